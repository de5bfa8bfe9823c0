/* SPDX-License-Identifier: MIT */
/* The seam between what fetches (libcurl, or the board's client on mbedTLS)
 * and what remembers (polite.h): an ng_get plus the fields of a conditional
 * request.
 *
 *   ng_net <- polite: state of each source -> ng_transport <- curl | mbedTLS
 */
#ifndef NG_LINUX_TRANSPORT_H
#define NG_LINUX_TRANSPORT_H

#include "ng/port.h"

/* The request's validators and what the answer's header said of them. */
struct ng_exchange {
    /* in: sent verbatim when not empty, as If-None-Match, If-Modified-Since */
    struct ng_str if_none_match, if_modified_since;
    /* out: values verbatim, NUL-ended, "" when absent. One that does not fit
     * is dropped, never cut. Of the last answer, after redirects. */
    char etag[512];
    char last_modified[64];
    char retry_after[64];
    bool reached; /* the peer took the connection: it saw this request or the
                   * start of it; false: the trouble is on our side or the
                   * name is unknown */
};

/* One document that will be asked for. */
struct ng_want {
    struct ng_str url;
    struct ng_str if_none_match, if_modified_since;
};

struct ng_transport {
    /* As ng_net's get; besides, 304 is success (NG_OK, g->status 304, no
     * body) when x had a validator. x may be NULL. */
    int (*fetch)(void *ctx, struct ng_get *g, struct ng_exchange *x);
    /* As ng_net's plan, optional. Of one kind; replaces what is left of an
     * earlier plan of that kind. Strings are copied. */
    void (*plan)(void *ctx, const struct ng_want *wants, size_t n,
            enum ng_get_kind kind);
    void *ctx;
};

/* For transports: a new answer begins (at each status line, so that nothing
 * of a redirect is kept), and one field of its header. */
void ng_exchange_begin(struct ng_exchange *x);
void ng_exchange_field(
        struct ng_exchange *x, struct ng_str name, struct ng_str value);

/* For transports: "HTTP 429, try again in 2 min" to out; returns its length.
 * retry_after may be empty. */
uint32_t ng_exchange_reason(
        char *out, size_t cap, uint16_t status, const char *retry_after);

#endif
