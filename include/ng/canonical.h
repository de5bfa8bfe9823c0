/* SPDX-License-Identifier: MIT */
/* floor 3: one page under many addresses: what of an address says where a
 * reader came from, and not what he reads. */
#ifndef NG_CANONICAL_H
#define NG_CANONICAL_H

#include "ng/base.h"

/* Writes the address without its tracking parameters (utm_*, fbclid, ...) and
 * returns its length; out has room for url.len bytes and may be url.s. */
uint32_t ng_canonical_link(struct ng_str url, char *out);

/* A hash that is equal for two addresses of one page: ignores scheme, "www.",
 * case of the host, fragment, trailing slashes and tracking parameters. */
uint64_t ng_canonical_hash(struct ng_str url);

#endif
