/* SPDX-License-Identifier: MIT */
/* The small table of references beside the core's: what it knows, both know
 * alike. */
#define ng_entity_decode small_decode
#define ng_entity_partial small_partial
#include "firmware/small/entity.c"
#undef ng_entity_decode
#undef ng_entity_partial

#include "../ng_test.h"

uint32_t ng_entity_decode(const char *s, size_t n, bool attribute,
        char out[NG_ENTITY_UTF8_MAX], uint32_t *out_len);
bool ng_entity_partial(const char *s, size_t n);

static void compare(const char *s, size_t n, bool attribute)
{
    char want[NG_ENTITY_UTF8_MAX], got[NG_ENTITY_UTF8_MAX];
    uint32_t n_want = 0, n_got = 0;
    uint32_t used = ng_entity_decode(s, n, attribute, want, &n_want);
    if (used != small_decode(s, n, attribute, got, &n_got) || n_want != n_got ||
            memcmp(want, got, n_got) != 0) {
        fail_msg("differs: %.*s", (int)n, s);
    }
}

static void names_are_read_as_the_core_reads_them(void **state)
{
    static const char *const after[] = {
            "", ";", ";x", "=", " ", "1", "q", "<", "&"};
    char name[32];
    uint32_t n_names = 0;
    (void)state;
    for (const uint8_t *e = ng_small_entities; *e != 0; n_names++) {
        uint32_t shared = *e >> 4 & 7u, rest = *e & 15u, len = shared + rest;
        memcpy(name + shared, e + 1, rest);
        for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
            char s[48];
            int n = snprintf(s, sizeof s, "%.*s%s", (int)len, name, after[i]);
            compare(s, (size_t)n, false);
            compare(s, (size_t)n, true);
        }
        for (uint32_t cut = 1; cut <= len; cut++) {
            assert_true(small_partial(name, cut));
        }
        e += 1 + rest + 2;
    }
    assert_true(n_names > 250);
}

static void numbers_are_too(void **state)
{
    static const char *const numbers[] = {"#", "#;", "#x", "#x;", "#65", "#65;",
            "#x41;", "#X41g", "#0;", "#128;", "#150;", "#x9F;", "#129;",
            "#xD7FF;", "#xD800;", "#xDFFF;", "#xE000;", "#x10FFFF;",
            "#x110000;", "#99999999999999;", "#x1F600;", "#12a"};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        compare(numbers[i], strlen(numbers[i]), false);
        for (size_t n = 0; n <= strlen(numbers[i]); n++) {
            assert_int_equal(ng_entity_partial(numbers[i], n),
                    small_partial(numbers[i], n));
        }
    }
}

static void what_it_does_not_know_is_text(void **state)
{
    char out[NG_ENTITY_UTF8_MAX];
    uint32_t n = 0;
    (void)state;
    assert_int_equal(small_decode("CounterClockwiseContourIntegral;", 32, false,
                             out, &n),
            0);
    assert_int_equal(small_decode("zzz;", 4, false, out, &n), 0);
    assert_int_equal(small_decode("", 0, false, out, &n), 0);
    assert_false(small_partial("zzz", 3));
    assert_false(small_partial("amp;", 4));
    assert_true(small_partial("", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(names_are_read_as_the_core_reads_them),
            cmocka_unit_test(numbers_are_too),
            cmocka_unit_test(what_it_does_not_know_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
