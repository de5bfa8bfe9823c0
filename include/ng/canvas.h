/* SPDX-License-Identifier: MIT */
/* floor 2: a window of 1-bit pixels onto a page: what lies outside is not
 * drawn. A page is drawn window by window into the same few bytes. */
#ifndef NG_CANVAS_H
#define NG_CANVAS_H

#include "ng/base.h"
#include "ng/font.h"

struct ng_canvas {
    uint8_t *bits; /* rows of stride bytes, the left pixel in the highest bit,
                    * 1 for ink */
    int32_t x, y;  /* the window's place on the page */
    uint16_t width, height; /* width a multiple of 8 */
    uint16_t stride;
};

void ng_canvas_clear(struct ng_canvas *c);

/* A box of ink, or of white. */
void ng_canvas_box(struct ng_canvas *c, int32_t x, int32_t y, uint32_t width,
        uint32_t height, bool ink);

/* A glyph whose pen stands at x on the baseline y. */
void ng_canvas_glyph(struct ng_canvas *c, int32_t x, int32_t baseline,
        const struct ng_glyph *glyph, bool ink);

/* Eight columns, a byte of each of `height` rows that stand `stride` bytes
 * apart, become eight rows of height / 8 bytes, turned by a quarter. height: a
 * multiple of 8; from and to: different memory. */
void ng_canvas_turn(const uint8_t *from, uint32_t stride, uint32_t height,
        uint8_t *to, bool clockwise);

#endif
