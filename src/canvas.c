/* SPDX-License-Identifier: MIT */
#include "ng/canvas.h"

#include <string.h>

void ng_canvas_clear(struct ng_canvas *c)
{
    memset(c->bits, 0, (size_t)c->stride * c->height);
}

/* from and to (exclusive) of what lies in 0 .. size, seen from the window. */
static bool clip(int32_t at, uint32_t length, int32_t window, uint16_t size,
        uint32_t *from, uint32_t *to)
{
    int64_t low = (int64_t)at - window;
    int64_t high = low + length;
    low = low < 0 ? 0 : low;
    high = high > size ? size : high;
    *from = (uint32_t)low;
    *to = (uint32_t)high;
    return low < high;
}

static void put(uint8_t *byte, uint32_t bits, bool ink)
{
    *byte = (uint8_t)(ink ? *byte | bits : *byte & ~bits);
}

void ng_canvas_box(struct ng_canvas *c, int32_t x, int32_t y, uint32_t width,
        uint32_t height, bool ink)
{
    uint32_t x0, x1, y0, y1;
    if (!clip(x, width, c->x, c->width, &x0, &x1) ||
            !clip(y, height, c->y, c->height, &y0, &y1)) {
        return;
    }
    uint32_t first = x0 >> 3;
    uint32_t last = (x1 - 1) >> 3;
    uint32_t head = 0xFFu >> (x0 & 7);
    uint32_t tail = 0xFF00u >> (((x1 - 1) & 7) + 1) & 0xFF;
    for (; y0 < y1; y0++) {
        uint8_t *row = c->bits + y0 * c->stride;
        if (first == last) {
            put(row + first, head & tail, ink);
            continue;
        }
        put(row + first, head, ink);
        memset(row + first + 1, ink ? 0xFF : 0, last - first - 1);
        put(row + last, tail, ink);
    }
}

void ng_canvas_glyph(struct ng_canvas *c, int32_t x, int32_t baseline,
        const struct ng_glyph *glyph, bool ink)
{
    struct ng_glyph_rows r;
    uint32_t x0, x1, y0, y1;
    x += glyph->left;
    int32_t y = baseline - glyph->top;
    if (!clip(x, glyph->width, c->x, c->width, &x0, &x1) ||
            !clip(y, glyph->height, c->y, c->height, &y0, &y1)) {
        return;
    }
    /* the glyph's first byte, which may lie left of the window, and how far
     * its bits are shifted in it */
    uint32_t right = (uint32_t)(x - c->x) + 8 * NG_GLYPH_BYTES;
    int32_t first = (int32_t)(right >> 3) - (int32_t)NG_GLYPH_BYTES;
    uint32_t shift = right & 7;
    uint32_t n = c->width >> 3;
    uint32_t n_bytes = (glyph->width + 7u) >> 3;
    ng_glyph_rows_init(&r, glyph);
    ng_glyph_rows_skip(&r, (uint32_t)((int32_t)y0 - (y - c->y)));
    for (; y0 < y1 && ng_glyph_rows_next(&r); y0++) {
        uint8_t *row = c->bits + y0 * c->stride;
        uint32_t carry = 0;
        uint32_t at = (uint32_t)first;
        for (uint32_t i = 0; i <= n_bytes; i++, at++) {
            uint32_t w = i < n_bytes ? (uint32_t)r.bits[i] << 8 >> shift : 0;
            uint32_t bits = carry | w >> 8;
            carry = w & 0xFF;
            if (bits != 0 && at < n) {
                put(row + at, bits, ink);
            }
        }
    }
}

/* Rows of 8 x 8 bits become columns (H. S. Warren, Hacker's Delight, 7-3). */
static void transpose(uint32_t *high, uint32_t *low)
{
    uint32_t x = *high;
    uint32_t y = *low;
    uint32_t t = (x ^ x >> 7) & 0x00AA00AA;
    x ^= t ^ t << 7;
    t = (y ^ y >> 7) & 0x00AA00AA;
    y ^= t ^ t << 7;
    t = (x ^ x >> 14) & 0x0000CCCC;
    x ^= t ^ t << 14;
    t = (y ^ y >> 14) & 0x0000CCCC;
    y ^= t ^ t << 14;
    *high = (x & 0xF0F0F0F0) | (y >> 4 & 0x0F0F0F0F);
    *low = (x << 4 & 0xF0F0F0F0) | (y & 0x0F0F0F0F);
}

void ng_canvas_turn(const uint8_t *from, uint32_t stride, uint32_t height,
        uint8_t *to, bool clockwise)
{
    uint32_t wide = height / 8;
    for (uint32_t block = 0; block < wide; block++) {
        uint32_t half[2] = {0, 0};
        /* clockwise: the last row becomes the first column; else the last
         * column becomes the first row */
        for (uint32_t i = 0; i < 8; i++) {
            uint32_t y = 8 * block + (clockwise ? 7 - i : i);
            half[i >> 2] = half[i >> 2] << 8 | from[y * stride];
        }
        transpose(&half[0], &half[1]);
        uint32_t column = clockwise ? wide - 1 - block : block;
        for (uint32_t i = 0; i < 8; i++) {
            uint32_t y = clockwise ? i : 7 - i;
            to[y * wide + column] =
                    (uint8_t)(half[i >> 2] >> (24 - 8 * (i & 3)));
        }
    }
}
