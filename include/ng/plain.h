/* SPDX-License-Identifier: MIT */
/* floor 3: the article in a page that was saved as plain text.
 *
 * In: its lines as blocks; breaks is the number of empty lines before each.
 * Out: keep in each record, and which line is the headline. */
#ifndef NG_PLAIN_H
#define NG_PLAIN_H

#include "ng/block.h"

struct ng_plain {
    struct ng_str title; /* in: a hint; out: the headline, a block's text */
    uint32_t headline;   /* its block; none: number of blocks */
    uint32_t first;      /* first block kept; none: number of blocks */
    bool is_article;
};

void ng_plain_judge(struct ng_plain *p, struct ng_blocks *b);

#endif
