/* SPDX-License-Identifier: MIT */
#include "ng/charset.h"

#include "ng/codepage.h"
#include "ng/utf8.h"

#include <string.h>

static bool is_space(uint8_t b)
{
    return b == ' ' || b == '\t' || b == '\n' || b == '\f' || b == '\r';
}

static bool begins(const uint8_t *s, size_t n, const char *word)
{
    return ng_str_starts(
            (struct ng_str){(const char *)s, (uint32_t)n}, ng_str_of(word));
}

const char *ng_charset_label(struct ng_str label)
{
    uint8_t set = ng_codepage_find(label);
    return set == 0 ? NULL : ng_codepage_name(set);
}

/* ---- labels in the document ---------------------------------------------- */

struct scan {
    const uint8_t *at, *end;
};

static void skip_space(struct scan *s)
{
    while (s->at < s->end && is_space(*s->at)) {
        s->at++;
    }
}

/* The set that a label names; 0 for "replacement", too. */
static uint8_t set_of(const struct scan *label)
{
    uint8_t set = ng_codepage_find((struct ng_str){
            (const char *)label->at, (uint32_t)(label->end - label->at)});
    return ng_codepage_kind(set) == NG_CODEPAGE_NONE ? 0 : set;
}

/* A quoted value, or a bare one up to white space or `stop`. False when it is
 * not complete; a bare one may end with the bytes if open_end. */
static bool value(struct scan *s, uint8_t stop, bool open_end, struct scan *v)
{
    skip_space(s);
    uint8_t quote = 0;
    if (s->at < s->end && (*s->at == '"' || *s->at == '\'')) {
        quote = *s->at++;
    }
    v->at = s->at;
    while (s->at < s->end &&
            (quote != 0 ? *s->at != quote
                        : *s->at != stop && !is_space(*s->at))) {
        s->at++;
    }
    v->end = s->at;
    if (s->at == s->end) {
        return quote == 0 && open_end;
    }
    s->at += quote != 0;
    return true;
}

/* The set named after `word` and '=' ("text/html; charset=x", WHATWG HTML
 * 2.4.4; the same for encoding="x" of XML). */
static uint8_t set_after(const char *word, uint8_t stop, struct scan s)
{
    for (; s.at < s.end; s.at++) {
        if (begins(s.at, (size_t)(s.end - s.at), word)) {
            struct scan rest = {s.at + strlen(word), s.end};
            skip_space(&rest);
            if (rest.at < rest.end && *rest.at == '=') {
                struct scan v;
                rest.at++;
                return value(&rest, stop, true, &v) ? set_of(&v) : 0;
            }
        }
    }
    return 0;
}

/* What a label means in a document that could be read as ASCII. */
static uint8_t set_in_ascii(uint8_t set)
{
    bool wide = ng_codepage_kind(set) >= NG_CODEPAGE_UTF16LE;
    return wide ? NG_CODEPAGE_UTF8_SET : set;
}

/* The next attribute of a tag ("get an attribute"): 1, 0 at the end of the
 * tag, -1 at the end of the bytes. */
static int attribute(struct scan *s, struct scan *name, struct scan *v)
{
    while (s->at < s->end && (is_space(*s->at) || *s->at == '/')) {
        s->at++;
    }
    if (s->at == s->end || *s->at == '>') {
        return s->at == s->end ? -1 : 0;
    }
    name->at = s->at++; /* a '=' here is part of the name */
    while (s->at < s->end && !is_space(*s->at) && *s->at != '/' &&
            *s->at != '>' && *s->at != '=') {
        s->at++;
    }
    name->end = s->at;
    v->at = v->end = s->at;
    skip_space(s);
    if (s->at < s->end && *s->at == '=') {
        s->at++;
        return value(s, '>', false, v) ? 1 : -1;
    }
    return s->at == s->end ? -1 : 1;
}

static bool is_name(const struct scan *name, const char *word)
{
    size_t n = (size_t)(name->end - name->at);
    return n == strlen(word) && begins(name->at, n, word);
}

