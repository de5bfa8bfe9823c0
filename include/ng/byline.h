/* SPDX-License-Identifier: MIT */
/* floor 3: who wrote a page, where a line near its headline says so plainly:
 * "By Ada Lund", "12 May 2022 | Von Hanne Kessel". Borrows, holds nothing. */
#ifndef NG_BYLINE_H
#define NG_BYLINE_H

#include "ng/block.h"

/* The names in a line, or empty: after a word for "by", at the line's start or
 * after its date; two to eight words, of which two begin with a capital. */
struct ng_str ng_byline_in(struct ng_str line);

/* The first in the short blocks from..to. */
struct ng_str ng_byline_find(
        const struct ng_blocks *b, uint32_t from, uint32_t to);

#endif
