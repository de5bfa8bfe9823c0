/* SPDX-License-Identifier: MIT */
/* The display, 128x64 in 16 greys, on an SSD0323 (its data sheet, chapter 9);
 * it listens when PD0 is high, and takes bytes for data when PC7 is. */
#include "board.h"

#include "chip/sdcard.h"
#include "lm3s.h"

#define WIDTH 128u
#define HEIGHT 64u
#define SET_COLUMNS 0x15 /* of two pixels: first, last */
#define SET_ROWS 0x75
#define SWITCH_ON 0xAF

static void send(bool data, uint8_t byte)
{
    GPIO_DATA(GPIO_C, 0x80) = data ? 0x80 : 0;
    (void)lm3s_ssi_byte(byte);
}

void lm3s_start_oled(void)
{
    GPIO_OUT(GPIO_C) |= 0x80;
    GPIO_DIGITAL(GPIO_C) |= 0x80;
    ng_sdcard_select(false);
    send(false, SWITCH_ON);
}

uint16_t ng_board_glass_width(void)
{
    return WIDTH;
}

uint16_t ng_board_glass_height(void)
{
    return HEIGHT;
}

void ng_board_glass_draw(uint16_t y, uint16_t n, const uint8_t *bits)
{
    ng_sdcard_select(false);
    send(false, SET_COLUMNS);
    send(false, 0);
    send(false, WIDTH / 2 - 1);
    send(false, SET_ROWS);
    send(false, (uint8_t)y);
    send(false, (uint8_t)(y + n - 1));
    for (uint32_t i = 0; i < n * WIDTH / 8; i++) {
        for (int shift = 6; shift >= 0; shift -= 2) {
            uint32_t two = bits[i] >> shift & 3u;
            send(true, (uint8_t)((two & 2 ? 0xF0u : 0) | (two & 1 ? 0xFu : 0)));
        }
    }
}
