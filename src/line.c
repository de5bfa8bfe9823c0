/* SPDX-License-Identifier: MIT */
#include "ng/line.h"

#include "ng/utf8.h"

#include <string.h>

/* The character that ends before s.s[end], 0 at the start; *at its offset. */
static uint32_t char_before(struct ng_str s, uint32_t end, uint32_t *at)
{
    uint32_t cp = 0;
    *at = end;
    while (*at > 0 && end - *at < NG_UTF8_MAX) {
        --*at;
        if (((uint8_t)s.s[*at] & 0xC0) != 0x80) {
            break;
        }
    }
    if (*at < end) {
        ng_utf8_decode(s.s + *at, end - *at, &cp);
    }
    return cp;
}

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == 0xAB || cp == 0xBB ||
           (cp >= 0x2018 && cp <= 0x201F) || cp == 0x300C || cp == 0x300D;
}

/* A stop before closing quotes and brackets; "..." is a cut end. */
enum ng_line_end ng_line_end(struct ng_str s)
{
    uint32_t at = s.len, cp;
    do {
        cp = char_before(s, at, &at);
    } while (is_quote(cp) || cp == ')' || cp == ']');
    if (cp == 0x2026 || (cp == '.' && at > 0 && s.s[at - 1] == '.')) {
        return NG_LINE_CUT;
    }
    switch (cp) {
    case '.':
    case '!':
    case '?':
    case 0x589:
    case 0x61F:
    case 0x6D4:
    case 0x964:
    case 0x965:
    case 0x1362:
    case 0x17D4:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
        return NG_LINE_FULL;
    default:
        return NG_LINE_NONE;
    }
}

static bool is_dash(uint32_t cp)
{
    return cp == '-' || cp == 0x2013 || cp == 0x2014;
}

static uint32_t skip_dashes(struct ng_str s, uint32_t at, bool *any)
{
    uint32_t cp;
    *any = false;
    while (at < s.len) {
        uint32_t len = ng_utf8_decode(s.s + at, s.len - at, &cp);
        if (!is_dash(cp) && ng_utf8_kind(cp) != NG_UTF8_SPACE) {
            break;
        }
        *any |= is_dash(cp);
        at += len;
    }
    return at;
}

/* One or two capitalised words, a dash, a capital, and no other dash: a
 * German or French "Berlin - Die ..." without an agency. */
static bool is_place(struct ng_str s, uint32_t at, uint32_t end)
{
    uint32_t cp;
    if (at > 24 || memchr(s.s, ',', at) != NULL || s.s[at - 1] != ' ') {
        return false;
    }
    ng_utf8_decode(s.s + end, s.len - end, &cp);
    struct ng_str rest = ng_str_cut(s, end, s.len);
    return ng_utf8_is_upper(cp) && ng_str_find(rest, NG_STR(" - ")) < 0 &&
           ng_str_find(rest, NG_STR("\xE2\x80\x93")) < 0 &&
           ng_str_find(rest, NG_STR("\xE2\x80\x94")) < 0;
}

/* "07:42 - ", as live pages label their entries
 * (test/data/newspaper/meridian/news/parliament-live.html). */
static uint32_t time_label(struct ng_str s)
{
    uint32_t at = 0, n_digits = 0;
    bool sign = false, dashed;
    while (at < s.len && at < 6 &&
            ((s.s[at] >= '0' && s.s[at] <= '9') || s.s[at] == ':' ||
                    s.s[at] == '.')) {
        bool digit = s.s[at] >= '0' && s.s[at] <= '9';
        n_digits += digit;
        sign |= !digit;
        at++;
    }
    uint32_t end = skip_dashes(s, at, &dashed);
    return dashed && sign && n_digits >= 3 && s.len >= end + 20 ? end : 0;
}

/* "PORT ELLERY: The ...", as
 * test/data/newspaper/meridian/news/north-bridge-crack.html has it. */
static uint32_t capitals_label(struct ng_str s, uint32_t end)
{
    uint32_t cp = 0;
    if (s.len < end + 20 || s.s[end] != ' ') {
        return 0;
    }
    ng_utf8_decode(s.s + end + 1, s.len - end - 1, &cp);
    return ng_utf8_is_upper(cp) ? end + 1 : 0;
}

uint32_t ng_line_dateline(struct ng_str s)
{
    uint32_t label = time_label(s);
    if (label > 0) {
        return label;
    }
    uint32_t at = 0, n_upper = 0, n_lower = 0, n_words = 0, cp = 0;
    bool word = false, open = false, agency = false, comma = false, dashed;
    while (at < s.len && at < 64) {
        uint32_t len = ng_utf8_decode(s.s + at, s.len - at, &cp);
        bool letter = ng_utf8_kind(cp) == NG_UTF8_LETTER;
        bool upper = ng_utf8_is_upper(cp);
        if ((cp == ')' && open) || (is_dash(cp) && !word && !open)) {
            break;
        }
        if (cp == ':' && !open && n_upper > 2 && n_lower == 0) {
            return capitals_label(s, at + 1);
        }
        if (cp == '(') {
            open = agency = true;
        } else if ((letter && !word && !upper && !open) || cp == '.' ||
                   is_quote(cp)) {
            return 0;
        }
        agency &= !letter || upper;
        comma |= cp == ',' && n_lower == 0;
        n_words += letter && !word;
        n_upper += upper;
        n_lower += letter && !upper;
        word = letter || cp == '-';
        at += len;
    }
    uint32_t end = skip_dashes(s, at + (cp == ')'), &dashed);
    if (at >= 64 || at == 0 || n_words == 0 || s.len < end + 20) {
        return 0;
    }
    bool glued = agency && n_upper > 1 && end == at + 1; /* "(CNN)The" */
    bool alone = agency && n_upper > 1 && s.s[0] == '(';
    bool place = open || (n_upper > 1 && (n_lower == 0 || comma)) ||
                 (n_words <= 2 && is_place(s, at, end));
    return glued || alone || (dashed && place) ? end : 0;
}

