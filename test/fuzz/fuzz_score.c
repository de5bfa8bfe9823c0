/* SPDX-License-Identifier: MIT */
/* Invariants 1, 2, 4 and 5: the sentences chosen are slices of the text in its
 * order, as many and as long as asked for, in any arena. Input: title, LF,
 * text, then options: how many, how long, arena. */
#include "fuzz.h"

/* As a digest prints it. */
static uint32_t characters(struct ng_str s)
{
    char *squeezed = fuzz_copy(s.s, s.len);
    uint32_t n = ng_line_squeeze(squeezed, s), sum = 0, cp;
    for (uint32_t at = 0; at < n; sum++) {
        at += ng_utf8_decode(squeezed + at, n - at, &cp);
    }
    free(squeezed);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t small = fuzz_option(data, &n);
    uint8_t option = fuzz_option(data, &n);
    const uint8_t *lf = n > 0 ? memchr(data, '\n', n) : NULL;
    size_t n_title = lf == NULL ? 0 : (size_t)(lf - data);
    char *title = fuzz_copy(data, n_title);
    char *text = fuzz_copy(data + n_title, n - n_title);
    size_t room = small % 2 == 0 ? 48u * small : 16384;
    struct ng_arena a;
    void *mem = fuzz_arena(&a, room);
    struct ng_str out[NG_SENTENCES_MAX];
    const struct ng_score_config config = {.title = {title, (uint32_t)n_title},
            .text = {text, (uint32_t)(n - n_title)},
            .lang = (option & 16) != 0 ? NG_STR("de") : NG_STR("en"),
            .n_sentences = option % (NG_SENTENCES_MAX + 1),
            .max_chars = (option & 32) != 0 ? 2u * option : 0};
    unsigned most = config.n_sentences == 0 ? 3 : config.n_sentences;
    int chosen = ng_score(&a, &config, out);
    must(chosen <= (int)most);
    must(chosen >= 0 || chosen == NG_ENOMEM);
    const char *at = text;
    uint32_t chars = 0;
    for (int i = 0; i < chosen; i++) {
        must(out[i].len > 0 && out[i].s >= at);
        at = out[i].s + out[i].len;
        must(at <= text + (n - n_title));
        chars += characters(out[i]) + (i > 0 ? 1 : 0);
    }
    must(config.max_chars == 0 || chars <= config.max_chars ||
            ng_utf8_valid(text, n - n_title) < n - n_title);
    must(a.keep_at == (char *)mem && a.peak <= room);
    free(mem);
    free(text);
    free(title);
    return 0;
}
