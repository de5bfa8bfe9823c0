/* SPDX-License-Identifier: MIT */
/* floor 3: a page in view: each block's clues, with the whole page known.
 *
 * In: all blocks of a page, and its headline. Out: for each block a row of
 * bytes that a forest can read: its text, its place, what else its elements
 * hold, the good text around it. Boxes are lent: one sum for each element
 * that has text, as many as fit. */
#ifndef NG_VIEW_H
#define NG_VIEW_H

#include "ng/block.h"
#include "ng/shingle.h"

/* The text inside one element; sums stop at 65535, counts at 255. */
struct ng_box {
    uint16_t serial; /* 0: free */
    uint16_t first, last;
    uint16_t points;
    uint16_t weight, linked, good;
    uint8_t n, n_p, n_dated;
};

struct ng_view {
    /* in */
    struct ng_str title;      /* the headline; empty: unknown */
    struct ng_shingles *told; /* articleBody; may be NULL */
    struct ng_box *boxes;     /* all zero */
    uint32_t n_boxes;         /* a power of two, or 0 */
    /* out */
    uint32_t headline;            /* its block; none: number of blocks */
    uint32_t weight, good;        /* of all blocks, of good ones */
    uint32_t run_first, run_last; /* the stretch with most good text */
    uint32_t run_before;          /* weight before it */
    const struct ng_box *top;     /* element with the most of it; or NULL */
    /* of the block before the one whose clues are asked for */
    uint32_t passed; /* weight up to it */
};

#define NG_CLUES 105u

/* Fills the scores of all blocks: above 0 is body. */
void ng_view_score(struct ng_view *v, struct ng_blocks *b);

/* Its steps, for training. First looks at each block, and at all; there is at
 * least one. */
void ng_view_page(struct ng_view *v, struct ng_blocks *b);

/* The NG_CLUES clues of block i; blocks are asked for in their order. */
void ng_view_clues(struct ng_view *v, const struct ng_blocks *b, uint32_t i,
        uint8_t *clues);

#endif
