/* SPDX-License-Identifier: MIT */
/* Small: a page in plain text is all article; lost: its headline, and what
 * stands around it. Articles in HTML do not notice. */
#include "ng/plain.h"

void ng_plain_judge(struct ng_plain *p, struct ng_blocks *b)
{
    p->headline = b->n;
    p->first = 0;
    p->is_article = b->n_text >= 250;
    for (uint32_t i = 0; i < b->n; i++) {
        b->list[i].keep = true;
    }
}
