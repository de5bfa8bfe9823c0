/* SPDX-License-Identifier: MIT */
/* Draws glyphs with FreeType. Hand-drawn bitmaps as they are; outlines by the
 * light hinter, which fits only heights, in 8 bits and cut at a threshold:
 * stems stay even and a little dark, as paper's ink (the looks of 24 ways of
 * drawing were compared). */
#include "glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct span {
    uint32_t first, last;
} ascii[] = {{0x20, 0x7E}, {0, 0}},
  latin1[] = {{0x20, 0x7E}, {0xA0, 0xAC}, {0xAE, 0xFF}, {0x152, 0x153},
          {0x160, 0x161}, {0x178, 0x178}, {0x17D, 0x17E}, {0x2010, 0x2015},
          {0x2018, 0x201E}, {0x2020, 0x2022}, {0x2026, 0x2026},
          {0x2039, 0x203A}, {0x20AC, 0x20AC}, {0x2122, 0x2122},
          {0x2212, 0x2212}, {0x25A0, 0x25A0}, {0x25AA, 0x25AA}, {0, 0}},
  ext[] = {{0x20, 0x7E}, {0xA0, 0xAC}, {0xAE, 0x17F}, {0x192, 0x192},
          {0x218, 0x21B}, {0x2C6, 0x2C7}, {0x2010, 0x2015}, {0x2018, 0x201E},
          {0x2020, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2030},
          {0x2032, 0x2033}, {0x2039, 0x203A}, {0x20AC, 0x20AC},
          {0x2116, 0x2116}, {0x2122, 0x2122}, {0x2190, 0x2193},
          {0x2212, 0x2212}, {0x2248, 0x2248}, {0x2260, 0x2260},
          {0x2264, 0x2265}, {0x25A0, 0x25A0}, {0x25AA, 0x25AA}, {0, 0}},
  full[] = {{0x20, 0x7E}, {0xA0, 0xAC}, {0xAE, 0x17F}, {0x18F, 0x18F},
          {0x192, 0x192}, {0x1A0, 0x1A1}, {0x1AF, 0x1B0}, {0x1CD, 0x1CE},
          {0x1FA, 0x1FF}, {0x218, 0x21B}, {0x259, 0x259}, {0x2C6, 0x2C7},
          {0x2D8, 0x2DD}, {0x37E, 0x37E}, {0x384, 0x38A}, {0x38C, 0x38C},
          {0x38E, 0x3A1}, {0x3A3, 0x3CE}, {0x400, 0x45F}, {0x490, 0x493},
          {0x496, 0x497}, {0x49A, 0x49B}, {0x4A0, 0x4A3}, {0x4AE, 0x4B3},
          {0x4BA, 0x4BB}, {0x4D8, 0x4D9}, {0x4E8, 0x4E9}, {0x1E80, 0x1E85},
          {0x1E9E, 0x1E9E}, {0x1EA0, 0x1EF9}, {0x2010, 0x2015},
          {0x2018, 0x201E}, {0x2020, 0x2022}, {0x2026, 0x2026},
          {0x2030, 0x2030}, {0x2032, 0x2033}, {0x2039, 0x203A},
          {0x2044, 0x2044}, {0x2070, 0x2070}, {0x2074, 0x2079},
          {0x2080, 0x2089}, {0x20A9, 0x20A9}, {0x20AB, 0x20AC},
          {0x20B4, 0x20B4}, {0x20B9, 0x20BA}, {0x20BD, 0x20BD},
          {0x2116, 0x2116}, {0x2122, 0x2122}, {0x2126, 0x2126},
          {0x2153, 0x2154}, {0x215B, 0x215E}, {0x2190, 0x2193},
          {0x2212, 0x2212}, {0x221E, 0x221E}, {0x2248, 0x2248},
          {0x2260, 0x2260}, {0x2264, 0x2265}, {0x25A0, 0x25A0},
          {0x25AA, 0x25AA}, {0x25CF, 0x25CF}, {0xFB01, 0xFB02}, {0, 0}},
  /* what is written without shaping; not emoji and private signs */
        wide[] = {{0x20, 0x7E}, {0xA0, 0xAC}, {0xAE, 0x2FF}, {0x370, 0x52F},
                {0x531, 0x58A}, {0x10A0, 0x10FF}, {0x1E00, 0x1FFE},
                {0x2010, 0x2027}, {0x2030, 0x205E}, {0x2070, 0x20BF},
                {0x2100, 0x23FF}, {0x2460, 0x26FF}, {0x2E80, 0x31FF},
                {0x3200, 0x9FFF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
                {0xFB00, 0xFB06}, {0xFE30, 0xFE6B}, {0xFF01, 0xFFEE},
                {0xFFFD, 0xFFFD}, {0, 0}};

static const struct set {
    const char *name;
    const struct span *spans;
} sets[] = {{"ascii", ascii}, {"latin1", latin1}, {"ext", ext}, {"full", full},
        {"wide", wide}};

static const struct span *spans_of(const char *name)
{
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        if (strcmp(sets[i].name, name) == 0) {
            return sets[i].spans;
        }
    }
    bake_fail("no such set of characters", name);
}

