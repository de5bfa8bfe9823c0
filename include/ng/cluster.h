/* SPDX-License-Identifier: MIT */
/* floor 4: the same story from several outlets: single pass, cosine of
 * hashed words with the group's centroid, at the precise end (a wrong merge
 * hurts more than a miss: facts, summary.md section 6). */
#ifndef NG_CLUSTER_H
#define NG_CLUSTER_H

#include "ng/arena.h"
#include "ng/base.h"

struct ng_cluster_doc {
    struct ng_str title;
    struct ng_str text; /* a lead or a summary; may be empty */
    int64_t date;       /* more than 48 h apart: never merged */
    uint32_t group;     /* out: index of the first document of its group */
};

/* Sets docs[i].group; returns the number of groups. Takes scratch only; with
 * too little of it documents stay alone (never wrong, only less merged). */
int ng_cluster(struct ng_arena *a, struct ng_cluster_doc *docs, uint32_t n);

#endif
