/* SPDX-License-Identifier: MIT */
/* The pad: PE0 up, PE1 down, PE2 left, PE3 right, PF1 select, all low when
 * pressed. In QEMU each reads as pressed until it is released for the first
 * time (hw/input/stellaris_input.c), so a key counts only after it was seen
 * released. */
#include "board.h"

#include "lm3s.h"

void lm3s_start_pad(void)
{
    GPIO_DIGITAL(GPIO_E) |= 0xF;
    GPIO_PULL_UP(GPIO_E) |= 0xF;
    GPIO_DIGITAL(GPIO_F) |= 2;
    GPIO_PULL_UP(GPIO_F) |= 2;
}

uint32_t ng_board_buttons(void)
{
    static uint32_t known;
    uint32_t up = GPIO_DATA(GPIO_E, 0xF) | (GPIO_DATA(GPIO_F, 2) << 3);
    known |= up;
    uint32_t down = known & ~up;
    return ((down & 0xA) != 0 ? NG_BUTTON_NEXT : 0u) |
           ((down & 0x5) != 0 ? NG_BUTTON_BACK : 0u) |
           ((down & 0x10) != 0 ? NG_BUTTON_SELECT : 0u);
}
