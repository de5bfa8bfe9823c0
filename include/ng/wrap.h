/* SPDX-License-Identifier: MIT */
/* floor 2: breaks a paragraph into lines (a small part of UAX #14: spaces,
 * hyphens and dashes, slashes in URLs, soft hyphens, ideographs with the
 * kinsoku rules; NBSP and WORD JOINER hold together; numbers keep their
 * separators and signs, quotes their words, dashes end lines). Hangul is
 * broken at spaces only. Widths are the caller's units: columns or pixels.
 *
 * White space inside a line is passed on as it is and counted as one ' '
 * each. Soft hyphens and ZERO WIDTH SPACE inside a line are in its text too,
 * have no width here and must not be drawn. */
#ifndef NG_WRAP_H
#define NG_WRAP_H

#include "ng/base.h"

/* Where a text may break, asked character by character from the beginning of a
 * line: set it to zero there. */
struct ng_breaks {
    uint32_t last;   /* the last character that is no space; 0: none yet */
    uint32_t before; /* the one before it, ' ' at the beginning of a word */
    uint32_t run;    /* characters since the last place for a break */
    bool space;      /* white space follows `last` */
};

enum ng_break {
    NG_BREAK_CUT,     /* only where the line is too short for the word */
    NG_BREAK_NEVER,   /* not even there: cp is a mark on what precedes it */
    NG_BREAK_BEFORE,  /* a line may begin with cp */
    NG_BREAK_BLANK,   /* cp is white space */
    NG_BREAK_HYPHEN,  /* cp is a soft hyphen: a line may end at it with '-' */
    NG_BREAK_NOTHING, /* cp is ZERO WIDTH SPACE: a line may end at it */
    NG_BREAK_LINE     /* cp is '\n' */
};

/* after: the text behind cp. */
enum ng_break ng_breaks_next(
        struct ng_breaks *b, uint32_t cp, struct ng_str after);

/* Width of one character, in the page's units. */
struct ng_metric {
    uint16_t (*advance)(const void *ctx, uint32_t cp);
    const void *ctx;
};

struct ng_wrap_line {
    struct ng_str text; /* without the white space at its ends */
    uint32_t width;     /* of text, a shown soft hyphen included */
    bool hyphen;        /* ends at a soft hyphen: show '-' */
};

/* Takes the next line of at most `width` from *rest and moves *rest on;
 * false when nothing is left. '\n' ends a line always. A word wider than the
 * line is cut between characters; at least one character is taken. */
bool ng_wrap_next(struct ng_str *rest, uint32_t width,
        const struct ng_metric *m, struct ng_wrap_line *line);

/* Lines the paragraph needs at this width. */
uint32_t ng_wrap_count(
        struct ng_str text, uint32_t width, const struct ng_metric *m);

/* The smallest width that needs no more lines than `width` does: balanced
 * ragged headlines. */
uint32_t ng_wrap_balance(
        struct ng_str text, uint32_t width, const struct ng_metric *m);

#endif
