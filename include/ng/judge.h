/* SPDX-License-Identifier: MIT */
/* floor 3: which blocks of a page are the article's body.
 *
 * In: all blocks of a page, and its headline. Out: keep and score in each
 * record. Looks at each block with the whole page in view: its text, its
 * place, what else its elements hold, the good text around it. Boxes are
 * lent: one sum for each element that has text, as many as fit. */
#ifndef NG_JUDGE_H
#define NG_JUDGE_H

#include "ng/block.h"
#include "ng/clue.h"
#include "ng/shingle.h"

/* The text inside one element. */
struct ng_box {
    uint16_t serial; /* 0: free */
    uint16_t first, last;
    uint16_t points;
    uint32_t weight, linked, good;
};

struct ng_judge {
    /* in */
    struct ng_str title;      /* the headline; empty: unknown */
    struct ng_shingles *body; /* articleBody; may be NULL; used up */
    bool said_article;        /* by og:type or JSON-LD */
    struct ng_box *boxes;     /* all zero */
    uint32_t n_boxes;         /* a power of two, or 0 */
    /* out */
    uint32_t weight;   /* letters kept, ideographs counted more */
    uint32_t headline; /* block that is the headline; none: number of blocks */
    uint32_t first;    /* first block kept; none: number of blocks */
    bool is_article;   /* running text, and enough of it */
    /* what is known of the whole page */
    uint32_t good, n_good;        /* weight and number of good blocks */
    uint32_t run_first, run_last; /* the stretch with most good text */
    const struct ng_box *top;     /* element with the most of it; or NULL */
};

void ng_judge_page(struct ng_judge *j, struct ng_blocks *b);

/* The clues of block i, once ng_judge_page has looked at the page; returns
 * how many. For fitting their weights. */
unsigned ng_judge_clues(const struct ng_judge *j, const struct ng_blocks *b,
        uint32_t i, uint8_t clues[NG_CLUES_MAX]);

#endif
