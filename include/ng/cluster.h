/* SPDX-License-Identifier: MIT */
/* floor 4: the same story from several outlets: a single pass, then one over
 * the groups; cosine of weighted words with the group's centroid, at the
 * precise end (a wrong merge hurts more than a miss). */
#ifndef NG_CLUSTER_H
#define NG_CLUSTER_H

#include "ng/arena.h"
#include "ng/base.h"

struct ng_cluster_doc {
    struct ng_str title;
    struct ng_str text; /* a lead or a summary; may be empty */
    int64_t date;       /* more than 48 h apart: never merged */
    uint32_t group;     /* out: index of the first document of its group */
    uint32_t source;    /* 1, 2, ...: two documents of one source are two
                         * stories unless they are nearly the same text;
                         * 0: unknown */
};

/* Sets docs[i].group; returns the number of groups. Takes scratch only, about
 * 150 bytes a document + 16 n rounded up to a power of two; with less fewer
 * words are compared, then fewer documents: the others stay alone (never
 * wrong, only less merged). Work grows with n squared: for hundreds. */
int ng_cluster(struct ng_arena *a, struct ng_cluster_doc *docs, uint32_t n);

#endif
