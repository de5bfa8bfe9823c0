/* SPDX-License-Identifier: MIT */
/* Small: what a page holds and does not show is not read; lost: pages that are
 * drawn by a script. */
#include "ng/spare.h"

void ng_spare_body(struct ng_spare *x, struct ng_str piece)
{
    (void)x;
    (void)piece;
}

bool ng_spare_needed(struct ng_blocks *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        if ((b->list[i].sem & NG_SEM_SPARE) == 0) {
            b->list[n++] = b->list[i];
        }
    }
    b->n = n;
    return false;
}

void ng_spare_choose(struct ng_blocks *b)
{
    (void)b;
}
