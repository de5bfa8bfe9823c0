/* SPDX-License-Identifier: MIT */
/* Invariants 1 to 5 and 7: the same article for any split, HTML or plain text,
 * in any arena; its texts are clean and lie in the arena. Input: a page, then
 * options: kind and limits, arena. */
#include "fuzz.h"

static int feed(void *x, const char *bytes, size_t n)
{
    return ng_extract_feed(x, bytes, n);
}

static uint64_t run(
        const uint8_t *data, size_t n, size_t step, uint8_t kind, size_t room)
{
    uint64_t hash = NG_HASH_INIT;
    struct ng_arena a;
    struct ng_extract x;
    struct ng_article out;
    void *mem = fuzz_arena(&a, room);
    const struct ng_extract_config config = {
            .url = NG_STR_INIT("https://example.org/2026/11/23/harbour.html"),
            .title = (kind & 2) != 0 ? NG_STR("Ferry crews end their strike")
                                     : NG_STR(""),
            .plain_text = (kind & 1) != 0,
            .text_max = (kind & 4) != 0 ? 4u * kind : 0,
            .blocks_max = (kind & 8) != 0 ? kind / 16 : 0};
    int err = ng_extract_init(&x, &a, &config);
    must(err == NG_OK || err == NG_ENOMEM);
    if (err == NG_OK) {
        must(fuzz_feed(data, n, step, feed, &x) == NG_OK);
        must(ng_extract_end(&x, &out) == NG_OK);
        const struct ng_str texts[] = {
                out.text, out.title, out.byline, out.lang};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            fuzz_clean(texts[i], i == 0);
            fuzz_hash_str(&hash, texts[i]);
            must(fuzz_inside(texts[i], mem, room));
        }
        must(!out.is_article || out.text.len > 0);
        fuzz_hash_int(&hash, out.date);
        fuzz_hash_int(&hash, out.cut + 2 * out.is_article);
        must(a.peak <= room);
    }
    free(mem);
    return hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t kind = fuzz_option(data, &n);
    uint8_t small = fuzz_option(data, &n);
    size_t room = small % 2 == 0 ? 128u * small : 131072;
    uint64_t whole = run(data, n, 0, kind, room);
    must(run(data, n, 1, kind, room) == whole);
    must(run(data, n, 2u + small, kind, room) == whole);
    return 0;
}
