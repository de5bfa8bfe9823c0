/* SPDX-License-Identifier: MIT */
/* Invariants 2, 3, 4: no read past the input, the same events for any split,
 * every feed() returns; names and values stay within their limits. Input:
 * a byte that chooses mode and split, the document. */
#include "fuzz.h"

struct seen {
    uint64_t hash;
    bool text; /* the last event was text: pieces are free to differ */
};

static int on_event(void *ctx, const struct ng_markup_event *e)
{
    struct seen *s = ctx;
    bool text = e->kind == NG_MARKUP_TEXT || e->kind == NG_MARKUP_RAW;
    must(e->name.len <= NG_MARKUP_NAME_MAX);
    must(e->kind != NG_MARKUP_ATTR || e->text.len <= 16);
    must(!text || e->text.len > 0);
    if (!text || !s->text) {
        uint8_t head[3] = {(uint8_t)e->kind, e->cut, e->empty};
        s->hash = ng_hash(s->hash, head, sizeof head);
        s->hash = ng_hash(s->hash, e->name.s, e->name.len);
    }
    s->text = text;
    s->hash = ng_hash(s->hash, e->text.s, e->text.len);
    return NG_OK;
}

static int feed(void *m, const char *bytes, size_t n)
{
    return ng_markup_feed(m, bytes, n);
}

static uint64_t run(
        const uint8_t *data, size_t n, size_t step, enum ng_markup_mode mode)
{
    struct seen s = {NG_HASH_INIT, false};
    struct ng_markup m;
    char *value = fuzz_copy("................", 16);
    ng_markup_init(&m, mode, value, 16, on_event, NULL, &s);
    must(fuzz_feed(data, n, step, feed, &m) == NG_OK);
    must(ng_markup_end(&m) == NG_OK);
    free(value);
    return s.hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n > 0) {
        enum ng_markup_mode mode = data[0] & 1 ? NG_MARKUP_XML : NG_MARKUP_HTML;
        size_t step = (data[0] >> 1) + 1u;
        must(run(data + 1, n - 1, 0, mode) == run(data + 1, n - 1, step, mode));
    }
    return 0;
}
