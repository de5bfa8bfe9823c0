/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Terms of text as "word" or "(word)" when it tells nothing, pairs of
 * ideographs as "*". */
static void assert_terms(const char *lang, const char *text, const char *want)
{
    struct log l = {0};
    struct ng_terms it;
    struct ng_term t;
    log_bytes(&l, "", 0);
    ng_term_init(&it, ng_str_of(text), ng_str_of(lang));
    while (ng_term_next(&it, &t)) {
        log_printf(&l, "%s%s%s%s", l.len == 0 ? "" : " ", t.content ? "" : "(",
                t.len == NG_TERM_FOLD && t.low[0] == '\0' ? "*" : t.low,
                t.content ? "" : ")");
    }
    assert_string_equal(l.s, want);
    log_free(&l);
}

static uint32_t hash(const char *text)
{
    struct ng_terms it;
    struct ng_term t;
    ng_term_init(&it, ng_str_of(text), NG_STR("en"));
    assert_true(ng_term_next(&it, &t));
    return t.hash;
}

static void terms(void **state)
{
    (void)state;
    assert_terms("en", "", "");
    assert_terms("en", " -- ", "");
    assert_terms("en", "The Mayor's 3 old ferries, in 2019!",
            "(the) mayor (s) (3) old ferries (in) 2019");
    assert_terms("", "The tax", "(the) tax");
    assert_terms("fr", "L'École du port", "(l) école (du) port");
    assert_terms("ru", "Мэр ушёл", "(мэр) ушёл");
    assert_terms("zh", "新船2艘 新", "* (2)");
    assert_terms("ja", "船が来た", "* * *");
}

static void same(void **state)
{
    (void)state;
    assert_int_equal(hash("Ferries"), hash("FERRIED"));
    assert_int_not_equal(hash("ferry"), hash("ferri"));
    assert_int_equal(hash("ÉLECTIONS"), hash("électeur"));
}

static void shape(void **state)
{
    (void)state;
    struct ng_terms it;
    struct ng_term t;
    ng_term_init(&it, NG_STR("NATO Harbour B2 I"), NG_STR("en"));
    ng_term_next(&it, &t);
    assert_true(t.caps && t.capital && !t.digit);
    assert_true(ng_term_in(&t, NG_STR(" who nato ")));
    assert_false(ng_term_in(&t, NG_STR(" natos onato ")));
    ng_term_next(&it, &t);
    assert_true(!t.caps && t.capital);
    ng_term_next(&it, &t);
    assert_true(t.digit && !t.caps);
    ng_term_next(&it, &t);
    assert_true(!t.caps && t.capital);
    assert_false(ng_term_next(&it, &t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(terms),
            cmocka_unit_test(same),
            cmocka_unit_test(shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
