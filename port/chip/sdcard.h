/* SPDX-License-Identifier: MIT */
/* An SD card in SPI mode (SD Physical Layer Simplified Specification,
 * chapter 7): the storage of board.h for boards that name sdcard.c in
 * board.mk. */
#ifndef NG_CHIP_SDCARD_H
#define NG_CHIP_SDCARD_H

#include <stdbool.h>
#include <stdint.h>

/* What the board supplies for it: its SPI in mode 0, at most 25 MHz (400 kHz
 * until the first ng_board_blocks() has returned), and the card's select line.
 */
uint8_t ng_sdcard_byte(uint8_t out);
void ng_sdcard_select(bool selected);

#endif
