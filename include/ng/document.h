/* SPDX-License-Identifier: MIT */
/* floor 5: one document of unknown kind on its way in. From its first bytes
 * it is a feed, whose items go to the feed's callback, or a page or a plain
 * text, which becomes an article; anything else is refused. */
#ifndef NG_DOCUMENT_H
#define NG_DOCUMENT_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/extract.h"
#include "ng/feed.h"

enum ng_document_kind {
    NG_DOCUMENT_UNDECIDED, /* too few bytes yet */
    NG_DOCUMENT_FEED,
    NG_DOCUMENT_PAGE,
    NG_DOCUMENT_REFUSED /* binary, JSON that is no feed, a feed where
                         * page_only */
};

struct ng_document {
    /* read this */
    enum ng_document_kind kind;
    /* The caller fills these after init, before the first byte. url,
     * content_type and hook are used for both kinds. */
    bool page_only; /* a feed is no answer */
    struct ng_feed_limits limits;
    struct ng_str url, content_type;
    struct ng_str title; /* of a page: the feed's title for it, or empty */
    const struct ng_charset_hook *hook;
    int (*item)(void *ctx, const struct ng_item *item);
    void *ctx;
    /* leave these alone */
    struct ng_arena *arena;
    char *head;
    uint32_t n_head;
    int err;
    struct ng_extract extract;
    /* read these */
    struct ng_feed feed;       /* after end: format, title, ... */
    struct ng_article article; /* after end of a page */
};

/* Zeroes it all; takes nothing from the arena before the first byte, then
 * what feed.h and extract.h say, and NG_SNIFF_HEAD bytes of scratch. */
void ng_document_init(struct ng_document *d, struct ng_arena *a);
/* NG_ESTOP: the feed has given enough. */
int ng_document_feed(struct ng_document *d, const void *bytes, size_t n);
/* NG_OK also after NG_ESTOP. NG_EFORMAT: refused, no feed after all, or no
 * bytes at all. */
int ng_document_end(struct ng_document *d);

#endif
