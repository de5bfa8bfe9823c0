/* SPDX-License-Identifier: MIT */
/* The fonts of a board: those named in its board.mk (BOARD_FONTS). */
#ifndef NG_FIRMWARE_FONTS_H
#define NG_FIRMWARE_FONTS_H

#include "ng/font.h"

extern const struct ng_fonts ng_fonts_board;

#endif
