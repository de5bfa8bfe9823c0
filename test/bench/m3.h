/* SPDX-License-Identifier: MIT */
/* What a bench on a Cortex-M3 needs: for QEMU's mps2-an385 with -icount
 * shift=0, where an instruction is a nanosecond and SysTick runs at 25 MHz.
 * The console is semihosting's (Arm, "Semihosting for AArch32"). */
#ifndef M3_H
#define M3_H

#include <stdint.h>

#define SYST_CSR (*(volatile uint32_t *)0xE000E010u)
#define SYST_RVR (*(volatile uint32_t *)0xE000E014u)
#define SYST_CVR (*(volatile uint32_t *)0xE000E018u)

extern char ng_stack_low[], ng_stack_top[]; /* port/cortexm/link.ld */

static uint32_t call(uint32_t operation, const void *block)
{
    register uint32_t r0 __asm("r0") = operation;
    register const void *r1 __asm("r1") = block;
    __asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static void say(const char *before, uint32_t n)
{
    char line[32] = "                    \n";
    char *at = line + 20;
    do {
        *--at = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    call(0x04, before);
    call(0x04, at);
}

static void leave(uint32_t code)
{
    uint32_t block[2] = {0x20026u, code};
    call(0x20, block);
}

#endif