/* The set a <meta> names; -1 when the tag is not complete. */
static int set_in_meta(struct scan *s)
{
    struct scan name, v;
    bool pragma = false, need_pragma = false;
    bool seen_equiv = false, seen_content = false, seen_charset = false;
    uint8_t set = 0;
    int more;
    while ((more = attribute(s, &name, &v)) > 0) {
        if (is_name(&name, "http-equiv") && !seen_equiv) {
            seen_equiv = true;
            pragma = is_name(&v, "content-type");
        } else if (is_name(&name, "content") && !seen_content) {
            seen_content = true;
            if (set == 0 && !seen_charset) {
                set = set_after("charset", ';', v);
                need_pragma = set != 0;
            }
        } else if (is_name(&name, "charset") && !seen_charset) {
            seen_charset = true;
            set = set_of(&v);
            need_pragma = false;
        }
    }
    return more < 0 ? -1 : need_pragma && !pragma ? 0 : set;
}

/* WHATWG HTML 13.2.3.2 "prescan a byte stream"; an XML declaration, even one
 * behind white space or a script's warning, counts when there is no meta. */
static uint8_t prescan(const uint8_t *head, size_t n)
{
    struct scan s = {head, head + n};
    uint8_t xml = 0;
    while (s.at < s.end &&
            (s.at = memchr(s.at, '<', (size_t)(s.end - s.at))) != NULL) {
        size_t left = (size_t)(s.end - s.at);
        char next = left > 1 ? ng_lower((char)s.at[1]) : '\0';
        bool close = next == '/' && left > 2;
        char letter = close ? ng_lower((char)s.at[2]) : next;
        if (begins(s.at, left, "<!--")) {
            s.at += 4;
            while (s.at < s.end &&
                    (*s.at != '>' || s.at[-1] != '-' || s.at[-2] != '-')) {
                s.at++;
            }
        } else if (begins(s.at, left, "<meta") && left > 5 &&
                   (is_space(s.at[5]) || s.at[5] == '/')) {
            s.at += 5;
            int set = set_in_meta(&s);
            if (set < 0) {
                break;
            }
            if (set != 0) {
                return set_in_ascii((uint8_t)set);
            }
        } else if (letter >= 'a' && letter <= 'z') {
            struct scan name, v;
            while (s.at < s.end && !is_space(*s.at) && *s.at != '>') {
                s.at++;
            }
            while (attribute(&s, &name, &v) > 0) {
            }
        } else if (next == '!' || next == '/' || next == '?') {
            const uint8_t *end = memchr(s.at, '>', left);
            if (end == NULL) {
                break;
            }
            if (begins(s.at, left, "<?xml") && xml == 0) {
                struct scan decl = {s.at, end};
                xml = set_in_ascii(set_after("encoding", '?', decl));
            }
            s.at = end;
        } else {
            s.at++;
        }
    }
    return xml;
}

/* ---- conversion --------------------------------------------------------- */

static int put(struct ng_charset *c, const void *bytes, size_t n)
{
    return n == 0 ? NG_OK : c->out.write(c->out.ctx, bytes, n);
}

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

static int from_utf8(struct ng_charset *c, const uint8_t *s, size_t n)
{
    uint32_t cp;
    int err = NG_OK;
    while (c->n_carry > 0 && n > 0 && err == NG_OK) {
        /* the next byte completes the character, goes on, or is not its */
        c->carry[c->n_carry] = *s;
        if (ng_utf8_partial((const char *)c->carry, c->n_carry + 1u)) {
            c->n_carry++;
        } else if (ng_utf8_decode((const char *)c->carry, c->n_carry + 1u,
                           &cp) == c->n_carry + 1u) {
            err = put(c, c->carry, c->n_carry + 1u);
            c->n_carry = 0;
        } else {
            c->n_carry = 0;
            err = put(c, replacement, 3);
            continue;
        }
        s++;
        n--;
    }
    while (n > 0 && err == NG_OK) {
        size_t good = ng_utf8_valid((const char *)s, n);
        err = put(c, s, good);
        s += good;
        n -= good;
        if (n == 0 || err != NG_OK) {
            break;
        }
        if (ng_utf8_partial((const char *)s, n)) {
            memcpy(c->carry, s, n);
            c->n_carry = (uint8_t)n;
            break;
        }
        uint32_t bad = ng_utf8_decode((const char *)s, n, &cp);
        s += bad;
        n -= bad;
        err = put(c, replacement, 3);
    }
    return err;
}

enum { BUFFER = 192, LONG_RUN = 64 };

static int flush(struct ng_charset *c, const char *buf, uint32_t *used)
{
    int err = put(c, buf, *used);
    *used = 0;
    return err;
}

