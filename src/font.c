/* SPDX-License-Identifier: MIT */
#include "ng/font.h"

#include <string.h>

/* ---- the block -----------------------------------------------------------
 * Numbers are little-endian; bits run from the highest of each byte.
 *
 *    0  "NGF1"
 *    4  u32  bytes of the block
 *    8  u8   style size ascent descent x_height cap_height leading 0
 *   16  u16  ranges glyphs kerns 0
 *   24  the FIELDS of a glyph's record: i16 least, u8 bits, u8 shift each;
 *       a field is least + (bits << shift)
 *   52  ranges, ascending: u32 first code point, u16 how many, u16 the first's
 *       glyph
 *       records: of so many bits each, one after the other; then to a byte
 *       kerns, ascending: u16 left, u16 right code point, i16 1/64 pixel
 *       bits of the glyphs; 4 bytes of 0
 *
 * A glyph's bits, by its packing: 0: width x height pixels. 1: each row is
 * XORed with the one above it; of the whole, 3 bits k, then for each 1 how many
 * 0 there are before it, and in the end a number that leads out of it, as Rice
 * codes (R. F. Rice, JPL 79-22, 1979): the number >> k in ones and a zero, then
 * its k low bits. */

enum field { ADVANCE, LEFT, TOP, WIDTH, HEIGHT, PACKING, AT, FIELDS };

#define HEAD 24u
#define RANGES (HEAD + 4 * FIELDS)
#define RANGE 8u
#define KERN 6u
#define PAD 4u
#define SIDE_MAX 256
#define NEXT_MAX 4u
#define FAR (UINT32_MAX / 2)

static uint16_t u16(const uint8_t *p)
{
    return (uint16_t)(p[0] | p[1] << 8);
}

static int16_t i16(const uint8_t *p)
{
    return (int16_t)u16(p);
}

static uint32_t u32(const uint8_t *p)
{
    return u16(p) | (uint32_t)u16(p + 2) << 16;
}

/* n bits, at most 24, from bit `at` on; reads up to 3 bytes beyond them. */
static uint32_t bits_at(const uint8_t *p, uint32_t at, unsigned n)
{
    p += at >> 3;
    uint32_t w = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
                 (uint32_t)p[2] << 8 | p[3];
    return n == 0 ? 0 : w << (at & 7) >> (32 - n);
}

/* ---- glyphs ---------------------------------------------------------------
 */

static int32_t field_at(const struct ng_font *font, enum field f, uint32_t *at)
{
    const uint8_t *field = font->blob + HEAD + 4 * f;
    const uint8_t *records = font->blob + font->records;
    int32_t v =
            i16(field) + (int32_t)(bits_at(records, *at, field[2]) << field[3]);
    *at += field[2];
    return v;
}

/* The number of cp's glyph, or -1. */
static int32_t index_of(const struct ng_font *font, uint32_t cp)
{
    const uint8_t *ranges = font->blob + RANGES;
    uint32_t lo = 0;
    uint32_t hi = font->n_ranges;
    while (lo < hi) {
        /* the first has ASCII */
        uint32_t mid = lo == 0 && cp < 0x80 ? 0 : lo + (hi - lo) / 2;
        const uint8_t *range = ranges + RANGE * mid;
        uint32_t first = u32(range);
        if (cp < first) {
            hi = mid;
        } else if (cp - first >= u16(range + 4)) {
            lo = mid + 1;
        } else {
            return (int32_t)(u16(range + 6) + cp - first);
        }
    }
    return -1;
}

const struct ng_font *ng_font_find(
        const struct ng_font *font, uint32_t cp, uint32_t *index)
{
    for (unsigned n = 0; font != NULL && n < NEXT_MAX; n++) {
        int32_t i = index_of(font, cp);
        if (i >= 0) {
            *index = (uint32_t)i;
            return font;
        }
        font = font->next;
    }
    return NULL;
}

void ng_font_glyph_of(
        const struct ng_font *font, uint32_t index, struct ng_glyph *glyph)
{
    uint32_t at = index * font->record_bits;
    glyph->advance_64 = (uint16_t)field_at(font, ADVANCE, &at);
    glyph->left = (int16_t)field_at(font, LEFT, &at);
    glyph->top = (int16_t)field_at(font, TOP, &at);
    glyph->width = (uint16_t)field_at(font, WIDTH, &at);
    glyph->height = (uint16_t)field_at(font, HEIGHT, &at);
    glyph->packing = (uint8_t)field_at(font, PACKING, &at);
    glyph->at = (uint32_t)field_at(font, AT, &at);
    glyph->bits = font->blob + font->bits;
    glyph->end = 8 * (font->n - PAD - font->bits);
}

