/* SPDX-License-Identifier: MIT */
#include "ng/url.h"

#include "ng/punycode.h"
#include "ng/utf8.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes the first n bytes of *s away and returns them. */
static struct ng_str take(struct ng_str *s, uint32_t n)
{
    struct ng_str head = ng_str_cut(*s, 0, n);
    *s = ng_str_cut(*s, n, s->len);
    return head;
}

static bool has(const char *set, char c)
{
    while (*set != '\0' && *set != c) {
        set++;
    }
    return *set != '\0';
}

/* Offset of the first byte of s that is one of `set`, else s.len. */
static uint32_t span(struct ng_str s, const char *set)
{
    uint32_t i = 0;
    while (i < s.len && !has(set, s.s[i])) {
        i++;
    }
    return i;
}

/* Bytes of the scheme that s begins with, without ':'; 0 for none. */
static uint32_t scheme_length(struct ng_str s)
{
    uint32_t i = 0;
    for (; i < s.len && s.s[i] != ':'; i++) {
        char c = ng_lower(s.s[i]);
        bool other = is_digit(c) || has("+-.", c);
        if ((c < 'a' || c > 'z') && (i == 0 || !other)) {
            return 0;
        }
    }
    return i < s.len ? i : 0;
}

static uint16_t default_port(struct ng_str scheme)
{
    int32_t i = ng_str_among(scheme, "http https");
    return i < 0 ? 0 : i == 0 ? 80 : 443;
}

/* Moves what follows `mark` from the end of *s into *tail. */
static bool cut_tail(struct ng_str *s, const char *mark, struct ng_str *tail)
{
    uint32_t at = span(*s, mark);
    bool has_mark = at < s->len;
    *tail = ng_str_cut(*s, at + 1, s->len);
    s->len = at;
    return has_mark;
}

/* Moves "?query" and "#fragment" from the end of *s into u. */
static void split_tail(struct ng_str *s, struct ng_url *u)
{
    u->has_fragment = cut_tail(s, "#", &u->fragment);
    u->has_query = cut_tail(s, "?", &u->query);
}

static int split_authority(struct ng_str s, struct ng_url *u)
{
    uint32_t at = s.len;
    while (at > 0 && s.s[at - 1] != '@') {
        at--;
    }
    if (at > 0) {
        u->userinfo = take(&s, at);
        u->userinfo.len--;
    }
    at = s.len > 0 && s.s[0] == '[' ? span(s, "]") : 0;
    at += span(ng_str_cut(s, at, s.len), ":");
    u->host = ng_str_cut(s, 0, at);
    u->port_text = ng_str_cut(s, at + 1, s.len);
    uint32_t port = 0;
    for (uint32_t i = 0; i < u->port_text.len; i++) {
        if (!is_digit(u->port_text.s[i])) {
            return NG_EFORMAT;
        }
        port = port * 10 + (uint32_t)(u->port_text.s[i] - '0');
        if (port > 65535) {
            return NG_EFORMAT;
        }
    }
    u->port = u->port_text.len > 0 ? (uint16_t)port : default_port(u->scheme);
    return NG_OK;
}

int ng_url_split(struct ng_str text, struct ng_url *u)
{
    memset(u, 0, sizeof *u);
    uint32_t n = scheme_length(text);
    if (n > 0) {
        u->scheme = take(&text, n);
        take(&text, 1);
    }
    split_tail(&text, u);
    int err = NG_OK;
    u->port = default_port(u->scheme);
    if (ng_str_starts(text, NG_STR("//"))) {
        take(&text, 2);
        u->has_authority = true;
        err = split_authority(take(&text, span(text, "/")), u);
    }
    u->path = text;
    return err;
}

/* The growing result. Once full, nothing more is taken. */
struct writer {
    char *out;
    uint32_t len, cap;
    bool full;
};

static void put(struct writer *w, char c)
{
    if (w->len < w->cap) {
        w->out[w->len++] = c;
    } else {
        w->full = true;
    }
}