static int from_single(struct ng_charset *c, const uint8_t *s, size_t n)
{
    char buf[BUFFER];
    uint32_t used = 0;
    int err = NG_OK;
    for (size_t i = 0; i < n && err == NG_OK;) {
        size_t run = ng_utf8_ascii((const char *)s + i, n - i);
        bool slice = run > LONG_RUN;
        if (slice || used + run > BUFFER - NG_UTF8_MAX) {
            err = flush(c, buf, &used);
        }
        if (slice) {
            err = err != NG_OK ? err : put(c, s + i, run);
        } else {
            memcpy(buf + used, s + i, run);
            used += (uint32_t)run;
        }
        i += run;
        while (i < n && s[i] >= 0x80 && used <= BUFFER - NG_UTF8_MAX) {
            uint16_t cp;
            if (c->tabled) {
                cp = c->at.table[s[i] - 0x80];
            } else {
                ng_codepage_unpack(c->set, s[i], s[i], &cp);
            }
            used += ng_utf8_encode(cp, buf + used);
            i++;
        }
    }
    return err != NG_OK ? err : put(c, buf, used);
}

/* carry: bytes of a unit, or a high surrogate and what follows it. */
static int from_utf16(struct ng_charset *c, const uint8_t *s, size_t n)
{
    unsigned hi = c->mode == NG_CODEPAGE_UTF16LE;
    char buf[BUFFER];
    uint32_t used = 0;
    int err = NG_OK;
    for (size_t i = 0; i < n && err == NG_OK; i++) {
        uint8_t *u = c->carry;
        u[c->n_carry++] = s[i];
        if (c->n_carry % 2 != 0) {
            continue;
        }
        uint32_t unit =
                (uint32_t)u[c->n_carry - 2 + hi] << 8 | u[c->n_carry - 1 - hi];
        uint32_t first = (uint32_t)u[hi] << 8 | u[1 - hi];
        bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (c->n_carry == 4 && low) {
            unit = 0x10000 + ((first & 0x3FF) << 10) + (unit & 0x3FF);
        } else if (c->n_carry == 4) {
            used += ng_utf8_encode(NG_REPLACEMENT, buf + used);
            memcpy(u, u + 2, 2);
        }
        c->n_carry = 0;
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            c->n_carry = 2;
        } else {
            used += ng_utf8_encode(unit, buf + used);
        }
        if (used > BUFFER - 2 * NG_UTF8_MAX) {
            err = flush(c, buf, &used);
        }
    }
    return err != NG_OK ? err : put(c, buf, used);
}

/* ---- the decision ------------------------------------------------------- */

enum { HEAD = 16, ASCII, WINDOW, LOOKS = 32 }; /* modes beside the kinds */

static int convert(struct ng_charset *c, const uint8_t *s, size_t n)
{
    switch (c->mode) {
    case NG_CODEPAGE_UTF8:
        return from_utf8(c, s, n);
    case NG_CODEPAGE_SINGLE:
        return from_single(c, s, n);
    case NG_CODEPAGE_MULTI: /* set only once the hook is open. NOLINTNEXTLINE */
        return n == 0 ? NG_OK : c->hook->convert(c->hook->ctx, s, n, &c->out);
    default:
        return from_utf16(c, s, n);
    }
}

/* From here on the set is certain: converts what is held in head. */
static int settle(struct ng_charset *c, uint8_t set, size_t from)
{
    c->decided = true;
    bool multi = ng_codepage_kind(set) == NG_CODEPAGE_MULTI;
    c->hook_open = multi && c->hook != NULL &&
                   c->hook->open(c->hook->ctx, ng_codepage_name(set)) >= 0;
    set = multi && !c->hook_open ? ng_codepage_find(NG_STR("latin1")) : set;
    c->name = ng_codepage_name(set);
    c->mode = (uint8_t)ng_codepage_kind(set);
    c->set = set;
    int err = convert(c, c->at.head + from, c->n_head - from);
    c->n_head = 0;
    if (c->mode == NG_CODEPAGE_SINGLE) {
        ng_codepage_unpack(c->set, 0x80, 0xFF, c->at.table);
        c->tabled = true;
    } else {
        c->guessed = false;
    }
    return err;
}

