/* SPDX-License-Identifier: MIT */
#include "cortexm/systick.h"

#include "board.h"
#include "cortexm/start.h"

/* ARMv7-M architecture reference manual B3.3; the same in ARMv6-M */
#define SYST_CSR (*(volatile uint32_t *)0xE000E010u)
#define SYST_RVR (*(volatile uint32_t *)0xE000E014u)
#define SYST_CVR (*(volatile uint32_t *)0xE000E018u)
#define CSR_RUN 7u /* processor clock, interrupt, enable */

/* Asleep it ticks seldom: buttons and frames are looked at so often. */
#define SLEEP_MS 50u

static volatile uint32_t low, high; /* milliseconds */
static volatile uint32_t step = 1;
static uint32_t per_ms;

static void advance(uint32_t ms)
{
    uint32_t before = low;
    low = before + ms;
    if (before + ms < before) {
        high = high + 1;
    }
}

void ng_systick(void)
{
    advance(step);
}

/* From now on ticks of so many ms; what has gone of the one begun counts. */
static void tick(uint32_t ms)
{
    static uint32_t rest;
    SYST_CSR = 0;
    rest += SYST_RVR - SYST_CVR;
    advance(rest / per_ms);
    rest %= per_ms;
    step = ms;
    SYST_RVR = per_ms * ms - 1;
    SYST_CVR = 0;
    SYST_CSR = CSR_RUN;
}

void ng_systick_start(uint32_t hz)
{
    per_ms = hz / 1000;
    SYST_RVR = per_ms - 1;
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
    if (ng_board_ms() + SLEEP_MS >= until_ms) {
        __asm volatile("wfi");
        return;
    }
    tick(SLEEP_MS);
    while (ng_board_ms() + SLEEP_MS < until_ms && ng_board_buttons() == 0 &&
            ng_board_rx() == 0) {
        ng_board_alive();
        __asm volatile("wfi");
    }
    tick(1);
}
