/* SPDX-License-Identifier: MIT */
/* Invariants 1 to 5, 7 and 8: the same items for any split, in any arena; their
 * texts are clean, nothing is kept. Input: a feed, then options: limits, arena.
 */
#include "fuzz.h"

struct run {
    struct ng_feed feed;
    uint64_t hash;
    uint32_t n;
};

static int on_item(void *ctx, const struct ng_item *i)
{
    struct run *r = ctx;
    const struct ng_str texts[] = {i->summary, i->content, i->title, i->link,
            i->id, i->section, i->author};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        fuzz_clean(texts[k], k < 2);
        fuzz_hash_str(&r->hash, texts[k]);
    }
    must(i->link.len == 0 || memchr(i->link.s, ' ', i->link.len) == NULL ||
            !ng_url_is_http(i->link));
    must(i->index == r->n++);
    fuzz_hash_int(&r->hash, i->date);
    fuzz_hash_int(&r->hash, i->cut);
    return NG_OK;
}

static int feed(void *f, const char *bytes, size_t n)
{
    return ng_feed_feed(f, bytes, n);
}

static uint64_t run(
        const uint8_t *data, size_t n, size_t step, uint8_t limits, size_t room)
{
    struct run r = {.hash = NG_HASH_INIT};
    struct ng_arena a;
    void *mem = fuzz_arena(&a, room);
    const struct ng_feed_config config = {
            .url = NG_STR_INIT("https://example.org/news/feed.xml"),
            .content_type = (limits & 1) != 0
                                    ? NG_STR("text/xml; charset=koi8-r")
                                    : NG_STR(""),
            .limits = {.title = (limits & 2) != 0 ? 17 : 0,
                    .link = (limits & 4) != 0 ? 40 : 0,
                    .text = (limits & 8) != 0 ? 33 : 0,
                    .items = limits >> 5},
            .item = on_item,
            .ctx = &r};
    int err = ng_feed_init(&r.feed, &a, &config);
    must(err == NG_OK || err == NG_ENOMEM);
    if (err == NG_OK) {
        err = fuzz_feed(data, n, step, feed, &r.feed);
        must(err == NG_OK || err == NG_ESTOP || err == NG_EFORMAT);
        err = ng_feed_end(&r.feed);
        must(err == NG_OK || err == NG_EFORMAT);
        must((err == NG_EFORMAT) == (r.feed.format == NG_FEED_NONE));
        fuzz_clean(r.feed.title, false);
        fuzz_clean(r.feed.link, false);
        fuzz_clean(r.feed.language, false);
        fuzz_hash_str(&r.hash, r.feed.title);
        fuzz_hash_str(&r.hash, r.feed.link);
        fuzz_hash_str(&r.hash, r.feed.language);
        fuzz_hash_int(
                &r.hash, (int64_t)r.feed.n_items << 32 | r.feed.n_dropped);
        must(a.keep_at == (char *)mem && a.peak <= room);
    }
    fuzz_hash_int(&r.hash, err);
    free(mem);
    return r.hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t limits = fuzz_option(data, &n);
    uint8_t small = fuzz_option(data, &n);
    size_t room = small % 4 == 0 ? 40u * small : 65536;
    uint64_t whole = run(data, n, 0, limits, room);
    must(run(data, n, 1, limits, room) == whole);
    must(run(data, n, 2u + small, limits, room) == whole);
    return 0;
}
