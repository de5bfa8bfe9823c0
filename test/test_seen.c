/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* A store of one blob. */
struct one {
    char bytes[4096];
    size_t n;
    int saves;
};

static int one_load(void *ctx, struct ng_str name, void *buf, size_t cap)
{
    struct one *o = ctx;
    assert_str(name, "seen");
    if (o->n > cap) {
        return NG_ELIMIT;
    }
    memcpy(buf, o->bytes, o->n);
    return (int)o->n;
}

static int one_save(void *ctx, struct ng_str name, const void *buf, size_t n)
{
    struct one *o = ctx;
    assert_str(name, "seen");
    assert_true(n <= sizeof o->bytes);
    memcpy(o->bytes, buf, n);
    o->n = n;
    o->saves++;
    return NG_OK;
}

static char mem[4096];

static int load(struct ng_seen *s, struct ng_arena *a, struct one *o,
        uint32_t cap, size_t n)
{
    struct ng_store store = {one_load, one_save, o};
    ng_arena_init(a, mem, n);
    return ng_seen_load(s, a, o == NULL ? NULL : &store, cap);
}

static int save(struct ng_seen *s, struct ng_arena *a, struct one *o)
{
    struct ng_store store = {one_load, one_save, o};
    return ng_seen_save(s, a, &store);
}

static void remembers(void **state)
{
    (void)state;
    struct one o = {.n = 0};
    struct ng_arena a;
    struct ng_seen s;
    assert_int_equal(load(&s, &a, &o, 100, sizeof mem), NG_OK);
    assert_false(ng_seen_has(&s, 0));
    assert_int_equal(save(&s, &a, &o), NG_OK);
    assert_int_equal(o.saves, 0);
    ng_seen_add(&s, 0);
    ng_seen_add(&s, UINT64_C(0x1122334455667788));
    ng_seen_add(&s, 0);
    assert_int_equal(s.n, 2);
    assert_int_equal(save(&s, &a, &o), NG_OK);
    assert_int_equal(o.n, 16 + 16 + 8);
    assert_memory_equal(o.bytes, "NGS2\2\0\0\0\0\0\0\0\0\0\0\0", 16);
    assert_memory_equal(o.bytes + 24, "\x88\x77\x66\x55\x44\x33\x22\x11", 8);

    assert_int_equal(load(&s, &a, &o, 100, sizeof mem), NG_OK);
    assert_int_equal(s.n, 2);
    assert_int_equal(s.n_new, 0);
    assert_true(ng_seen_has(&s, 0));
    assert_true(ng_seen_has(&s, UINT64_C(0x1122334455667788)));
    assert_false(ng_seen_has(&s, 1));
}

/* Whatever byte of the blob is wrong, the ring is empty and works. */
static void damaged(void **state)
{
    (void)state;
    struct one o = {.n = 0};
    struct ng_arena a;
    struct ng_seen s;
    load(&s, &a, &o, 64, sizeof mem);
    for (uint64_t h = 1; h <= 3; h++) {
        ng_seen_add(&s, h << 40);
    }
    save(&s, &a, &o);
    for (size_t i = 0; i < o.n; i++) {
        o.bytes[i] ^= 1;
        assert_int_equal(load(&s, &a, &o, 64, sizeof mem), NG_EFORMAT);
        assert_int_equal(s.n, 0);
        ng_seen_add(&s, 7);
        assert_true(ng_seen_has(&s, 7));
        o.bytes[i] ^= 1;
    }
    while (--o.n > 0) {
        assert_int_equal(load(&s, &a, &o, 64, sizeof mem), NG_EFORMAT);
    }
    o.n = sizeof o.bytes;
    assert_int_equal(load(&s, &a, &o, 64, sizeof mem), NG_ELIMIT);
    assert_int_equal(s.n, 0);
}

