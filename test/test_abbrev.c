/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static bool is(const char *lang, enum ng_abbrev kind, const char *word)
{
    return ng_abbrev_is(ng_abbrev_rows(ng_str_of(lang)), kind, ng_str_of(word));
}

/* Words end sentences in one language and are abbreviations in another. */
static void languages(void **state)
{
    (void)state;
    assert_true(is("en", NG_ABBREV_NAME, "dr"));
    assert_true(is("xx", NG_ABBREV_NAME, "dr"));
    assert_true(is("es", NG_ABBREV_NUMBER, "mar"));
    assert_false(is("en", NG_ABBREV_NUMBER, "mar"));
    assert_true(is("it", NG_ABBREV_NAME, "sig"));
    assert_false(is("da", NG_ABBREV_NAME, "sig"));
    assert_true(is("RU-ru", NG_ABBREV_END, "млн"));
    assert_true(is("", NG_ABBREV_END, "млн"));
    assert_false(is("en", NG_ABBREV_NAME, ""));
    assert_false(is("en", NG_ABBREV_NAME, "d"));
}

/* The folded word before the end of text. */
static void assert_before(const char *text, const char *want)
{
    struct ng_word w;
    struct ng_str s = ng_str_of(text);
    ng_word_before(s, 0, s.len, &w);
    assert_int_equal(w.len, strlen(want));
    assert_memory_equal(w.s, want, w.len);
}

static void words(void **state)
{
    (void)state;
    assert_before("um 5 p.m", "p.m");
    assert_before("(siehe z. B", "z.b");
    assert_before("und z.\xC2\xA0"
                  "B",
            "z.b");
    assert_before("by J. R. R", "j.r.r");
    assert_before("by Dr. R", "r");
    assert_before("\"Sen", "sen");
    assert_before("l\xE2\x80\x99Ing", "l'ing");
    assert_before("it is antidisestablishmentarianism", "");
    assert_before("", "");
    struct ng_word w;
    ng_word_before(NG_STR("the Lt.-Col"), 0, 11, &w);
    assert_true(w.capital && !w.lower);
    assert_int_equal(w.last, 4);
    ng_word_after(NG_STR("XIV, der"), 0, &w);
    assert_true(ng_word_is_roman(&w));
    assert_int_equal(w.raw, 3);
    ng_word_after(NG_STR("xi"), 0, &w);
    assert_false(ng_word_is_roman(&w));
}

static void said(void **state)
{
    (void)state;
    assert_true(ng_word_said(NG_STR("Lane said."), 0));
    assert_true(ng_word_said(NG_STR("Prime Minister Ann Lane asked, "), 6));
    assert_false(ng_word_said(NG_STR("Lane said that it rained."), 0));
    assert_false(ng_word_said(NG_STR("The man said."), 0));
    assert_false(ng_word_said(NG_STR("Lane said"), 0));
    assert_false(ng_word_said(NG_STR("Asked."), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(languages),
            cmocka_unit_test(words),
            cmocka_unit_test(said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
