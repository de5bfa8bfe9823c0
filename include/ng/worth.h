/* SPDX-License-Identifier: MIT */
/* floor 1: what a sentence is worth to a summary. A linear model of one-byte
 * weights and small trees of three questions, fitted to people's summaries in
 * English, French and Vietnamese (src/worth.c says how). Integers only, the
 * same everywhere; holds nothing. */
#ifndef NG_WORTH_H
#define NG_WORTH_H

#include "ng/base.h"

/* What is measured of a sentence. Shares and yes or no in 1/64; PLACE, WORDS
 * and SENTENCES are numbers. POS and LEN: the place among the good sentences
 * and the words are at least that, and below the next. PAR: first sentence of
 * its paragraph, in the first, in the second paragraph. TF: how often the
 * text uses the sentence's words. TITLE: the title's words in it, of the
 * title, at most four, of the sentence. LIKE: its words that the first or the
 * first three sentences have. NOVEL: no sentence above has. */
enum ng_worth_feature {
    NG_WORTH_POS0,
    NG_WORTH_POS1,
    NG_WORTH_POS2,
    NG_WORTH_POS3,
    NG_WORTH_POS4,
    NG_WORTH_POS5,
    NG_WORTH_POS7,
    NG_WORTH_POS10,
    NG_WORTH_POS15,
    NG_WORTH_POS_INVERSE,
    NG_WORTH_POS_SHARE,
    NG_WORTH_LAST,
    NG_WORTH_PAR_FIRST,
    NG_WORTH_PAR0,
    NG_WORTH_PAR1,
    NG_WORTH_LEN0,
    NG_WORTH_LEN6,
    NG_WORTH_LEN10,
    NG_WORTH_LEN15,
    NG_WORTH_LEN20,
    NG_WORTH_LEN25,
    NG_WORTH_LEN30,
    NG_WORTH_LEN40,
    NG_WORTH_TF_MEAN,
    NG_WORTH_TF_SUM,
    NG_WORTH_TF_COS,
    NG_WORTH_TF_AGAIN,
    NG_WORTH_TITLE_SHARE,
    NG_WORTH_TITLE_HITS,
    NG_WORTH_TITLE_DENSE,
    NG_WORTH_LIKE_FIRST,
    NG_WORTH_LIKE_THREE,
    NG_WORTH_NOVEL,
    NG_WORTH_DIGIT1,
    NG_WORTH_DIGIT2,
    NG_WORTH_CAPS_SHARE,
    NG_WORTH_CAPS0,
    NG_WORTH_CAPS3,
    NG_WORTH_CAPS6,
    NG_WORTH_ALL_CAPS,
    NG_WORTH_QUOTE_START,
    NG_WORTH_QUOTE,
    NG_WORTH_QUOTE_WHOLE,
    NG_WORTH_PAREN,
    NG_WORTH_COLON,
    NG_WORTH_LEANS, /* on the sentence before: "He said ..." */
    NG_WORTH_FIRST_PERSON,
    NG_WORTH_DAY,
    NG_WORTH_SAID_END,
    NG_WORTH_STOP_SHARE,
    NG_WORTH_TITLED, /* the text has a title */
    NG_WORTH_PLACE,
    NG_WORTH_WORDS,     /* at most 60 */
    NG_WORTH_SENTENCES, /* in the text, at most 60 */
    NG_WORTH_FEATURES
};

/* More is better; only differences within a text tell something. */
int32_t ng_worth(const uint8_t features[NG_WORTH_FEATURES]);

/* What a sentence loses where 1/64 of its words have been said. */
int32_t ng_worth_again(void);

#endif
