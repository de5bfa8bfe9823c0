/* SPDX-License-Identifier: MIT */
/* floor 1: 1-bit fonts, baked on the build machine (port/linux/bake), read in
 * place: from flash, or from a file in memory. Nothing is decoded ahead and
 * nothing is allocated. A baked font is one block of bytes, little-endian,
 * the same on every machine; it may come from a user's file, so what is read
 * of it is checked. The format stands in src/font.c. */
#ifndef NG_FONT_H
#define NG_FONT_H

#include "ng/base.h"

/* For what a font is meant. A page asks for a style and a size. */
enum ng_font_style {
    NG_FONT_REGULAR, /* body text */
    NG_FONT_BOLD,    /* headlines */
    NG_FONT_ITALIC,  /* sources, dates */
    NG_FONT_LABEL,   /* kickers and bars: a small bold sans of capitals */
    NG_FONT_MAST,    /* the edition's title */
    NG_FONT_WIDE,    /* only for what the others have not: `next` of theirs */
    NG_FONT_STYLES
};

struct ng_font {
    /* read these; pixels */
    uint8_t style;  /* enum ng_font_style */
    uint8_t size;   /* nominal: of the em */
    uint8_t ascent; /* of a line's box; ascent + descent <= leading. Outside of
                     * it lies no ink but, where lines are close, an accent of
                     * a capital or a tail below: no more than there is white
                     * for in the next line */
    uint8_t descent;
    uint8_t x_height, cap_height;
    uint8_t leading;     /* from line to line */
    uint8_t record_bits; /* leave this and the next five alone */
    uint16_t n_glyphs, n_ranges, n_kerns;
    const uint8_t *blob;
    uint32_t n, records, kerns, bits; /* bytes, and where in them */
    /* may be set: looked in for what this font has not, as one of Chinese and
     * Japanese signs; NULL: none. It may have a next of its own, 4 in all */
    const struct ng_font *next;
};

/* A glyph: a box of bits and where it stands. Advances are in 1/64 pixel:
 * hand-drawn bitmaps have whole pixels, outlines have not. */
struct ng_glyph {
    uint16_t advance_64;
    int16_t left; /* of the box, from the pen */
    int16_t top;  /* of the box above the baseline: its first row is at
                   * baseline - top */
    uint16_t width, height;
    /* leave these alone */
    const uint8_t *bits;
    uint32_t at, end; /* of bits; of all glyphs */
    uint8_t packing;
};

/* blob: n bytes that stay. NG_EFORMAT: no font of ours, or damaged. */
int ng_font_open(struct ng_font *font, const void *blob, size_t n);

/* False: the font has no such glyph (then *glyph is empty). */
bool ng_font_glyph(
        const struct ng_font *font, uint32_t cp, struct ng_glyph *glyph);

/* In two steps: the font that has it, this one or one of the next, and which
 * of its glyphs it is; NULL: none. Then what one wants of it. */
const struct ng_font *ng_font_find(
        const struct ng_font *font, uint32_t cp, uint32_t *index);
uint16_t ng_font_advance_of(const struct ng_font *font, uint32_t index);
void ng_font_glyph_of(
        const struct ng_font *font, uint32_t index, struct ng_glyph *glyph);

/* Only its advance, in 1/64 pixel; -1: no such glyph. */
int32_t ng_font_advance(const struct ng_font *font, uint32_t cp);

/* Extra space between two glyphs in 1/64 pixel, often 0. */
int16_t ng_font_kern(const struct ng_font *font, uint32_t left, uint32_t right);

/* A glyph's rows, one after the other from the top. */
#define NG_GLYPH_BYTES 32u /* a glyph is at most 256 pixels wide */
struct ng_glyph_rows {
    uint8_t bits[NG_GLYPH_BYTES]; /* of the row read last: the left pixel in
                                   * the highest bit of the first byte */
    /* leave these alone */
    struct ng_glyph glyph;
    uint32_t at;  /* bit */
    uint32_t gap; /* pixels to the next that is not as the one above it */
    uint16_t row;
    uint8_t rice;
};

void ng_glyph_rows_init(struct ng_glyph_rows *r, const struct ng_glyph *glyph);
/* Reads the next row into r->bits; false after the last. */
bool ng_glyph_rows_next(struct ng_glyph_rows *r);

/* As n times ng_glyph_rows_next(). */
void ng_glyph_rows_skip(struct ng_glyph_rows *r, uint32_t n);

/* The fonts a page may use, in any order. */
struct ng_fonts {
    const struct ng_font *list;
    uint16_t n;
};

/* The largest of that style not over size, else the smallest of that style;
 * without one of that style the next best style (label: bold, mast: bold,
 * italic: regular, bold: regular, regular: bold). NULL: there are no fonts at
 * all. Of two that are equal the first. */
const struct ng_font *ng_fonts_pick(
        const struct ng_fonts *fonts, enum ng_font_style style, uint8_t size);

#endif
