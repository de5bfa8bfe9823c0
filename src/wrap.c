/* SPDX-License-Identifier: MIT */
#include "ng/wrap.h"

#include "ng/utf8.h"

#include <string.h>

enum {
    NBSP = 0xA0,
    SOFT_HYPHEN = 0xAD,
    FIGURE_SPACE = 0x2007,
    ZERO_WIDTH_SPACE = 0x200B,
    ZERO_WIDTH_JOINER = 0x200D,
    HYPHEN = 0x2010,
    HARD_HYPHEN = 0x2011,
    EN_DASH = 0x2013,
    EM_DASH = 0x2014,
    BAR = 0x2015,
    ELLIPSIS = 0x2026,
    NARROW_NBSP = 0x202F,
    WORD_JOINER = 0x2060,
    BOM = 0xFEFF
};

/* UAX #14 classes CL, CP, EX, IS, NS and IN, and the small kana and marks of
 * JIS X 4051 that may not begin a line (kinsoku); sorted. */
static const uint16_t closers[] = {'!', '%', ')', ',', '.', ':', ';', '?', ']',
        '}', 0xB0, 0x2019, 0x201D, 0x2025, 0x2026, 0x2030, 0x2032, 0x2033,
        0x203C, 0x20AC, 0x2103, 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D,
        0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0x301C, 0x301F, 0x303B,
        0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087,
        0x308E, 0x3095, 0x3096, 0x309D, 0x309E, 0x30A0, 0x30A1, 0x30A3, 0x30A5,
        0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6,
        0x30FB, 0x30FC, 0x30FD, 0x30FE, 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E,
        0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF5E, 0xFF60, 0xFF61, 0xFF63,
        0xFF64, 0xFF65};

/* UAX #14 class OP, and the quotes that open; sorted. */
static const uint16_t openers[] = {'(', '[', '{', 0xA1, 0xBF, 0x2018, 0x201A,
        0x201C, 0x201E, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016,
        0x3018, 0x301A, 0x301D, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62};

static bool in_table(const uint16_t *table, size_t n, uint32_t cp)
{
    size_t low = 0;
    while (n > 0) {
        size_t half = n / 2;
        if (table[low + half] < cp) {
            low += half + 1;
            n -= half + 1;
        } else if (table[low + half] > cp) {
            n = half;
        } else {
            return true;
        }
    }
    return false;
}

static bool is_closer(uint32_t cp)
{
    return in_table(closers, sizeof closers / sizeof *closers, cp);
}

static bool is_opener(uint32_t cp)
{
    return in_table(openers, sizeof openers / sizeof *openers, cp);
}

/* They open or close, as the language has it. */
static bool is_guillemet(uint32_t cp)
{
    return cp == 0xAB || cp == 0xBB || cp == 0x2039 || cp == 0x203A;
}

static bool is_glue(uint32_t cp)
{
    return cp == NBSP || cp == FIGURE_SPACE || cp == NARROW_NBSP ||
           cp == WORD_JOINER || cp == BOM || cp == HARD_HYPHEN ||
           cp == ZERO_WIDTH_JOINER;
}

static bool is_space(uint32_t cp)
{
    if (cp < 0x80) {
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    }
    return ng_utf8_kind(cp) == NG_UTF8_SPACE && !is_glue(cp);
}

static bool is_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

/* Hangul is broken at its spaces only. */
static bool is_ideograph(uint32_t cp)
{
    return cp >= 0x1100 && ng_utf8_width(cp) == 2 &&
           ng_utf8_kind(cp) != NG_UTF8_LETTER;
}

/* The character at s, ' ' at its end. */
static uint32_t peek(struct ng_str s)
{
    uint32_t cp = ' ';
    if (s.len > 0) {
        ng_utf8_decode(s.s, s.len, &cp);
    }
    return cp;
}

/* cp stands behind a space: is that a place for a break? after: what follows
 * cp. */
