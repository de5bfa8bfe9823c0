/* SPDX-License-Identifier: MIT */
/* The Linux transport: libcurl's multi interface, one thread.
 *
 *   plan: a b c d ...      up to `jobs` at once, `per_host` at one host
 *         | | |            what comes early waits in the spool (bounded; what
 *         v v v            is larger is paused until it is asked for)
 *   fetch(b): spool of b, then the rest as it arrives -> g->body
 *
 * A host that answers 429, or 503 with a Retry-After, is not asked for what
 * else is planned of it: that has the same answer.
 *
 * The loop turns inside fetch() only. Documents go out in the order they are
 * asked for, so nothing depends on which arrived first.
 *
 * Always: certificates and host names verified, http and https only, also
 * after redirects (at most 5), never from https to http; proxies from the
 * environment as libcurl documents them; every content coding libcurl has;
 * limits count decoded bytes. HTTP/2 where the server has it. A pin is
 * libcurl's: it is looked for in the server's own certificate only, also in
 * those of servers that a pinned one redirects to; and one that is redirected
 * to from an address without a pin has none. */
#ifndef NG_LINUX_NET_CURL_H
#define NG_LINUX_NET_CURL_H

#include "linux/pins.h"
#include "linux/transport.h"

struct ng_curl_config {
    const struct pins *pins; /* keys that hosts must have; NULL: none */
    const char *ca_file; /* PEM, instead of the system's; NULL: the system's */
    uint32_t jobs;       /* transfers at once; 0: 8 */
    uint32_t per_host;   /* of these at one host; 0: 2 */
    uint32_t connect_ms; /* for a connection, TLS included; 0: 15 s */
    uint32_t total_ms;   /* for a document; 0: 120 s */
    uint32_t stall_ms;   /* without a byte (rounded up to seconds); 0: 30 s */
    size_t spool_bytes;  /* all that waits to be asked for; 0: 16 MiB */
    size_t document_bytes; /* of these for one document; 0: 8 MiB */
};

struct ng_curl_stats {
    uint32_t requests, connections; /* redirects are requests, too */
    uint64_t bytes;                 /* bodies as sent, before decoding */
    size_t spool_peak;
};

/* False: the program was built without libcurl (without/curl.c), and
 * ng_curl_open() gives NULL. */
extern const bool ng_has_curl;

struct ng_curl;

/* NULL: no memory, or libcurl cannot be used. */
struct ng_curl *ng_curl_open(const struct ng_curl_config *config);
struct ng_transport ng_curl_transport(struct ng_curl *c);
struct ng_curl_stats ng_curl_stats(const struct ng_curl *c);
/* Drops what was planned and not asked for. c may be NULL. */
void ng_curl_close(struct ng_curl *c);

#endif
