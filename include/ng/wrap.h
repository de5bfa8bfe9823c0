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
