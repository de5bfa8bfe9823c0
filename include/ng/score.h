/* SPDX-License-Identifier: MIT */
/* floor 4: the sentences that tell a story: position, document frequency of
 * words, title overlap, length, redundancy; integer arithmetic only. */
#ifndef NG_SCORE_H
#define NG_SCORE_H

#include "ng/arena.h"
#include "ng/base.h"

struct ng_score_config {
    struct ng_str title; /* headline; may be empty */
    struct ng_str text;  /* body, paragraphs separated by '\n' */
    struct ng_str lang;
    uint8_t n_sentences; /* at most that many; 0: 3 */
    uint32_t max_chars;  /* of all chosen with single spaces between; 0: any */
};

/* Chooses whole sentences; out[0 .. result) are slices of text in document
 * order. Takes scratch only (about 5 KB, less when there is less).
 * NG_ENOMEM when not even the counters fit. */
int ng_score(struct ng_arena *a, const struct ng_score_config *config,
        struct ng_str *out);

#endif
