/* SPDX-License-Identifier: MIT */
/* floor 4: which items of many feeds are worth a place: a bounded table of
 * candidates, the worst of which goes when it is full; ranked and spread
 * over sources and sections at the end.
 *
 * The table stands in the order in which the items were kept, and so does
 * their text in the pool: when one goes, a hole is left in the pool, and the
 * holes are closed when room is needed.
 *
 *   list  [ 0 ][ 1 ][ 2 ]
 *   pool  title0link0section0text0 ....hole.... title1link1...
 *
 * Points, all integers: age, place in its feed, the source's weight, some
 * text of its own; at the end the other outlets that have the story. */
#ifndef NG_SELECT_H
#define NG_SELECT_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/feed.h"
#include "ng/seen.h"

struct ng_candidate {
    struct ng_str title, link, text, section; /* in the pool */
    uint64_t hash;   /* of the link (ng_canonical_hash), else of id or title */
    int64_t date;    /* NG_NO_DATE: unknown */
    int32_t score;   /* higher is better */
    uint32_t index;  /* in its feed */
    uint32_t group;  /* by ng_cluster: index of the group's first member */
    uint16_t source; /* index into the config's sources */
};

struct ng_select_config {
    int64_t now;               /* 0: ages are ignored */
    uint32_t max_age_h;        /* older items are left out; 0: 48 */
    const struct ng_str *keep; /* if any: an item must hold one */
    const struct ng_str *drop; /* an item that holds one is left out */
    uint16_t n_keep, n_drop;
    struct ng_str section;   /* only this section; empty: all */
    uint16_t max_candidates; /* 0: 256 */
    uint32_t pool_bytes;     /* text of candidates; 0: as fits */
    uint32_t text_max;       /* of a candidate's own text; 0: 1200; less when
                              * the pool is small for so many candidates */
};

struct ng_select {
    struct ng_candidate *list;
    uint32_t n, cap;
    uint32_t n_offered; /* of these were left out: */
    uint32_t n_seen;    /* printed before */
    uint32_t n_old;
    uint32_t n_filtered; /* wrong section or words, no title, offered twice */
    uint32_t n_crowded;  /* worse than what fits, or over a source's limit */
    /* leave these alone */
    const struct ng_select_config *config;
    const struct ng_seen *seen;
    char *pool;
    uint32_t pool_len, pool_cap, text_max;
};

/* Takes table and pool from the kept end; both shrink to what there is, at
 * least 8 candidates and 4 KB, else NG_ENOMEM. seen may be NULL. */
int ng_select_init(struct ng_select *s, struct ng_arena *a,
        const struct ng_select_config *config, const struct ng_seen *seen);
/* section: the source's, used before the item's own. weight: 1-10, 5 plain;
 * limit: most items of this source, 0: any. Returns 1 kept, 0 left out. The
 * text kept is the longer of content and summary, cut behind a sentence; an
 * item without a title is called by its first sentence. Keep and drop words
 * are looked for at the starts of words in title and kept text, case folded:
 * "elect" finds "Elections". */
int ng_select_offer(struct ng_select *s, const struct ng_item *item,
        uint16_t source, struct ng_str section, uint8_t weight, uint16_t limit);
/* Best first; after the last offer, before clustering: where two items of a
 * source tell one event, the better one meets the other outlets'. */
void ng_select_sort(struct ng_select *s);
/* After clustering (c->group set by the caller): orders the list best first,
 * groups' leaders spread over sources and sections, and returns how many
 * leaders there are; leaders stand first, their followers after them all. */
int ng_select_rank(struct ng_select *s);

#endif
