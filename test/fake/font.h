/* SPDX-License-Identifier: MIT */
/* Fonts made in memory, for tests of what needs no beauty. */
#ifndef FAKE_FONT_H
#define FAKE_FONT_H

#include "ng/font.h"

/* The characters first to last and space, as plain bits: each a box with an
 * open middle, width pixels wide and size * 3 / 4 high on the baseline, its
 * advance 64 * (width + 1) + part. Line: size + 2. free() the block. */
struct ng_font fake_font(uint8_t style, uint8_t size, uint8_t width,
        uint8_t part, uint32_t first, uint32_t last);
void fake_font_free(struct ng_font *font);

#endif
