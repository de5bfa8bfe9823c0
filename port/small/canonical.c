/* SPDX-License-Identifier: MIT */
/* Small: an address is what it is up to its fragment, without "utm_..." at its
 * end; lost: other tracking parameters, and other addresses of one page. */
#include "ng/canonical.h"

#include <string.h>

/* Bytes before what is left out. */
static uint32_t wanted(struct ng_str url)
{
    int32_t end = ng_str_find(url, NG_STR("#"));
    url = ng_str_cut(url, 0, end < 0 ? url.len : (uint32_t)end);
    end = ng_str_find(url, NG_STR("utm_"));
    bool parameter =
            end > 0 && (url.s[end - 1] == '?' || url.s[end - 1] == '&');
    return parameter ? (uint32_t)end - 1 : url.len;
}

uint32_t ng_canonical_link(struct ng_str url, char *out)
{
    memmove(out, url.s, wanted(url));
    return wanted(url);
}

uint64_t ng_canonical_hash(struct ng_str url)
{
    return ng_hash(NG_HASH_INIT, url.s, wanted(url));
}
