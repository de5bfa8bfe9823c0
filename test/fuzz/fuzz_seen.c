/* SPDX-License-Identifier: MIT */
/* Invariants 1, 5 and 12: a damaged memory of what was printed is an empty one;
 * a whole one is saved again as it was. Input: the blob, then an option: the
 * ring's size. */
#include "fuzz.h"

struct blob {
    const uint8_t *data;
    size_t n;
    bool saved, damaged;
};

static int load(void *ctx, struct ng_str name, void *buf, size_t cap)
{
    const struct blob *b = ctx;
    must(name.len <= 32);
    if (b->n > cap) {
        return NG_ELIMIT;
    }
    if (b->n > 0) {
        memcpy(buf, b->data, b->n);
    }
    return (int)b->n;
}

static int save(void *ctx, struct ng_str name, const void *buf, size_t n)
{
    struct blob *b = ctx;
    (void)name;
    /* all but one hash and one story more, and the counts and sums at both
     * ends */
    must(b->damaged || n <= b->n + 8 + NG_TOLD_BYTES + 8 || b->n == 0);
    must(n >= 32 && ((const char *)buf)[3] == '2');
    b->saved = true;
    return NG_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    uint8_t option = fuzz_option(data, &n);
    struct blob b = {data, n, false, false};
    const struct ng_store store = {load, save, &b};
    struct ng_arena a;
    struct ng_seen s;
    void *mem = fuzz_arena(&a, option < 200 ? 16384 : 10u * option);
    int err = ng_seen_load(&s, &a, &store, 1u + option);
    must(err == NG_OK || err == NG_EFORMAT || err == NG_ENOMEM ||
            err == NG_ELIMIT);
    must(err == NG_OK || s.n == 0);
    must(s.n <= s.cap);
    b.damaged = err != NG_OK;
    ng_seen_add(&s, 42);
    must(s.cap == 0 || ng_seen_has(&s, 42));
    ng_seen_tell(&s, &(struct ng_told){.n = 1});
    must(s.n_told <= s.cap_told);
    err = ng_seen_save(&s, &a, &store);
    must(err == NG_OK || err == NG_ENOMEM);
    free(mem);
    return 0;
}
