/* SPDX-License-Identifier: MIT */
/* floor 2: which stories go into which columns of a page, and how much of each,
 * so that the columns are full. Numbers only: it knows heights, no texts.
 *
 * Each column is a knapsack (R. Bellman, Dynamic Programming, 1957): of every
 * height that some of the next stories fill together the best such choice is
 * known, so the best of all is exact. From column to column the few best
 * beginnings are kept (a beam). The same answer every time. */
#ifndef NG_COLUMNS_H
#define NG_COLUMNS_H

#include "ng/arena.h"
#include "ng/base.h"

#define NG_COLUMNS_MAX 6u    /* columns */
#define NG_COLUMNS_ITEMS 14u /* in one column */
#define NG_COLUMNS_TOLD 31u  /* stories looked at */

/* In which ways a story can be told in a column. */
enum ng_way {
    NG_WAY_NONE,
    NG_WAY_BRIEF,                 /* a line or two of "In brief" */
    NG_WAY_TEXT,                  /* headline and source, no sentence; */
    NG_WAY_TOP = NG_WAY_TEXT + 9, /* NG_WAY_TEXT + k: k sentences. The same */
    NG_WAYS = NG_WAY_TOP + 9      /* with a larger headline */
};

/* Heights of a story; 0: it cannot be told so. */
struct ng_ways {
    uint16_t height[NG_WAYS];
};

struct ng_columns_ask {
    const struct ng_ways *stories; /* the best first */
    uint8_t n;                     /* at most NG_COLUMNS_TOLD */
    uint8_t n_columns;             /* at most NG_COLUMNS_MAX */
    uint8_t n_tops; /* the last so many columns begin with a large headline:
                     * of the first so many stories */
    uint16_t room[NG_COLUMNS_MAX]; /* height of each column; 0: holds nothing */
    uint16_t gap;                  /* between two stories */
    uint16_t bar; /* of "In brief" and the white around it; 0: there are none */
    uint16_t brief_gap; /* between two of these */
    uint16_t line;      /* from line to line of the text */
};

struct ng_column {
    struct {
        uint8_t story, way;
    } items[NG_COLUMNS_ITEMS]; /* from the top; briefs last */
    uint8_t n;
    uint8_t n_briefs; /* of n */
    uint16_t used;    /* height, gaps and bar included; at most its room */
};

struct ng_columns {
    struct ng_column columns[NG_COLUMNS_MAX];
    int32_t score; /* to compare two answers about the same stories */
    uint32_t told; /* bit i: story i is in a column */
    uint16_t n_told;
};

/* False: a column stays empty, or scratch has no room for the search (from
 * about 1.6 KB; it is finer and looks at more stories up to 7 KB and 0.5 KB a
 * story). Gives scratch back. */
bool ng_columns_fill(struct ng_columns *best, struct ng_arena *a,
        const struct ng_columns_ask *ask);

#endif
