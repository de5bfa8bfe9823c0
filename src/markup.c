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
    AT_BANG,    /* hold has what follows the "<!" */
    IN_CDATA,   /* match: ']' seen, at most 2 */
    IN_DOCTYPE, /* match: enum subset */
    IN_COMMENT, /* match: enum dashes */
    IN_PI,      /* match: the last byte was '?' */
    IN_BOGUS
};

/* What IN_TEXT is made of. */
enum content { DATA, RCDATA, RAWTEXT, PLAINTEXT };

/* How far the end of a comment has been seen. */
enum dashes { NONE, ONE, TWO, TWO_BANG, START, START_ONE };

/* The internal subset of a document type declaration: XML 1.0, 2.8. */
enum subset { BEFORE_SUBSET, IN_SUBSET, AFTER_SUBSET };

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

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
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
    struct ng_markup_event e = {kind, name, text, false, false};
    e.cut = kind == NG_MARKUP_ATTR && m->cut;
    e.empty = kind == NG_MARKUP_TAG && m->self_closing;
    return m->event(m->ctx, &e);
}

static int send_tag(const struct ng_markup *m, enum ng_markup_kind kind)
{
    return send(m, kind, (struct ng_str){m->name, m->n_name},
            (struct ng_str){NULL, 0});
}

static int send_attr(const struct ng_markup *m)
{
    return m->wanted ? send(m, NG_MARKUP_ATTR,
                               (struct ng_str){m->attr, m->n_attr},
                               (struct ng_str){m->value, m->n_value})
                     : NG_OK;
}

static int send_text(const struct ng_markup *m, const char *s, size_t n)
{
    bool raw = m->content == RAWTEXT || m->content == PLAINTEXT;
    if (raw && m->skip_raw) {
        return NG_OK;
    }
    while (n > 0) {
        const char *nul = memchr(s, 0, n);
        size_t run = nul == NULL ? n : (size_t)(nul - s);
        if (run > 0) {
            int err = send(m, raw ? NG_MARKUP_RAW : NG_MARKUP_TEXT,
                    (struct ng_str){NULL, 0},
                    (struct ng_str){s, (uint32_t)run});
            if (err != NG_OK) {
                return err;
            }
        }
        run += nul != NULL;
        s += run;
        n -= run;
    }
    return NG_OK;
}

/* ---- names and values ---------------------------------------------------- */

/* Adds to a name until one of white space, '/', '>', and '=' in attributes;
 * true when its end was seen. */
