/* SPDX-License-Identifier: MIT */
#include "linux/bitmap.h"

#include <stdlib.h>
#include <string.h>

#define BAND 16u /* rows */

static int take(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct bitmap *b = ctx;
    size_t at = (size_t)y * b->stride, bytes = (size_t)n * b->stride;
    if (y + n > b->height) {
        return NG_EARG;
    }
    memcpy(b->ink + at, ink, bytes);
    if (b->accent != NULL && accent != NULL) {
        memcpy(b->accent + at, accent, bytes);
    }
    return NG_OK;
}

static bool get(
        const struct bitmap *b, const uint8_t *rows, uint32_t x, uint32_t y)
{
    return x < b->width && y < b->height &&
           (rows[y * b->stride + x / 8] >> (7 - x % 8) & 1) != 0;
}

/* Where a pixel of the panel's rows lies on the page, which is turned
 * clockwise to stand on the panel. */
static bool turned(const struct bitmap *b, const uint8_t *rows,
        const struct ng_panel *to, uint32_t x, uint32_t y)
{
    switch (to->rotation) {
    case NG_ROTATE_90:
        return get(b, rows, y, b->height - 1u - x);
    case NG_ROTATE_180:
        return get(b, rows, b->width - 1u - x, b->height - 1u - y);
    case NG_ROTATE_270:
        return get(b, rows, b->width - 1u - y, x);
    default:
        return get(b, rows, x, y);
    }
}

static void fill(const struct bitmap *b, const uint8_t *rows,
        const struct ng_panel *to, uint32_t y, uint32_t n, uint8_t *band)
{
    uint32_t stride = (to->width + 7u) / 8;
    memset(band, 0, stride * n);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t x = 0; rows != NULL && x < to->width; x++) {
            if (turned(b, rows, to, x, y + i)) {
                band[i * stride + x / 8] |= (uint8_t)(0x80u >> x % 8);
            }
        }
    }
}

static int draw(void *ctx, const struct ng_panel *to)
{
    const struct bitmap *b = ctx;
    uint32_t stride = (to->width + 7u) / 8;
    uint8_t *band = malloc((size_t)stride * BAND * 2);
    int err = band == NULL ? NG_ENOMEM : NG_OK;
    for (uint32_t y = 0; y < to->height && err == NG_OK; y += BAND) {
        uint32_t n = to->height - y < BAND ? to->height - y : BAND;
        uint8_t *accent = to->accent ? band + stride * BAND : NULL;
        fill(b, b->ink, to, y, n, band);
        if (accent != NULL) {
            fill(b, b->accent, to, y, n, accent);
        }
        err = to->rows(to->ctx, (uint16_t)y, (uint16_t)n, band, accent);
    }
    free(band);
    return err;
}

int bitmap_open(struct bitmap *b, uint16_t width, uint16_t height, bool accent)
{
    *b = (struct bitmap){
            .width = width, .height = height, .stride = (width + 7u) / 8};
    size_t n = (size_t)b->stride * height;
    b->ink = calloc(n > 0 ? n : 1, 1);
    b->accent = accent ? calloc(n > 0 ? n : 1, 1) : NULL;
    if (b->ink == NULL || (accent && b->accent == NULL)) {
        bitmap_close(b);
        return -1;
    }
    b->panel = (struct ng_panel){.width = width,
            .height = height,
            .accent = accent,
            .rows = take,
            .ctx = b};
    b->picture = (struct ng_picture){draw, b};
    return 0;
}

void bitmap_close(struct bitmap *b)
{
    free(b->ink);
    free(b->accent);
    b->ink = b->accent = NULL;
}

uint32_t bitmap_erased(const struct bitmap *from, const struct bitmap *to)
{
    uint32_t n = 0;
    for (size_t i = 0; i < (size_t)from->stride * from->height; i++) {
        for (uint8_t gone = from->ink[i] & (uint8_t)~to->ink[i]; gone != 0;
                gone &= (uint8_t)(gone - 1)) {
            n++;
        }
    }
    return n;
}

uint64_t bitmap_hash(const struct bitmap *b)
{
    size_t n = (size_t)b->stride * b->height;
    uint64_t hash = ng_hash(NG_HASH_INIT, b->ink, n);
    hash = b->accent != NULL ? ng_hash(hash, b->accent, n) : hash;
    return hash != 0 ? hash : 1;
}
