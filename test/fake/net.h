/* SPDX-License-Identifier: MIT */
/* A net without a network: documents from a table or from files, in chunks,
 * failing where a test wants it. And a store in memory. */
#ifndef NG_FAKE_NET_H
#define NG_FAKE_NET_H

#include "nutgraf.h"

struct fake_doc {
    const char *url;
    const char *body;   /* NUL-ended content, or NULL */
    const char *path;   /* else a file with it */
    const char *type;   /* Content-Type; NULL: none */
    const char *reason; /* set: the get fails with it, after body */
    int err;            /* with a reason; 0: NG_EIO */
    uint16_t status;
    bool stale;
    int64_t fetched;
};

struct fake_net {
    const struct fake_doc *docs;
    size_t n_docs;
    size_t chunk;      /* bytes a write; 0: all at once */
    size_t fail_after; /* of all bytes of the run; 0: never */
    /* read these */
    size_t n_gets, n_planned, n_bytes;
    char asked[4096]; /* the URLs, one a line, in order */
};

struct ng_net fake_net(struct fake_net *f);

struct fake_store {
    char blob[65536];
    size_t n;
    int saves;
    int err; /* set: save fails with it */
};

struct ng_store fake_store(struct fake_store *f);

#endif
