/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Each set has a name that is a label of its own, and a single-byte set one
 * code point for each byte, never a surrogate. */
static void every_set_is_whole(void **state)
{
    (void)state;
    unsigned single = 0;
    unsigned set = 1;
    for (; set < 41; set++) {
        struct ng_str name = ng_str_of(ng_codepage_name((uint8_t)set));
        assert_int_equal(ng_codepage_find(name), set);
        if (ng_codepage_kind((uint8_t)set) != NG_CODEPAGE_SINGLE) {
            continue;
        }
        uint16_t all[128];
        single++;
        ng_codepage_unpack((uint8_t)set, 0x80, 0xFF, all);
        for (unsigned i = 0; i < 128; i++) {
            uint16_t one;
            uint8_t byte = (uint8_t)(0x80 + i);
            ng_codepage_unpack((uint8_t)set, byte, byte, &one);
            assert_int_equal(one, all[i]);
            assert_true(one >= 0x80 && (one < 0xD800 || one > 0xDFFF));
        }
    }
    assert_int_equal(single, 29); /* 27 tables; 8859-8-i, x-user-defined */
    assert_string_equal(ng_codepage_name(0), "");
    assert_int_equal(ng_codepage_kind(0), NG_CODEPAGE_NONE);
}

/* The weighted sum of all code points of a set, as of the published index. */
static void tables_add_up(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint32_t sum;
    } sums[] = {{"ibm866", 41871282}, {"iso-8859-2", 2361556},
            {"iso-8859-3", 35340494}, {"iso-8859-4", 2237146},
            {"iso-8859-5", 9077170}, {"iso-8859-6", 228857734},
            {"iso-8859-7", 24864777}, {"iso-8859-8", 201315944},
            {"iso-8859-10", 2586454}, {"iso-8859-13", 4217228},
            {"iso-8859-14", 11217019}, {"iso-8859-15", 2126122},
            {"iso-8859-16", 3164658}, {"koi8-r", 23636351},
            {"koi8-u", 19412804}, {"macintosh", 39718983},
            {"windows-874", 83791627}, {"windows-1250", 4356256},
            {"windows-1251", 10539701}, {"windows-1252", 3860234},
            {"windows-1253", 25425973}, {"windows-1254", 3900167},
            {"windows-1255", 79483954}, {"windows-1256", 12760196},
            {"windows-1257", 9037569}, {"windows-1258", 5233522},
            {"x-mac-cyrillic", 18553395}};
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        uint16_t all[128];
        uint32_t sum = 0;
        ng_codepage_unpack(
                ng_codepage_find(ng_str_of(sums[i].name)), 0x80, 0xFF, all);
        for (unsigned k = 0; k < 128; k++) {
            sum += all[k] * (k + 1);
        }
        if (sum != sums[i].sum) {
            fail_msg("%s: %u", sums[i].name, sum);
        }
    }
}

static void kinds(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        enum ng_codepage_kind kind;
    } cases[] = {{"utf8", NG_CODEPAGE_UTF8}, {"ascii", NG_CODEPAGE_SINGLE},
            {"sjis", NG_CODEPAGE_MULTI}, {"utf-16", NG_CODEPAGE_UTF16LE},
            {"utf-16be", NG_CODEPAGE_UTF16BE}, {"hz-gb-2312", NG_CODEPAGE_NONE},
            {"nonsense", NG_CODEPAGE_NONE}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint8_t set = ng_codepage_find(ng_str_of(cases[i].label));
        assert_int_equal(ng_codepage_kind(set), cases[i].kind);
    }
    assert_int_equal(ng_codepage_find(NG_STR("utf-8")), NG_CODEPAGE_UTF8_SET);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_set_is_whole),
            cmocka_unit_test(tables_add_up),
            cmocka_unit_test(kinds),
    };
    return cmocka_run_group_tests_name("codepage", tests, NULL, NULL);
}
