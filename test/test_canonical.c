/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static bool same(const char *a, const char *b)
{
    return ng_canonical_hash(ng_str_of(a)) == ng_canonical_hash(ng_str_of(b));
}

static void hash(void **state)
{
    (void)state;
    const char *url = "https://www.example.org/a?id=7";
    assert_true(same(url, "http://Example.org:80/a/?id=7#comments"));
    assert_true(
            same(url, "https://example.org/a?utm_source=rss&id=7&fbclid=x"));
    assert_false(same(url, "https://example.org/a?id=8"));
    assert_false(same(url, "https://example.org/a"));
    assert_false(same(url, "https://example.org/A?id=7"));
    assert_false(same(url, "https://example.org:81/a?id=7"));
}

static void link(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
            {"https://a.example/x?utm_source=rss&utm_medium=feed",
                    "https://a.example/x"},
            {"https://a.example/x?utm_source=rss&id=7&fbclid=y#top",
                    "https://a.example/x?id=7#top"},
            {"https://a.example/x?id=7&b", "https://a.example/x?id=7&b"},
            {"https://a.example/?q=utm_x", "https://a.example/?q=utm_x"},
            {"https://a.example/#a?utm_x=1", "https://a.example/#a?utm_x=1"},
            {"https://a.example/x?", "https://a.example/x?"},
            {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char buf[128];
        struct ng_str url = {buf, (uint32_t)strlen(cases[i][0])};
        memcpy(buf, cases[i][0], url.len);
        url.len = ng_canonical_link(url, buf);
        assert_str(url, cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(hash),
            cmocka_unit_test(link),
    };
    return cmocka_run_group_tests_name("canonical", tests, NULL, NULL);
}
