/* SPDX-License-Identifier: MIT */
/* floor 3: a feed's bytes -> items. RSS 0.9x/1.0/2.0 (RDF too), Atom
 * 0.3/1.0 (RFC 4287), JSON Feed 1.1; found from the bytes.
 *
 * In: raw bytes, in any split; the character set is found inside. Out: one
 * call a finished item, in document order; an item is finished by its end
 * tag, by the next item, or by the end of input (so truncated feeds work,
 * and items of short ones come from ng_feed_end).
 * Takes from the arena: scratch only, 2 titles + 6 links + 2 texts of the
 * limits and 4 KB; 28 KB with the defaults, 5 KB at the least.
 * Text fields are plain text: markup removed, white space folded,
 * paragraphs separated by '\n', control characters dropped. */
#ifndef NG_FEED_H
#define NG_FEED_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/charset.h"
#include "ng/json.h"
#include "ng/markup.h"

/* Strings live until item() returns. Empty: not there. */
struct ng_item {
    struct ng_str title;
    struct ng_str link;    /* absolute, resolved by xml:base, else the feed's
                            * link, else url (with an empty url relative
                            * links stay so); encoded where it must be, ready
                            * for a request, else as the feed writes it.
                            * NOT cut: too long is dropped and counted */
    struct ng_str id;      /* guid, atom:id, rdf:about; else empty; not cut */
    struct ng_str summary; /* description, atom:summary */
    struct ng_str content; /* content:encoded, atom:content, content_html */
    struct ng_str section; /* first category */
    struct ng_str author;
    int64_t date;   /* published, else updated; NG_NO_DATE */
    uint32_t index; /* 0, 1, ... in the feed */
    bool cut;       /* a text did not fit its limit */
};

/* Limits in bytes of the decoded text; 0: the default in brackets. */
struct ng_feed_limits {
    uint16_t title; /* [1024] */
    uint16_t link;  /* [1024] also id, and attribute values */
    uint32_t text;  /* [8192] each of summary and content */
    uint32_t items; /* stop (NG_ESTOP) after that many; [no limit] */
};

struct ng_feed_config {
    struct ng_str url;          /* base of relative links; may be empty */
    struct ng_str content_type; /* HTTP header value; may be empty */
    const struct ng_charset_hook *hook; /* may be NULL */
    struct ng_feed_limits limits;
    int (*item)(void *ctx, const struct ng_item *item); /* NG_OK, NG_ESTOP */
    void *ctx;
};

enum ng_feed_format {
    NG_FEED_NONE, /* no feed was found */
    NG_FEED_RSS,
    NG_FEED_RDF,
    NG_FEED_ATOM,
    NG_FEED_JSON
};

struct ng_feed_state; /* private, in scratch */

struct ng_feed {
    /* read these after ng_feed_end (strings live in scratch) */
    enum ng_feed_format format;
    struct ng_str title, link, language;
    const char *encoding;        /* WHATWG name, static */
    uint32_t n_items, n_dropped; /* dropped: a link too long */
    /* leave this alone */
    struct ng_feed_state *state;
};

/* NG_ENOMEM when scratch is too small even for the smallest buffers (limits
 * shrink first). config's strings must live until end. */
int ng_feed_init(struct ng_feed *f, struct ng_arena *a,
        const struct ng_feed_config *config);
/* NG_OK, NG_ESTOP (enough items, or item() said so), or an ng_err. */
int ng_feed_feed(struct ng_feed *f, const void *bytes, size_t n);
/* NG_EFORMAT when no feed was found in the bytes. Call it in every case. */
int ng_feed_end(struct ng_feed *f);

#endif
