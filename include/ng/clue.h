/* SPDX-License-Identifier: MIT */
/* floor 1: the clues by which a block of text is judged, and what each is
 * worth. A clue is a small whole number; a block has some forty. The judge
 * finds them (judge.h), this adds up their weights: a linear model of one
 * byte a clue, fitted by test/bench/extract_fit.py (logistic regression). */
#ifndef NG_CLUE_H
#define NG_CLUE_H

#include "ng/base.h"

/* First clue of each group; the comment says what is added. */
enum ng_clue {
    NG_CLUE_SIZE = 0,      /* weight below 25, 80, 200, 500, more: 5 */
    NG_CLUE_LINK = 5,      /* linked 0, to 20 %, 50 %, 95 %, all: 5 */
    NG_CLUE_STOPS = 10,    /* 0, 1, 2-3, more: 4 */
    NG_CLUE_COMMAS = 14,   /* 0, 1-2, more: 3 */
    NG_CLUE_END = 17,      /* ends as a sentence does */
    NG_CLUE_LOWER = 18,    /* begins with a small letter */
    NG_CLUE_CAPITALS = 19, /* a third or more */
    NG_CLUE_DIGITS = 20,   /* a fifth or more */
    NG_CLUE_PHRASE = 21,   /* begins with, contains a phrase of pages: 2 */
    NG_CLUE_LIKE_TITLE = 23,
    NG_CLUE_STRONG = 24,   /* all bold */
    NG_CLUE_AGAIN = 25,    /* has been told before */
    NG_CLUE_BREAKS = 26,   /* lines broken by <br> */
    NG_CLUE_IMAGE = 27,    /* comes right after an image */
    NG_CLUE_TAG = 28,      /* judge.c, tag_group(): 13 */
    NG_CLUE_SEM = 41,      /* NG_SEM_ bit: 20 */
    NG_CLUE_SELF = 61,     /* NG_HINT_ bit of the innermost element: 16 */
    NG_CLUE_NEAR = 77,     /* of the two innermost: 16 */
    NG_CLUE_FAR = 93,      /* of all around: 16 */
    NG_CLUE_RUN = 109,     /* in the main run, 1-3 or more before, after: 5 */
    NG_CLUE_TITLE = 114,   /* none; before, it, 5, 20, more after it: 6 */
    NG_CLUE_TOP = 120,     /* level of the best box: 0-4, else in, out: 7 */
    NG_CLUE_PARENT = 127,  /* share of good text in its box: 5, linked: 4 */
    NG_CLUE_GRAND = 136,   /* the same one box out: 9 */
    NG_CLUE_GREAT = 145,   /* and two: 9 */
    NG_CLUE_BACK = 154,    /* blocks back to a good one: 1, 2, 5, more: 4 */
    NG_CLUE_AHEAD = 158,   /* ahead: 4 */
    NG_CLUE_SIBLING = 162, /* the good one back, ahead has the same box: 2 */
    NG_CLUE_BEFORE =
            164,         /* the block before is good, linked, short, title: 4 */
    NG_CLUE_AFTER = 168, /* the one after: 4 */
    NG_CLUE_BODY = 172,  /* share in articleBody: unknown, <20, <60, more: 4 */
    NG_CLUE_SIZE_TOP = 176, /* size group by in run and top, one, none: 15 */
    NG_CLUE_TAG_SHARE =
            191,            /* p, heading, item, else by share of its box: 20 */
    NG_CLUE_PAGE = 211,     /* good blocks on the page: <3, <10, more: 3 */
    NG_CLUE_LINK_RUN = 214, /* link group by in run, not: 10 */
    NG_CLUE_PHRASE_RUN = 224, /* a phrase in, before, after the run: 3 */
    NG_CLUE_BETWEEN = 227,    /* between headline and run; short as well: 2 */
    NG_CLUE_COUNT = 229
};

#define NG_CLUES_MAX 128u /* of one block */

/* The sum of the weights of n clues; above 0 the block is body. */
int ng_clue_score(const uint8_t *clues, unsigned n);

#endif
