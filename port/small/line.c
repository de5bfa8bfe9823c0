/* SPDX-License-Identifier: MIT */
/* Small: a dateline goes only where it is in capitals, "OSLO (AP) - "; lost:
 * other datelines, the hours of live pages, and that what a sentence can spare
 * is left out; single quotes are not counted. */
#include "ng/line.h"

#include "ng/utf8.h"

#include <string.h>

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == 0xAB || cp == 0xBB ||
           (cp >= 0x201C && cp <= 0x201F) || cp == 0x300C || cp == 0x300D;
}

/* The last character but for quotes and brackets that close; *quoted: there
 * is a quote among them. */
static uint32_t last_of(struct ng_str s, bool *quoted)
{
    uint32_t end = s.len, cp = 0;
    bool passed = true;
    *quoted = false;
    while (passed && end > 0) {
        uint32_t at = end - 1;
        while (at > 0 && end - at < NG_UTF8_MAX &&
                ((uint8_t)s.s[at] & 0xC0) == 0x80) {
            at--;
        }
        (void)ng_utf8_decode(s.s + at, end - at, &cp);
        *quoted |= is_quote(cp) && end == s.len;
        passed = is_quote(cp) || cp == '\'' || cp == 0x2019 || cp == ')' ||
                 cp == ']';
        end = at;
    }
    return end > 0 && cp == '.' && s.s[end - 1] == '.' ? 0x2026 : cp;
}

enum ng_line_end ng_line_end(struct ng_str s)
{
    bool quoted;
    uint32_t cp = last_of(s, &quoted);
    return cp == 0x2026 ? NG_LINE_CUT
           : cp == '.' || cp == '!' || cp == '?' || cp == 0x3002 ||
                           cp == 0xFF01 || cp == 0xFF1F || cp == 0x964
                   ? NG_LINE_FULL
                   : NG_LINE_NONE;
}

/* Capitals, and what else stands in brackets, up to a dash or a colon. */
uint32_t ng_line_dateline(struct ng_str s)
{
    uint32_t at = 0, cp = ' ', n_upper = 0;
    bool open = false;
    while (at < s.len && at < 60 && cp != 0x2013 && cp != 0x2014 &&
            (open || (cp != ':' && cp != '-'))) {
        at += ng_utf8_decode(s.s + at, s.len - at, &cp);
        n_upper += ng_utf8_is_upper(cp);
        open = cp == '(' || (open && cp != ')');
        if (!open && (cp == '.' || is_quote(cp) ||
                             (ng_utf8_kind(cp) == NG_UTF8_LETTER &&
                                     !ng_utf8_is_upper(cp)))) {
            return 0;
        }
    }
    while (at < s.len && (s.s[at] == ' ' || s.s[at] == '-')) {
        at++;
    }
    return n_upper > 2 && at < 60 && s.len > at + 20 ? at : 0;
}

struct ng_line_quotes ng_line_quotes(struct ng_str s)
{
    struct ng_line_quotes q = {.any = false};
    uint32_t cp, n = 0;
    for (uint32_t at = 0; at < s.len;) {
        bool first = at == 0;
        at += ng_utf8_decode(s.s + at, s.len - at, &cp);
        n += is_quote(cp);
        q.starts |= first && is_quote(cp);
    }
    (void)last_of(s, &q.whole);
    q.whole &= q.starts;
    q.any = n > 0;
    q.odd = n % 2 == 1;
    return q;
}

struct ng_str ng_line_spare(struct ng_str s, uint32_t from)
{
    (void)from;
    return ng_str_cut(s, s.len, 0);
}

uint32_t ng_line_squeeze(char *to, struct ng_str s)
{
    memmove(to, s.s, s.len);
    return s.len;
}
