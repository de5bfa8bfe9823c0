/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void two_ends(void **state)
{
    (void)state;
    static char mem[101];
    struct ng_arena a;
    ng_arena_init(&a, mem + 1, 100);
    uint64_t *kept = ng_keep(&a, uint64_t, 2);
    uint32_t *scratch = ng_scratch(&a, uint32_t, 3);
    assert_non_null(kept);
    assert_non_null(scratch);
    assert_int_equal((uintptr_t)kept % _Alignof(uint64_t), 0);
    assert_int_equal((uintptr_t)scratch % _Alignof(uint32_t), 0);
    assert_true((char *)scratch + 12 <= mem + 101);
    assert_null(ng_keep(&a, char, 100));
    assert_null(ng_scratch(&a, char, 100));
    assert_null(ng_keep(&a, uint64_t, SIZE_MAX / 4));
    assert_int_equal(a.refused, 3);
    assert_non_null(ng_keep(&a, char, ng_arena_room_keep(&a)));
    assert_int_equal(ng_arena_room_keep(&a), 0);
    assert_int_equal(ng_arena_room_scratch(&a), 0);
    assert_int_equal(a.peak, ng_arena_used(&a));
}

static void marks(void **state)
{
    (void)state;
    static char mem[64];
    struct ng_arena a;
    ng_arena_init(&a, mem, sizeof mem);
    char *kept = ng_keep(&a, char, 10);
    struct ng_mark m = ng_arena_mark(&a);
    char *more = ng_keep(&a, char, 20);
    memset(more, 'x', 20);
    ng_scratch(&a, char, 20);
    ng_arena_rewind(&a, m);
    assert_int_equal(ng_arena_used(&a), 10);
    assert_int_equal(a.peak, 50);
    more = ng_keep(&a, char, 20);
    for (int i = 0; i < 20; i++) {
        assert_int_equal(more[i], 0);
    }
    ng_arena_trim(&a, more + 5);
    assert_int_equal(ng_arena_used(&a), 15);
    assert_ptr_equal(kept, mem);
}

static void split(void **state)
{
    (void)state;
    static char keep[32], scratch[16];
    struct ng_arena a;
    ng_arena_init_split(&a, keep, sizeof keep, scratch, sizeof scratch);
    assert_null(ng_keep(&a, char, 33));
    assert_null(ng_scratch(&a, char, 17));
    char *k = ng_keep(&a, char, 32);
    char *s = ng_scratch(&a, char, 16);
    assert_ptr_equal(k, keep);
    assert_ptr_equal(s, scratch);
    assert_int_equal(a.peak, 48);
}

static void copies_and_failures(void **state)
{
    (void)state;
    static char mem[16];
    struct ng_arena a;
    bool ok = true;
    ng_arena_init(&a, mem, sizeof mem);
    a.fail_at = 2;
    assert_str(ng_arena_copy(&a, NG_STR("abc"), &ok), "abc");
    assert_true(ok);
    assert_str(ng_arena_copy(&a, NG_STR("abc"), &ok), "");
    assert_false(ok);
    ok = true;
    assert_str(ng_arena_copy(&a, NG_STR(""), &ok), "");
    assert_str(ng_arena_copy(&a, NG_STR("0123456789abcdef"), NULL), "");
    assert_true(ok);
    assert_int_equal(a.refused, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(two_ends),
            cmocka_unit_test(marks),
            cmocka_unit_test(split),
            cmocka_unit_test(copies_and_failures),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