static bool break_at_space(
        const struct ng_breaks *p, uint32_t cp, struct ng_str after)
{
    uint32_t next = peek(after);
    bool ends = is_space(next) || is_closer(next); /* cp stands alone */
    bool spaced = is_space(p->before); /* with spaces around, « opens */
    if (is_opener(p->last) ||
            (spaced && (p->last == 0xAB || p->last == 0x2039))) {
        return false; /* LB14, LB15: "( a", "« mot" */
    }
    bool closes = is_closer(cp) || cp == 0xBB || cp == 0x203A;
    if (ends && (closes || cp == EN_DASH || cp == EM_DASH)) {
        return false; /* LB13: "mot !", "mot »"; a dash ends its line */
    }
    if (!is_digit(p->last)) {
        return true;
    }
    /* LB25: "5 %", "3 °C", "10 000" with plain spaces */
    bool group = after.len >= 2 && is_digit(cp) &&
                 is_digit((unsigned char)after.s[0]) &&
                 is_digit((unsigned char)after.s[1]) &&
                 !is_digit(peek(ng_str_cut(after, 2, after.len)));
    return !group && cp != '%' && cp != 0xB0 && cp != 0x2030 && cp != 0x20AC;
}

/* A break between p->last and cp, with nothing between them. */
static bool break_between(const struct ng_breaks *p, uint32_t cp)
{
    uint32_t last = p->last;
    if (last < 0x80 && cp < 0x80 && last != '-' && last != '/') {
        return false;
    }
    if (is_glue(last) || is_glue(cp) ||
            (cp >= 0x300 && ng_utf8_width(cp) == 0) || is_closer(cp) ||
            is_opener(last) || is_guillemet(cp) || is_guillemet(last)) {
        return false;
    }
    bool word_before = !is_space(p->before) && p->before != last;
    switch (last) {
    case '-':
    case HYPHEN: /* not "-5", "F-16", "e-mail"; LB20a, LB21, LB25 */
        return word_before && p->run > 2 && !is_digit(cp) && cp != last;
    case '/': /* URLs and long pairs, not "km/h", "9/11", "://" */
        return p->run > 5 && !is_digit(cp) && cp != '/';
    case EN_DASH: /* not "10–20" */
        return word_before && !is_digit(cp);
    case EM_DASH:
    case BAR:
        return word_before && cp != last;
    case ELLIPSIS:
        return word_before;
    default:
        break;
    }
    if (cp == EM_DASH || cp == EN_DASH || cp == HYPHEN || cp == '-' ||
            cp == '/') {
        return false;
    }
    if (last >= 0x1F1E6 && last <= 0x1F1FF && cp >= 0x1F1E6 && cp <= 0x1F1FF) {
        return false; /* LB30a: the two halves of a flag */
    }
    if (cp >= 0x1F3FB && cp <= 0x1F3FF) {
        return false; /* LB30b: the skin of an emoji */
    }
    return is_ideograph(last) || is_ideograph(cp);
}

static bool is_mark(const struct ng_breaks *b, uint32_t cp)
{
    return !b->space && cp >= 0x300 && ng_utf8_width(cp) == 0;
}

enum ng_break ng_breaks_next(
        struct ng_breaks *b, uint32_t cp, struct ng_str after)
{
    if (cp == '\n') {
        return NG_BREAK_LINE;
    }
    if (is_space(cp)) {
        b->space = true;
        return NG_BREAK_BLANK;
    }
    if (cp == SOFT_HYPHEN) {
        return NG_BREAK_HYPHEN;
    }
    if (cp == ZERO_WIDTH_SPACE) {
        return NG_BREAK_NOTHING;
    }
    uint32_t before = b->space || !b->last ? ' ' : b->last;
    bool breaks = b->last && (b->space ? break_at_space(b, cp, after)
                                       : break_between(b, cp));
    enum ng_break answer = breaks           ? NG_BREAK_BEFORE
                           : is_mark(b, cp) ? NG_BREAK_NEVER
                                            : NG_BREAK_CUT;
    b->run = breaks ? 1 : b->run + 1;
    b->before = before;
    b->last = cp > 0 ? cp : 1; /* a control like it */
    b->space = false;
    return answer;
}

/* A place in the text where the line may end. */
struct place {
    uint32_t end;   /* of the line's text */
    uint32_t next;  /* where the next line begins */
    uint32_t width; /* of the text */
    bool hyphen;
};

