/* SPDX-License-Identifier: MIT */
/* Glyphs to the block that src/font.c reads; its format stands there. */
#include "glyphs.h"

#include <stdlib.h>
#include <string.h>

enum { ADVANCE, LEFT, TOP, WIDTH, HEIGHT, PACKING, AT, FIELDS };

struct bits {
    uint8_t *bytes;
    size_t n, cap; /* bits, bytes */
};

static void put(struct bits *b, uint32_t v, unsigned n)
{
    if (b->n / 8 + 8 > b->cap) {
        size_t cap = 2 * b->cap + 64;
        b->bytes = bake_room(b->bytes, cap);
        memset(b->bytes + b->cap, 0, cap - b->cap);
        b->cap = cap;
    }
    for (unsigned i = n; i-- > 0; b->n++) {
        b->bytes[b->n / 8] |= (uint8_t)((v >> i & 1) << (7 - b->n % 8));
    }
}

static void put_plain(struct bits *b, const struct bake_glyph *g)
{
    for (int i = 0; i < g->width * g->height; i++) {
        put(b, g->pixels[i], 1);
    }
}

static void put_rice_number(struct bits *b, uint32_t v, unsigned k)
{
    for (uint32_t high = v >> k; high > 0; high--) {
        put(b, 1, 1);
    }
    put(b, 0, 1);
    put(b, v & ((1u << k) - 1), k);
}

static void put_rice(struct bits *b, const struct bake_glyph *g, unsigned k)
{
    uint32_t gap = 0;
    put(b, k, 3);
    for (int i = 0; i < g->width * g->height; i++) {
        int above = i >= g->width ? g->pixels[i - g->width] : 0;
        if (g->pixels[i] != above) {
            put_rice_number(b, gap, k);
            gap = 0;
        } else {
            gap++;
        }
    }
    put_rice_number(b, gap, k);
}

/* The shortest way; packing -1: any, 0 or 1. */
static int pack_glyph(struct bits *b, const struct bake_glyph *g, int packing)
{
    unsigned best = 0;
    size_t least = SIZE_MAX;
    for (unsigned k = 0; k < 8 && packing != 0; k++) {
        struct bits one = {0};
        put_rice(&one, g, k);
        if (one.n < least) {
            least = one.n;
            best = k;
        }
        free(one.bytes);
    }
    size_t plain = (size_t)(g->width * g->height);
    if (packing == 0 || (packing < 0 && plain <= least)) {
        put_plain(b, g);
        return 0;
    }
    put_rice(b, g, best);
    return 1;
}

/* ---- the same picture twice is stored once ---------------------------------
 */

struct seen {
    uint32_t *table; /* glyph + 1 by hash */
    size_t cap;      /* a power of two */
};

static const struct bake_glyph *seen_before(
        struct seen *s, const struct bake_font *font, int i, int *which)
{
    const struct bake_glyph *g = &font->glyphs[i];
    size_t n = (size_t)(g->width * g->height);
    uint64_t h = ng_hash(NG_HASH_INIT ^ (uint64_t)g->width, g->pixels, n);
    for (size_t at = (size_t)h & (s->cap - 1);; at = (at + 1) & (s->cap - 1)) {
        if (s->table[at] == 0) {
            s->table[at] = (uint32_t)i + 1;
            return NULL;
        }
        const struct bake_glyph *old = &font->glyphs[s->table[at] - 1];
        if (old->width == g->width && old->height == g->height &&
                (n == 0 || memcmp(old->pixels, g->pixels, n) == 0)) {
            *which = (int)s->table[at] - 1;
            return old;
        }
    }
}

/* All glyphs' bits; values of the fields into v. */
static struct bits pack_all(
        const struct bake_font *font, int packing, int32_t (*v)[FIELDS])
{
    struct bits b = {0};
    struct seen seen = {NULL, 1};
    while (seen.cap < 2 * (size_t)font->n_glyphs) {
        seen.cap *= 2;
    }
    seen.table = calloc(seen.cap, sizeof *seen.table);
    put(&b, 0, 0);
    for (int i = 0; i < font->n_glyphs; i++) {
        const struct bake_glyph *g = &font->glyphs[i];
        int old = 0;
        v[i][ADVANCE] = g->advance_64;
        v[i][LEFT] = g->left;
        v[i][TOP] = g->top;
        v[i][WIDTH] = g->width;
        v[i][HEIGHT] = g->height;
        if (seen.table != NULL && seen_before(&seen, font, i, &old) != NULL) {
            v[i][PACKING] = v[old][PACKING];
            v[i][AT] = v[old][AT];
            continue;
        }
        /* of many glyphs each begins with a byte, or its place were too long
         * a number */
        put(&b, 0, font->n_glyphs > 8192 ? (unsigned)(8 - b.n % 8) % 8 : 0);
        v[i][AT] = (int32_t)b.n;
        v[i][PACKING] = pack_glyph(&b, g, packing);
    }
    free(seen.table);
    return b;
}

