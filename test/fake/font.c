/* SPDX-License-Identifier: MIT */
#include "font.h"

#include <stdlib.h>
#include <string.h>

static void put16(uint8_t *p, uint32_t v)
{
    p[0] = (uint8_t)v;
    p[1] = (uint8_t)(v >> 8);
}

/* See src/font.c. All boxes share their bits; a record is a byte, the height:
 * that of the space is 0. */
struct ng_font fake_font(uint8_t style, uint8_t size, uint8_t width,
        uint8_t part, uint32_t first, uint32_t last)
{
    struct ng_font f;
    uint32_t n = last - first + 2;
    uint32_t height = size * 3u / 4;
    uint32_t bits = 0;
    size_t records = 52 + 2 * 8;
    size_t pixels = records + n;
    size_t all = pixels + (width * height + 7) / 8 + 4;
    uint8_t *b = calloc(1, all);
    if (b == NULL) {
        abort();
    }
    memcpy(b, "NGF1", 4);
    put16(b + 4, (uint32_t)all & 0xFFFF);
    put16(b + 6, (uint32_t)all >> 16);
    const uint8_t head[8] = {style, size, size, 2, (uint8_t)(size / 2),
            (uint8_t)height, (uint8_t)(size + 2), 0};
    memcpy(b + 8, head, sizeof head);
    put16(b + 16, 2);
    put16(b + 18, n);
    const uint32_t least[7] = {
            64u * (width + 1u) + part, 0, height, width, 0, 0, 0};
    for (unsigned i = 0; i < 7; i++) {
        put16(b + 24 + 4 * i, least[i]);
    }
    b[24 + 4 * 4 + 2] = 8; /* height: a byte each */
    put16(b + 52, ' ');
    put16(b + 56, 1);
    put16(b + 60, first & 0xFFFF);
    put16(b + 62, first >> 16);
    put16(b + 64, n - 1);
    put16(b + 66, 1);
    memset(b + records + 1, (int)height, n - 1);
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++, bits++) {
            bool edge = y == 0 || x == 0 || y == height - 1 || x == width - 1u;
            b[pixels + bits / 8] |= (uint8_t)(edge << (7 - bits % 8));
        }
    }
    if (ng_font_open(&f, b, all) != NG_OK) {
        abort();
    }
    return f;
}

void fake_font_free(struct ng_font *font)
{
    free((void *)(uintptr_t)font->blob);
    font->blob = NULL;
}
