/* SPDX-License-Identifier: MIT */
/* floor 3: what a story of an edition is. */
#ifndef NG_STORY_H
#define NG_STORY_H

#include "ng/base.h"

/* For what a story gets its place. */
enum ng_points {
    NG_POINTS_FRESH,
    NG_POINTS_PLACE,  /* in its feed */
    NG_POINTS_WEIGHT, /* of its source */
    NG_POINTS_TEXT,
    NG_POINTS_LIVE, /* a live page: it tells an event in crumbs */
    NG_POINTS_OUTLETS,
    NG_POINTS_SOURCE, /* lost to better stories of the same source */
    NG_POINTS_SECTION,
    NG_POINTS_KINDS
};

extern const char *const ng_points_names[NG_POINTS_KINDS];

#define NG_SENTENCES_MAX 8u

enum ng_story_flag {
    NG_STORY_FEED_TEXT = 1, /* the page could not be had: the feed's text */
    NG_STORY_CUT = 2,       /* text was dropped for want of room */
    NG_STORY_SEEN = 4,      /* printed in an earlier edition */
    NG_STORY_UPDATE = 8     /* one printed before, and it has news */
};

/* Another outlet with the same story. */
struct ng_also {
    struct ng_str source, link;
};

struct ng_story {
    struct ng_str section, title, source, link, lang;
    /* document order; they lie one after the other with one space between
     * (none after a CJK stop), so the first k are also one text: ng_story_body
     */
    struct ng_str sentences[NG_SENTENCES_MAX];
    uint8_t n_sentences;
    uint8_t flags;
    uint16_t n_also;
    uint16_t n_hashes;
    const struct ng_also *also;
    uint64_t *hashes; /* by which it and what was merged are remembered */
    int64_t date;     /* NG_NO_DATE: unknown */
    int16_t points[NG_POINTS_KINDS];
};

/* A space follows this sentence: not after a full-width stop. */
bool ng_story_gap(struct ng_str before);

/* The first k sentences as one text, single spaces between. */
struct ng_str ng_story_body(const struct ng_story *story, uint8_t k);

#endif
