/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void languages(void **state)
{
    (void)state;
    bool known;
    assert_string_equal(ng_words(NG_STR(""), &known)->lang, "en");
    assert_true(known);
    assert_string_equal(ng_words(NG_STR("de_AT.UTF-8"), &known)->lang, "de");
    assert_true(known);
    assert_string_equal(ng_words(NG_STR("FR"), NULL)->lang, "fr");
    assert_string_equal(ng_words(NG_STR("deu"), &known)->lang, "en");
    assert_false(known);
    assert_string_equal(ng_words(NG_STR("xx"), &known)->lang, "en");
    assert_false(known);
}

/* Every word is there, every pattern has what is put into it. */
static void complete(void **state)
{
    (void)state;
    static const char *const langs[] = {"en", "de", "fr", "es", "it", "nl"};
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        const struct ng_words *w = ng_words(ng_str_of(langs[i]), NULL);
        assert_string_equal(w->lang, langs[i]);
        for (int d = 0; d < 7; d++) {
            assert_non_null(w->days[d]);
        }
        for (int m = 0; m < 12; m++) {
            assert_non_null(w->months[m]);
        }
        assert_non_null(strchr(w->last_read, '@'));
        assert_non_null(strchr(w->date, 'D'));
        assert_non_null(strchr(w->date, 'M'));
        assert_non_null(strchr(w->date, 'Y'));
        assert_non_null(w->n_days);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(languages),
            cmocka_unit_test(complete),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