/* A single mark at s.s[at], len bytes of it, which may be an apostrophe: one
 * behind a space and before a letter opens; one before a space or a sign may
 * close, and behind a stop it does. */
static void single_mark(
        struct ng_str s, uint32_t at, uint32_t len, uint32_t n[3])
{
    char before = at == 0 ? ' ' : s.s[at - 1];
    uint32_t after = ' ';
    if (at + len < s.len) {
        ng_utf8_decode(s.s + at + len, s.len - at - len, &after);
    }
    bool word = ng_utf8_kind(after) == NG_UTF8_LETTER;
    n[0] += word && before == ' ';
    n[1] += !word;
    n[2] += !word &&
            (before == '.' || before == ',' || before == '!' || before == '?');
}

/* Double marks come in pairs, whichever way a language turns them. */
struct ng_line_quotes ng_line_quotes(struct ng_str s)
{
    uint32_t n = 0, single[3] = {0}; /* open, may close, close */
    uint32_t cp = 0, last = 0, len;
    for (uint32_t at = 0; at < s.len; at += len) {
        len = 1;
        cp = (uint8_t)s.s[at];
        if (cp < 0x80 && cp != '"' && cp != '\'') {
            continue;
        }
        if (cp >= 0x80) {
            len = ng_utf8_decode(s.s + at, s.len - at, &cp);
        }
        if (cp == '\'' || cp == 0x2018 || cp == 0x2019) {
            single_mark(s, at, len, single);
        } else {
            n += is_quote(cp);
        }
    }
    struct ng_line_quotes q = {.any = n > 0,
            .odd = n % 2 == 1 || single[0] > single[1] ||
                   single[2] > single[0]};
    if (s.len > 0) {
        ng_utf8_decode(s.s, s.len, &cp);
        q.starts = is_quote(cp);
        q.whole = q.starts && is_quote(char_before(s, s.len, &last));
    }
    return q;
}

/* " (...)" at s.s[at]: its length, or 0 where it must stay: an abbreviation
 * that the text may go on to use, "(WHO)", a number of a list, "(a)", a part
 * of a word, "(s)he", what is quoted, what is too long to be by the way. */
static uint32_t aside_at(struct ng_str s, uint32_t at)
{
    uint32_t end = at + 2, n_lower = 0;
    while (end < s.len && s.s[end] != ')') {
        char c = s.s[end++];
        if (c == '(' || c == '"' || end - at > 120) {
            return 0;
        }
        n_lower += c < 'A' || c > 'Z';
    }
    bool closed = end + 1 < s.len && memchr(" .,;:!?", s.s[end + 1], 7);
    return closed && n_lower > 0 && end - at > 3 ? end + 1 - at : 0;
}

/* ", he said." at s.s[at], to the end: its length without the stop, or 0.
 * With a name it tells who said so, and stays. */
static uint32_t speaker_at(struct ng_str s, uint32_t at)
{
    static const char tails[] =
            " he said. she said. they said. it said. he added. she added. he "
            "says. she says. he told reporters. she told reporters. ";
    struct ng_str tail = ng_str_cut(s, at + 2, s.len), list = NG_STR(tails);
    int32_t i = tail.len < 8 ? -1 : ng_str_find(list, tail);
    return i > 0 && list.s[i - 1] == ' ' && list.s[i + (int32_t)tail.len] == ' '
                   ? s.len - 1 - at
                   : 0;
}

struct ng_str ng_line_spare(struct ng_str s, uint32_t from)
{
    for (uint32_t at = from; s.len > 40 && at + 3 < s.len; at++) {
        uint32_t len = 0;
        if (s.s[at] == ' ' && s.s[at + 1] == '(' && at > 0) {
            len = aside_at(s, at);
        } else if (s.s[at] == ',' && s.s[at + 1] == ' ' && s.len - at < 28 &&
                   at > 30 && memchr(s.s, '"', s.len) == NULL &&
                   ng_str_find(s, NG_STR("\xE2\x80\x9C")) < 0) {
            len = speaker_at(s, at);
        }
        if (len > 0) {
            return ng_str_cut(s, at, len);
        }
    }
    return (struct ng_str){s.s + s.len, 0};
}

uint32_t ng_line_squeeze(char *to, struct ng_str s)
{
    uint32_t len = 0, at = 0;
    while (at < s.len) {
        struct ng_str part = ng_line_spare(s, at);
        uint32_t run = (uint32_t)(part.s - (s.s + at));
        memmove(to + len, s.s + at, run);
        len += run;
        at += run + part.len;
    }
    return len;
}