bool ng_font_glyph(
        const struct ng_font *font, uint32_t cp, struct ng_glyph *glyph)
{
    uint32_t index;
    font = ng_font_find(font, cp, &index);
    if (font == NULL) {
        memset(glyph, 0, sizeof *glyph);
        return false;
    }
    ng_font_glyph_of(font, index, glyph);
    return true;
}

uint16_t ng_font_advance_of(const struct ng_font *font, uint32_t index)
{
    uint32_t at = index * font->record_bits;
    return (uint16_t)field_at(font, ADVANCE, &at);
}

int32_t ng_font_advance(const struct ng_font *font, uint32_t cp)
{
    uint32_t index;
    font = ng_font_find(font, cp, &index);
    return font == NULL ? -1 : ng_font_advance_of(font, index);
}

int16_t ng_font_kern(const struct ng_font *font, uint32_t left, uint32_t right)
{
    uint32_t lo = 0;
    uint32_t hi = font->n_kerns;
    if (hi == 0 || left > UINT16_MAX || right > UINT16_MAX) {
        return 0;
    }
    const uint8_t *kerns = font->blob + font->kerns;
    uint32_t want = left << 16 | right;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        const uint8_t *kern = kerns + KERN * mid;
        uint32_t have = (uint32_t)u16(kern) << 16 | u16(kern + 2);
        if (have == want) {
            return i16(kern + 4);
        }
        if (have < want) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return 0;
}

/* ---- opening: a user's file may be damaged ---------------------------------
 */

static bool ranges_are_sound(const uint8_t *blob, uint32_t n, uint32_t n_glyphs)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < n; i++) {
        const uint8_t *range = blob + RANGES + RANGE * i;
        uint32_t first = u32(range);
        uint32_t count = u16(range + 4);
        if (first < next || first > 0x10FFFF || count == 0 ||
                u16(range + 6) + count > n_glyphs) {
            return false;
        }
        next = first + count;
    }
    return true;
}

static bool glyph_is_sound(const struct ng_glyph *g)
{
    uint32_t pixels = (uint32_t)g->width * g->height;
    return g->width <= SIDE_MAX && g->height <= SIDE_MAX &&
           g->left >= -SIDE_MAX && g->left <= SIDE_MAX && g->top >= -SIDE_MAX &&
           g->top <= SIDE_MAX && g->at <= g->end &&
           (g->packing == 1 || (g->packing == 0 && pixels <= g->end - g->at));
}

static bool fields_are_sound(const uint8_t *blob)
{
    for (unsigned f = 0; f < FIELDS; f++) {
        const uint8_t *field = blob + HEAD + 4 * f;
        int32_t least = i16(field);
        uint32_t most = f == ADVANCE ? UINT16_MAX
                        : f == AT    ? (1u << 27) - 1
                                     : 2 * SIDE_MAX;
        if (field[2] > 24 || field[3] > 6 || least < -SIDE_MAX ||
                (((1u << field[2]) - 1) << field[3]) > most ||
                ((f == ADVANCE || f >= WIDTH) && least < 0)) {
            return false;
        }
    }
    return true;
}

/* All but the glyphs. */
static int read_head(struct ng_font *font, const uint8_t *b, size_t n)
{
    uint64_t at = RANGES;
    uint32_t record = 0;
    for (unsigned f = 0; f < FIELDS; f++) {
        record += b[HEAD + 4 * f + 2];
    }
    font->style = b[8];
    font->size = b[9];
    font->ascent = b[10];
    font->descent = b[11];
    font->x_height = b[12];
    font->cap_height = b[13];
    font->leading = b[14];
    font->record_bits = (uint8_t)record;
    font->n_ranges = u16(b + 16);
    font->n_glyphs = u16(b + 18);
    font->n_kerns = u16(b + 20);
    font->blob = b;
    font->n = (uint32_t)n;
    at += (uint64_t)RANGE * font->n_ranges;
    font->records = (uint32_t)at;
    at += ((uint64_t)font->n_glyphs * record + 7) / 8;
    font->kerns = (uint32_t)at;
    at += (uint64_t)KERN * font->n_kerns;
    font->bits = (uint32_t)at;
    return at + PAD > n || font->n_glyphs == 0 ||
                           font->style >= NG_FONT_STYLES || font->size == 0 ||
                           font->leading == 0 ||
                           font->ascent + font->descent > font->leading
                   ? NG_EFORMAT
                   : NG_OK;
}

