/* SPDX-License-Identifier: MIT */
/* Small: addresses are put together and not put right; lost: "../", hosts
 * that are not ASCII, case and port of a host, line ends inside. */
#include "ng/url.h"

#include <string.h>

/* Bytes of s up to the first of the stops, or all. */
static uint32_t upto(struct ng_str s, const char *stops)
{
    uint32_t n = 0;
    while (n < s.len && strchr(stops, s.s[n]) == NULL) {
        n++;
    }
    return n;
}

static struct ng_str take(struct ng_str *rest, uint32_t n, uint32_t skip)
{
    struct ng_str s = ng_str_cut(*rest, 0, n);
    *rest = ng_str_cut(*rest, n + skip, rest->len);
    return s;
}

int ng_url_split(struct ng_str text, struct ng_url *u)
{
    memset(u, 0, sizeof *u);
    uint32_t n = upto(text, ":/?#");
    if (n > 0 && n < text.len && text.s[n] == ':') {
        u->scheme = take(&text, n, 1);
    }
    u->has_authority = ng_str_starts(text, NG_STR("//"));
    if (u->has_authority) {
        take(&text, 0, 2);
        u->host = take(&text, upto(text, "/?#"), 0);
        n = upto(u->host, "@");
        if (n < u->host.len) {
            u->userinfo = take(&u->host, n, 1);
        }
        n = upto(u->host, "[") < u->host.len ? upto(u->host, "]") : 0;
        n += upto(ng_str_cut(u->host, n, u->host.len), ":");
        u->port_text = ng_str_cut(u->host, n + 1, u->host.len);
        u->host.len = n;
    }
    u->path = take(&text, upto(text, "?#"), 0);
    u->has_query = text.len > 0 && text.s[0] == '?';
    if (u->has_query) {
        take(&text, 0, 1);
        u->query = take(&text, upto(text, "#"), 0);
    }
    u->has_fragment = text.len > 0;
    u->fragment = ng_str_cut(text, 1, text.len);
    uint32_t port = ng_str_eqi(u->scheme, NG_STR("https"))  ? 443
                    : ng_str_eqi(u->scheme, NG_STR("http")) ? 80
                                                            : 0;
    for (uint32_t i = 0; i < u->port_text.len; i++) {
        uint32_t digit = (uint32_t)u->port_text.s[i] - '0';
        port = (i == 0 ? 0 : port) * 10 + digit;
        if (digit > 9 || port > UINT16_MAX) {
            return NG_EFORMAT;
        }
    }
    u->port = (uint16_t)port;
    return NG_OK;
}

bool ng_url_is_http(struct ng_str url)
{
    struct ng_url u;
    for (uint32_t i = 0; i < url.len; i++) {
        if ((uint8_t)url.s[i] <= ' ' || url.s[i] == 0x7F) {
            return false;
        }
    }
    return ng_url_split(url, &u) == NG_OK && u.host.len > 0 &&
           (ng_str_eqi(u.scheme, NG_STR("http")) ||
                   ng_str_eqi(u.scheme, NG_STR("https")));
}

/* What may not stand in an address as it is. */
static bool is_escaped(uint8_t c)
{
    return c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>';
}

int ng_url_resolve(
        struct ng_str base, struct ng_str ref, char *out, uint32_t cap)
{
    static const char hex[] = "0123456789ABCDEF";
    struct ng_url u;
    ref = ng_str_trim(ref);
    uint32_t site = upto(base, ":"), kept = 0, n = 0;
    site = ng_str_starts(ng_str_cut(base, site, 3), NG_STR("://"))
                   ? site + 3 +
                             upto(ng_str_cut(base, site + 3, base.len), "/?#")
                   : 0;
    uint32_t path = upto(base, "?#");
    if (ng_url_split(ref, &u) != NG_OK || (site == 0 && u.scheme.len == 0)) {
        return NG_EFORMAT;
    }
    if (u.scheme.len > 0) {
        kept = 0;
    } else if (u.has_authority) {
        kept = upto(base, ":") + 1;
    } else if (u.path.len == 0) {
        kept = u.has_query ? path : upto(base, "#");
    } else if (u.path.s[0] == '/') {
        kept = site;
    } else {
        for (kept = path; kept > site && base.s[kept - 1] != '/'; kept--) {
        }
    }
    while (ng_str_starts(ref, NG_STR("./"))) {
        ref = ng_str_cut(ref, 2, ref.len);
    }
    for (uint32_t i = 0; i < kept + ref.len; i++) {
        uint8_t c = (uint8_t)(i < kept ? base.s[i] : ref.s[i - kept]);
        if (cap - n < 4) {
            return NG_ELIMIT;
        }
        if (is_escaped(c)) {
            out[n++] = '%';
            out[n++] = hex[c >> 4];
            c = (uint8_t)hex[c & 15];
        }
        out[n++] = (char)c;
    }
    return (int)n;
}

struct ng_str ng_url_site(struct ng_str url)
{
    struct ng_url u;
    (void)ng_url_split(url, &u);
    bool www = u.host.len > 4 && ng_str_starts(u.host, NG_STR("www."));
    return ng_str_cut(u.host, www ? 4 : 0, u.host.len);
}

struct ng_str ng_url_name(struct ng_str url)
{
    struct ng_str site = ng_url_site(url);
    while (site.len == 0 && upto(url, "/") < url.len) {
        take(&url, upto(url, "/"), 1);
    }
    return site.len > 0 ? site : url;
}
