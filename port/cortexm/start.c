/* SPDX-License-Identifier: MIT */
/* From reset to main() on any Cortex-M (ARMv6-M and ARMv7-M architecture
 * reference manuals, B1.5): the vector table, memory, the stack's paint. */
#include "cortexm/start.h"

#include "board.h"

#include <string.h>

#define PAINT 0xC5C5C5C5u

/* set by link.ld */
extern uint32_t ng_stack_low[], ng_stack_top[];
extern uint32_t ng_data_start[], ng_data_end[], ng_data_first[];
extern uint32_t ng_bss_start[], ng_bss_end[];
extern char ng_flash_start[], ng_flash_end[];

int main(void);

static void say(const char *text)
{
    ng_board_write(text, strlen(text));
}

static void say_hex(uint32_t value)
{
    char text[8];
    for (int i = 7; i >= 0; i--) {
        text[i] = "0123456789abcdef"[value & 15];
        value >>= 4;
    }
    ng_board_write(text, sizeof text);
}

/* Bytes between two places that only link.ld knows. */
static uint32_t span(const void *from, const void *to)
{
    return (uint32_t)((uintptr_t)to - (uintptr_t)from);
}

/* frame: what the processor saved: r0-r3, r12, lr, pc, psr. A stack that
 * overflowed has none. */
void ng_fault_at(const uint32_t *frame);

void ng_fault_at(const uint32_t *frame)
{
    say("\nfault");
    if (span(ng_stack_low, frame) <= span(ng_stack_low, ng_stack_top) - 32) {
        say(" at ");
        say_hex(frame[6]);
        say(" from ");
        say_hex(frame[5]);
    } else {
        say(": the stack overflowed");
    }
    say("\n");
    ng_board_restart(false);
    for (;;) {
    }
}

/* Takes the frame's address, and the stack from its top. */
__attribute__((naked)) static void fault(void)
{
    __asm volatile("mrs r0, msp\n"
                   "ldr r1, =ng_stack_top\n"
                   "mov sp, r1\n"
                   "ldr r1, =ng_fault_at\n"
                   "bx r1\n");
}

void ng_reset(void);

void ng_reset(void)
{
    uint32_t free = span(ng_stack_low, __builtin_frame_address(0)) / 4;
    for (uint32_t i = 0; i + 16 < free; i++) {
        ng_stack_low[i] = PAINT;
    }
    memcpy(ng_data_start, ng_data_first, span(ng_data_start, ng_data_end));
    memset(ng_bss_start, 0, span(ng_bss_start, ng_bss_end));
    (void)main();
    ng_board_restart(false);
    for (;;) {
    }
}

/* For mbedTLS, which gives up so when it finds its heap overwritten. */
_Noreturn void _exit(int code);

_Noreturn void _exit(int code)
{
    (void)code;
    say("\nexit: a heap was overwritten\n");
    ng_board_restart(false);
    for (;;) {
    }
}

struct ng_sizes ng_sizes(void)
{
    uint32_t stack = span(ng_stack_low, ng_stack_top), free = 0;
    while (free < stack / 4 && ng_stack_low[free] == PAINT) {
        free++;
    }
    return (struct ng_sizes){
            .flash = span(ng_flash_start, ng_flash_end),
            .ram = span(ng_data_start, ng_bss_end),
            .stack = stack,
            .stack_used = stack - 4 * free,
    };
}

typedef void vector(void);

/* The processor's own; interrupts of the chip are not used. */
__attribute__((section(".vectors"), used)) static const struct {
    uint32_t *stack;
    vector *of[15];
} vectors = {ng_stack_top,
        {ng_reset, fault, fault, fault, fault, fault, NULL, NULL, NULL, NULL,
                fault, fault, NULL, fault, ng_systick}};
