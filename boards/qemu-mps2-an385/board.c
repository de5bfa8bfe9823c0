/* SPDX-License-Identifier: MIT */
/* ARM MPS2 with FPGA image AN385 as QEMU models it, and AN511, which has the
 * same devices: Application Note AN385, chapter 4 (memory map); CMSDK
 * technical reference manual 4.3 (UART). */
#include "board.h"

#include "chip/lan9118.h"
#include "cortexm/systick.h"

#define CLOCK_HZ 25000000u
#define LAN9118 0x40200000u
#define UART_DATA (*(volatile uint32_t *)0x40004000u)
#define UART_STATE (*(volatile uint32_t *)0x40004004u)
#define UART_CTRL (*(volatile uint32_t *)0x40004008u)
#define UART_BAUDDIV (*(volatile uint32_t *)0x40004010u)
#define STATE_TX_FULL 1u
#define CTRL_TX 1u

void ng_board_init(void)
{
    static const uint8_t mac[6] = {0x52, 0x54, 0x00, 0x12, 0x34, 0x56};
    UART_BAUDDIV = CLOCK_HZ / 115200;
    UART_CTRL = CTRL_TX;
    ng_systick_start(CLOCK_HZ);
    ng_lan9118_start(LAN9118, mac);
}

void ng_board_write(const void *bytes, size_t n)
{
    const uint8_t *at = bytes;
    for (; n > 0; n--) {
        while ((UART_STATE & STATE_TX_FULL) != 0) {
        }
        UART_DATA = *at++;
    }
}

/* The model has no cable to pull. */
bool ng_board_link(void)
{
    return true;
}
