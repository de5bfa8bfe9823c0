/* SPDX-License-Identifier: MIT */
/* Invariants 1 to 5 and 7: a document of unknown kind is a feed, a page or
 * refused, the same for any split, in any arena. Its kind depends on its
 * first bytes alone. Input: a document, then options: arena, what is asked. */
#include "fuzz.h"

static int on_item(void *ctx, const struct ng_item *i)
{
    uint64_t *hash = ctx;
    fuzz_clean(i->title, false);
    fuzz_hash_str(hash, i->title);
    fuzz_hash_str(hash, i->link);
    fuzz_hash_str(hash, i->content);
    return NG_OK;
}

static int feed(void *d, const char *bytes, size_t n)
{
    return ng_document_feed(d, bytes, n);
}

static uint64_t run(
        const uint8_t *data, size_t n, size_t step, uint8_t option, size_t room)
{
    uint64_t hash = NG_HASH_INIT;
    struct ng_arena a;
    void *mem = fuzz_arena(&a, room);
    struct ng_document d;
    ng_document_init(&d, &a);
    d.url = NG_STR("https://example.org/x");
    d.limits = (struct ng_feed_limits){.text = 300, .items = option & 3};
    d.item = on_item;
    d.ctx = &hash;
    d.page_only = (option & 4) != 0;
    must(a.n_allocs == 0);
    int err = fuzz_feed(data, n, step, feed, &d);
    int end = ng_document_end(&d);
    must(err == NG_OK || err == NG_ESTOP || end == err);
    must(end == NG_OK || end == NG_ENOMEM || end == NG_EFORMAT);
    if (end == NG_OK) {
        must(d.kind == NG_DOCUMENT_FEED || d.kind == NG_DOCUMENT_PAGE);
        must(d.kind != NG_DOCUMENT_FEED || !d.page_only);
    }
    if (end == NG_OK && d.kind == NG_DOCUMENT_PAGE) {
        fuzz_clean(d.article.text, true);
        fuzz_hash_str(&hash, d.article.text);
        fuzz_hash_str(&hash, d.article.title);
        must(fuzz_inside(d.article.text, mem, room));
    }
    must(a.peak <= room);
    fuzz_hash_int(&hash, end * 8 + (int)d.kind);
    free(mem);
    return hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t small = fuzz_option(data, &n);
    uint8_t option = fuzz_option(data, &n);
    size_t room = small % 2 == 0 ? 128u * small : 131072;
    char *head = fuzz_copy(data, n < NG_SNIFF_HEAD ? n : NG_SNIFF_HEAD);
    enum ng_doc kind = ng_sniff(head, n < NG_SNIFF_HEAD ? n : NG_SNIFF_HEAD);
    must(kind <= NG_DOC_BINARY);
    free(head);
    uint64_t whole = run(data, n, 0, option, room);
    must(run(data, n, 1, option, room) == whole);
    must(run(data, n, 2u + option, option, room) == whole);
    return 0;
}