int ng_font_open(struct ng_font *font, const void *blob, size_t n)
{
    const uint8_t *b = blob;
    bool sound = n >= RANGES + PAD && n <= UINT32_MAX / 8 &&
                 memcmp(b, "NGF1", 4) == 0 && u32(b + 4) == n &&
                 memcmp(b + n - PAD, "\0\0\0", PAD) == 0 && fields_are_sound(b);
    memset(font, 0, sizeof *font);
    sound = sound && read_head(font, b, n) == NG_OK &&
            ranges_are_sound(b, font->n_ranges, font->n_glyphs);
    for (uint32_t i = 0; sound && i < font->n_glyphs; i++) {
        struct ng_glyph g;
        ng_font_glyph_of(font, i, &g);
        sound = glyph_is_sound(&g);
    }
    if (!sound) {
        memset(font, 0, sizeof *font);
    }
    return sound ? NG_OK : NG_EFORMAT;
}

/* ---- rows ------------------------------------------------------------------
 */

/* The next Rice code; beyond the bits: FAR. */
static uint32_t rice_next(struct ng_glyph_rows *r)
{
    const struct ng_glyph *g = &r->glyph;
    uint32_t high = 0;
    while (r->at < g->end && bits_at(g->bits, r->at, 1) != 0) {
        high++;
        r->at++;
    }
    if (r->at >= g->end) {
        return FAR;
    }
    uint32_t low = bits_at(g->bits, r->at + 1, r->rice);
    r->at += 1u + r->rice;
    return high << r->rice | low;
}

void ng_glyph_rows_init(struct ng_glyph_rows *r, const struct ng_glyph *glyph)
{
    r->glyph = *glyph;
    r->at = glyph->at;
    r->row = 0;
    if (glyph->packing != 0) {
        memset(r->bits, 0, sizeof r->bits);
        r->rice = (uint8_t)bits_at(glyph->bits, r->at, 3);
        r->at += 3;
        r->gap = rice_next(r);
    }
}

bool ng_glyph_rows_next(struct ng_glyph_rows *r)
{
    const struct ng_glyph *g = &r->glyph;
    if (r->row == g->height) {
        return false;
    }
    r->row++;
    if (g->packing == 0) {
        uint32_t left = g->width;
        for (unsigned i = 0; left > 0; i++) {
            uint32_t n = left < 8 ? left : 8;
            r->bits[i] = (uint8_t)(bits_at(g->bits, r->at, n) << (8 - n));
            r->at += n;
            left -= n;
        }
        return true;
    }
    while (r->gap < g->width) {
        r->bits[r->gap >> 3] ^= (uint8_t)(0x80u >> (r->gap & 7));
        r->gap += 1 + rice_next(r);
    }
    r->gap -= g->width;
    return true;
}

void ng_glyph_rows_skip(struct ng_glyph_rows *r, uint32_t n)
{
    const struct ng_glyph *g = &r->glyph;
    uint32_t left = g->height - (uint32_t)r->row;
    n = n < left ? n : left;
    if (g->packing == 0) {
        r->row = (uint16_t)(r->row + n);
        r->at += n * g->width;
        return;
    }
    while (n > 0 && ng_glyph_rows_next(r)) {
        n--;
    }
}

/* ---- choice ----------------------------------------------------------------
 */

static const struct ng_font *best_of(
        const struct ng_fonts *fonts, unsigned style, uint8_t size)
{
    const struct ng_font *best = NULL;
    for (uint32_t i = 0; i < fonts->n; i++) {
        const struct ng_font *f = &fonts->list[i];
        if (f->style != style) {
            continue;
        }
        bool fits = f->size <= size;
        bool better = best == NULL || (fits && best->size > size) ||
                      (fits && f->size > best->size) ||
                      (!fits && f->size < best->size);
        best = better ? f : best;
    }
    return best;
}

const struct ng_font *ng_fonts_pick(
        const struct ng_fonts *fonts, enum ng_font_style style, uint8_t size)
{
    static const uint8_t next[NG_FONT_STYLES] = {
            [NG_FONT_REGULAR] = NG_FONT_BOLD,
            [NG_FONT_BOLD] = NG_FONT_REGULAR,
            [NG_FONT_ITALIC] = NG_FONT_REGULAR,
            [NG_FONT_LABEL] = NG_FONT_BOLD,
            [NG_FONT_MAST] = NG_FONT_BOLD,
            [NG_FONT_WIDE] = NG_FONT_REGULAR};
    const struct ng_font *f = best_of(fonts, style, size);
    for (unsigned n = 0; f == NULL && n < 2; n++) {
        style = (enum ng_font_style)next[style];
        f = best_of(fonts, style, size);
    }
    return f;
}
