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
#include "ng/story.h"

/* What became of an item. */
enum ng_why {
    NG_WHY_CHOSEN,
    NG_WHY_NO_ROOM, /* better stories than the edition holds */
    NG_WHY_MERGED,  /* another outlet's item tells it */
    NG_WHY_TOLD,    /* the story was printed before, and has no news */
    NG_WHY_SEEN,    /* the item was printed before */
    NG_WHY_OLD,
    NG_WHY_UNTITLED,
    NG_WHY_TWICE,
    NG_WHY_SECTION, /* not the one that is wanted */
    NG_WHY_KEEP,    /* none of the words to keep */
    NG_WHY_DROP,    /* a word to drop */
    NG_WHY_CROWDED  /* worse than what fits, or over its source's limit */
};

struct ng_candidate {
    struct ng_str title, link, text, section; /* in the pool */
    uint64_t hash; /* of the link (ng_canonical_hash), else of id or title */
    int64_t date;  /* NG_NO_DATE: unknown */
    int32_t score; /* the sum of the points; higher is better */
    int16_t points[NG_POINTS_KINDS];
    uint32_t index;  /* in its feed */
    uint32_t group;  /* by ng_cluster: index of the group's first member */
    uint16_t source; /* index into the config's sources */
    uint8_t told;    /* enum ng_recall */
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
    /* Told of each item. other: the title of what it was merged into, the
     * word that dropped it. Optional. */
    void (*why)(void *ctx, enum ng_why why, const struct ng_candidate *c,
            struct ng_str other);
    void *ctx;
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
/* After clustering (c->group and c->told set by the caller): orders the list
 * best first, groups' leaders spread over sources and sections, and returns
 * how many leaders there are; leaders stand first, their followers after them
 * all. What was told and has no news leads no group. */
int ng_select_rank(struct ng_select *s);
/* The item that tells the leader's story after item i (at first the leader
 * itself); s->n: there are no more. */
uint32_t ng_select_next(const struct ng_select *s, uint32_t leaders,
        uint32_t leader, uint32_t i);
/* Says why of all that was ranked, of which the first n were chosen. Returns
 * how many items were told before and have no news. */
uint32_t ng_select_explain(
        const struct ng_select *s, uint32_t leaders, uint32_t n);

#endif
