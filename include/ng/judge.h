/* SPDX-License-Identifier: MIT */
/* floor 3: which blocks of a page are the article's body.
 *
 * In: all blocks of a page with their scores (view.h). Out: keep in each
 * record. What scores above 0 is body, but for what a few rules drop. */
#ifndef NG_JUDGE_H
#define NG_JUDGE_H

#include "ng/block.h"
#include "ng/shingle.h"

struct ng_judge {
    /* in */
    uint32_t headline;        /* its block; none: number of blocks */
    struct ng_shingles *told; /* to work with; may be NULL */
    bool said_article;        /* by og:type or JSON-LD */
    /* out */
    uint32_t weight; /* letters kept, ideographs counted more */
    uint32_t first;  /* first block kept; none: number of blocks */
    bool is_article; /* running text, and enough of it */
};

void ng_judge_page(struct ng_judge *j, struct ng_blocks *b);

#endif
