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

enum { WORD = sizeof(size_t) };

/* A machine word of bytes with no control character, no 0xC2 (which begins C1
 * controls and the no-break space) and no two spaces in a row. Each line finds
 * bytes below 0x20 or equal to something, all at once (Mycroft's test; the
 * one for spaces is exact, as its neighbours matter). */
static bool is_prose(const char *s)
{
    const size_t each = (size_t)-1 / 255;
    const size_t high = each * 0x80, rest = each * 0x7F;
    size_t w;
    memcpy(&w, s, sizeof w);
    size_t del = w ^ rest, c2 = w ^ (each * 0xC2), space = w ^ (each * ' ');
    size_t bad = (w - each * ' ') & ~w;
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
        if (n - i > WORD && inner && is_prose(s + i) &&
                (s[i + WORD - 1] != ' ' || is_plain(s[i + WORD]))) {
            i += WORD;
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

/* ---- elements ------------------------------------------------------------ */

enum ng_feed_gap ng_feed_text_gap_of(struct ng_str element)
{
    int32_t i = ng_str_among(element,
            "td th option p br li ul ol tr h1 h2 h3 h4 h5 h6 hr dl dt "
            "dd div pre table aside figure header footer section "
            "article blockquote figcaption");
    return i < 0 ? NG_FEED_JOIN : i < 3 ? NG_FEED_SPACE : NG_FEED_LINE;
}

/* ---- titles -------------------------------------------------------------- */

/* Elements that format a part of a line; people write about the others. */
static bool is_format(struct ng_str name, bool has_attributes)
{
    return ng_str_among(name,
                   "b i em strong u s sub sup small big tt code cite q del ins "
                   "mark abbr acronym strike nobr wbr font span br p div") >=
                   0 ||
           (has_attributes && ng_str_among(name, "a img") >= 0);
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