/* Percent-encode sets of the WHATWG URL Standard, "percent-encoded bytes";
 * control characters and non-ASCII always go with them. */
static const char in_opaque[] = "";
static const char in_fragment[] = " \"<>`";
static const char in_query[] = " \"#<>'";
static const char in_path[] = " \"#<>?`{}";
static const char in_userinfo[] = " \"#<>?`{}/:;=@[\\]^|";

static void put_encoded(struct writer *w, char c, const char *set)
{
    static const char digits[] = "0123456789ABCDEF";
    unsigned byte = (unsigned char)c;
    if (byte > 0x1f && byte < 0x7f && !has(set, c)) {
        put(w, c);
        return;
    }
    put(w, '%');
    put(w, digits[byte >> 4]);
    put(w, digits[byte & 15u]);
}

static void put_text(struct writer *w, struct ng_str s, const char *set)
{
    for (uint32_t i = 0; i < s.len; i++) {
        put_encoded(w, s.s[i], set);
    }
}

/* One label of a host: as it is when ASCII, else in Punycode. */
static int put_label(struct writer *w, const uint32_t *label, uint32_t n)
{
    bool ascii = true;
    for (uint32_t i = 0; i < n; i++) {
        if (label[i] >= 0x80) {
            ascii = false;
        } else if (label[i] <= ' ' || label[i] == 0x7f ||
                   has("#%/:<>?@[\\]^|", (char)label[i])) {
            return NG_EFORMAT; /* forbidden host code points, WHATWG URL 3.2 */
        }
    }
    if (ascii) {
        for (uint32_t i = 0; i < n; i++) {
            put(w, (char)label[i]);
        }
        return NG_OK;
    }
    put_text(w, NG_STR("xn--"), in_opaque);
    int32_t len = ng_punycode(label, n, w->out + w->len, w->cap - w->len);
    w->full = w->full || len < 0;
    w->len += len < 0 ? 0 : (uint32_t)len;
    return len > (int32_t)NG_PUNYCODE_MAX - 4 ? NG_EFORMAT : NG_OK;
}

#define IGNORED UINT32_MAX

/* The next character of a host, mapped as UTS #46 does (the part of it that
 * folding, full-width forms and ideographic dots make up). */
static uint32_t host_char(struct ng_str *s)
{
    uint32_t cp;
    take(s, ng_utf8_decode(s->s, s->len, &cp));
    if (cp >= 0xFF01 && cp <= 0xFF5E) {
        cp -= 0xFF01 - '!';
    }
    if (cp == 0x3002 || cp == 0xFF61) {
        return '.';
    }
    return cp == 0xAD || cp == 0x200B ? IGNORED : ng_utf8_fold(cp);
}

/* A host whose last label begins with a digit must be a dotted quad. WHATWG
 * reads more ("0x7f.1"), but no publisher writes that. */
static bool is_name_or_quad(struct ng_str s)
{
    uint32_t i, parts = 0;
    s.len -= s.len > 0 && s.s[s.len - 1] == '.';
    for (i = s.len; i > 0 && s.s[i - 1] != '.'; i--) {
    }
    if (i == s.len || !is_digit(s.s[i])) {
        return s.len > 0;
    }
    for (i = 0; i < s.len; i++, parts++) {
        uint32_t from = i, value = 0;
        while (i < s.len && is_digit(s.s[i]) && i - from < 3) {
            value = value * 10 + (uint32_t)(s.s[i++] - '0');
        }
        if (i == from || value > 255 || (s.s[from] == '0' && i - from > 1) ||
                (i < s.len && s.s[i] != '.')) {
            return false;
        }
    }
    return parts == 4;
}

