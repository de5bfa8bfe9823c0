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

struct ng_line_quotes ng_line_quotes(struct ng_str s)
{
    uint32_t n = 0, n_open = 0, n_close = 0, cp = 0, first = 0;
    for (uint32_t at = 0; at < s.len;) {
        uint32_t len = 1;
        cp = (uint8_t)s.s[at];
        if (cp >= 0x80) {
            len = ng_utf8_decode(s.s + at, s.len - at, &cp);
        }
        first = at == 0 ? cp : first;
        at += len;
        n += cp == '"';
        if (cp < 0x80) {
            continue;
        }
        n_open += cp == 0x201C || cp == 0x201E || cp == 0xAB;
        n_close += cp == 0x201D || cp == 0xBB;
    }
    return (struct ng_line_quotes){.any = n + n_open + n_close > 0,
            .odd = n % 2 == 1 || n_close > n_open,
            .starts = is_quote(first),
            .whole = is_quote(first) && is_quote(cp)};
}
