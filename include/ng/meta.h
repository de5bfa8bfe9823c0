/* SPDX-License-Identifier: MIT */
/* floor 3: what a page says of itself: <meta>, <title>, JSON-LD, itemprop.
 *
 * In: name and value of each, JSON-LD in any split. Out: the first useful
 * value of each kind. Holds: this struct. JSON-LD is read while it streams
 * and never stored; of its articleBody shingles are remembered (shingle.h),
 * and it is passed on; isAccessibleForFree is ignored. Comments, reviews, lists
 * and videos inside JSON-LD are passed over: their dates and authors are not
 * the article's. */
#ifndef NG_META_H
#define NG_META_H

#include "ng/base.h"
#include "ng/json.h"
#include "ng/shingle.h"

enum ng_meta_field {
    NG_META_TITLE,    /* <title> */
    NG_META_OG_TITLE, /* og:title, twitter:title */
    NG_META_LD_TITLE, /* JSON-LD headline */
    NG_META_AUTHOR,
    NG_META_SITE, /* og:site_name */
    NG_META_LANG, /* <html lang>, Content-Language, og:locale */
    NG_META_FIELDS
};

/* Where a date was said, the most trusted first. */
enum ng_meta_date {
    NG_META_DATE_LD,
    NG_META_DATE_META,
    NG_META_DATE_PROP,
    NG_META_DATE_TIME, /* <time datetime> */
    NG_META_DATES
};

#define NG_META_BYTES 944u

struct ng_meta {
    /* leave these alone */
    uint8_t key, pass_depth, author_depth, n_value;
    bool begun, failed, odd;
    bool done[NG_META_FIELDS]; /* the first value is complete */
    /* read these */
    bool og_article;             /* og:type article, or JSON-LD *Article */
    int16_t zone[NG_META_DATES]; /* as written, minutes east of UTC */
    int64_t date[NG_META_DATES]; /* NG_NO_DATE: not said */
    /* Set this: told of each piece of an articleBody, and of its end (empty).
     * Optional. */
    void (*on_body)(void *ctx, struct ng_str piece);
    void *ctx;
    /* leave these alone */
    struct ng_shingles *body; /* may be NULL */
    uint16_t len[NG_META_FIELDS];
    char value[64]; /* a date or type in JSON-LD */
    struct ng_json json;
    char text[NG_META_BYTES];
};

/* body: where articleBody's shingles go, all zero; NULL: nowhere. */
void ng_meta_init(struct ng_meta *m, struct ng_shingles *body);

/* Forgets all fields so far: they were in another character set. */
void ng_meta_forget(struct ng_meta *m);

struct ng_str ng_meta_get(const struct ng_meta *m, enum ng_meta_field f);

/* Adds a piece of a field's first value; later values are ignored. White
 * space is folded, what does not fit is left out. */
void ng_meta_add(struct ng_meta *m, enum ng_meta_field f, struct ng_str text);
void ng_meta_end(struct ng_meta *m, enum ng_meta_field f);

/* A date as written; the first that can be read stays. */
void ng_meta_date(struct ng_meta *m, enum ng_meta_date d, struct ng_str text);

/* <meta name|property|itemprop|http-equiv=key content=content>. */
void ng_meta_tag(struct ng_meta *m, struct ng_str key, struct ng_str content);

/* One <script type="application/ld+json">. */
void ng_meta_ld_begin(struct ng_meta *m);
void ng_meta_ld_feed(struct ng_meta *m, const char *bytes, size_t n);
void ng_meta_ld_end(struct ng_meta *m);

#endif
