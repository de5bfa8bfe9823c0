/* SPDX-License-Identifier: MIT */
/* Small: a page's headline is the feed's, or what the page calls itself; lost:
 * the choice among its headings, and the site's name is not cut off. */
#include "ng/title.h"

struct ng_str ng_title_choose(
        const struct ng_title *t, const struct ng_blocks *b)
{
    struct ng_str title = t->feed.len > 0 ? t->feed : t->og;
    for (uint32_t i = 0; i < b->n && title.len == 0; i++) {
        if (b->list[i].tag == NG_TAG_H1 && b->list[i].len < NG_TITLE_MAX) {
            title = ng_block_str(b, &b->list[i]);
        }
    }
    return title.len > 0 ? title : t->page;
}
