/* SPDX-License-Identifier: MIT */
/* floor 3: text -> sentences. An iterator over borrowed text: holds nothing,
 * takes nothing. Rules (abbreviations, initials, numbers, quotes, ellipses,
 * CJK and danda ends) in the spirit of Unicode UAX #29 and the "golden rules"
 * of pragmatic_segmenter. */
#ifndef NG_SENTENCE_H
#define NG_SENTENCE_H

#include "ng/base.h"

struct ng_sentences {
    struct ng_str text;
    /* leave these alone */
    uint32_t at;
    uint32_t rows; /* abbrev.h */
    uint8_t lang;
};

/* text: UTF-8; '\n' always ends a sentence. lang: "de", "pt-br", or empty. */
void ng_sentence_init(
        struct ng_sentences *it, struct ng_str text, struct ng_str lang);

/* The next sentence, trimmed, never empty: a slice of text. False: none. */
bool ng_sentence_next(struct ng_sentences *it, struct ng_str *sentence);

#endif
