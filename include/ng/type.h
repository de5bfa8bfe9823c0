/* SPDX-License-Identifier: MIT */
/* floor 3: what is drawn of a text in a font, and how wide it is. */
#ifndef NG_TYPE_H
#define NG_TYPE_H

#include "ng/base.h"
#include "ng/font.h"

/* What stands for cp in a font: cp itself, or up to NG_TYPE_INSTEAD_MAX code
 * points without its accents or in its place (a dash for a long one, quotes,
 * "l" for U+0142, "EUR"), as ng_encode() does for a printer; else U+FFFD's
 * glyph or a box. All are in the font. n 0: nothing is drawn (soft hyphen,
 * joiners, variation selectors, combining marks after what was composed,
 * emoji). *lost: a box stands for it. */
#define NG_TYPE_INSTEAD_MAX 8u
uint32_t ng_type_instead(const struct ng_font *font, uint32_t cp,
        uint32_t instead[NG_TYPE_INSTEAD_MAX], bool *lost);

/* The glyphs of a text, one after the other: a letter and the accent behind it
 * are one, if the font has it; so are blanks (no NBSP) that follow each
 * other. */
struct ng_type_run {
    struct ng_str rest; /* not read yet */
    /* leave these alone */
    const struct ng_font *font;
    uint32_t instead[NG_TYPE_INSTEAD_MAX];
    uint32_t last;
    uint8_t n, at;
    bool blank; /* was the one before */
};

void ng_type_run_init(struct ng_type_run *run, const struct ng_font *font,
        struct ng_str text);
/* One of them. */
struct ng_type_mark {
    const struct ng_font *font; /* that has it: ng_font_glyph_of() */
    uint32_t index;
    uint32_t cp;         /* white space of any kind: ' ' */
    int16_t kern_64;     /* what the pen moves before it */
    uint16_t advance_64; /* and after it */
};
bool ng_type_run_next(struct ng_type_run *run, struct ng_type_mark *mark);

/* Width of a text in 1/64 pixel, with kerning and what stands in place. */
uint32_t ng_type_width_64(const struct ng_font *font, struct ng_str text);

/* Letters of the text for which the font has nothing, and scripts that would
 * be drawn wrong without shaping or in the wrong order (right-to-left,
 * Indic, ...): a story with such letters in its headline is left out. Signs
 * are no letters: a box may stand for one, as for U+FFFD. */
uint32_t ng_type_lost(const struct ng_font *font, struct ng_str text);

#endif
