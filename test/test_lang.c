/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void guess(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
            {"en", "It was said that they have come from the sea with him."},
            {"de", "Der Rat hat die Seilbahn nicht mit dem Geld gebaut."},
            {"fr", "Les portes du canal sont dans une maison qui est pas "
                   "loin."},
            {"es", "Los vecinos de la calle no est\xC3\xA1n con el alcalde."},
            {"nl", "Het huis van de burgemeester is niet te koop, maar ook "
                   "niet leeg."},
            {"pl", "Nie wiadomo, czy to si\xC4\x99 uda w tym roku, ale jest "
                   "na to czas do jesieni."},
            {"ru", "\xD0\x9C\xD0\xBE\xD1\x81\xD1\x82 "
                   "\xD0\xBE\xD1\x82\xD0\xBA\xD1\x80\xD1\x8B\xD0\xBB\xD0\xB8"},
            {"uk", "\xD0\x9C\xD1\x96\xD1\x81\xD1\x82 "
                   "\xD1\x94 \xD1\x97"},
            {"zh", "\xE4\xBA\x91\xE6\xB2\xB3\xE6\x96\xB0\xE6\xA1\xA5"},
            {"ja", "\xE6\xA9\x8B\xE3\x81\x8C\xE9\x96\x8B\xE3\x81\x84\xE3\x81"
                   "\x9F"},
            {"", "xyz 123"}, {"", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_str(ng_lang_guess(ng_str_of(rows[i][1])), rows[i][0]);
    }
}

/* A page's own word counts, unless the text clearly says otherwise. */
static void said(void **state)
{
    (void)state;
    static const char german[] =
            "Der Rat hat die Seilbahn nicht mit dem Geld gebaut, das von den "
            "Leuten im Tal kam, und die Bahn ist auch nach dem Jahr nicht zu "
            "sehen.";
    static const char chinese[] = "\xE4\xBA\x91\xE6\xB2\xB3\xE6\x96\xB0";
    static const char *const rows[][3] = {{"en", german, "de"},
            {"de-AT", german, "de-AT"}, {"lang=", german, "de"},
            {"en", "Kurz und gut.", "en"}, {"gsw", german, "gsw"},
            {"utf-8", chinese, "zh"}, {"en-US", chinese, "zh"},
            {"ja", chinese, "ja"}, {"nb-NO", "", "no"}, {"xyz9", "", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_str(ng_lang_of(ng_str_of(rows[i][0]), ng_str_of(rows[i][1])),
                rows[i][2]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(guess), cmocka_unit_test(said)};
    return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
