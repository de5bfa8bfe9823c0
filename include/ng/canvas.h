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

/* Rows of width x height turned by a quarter, clockwise: 8 x 8 blocks, from
 * and to different memory; both sizes multiples of 8. */
void ng_canvas_turn(const uint8_t *from, uint16_t width, uint16_t height,
        uint8_t *to, bool clockwise);

#endif
