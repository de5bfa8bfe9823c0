/* SPDX-License-Identifier: MIT */
/* An HTTP/1.1 client over byte pipes: an ng_net for boards, and for Linux
 * with --transport mbedtls.
 *
 *   struct ng_client c = {.plain = tcp, .secure = tls};
 *   struct ng_net net = ng_client_net(&c);
 *
 * One GET at a time; no memory but struct ng_client. The connection is kept
 * and used again for the same scheme, host and port; when a kept one turns
 * out to be dead before a byte of the answer came, the request is sent once
 * more on a new one. Redirects 301, 302, 303, 307, 308 are followed, up to
 * NG_CLIENT_REDIRECTS, relative ones too, never from https to http and to
 * nothing but http and https. What was not asked for is refused: a body with
 * a content coding. A body larger than max_bytes is cut there, which is
 * success. */
#ifndef NG_NET_CLIENT_H
#define NG_NET_CLIENT_H

#include "ng/http.h"
#include "ng/port.h"

#include "net/pipe.h"

/* For every transport. A name a publisher can search for, and what it does. */
#define NG_USER_AGENT "nutgraf/0.1 (news digest; a feed at most once an hour)"
#define NG_ACCEPT                                                              \
    "application/rss+xml, application/atom+xml, application/feed+json, "       \
    "text/html;q=0.9, */*;q=0.5"

#define NG_CLIENT_URL 1024u
#define NG_CLIENT_REDIRECTS 5
#define NG_CLIENT_TIMEOUT_MS 60000u /* a document, redirects and all */
#define NG_CLIENT_STALL_MS 20000u   /* nothing comes */
#define NG_CLIENT_DRAIN                                                        \
    8192u /* body of a redirect or an error that is read to                    \
           * keep the connection */

struct ng_client_field {
    struct ng_str name, value; /* "If-None-Match", "\"abc\"" */
};

struct ng_client {
    /* Set these; the rest is zero at first. */
    struct ng_pipe plain;          /* for http; connect NULL: http is refused */
    struct ng_pipe secure;         /* for https, likewise */
    uint32_t timeout_ms, stall_ms; /* 0: as above */
    /* For the next get, hooks of a cache; all optional. */
    const struct ng_client_field *fields; /* sent with every request; one with
                                           * a control character is left out */
    size_t n_fields;
    bool accept_304;          /* 304 is success, without a body */
    void (*begin)(void *ctx); /* a request is sent: forget the last answer */
    void (*field)(void *ctx, struct ng_str name, struct ng_str value);
    void *hook_ctx;
    /* read these */
    bool reached;      /* of the last get: some host took the connection */
    uint32_t connects; /* connections opened so far */
    /* leave these alone */
    struct ng_get *get;
    const struct ng_pipe *pipe; /* open, or NULL */
    uint64_t deadline;
    uint32_t got, dropped; /* bytes of body given on, and not */
    int sink_said;
    bool encoded, enough, truncated_url;
    uint16_t port;
    char host[256]; /* what pipe is connected to */
    char content_type[128];
    char reason[160];
    char url[NG_CLIENT_URL], next[NG_CLIENT_URL];
    char buf[1536];
    struct ng_http http;
};

/* c stays where it is. Reasons are plain words: "certificate has expired",
 * "HTTP 403", "timed out waiting for the answer". Errors of get: NG_EARG (no
 * http or https address), NG_EIO, NG_EFORMAT (what came is no HTTP),
 * NG_ELIMIT (header or address too long). */
struct ng_net ng_client_net(struct ng_client *c);

/* Closes the kept connection. */
void ng_client_close(struct ng_client *c);

#endif
