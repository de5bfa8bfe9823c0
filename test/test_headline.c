/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void like(void **state)
{
    (void)state;
    assert_int_equal(ng_headline_like(NG_STR("A b, c!"), NG_STR("c B a")), 100);
    assert_int_equal(ng_headline_like(NG_STR("a b"), NG_STR("b c")), 33);
    assert_int_equal(ng_headline_like(NG_STR(""), NG_STR("")), 0);
    assert_int_equal(ng_headline_like(NG_STR("\xC3\x89T\xC3\x89"),
                             NG_STR("\xC3\xA9t\xC3\xA9")),
            100);
    assert_int_equal(ng_headline_words(NG_STR("It's 3 words?")), 4);
    assert_int_equal(ng_headline_words(NG_STR("\xE4\xBA\x91\xE6\xB2\xB3")), 2);
}

static void strip(void **state)
{
    (void)state;
    static const struct {
        const char *title, *site, *host, *heading, *want;
    } rows[] = {
            {"Bridge to close for weeks | The Tarn Herald", "", "", "",
                    "Bridge to close for weeks"},
            {"Bridge to close for weeks - The Tarn Herald", "", "", "",
                    "Bridge to close for weeks"},
            {"The Tarn Herald: Bridge to close", "The Tarn Herald", "", "",
                    "Bridge to close"},
            {"Upland Post - Bridge to close", "", "uplandpost.example", "",
                    "Bridge to close"},
            {"Bridge to close | News | The Tarn Herald", "", "", "",
                    "Bridge to close"},
            /* a colon or a dash may belong to a title */
            {"Bridge: what it costs", "", "", "", "Bridge: what it costs"},
            {"Rain - and then, at last, more rain", "", "", "",
                    "Rain - and then, at last, more rain"},
            /* what the heading has too stays */
            {"Sky, sea | storm over town", "", "", "Sky, sea | storm over town",
                    "Sky, sea | storm over town"},
            {"Storm over town - live updates and pictures", "", "",
                    "Storm over town", "Storm over town"},
            {"Elle parle de la \xC2\xAB gravit\xC3\xA9 \xC2\xBB du sujet | Le "
             "Quai",
                    "", "", "",
                    "Elle parle de la \xC2\xAB gravit\xC3\xA9 \xC2\xBB du "
                    "sujet"},
            {"Bridge to close for weeks \xC2\xAB The Herald", "", "", "",
                    "Bridge to close for weeks"},
            {"Sport", "Sport", "", "", "Sport"},
            {"La \xC2\xAB gravit\xC3\xA9 \xC2\xBB_", "", "", "",
                    "La \xC2\xAB gravit\xC3\xA9 \xC2\xBB"},
            {"", "", "", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        /* an exact copy, so that ASan sees a read past the end */
        size_t n = strlen(rows[i].title);
        char *copy = malloc(n + 1);
        memcpy(copy + 1, rows[i].title, n);
        assert_str(ng_headline_strip((struct ng_str){copy + 1, (uint32_t)n},
                           ng_str_of(rows[i].site), ng_str_of(rows[i].host),
                           ng_str_of(rows[i].heading)),
                rows[i].want);
        free(copy);
    }
}

static void tail(void **state)
{
    (void)state;
    struct ng_str s = NG_STR("Storm: what we know | News - The Herald");
    assert_str(ng_headline_tail(s, 0), "what we know | News - The Herald");
    assert_str(ng_headline_tail(s, 1), "News - The Herald");
    assert_str(ng_headline_tail(s, 2), "The Herald");
    assert_str(ng_headline_tail(s, 3), "");
    assert_str(ng_headline_tail(NG_STR("| x"), 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(like),
            cmocka_unit_test(strip),
            cmocka_unit_test(tail),
    };
    return cmocka_run_group_tests_name("headline", tests, NULL, NULL);
}
