/* SPDX-License-Identifier: MIT */
#include "ng/forest.h"

int32_t ng_forest_score(const struct ng_forest *f, const uint8_t *clues)
{
    const uint8_t *tree = f->trees, *end = tree + f->n;
    int32_t sum = f->base;
    while (tree < end && sum <= f->sure && sum >= -f->sure) {
        const uint8_t *node = tree + 1;
        while (node[0] < 128) {
            node += clues[node[0]] <= node[1] ? 3 : 3 + node[2];
        }
        sum += node[0] - 192;
        tree += 1 + tree[0];
    }
    return sum;
}