/* ---- the block
 * --------------------------------------------------------------- */

static void put16(struct bits *b, int v)
{
    put(b, (uint32_t)v & 0xFF, 8);
    put(b, (uint32_t)v >> 8 & 0xFF, 8);
}

static void put32(struct bits *b, uint32_t v)
{
    put16(b, (int)(v & 0xFFFF));
    put16(b, (int)(v >> 16));
}

struct field {
    int32_t least;
    unsigned bits, shift;
};

static struct field field_of(int32_t (*v)[FIELDS], int n, int f)
{
    int32_t least = v[0][f], most = v[0][f];
    uint32_t varies = 0;
    for (int i = 0; i < n; i++) {
        least = v[i][f] < least ? v[i][f] : least;
        most = v[i][f] > most ? v[i][f] : most;
    }
    for (int i = 0; i < n; i++) {
        varies |= (uint32_t)(v[i][f] - least);
    }
    struct field field = {least, 0, 0};
    while (varies != 0 && field.shift < 6 && (varies >> field.shift & 1) == 0) {
        field.shift++;
    }
    while ((uint32_t)(most - least) >> field.shift >> field.bits != 0) {
        field.bits++;
    }
    return field;
}

static void put_ranges(struct bits *b, const struct bake_font *font)
{
    for (int i = 0; i < font->n_glyphs;) {
        int n = 1;
        while (i + n < font->n_glyphs &&
                font->glyphs[i + n].cp == font->glyphs[i].cp + (uint32_t)n) {
            n++;
        }
        put32(b, font->glyphs[i].cp);
        put16(b, n);
        put16(b, i);
        i += n;
    }
}

static void put_head(struct bits *b, const struct bake_font *font, int n_ranges)
{
    const struct bake_font *f = font;
    static const char magic[4] = "NGF1";
    for (int i = 0; i < 4; i++) {
        put(b, (uint8_t)magic[i], 8);
    }
    put32(b, 0); /* bytes, later */
    const int small[8] = {f->spec.style, f->spec.size, f->ascent, f->descent,
            f->x_height, f->cap_height, f->leading, 0};
    for (int i = 0; i < 8; i++) {
        put(b, (uint8_t)small[i], 8);
    }
    put16(b, n_ranges);
    put16(b, f->n_glyphs);
    put16(b, f->n_kerns);
    put16(b, 0);
}

static uint8_t *pack_as(const struct bake_font *font, int packing, size_t *n)
{
    struct bits b = {0}, ranges = {0};
    int32_t(*v)[FIELDS] = bake_room(NULL, (size_t)font->n_glyphs * sizeof *v);
    struct bits pixels = pack_all(font, packing, v);
    put_ranges(&ranges, font);
    put_head(&b, font, (int)(ranges.n / 64));
    struct field fields[FIELDS];
    for (int f = 0; f < FIELDS; f++) {
        fields[f] = field_of(v, font->n_glyphs, f);
        if (fields[f].least > INT16_MAX || fields[f].bits > 24) {
            bake_fail("is too large for the format", font->spec.name);
        }
        put16(&b, fields[f].least);
        put(&b, fields[f].bits, 8);
        put(&b, fields[f].shift, 8);
    }
    for (size_t i = 0; i < ranges.n / 8; i++) {
        put(&b, ranges.bytes[i], 8);
    }
    for (int i = 0; i < font->n_glyphs; i++) {
        for (int f = 0; f < FIELDS; f++) {
            put(&b, (uint32_t)(v[i][f] - fields[f].least) >> fields[f].shift,
                    fields[f].bits);
        }
    }
    put(&b, 0, (unsigned)(8 - b.n % 8) % 8);
    for (int i = 0; i < font->n_kerns; i++) {
        put16(&b, font->kerns[i].left);
        put16(&b, font->kerns[i].right);
        put16(&b, font->kerns[i].by_64);
    }
    for (size_t i = 0; i < pixels.n; i++) {
        put(&b, pixels.bytes[i / 8] >> (7 - i % 8) & 1, 1);
    }
    put(&b, 0, (unsigned)(8 - b.n % 8) % 8);
    put32(&b, 0);
    *n = b.n / 8;
    for (int i = 0; i < 4; i++) {
        b.bytes[4 + i] = (uint8_t)(*n >> 8 * i);
    }
    free(pixels.bytes);
    free(ranges.bytes);
    free(v);
    return b.bytes;
}

uint8_t *bake_pack(const struct bake_font *font, size_t *n)
{
    uint8_t *best = NULL;
    for (int packing = -1; packing <= 1; packing++) {
        size_t size;
        uint8_t *block = pack_as(font, packing, &size);
        if (best == NULL || size < *n) {
            free(best);
            best = block;
            *n = size;
        } else {
            free(block);
        }
    }
    return best;
}