/* What was told is kept, and of a blob of the version before the hashes. */
static void stories(void **state)
{
    (void)state;
    struct one o = {.n = 0};
    struct ng_arena a;
    struct ng_seen s;
    struct ng_told told = {.n_title = 2, .n = 3, .words = {7, 8, 0xABCD}};
    load(&s, &a, &o, 64, sizeof mem);
    for (told.when_min = 1; told.when_min <= 9; told.when_min++) {
        ng_seen_tell(&s, &told);
    }
    ng_seen_add(&s, 5);
    assert_int_equal(s.n_told, 4);
    assert_int_equal(save(&s, &a, &o), NG_OK);
    assert_int_equal(o.n, 16 + 8 + 4 * NG_TOLD_BYTES + 8);
    assert_memory_equal(o.bytes + 24, "\6\0\0\0\2\3\7\0\10\0\xCD\xAB", 12);
    assert_int_equal(load(&s, &a, &o, 64, sizeof mem), NG_OK);
    assert_true(ng_seen_has(&s, 5));
    assert_int_equal(s.n_told, 4);
    told.when_min = 9;
    assert_memory_equal(&s.told[3], &told, sizeof told);
    ng_seen_tell(&s, &told);
    assert_int_equal(s.told[0].when_min, 7);
    assert_int_equal(load(&s, &a, NULL, 64, 64 * 8 + 16), NG_OK);
    ng_seen_tell(&s, &told); /* no room for a story: it is not kept */
    assert_int_equal(s.n_told, 0);

    static const char before[] = "NGS1\1\0\0\0\5\0\0\0\0\0\0\0";
    memcpy(o.bytes, before, 16);
    uint64_t sum = ng_hash(NG_HASH_INIT, o.bytes, 16);
    for (int i = 0; i < 8; i++) {
        o.bytes[16 + i] = (char)(sum >> (8 * i));
    }
    o.n = 24;
    assert_int_equal(load(&s, &a, &o, 64, sizeof mem), NG_OK);
    assert_int_equal(s.n, 1);
    assert_true(ng_seen_has(&s, 5));
    assert_int_equal(s.n_told, 0);
}

/* A smaller memory takes the newest of what a larger one wrote. */
static void smaller(void **state)
{
    (void)state;
    struct one o = {.n = 0};
    struct ng_arena a;
    struct ng_seen s;
    static char large[16384];
    struct ng_store store = {one_load, one_save, &o};
    ng_arena_init(&a, large, sizeof large);
    assert_int_equal(ng_seen_load(&s, &a, &store, 128), NG_OK);
    for (uint64_t h = 1; h <= 128; h++) {
        ng_seen_add(&s, h);
        ng_seen_tell(&s, &(struct ng_told){.when_min = (uint32_t)h});
    }
    assert_int_equal(ng_seen_save(&s, &a, &store), NG_OK);
    assert_int_equal(load(&s, &a, &o, 64, sizeof mem), NG_OK);
    assert_int_equal(s.n, 64);
    assert_int_equal(s.n_told, 4);
    assert_false(ng_seen_has(&s, 64));
    assert_true(ng_seen_has(&s, 65));
    assert_int_equal(s.told[0].when_min, 125);
}

static void full(void **state)
{
    (void)state;
    struct one o = {.n = 0};
    struct ng_arena a;
    struct ng_seen s;
    load(&s, &a, &o, 64, sizeof mem);
    for (uint64_t h = 1; h <= 100; h++) {
        ng_seen_add(&s, h);
    }
    assert_int_equal(s.n, 64);
    assert_false(ng_seen_has(&s, 36));
    assert_true(ng_seen_has(&s, 37));
    assert_int_equal(save(&s, &a, &o), NG_OK);
    load(&s, &a, &o, 64, sizeof mem);
    ng_seen_add(&s, 101); /* pushes out the oldest across the file too */
    assert_false(ng_seen_has(&s, 37));
    assert_true(ng_seen_has(&s, 38));
    /* a larger ring goes on where the smaller one stopped */
    load(&s, &a, &o, 70, sizeof mem);
    ng_seen_add(&s, 101);
    assert_true(ng_seen_has(&s, 37));
}

static void short_of_memory(void **state)
{
    (void)state;
    struct one o = {.n = 0};
    struct ng_arena a;
    struct ng_seen s;
    assert_int_equal(load(&s, &a, &o, 64, 500), NG_ENOMEM);
    ng_seen_add(&s, 1);
    assert_false(ng_seen_has(&s, 1));
    assert_int_equal(load(&s, &a, NULL, 4096, 1000), NG_OK);
    assert_in_range(s.cap, 100, 125);
    /* scratch for 3 hashes: the newest are saved */
    load(&s, &a, &o, 64, 64 * 8 + 4 * NG_TOLD_BYTES + 24 + 4 * 8);
    for (uint64_t h = 1; h <= 64; h++) {
        ng_seen_add(&s, h);
    }
    assert_int_equal(save(&s, &a, &o), NG_OK);
    load(&s, &a, &o, 64, sizeof mem);
    assert_in_range(s.n, 3, 5);
    assert_true(ng_seen_has(&s, 64));
    o.n = 0;
    load(&s, &a, &o, 64, (64 + 3) * 8);
    ng_seen_add(&s, 99);
    assert_int_equal(save(&s, &a, &o), NG_ENOMEM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(remembers),
            cmocka_unit_test(damaged),
            cmocka_unit_test(full),
            cmocka_unit_test(stories),
            cmocka_unit_test(smaller),
            cmocka_unit_test(short_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
