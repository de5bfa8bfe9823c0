/* SPDX-License-Identifier: MIT */
/* Invariants 2, 3, 4 and 13: the same events for any split, in both modes; no
 * NUL is reported, no name or value is longer than its room. Input: markup,
 * then an option: mode, which attributes, room for values. */
#include "fuzz.h"

struct run {
    struct ng_markup markup;
    uint64_t hash;
    uint32_t cap;
    uint8_t option, last;
};

static bool want(void *ctx, struct ng_str attr)
{
    (void)ctx;
    return attr.len % 2 == 0;
}

static int on_event(void *ctx, const struct ng_markup_event *e)
{
    struct run *r = ctx;
    bool text = e->kind == NG_MARKUP_TEXT || e->kind == NG_MARKUP_RAW;
    must(e->name.len <= NG_MARKUP_NAME_MAX);
    must(text || e->name.len > 0);
    must(e->name.len == 0 || memchr(e->name.s, 0, e->name.len) == NULL);
    must(e->text.len == 0 || memchr(e->text.s, 0, e->text.len) == NULL);
    must(e->kind != NG_MARKUP_ATTR || e->text.len <= r->cap);
    if (text && e->text.len == 0) {
        return NG_OK;
    }
    if (!text || e->kind != r->last) { /* pieces are free to differ */
        uint8_t head[3] = {(uint8_t)e->kind, e->cut, e->empty};
        r->hash = ng_hash(r->hash, head, sizeof head);
    }
    r->last = (uint8_t)e->kind;
    if (!text) {
        fuzz_hash_str(&r->hash, e->name);
        fuzz_hash_str(&r->hash, e->text);
    } else {
        r->hash = ng_hash(r->hash, e->text.s, e->text.len);
    }
    if (e->kind == NG_MARKUP_OPEN) {
        r->markup.skip_attrs = (r->option & 4) != 0 && e->name.len == 1;
    } else if (e->kind == NG_MARKUP_TAG) {
        r->markup.skip_raw = (r->option & 8) != 0;
    }
    return NG_OK;
}

static int feed(void *m, const char *bytes, size_t n)
{
    return ng_markup_feed(m, bytes, n);
}

static uint64_t run(const uint8_t *data, size_t n, size_t step, uint8_t option)
{
    struct run r = {.hash = NG_HASH_INIT, .option = option, .last = 255};
    r.cap = (option & 16) != 0 ? 7 : 300;
    char *value = malloc(r.cap);
    must(value != NULL);
    ng_markup_init(&r.markup,
            (option & 1) != 0 ? NG_MARKUP_XML : NG_MARKUP_HTML, value, r.cap,
            on_event, (option & 2) != 0 ? want : NULL, &r);
    must(fuzz_feed(data, n, step, feed, &r.markup) == NG_OK);
    must(ng_markup_end(&r.markup) == NG_OK);
    free(value);
    return r.hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t option = fuzz_option(data, &n);
    uint64_t whole = run(data, n, 0, option);
    must(run(data, n, 1, option) == whole);
    must(run(data, n, 2u + option / 4u, option) == whole);
    return 0;
}
