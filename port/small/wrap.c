/* SPDX-License-Identifier: MIT */
/* Small: lines end at spaces, after hyphens, and between ideographs; lost: the
 * rules of punctuation, of dashes, and for soft hyphens, which are not
 * shown. */
#include "ng/wrap.h"

#include "ng/utf8.h"

static bool is_blank(uint32_t cp)
{
    return cp == ' ' ||
           (ng_utf8_kind(cp) == NG_UTF8_SPACE && cp != 0xA0 && cp != 0x202F);
}

/* A soft hyphen, a space of no width: in the text, and not seen. */
static bool is_hidden(uint32_t cp)
{
    return cp == 0xAD || cp == 0x200B;
}

static struct ng_str without_blanks(struct ng_str s)
{
    uint32_t cp, used;
    for (; s.len > 0; s = ng_str_cut(s, used, s.len)) {
        used = ng_utf8_decode(s.s, s.len, &cp);
        if (cp == '\n' || !(is_blank(cp) || is_hidden(cp))) {
            break;
        }
    }
    return s;
}

bool ng_wrap_next(struct ng_str *rest, uint32_t width,
        const struct ng_metric *m, struct ng_wrap_line *line)
{
    uint32_t at = 0, best = 0, end = 0, cp = ' ', last;
    uint32_t sum = 0, best_sum = 0, end_sum = 0;
    *rest = without_blanks(*rest);
    if (rest->len == 0) {
        return false;
    }
    /* best: where the line may end; end: behind its last letter */
    while (at < rest->len) {
        last = cp;
        uint32_t used = ng_utf8_decode(rest->s + at, rest->len - at, &cp);
        bool wide = cp >= 0x2E80 && ng_utf8_kind(cp) == NG_UTF8_IDEO;
        if (cp == '\n' || (at > 0 && (is_blank(cp) || last == '-' || wide))) {
            best = end;
            best_sum = end_sum;
        }
        if (cp == '\n') {
            break;
        }
        sum += is_hidden(cp) ? 0 : m->advance(m->ctx, is_blank(cp) ? ' ' : cp);
        if (sum > width && end > 0 && !is_blank(cp)) {
            break;
        }
        at += used;
        if (!is_blank(cp)) {
            end = at;
            end_sum = sum;
        }
    }
    if (at == rest->len || best == 0) { /* all of it, or a cut word */
        best = cp == '\n' && at < rest->len ? best : end;
        best_sum = end_sum;
    }
    *line = (struct ng_wrap_line){ng_str_cut(*rest, 0, best), best_sum, false};
    bool line_end = at < rest->len && cp == '\n';
    *rest = ng_str_cut(*rest, line_end ? at + 1 : best, rest->len);
    return true;
}

uint32_t ng_wrap_count(
        struct ng_str text, uint32_t width, const struct ng_metric *m)
{
    struct ng_wrap_line line;
    uint32_t n = 0;
    while (ng_wrap_next(&text, width, m, &line)) {
        n++;
    }
    return n;
}

uint32_t ng_wrap_balance(
        struct ng_str text, uint32_t width, const struct ng_metric *m)
{
    uint32_t lines = ng_wrap_count(text, width, m);
    while (width > 1 && ng_wrap_count(text, width - 1, m) == lines) {
        width--;
    }
    return width;
}