/* Offset of the first byte of s that is no blank; a '\n' is none. */
static uint32_t skip_blanks(struct ng_str s)
{
    uint32_t at = 0;
    while (at < s.len) {
        uint32_t cp, n = ng_utf8_decode(s.s + at, s.len - at, &cp);
        if (cp == '\n' || !(is_space(cp) || cp == SOFT_HYPHEN ||
                                  cp == ZERO_WIDTH_SPACE)) {
            break;
        }
        at += n;
    }
    return at;
}

/* The end of the line that begins at s; *cut: inside a word, for want of a
 * better place. */
static struct place line_end(
        struct ng_str s, uint32_t width, const struct ng_metric *m, bool *cut)
{
    struct place here = {0, 0, 0, false}, best = here;
    struct ng_breaks b = {0, 0, 0, false};
    uint32_t spaces = 0;
    for (uint32_t at = 0, n; at < s.len; at += n) {
        uint32_t cp;
        n = ng_utf8_decode(s.s + at, s.len - at, &cp);
        bool space = b.space, first = b.last == 0;
        enum ng_break may =
                ng_breaks_next(&b, cp, ng_str_cut(s, at + n, s.len));
        bool hyphen = may == NG_BREAK_HYPHEN;
        uint32_t more = hyphen ? m->advance(m->ctx, '-') : 0;
        switch (may) {
        case NG_BREAK_LINE:
            here.next = at + 1;
            return here;
        case NG_BREAK_BLANK:
            spaces += m->advance(m->ctx, ' ');
            continue;
        case NG_BREAK_HYPHEN:
        case NG_BREAK_NOTHING:
            if (!space && here.width + more <= width) {
                best = (struct place){
                        here.end, at + n, here.width + more, hyphen};
            }
            continue;
        case NG_BREAK_BEFORE:
            best = (struct place){here.end, at, here.width, false};
            break;
        default:
            break;
        }
        uint32_t sum = here.width + spaces + m->advance(m->ctx, cp);
        if (sum > width && !first && may != NG_BREAK_NEVER) {
            *cut = *cut || best.end == 0;
            here.next = at;
            return best.end > 0 ? best : here;
        }
        spaces = 0;
        here.end = at + n;
        here.width = sum;
    }
    here.next = s.len;
    return here;
}

static bool take(struct ng_str *rest, uint32_t width, const struct ng_metric *m,
        struct ng_wrap_line *line, bool *cut)
{
    uint32_t blank = skip_blanks(*rest);
    *rest = ng_str_cut(*rest, blank, rest->len);
    if (rest->len == 0) {
        return false;
    }
    struct place end = line_end(*rest, width, m, cut);
    line->text = ng_str_cut(*rest, 0, end.end);
    line->width = end.width;
    line->hyphen = end.hyphen;
    *rest = ng_str_cut(*rest, end.next, rest->len);
    return true;
}

bool ng_wrap_next(struct ng_str *rest, uint32_t width,
        const struct ng_metric *m, struct ng_wrap_line *line)
{
    bool cut = false;
    return take(rest, width, m, line, &cut);
}

/* Lines, and how many of them end inside a word. */
static uint32_t count(struct ng_str text, uint32_t width,
        const struct ng_metric *m, uint32_t *cuts)
{
    struct ng_wrap_line line;
    uint32_t n = 0;
    bool cut = false;
    for (*cuts = 0; take(&text, width, m, &line, &cut); n++) {
        *cuts += cut;
        cut = false;
    }
    return n;
}

uint32_t ng_wrap_count(
        struct ng_str text, uint32_t width, const struct ng_metric *m)
{
    uint32_t cuts;
    return count(text, width, m, &cuts);
}

uint32_t ng_wrap_balance(
        struct ng_str text, uint32_t width, const struct ng_metric *m)
{
    uint32_t cuts, more, lines = count(text, width, m, &cuts);
    uint32_t low = 0; /* too narrow, as far as we know */
    while (width - low > 1) {
        uint32_t half = low + (width - low) / 2;
        if (count(text, half, m, &more) <= lines && more <= cuts) {
            width = half;
        } else {
            low = half;
        }
    }
    return width;
}
