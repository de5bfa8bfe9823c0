/* SPDX-License-Identifier: MIT */
/* floor 2: has this text been told elsewhere? Word shingles in a Bloom filter.
 *
 * In: text in any split. A shingle is the hash of five words in a row (in
 * Chinese and Japanese: of five characters); one in four is looked at,
 * chosen by its own value. Holds: the filter, and nothing of the text. Used
 * for the articleBody of JSON-LD, which may come before or after the body,
 * be 30 KB long, a teaser, or in another language: so it is a hint only. */
#ifndef NG_SHINGLE_H
#define NG_SHINGLE_H

#include "ng/base.h"

#define NG_SHINGLE_BYTES 1024u /* 1,250 shingles of 30 KB: 7 % false hits */
#define NG_SHINGLE_WORDS 5u

struct ng_shingles {
    uint8_t filter[NG_SHINGLE_BYTES];
    uint32_t n; /* shingles put in */
    /* leave these alone */
    uint32_t words[NG_SHINGLE_WORDS];
    uint32_t word, n_words, n_passed;
};

/* Adds text; pieces of one text follow each other, ng_shingle_end ends it.
 * All zero is an empty set. */
void ng_shingle_add(struct ng_shingles *s, const char *bytes, size_t n);
void ng_shingle_end(struct ng_shingles *s);

/* How much of a text is in the set, in percent; -1: it is too short to say,
 * or the set is empty. */
int ng_shingle_share(const struct ng_shingles *s, struct ng_str text);

#endif