/* A host of http: lower case, Punycode; NG_EFORMAT for what is none. */
static int put_host(struct writer *w, struct ng_str s)
{
    uint32_t label[NG_PUNYCODE_MAX], n = 0, start = w->len;
    int err = NG_OK;
    while (s.len > 0 && err == NG_OK) {
        uint32_t cp = host_char(&s);
        if (cp == '.') {
            err = put_label(w, label, n);
            put(w, '.');
            n = 0;
        } else if (cp != IGNORED) {
            if (n == NG_PUNYCODE_MAX || cp == NG_REPLACEMENT) {
                return NG_EFORMAT;
            }
            label[n++] = cp;
        }
    }
    if (err == NG_OK) {
        err = put_label(w, label, n);
    }
    struct ng_str host = {w->out + start, w->len - start};
    bool good = err == NG_OK && (w->full || is_name_or_quad(host));
    return good ? NG_OK : NG_EFORMAT;
}

/* "[v6]" in lower case; a host that is not of http as it is. */
static int put_plain_host(struct writer *w, struct ng_str s)
{
    bool v6 = s.len > 0 && s.s[0] == '[';
    if (v6 && (s.len < 4 || s.s[s.len - 1] != ']')) {
        return NG_EFORMAT;
    }
    for (uint32_t i = 0; i < s.len; i++) {
        char c = s.s[i];
        bool bracket = v6 && (i == 0 || i == s.len - 1);
        bool good = v6 ? has("0123456789abcdefABCDEF:.", c)
                       : c != ' ' && !has("#/:<>?@[\\]^|", c);
        if (!bracket && !good) {
            return NG_EFORMAT;
        }
        put_encoded(w, v6 ? ng_lower(c) : c, in_opaque);
    }
    return NG_OK;
}

static int put_authority(struct writer *w, const struct ng_url *u, bool http)
{
    uint32_t at = span(u->userinfo, ":");
    struct ng_str user = ng_str_cut(u->userinfo, 0, at);
    struct ng_str password = ng_str_cut(u->userinfo, at + 1, UINT32_MAX);
    put_text(w, NG_STR("//"), in_opaque);
    put_text(w, user, in_userinfo);
    if (password.len > 0) {
        put(w, ':');
        put_text(w, password, in_userinfo);
    }
    if (user.len > 0 || password.len > 0) {
        put(w, '@');
    }
    bool v6 = u->host.len > 0 && u->host.s[0] == '[';
    if (u->host.len == 0 && (u->userinfo.len > 0 || u->port_text.len > 0)) {
        return NG_EFORMAT;
    }
    int err = http && !v6 ? put_host(w, u->host) : put_plain_host(w, u->host);
    if (err != NG_OK || u->port_text.len == 0 ||
            (http && u->port == default_port(u->scheme))) {
        return err;
    }
    struct ng_str port = u->port_text;
    while (port.len > 1 && port.s[0] == '0') {
        take(&port, 1);
    }
    put(w, ':');
    put_text(w, port, in_opaque);
    return NG_OK;
}

/* Number of dots that the segment out[from .. len) stands for, 0 when it is
 * no dot segment; "%2e" is a dot (WHATWG URL 4.1). */
static uint32_t dots(const struct writer *w, uint32_t from)
{
    uint32_t n = 0;
    struct ng_str rest = {w->out + from, w->len - from};
    while (rest.len > 0 && n < 3) {
        if (rest.s[0] == '.') {
            take(&rest, 1);
        } else if (ng_str_starts(rest, NG_STR("%2e"))) {
            take(&rest, 3);
        } else {
            return 0;
        }
        n++;
    }
    return n < 3 ? n : 0;
}

/* Ends the path segment that begins at `from`: dot segments go, with what
 * they cancel (RFC 3986 5.2.4). Returns where the next one begins. */
static uint32_t end_segment(
        struct writer *w, uint32_t root, uint32_t from, bool slash)
{
    uint32_t n = w->full ? 0 : dots(w, from);
    if (n == 0) {
        if (slash) {
            put(w, '/');
        }
        return w->len;
    }
    w->len = from;
    if (n == 2 && w->len > root) {
        do {
            w->len--;
        } while (w->len > root && w->out[w->len - 1] != '/');
    }
    return w->len;
}