static struct bake_glyph *add(struct bake_font *font, uint32_t cp)
{
    if ((font->n_glyphs & (font->n_glyphs - 1)) == 0) {
        font->glyphs = bake_room(font->glyphs,
                2 * (size_t)(font->n_glyphs + 1) * sizeof *font->glyphs);
    }
    struct bake_glyph *g = &font->glyphs[font->n_glyphs++];
    memset(g, 0, sizeof *g);
    g->cp = cp;
    return g;
}

/* The box without its white edges. */
static void take_bitmap(struct bake_glyph *g, const FT_GlyphSlot slot, int cut)
{
    const FT_Bitmap *b = &slot->bitmap;
    int w = (int)b->width, h = (int)b->rows;
    int x0 = w, x1 = 0, y0 = h, y1 = 0;
    uint8_t *all = bake_room(NULL, (size_t)(w * h) + 1);
    for (int y = 0; y < h; y++) {
        const uint8_t *row = b->buffer + y * b->pitch;
        for (int x = 0; x < w; x++) {
            uint8_t on = b->pixel_mode == FT_PIXEL_MODE_MONO
                                 ? row[x / 8] >> (7 - x % 8) & 1
                                 : row[x] >= cut;
            all[y * w + x] = on;
            if (on) {
                x0 = x < x0 ? x : x0;
                x1 = x >= x1 ? x + 1 : x1;
                y0 = y < y0 ? y : y0;
                y1 = y + 1;
            }
        }
    }
    if (x1 > x0) {
        g->width = x1 - x0;
        g->height = y1 - y0;
        g->left = slot->bitmap_left + x0;
        g->top = slot->bitmap_top - y0;
        g->pixels = bake_room(NULL, (size_t)(g->width * g->height));
        for (int y = 0; y < g->height; y++) {
            memcpy(g->pixels + y * g->width, all + (y + y0) * w + x0,
                    (size_t)g->width);
        }
    }
    free(all);
}

static int pixel(const struct bake_glyph *g, int x, int y)
{
    return x >= 0 && y >= 0 && x < g->width && y < g->height &&
           g->pixels[y * g->width + x];
}

/* Twice the size, with stairs made slopes (Scale2x, A. Mazzoleni). */
static void make_twice(struct bake_glyph *g)
{
    struct bake_glyph big = *g;
    big.advance_64 *= 2;
    big.left *= 2;
    big.top *= 2;
    big.width *= 2;
    big.height *= 2;
    big.pixels = bake_room(NULL, (size_t)(big.width * big.height) + 1);
    for (int y = 0; y < g->height; y++) {
        for (int x = 0; x < g->width; x++) {
            int e = pixel(g, x, y), n = pixel(g, x, y - 1);
            int s = pixel(g, x, y + 1), w = pixel(g, x - 1, y);
            int o = pixel(g, x + 1, y);
            uint8_t *to = big.pixels + 2 * y * big.width + 2 * x;
            to[0] = (uint8_t)(w == n && w != s && n != o ? w : e);
            to[1] = (uint8_t)(n == o && n != w && o != s ? o : e);
            to[big.width] = (uint8_t)(w == s && w != n && s != o ? w : e);
            to[big.width + 1] = (uint8_t)(s == o && w != s && n != o ? o : e);
        }
    }
    free(g->pixels);
    *g = big;
}

static void take(struct bake_font *font, const struct bake_file *file,
        FT_Face face, uint32_t cp, FT_UInt index)
{
    bool outline = FT_IS_SCALABLE(face);
    FT_GlyphSlot slot = face->glyph;
    int flags = !outline     ? FT_LOAD_DEFAULT
                : file->mono ? FT_LOAD_TARGET_MONO | FT_LOAD_NO_BITMAP
                             : FT_LOAD_TARGET_LIGHT | FT_LOAD_FORCE_AUTOHINT |
                                       FT_LOAD_NO_BITMAP;
    if (FT_Load_Glyph(face, index, flags) != 0) {
        return;
    }
    long wider = (long)file->bolder * face->size->metrics.y_ppem * 64 / 1024;
    if (outline) {
        FT_Outline_EmboldenXY(&slot->outline, wider, wider / 2);
        FT_Render_Glyph(
                slot, file->mono ? FT_RENDER_MODE_MONO : FT_RENDER_MODE_NORMAL);
    }
    struct bake_glyph *g = add(font, cp);
    g->advance_64 =
            outline && !file->mono
                    ? (int)((slot->linearHoriAdvance + 512) / 1024 + wider)
                    : (int)slot->advance.x;
    take_bitmap(g, slot, file->cut);
    if (font->spec.twice) {
        make_twice(g);
    }
}