bool ng_charset_late(struct ng_charset *c, struct ng_str label)
{
    const uint8_t *s = (const uint8_t *)label.s;
    struct scan all = {s, s + label.len};
    if (c->guessed && label.len > 0) {
        uint8_t set = set_after("charset", ';', all);
        set = set_in_ascii(set != 0 ? set : set_of(&all));
        c->doc = set > NG_CODEPAGE_UTF8_SET ? set : c->doc;
    }
    return c->guessed && c->doc != 0 && c->doc != c->set;
}

/* Looks for a label in what is held unless there is one; what is declared. */
static uint8_t look(struct ng_charset *c)
{
    if (c->doc == 0) {
        c->doc = prescan(c->at.head, c->n_head);
    }
    uint8_t set = c->http != 0 ? c->http : c->doc;
    c->name = ng_codepage_name(set == 0 ? NG_CODEPAGE_UTF8_SET : set);
    return set;
}

/* While ASCII passes, the last 512 to 1024 bytes of it stay in head, for a
 * <meta> that comes late: most stand just before the <title> that matters;
 * in the first LOOKS halves of head, anywhere. */
static void keep_half(struct ng_charset *c)
{
    const size_t half = NG_CHARSET_HEAD / 2;
    if (c->n_head == NG_CHARSET_HEAD) {
        if (c->n_looks < LOOKS) {
            c->n_looks++;
            look(c);
        }
        c->n_head = (uint16_t)half;
        memcpy(c->at.head, c->at.head + half, half);
    }
}

static void keep_ascii(struct ng_charset *c, const uint8_t *s, size_t n)
{
    while (n > 0 && c->http == 0 && c->doc == 0) {
        if (c->n_looks == LOOKS && n > 2 * NG_CHARSET_HEAD) {
            /* whole heads go round to the same place */
            size_t skip = n - n % NG_CHARSET_HEAD - NG_CHARSET_HEAD;
            s += skip;
            n -= skip;
        }
        size_t room = NG_CHARSET_HEAD - c->n_head;
        size_t part = n < room ? n : room;
        memcpy(c->at.head + c->n_head, s, part);
        c->n_head = (uint16_t)(c->n_head + part);
        s += part;
        n -= part;
        keep_half(c);
    }
}

/* The window is full or the input has ended. */
static int decide(struct ng_charset *c, bool ended)
{
    const char *s = (const char *)c->at.head;
    size_t n = c->n_head;
    unsigned good = 0, bad = 0;
    bool long_ones = false; /* of three bytes or four */
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        uint32_t used = ng_utf8_decode(s + i, n - i, &cp);
        if (cp != NG_REPLACEMENT || ng_utf8_valid(s + i, used) == used) {
            good += used > 1;
            long_ones = long_ones || used > 2;
        } else if (used == 1 && (ended || i + 1 < n)) {
            bad++; /* a longer one is a cut character: says nothing */
        }
        i += used;
    }
    uint8_t set = look(c);
    if (set == NG_CODEPAGE_UTF8_SET && c->doc > NG_CODEPAGE_UTF8_SET &&
            bad > good) {
        set = c->doc;
    }
    if (set == 0 ||
            (set == NG_CODEPAGE_UTF8_SET && c->http != NG_CODEPAGE_UTF8_SET)) {
        /* the document's own word is worth three sequences */
        bool other = bad > good + (set == NG_CODEPAGE_UTF8_SET ? 3 : 0);
        c->guessed = other && set == 0;
        set = other ? ng_codepage_guess(s, n) : NG_CODEPAGE_UTF8_SET;
    } else if (good > 0 && good >= 4 * bad &&
               (ng_codepage_kind(set) == NG_CODEPAGE_SINGLE || long_ones)) {
        set = NG_CODEPAGE_UTF8_SET;
    }
    return settle(c, set, 0);
}

static uint8_t utf16(bool little)
{
    return ng_codepage_find(ng_str_of(little ? "utf-16le" : "utf-16be"));
}

/* UTF-16 without a BOM, from two ASCII characters; 0: it is not. */
static uint8_t by_nuls(const uint8_t *s, size_t n)
{
    if (n < 4 || ((s[0] | s[1] | s[2] | s[3]) & 0x80) != 0 ||
            (s[0] == 0) != (s[2] == 0) || (s[1] == 0) != (s[3] == 0) ||
            (s[0] == 0) == (s[1] == 0)) {
        return 0;
    }
    return utf16(s[1] == 0);
}

