/* SPDX-License-Identifier: MIT */
/* Invariants 2, 3, 4: no read past the input, the same events for any split,
 * every feed() returns. And: what ng_json_string() writes, ng_json_feed()
 * reads back, the same bytes when they are UTF-8; no control character is in
 * it (7). */
#include "fuzz.h"

static int on_event(void *ctx, const struct ng_json_event *e)
{
    uint64_t *hash = ctx;
    must(e->depth <= NG_JSON_DEPTH_MAX);
    must(e->kind != NG_JSON_KEY || e->text.len <= NG_JSON_KEY_MAX);
    if (e->kind != NG_JSON_STRING) { /* pieces are free to differ */
        uint8_t head[2] = {(uint8_t)e->kind, e->depth};
        *hash = ng_hash(*hash, head, sizeof head);
    }
    *hash = ng_hash(*hash, e->text.s, e->text.len);
    return NG_OK;
}

static int feed(void *j, const char *bytes, size_t n)
{
    return ng_json_feed(j, bytes, n);
}

static uint64_t run(const uint8_t *data, size_t n, size_t step)
{
    uint64_t hash = NG_HASH_INIT;
    struct ng_json j;
    ng_json_init(&j, on_event, &hash);
    int err = fuzz_feed(data, n, step, feed, &j);
    int end = ng_json_end(&j);
    must(err == NG_OK || end == err);
    return hash ^ (uint64_t)(-end);
}

struct text {
    char s[4096];
    uint32_t len;
};

static int append(void *ctx, const void *bytes, size_t n)
{
    struct text *t = ctx;
    if (n > sizeof t->s - t->len) {
        return NG_ELIMIT;
    }
    if (n > 0) {
        memcpy(t->s + t->len, bytes, n);
    }
    t->len += (uint32_t)n;
    return NG_OK;
}

static int on_string(void *ctx, const struct ng_json_event *e)
{
    return append(ctx, e->text.s, e->text.len);
}

static void round_trip(const uint8_t *data, size_t n)
{
    char *copy = fuzz_copy(data, n);
    static struct text written, read;
    written.len = read.len = 0;
    const struct ng_sink out = {append, &written};
    append(&written, "[", 1);
    if (ng_json_string(&out, (struct ng_str){copy, (uint32_t)n}) == NG_OK &&
            append(&written, "]", 1) == NG_OK) {
        struct ng_json j;
        ng_json_init(&j, on_string, &read);
        must(ng_json_feed(&j, written.s, written.len) == NG_OK);
        must(ng_json_end(&j) == NG_OK);
        must(ng_utf8_valid(read.s, read.len) == read.len);
        fuzz_clean((struct ng_str){written.s, written.len}, false);
        if (ng_utf8_valid(copy, n) == n) {
            must(read.len == n && memcmp(read.s, copy, n) == 0);
        }
    }
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint64_t whole = run(data, n, 0);
    static const size_t steps[] = {1, 2, 3, 7, 64};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        must(run(data, n, steps[i]) == whole);
    }
    round_trip(data, n);
    return 0;
}
