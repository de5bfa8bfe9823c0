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
                                 * line's ascent and descent */
    uint16_t baseline;          /* of text, from y */
    uint8_t kind, flags;
    uint8_t tracking;    /* pixels between letters, of labels */
    uint8_t size, scale; /* of a code */
};

struct ng_sheet {
    const struct ng_piece *pieces; /* sorted by y */
    uint32_t n_pieces;
    uint16_t width, height;
    uint16_t n_stories; /* told on the page, briefs included */
    uint16_t n_left_out, n_unprintable;
    const bool *shown;  /* one for each story of the digest */
    uint16_t n_screens; /* of small pages: how many there are */
    /* figures of the page */
    uint16_t fill;    /* 1/1000 of the height below the masthead that columns
                       * fill with type and its normal white, mean */
    uint16_t n_lines; /* justified ones */
    uint16_t n_loose; /* of them, with word spaces over twice the font's */
};

/* Checks what can be wrong with a sheet whatever it says: a piece outside of
 * the page, two pieces of ink that overlap (white text on its bar may), a line
 * wider than its box, letters that have no glyph. Returns how many; `what` (may
 * be NULL) is told of each. */
uint32_t ng_sheet_faults(const struct ng_sheet *sheet,
        void (*what)(void *ctx, const struct ng_piece *piece,
                const struct ng_piece *other, struct ng_str fault),
        void *ctx);

#endif