static bool is_slash(char c, bool http)
{
    return c == '/' || (http && c == '\\');
}

static uint32_t end_segments(struct writer *w, uint32_t root, uint32_t from,
        struct ng_str s, bool http)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if (is_slash(s.s[i], http)) {
            from = end_segment(w, root, from, true);
        } else {
            put_encoded(w, s.s[i], in_path);
        }
    }
    return from;
}

/* '/', the directory part of `base`, then `path`, without dot segments; each
 * of the two may begin with a slash, but not both (RFC 3986 5.2.3). */
static void put_path(
        struct writer *w, struct ng_str base, struct ng_str path, bool http)
{
    while (base.len > 0 && base.s[base.len - 1] != '/') {
        base.len--;
    }
    struct ng_str *first = base.len > 0 ? &base : &path;
    if (first->len > 0 && is_slash(first->s[0], http)) {
        take(first, 1);
    }
    put(w, '/');
    uint32_t root = w->len;
    uint32_t from = end_segments(w, root, root, base, http);
    from = end_segments(w, root, from, path, http);
    end_segment(w, root, from, false);
}

/* C0 controls and spaces at both ends go (WHATWG URL 4.4, basic parser). */
static struct ng_str trim(struct ng_str s)
{
    while (s.len > 0 && (unsigned char)s.s[0] <= ' ') {
        take(&s, 1);
    }
    while (s.len > 0 && (unsigned char)s.s[s.len - 1] <= ' ') {
        s.len--;
    }
    return s;
}

/* Tabs and line ends inside go too. That needs a copy, at the end of the
 * room for the result. */
static struct ng_str squeeze(struct writer *w, struct ng_str s)
{
    if (span(s, "\t\n\r") == s.len) {
        return s;
    }
    uint32_t end = w->cap;
    for (uint32_t i = s.len; i > 0; i--) {
        char c = s.s[i - 1];
        if (has("\t\n\r", c)) {
            continue;
        }
        if (w->cap == 0) {
            w->full = true;
            break;
        }
        w->out[--w->cap] = c;
    }
    return (struct ng_str){w->out + w->cap, end - w->cap};
}

/* The target of `ref` (RFC 3986 5.2.2) in *u, its path still without what it
 * inherits: that is *dir. */
static int target(struct ng_str base, struct ng_str ref, struct ng_url *u,
        struct ng_str *dir)
{
    struct ng_url b;
    int err = ng_url_split(base, &b);
    uint32_t n = scheme_length(ref), slashes = 0;
    memset(u, 0, sizeof *u);
    u->scheme = n > 0 ? take(&ref, n) : b.scheme;
    if (n > 0) {
        take(&ref, 1);
    }
    bool http = default_port(u->scheme) != 0;
    while (slashes < ref.len && is_slash(ref.s[slashes], http)) {
        slashes++;
    }
    /* "http:g" is relative to a base of its own scheme (WHATWG URL 4.4) */
    bool relative =
            n == 0 || (http && slashes == 0 && ng_str_eqi(u->scheme, b.scheme));
    split_tail(&ref, u);
    *dir = NG_STR("");
    if ((http && !relative) || slashes >= 2) {
        take(&ref, http ? slashes : 2);
        u->has_authority = true;
        struct ng_str authority = take(&ref, span(ref, http ? "/\\" : "/"));
        u->path = ref;
        return split_authority(authority, u);
    }
    u->path = ref;
    if (!relative) {
        return NG_OK;
    }
    bool rooted =
            b.has_authority || (!http && b.path.len > 0 && b.path.s[0] == '/');
    bool only_fragment = ref.len == 0 && !u->has_query && u->has_fragment;
    if (err != NG_OK || b.scheme.len == 0 ||
            (!rooted && (http || !only_fragment))) {
        return NG_EFORMAT;
    }
    if (ref.len > 0 || u->has_query) {
        b.has_query = u->has_query;
        b.query = u->query;
    }
    if (ref.len > 0) {
        *dir = slashes == 0 ? b.path : *dir;
        b.path = ref;
    }
    b.has_fragment = u->has_fragment;
    b.fragment = u->fragment;
    *u = b;
    return NG_OK;
}

