/* SPDX-License-Identifier: MIT */
/* A board that has nothing: what port/board.h asks for, to be filled in. */
#include "board.h"

#include "cortexm/systick.h"

#include <string.h>

#define CLOCK_HZ 48000000u

void ng_board_init(void)
{
    ng_systick_start(CLOCK_HZ);
}

void ng_board_write(const void *bytes, size_t n)
{
    (void)bytes;
    (void)n;
}

void ng_board_restart(bool ok)
{
    (void)ok;
    /* AIRCR, system reset (ARMv6-M and ARMv7-M: B3.2) */
    *(volatile uint32_t *)0xE000ED0Cu = 0x05FA0004u;
    for (;;) {
    }
}

void ng_board_mac(uint8_t mac[6])
{
    memset(mac, 0, 6);
    mac[0] = 2; /* an address of one's own, IEEE 802: the second bit */
}

bool ng_board_link(void)
{
    return false;
}

uint32_t ng_board_rx(void)
{
    return 0;
}

void ng_board_rx_read(void *to, uint32_t n)
{
    memset(to, 0, n);
}

void ng_board_rx_done(void)
{
}

bool ng_board_tx(uint32_t n)
{
    (void)n;
    return false;
}

void ng_board_tx_write(const void *from, uint32_t n)
{
    (void)from;
    (void)n;
}

void ng_board_tx_done(void)
{
}
