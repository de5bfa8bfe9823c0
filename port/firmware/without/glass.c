/* SPDX-License-Identifier: MIT */
/* For a board without a display. */
#include "board.h"

uint16_t ng_board_glass_width(void)
{
    return 0;
}

uint16_t ng_board_glass_height(void)
{
    return 0;
}

void ng_board_glass_draw(uint16_t y, uint16_t n, const uint8_t *bits)
{
    (void)y;
    (void)n;
    (void)bits;
}