/* Letters of this font with the accents of another's face. */
static void take_marks(struct bake_font *font, const struct span *spans,
        const struct bake_file *file, FT_Face face, uint8_t *have)
{
    for (const struct span *s = spans; s->last != 0; s++) {
        for (uint32_t cp = s->first; cp <= s->last; cp++) {
            struct bake_font other = {.spec = font->spec};
            uint32_t letter, accent;
            if (have[cp] || !bake_letter(cp, &letter, &accent) ||
                    !have[letter]) {
                continue;
            }
            take(&other, file, face, accent, FT_Get_Char_Index(face, accent));
            if (other.n_glyphs == 1 && other.glyphs[0].height > 0) {
                add(font, cp);
                bake_compose(font, &font->glyphs[font->n_glyphs - 1],
                        bake_find(font, letter), &other.glyphs[0]);
                have[cp] = 1;
            }
            free(other.glyphs != NULL ? other.glyphs[0].pixels : NULL);
            free(other.glyphs);
        }
    }
}

/* The first file at its size; the others so that an x is as high. */
static void set_size(const struct bake_font *font, const struct bake_file *file,
        FT_Face face, bool first)
{
    int size = font->spec.size / (font->spec.twice ? 2 : 1);
    if (!FT_IS_SCALABLE(face)) {
        if (face->available_sizes[0].y_ppem != 64 * size) {
            bake_fail("has not that size", font->spec.name);
        }
        FT_Select_Size(face, 0);
        return;
    }
    const struct bake_glyph *x = bake_find(font, 'x');
    FT_F26Dot6 em = 64 * size;
    if (!first && x != NULL && FT_Load_Char(face, 'x', FT_LOAD_NO_SCALE) == 0 &&
            face->glyph->metrics.horiBearingY > 0) {
        em = 64L * x->top * face->units_per_EM /
             face->glyph->metrics.horiBearingY;
        em = file->mono ? (em + 32) & -64 : em;
    }
    FT_Set_Char_Size(face, em, em, 72, 72);
}

static int by_code(const void *a, const void *b)
{
    uint32_t x = ((const struct bake_glyph *)a)->cp;
    uint32_t y = ((const struct bake_glyph *)b)->cp;
    return x < y ? -1 : x > y;
}

const struct bake_glyph *bake_find(const struct bake_font *font, uint32_t cp)
{
    for (int i = 0; i < font->n_glyphs; i++) {
        if (font->glyphs[i].cp == cp) {
            return &font->glyphs[i];
        }
    }
    return NULL;
}

static bool is_letter(uint32_t cp)
{
    return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
           (cp >= 0xC0 && cp < 0x100) || (cp >= 0x3B1 && cp < 0x3CA);
}

static void measure(struct bake_font *font)
{
    const struct bake_glyph *x = bake_find(font, 'x');
    const struct bake_glyph *h = bake_find(font, 'H');
    int size = font->spec.size;
    font->x_height = x == NULL ? size / 2 : x->top;
    font->cap_height = h == NULL ? size * 3 / 4 : h->top;
    for (int i = 0; i < font->n_glyphs; i++) {
        const struct bake_glyph *g = &font->glyphs[i];
        int below = g->height - g->top;
        if (is_letter(g->cp) || font->spec.style == NG_FONT_WIDE) {
            font->ascent = g->top > font->ascent ? g->top : font->ascent;
            font->descent = below > font->descent ? below : font->descent;
        }
    }
    font->leading = font->spec.leading;
    if (font->leading == 0) { /* large type is set closer */
        font->leading =
                size <= 20 ? (size * 39 + 16) / 32 : (size * 36 + 16) / 32;
    }
    if (font->ascent + font->descent > font->leading) {
        font->ascent = font->leading - font->descent;
    }
}

void bake_draw(struct bake_font *font)
{
    FT_Library library;
    const struct span *spans = spans_of(font->spec.set);
    if (FT_Init_FreeType(&library) != 0) {
        bake_fail("FreeType does not start", font->spec.name);
    }
    uint8_t *have = bake_room(NULL, 0x30000);
    memset(have, 0, 0x30000);
    for (int f = 0; f < font->spec.n_files; f++) {
        FT_Face face;
        const struct bake_file *file = &font->spec.files[f];
        if (FT_New_Face(library, file->path, 0, &face) != 0) {
            bake_fail("is not there, or no font", file->path);
        }
        set_size(font, file, face, f == 0);
        if (f > 0 && file[-1].marks) {
            take_marks(font, spans, file, face, have);
        }
        for (const struct span *s = spans; s->last != 0; s++) {
            for (uint32_t cp = s->first; cp <= s->last; cp++) {
                FT_UInt index = FT_Get_Char_Index(face, cp);
                /* the figures of an old face read as letters */
                bool odd = file->marks && cp >= '0' && cp <= '9';
                if (index != 0 && !have[cp] && !odd) {
                    have[cp] = 1;
                    take(font, file, face, cp, index);
                }
            }
        }
        FT_Done_Face(face);
    }
    free(have);
    FT_Done_FreeType(library);
    measure(font);
    qsort(font->glyphs, (size_t)font->n_glyphs, sizeof *font->glyphs, by_code);
}
