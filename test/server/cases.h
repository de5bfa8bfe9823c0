/* SPDX-License-Identifier: MIT */
/* What a transport must live through: one row per way the test server can
 * misbehave. Both transports run the same table: fetch URL of each row with
 * the limits below, compare, then fetch the good document again. */
#ifndef NG_TEST_CASES_H
#define NG_TEST_CASES_H

#include <stdbool.h>

#define CASE_TIMEOUT_MS 2000  /* one document */
#define CASE_STALL_MS 1000    /* no byte for so long */
#define CASE_MAX_BYTES 200000 /* ng_get.max_bytes */

#define CASE_GOOD_PATH "/case/good"
#define CASE_GOOD_BODY "A good document.\n"

enum case_want {
    CASE_GOOD,    /* NG_OK and CASE_GOOD_BODY exactly */
    CASE_FULL,    /* NG_OK and CASE_MAX_BYTES bytes exactly */
    CASE_BODY,    /* NG_OK and the body named in `words` */
    CASE_REFUSED, /* an error, no more than CASE_MAX_BYTES bytes, and a reason
                   * with one of `words` in it */
    CASE_BOUNDED  /* either, within CASE_MAX_BYTES bytes and the timeout; an
                   * error has a reason */
};

struct fetch_case {
    const char *name;
    const char *port; /* "https" etc.: see server.c; http:// for "http" */
    const char *path;
    enum case_want want;
    const char *words; /* alternatives, parted by '|'; case matters not */
};

#define G CASE_GOOD_PATH
static const struct fetch_case fetch_cases[] = {
        /* the ordinary */
        {"good https", "https", G, CASE_GOOD, ""},
        {"good http", "http", G, CASE_GOOD, ""},
        {"TLS 1.2", "tls12", G, CASE_GOOD, ""},
        {"TLS 1.3", "tls13", G, CASE_GOOD, ""},
        {"RSA", "rsa", G, CASE_GOOD, ""},
        {"RSA, TLS 1.2", "rsa12", G, CASE_GOOD, ""},
        {"chunks", "https", "/case/chunked", CASE_GOOD, ""},
        {"until close", "https", "/case/until-close", CASE_GOOD, ""},
        {"HTTP/1.0", "http", "/case/http10", CASE_GOOD, ""},
        {"interim 103", "https", "/case/interim", CASE_GOOD, ""},
        {"bare LF", "https", "/case/bare-lf", CASE_GOOD, ""},
        {"redirect, relative", "https", "/case/to/good", CASE_GOOD, ""},
        {"redirect to https", "http", "/case/to-https", CASE_GOOD, ""},
        {"three redirects", "https", "/case/hops/3", CASE_GOOD, ""},
        {"a stale connection", "https", "/case/stale", CASE_GOOD, ""},

        /* certificates */
        {"expired", "expired", G, CASE_REFUSED, "expired"},
        {"not yet valid", "not-yet", G, CASE_REFUSED, "not yet valid"},
        {"wrong host", "wrong-host", G, CASE_REFUSED,
                "another host|no alternative|not match"},
        {"self-signed", "self-signed", G, CASE_REFUSED,
                "unknown certificate authority|self-signed|self signed"},
        {"unknown root", "unknown-root", G, CASE_REFUSED,
                "unknown certificate authority|local issuer|self-signed|"
                "self signed"},
        {"missing intermediate", "no-intermediate", G, CASE_REFUSED,
                "unknown certificate authority|local issuer"},
        {"an issuer of the right name only", "forged", G, CASE_REFUSED,
                "signature|unknown certificate authority|local issuer"},
        {"issuer is no CA", "not-a-ca", G, CASE_REFUSED, "certificate"},

        /* handshakes */
        {"TLS 1.1", "tls11", G, CASE_REFUSED, "version|protocol"},
        {"no TLS", "not-tls", G, CASE_REFUSED, "TLS|SSL|version|record"},
        {"stall in the handshake", "stall-tls", G, CASE_REFUSED, "timed out"},
        {"hang-up", "hang-up", G, CASE_REFUSED,
                "closed|reset|refused|connect|EOF|SSL|TLS"},
        {"closed port", "closed", G, CASE_REFUSED, "refused|connect"},

        /* time and size */
        {"stall in the header", "https", "/case/stall-header", CASE_REFUSED,
                "timed out|stall|too slow"},
        {"stall in the body", "https", "/case/stall-body", CASE_REFUSED,
                "timed out|stall|too slow"},
        {"drip", "https", "/case/drip", CASE_REFUSED,
                "timed out|stall|too slow"},
        {"endless body", "https", "/case/endless-body", CASE_FULL, ""},
        {"endless chunks", "https", "/case/endless-chunks", CASE_FULL, ""},
        {"endless header", "https", "/case/endless-header", CASE_REFUSED,
                "header|timed out"},
        {"endless line", "https", "/case/endless-line", CASE_REFUSED,
                "header|timed out|limit"},
        {"gzip bomb", "https", "/case/gzip-bomb", CASE_BOUNDED, ""},

        /* framing */
        {"too short", "https", "/case/too-short", CASE_REFUSED,
                "closed|truncated|incomplete|early"},
        {"too long", "https", "/case/too-long", CASE_GOOD, ""},
        {"two lengths", "https", "/case/two-lengths", CASE_BOUNDED, ""},
        {"both framings", "https", "/case/both-framings", CASE_BOUNDED, ""},
        {"bad chunk", "https", "/case/bad-chunk", CASE_REFUSED,
                "chunk|malformed|format|connection broken"},
        {"cut chunks", "https", "/case/cut-chunks", CASE_REFUSED,
                "closed|truncated|incomplete|early"},
        {"no header", "https", "/case/no-header", CASE_REFUSED,
                "closed|empty|early|truncated"},
        {"no HTTP", "https", "/case/not-http", CASE_REFUSED,
                "HTTP|malformed|format"},
        {"NULs in the header", "https", "/case/nul-header", CASE_BOUNDED, ""},
        {"NULs in the body", "https", "/case/nul-body", CASE_BOUNDED, ""},

        /* redirects */
        {"redirect loop", "https", "/case/loop", CASE_REFUSED, "redirect"},
        {"ten redirects", "https", "/case/hops/10", CASE_REFUSED, "redirect"},
        {"redirect to http", "https", "/case/to-http", CASE_REFUSED,
                "redirect"},
        {"redirect to file", "https", "/case/to-file", CASE_REFUSED,
                "redirect"},
        {"redirect to ftp", "https", "/case/to-ftp", CASE_REFUSED, "redirect"},
        {"redirect nowhere", "https", "/case/to-nowhere", CASE_REFUSED,
                "redirect|HTTP 302"},

        /* answers */
        {"401", "https", "/case/status/401", CASE_REFUSED, "HTTP 401"},
        {"403", "https", "/case/status/403", CASE_REFUSED, "HTTP 403"},
        {"404", "https", "/case/status/404", CASE_REFUSED, "HTTP 404"},
        {"429", "https", "/case/status/429", CASE_REFUSED, "HTTP 429"},
        {"503", "https", "/case/status/503", CASE_REFUSED, "HTTP 503"},
        {"304 unasked", "https", "/case/status/304", CASE_REFUSED, "HTTP 304"},
        {"204", "https", "/case/status/204", CASE_BODY, ""},
};
#undef G

#endif
