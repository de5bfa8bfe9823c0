/* SPDX-License-Identifier: MIT */
/* floor 5: breaks a paragraph into lines of pixels so that it looks best as a
 * whole (D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines, 1981),
 * with hyphenation; where a text may break is place.h's rule. Integers only:
 * widths in 1/64 pixel. */
#ifndef NG_PARAGRAPH_H
#define NG_PARAGRAPH_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/font.h"
#include "ng/hyphen.h"

enum ng_setting {
    NG_SET_RAGGED,    /* flush left */
    NG_SET_JUSTIFIED, /* spaces are stretched, never shrunk below the font's
                       * own; the last line is flush left */
    NG_SET_BALANCED   /* lines of like length, as few as there can be: for
                       * headlines; hyphens only in words wider than a
                       * line, no word alone on the last */
};

struct ng_line {
    struct ng_str text; /* without white space at its ends; soft hyphens in
                         * it are not drawn */
    uint16_t width;     /* to be set to, in pixels: of a justified line the
                         * measure, else its own width rounded up */
    uint16_t x;         /* from the paragraph's left edge: a cut-in */
    uint8_t hyphen;     /* a hyphen is drawn after the text */
    uint8_t justified;
};

/* What is to be set. */
struct ng_paragraph {
    struct ng_str text;
    const struct ng_font *font;
    const struct ng_hyphens *hyphens; /* NULL: only the text's own hyphens and
                                       * soft hyphens */
    uint16_t width;                   /* of a line, in pixels */
    uint16_t cut_width; /* the first cut_lines lines are that much shorter: a
                         * picture stands at their right */
    uint16_t cut_lines;
    uint16_t last_room; /* pixels kept free at the end of the last line, for
                         * what is set flush right there; if that is not
                         * possible the text has one line more, which is
                         * empty: n_lines counts it, text.len is 0 */
    uint8_t setting;    /* enum ng_setting */
};

/* Sets the paragraph into at most max lines and returns how many it has, which
 * may be more than max; lines may be NULL to count. The same number every time.
 * Takes scratch for a while (14 bytes a byte of the text, at most 7 KB, then it
 * goes over the text in windows; gives it back) and where that does not fit
 * breaks line by line. A word
 * wider than the line is cut between characters. */
uint32_t ng_paragraph_set(const struct ng_paragraph *p, struct ng_arena *a,
        struct ng_line *lines, uint32_t max);

/* How loose the lines are, for the measure of a page: of n justified lines,
 * those whose spaces are over twice the font's own. */
uint32_t ng_paragraph_loose(
        const struct ng_font *font, const struct ng_line *lines, uint32_t n);

#endif
