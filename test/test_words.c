/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void languages(void **state)
{
    (void)state;
    bool known;
    assert_string_equal(ng_words(NG_STR(""), &known), "en");
    assert_true(known);
    assert_string_equal(ng_words(NG_STR("de_AT.UTF-8"), &known), "de");
    assert_true(known);
    assert_string_equal(ng_words(NG_STR("FR"), NULL), "fr");
    assert_string_equal(ng_words(NG_STR("deu"), &known), "en");
    assert_false(known);
    assert_string_equal(ng_words(NG_STR("xx"), &known), "en");
    assert_false(known);
}

/* Every word is there, every pattern has what is put into it. */
static void complete(void **state)
{
    (void)state;
    static const char *const langs[] = {"en", "de", "fr", "es", "it", "nl"};
    static const char *const last[] = {"Nothing new", "Nichts Neues",
            "Rien de nouveau", "Nada nuevo", "Niente di nuovo", "Niets nieuws"};
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        const char *w = ng_words(ng_str_of(langs[i]), NULL);
        assert_string_equal(w, langs[i]);
        for (unsigned word = 0; word <= NG_WORD_NOTHING; word++) {
            assert_true(*ng_words_at(w, word) != '\0');
        }
        assert_string_equal(ng_words_at(w, NG_WORD_NOTHING), last[i]);
        assert_non_null(strchr(ng_words_at(w, NG_WORD_LAST_READ), '@'));
        for (const char *c = "DMWY"; *c != '\0'; c++) {
            assert_non_null(strchr(ng_words_at(w, NG_WORD_DATE), *c));
        }
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
