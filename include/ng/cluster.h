/* SPDX-License-Identifier: MIT */
/* floor 4: the same story from several outlets: cosine of weighted words with
 * the centroid of a group, at the precise end (a wrong merge hurts more than a
 * miss). Two ways in: all documents of an edition at once, or a stream of them
 * through a window of fixed size. */
#ifndef NG_CLUSTER_H
#define NG_CLUSTER_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/seen.h"

struct ng_cluster_doc {
    struct ng_str title;
    struct ng_str text;  /* a lead or a summary; may be empty */
    int64_t date;        /* more than 48 h apart: never merged; the further
                          * apart, the more they must have in common */
    uint32_t group;      /* out: index of the first document of its group */
    uint32_t source;     /* 1, 2, ...: two documents of one source are two
                          * stories unless they are nearly the same text;
                          * 0: unknown */
    enum ng_recall told; /* out */
};

/* Sets docs[i].group and .told; returns the number of groups. past: stories
 * printed before, or NULL. Takes scratch only, about 180 bytes a document or
 * story + 16 n rounded up to a power of two; with less fewer words are
 * compared, then fewer documents: the others stay alone (never wrong, only
 * less merged). Work grows with n squared: for hundreds. */
int ng_cluster(struct ng_arena *a, struct ng_cluster_doc *docs, uint32_t n,
        const struct ng_seen *past);

/* What is to be remembered of a story. */
void ng_cluster_tell(struct ng_told *told, struct ng_str title,
        struct ng_str text, int64_t now);

struct ng_cluster_slot; /* private */

/* The documents of the last 48 h, or the newest `cap`. */
struct ng_cluster_window {
    uint32_t cap, n, next; /* slots: in all, in use, where the next one goes */
    uint32_t n_added;
    /* leave these alone */
    struct ng_cluster_slot *list;
    uint16_t *words, *df;
    uint8_t *weights;
    uint32_t n_terms, mask, n_live;
};

/* Takes scratch as above for `most` documents, or for as many as fit.
 * NG_ENOMEM: not even two do. */
int ng_cluster_open(
        struct ng_cluster_window *w, struct ng_arena *a, uint32_t most);

/* The number (from 0, in the order they came) of the first document of the
 * group that doc belongs to; its own when it is the first. Documents come in
 * the order of their dates. doc->group is not used. */
uint32_t ng_cluster_add(
        struct ng_cluster_window *w, const struct ng_cluster_doc *doc);

#endif