static bool read_name(struct ng_markup *m, struct cursor *c, char *name,
        uint8_t *n, bool attribute)
{
    for (; c->at < c->end; c->at++) {
        char ch = *c->at;
        if (is_space(ch) || ch == '/' || ch == '>' ||
                (ch == '=' && attribute)) {
            return true;
        }
        if (ch == '\0') {
            if (*n + 3u <= NG_MARKUP_NAME_MAX) {
                memcpy(name + *n, "\xEF\xBF\xBD", 3);
                *n = (uint8_t)(*n + 3);
            }
        } else if (*n < NG_MARKUP_NAME_MAX) {
            name[(*n)++] = m->mode == NG_MARKUP_HTML ? lower(ch) : ch;
        }
    }
    return false;
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static void add_run(struct ng_markup *m, const char *s, size_t n)
{
    uint32_t room = m->value_cap - m->n_value;
    if (m->cut) {
        return;
    }
    m->cut = n > room;
    if (m->cut) {
        n = room;
    }
    if (n > 0) {
        memcpy(m->value + m->n_value, s, n);
        m->n_value += (uint32_t)n;
    }
    if (m->cut && is_continuation(s[n])) { /* only between characters */
        while (m->n_value > 0 && is_continuation(m->value[--m->n_value])) {
        }
    }
}

static void add_value(struct ng_markup *m, const char *s, size_t n)
{
    const char *nul;
    while (n > 0 && (nul = memchr(s, 0, n)) != NULL) {
        size_t run = (size_t)(nul - s);
        add_run(m, s, run);
        add_run(m, "\xEF\xBF\xBD", 3);
        s += run + 1;
        n -= run + 1;
    }
    add_run(m, s, n);
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

static bool is_digit(char c, bool hex)
{
    return (c >= '0' && c <= '9') ||
           (hex && lower(c) >= 'a' && lower(c) <= 'f');
}

/* s[0 .. n) follows '&'; with more bytes it may become a longer reference. */
static bool may_grow(const char *s, size_t n)
{
    if (n > 0 && s[0] == '#') {
        size_t i = 1;
        bool hex = n > 1 && lower(s[1]) == 'x';
        i += hex;
        while (i < n && is_digit(s[i], hex)) {
            i++;
        }
        return i == n;
    }
    return n == 0 || (n <= NG_ENTITY_NAME_MAX && ng_entity_partial(s, n));
}

/* c->at is on a '&'. */
static int read_ref(struct ng_markup *m, struct cursor *c)
{
    bool value = m->state == IN_VALUE;
    char out[NG_ENTITY_UTF8_MAX];
    uint32_t n_out = 0;
    c->at++;
    if (may_grow(c->at, (size_t)(c->end - c->at))) {
        m->ret = m->state;
        m->state = IN_REF;
        m->n_hold = 0;
        return NG_OK;
    }
    uint32_t used = ng_entity_decode(
            c->at, (size_t)(c->end - c->at), value, out, &n_out);
    if (used == 0) {
        return put(m, value, "&", 1);
    }
    c->at += used;
    return put(m, value, out, n_out);
}

/* hold[0 .. n_hold) follows the '&', and hold[n_hold] too if `next`: decodes
 * it; what is no reference is text. True in *took: hold[n_hold] was used. */
static int end_ref(struct ng_markup *m, bool next, bool *took)
{
    bool value = m->ret == IN_VALUE;
    char out[NG_ENTITY_UTF8_MAX];
    uint32_t n_out = 0;
    uint32_t used = ng_entity_decode(
            m->hold, m->n_hold + (size_t)next, value, out, &n_out);
    m->state = m->ret;
    *took = used > m->n_hold;
    int err = used == 0 ? put(m, value, "&", 1) : put(m, value, out, n_out);
    if (err == NG_OK && used < m->n_hold) {
        err = put(m, value, m->hold + used, m->n_hold - used);
    }
    return err;
}

/* Digits are kept in a short form of the same value, as a number may be
 * written with any amount of them: no leading zeros, at most ten. */
static void hold_ref(struct ng_markup *m, char ch)
{
    uint8_t first = m->n_hold > 1 && lower(m->hold[1]) == 'x' ? 2 : 1;
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
        if (!may_grow(m->hold, m->n_hold + 1u)) {
            int err = end_ref(m, true, &took);
            c->at += took;
            return err;
        }
        hold_ref(m, *c->at++);
    }
    return NG_OK;
}

/* ---- text ---------------------------------------------------------------- */

static int in_text(struct ng_markup *m, struct cursor *c)
{
    const char *lt = m->content == PLAINTEXT ? c->end : find(c, '<');
    bool decoded = m->content <= RCDATA;
    int err = NG_OK;
    while (err == NG_OK && c->at < lt && m->state == IN_TEXT) {
        struct cursor run = {c->at, lt};
        const char *stop = decoded ? find(&run, '&') : lt;
        err = send_text(m, c->at, (size_t)(stop - c->at));
        c->at = stop;
        if (err == NG_OK && stop < lt) {
            err = read_ref(m, c);
        }
    }
    if (err == NG_OK && c->at == lt && lt < c->end) {
        c->at++;
        m->n_hold = 0;
        m->state = m->content == DATA ? AT_LT : AT_RAW_LT;
    }
    return err;
}

/* The end tag of a raw text element needs its name and a byte that ends it. */
static int at_raw_lt(struct ng_markup *m, struct cursor *c)
{
    for (; c->at < c->end; c->at++) {
        char ch = *c->at;
        if (m->n_hold == m->n_name + 1u &&
                (is_space(ch) || ch == '/' || ch == '>')) {
            m->content = DATA;
            m->closing = true;
            m->state = BEFORE_ATTR;
            return NG_OK;
        }
        char need = '\0';
        if (m->n_hold <= m->n_name) {
            need = m->n_hold == 0 ? '/' : m->name[m->n_hold - 1];
        }
        if (need == '\0' || lower(ch) != need) {
            m->state = IN_TEXT;
            int err = send_text(m, "<", 1);
            return err == NG_OK ? send_text(m, m->hold, m->n_hold) : err;
        }
        m->hold[m->n_hold++] = ch;
    }
    return NG_OK;
}

static enum content content_of(struct ng_str name)
{
    static const struct {
        struct ng_str name;
        enum content content;
    } elements[] = {
            {NG_STR_INIT("script"), RAWTEXT},
            {NG_STR_INIT("style"), RAWTEXT},
            {NG_STR_INIT("title"), RCDATA},
            {NG_STR_INIT("textarea"), RCDATA},
            {NG_STR_INIT("iframe"), RAWTEXT},
            {NG_STR_INIT("noembed"), RAWTEXT},
            {NG_STR_INIT("noframes"), RAWTEXT},
            {NG_STR_INIT("xmp"), RAWTEXT},
            {NG_STR_INIT("plaintext"), PLAINTEXT},
    };
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (ng_str_eq(name, elements[i].name)) {
            return elements[i].content;
        }
    }
    return DATA;
}

