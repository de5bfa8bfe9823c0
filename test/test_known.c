/* SPDX-License-Identifier: MIT */
/* A program that knows German and little else: lists given to the linker win
 * over the library's, and what they leave out is missed politely. */
#include "ng_test.h"

#include "known.c" /* made by port/small/known.awk: de iso-8859-2 */

static void languages(void **state)
{
    (void)state;
    bool known;
    assert_string_equal(ng_words(NG_STR("de-AT"), &known), "de");
    assert_true(known);
    assert_string_equal(ng_words(NG_STR("fr"), &known), "de");
    assert_false(known);
    uint32_t rows = ng_abbrev_rows(NG_STR(""));
    assert_true(ng_abbrev_is(rows, NG_ABBREV_NAME, NG_STR("bzw")));
    assert_false(ng_abbrev_is(rows, NG_ABBREV_NAME, NG_STR("bijv")));
}

static void charsets(void **state)
{
    (void)state;
    uint16_t cp;
    uint8_t set = ng_codepage_find(NG_STR("latin2"));
    ng_codepage_unpack(set, 0xA1, 0xA1, &cp);
    assert_int_equal(cp, 0x104);
    assert_int_equal(ng_codepage_find(NG_STR("koi8-r")), 0);
    set = ng_codepage_guess("\xB0\xA1\xB0\xA1\xB0\xA1\xB0\xA1.", 9);
    assert_string_equal(ng_codepage_name(set), "windows-1252");
}

static void every_target_is_utf8(void **state)
{
    (void)state;
    char out[NG_ENCODE_MAX];
    assert_int_equal(ng_encode(NG_ENCODE_ASCII, 0xE9, out), 2);
    assert_int_equal(
            ng_encode_columns(NG_ENCODE_CP437, NG_STR("\xC3\xA9\xE6\x96\xB0")),
            3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(languages),
            cmocka_unit_test(charsets),
            cmocka_unit_test(every_target_is_utf8),
    };
    return cmocka_run_group_tests_name("known", tests, NULL, NULL);
}
