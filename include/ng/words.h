/* SPDX-License-Identifier: MIT */
/* floor 2: the edition's own words in a few languages: names of days and
 * months, and what stands in masthead and foot. */
#ifndef NG_WORDS_H
#define NG_WORDS_H

#include "ng/base.h"

enum ng_wording {
    NG_WORD_LANG,                       /* "en" */
    NG_WORD_DAYS,                       /* seven from Sunday */
    NG_WORD_MONTHS = NG_WORD_DAYS + 7,  /* twelve */
    NG_WORD_DATE = NG_WORD_MONTHS + 12, /* order of a long date: W weekday, D
                                         * day, M month, Y year, all else as it
                                         * stands */
    NG_WORD_TITLE,                      /* of an edition without one */
    NG_WORD_STORY,
    NG_WORD_STORIES,
    NG_WORD_FROM,
    NG_WORD_OF,
    NG_WORD_SOURCE,
    NG_WORD_SOURCES,
    NG_WORD_AS_OF,     /* before the date of an older edition */
    NG_WORD_FAILED,    /* before a source that could not be read */
    NG_WORD_STALE,     /* before one that gave an older copy */
    NG_WORD_LAST_READ, /* '@' stands for an age */
    NG_WORD_NEVER,     /* never read */
    NG_WORD_FEED_TEXT, /* the page could not be had */
    NG_WORD_SEEN,      /* printed before */
    NG_WORD_UPDATE,    /* before the title of one with news */
    NG_WORD_ONE_MORE,  /* this and the next three follow a number: of stories
                        * left out for want of room */
    NG_WORD_MORE,
    NG_WORD_ONE_UNPRINTABLE, /* ... for want of letters */
    NG_WORD_UNPRINTABLE,
    NG_WORD_MINUTES, /* ages */
    NG_WORD_AN_HOUR,
    NG_WORD_HOURS,
    NG_WORD_N_DAYS,
    NG_WORD_BRIEF,  /* over stories told in a line */
    NG_WORD_NOTHING /* an edition without stories */
};

/* A language's words in this order, each NUL-ended. */
extern const char ng_words_en[], ng_words_de[], ng_words_fr[], ng_words_es[],
        ng_words_it[], ng_words_nl[];

/* The languages there are, NULL at the end; see known.h. */
extern const char *const ng_words_known[];

const char *ng_words_at(const char *words, unsigned word);

/* By "de", "de-AT" or "de_AT.UTF-8"; the first known when the language is empty
 * or not known (then *known is set false; known may be NULL). */
const char *ng_words(struct ng_str lang, bool *known);

#endif
