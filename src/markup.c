/* SPDX-License-Identifier: MIT */
#include "ng/markup.h"

#include "ng/entity.h"

#include <string.h>

/* Names follow the states of WHATWG HTML 13.2.5 where they are the same:
 *
 *   IN_TEXT -<-> AT_LT -name-> IN_NAME -> BEFORE_ATTR -> IN_ATTR -> AFTER_ATTR
 *      |           |                        |  ^  ^                    | =
 *      &           ! ? /                    >  |  +-- IN_VALUE <- BEFORE_VALUE
 *      v           v                        v
 *   IN_REF      comments, CDATA, ...       TAG
 */
enum state {
    IN_TEXT,
    IN_REF, /* after '&', in text or in a value (ret says which) */
    AT_LT,
    AT_LT_SLASH,
    AT_RAW_LT, /* '<' in raw text; hold has what follows */
    IN_NAME,
    BEFORE_ATTR,
    IN_ATTR,
    AFTER_ATTR,
    BEFORE_VALUE,
    IN_VALUE,
    IN_CDATA,  /* match: ']' seen, at most 2 */
    IN_SKIPPED /* comments and the like */
};

/* What IN_TEXT is made of. */
enum content { DATA, RCDATA, RAWTEXT, PLAINTEXT };

struct cursor {
    const char *at, *end;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_name_start(const struct ng_markup *m, char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (m->mode == NG_MARKUP_XML &&
                   (c == '_' || c == ':' || ((unsigned char)c & 0x80) != 0));
}

/* The first byte `what` in the rest of the input, or its end. */
static const char *find(const struct cursor *c, char what)
{
    const char *at = memchr(c->at, what, (size_t)(c->end - c->at));
    return at == NULL ? c->end : at;
}

/* ---- events ------------------------------------------------------------ */

static int send(const struct ng_markup *m, enum ng_markup_kind kind,
        struct ng_str name, struct ng_str text)
{
    struct ng_markup_event e = {kind, kind == NG_MARKUP_ATTR && m->cut,
            kind == NG_MARKUP_TAG && m->self_closing, name, text};
    return m->event(m->ctx, &e);
}

static int send_tag(const struct ng_markup *m, enum ng_markup_kind kind)
{
    return send(m, kind, (struct ng_str){m->name, m->n_name},
            (struct ng_str){NULL, 0});
}

static int send_attr(const struct ng_markup *m)
{
    struct ng_str name = {m->attr, m->n_attr};
    struct ng_str value = {m->value, m->n_value};
    return m->wanted ? send(m, NG_MARKUP_ATTR, name, value) : NG_OK;
}

static int send_text(const struct ng_markup *m, const char *s, size_t n)
{
    bool raw = m->content == RAWTEXT || m->content == PLAINTEXT;
    if (n == 0 || (raw && m->skip_raw)) {
        return NG_OK;
    }
    return send(m, raw ? NG_MARKUP_RAW : NG_MARKUP_TEXT,
            (struct ng_str){NULL, 0}, (struct ng_str){s, (uint32_t)n});
}

/* ---- names and values ---------------------------------------------------- */

/* Adds to a name until one of white space, '/', '>', and '=' in attributes;
 * true when its end was seen. */
static bool read_name(struct ng_markup *m, struct cursor *c, char *name,
        uint8_t *n, bool attribute)
{
    const char *at = c->at, *end = c->end;
    bool html = m->mode == NG_MARKUP_HTML;
    uint8_t len = *n;
    for (; at < end; at++) {
        char ch = *at;
        if (ch <= '>' && (is_space(ch) || ch == '/' || ch == '>' ||
                                 (ch == '=' && attribute))) {
            break;
        }
        if (len < NG_MARKUP_NAME_MAX) {
            name[len++] = html ? ng_lower(ch) : ch;
        }
    }
    *n = len;
    c->at = at;
    return at < end;
}

static void add_value(struct ng_markup *m, const char *s, size_t n)
{
    uint32_t room = m->value_cap - m->n_value;
    if (m->cut) {
        return;
    }
    m->cut = n > room;
    n = m->cut ? room : n;
    if (n > 0) {
        memcpy(m->value + m->n_value, s, n);
        m->n_value += (uint32_t)n;
    }
    if (m->cut && (s[n] & 0xC0) == 0x80) { /* only between characters */
        while (m->n_value > 0 && (m->value[--m->n_value] & 0xC0) == 0x80) {
        }
    }
}

/* Decoded characters, to the text or to the value at hand. */
static int put(struct ng_markup *m, bool value, const char *s, size_t n)
{
    if (value) {
        add_value(m, s, n);
        return NG_OK;
    }
    return send_text(m, s, n);
}

/* ---- character references ------------------------------------------------ */

/* s[0 .. n) follows a '&': writes what that stands for to out, "&" if it is
 * no reference, and returns its bytes. *used: how much of s it was. */
static uint32_t decode(const char *s, size_t n, bool value,
        char out[NG_ENTITY_UTF8_MAX], uint32_t *used)
{
    uint32_t n_out = 0;
    *used = ng_entity_decode(s, n, value, out, &n_out);
    if (*used == 0) {
        out[n_out++] = '&';
    }
    return n_out;
}

/* c->at is on a '&'; returns the bytes put in out. */
static uint32_t read_ref(
        struct ng_markup *m, struct cursor *c, char out[NG_ENTITY_UTF8_MAX])
{
    size_t left = (size_t)(c->end - ++c->at);
    uint32_t used = 0, n_out = 0;
    size_t seen = left < NG_ENTITY_NAME_MAX ? left : NG_ENTITY_NAME_MAX;
    if (ng_entity_partial(c->at, seen)) { /* a number may go on for ever */
        m->ret = m->state;
        m->state = IN_REF;
        m->n_hold = 0;
    } else {
        n_out = decode(c->at, left, m->state == IN_VALUE, out, &used);
    }
    c->at += used;
    return n_out;
}

/* hold[0 .. n_hold) follows the '&', and hold[n_hold] too if `next`. *took:
 * the latter was used. */
static int end_ref(struct ng_markup *m, bool next, bool *took)
{
    bool value = m->ret == IN_VALUE;
    char out[NG_ENTITY_UTF8_MAX];
    uint32_t used;
    uint32_t n_out =
            decode(m->hold, m->n_hold + (size_t)next, value, out, &used);
    int err = put(m, value, out, n_out);
    m->state = m->ret;
    *took = used > m->n_hold;
    if (err == NG_OK && used < m->n_hold) {
        err = put(m, value, m->hold + used, m->n_hold - used);
    }
    return err;
}

/* Digits are kept in a short form of the same value, as a number may be
 * written with any amount of them: no leading zeros, at most ten. */
static void hold_ref(struct ng_markup *m, char ch)
{
    uint8_t first = m->n_hold > 1 && ng_lower(m->hold[1]) == 'x' ? 2 : 1;
    if (m->hold[0] == '#' && m->n_hold > first) {
        if (m->hold[first] == '0') {
            m->n_hold = first;
        } else if (m->n_hold - first >= 10) {
            return;
        }
    }
    m->hold[m->n_hold++] = ch;
}

static int in_ref(struct ng_markup *m, struct cursor *c)
{
    while (c->at < c->end) {
        bool took = false;
        m->hold[m->n_hold] = *c->at;
        if (!ng_entity_partial(m->hold, m->n_hold + 1u)) {
            int err = end_ref(m, true, &took);
            c->at += took;
            return err;
        }
        hold_ref(m, *c->at++);
    }
    return NG_OK;
}

/* ---- text ---------------------------------------------------------------- */

/* Text with references, up to `end`: short pieces travel together, as markup
 * that was escaped consists of little else. */
static int in_decoded(struct ng_markup *m, struct cursor *c, const char *end)
{
    char run[192];
    size_t n = 0;
    int err = NG_OK;
    while (err == NG_OK && c->at < end && m->state == IN_TEXT) {
        const char *amp = memchr(c->at, '&', (size_t)(end - c->at));
        size_t piece = (size_t)((amp == NULL ? end : amp) - c->at);
        bool fits = n + piece + NG_ENTITY_UTF8_MAX <= sizeof run;
        if (!fits && n > 0) {
            err = send_text(m, run, n);
            n = 0;
        } else if (fits) {
            memcpy(run + n, c->at, piece);
            n += piece;
            c->at += piece;
            n += amp == NULL ? 0 : read_ref(m, c, run + n);
        } else {
            err = send_text(m, c->at, piece);
            c->at += piece;
        }
    }
    return err == NG_OK ? send_text(m, run, n) : err;
}

/* The end tag of a raw text element needs its name and a byte that ends it. */
static int at_raw_lt(struct ng_markup *m, struct cursor *c)
{
    for (; c->at < c->end; c->at++) {
        char ch = *c->at;
        if (m->n_hold == m->n_name + 2u &&
                (is_space(ch) || ch == '/' || ch == '>')) {
            m->content = DATA;
            m->closing = true;
            m->state = BEFORE_ATTR;
            return NG_OK;
        }
        if (m->n_hold == m->n_name + 2u ||
                ng_lower(ch) !=
                        (m->n_hold == 1 ? '/' : m->name[m->n_hold - 2])) {
            m->state = IN_TEXT;
            return send_text(m, m->hold, m->n_hold);
        }
        m->hold[m->n_hold++] = ch;
    }
    return NG_OK;
}

static enum content content_of(struct ng_str name)
{
    static const char names[] = "script style iframe noembed noframes xmp "
                                "title textarea plaintext";
    int32_t i = name.len < 3 ? -1 : ng_str_among(name, names);
    return i < 0 ? DATA : i < 6 ? RAWTEXT : i < 8 ? RCDATA : PLAINTEXT;
}

/* ---- tags ---------------------------------------------------------------- */

static int end_tag(struct ng_markup *m)
{
    m->state = IN_TEXT;
    if (m->closing) {
        return send_tag(m, NG_MARKUP_CLOSE);
    }
    m->skip_raw = false;
    int err = send_tag(m, NG_MARKUP_TAG);
    if (m->mode == NG_MARKUP_HTML && !m->self_closing) {
        m->content = (uint8_t)content_of((struct ng_str){m->name, m->n_name});
    }
    return err;
}

static bool skip_space(struct cursor *c)
{
    while (c->at < c->end && is_space(*c->at)) {
        c->at++;
    }
    return c->at < c->end;
}

static int before_attr(struct ng_markup *m, struct cursor *c)
{
    while (c->at < c->end && (is_space(*c->at) || *c->at == '/')) {
        m->self_closing = *c->at++ == '/';
    }
    if (c->at == c->end) {
        return NG_OK;
    }
    if (*c->at == '>') {
        c->at++;
        return end_tag(m);
    }
    m->self_closing = false;
    m->n_attr = 0;
    m->state = IN_ATTR;
    if (*c->at == '=') { /* belongs to the name when it comes first */
        m->attr[m->n_attr++] = *c->at++;
    }
    return NG_OK;
}

static int in_name(struct ng_markup *m, struct cursor *c)
{
    if (!read_name(m, c, m->name, &m->n_name, false)) {
        return NG_OK;
    }
    m->state = BEFORE_ATTR;
    m->skip_attrs = m->closing;
    int err = m->closing ? NG_OK : send_tag(m, NG_MARKUP_OPEN);
    return err == NG_OK ? before_attr(m, c) : err;
}

static int at_lt(struct ng_markup *m, struct cursor *c)
{
    char ch = *c->at;
    enum ng_markup_skip_kind kind = NG_MARKUP_SKIP_BOGUS;
    if (is_name_start(m, ch)) {
        m->closing = m->state == AT_LT_SLASH;
        m->n_name = 0;
        m->self_closing = false;
        m->state = IN_NAME;
        return in_name(m, c);
    }
    if (m->state == AT_LT) {
        if (ch != '!' && ch != '?') {
            bool slash = ch == '/';
            c->at += slash;
            m->state = slash ? AT_LT_SLASH : IN_TEXT;
            return slash ? NG_OK : send_text(m, "<", 1);
        }
        c->at++;
        kind = ch == '!' ? NG_MARKUP_SKIP_DECLARATION
                         : NG_MARKUP_SKIP_INSTRUCTION;
    }
    ng_markup_skip_init(&m->skip, kind, m->mode == NG_MARKUP_XML);
    m->state = IN_SKIPPED;
    return NG_OK;
}

static int in_text(struct ng_markup *m, struct cursor *c)
{
    const char *lt = m->content == PLAINTEXT ? c->end : find(c, '<');
    size_t n = (size_t)(lt - c->at);
    int err;
    if (m->content <= RCDATA && memchr(c->at, '&', n) != NULL) {
        err = in_decoded(m, c, lt);
    } else {
        err = send_text(m, c->at, n);
        c->at = lt;
    }
    if (err != NG_OK || c->at < lt || lt == c->end || m->state != IN_TEXT) {
        return err;
    }
    c->at++;
    m->state = m->content == DATA ? AT_LT : AT_RAW_LT;
    m->hold[0] = '<';
    m->n_hold = 1;
    return m->state == AT_LT && c->at < c->end ? at_lt(m, c) : NG_OK;
}

static int in_attr(struct ng_markup *m, struct cursor *c)
{
    if (read_name(m, c, m->attr, &m->n_attr, true)) {
        struct ng_str name = {m->attr, m->n_attr};
        m->wanted =
                !m->skip_attrs && (m->want == NULL || m->want(m->ctx, name));
        m->n_value = 0;
        m->cut = false;
        m->state = AFTER_ATTR;
    }
    return NG_OK;
}

static int after_attr(struct ng_markup *m, struct cursor *c)
{
    if (!skip_space(c)) {
        return NG_OK;
    }
    if (*c->at == '=') {
        c->at++;
        m->state = BEFORE_VALUE;
        return NG_OK;
    }
    m->state = BEFORE_ATTR;
    return send_attr(m);
}

static int before_value(struct ng_markup *m, struct cursor *c)
{
    if (!skip_space(c)) {
        return NG_OK;
    }
    if (*c->at == '>') {
        m->state = BEFORE_ATTR;
        return send_attr(m);
    }
    m->quote = *c->at == '"' || *c->at == '\'' ? *c->at++ : '\0';
    m->state = IN_VALUE;
    return NG_OK;
}

static int in_value(struct ng_markup *m, struct cursor *c)
{
    const char *stop = c->at;
    if (m->quote != '\0') {
        stop = find(c, m->quote);
    } else {
        while (stop < c->end && !is_space(*stop) && *stop != '>') {
            stop++;
        }
    }
    if (!m->wanted) {
        c->at = stop;
    }
    while (c->at < stop && m->state == IN_VALUE) {
        struct cursor run = {c->at, stop};
        const char *amp = find(&run, '&');
        add_value(m, c->at, (size_t)(amp - c->at));
        c->at = amp;
        if (amp < stop) {
            char out[NG_ENTITY_UTF8_MAX];
            add_value(m, out, read_ref(m, c, out));
        }
    }
    if (m->state != IN_VALUE || c->at == c->end) {
        return NG_OK;
    }
    c->at += m->quote != '\0';
    m->state = BEFORE_ATTR;
    return send_attr(m);
}

/* ---- what is not shown --------------------------------------------------- */

static int in_skipped(struct ng_markup *m, struct cursor *c)
{
    size_t used = 0;
    enum ng_markup_skip_end end = ng_markup_skip_feed(
            &m->skip, c->at, (size_t)(c->end - c->at), &used);
    c->at += used;
    if (end != NG_MARKUP_SKIP_MORE) {
        m->match = 0;
        m->state = end == NG_MARKUP_SKIP_CDATA ? IN_CDATA : IN_TEXT;
    }
    return NG_OK;
}

static int in_cdata(struct ng_markup *m, struct cursor *c)
{
    const char *from = c->at;
    if (m->match > 0) { /* brackets that ended the piece before */
        bool bracket = *from == ']';
        uint8_t n = (uint8_t)(m->match - bracket);
        if (*from == '>' && m->match == 2) {
            c->at++;
            m->state = IN_TEXT;
            return NG_OK;
        }
        c->at += bracket;
        m->match = bracket ? 2 : 0;
        return send_text(m, "]]", n);
    }
    for (;; c->at++) {
        c->at = find(c, ']');
        if (c->end - c->at < 3 || (c->at[1] == ']' && c->at[2] == '>')) {
            break;
        }
    }
    size_t n = (size_t)(c->at - from);
    m->match = c->at < c->end;
    c->at += m->match;
    return send_text(m, from, n);
}

/* ---- the three verbs ----------------------------------------------------- */

void ng_markup_init(struct ng_markup *m, enum ng_markup_mode mode, char *value,
        uint32_t cap, int (*event)(void *, const struct ng_markup_event *),
        bool (*want)(void *, struct ng_str), void *ctx)
{
    *m = (struct ng_markup){.event = event,
            .want = want,
            .ctx = ctx,
            .value = value,
            .value_cap = cap,
            .mode = (uint8_t)mode};
}

static int feed(struct ng_markup *m, const char *bytes, size_t n)
{
    static int (*const states[])(struct ng_markup *, struct cursor *) = {
            [IN_TEXT] = in_text,
            [IN_REF] = in_ref,
            [AT_LT] = at_lt,
            [AT_LT_SLASH] = at_lt,
            [AT_RAW_LT] = at_raw_lt,
            [IN_NAME] = in_name,
            [BEFORE_ATTR] = before_attr,
            [IN_ATTR] = in_attr,
            [AFTER_ATTR] = after_attr,
            [BEFORE_VALUE] = before_value,
            [IN_VALUE] = in_value,
            [IN_CDATA] = in_cdata,
            [IN_SKIPPED] = in_skipped,
    };
    struct cursor c = {bytes, bytes + n};
    int err = NG_OK;
    while (err == NG_OK && c.at < c.end) {
        err = states[m->state](m, &c);
    }
    return err;
}

int ng_markup_feed(struct ng_markup *m, const char *bytes, size_t n)
{
    int err = NG_OK;
    while (err == NG_OK && n > 0) {
        const char *nul = memchr(bytes, 0, n);
        size_t run = nul == NULL ? n : (size_t)(nul - bytes);
        err = feed(m, bytes, run);
        if (err == NG_OK && nul != NULL) {
            bool tag = m->state >= IN_NAME && m->state <= IN_VALUE;
            err = feed(m, "\xEF\xBF\xBD", tag ? 3 : 0);
            run++;
        }
        bytes += run;
        n -= run;
    }
    return err;
}

int ng_markup_end(struct ng_markup *m)
{
    bool took;
    switch (m->state) {
    case AT_LT:
    case AT_LT_SLASH:
        return send_text(m, "</", m->state == AT_LT ? 1 : 2);
    case AT_RAW_LT:
        return send_text(m, m->hold, m->n_hold);
    case IN_CDATA:
        return send_text(m, "]]", m->match);
    case IN_REF:
        return m->ret == IN_TEXT ? end_ref(m, false, &took) : NG_OK;
    default:
        return NG_OK;
    }
}
