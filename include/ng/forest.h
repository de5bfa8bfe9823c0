/* SPDX-License-Identifier: MIT */
/* floor 1: boosted decision trees over bytes, as const tables.
 *
 * In: the clues of something, a byte each. Out: a sum of leaves; above 0 is
 * yes. Holds nothing. Each tree is its length in bytes, then its nodes, a
 * node's left part right behind it:
 *
 *   split: clue (below 128), most that goes left, bytes of the left part
 *   leaf:  192 + value
 */
#ifndef NG_FOREST_H
#define NG_FOREST_H

#include "ng/base.h"

struct ng_forest {
    const uint8_t *trees;
    uint32_t n; /* bytes of them */
    int32_t base;
    int32_t sure; /* a sum beyond this, either way, is final */
};

int32_t ng_forest_score(const struct ng_forest *f, const uint8_t *clues);

#endif
