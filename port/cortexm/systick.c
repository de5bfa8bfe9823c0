/* SPDX-License-Identifier: MIT */
#include "cortexm/systick.h"

#include "board.h"
#include "cortexm/start.h"

/* ARMv7-M architecture reference manual B3.3; the same in ARMv6-M */
#define SYST_CSR (*(volatile uint32_t *)0xE000E010u)
#define SYST_RVR (*(volatile uint32_t *)0xE000E014u)
#define SYST_CVR (*(volatile uint32_t *)0xE000E018u)
#define CSR_RUN 7u /* processor clock, interrupt, enable */

static volatile uint32_t low, high;

void ng_systick(void)
{
    low = low + 1;
    if (low == 0) {
        high = high + 1;
    }
}

void ng_systick_start(uint32_t hz)
{
    SYST_RVR = hz / 1000 - 1;
    SYST_CVR = 0;
    SYST_CSR = CSR_RUN;
}

uint64_t ng_board_ms(void)
{
    uint32_t l, h;
    do {
        h = high;
        l = low;
    } while (h != high);
    return (uint64_t)h << 32 | l;
}

void ng_board_sleep(uint64_t until_ms)
{
    while (ng_board_ms() < until_ms && ng_board_buttons() == 0 &&
            ng_board_rx() == 0) {
        ng_board_alive();
        __asm volatile("wfi");
    }
}
