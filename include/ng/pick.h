/* SPDX-License-Identifier: MIT */
/* floor 1: the best few of at most 24 sentences: most value together, no two
 * that say the same, none first that leans on another, within a number and a
 * length. Every set of the best 14 (or of as many as are wanted) is weighed,
 * but for those that cannot win: a knapsack, solved and not guessed. */
#ifndef NG_PICK_H
#define NG_PICK_H

#include "ng/base.h"

#define NG_PICK_MAX 24u

struct ng_pick {
    uint8_t n;     /* sentences, in the order of the text */
    uint8_t want;  /* at most that many are chosen */
    uint32_t room; /* at most that many characters, one between two; 0: any */
    int32_t again; /* loss of value where 1/64 has been said */
    int32_t alone; /* of who is named without an introduction */
    int32_t loose; /* of what leans on one that is not chosen */
    struct ng_pick_line {
        int32_t value; /* 1 to 2^24; 0: never */
        uint32_t chars;
        uint8_t words;
        uint8_t intro; /* 1 + the sentence that introduces who is named in
                          this one; 0: none, or it need not be introduced */
        bool leans;    /* on the one before: never the first chosen */
    } line[NG_PICK_MAX];
    /* words that two have in common, the later one first */
    uint8_t like[NG_PICK_MAX][NG_PICK_MAX];
};

/* A bit for each sentence chosen, 1 << its number; 0: none will do. */
uint32_t ng_pick(const struct ng_pick *p);

#endif
