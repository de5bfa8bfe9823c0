/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void strings(void **state)
{
    (void)state;
    assert_str(ng_str_trim(NG_STR(" \t a b\r\n")), "a b");
    assert_str(ng_str_cut(NG_STR("abc"), 1, 9), "bc");
    assert_str(ng_str_cut(NG_STR("abc"), 7, 9), "");
    assert_true(ng_str_eqi(NG_STR("RSS"), NG_STR("rsS")));
    assert_false(ng_str_eqi(NG_STR("RSS"), NG_STR("rs")));
    assert_int_equal(ng_str_among(NG_STR("DIV"), "p di div"), 2);
    assert_int_equal(ng_str_among(NG_STR("di"), "p div di"), 2);
    assert_int_equal(ng_str_among(NG_STR("p di"), "p div di"), -1);
    assert_int_equal(ng_str_among(NG_STR("dive"), "p div di"), -1);
    assert_int_equal(ng_str_among(NG_STR(""), "p div di"), -1);
    uint32_t which;
    assert_int_equal(
            ng_str_begins(NG_STR("Foto: A"), "fo\nfoto:\n", &which), 2);
    assert_int_equal(
            ng_str_begins(NG_STR("Foto: A"), "fog\nfoto:\n", &which), 5);
    assert_int_equal(which, 1);
    assert_int_equal(ng_str_begins(NG_STR("Fot"), "fog\nfoto:\n", &which), 0);
    assert_int_equal(ng_str_begins(NG_STR(""), "fog\nfoto:\n", &which), 0);
    assert_true(ng_str_starts(NG_STR("HTTPS://x"), NG_STR("https:")));
    assert_true(ng_str_ends(NG_STR("a.HTML"), NG_STR(".html")));
    assert_int_equal(ng_str_find(NG_STR("aab"), NG_STR("ab")), 1);
    assert_int_equal(ng_str_find(NG_STR("aab"), NG_STR("abc")), -1);
    assert_int_equal(ng_str_find(NG_STR("ab"), NG_STR("abc")), -1);
    assert_int_equal(ng_str_of(NULL).len, 0);
}

static void numbers(void **state)
{
    (void)state;
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    ng_sink_int(&out, INT64_MIN);
    ng_sink_str(&out, NG_STR(" "));
    ng_sink_int(&out, 0);
    assert_string_equal(l.s, "-9223372036854775808 0");
    log_free(&l);
}

/* Test vectors of the FNV authors, "FNV test suite". */
static void hash(void **state)
{
    (void)state;
    assert_true(ng_hash(NG_HASH_INIT, "", 0) == UINT64_C(0xcbf29ce484222325));
    assert_true(
            ng_hash(NG_HASH_INIT, "foobar", 6) == UINT64_C(0x85944171f73967e8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(strings),
            cmocka_unit_test(numbers),
            cmocka_unit_test(hash),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
