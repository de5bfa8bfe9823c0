/* SPDX-License-Identifier: MIT */
/* floor 3: a page's headline: which of its headings, or else of what it says
 * of itself, and without the site's name. Borrows, holds nothing. */
#ifndef NG_TITLE_H
#define NG_TITLE_H

#include "ng/block.h"

struct ng_title {
    struct ng_str og;   /* og:title */
    struct ng_str page; /* <title> */
    struct ng_str ld;   /* JSON-LD headline */
    struct ng_str feed; /* the feed's title for the page */
    struct ng_str site; /* og:site_name */
    struct ng_str host; /* of the page's address */
};

#define NG_TITLE_MAX 320u /* bytes; a longer heading is none */

/* Any of t's may be empty. A slice of one of them or of a block's text; empty
 * when there is none. */
struct ng_str ng_title_choose(
        const struct ng_title *t, const struct ng_blocks *b);

#endif
