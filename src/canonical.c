/* SPDX-License-Identifier: MIT */
#include "ng/canonical.h"

#include "ng/url.h"

#include <string.h>

/* Parameters that say where a reader came from, not what he reads. Seen on the
 * links of news feeds; each is undone by the publisher's own rel=canonical. */
static const char prefixes[] = "utm_\nat_\nns_\nmc_\npk_\nmtm_\n_hs\nwt_\n";
static const char tracking[] =
        "fbclid gclid dclid yclid msclkid twclid igshid xtor cmp cmpid ocid "
        "ito smid smtyp partner emc ncid taid wtmc srnd feature ref_src "
        "guccounter traffic_source sfnsn rss";

/* Up to the first `stop`, or all. */
static struct ng_str before(struct ng_str s, char stop)
{
    const char *at = s.len == 0 ? NULL : memchr(s.s, stop, s.len);
    return ng_str_cut(s, 0, at == NULL ? s.len : (uint32_t)(at - s.s));
}

static bool is_tracking(struct ng_str parameter)
{
    struct ng_str name = before(parameter, '=');
    uint32_t which;
    return ng_str_begins(name, prefixes, &which) > 0 ||
           ng_str_among(name, tracking) >= 0;
}

uint32_t ng_canonical_link(struct ng_str url, char *out)
{
    struct ng_str rest = before(before(url, '#'), '?');
    struct ng_str fragment = ng_str_cut(url, before(url, '#').len, url.len);
    uint32_t n = rest.len;
    memmove(out, rest.s, n);
    rest = ng_str_cut(before(url, '#'), n, url.len);
    for (char sign = '?'; rest.len > 0;) {
        struct ng_str one = before(ng_str_cut(rest, 1, rest.len), '&');
        if (!is_tracking(one)) {
            out[n++] = sign;
            memmove(out + n, one.s, one.len);
            n += one.len;
            sign = '&';
        }
        rest = ng_str_cut(rest, one.len + 1, rest.len);
    }
    memmove(out + n, fragment.s, fragment.len);
    return n + fragment.len;
}

static uint64_t add(uint64_t hash, struct ng_str s)
{
    return ng_hash(hash, s.s, s.len);
}

uint64_t ng_canonical_hash(struct ng_str url)
{
    struct ng_url u;
    ng_url_split(url, &u);
    uint64_t h = NG_HASH_INIT;
    struct ng_str site = ng_url_site(url);
    for (uint32_t i = 0; i < site.len; i++) {
        char c = ng_lower(site.s[i]);
        h = ng_hash(h, &c, 1);
    }
    if (u.port_text.len > 0 && u.port != 80 && u.port != 443) {
        h = add(add(h, NG_STR(":")), u.port_text);
    }
    while (u.path.len > 0 && u.path.s[u.path.len - 1] == '/') {
        u.path.len--;
    }
    h = add(h, u.path);
    while (u.query.len > 0) {
        struct ng_str one = before(u.query, '&');
        if (one.len > 0 && !is_tracking(one)) {
            h = add(add(h, NG_STR("&")), one);
        }
        u.query = ng_str_cut(u.query, one.len + 1, u.query.len);
    }
    return h;
}
