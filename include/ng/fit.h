/* SPDX-License-Identifier: MIT */
/* floor 8: chooses what of a digest fits a page and places its lines. A
 * layout knows no article: only runs of text with a place and a style. */
#ifndef NG_FIT_H
#define NG_FIT_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/digest.h"
#include "ng/encode.h"
#include "ng/wrap.h"

enum ng_style {
    NG_STYLE_TITLE,    /* the masthead */
    NG_STYLE_DATELINE, /* under it */
    NG_STYLE_SECTION,
    NG_STYLE_LEAD, /* the first headline */
    NG_STYLE_HEADLINE,
    NG_STYLE_BODY,
    NG_STYLE_SOURCE,
    NG_STYLE_LINK,
    NG_STYLE_FOOT,
    NG_STYLE_RULE_HEAVY, /* a rule of run.width, text is empty */
    NG_STYLE_RULE,
    NG_STYLE_N
};

/* Text set at x, y (columns and rows; later pixels). Sorted by y, then x. */
struct ng_run {
    struct ng_str text;
    uint16_t x, y, width;
    uint8_t style;
    bool hyphen; /* a '-' follows the text, counted in width */
};

struct ng_page {
    uint16_t width;  /* columns, at least 20 */
    uint16_t height; /* rows; 0: no limit */
    enum ng_encoding encoding;
    bool links; /* print them */
};

struct ng_layout {
    const struct ng_run *runs;
    uint32_t n_runs;
    uint16_t width, height; /* used */
    enum ng_encoding encoding;
    uint16_t n_stories; /* shown */
    const bool *shown;  /* one for each story of the digest */
};

/* Takes the runs and their own texts from the kept end. With a height: links,
 * then whole sentences, then whole stories are left out until it fits; the
 * foot with failed sources stays. NG_ELIMIT: not one story fits the height.
 * NG_ENOMEM: not even the masthead. */
int ng_fit(struct ng_layout *l, struct ng_arena *a, const struct ng_digest *d,
        const struct ng_page *page);

#endif
