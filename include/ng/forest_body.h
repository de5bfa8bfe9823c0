/* SPDX-License-Identifier: MIT */
/* floor 2: the model of an article's body: const tables for forest.h, at most
 * 20 KB. A board with less flash names port/small/forest_body.c (at most 6 KB)
 * among its objects: the linker then leaves the library's out. Both are
 * written by test/bench/train/forest.py; the clues are those of view.h. */
#ifndef NG_FOREST_BODY_H
#define NG_FOREST_BODY_H

#include "ng/forest.h"

extern const struct ng_forest ng_forest_body;

#endif
