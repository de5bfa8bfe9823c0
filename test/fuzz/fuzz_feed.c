/* SPDX-License-Identifier: MIT */
/* Invariants 1 to 4, 8: within the arena, no read past the input, the same
 * items for any split, every feed() returns, no control characters in what
 * comes out. Input: a byte that chooses split and memory, the document. */
#include "fuzz.h"

static uint64_t see(uint64_t hash, struct ng_str s, bool lines)
{
    for (uint32_t i = 0; i < s.len; i++) {
        uint8_t c = (uint8_t)s.s[i];
        must((c >= 0x20 && c != 0x7F) || (lines && c == '\n'));
    }
    must(ng_utf8_valid(s.s, s.len) == s.len);
    return ng_hash(hash ^ s.len, s.s, s.len);
}

static int on_item(void *ctx, const struct ng_item *item)
{
    uint64_t *hash = ctx;
    *hash = see(*hash, item->title, false);
    *hash = see(*hash, item->link, false);
    *hash = see(*hash, item->id, false);
    *hash = see(*hash, item->summary, true);
    *hash = see(*hash, item->content, true);
    *hash = see(*hash, item->section, false);
    *hash = see(*hash, item->author, false);
    *hash = ng_hash(*hash, &item->date, sizeof item->date);
    return NG_OK;
}

static int feed(void *f, const char *bytes, size_t n)
{
    return ng_feed_feed(f, bytes, n);
}

static uint64_t run(const uint8_t *data, size_t n, size_t step, size_t memory)
{
    static char bytes[32000];
    uint64_t hash = NG_HASH_INIT;
    struct ng_arena a;
    struct ng_feed f;
    struct ng_feed_config config = {.url = ng_str_of("http://a.example/f"),
            .item = on_item,
            .ctx = &hash};
    ng_arena_init(&a, bytes, memory);
    if (ng_feed_init(&f, &a, &config) != NG_OK) {
        return 0;
    }
    (void)fuzz_feed(data, n, step, feed, &f);
    (void)ng_feed_end(&f);
    hash = see(hash, f.title, false);
    hash = see(hash, f.link, false);
    return see(hash, f.language, false) + f.n_items;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n > 0) {
        size_t memory = data[0] & 1 ? 6000 : 32000;
        size_t step = (data[0] >> 1) + 1u;
        must(run(data + 1, n - 1, 0, memory) ==
                run(data + 1, n - 1, step, memory));
    }
    return 0;
}
