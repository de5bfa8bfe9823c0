/* SPDX-License-Identifier: MIT */
/* floor 5: a page of pixels as a list of placed pieces: what compose makes and
 * raster draws. It knows no story. All is in pixels from the top left. */
#ifndef NG_SHEET_H
#define NG_SHEET_H

#include "ng/base.h"
#include "ng/font.h"

enum ng_piece_kind {
    NG_PIECE_TEXT, /* a line of text in a font */
    NG_PIECE_BOX,  /* filled: a rule, a bar, a bullet */
    NG_PIECE_CODE  /* a QR code: text has its modules, size x size bits, rows
                    * padded to bytes, 1 for dark; drawn `scale` pixels each */
};

enum ng_piece_flag {
    NG_PIECE_WHITE = 1,     /* on a bar */
    NG_PIECE_JUSTIFIED = 2, /* its spaces are spread to fill the width */
    NG_PIECE_HYPHEN = 4,    /* a hyphen follows the text */
    NG_PIECE_ACCENT = 8,    /* in the second colour, where there is one */
    NG_PIECE_DASHED = 16    /* a box of short strokes: where to tear */
};

struct ng_piece {
    struct ng_str text;
    const struct ng_font *font; /* of text */
    uint16_t x, y;              /* of the box's top left */
    uint16_t width, height;     /* of the box: no ink lies outside. Text: of a
                                 * line's ascent and descent, which an accent
                                 * or a tail may pass (font.h) */
    uint16_t baseline;          /* of text, from y */
    uint8_t kind, flags;
    uint8_t tracking;    /* pixels between letters, of labels */
    uint8_t size, scale; /* of a code */
};

/* Modules of white around a code that nothing may be drawn in (ISO/IEC 18004,
 * 5.3.8). */
#define NG_SHEET_QUIET 4u

struct ng_sheet {
    const struct ng_piece *pieces; /* sorted by y; a bar before its text */
    uint32_t n_pieces;
    uint16_t width, height;
    uint16_t n_stories; /* told on the page, briefs included */
    uint16_t n_left_out, n_unprintable;
    const bool *shown;  /* one for each story of the digest */
    uint16_t n_screens; /* of small pages: how many there are */
    /* figures of the page */
    /* 1/1000 of the columns' height that is filled, the mean over all columns
     * between masthead and foot. Filled is what type takes at its face's own
     * leading, rules, bars and codes, and the white that belongs to them as
     * the face has it (face.h: between headline and body, around a rule).
     * What is added to a gap or to the leading so that columns end on the same
     * foot is not, nor is what is left below the last line. Of an endless roll
     * always 1000. */
    uint16_t fill;
    uint16_t n_lines; /* justified ones */
    uint16_t n_loose; /* of them, with word spaces over twice the font's */
};

/* Checks what can be wrong with a sheet whatever it says: ink outside of the
 * page, two pieces whose ink overlaps
 * (white text on its bar may) or touch a code's quiet zone, a line wider than
 * its box, letters that have no glyph (type.h: ng_type_lost), white text on
 * white, pieces that are not sorted. Returns how many; `what` (may be NULL) is
 * told of each. Work grows with the square of the pieces: for tests. */
uint32_t ng_sheet_faults(const struct ng_sheet *sheet,
        void (*what)(void *ctx, const struct ng_piece *piece,
                const struct ng_piece *other, struct ng_str fault),
        void *ctx);

#endif
