/* SPDX-License-Identifier: MIT */
/* floor 6: from a list of sources to the stories of an edition. The only
 * file that sees every stage; marks and rewinds live here.
 *
 * Documents are asked for one at a time, in a fixed order. A source that
 * fails is recorded, a page that fails leaves the feed's own text: partial
 * success is success with counters. Everything a digest points to lies at
 * the arena's kept end. Scratch is empty whenever a document is asked for,
 * so it may be memory that is free only then (ng_arena_init_split). Three
 * sources need 20 KB kept and 10 KB of scratch, or 18 KB in one buffer;
 * src/README.md has the table. */
#ifndef NG_DIGEST_H
#define NG_DIGEST_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/charset.h"
#include "ng/port.h"
#include "ng/seen.h"
#include "ng/select.h"
#include "ng/story.h"

struct ng_source {
    struct ng_str name;    /* "Harbour Post"; empty: the feed's title */
    struct ng_str url;     /* http(s), or a file name the net knows */
    struct ng_str section; /* empty: the item's own category */
    uint16_t limit;        /* most items taken; 0: any */
    uint8_t weight;        /* 1-10; 0: 5 */
    bool feed_only;        /* do not fetch its article pages */
};

struct ng_config {
    const struct ng_source *sources;
    uint16_t n_sources;
    struct ng_net net;
    const struct ng_store *store;       /* NULL: nothing is remembered */
    const struct ng_charset_hook *hook; /* NULL: no multi-byte sets */
    int64_t now;            /* UTC s; 0: unknown, ages are ignored */
    int32_t utc_offset_min; /* of the times shown */
    struct ng_str title;    /* of the edition; empty: "The Morning Edition" */
    struct ng_str lang;     /* of the edition's own words; empty: "en" */
    struct ng_str section;  /* only this one; empty: all */
    const struct ng_str *keep, *drop;
    uint16_t n_keep, n_drop;
    uint32_t max_age_h;    /* 0: 48 */
    uint8_t max_stories;   /* 0: 12 */
    uint8_t max_sentences; /* a story; 0: 3, at most NG_SENTENCES_MAX */
    uint16_t max_items;    /* read of a feed; 0: 256 */
    uint32_t max_bytes;    /* a document; 0: 8 MiB */
    bool keep_seen;        /* also stories printed before (they are marked) */
    /* Told of each source or article that failed: name, reason. Optional. */
    void (*note)(void *ctx, int err, struct ng_str name, struct ng_str reason);
    /* Told of each step, for a progress line. Optional. */
    void (*progress)(void *ctx, uint32_t done, uint32_t of, struct ng_str what);
    /* Told of each item what became of it, and why; other: the title it was
     * merged into, the word that dropped it. Optional. */
    void (*why)(void *ctx, enum ng_why why, const struct ng_candidate *item,
            struct ng_str source, struct ng_str other);
    void *ctx; /* of all */
};

enum ng_source_status { NG_SOURCE_OK, NG_SOURCE_STALE, NG_SOURCE_FAILED };

struct ng_source_report {
    struct ng_str name, reason; /* reason: empty when OK */
    enum ng_source_status status;
    int64_t fetched; /* last success; NG_NO_DATE: never */
    uint16_t n_items;
    bool is_page; /* the source was itself an article page or a text */
};

struct ng_digest {
    struct ng_str title, lang;
    int64_t now;
    int32_t utc_offset_min;
    int64_t as_of; /* 0, or this is an older edition, made then */
    struct ng_story *stories;
    struct ng_source_report *sources;
    uint16_t n_stories, n_sources;
    uint16_t n_failed, n_stale; /* of the sources */
    uint16_t n_pages, n_pages_failed;
    uint32_t n_items, n_seen, n_left_out, n_merged; /* of the feeds' items;
                                                     * seen: or told before */
    uint64_t bytes_read;
    struct ng_seen seen; /* what earlier editions printed */
};

/* Returns the number of stories (0: nothing new), or NG_ENOMEM (the tables do
 * not fit: said before any network), NG_EARG. Sources all down is 0 stories
 * with n_failed == n_sources. */
int ng_digest_make(struct ng_digest *d, struct ng_arena *a,
        const struct ng_config *config);

/* Remembers the stories as printed. Call it when the edition is out. shown:
 * one for each story (ng_layout has it), or NULL for all; a story that found
 * no room on the page comes again. store may be NULL. */
int ng_digest_commit(struct ng_digest *d, struct ng_arena *a,
        const struct ng_store *store, const bool *shown);

#endif