/* The head is full or the input has ended. */
static int begin(struct ng_charset *c)
{
    const uint8_t *s = c->at.head;
    size_t n = c->n_head;
    if (n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0) {
        return settle(c, NG_CODEPAGE_UTF8_SET, 3);
    }
    if (n >= 2 &&
            (memcmp(s, "\xFF\xFE", 2) == 0 || memcmp(s, "\xFE\xFF", 2) == 0)) {
        return settle(c, utf16(s[0] == 0xFF), 2);
    }
    uint8_t wide = by_nuls(s, n);
    if (wide != 0) {
        return settle(c, wide, 0);
    }
    if (ng_codepage_kind(c->http) >= NG_CODEPAGE_UTF16LE) {
        if (memchr(s, 0, n) != NULL) {
            return settle(c, c->http, 0);
        }
        c->http = 0; /* there is no markup in UTF-16 without a NUL */
    }
    uint8_t set = look(c);
    if (ng_str_eq(ng_str_of(ng_codepage_name(set)), NG_STR("iso-2022-jp"))) {
        return settle(c, set, 0); /* has no byte beyond ASCII to wait for */
    }
    size_t run = ng_utf8_ascii((const char *)s, n);
    int err = put(c, s, run);
    if (run == n) {
        c->mode = ASCII;
        keep_half(c);
    } else {
        c->mode = WINDOW;
        c->n_head = (uint16_t)(n - run);
        memmove(c->at.head, c->at.head + run, n - run);
    }
    return err;
}

void ng_charset_init(struct ng_charset *c, struct ng_str content_type,
        const struct ng_charset_hook *hook, struct ng_sink out)
{
    memset(c, 0, sizeof *c);
    const uint8_t *s = (const uint8_t *)content_type.s;
    if (content_type.len > 0) {
        struct scan type = {s, s + content_type.len};
        c->http = set_after("charset", ';', type);
    }
    c->name = ng_codepage_name(c->http == 0 ? NG_CODEPAGE_UTF8_SET : c->http);
    c->mode = HEAD;
    c->hook = hook;
    c->out = out;
}

int ng_charset_feed(struct ng_charset *c, const void *bytes, size_t n)
{
    const uint8_t *s = bytes;
    while (n > 0 && c->err == NG_OK) {
        size_t step = c->guessed ? NG_CHARSET_STEP : NG_CHARSET_HEAD;
        size_t room = step - c->n_head, used = n < room ? n : room;
        int err = NG_OK;
        if (c->mode == HEAD || c->mode == WINDOW) {
            memcpy(c->at.head + c->n_head, s, used);
            c->n_head = (uint16_t)(c->n_head + used);
            if (used == room) {
                err = c->mode == HEAD ? begin(c) : decide(c, false);
            }
        } else if (c->mode == ASCII) {
            used = ng_utf8_ascii((const char *)s, n);
            err = put(c, s, used);
            keep_ascii(c, s, used);
            if (used < n) {
                look(c);
                c->mode = WINDOW;
                c->n_head = 0;
            }
        } else if (c->guessed) { /* by steps: see ng_charset_late */
            err = convert(c, s, used);
            c->n_head = (uint16_t)(c->n_head + used);
            if (used == room) {
                c->n_head = 0;
                c->guessed = c->doc == 0;
                err = err != NG_OK || c->guessed ? err : settle(c, c->doc, 0);
            }
        } else {
            err = convert(c, s, used = n);
        }
        s += used;
        n -= used;
        c->err = (int16_t)err;
    }
    return c->err;
}

int ng_charset_end(struct ng_charset *c)
{
    int err = c->err;
    if (err == NG_OK && c->mode == HEAD) {
        err = begin(c);
    }
    if (err == NG_OK && c->mode == WINDOW) {
        err = decide(c, true);
    } else if (c->mode == ASCII) {
        look(c);
    }
    if (err == NG_OK && c->n_carry > 0) {
        err = put(c, replacement, 3);
    }
    if (c->hook_open) {
        err = err != NG_OK ? err
                           : c->hook->convert(c->hook->ctx, NULL, 0, &c->out);
        c->hook->close(c->hook->ctx);
        c->hook_open = false;
    }
    c->decided = true;
    c->err = (int16_t)err;
    return err;
}
