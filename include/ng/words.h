/* SPDX-License-Identifier: MIT */
/* floor 2: the edition's own words in a few languages: names of days and
 * months, and what stands in masthead and foot. */
#ifndef NG_WORDS_H
#define NG_WORDS_H

#include "ng/base.h"

struct ng_words {
    const char *lang;    /* "en" */
    const char *days[7]; /* from Sunday */
    const char *months[12];
    const char *date;  /* order of a long date: W weekday, D day, M month,
                        * Y year, all else as it stands */
    const char *title; /* of an edition without one */
    const char *story, *stories, *from, *of, *source, *sources;
    const char *as_of;           /* before the date of an older edition */
    const char *failed;          /* before a source that could not be read */
    const char *stale;           /* before one that gave an older copy */
    const char *last_read;       /* '@' stands for an age */
    const char *never;           /* never read */
    const char *feed_text;       /* the page could not be had */
    const char *seen;            /* printed before */
    const char *update;          /* before the title of one with news */
    const char *one_more, *more; /* follow the number of stories left out for
                                  * want of room */
    const char *one_unprintable, *unprintable; /* ... for want of letters */
    const char *minutes, *an_hour, *hours, *n_days; /* ages */
};

/* By "de", "de-AT" or "de_AT.UTF-8"; English when the language is empty or
 * not known (then *known is set false; known may be NULL). */
const struct ng_words *ng_words(struct ng_str lang, bool *known);

#endif
