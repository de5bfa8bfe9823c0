/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static unsigned open(const char *text, const char *lang)
{
    struct ng_terms it;
    struct ng_term word, first = {.len = 0};
    uint32_t n = 0;
    ng_term_init(&it, ng_str_of(text), ng_str_of(lang));
    while (ng_term_next(&it, &word)) {
        first = n++ == 0 ? word : first;
    }
    return ng_opening(ng_str_of(text), &first, ng_str_of(lang), n);
}

static void openings(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        unsigned bits;
    } cases[] = {
            {"", "The bridge is closed.", 0},
            {"", "He closed the bridge.", NG_OPENING_LEANS},
            {"en-gb", "However, it is closed.", NG_OPENING_LEANS},
            {"de", "He closed the bridge.", 0},
            {"de", "Sie sperrt die Brücke.", NG_OPENING_LEANS},
            {"fr", "Elle ferme le pont.", NG_OPENING_LEANS},
            {"ru", "Однако мост закрыт.", NG_OPENING_LEANS},
            {"zz", "He closed the bridge.", 0},
            {"", "Click here.", NG_OPENING_JUNK},
            {"", "Media playback is not supported.", NG_OPENING_JUNK},
            {"fr", "Lire aussi : le pont.", NG_OPENING_JUNK},
            {"", "By Ann Poole", NG_OPENING_LABEL},
            {"", "", 0},
            /* too long for a label */
            {"",
                    "Click after click of the old turnstile told the harbour "
                    "master how many had come.",
                    0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (open(cases[i].text, cases[i].lang) != cases[i].bits) {
            fail_msg("%s", cases[i].text);
        }
    }
}

static void stamps(void **state)
{
    (void)state;
    static const char *const with[] = {"Updated 7 May 2012, 6:40 PM ET ",
            "Tuesday, August 25, 2015, 12:41 AM ", "12:40, 3 May | "};
    static const char *const without[] = {
            "On 3 May 2019 ", "In 2019, 20 000 ", "", "3 "};
    char text[100];
    for (size_t i = 0; i < 3; i++) {
        snprintf(text, sizeof text, "%sThe old bridge was closed.", with[i]);
        assert_int_equal(ng_opening_stamp(ng_str_of(text)), strlen(with[i]));
        assert_int_equal(ng_opening_stamp(ng_str_of(with[i])), 0);
    }
    for (size_t i = 0; i < 4; i++) {
        snprintf(text, sizeof text, "%sthe old bridge was closed.", without[i]);
        assert_int_equal(ng_opening_stamp(ng_str_of(text)), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(openings),
            cmocka_unit_test(stamps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
