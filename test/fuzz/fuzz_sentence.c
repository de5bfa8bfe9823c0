/* SPDX-License-Identifier: MIT */
/* Invariants 2 and 4; and sentences come in order, trimmed, never empty,
 * within one line, and between them is nothing but white space. Input: text,
 * then an option: language. */
#include "fuzz.h"

static bool is_blank(const char *s, const char *end)
{
    while (s < end) {
        uint32_t cp;
        s += ng_utf8_decode(s, (uint32_t)(end - s), &cp);
        if (ng_utf8_kind(cp) != NG_UTF8_SPACE && cp >= ' ') {
            return false;
        }
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *langs[] = {"en", "de", "fr", "es", "ru", "zh", "hi",
            "pt-br", "it", "nl", "ja", "", "xx", "el", "hy"};
    uint8_t option = fuzz_option(data, &n);
    char *copy = fuzz_copy(data, n);
    const char *at = copy;
    struct ng_sentences it;
    struct ng_str s;
    ng_sentence_init(&it, (struct ng_str){copy, (uint32_t)n},
            ng_str_of(langs[option % (sizeof langs / sizeof *langs)]));
    while (ng_sentence_next(&it, &s)) {
        must(s.len > 0 && s.s >= at && s.s + s.len <= copy + n);
        must(is_blank(at, s.s));
        must(memchr(s.s, '\n', s.len) == NULL);
        must(s.s[0] != ' ' && s.s[s.len - 1] != ' ');
        at = s.s + s.len;
        ng_line_end(s);
        must(ng_line_dateline(s) < s.len);
        ng_line_quotes(s);
    }
    must(is_blank(at, copy + n));
    must(!ng_sentence_next(&it, &s));
    free(copy);
    return 0;
}
