/* SPDX-License-Identifier: MIT */
/* floor 4: the look of a page: which of the fonts there are is used for what,
 * and the white between. Everything grows with the size of the text. */
#ifndef NG_FACE_H
#define NG_FACE_H

#include "ng/base.h"
#include "ng/font.h"

/* A line shorter than this many letters is set ragged. */
#define NG_FACE_JUSTIFIED 34u

struct ng_face {
    const struct ng_font *lead;  /* the first headline */
    const struct ng_font *deck;  /* the text under it */
    const struct ng_font *top;   /* the headline of a column's first story */
    const struct ng_font *head;  /* the other headlines */
    const struct ng_font *text;  /* the stories */
    const struct ng_font *small; /* italic: sources, dates, foot */
    const struct ng_font *label; /* kickers and bars: capitals */
    uint16_t em;       /* size of the text that was asked for: in fonts of few
                        * sizes text->size may be less */
    uint16_t margin;   /* of the page */
    uint16_t gutter;   /* between columns; a rule stands in the middle */
    uint16_t gap;      /* white above and below a rule between stories */
    uint16_t gap_text; /* between headline and text */
    uint16_t rule, heavy; /* thickness */
    uint8_t tracking;     /* of labels */
};

/* The size of the text, in pixels, that reads well on a page of this size: a
 * large one hangs on a wall, a small one is held in the hand. ppi 0: 124;
 * scale in percent, 0: 100. */
uint16_t ng_face_size(
        uint16_t width, uint16_t height, uint16_t ppi, uint16_t scale);

/* False: there are no fonts. */
bool ng_face_make(
        struct ng_face *face, const struct ng_fonts *fonts, uint16_t em);

/* Letters of running text that a line of that width has, about; of a text like
 * that one. */
uint32_t ng_face_measure(const struct ng_font *font, uint16_t width);
uint32_t ng_face_measure_of(
        const struct ng_font *font, uint16_t width, struct ng_str text);

#endif
