/* SPDX-License-Identifier: MIT */
/* floor 1: all that the core asks of the world: a net and a store. Each is a
 * struct of functions with a ctx, so that tests can stack them. */
#ifndef NG_PORT_H
#define NG_PORT_H

#include "ng/base.h"

enum ng_get_kind {
    NG_GET_SOURCE, /* a configured source: may be cached, 304 is possible */
    NG_GET_PAGE    /* an article page */
};

/* One document. The core fills the first part, the net the second. */
struct ng_get {
    /* in */
    struct ng_str url; /* absolute http(s); a source may be a file name */
    enum ng_get_kind kind;
    uint32_t max_bytes;  /* stop (and succeed) after that many; 0: no limit */
    struct ng_sink body; /* gets the content, transfer coding and content
                          * coding (gzip, br) removed; may say NG_ESTOP */
    /* out; strings are the net's, good until its next get */
    struct ng_str content_type; /* header value, set before the first byte */
    struct ng_str final_url;    /* after redirects: base of relative links;
                                 * set before the first byte; empty: url */
    struct ng_str reason;       /* why it failed or is stale, one line,
                                 * without the URL; empty when fresh */
    uint16_t status;            /* HTTP status, 0 when there was none */
    bool stale;                 /* body is an older copy: fetching failed */
    int64_t fetched;            /* stale: when the copy was fetched (UTC s);
                                 * failed: last success; NG_NO_DATE: never */
};

struct ng_net {
    /* Delivers one document: NG_OK with the whole body written, or an ng_err
     * with g->reason set. Only 2xx (or a cached copy) is success. When the
     * sink says NG_ESTOP, get stops and returns NG_OK. */
    int (*get)(void *ctx, struct ng_get *g);
    /* Optional: "I shall ask for these next, in this order." The strings are
     * good until the last of them was asked for, the array only during the
     * call. */
    void (*plan)(void *ctx, const struct ng_str *urls, size_t n,
            enum ng_get_kind kind);
    void *ctx;
};

/* Small blobs that outlive a run, by name ([a-z0-9-], at most 32 bytes). */
struct ng_store {
    /* Reads at most cap bytes; returns the bytes read, 0 when there is no
     * such blob, or an ng_err (NG_ELIMIT: larger than cap). */
    int (*load)(void *ctx, struct ng_str name, void *buf, size_t cap);
    /* Replaces the blob, all or nothing. */
    int (*save)(void *ctx, struct ng_str name, const void *buf, size_t n);
    void *ctx;
};

#endif
