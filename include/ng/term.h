/* SPDX-License-Identifier: MIT */
/* floor 2: text -> the words that scoring and clustering count. An iterator
 * over borrowed text.
 *
 * A term is a run of letters and digits; each ideograph makes one with the
 * ideograph before it. Two words are the same term when their first five
 * characters are, case folded: a stemmer for any alphabet that costs nothing
 * in the end (facts behind the model: 32.43 with, 32.43 without, ROUGE-1 on
 * cnndm). */
#ifndef NG_TERM_H
#define NG_TERM_H

#include "ng/base.h"

#define NG_TERM_FOLD 15u /* bytes of a word kept for lists */

struct ng_term {
    char low[NG_TERM_FOLD + 4]; /* the word, case folded */
    uint32_t len;               /* of low; NG_TERM_FOLD or more: cut */
    uint32_t hash;
    bool content; /* tells something: no English stop word, and at least three
                   * letters, or four in other languages; any pair of
                   * ideographs */
    bool digit;   /* has a digit */
    bool capital; /* begins with a capital */
    bool caps;    /* nothing but capitals, more than one */
};

struct ng_terms {
    struct ng_str text;
    uint32_t at;
    uint32_t ideograph; /* the one before, or 0 */
    bool english;
};

/* An unknown (empty) language is read as English. */
void ng_term_init(struct ng_terms *it, struct ng_str text, struct ng_str lang);
bool ng_term_next(struct ng_terms *it, struct ng_term *term);

/* list: folded words, a space before and behind each. */
bool ng_term_in(const struct ng_term *term, struct ng_str list);

#endif
