/* SPDX-License-Identifier: MIT */
#include "ng/feed_text.h"

#include "ng/entity.h"
#include "ng/utf8.h"

#include <string.h>

void ng_feed_text_init(struct ng_feed_text *t, char *buf, uint32_t cap)
{
    *t = (struct ng_feed_text){buf, 0, cap, NG_FEED_JOIN, false};
}

void ng_feed_text_clear(struct ng_feed_text *t)
{
    t->n = 0;
    t->gap = NG_FEED_JOIN;
    t->cut = false;
}

void ng_feed_text_gap(struct ng_feed_text *t, enum ng_feed_gap gap)
{
    if (t->n > 0 && gap > t->gap) {
        t->gap = (uint8_t)gap;
    }
}

struct ng_str ng_feed_text_str(const struct ng_feed_text *t)
{
    return (struct ng_str){t->s, t->n};
}

/* Adds characters none of which is white space. */
static void add_word(struct ng_feed_text *t, const char *s, size_t n)
{
    uint32_t owed = t->gap != NG_FEED_JOIN;
    uint32_t room = t->cap - t->n;
    if (t->cut || n == 0) {
        return;
    }
    if (n + owed > room) {
        t->cut = true;
        n = room <= owed
                    ? 0
                    : ng_utf8_cut((struct ng_str){s, (uint32_t)n}, room - owed);
        if (n == 0) {
            return;
        }
        n -= s[n - 1] == ' ';
    }
    if (owed) {
        t->s[t->n++] = t->gap == NG_FEED_LINE ? '\n' : ' ';
        t->gap = NG_FEED_JOIN;
    }
    memmove(t->s + t->n, s, n); /* a title is rewritten in place */
    t->n += (uint32_t)n;
}

/* Bytes of the white space or control character at s: *space says which. */
static size_t blank(const char *s, size_t n, bool *space)
{
    unsigned char c = (unsigned char)s[0];
    if (c <= ' ' || c == 0x7F) {
        *space = c == ' ' || (c >= '\t' && c <= '\r');
        return 1;
    }
    if (c == 0xC2 && n > 1 && (unsigned char)s[1] <= 0xA0) { /* C1, NBSP */
        *space = (unsigned char)s[1] == 0xA0 || (unsigned char)s[1] == 0x85;
        return 2;
    }
    return 0;
}

/* Visible ASCII: neither blank nor part of a longer character. */
static bool is_plain(char c)
{
    return (uint8_t)(c - '!') <= '~' - '!';
}

/* Eight bytes with no control character, no 0xC2 (which begins C1 controls and
 * the no-break space) and no two spaces in a row. Each line finds bytes below
 * 0x20 or equal to something, all eight at once (Mycroft's test; the one for
 * spaces is exact, as its neighbours matter). */
static bool is_prose(const char *s)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    const uint64_t high = each * 0x80, rest = each * 0x7F;
    uint64_t w;
    memcpy(&w, s, sizeof w);
    uint64_t del = w ^ rest, c2 = w ^ (each * 0xC2), space = w ^ (each * ' ');
    uint64_t bad = (w - each * ' ') & ~w;
    bad |= ((del - each) & ~del) | ((c2 - each) & ~c2);
    space = ~(((space & rest) + rest) | space | rest);
    return (bad & high) == 0 && (space & (space << 8)) == 0;
}

void ng_feed_text_add(struct ng_feed_text *t, const char *s, size_t n)
{
    size_t from = 0, i = 0;
    while (i < n && !t->cut) {
        bool space = false;
        bool inner = s[i] != ' ' || i > from; /* of what is to be copied */
        size_t skip;
        if (n - i > 8 && inner && is_prose(s + i) &&
                (s[i + 7] != ' ' || is_plain(s[i + 8]))) {
            i += 8;
        } else if (is_plain(s[i])) {
            while (++i < n && is_plain(s[i])) {
            }
        } else if (s[i] == ' ' && inner && i + 1 < n && is_plain(s[i + 1])) {
            i += 2; /* one space between words: copied with them */
        } else if ((skip = blank(s + i, n - i, &space)) == 0) {
            i++;
        } else {
            add_word(t, s + from, i - from);
            if (space) {
                ng_feed_text_gap(t, NG_FEED_SPACE);
            }
            i += skip;
            from = i;
        }
    }
    add_word(t, s + from, i - from);
}

/* Equal but for case; b is a lower-case word. Most words differ in length or
 * in their first letter. */
static bool same(struct ng_str a, struct ng_str b)
{
    return a.len == b.len && (a.s[0] | 0x20) == b.s[0] && ng_str_eqi(a, b);
}

/* ---- elements ------------------------------------------------------------ */

