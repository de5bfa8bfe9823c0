/* SPDX-License-Identifier: MIT */
/* floor 3: text that a page holds and does not show: what stands in
 * <noscript>, and the articleBody of JSON-LD.
 *
 * In: blocks whose sem has NG_SEM_SPARE, from scan.h, and articleBody in any
 * split, as JSON gives it. Out: the same blocks without these, or, of a page
 * that is drawn by a script or shows a reader only the beginning, these
 * marked to be its body. Holds: 3 bytes, and room among the blocks, which is
 * the first to go (block.h). */
#ifndef NG_SPARE_H
#define NG_SPARE_H

#include "ng/block.h"

struct ng_spare {
    struct ng_blocks *blocks; /* set this, the rest to 0 */
    /* leave these alone */
    uint8_t tag; /* of its markup: where in it */
    bool begun, done;
};

/* A piece of articleBody; an empty one ends it. Of several only the first is
 * read, and none that comes in the middle of a paragraph. Markup in it is
 * passed over, character references are decoded. */
void ng_spare_body(struct ng_spare *x, struct ng_str piece);

/* When all blocks are there: the page's own running text is less than a third
 * of the spare text (some publishers' articleBody has the article twice). If
 * not, spare blocks leave the list. */
bool ng_spare_needed(struct ng_blocks *b);

/* After the blocks have their scores: spare blocks are the body. */
void ng_spare_choose(struct ng_blocks *b);

#endif
