/* SPDX-License-Identifier: MIT */
/* Invariants 2 and 4; and no character is lost, repeated or moved by a line
 * break; no line is wider than it may be but for one character; balancing
 * takes no more lines. Input: width, text. */
#include "fuzz.h"

static uint16_t columns(const void *ctx, uint32_t cp)
{
    (void)ctx;
    return (uint16_t)ng_utf8_width(cp);
}

static bool is_blank(uint32_t cp)
{
    return cp == 0xAD || cp == 0x200B || ng_utf8_kind(cp) == NG_UTF8_SPACE;
}

/* Columns of a line as wrap.h counts them. */
static uint32_t width_of(struct ng_str s)
{
    uint32_t sum = 0;
    while (s.len > 0) {
        uint32_t cp, n = ng_utf8_decode(s.s, s.len, &cp);
        bool none = cp == 0xAD || cp == 0x200B;
        sum += none ? 0 : is_blank(cp) ? 1 : ng_utf8_width(cp);
        s = ng_str_cut(s, n, s.len);
    }
    return sum;
}

/* The next character of *s that is no blank, or END. */
#define END UINT32_MAX
static uint32_t next(struct ng_str *s)
{
    while (s->len > 0) {
        uint32_t cp, n = ng_utf8_decode(s->s, s->len, &cp);
        *s = ng_str_cut(*s, n, s->len);
        if (!is_blank(cp)) {
            return cp;
        }
    }
    return END;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0) {
        return 0;
    }
    static const struct ng_metric terminal = {columns, NULL};
    uint32_t width = data[0], lines = 0;
    char *copy = fuzz_copy(data + 1, n - 1);
    struct ng_str text = {copy, (uint32_t)(n - 1)}, rest = text, all = text;
    struct ng_wrap_line line;
    while (ng_wrap_next(&rest, width, &terminal, &line)) {
        lines++;
        must(lines <= n);
        must(line.width == width_of(line.text) + line.hyphen);
        struct ng_str part = line.text;
        uint32_t cp, characters = 0;
        while ((cp = next(&part)) != END) {
            must(cp == next(&all));
            characters += ng_utf8_width(cp) > 0;
        }
        must(line.width <= width || characters <= 1);
    }
    must(next(&all) == END);
    must(rest.len == 0);
    must(ng_wrap_count(text, width, &terminal) == lines);
    uint32_t balanced = ng_wrap_balance(text, width, &terminal);
    must(balanced <= width);
    must(ng_wrap_count(text, balanced, &terminal) <= lines);
    free(copy);
    return 0;
}