/* Sorted by length, as most elements in a text have short names. */
static const struct {
    struct ng_str name;
    uint8_t gap;
} gaps[] = {
        {NG_STR_INIT("p"), NG_FEED_LINE},
        {NG_STR_INIT("br"), NG_FEED_LINE},
        {NG_STR_INIT("li"), NG_FEED_LINE},
        {NG_STR_INIT("ul"), NG_FEED_LINE},
        {NG_STR_INIT("ol"), NG_FEED_LINE},
        {NG_STR_INIT("td"), NG_FEED_SPACE},
        {NG_STR_INIT("th"), NG_FEED_SPACE},
        {NG_STR_INIT("tr"), NG_FEED_LINE},
        {NG_STR_INIT("h1"), NG_FEED_LINE},
        {NG_STR_INIT("h2"), NG_FEED_LINE},
        {NG_STR_INIT("h3"), NG_FEED_LINE},
        {NG_STR_INIT("h4"), NG_FEED_LINE},
        {NG_STR_INIT("h5"), NG_FEED_LINE},
        {NG_STR_INIT("h6"), NG_FEED_LINE},
        {NG_STR_INIT("hr"), NG_FEED_LINE},
        {NG_STR_INIT("dl"), NG_FEED_LINE},
        {NG_STR_INIT("dt"), NG_FEED_LINE},
        {NG_STR_INIT("dd"), NG_FEED_LINE},
        {NG_STR_INIT("div"), NG_FEED_LINE},
        {NG_STR_INIT("pre"), NG_FEED_LINE},
        {NG_STR_INIT("table"), NG_FEED_LINE},
        {NG_STR_INIT("aside"), NG_FEED_LINE},
        {NG_STR_INIT("figure"), NG_FEED_LINE},
        {NG_STR_INIT("header"), NG_FEED_LINE},
        {NG_STR_INIT("footer"), NG_FEED_LINE},
        {NG_STR_INIT("option"), NG_FEED_SPACE},
        {NG_STR_INIT("section"), NG_FEED_LINE},
        {NG_STR_INIT("article"), NG_FEED_LINE},
        {NG_STR_INIT("blockquote"), NG_FEED_LINE},
        {NG_STR_INIT("figcaption"), NG_FEED_LINE},
};

enum ng_feed_gap ng_feed_text_gap_of(struct ng_str element)
{
    for (size_t i = 0;
            i < sizeof gaps / sizeof *gaps && gaps[i].name.len <= element.len;
            i++) {
        if (same(element, gaps[i].name)) {
            return (enum ng_feed_gap)gaps[i].gap;
        }
    }
    return NG_FEED_JOIN;
}

/* ---- titles -------------------------------------------------------------- */

/* Elements that format a part of a line; people write about the others. */
static bool is_format(struct ng_str name, bool has_attributes)
{
    static const struct ng_str names[] = {
            NG_STR_INIT("b"),
            NG_STR_INIT("i"),
            NG_STR_INIT("em"),
            NG_STR_INIT("strong"),
            NG_STR_INIT("u"),
            NG_STR_INIT("s"),
            NG_STR_INIT("sub"),
            NG_STR_INIT("sup"),
            NG_STR_INIT("small"),
            NG_STR_INIT("big"),
            NG_STR_INIT("tt"),
            NG_STR_INIT("code"),
            NG_STR_INIT("cite"),
            NG_STR_INIT("q"),
            NG_STR_INIT("del"),
            NG_STR_INIT("ins"),
            NG_STR_INIT("mark"),
            NG_STR_INIT("abbr"),
            NG_STR_INIT("acronym"),
            NG_STR_INIT("strike"),
            NG_STR_INIT("nobr"),
            NG_STR_INIT("wbr"),
            NG_STR_INIT("font"),
            NG_STR_INIT("span"),
            NG_STR_INIT("br"),
            NG_STR_INIT("p"),
            NG_STR_INIT("div"),
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (same(name, names[i])) {
            return true;
        }
    }
    return has_attributes &&
           (ng_str_eqi(name, NG_STR("a")) || ng_str_eqi(name, NG_STR("img")));
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the tag at s ('<'), 0 when it is none that shall go. `a` tells of
 * an <a href> whose end tag must go too. */
static uint32_t tag_at(struct ng_str s, bool all_tags, bool *a, bool *space)
{
    bool end = s.len > 1 && s.s[1] == '/';
    uint32_t from = end ? 2 : 1, to = from;
    while (to < s.len && (is_letter(s.s[to]) || (to > from && s.s[to] >= '0' &&
                                                        s.s[to] <= '9'))) {
        to++;
    }
    struct ng_str name = ng_str_cut(s, from, to - from);
    const char *gt = to < s.len ? memchr(s.s + to, '>', s.len - to) : NULL;
    if (name.len == 0 || gt == NULL) {
        return 0;
    }
    bool is_a = ng_str_eqi(name, NG_STR("a"));
    bool attributes = s.s[to] == ' ' || s.s[to] == '\n' || (end && is_a && *a);
    if (!all_tags && !is_format(name, attributes)) {
        return 0;
    }
    *a = is_a && !end;
    *space = ng_feed_text_gap_of(name) != NG_FEED_JOIN;
    return (uint32_t)(gt - s.s) + 1;
}

void ng_feed_text_title(struct ng_feed_text *t, bool all_tags)
{
    struct ng_str rest = {t->s, t->n};
    bool cut = t->cut, a = false;
    if (rest.len == 0 || (memchr(rest.s, '<', rest.len) == NULL &&
                                 memchr(rest.s, '&', rest.len) == NULL)) {
        return;
    }
    /* all that is written is at least as short as what it stands for, so
     * that writing never overtakes reading */
    ng_feed_text_clear(t);
    while (rest.len > 0) {
        char out[NG_ENTITY_UTF8_MAX];
        uint32_t n_out = 0, used = 0;
        bool space = false;
        if (rest.s[0] == '<') {
            used = tag_at(rest, all_tags, &a, &space);
            if (space) {
                ng_feed_text_gap(t, NG_FEED_SPACE);
            }
        } else if (rest.s[0] == '&') {
            used = ng_entity_decode(
                    rest.s + 1, rest.len - 1, false, out, &n_out);
            if (used > 0 && n_out <= used) {
                used++;
                ng_feed_text_add(t, out, n_out);
            } else {
                used = 0; /* &nGt; is shorter than what it stands for */
            }
        }
        if (used == 0) {
            used = 1;
            while (used < rest.len && rest.s[used] != '<' &&
                    rest.s[used] != '&') {
                used++;
            }
            ng_feed_text_add(t, rest.s, used);
        }
        rest = ng_str_cut(rest, used, rest.len - used);
    }
    t->cut = cut;
}