/* ---- tags ---------------------------------------------------------------- */

static int at_lt(struct ng_markup *m, struct cursor *c)
{
    char ch = *c->at;
    if (is_name_start(m, ch)) {
        m->closing = m->state == AT_LT_SLASH;
        m->n_name = 0;
        m->self_closing = false;
        m->state = IN_NAME;
        return NG_OK;
    }
    if (m->state == AT_LT_SLASH) { /* </> is nothing, the rest a comment */
        m->state = IN_BOGUS;
        return NG_OK;
    }
    c->at++;
    m->match = 0;
    m->n_hold = 0;
    switch (ch) {
    case '/':
        m->state = AT_LT_SLASH;
        return NG_OK;
    case '!':
        m->state = AT_BANG;
        return NG_OK;
    case '?':
        m->state = m->mode == NG_MARKUP_XML ? IN_PI : IN_BOGUS;
        return NG_OK;
    default:
        c->at--;
        m->state = IN_TEXT;
        return send_text(m, "<", 1);
    }
}

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

static int in_name(struct ng_markup *m, struct cursor *c)
{
    if (!read_name(m, c, m->name, &m->n_name, false)) {
        return NG_OK;
    }
    m->state = BEFORE_ATTR;
    m->skip_attrs = m->closing;
    return m->closing ? NG_OK : send_tag(m, NG_MARKUP_OPEN);
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

static int in_attr(struct ng_markup *m, struct cursor *c)
{
    if (read_name(m, c, m->attr, &m->n_attr, true)) {
        m->wanted = !m->skip_attrs &&
                    (m->want == NULL || m->want(m->ctx, (struct ng_str){m->attr,
                                                                m->n_attr}));
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
            (void)read_ref(m, c);
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

/* One of three words, else a bogus comment. */
static int at_bang(struct ng_markup *m, struct cursor *c)
{
    static const struct {
        char word[8];
        uint8_t state;
    } words[] = {
            {"--", IN_COMMENT}, {"[cdata[", IN_CDATA}, {"doctype", IN_DOCTYPE}};
    bool html = m->mode == NG_MARKUP_HTML;
    while (c->at < c->end) {
        bool alive = false;
        m->hold[m->n_hold] = lower(*c->at);
        for (size_t i = 0; i < (html ? 1 : sizeof words / sizeof *words); i++) {
            if (memcmp(words[i].word, m->hold, m->n_hold + 1u) != 0) {
                continue;
            }
            alive = true;
            if (words[i].word[m->n_hold + 1u] == '\0') {
                c->at++;
                m->state = words[i].state;
                m->match = html ? START : 0;
                return NG_OK;
            }
        }
        if (!alive) {
            m->state = IN_BOGUS;
            return NG_OK;
        }
        m->n_hold++;
        c->at++;
    }
    return NG_OK;
}

static int in_cdata(struct ng_markup *m, struct cursor *c)
{
    if (m->match > 0) { /* brackets that ended the piece before */
        char ch = *c->at;
        if (ch == '>' && m->match == 2) {
            c->at++;
            m->state = IN_TEXT;
            return NG_OK;
        }
        if (ch == ']' && m->match == 1) {
            c->at++;
            m->match = 2;
            return NG_OK;
        }
        if (ch == ']') {
            c->at++;
            return send_text(m, "]", 1);
        }
        uint8_t n = m->match;
        m->match = 0;
        return send_text(m, "]]", n);
    }
    const char *from = c->at;
    while (c->at < c->end) {
        c->at = find(c, ']');
        size_t left = (size_t)(c->end - c->at);
        if (left > 2 && !(c->at[1] == ']' && c->at[2] == '>')) {
            c->at++;
            continue;
        }
        break;
    }
    const char *stop = c->at;
    if (c->at < c->end) {
        c->at++;
        m->match = 1;
    }
    return send_text(m, from, (size_t)(stop - from));
}

/* Quotes and comments are not looked at: no broken one can then swallow the
 * feed. The subset ends at the first "]>". */
static int in_doctype(struct ng_markup *m, struct cursor *c)
{
    for (; c->at < c->end; c->at++) {
        char ch = *c->at;
        if (ch == '>' && m->match != IN_SUBSET) {
            m->state = IN_BOGUS; /* which ends here */
            return NG_OK;
        }
        if (ch == '[' || (m->match == AFTER_SUBSET && !is_space(ch))) {
            m->match = IN_SUBSET;
        }
        if (ch == ']') {
            m->match = AFTER_SUBSET;
        }
    }
    return NG_OK;
}

static int in_comment(struct ng_markup *m, struct cursor *c)
{
    while (c->at < c->end) {
        if (m->match == NONE) {
            c->at = find(c, '-');
            if (c->at == c->end) {
                return NG_OK;
            }
        }
        char ch = *c->at++;
        if (ch == '>' && m->match >= TWO) {
            m->state = IN_TEXT;
            return NG_OK;
        }
        if (ch == '-') {
            m->match = m->match == NONE || m->match == TWO_BANG ? ONE
                       : m->match == START                      ? START_ONE
                                                                : TWO;
        } else if (ch == '!' && m->match == TWO && m->mode == NG_MARKUP_HTML) {
            m->match = TWO_BANG;
        } else {
            m->match = NONE;
        }
    }
    return NG_OK;
}

static int in_pi(struct ng_markup *m, struct cursor *c)
{
    while (c->at < c->end) {
        const char *gt = find(c, '>');
        bool mark = gt == c->at ? m->match != 0 : gt[-1] == '?';
        m->match = mark;
        c->at = gt;
        if (gt < c->end) {
            c->at++;
            m->match = 0;
            if (mark) {
                m->state = IN_TEXT;
                return NG_OK;
            }
        }
    }
    return NG_OK;
}

static int in_bogus(struct ng_markup *m, struct cursor *c)
{
    c->at = find(c, '>');
    if (c->at < c->end) {
        c->at++;
        m->state = IN_TEXT;
    }
    return NG_OK;
}

/* ---- the three verbs ----------------------------------------------------- */

void ng_markup_init(struct ng_markup *m, enum ng_markup_mode mode, char *value,
        uint32_t cap, int (*event)(void *, const struct ng_markup_event *),
        bool (*want)(void *, struct ng_str), void *ctx)
{
    memset(m, 0, sizeof *m);
    m->mode = (uint8_t)mode;
    m->value = value;
    m->value_cap = cap;
    m->event = event;
    m->want = want;
    m->ctx = ctx;
}

int ng_markup_feed(struct ng_markup *m, const char *bytes, size_t n)
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
            [AT_BANG] = at_bang,
            [IN_CDATA] = in_cdata,
            [IN_DOCTYPE] = in_doctype,
            [IN_COMMENT] = in_comment,
            [IN_PI] = in_pi,
            [IN_BOGUS] = in_bogus,
    };
    struct cursor c = {bytes, bytes + n};
    int err = NG_OK;
    if (n == 0) {
        return NG_OK; /* bytes may be NULL */
    }
    while (err == NG_OK && c.at < c.end) {
        err = states[m->state](m, &c);
    }
    return err;
}

int ng_markup_end(struct ng_markup *m)
{
    bool took;
    int err = NG_OK;
    switch (m->state) {
    case AT_LT:
        return send_text(m, "<", 1);
    case AT_LT_SLASH:
        return send_text(m, "</", 2);
    case AT_RAW_LT:
        err = send_text(m, "<", 1);
        return err == NG_OK ? send_text(m, m->hold, m->n_hold) : err;
    case IN_CDATA:
        return send_text(m, "]]", m->match);
    case IN_REF:
        return m->ret == IN_TEXT ? end_ref(m, false, &took) : NG_OK;
    default:
        return NG_OK;
    }
}