/* Plainly absolute, with nothing to encode, to lower or to take away: nearly
 * all that feeds hold. May say false of others that need nothing. */
static bool is_clean(struct ng_str s)
{
    uint32_t at = s.len > 8 && memcmp(s.s, "https://", 8) == 0  ? 8
                  : s.len > 7 && memcmp(s.s, "http://", 7) == 0 ? 7
                                                                : 0;
    uint32_t host = at;
    char last = '.';
    for (; at > 0 && at < s.len && s.s[at] != '/'; at++) {
        char c = s.s[at];
        bool letter = c >= 'a' && c <= 'z';
        if (!letter &&
                (last == '.' || !(is_digit(c) || c == '-' || c == '.'))) {
            return false; /* a letter begins every label: no number */
        }
        last = c;
    }
    if (at == host || at - host > NG_PUNYCODE_MAX || at == s.len) {
        return false;
    }
    for (; at < s.len; at++) {
        char c = s.s[at], low = c | 0x20;
        bool dots = last == '/' && (c == '.' || c == '%');
        bool letter = low >= 'a' && low <= 'z';
        if (dots ||
                (!letter && !is_digit(c) && !has("/-_.?=&%#+,;:@!~*()", c))) {
            return false;
        }
        last = c;
    }
    return true;
}

int ng_url_resolve(
        struct ng_str base, struct ng_str ref, char *out, uint32_t cap)
{
    struct writer w = {out, 0, cap, false};
    struct ng_url u;
    struct ng_str dir;
    if (ref.len <= cap && is_clean(ref)) {
        memcpy(out, ref.s, ref.len);
        return (int)ref.len;
    }
    ref = squeeze(&w, trim(ref));
    int err = w.full ? NG_ELIMIT : target(trim(base), ref, &u, &dir);
    if (err != NG_OK) {
        return err;
    }
    bool http = default_port(u.scheme) != 0;
    for (uint32_t i = 0; i < u.scheme.len; i++) {
        put(&w, ng_lower(u.scheme.s[i]));
    }
    put(&w, ':');
    if (u.has_authority) {
        err = put_authority(&w, &u, http);
        if (err != NG_OK) {
            return err;
        }
    }
    bool rooted = u.path.len > 0 && (u.has_authority || u.path.s[0] == '/');
    if (http || rooted || dir.len > 0) {
        put_path(&w, dir, u.path, http);
    } else {
        put_text(&w, u.path, in_opaque);
    }
    if (u.has_query) {
        put(&w, '?');
        put_text(&w, u.query, in_query);
    }
    if (u.has_fragment) {
        put(&w, '#');
        put_text(&w, u.fragment, in_fragment);
    }
    return w.full ? NG_ELIMIT : (int)w.len;
}

bool ng_url_is_http(struct ng_str url)
{
    struct ng_url u;
    for (uint32_t i = 0; i < url.len; i++) {
        if ((unsigned char)url.s[i] <= ' ' || url.s[i] == 0x7f) {
            return false;
        }
    }
    return ng_url_split(url, &u) == NG_OK && default_port(u.scheme) != 0 &&
           u.has_authority && u.host.len > 0;
}

struct ng_str ng_url_site(struct ng_str url)
{
    struct ng_url u;
    ng_url_split(url, &u);
    if (u.host.len > 4 && ng_str_starts(u.host, NG_STR("www."))) {
        take(&u.host, 4);
    }
    return u.host;
}

struct ng_str ng_url_name(struct ng_str url)
{
    struct ng_str name = ng_url_site(url);
    uint32_t from = url.len;
    while (from > 0 && url.s[from - 1] != '/') {
        from--;
    }
    return name.len > 0 ? name : ng_str_cut(url, from, url.len);
}
