/* SPDX-License-Identifier: MIT */
/* floor 3: what the first words of a sentence give away: that it leans on the
 * sentence before, or is no part of a story. Word lists by language, const,
 * nothing held. */
#ifndef NG_OPENING_H
#define NG_OPENING_H

#include "ng/base.h"
#include "ng/term.h"

enum {
    NG_OPENING_LEANS = 1, /* "He ...", "But ...", "Cependant ..." */
    NG_OPENING_JUNK = 2,  /* short, and "Updated ...", "Lire aussi ..." */
    NG_OPENING_LABEL = 4  /* short, and "By ...", "Picture ...": none of the
                             story's where it has no full stop */
};

extern const char ng_opening_en[], ng_opening_de[], ng_opening_fr[],
        ng_opening_es[], ng_opening_it[], ng_opening_pt[], ng_opening_nl[],
        ng_opening_ru[], ng_opening_vi[], ng_opening_hi[], ng_opening_ur[],
        ng_opening_ar[];

/* The languages whose first words are known, NULL at the end; see known.h. */
extern const char *const ng_opening_known[];

/* s: the sentence; first: its first word; lang empty: English. */
uint8_t ng_opening(struct ng_str s, const struct ng_term *first,
        struct ng_str lang, uint32_t n_words);

/* Bytes of a date and time that a page has lost the break behind: "Updated
 * 7 May 2012 6:40 PM The harbour ...". English; 0: none. */
uint32_t ng_opening_stamp(struct ng_str s);

#endif
