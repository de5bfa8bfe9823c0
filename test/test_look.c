/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static struct ng_look look(const char *s)
{
    struct ng_look l;
    ng_look_at(&l, ng_str_of(s));
    return l;
}

static void looks(void **state)
{
    (void)state;
    struct ng_look l = look("He said: \"Yes, it is.\"");
    assert_int_equal(l.weight, 22);
    assert_int_equal(l.stops, 1);
    assert_int_equal(l.commas, 2);
    assert_int_equal(l.bits, NG_LOOK_ENDS);
    assert_int_equal(look("ABOUT US").capitals, 7 * 255 / 8);
    assert_int_equal(look("30 28 31").bits, NG_LOOK_DIGITS);
    assert_int_equal(look("see Also this").bits,
            NG_LOOK_LOWER | NG_LOOK_PHRASE | NG_LOOK_PHRASE_IN);
    assert_int_equal(look("Please subscribe").bits, NG_LOOK_PHRASE_IN);
    assert_int_equal(look("Unsubscribed").bits, 0);
    l = look("\xE4\xBA\x91\xE6\xB2\xB3\xE3\x80\x82");
    assert_int_equal(l.weight, 3 + 2 * 8 / 5);
    assert_int_equal(l.bits, NG_LOOK_ENDS);
    assert_int_equal(look("").weight, 0);
}

static void captions(void **state)
{
    (void)state;
    static const char *const yes[] = {"The bridge at noon. Photo: A. Name",
            "Foto: dpa",
            "\u041c\u043e\u0441\u0442. \u0424\u043e\u0442\u043e: N",
            "A tram (image: The City)"};
    static const char *const no[] = {"", "Telephoto: a history of lenses",
            "She took the photo by the river and kept it for thirty years, in "
            "a "
            "book that nobody else in her family had ever been shown.",
            "He sells photographs."};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        assert_true(ng_look_is_credited(ng_str_of(yes[i])));
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        assert_false(ng_look_is_credited(ng_str_of(no[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(looks), cmocka_unit_test(captions)};
    return cmocka_run_group_tests_name("look", tests, NULL, NULL);
}
