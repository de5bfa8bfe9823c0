/* SPDX-License-Identifier: MIT */
/* floor 2: URLs: splitting and resolving (RFC 3986 section 5; white space,
 * backslashes and non-ASCII treated as WHATWG URL does for http). */
#ifndef NG_URL_H
#define NG_URL_H

#include "ng/base.h"

struct ng_url {
    bool has_authority, has_query, has_fragment;
    uint16_t port;           /* from port_text, else 80/443 by scheme, else 0 */
    struct ng_str scheme;    /* "https", as written */
    struct ng_str userinfo;  /* without '@' */
    struct ng_str host;      /* "example.org", "[::1]" with its brackets */
    struct ng_str port_text; /* "8443" or empty */
    struct ng_str path;      /* "/a/b", may be empty */
    struct ng_str query;     /* without '?' */
    struct ng_str fragment;  /* without '#' */
};

/* Splits by RFC 3986 appendix B; never fails on syntax. NG_EFORMAT: the port
 * is no number up to 65535. */
int ng_url_split(struct ng_str text, struct ng_url *u);

/* Resolves ref against base (absolute), removes dot segments, percent-
 * encodes what may not stand in a URL, lower-cases scheme and host (Punycode
 * where it is not ASCII), drops a default port. Returns its length;
 * NG_ELIMIT when it does not fit (never cut; what dot segments undo and a
 * copy of a ref with tabs or line ends inside need room too); NG_EFORMAT when
 * neither is absolute or the host or port cannot be one: a host that ends in
 * a number must be a dotted quad. out may not overlap. */
int ng_url_resolve(
        struct ng_str base, struct ng_str ref, char *out, uint32_t cap);

/* Absolute, scheme http or https, with a host, no control characters. */
bool ng_url_is_http(struct ng_str url);

/* The host without "www.", for "more from example.org". */
struct ng_str ng_url_site(struct ng_str url);

/* What to call a source: its site, or the last part of a file's name. */
struct ng_str ng_url_name(struct ng_str url);

#endif
