/* SPDX-License-Identifier: MIT */
/* Invariants 2 and 4; and a headline is a piece of what the page says, a byline
 * a piece of its line. Input, a line each: og:title, <title>, JSON-LD, the
 * feed's title, the site, the host, then headings; then an option: how these
 * stand on the page. */
#include "fuzz.h"

enum { NAMED = 6, HEADINGS = 40 };

/* The next line, bytes of its own. */
static struct ng_str take(struct ng_str *rest)
{
    const char *lf = rest->len > 0 ? memchr(rest->s, '\n', rest->len) : NULL;
    uint32_t len = lf == NULL ? rest->len : (uint32_t)(lf - rest->s);
    struct ng_str line = {fuzz_copy(rest->s, len), len};
    *rest = ng_str_cut(*rest, len + 1, rest->len);
    return line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t option = fuzz_option(data, &n);
    struct ng_str rest = {(const char *)data, (uint32_t)n}, named[NAMED];
    struct ng_block list[HEADINGS] = {{0}};
    for (int i = 0; i < NAMED; i++) {
        named[i] = take(&rest);
        struct ng_str by = ng_byline_in(named[i]);
        must(fuzz_inside(by, named[i].s, named[i].len));
    }
    char *text = fuzz_copy(rest.s, rest.len);
    struct ng_blocks b = {.list = list, .text = text, .cap = HEADINGS};
    for (uint32_t at = 0; at < rest.len && b.n < HEADINGS; b.n++) {
        const char *lf = memchr(text + at, '\n', rest.len - at);
        uint32_t end = lf == NULL ? rest.len : (uint32_t)(lf - text);
        struct ng_block *k = &list[b.n];
        k->at = at;
        k->len = (uint16_t)(end - at);
        k->tag = (option >> (b.n & 3) & 1) != 0 ? NG_TAG_H1 : NG_TAG_P;
        k->linked = (option & 16) != 0 ? k->len : 0;
        k->near = (option >> (b.n & 3) & 16) != 0 ? NG_HINT_SIDE : 0;
        at = end + 1;
    }
    const struct ng_title t = {
            named[0], named[1], named[2], named[3], named[4], named[5]};
    struct ng_str title = ng_title_choose(&t, &b);
    struct ng_str by = ng_byline_find(&b, 0, HEADINGS);
    bool inside = fuzz_inside(title, text, rest.len);
    for (int i = 0; i < 4; i++) {
        inside = inside || fuzz_inside(title, named[i].s, named[i].len);
    }
    must(inside);
    must(fuzz_inside(by, text, rest.len));
    for (int i = 0; i < NAMED; i++) {
        free((void *)(uintptr_t)named[i].s);
    }
    free(text);
    return 0;
}
