/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Decodes all of s into code points, written as "41 e9 fffd". */
static void decode_all(const char *s, size_t n, struct log *l)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        i += ng_utf8_decode(s + i, n - i, &cp);
        log_printf(l, "%x ", cp);
    }
}

static void decodes_and_replaces(void **state)
{
    (void)state;
    /* the rows of Unicode 15 tables 3-8 to 3-11, and the four lengths */
    static const struct {
        const char *bytes, *want;
    } cases[] = {
            {"A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "41 e9 20ac 1f600 "},
            {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
                    "fffd fffd fffd fffd fffd fffd fffd fffd 41 "},
            {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
                    "fffd fffd fffd fffd fffd fffd fffd fffd 41 "},
            {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
                    "fffd fffd fffd fffd fffd 41 fffd fffd 42 "},
            {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "fffd fffd fffd fffd 41 "},
            {"\xF4\x8F\xBF\xBF\xEE\x80\x80", "10ffff e000 "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct log l = {0};
        decode_all(cases[i].bytes, strlen(cases[i].bytes), &l);
        assert_string_equal(l.s, cases[i].want);
        log_free(&l);
    }
}

static void encode_is_the_inverse(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x110000; cp += cp < 0x3000 ? 1 : 97) {
        char out[NG_UTF8_MAX];
        uint32_t n = ng_utf8_encode(cp, out);
        uint32_t back;
        bool scalar = cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF);
        assert_int_equal(ng_utf8_decode(out, n, &back), n);
        assert_int_equal(back, scalar ? cp : NG_REPLACEMENT);
        assert_int_equal(ng_utf8_valid(out, n), n);
        assert_false(ng_utf8_partial(out, n));
        for (uint32_t k = 1; k < n; k++) {
            assert_true(ng_utf8_partial(out, k));
            assert_int_equal(ng_utf8_valid(out, k), 0);
        }
    }
}

/* One bad byte at every place of a long text is found exactly there. */
static void valid_stops_at_the_fault(void **state)
{
    (void)state;
    char text[100];
    for (size_t i = 0; i < sizeof text; i += 5) {
        memcpy(text + i, "a\xC3\xA9yz", 5);
    }
    assert_int_equal(ng_utf8_valid(text, sizeof text), sizeof text);
    for (size_t i = 0; i < sizeof text; i++) {
        char was = text[i];
        text[i] = '\xFF';
        size_t want = i % 5 == 2 ? i - 1 : i;
        assert_int_equal(ng_utf8_valid(text, sizeof text), want);
        text[i] = was;
    }
    assert_int_equal(ng_utf8_valid("", 0), 0);
    assert_false(ng_utf8_partial("\xED\xA0", 2));
    assert_false(ng_utf8_partial("\x80", 1));
    assert_false(ng_utf8_partial("\xE2\x82\x41", 3));
}

/* The limits of table 3-7, at every place among two-byte characters. */
static void valid_knows_the_limits(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool good;
    } cases[] = {{"\xC1\xBF", false}, {"\xC2\x80", true},
            {"\xE0\x9F\xBF", false}, {"\xE0\xA0\x80", true},
            {"\xED\x9F\xBF", true}, {"\xED\xA0\x80", false},
            {"\xEF\xBF\xBF", true}, {"\xF0\x8F\xBF\xBF", false},
            {"\xF0\x90\x80\x80", true}, {"\xF4\x8F\xBF\xBF", true},
            {"\xF4\x90\x80\x80", false}, {"\xE1\x80", false}, {"\xC3", false},
            {"\x80", false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (size_t before = 0; before < 20; before++) {
            char text[128];
            size_t len = strlen(cases[i].bytes);
            size_t n = 0;
            text[n++] = 'x';
            for (size_t k = 0; k < before + 20; k++) {
                if (k == before) {
                    memcpy(text + n, cases[i].bytes, len);
                    n += len;
                }
                memcpy(text + n, "\xD1\x8F", 2);
                n += 2;
            }
            size_t want = cases[i].good ? n : 1 + 2 * before;
            assert_int_equal(ng_utf8_valid(text, n), want);
        }
    }
}

static void cuts_between_characters(void **state)
{
    (void)state;
    struct ng_str s = NG_STR("a\xE2\x82\xAC\xC3\xA9");
    static const uint32_t want[] = {0, 1, 1, 1, 4, 4, 6, 6};
    for (uint32_t max = 0; max < 8; max++) {
        assert_int_equal(ng_utf8_cut(s, max), want[max]);
    }
    assert_int_equal(ng_utf8_cut(NG_STR("\x80\x80\x80\x80\x80\x80\x80"), 5), 5);
}

static void counts_columns(void **state)
{
    (void)state;
    assert_int_equal(ng_utf8_columns(NG_STR("na\xC3\xAFve")), 5);
    /* e + combining acute; a zero-width space; a control */
    assert_int_equal(ng_utf8_columns(NG_STR("e\xCC\x81\xE2\x80\x8B\x07")), 1);
    assert_int_equal(ng_utf8_columns(NG_STR("\xE6\x96\xB0\xE8\x81\x9E")), 4);
    assert_int_equal(ng_utf8_width(0xAC00), 2);  /* Hangul */
    assert_int_equal(ng_utf8_width(0xFF21), 2);  /* fullwidth A */
    assert_int_equal(ng_utf8_width(0xFF71), 1);  /* halfwidth katakana */
    assert_int_equal(ng_utf8_width(0x1F600), 2); /* emoji */
    assert_int_equal(ng_utf8_width(0x20000), 2);
    assert_int_equal(ng_utf8_width(0xFE0F), 0); /* variation selector */
    assert_int_equal(ng_utf8_width(0x093F), 1); /* spacing vowel sign */
    assert_int_equal(ng_utf8_width(0x0941), 0); /* vowel sign below */
    assert_int_equal(ng_utf8_width(0x2014), 1);
    assert_int_equal(ng_utf8_width(0xAD), 0);
}

static void folds_and_raises(void **state)
{
    (void)state;
    static const uint32_t pairs[][2] = {{'A', 'a'}, {0xC9, 0xE9}, {0x178, 0xFF},
            {0x141, 0x142}, {0x1C4, 0x1C6}, {0x1E9E, 0xDF}, {0x386, 0x3AC},
            {0x3A3, 0x3C3}, {0x401, 0x451}, {0x429, 0x449}, {0x4AE, 0x4AF},
            {0x531, 0x561}, {0x1C90, 0x10D0}, {0x1F88, 0x1F80},
            {0xA7B3, 0xAB53}, {0xFF3A, 0xFF5A}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        uint32_t up = pairs[i][0];
        uint32_t low = pairs[i][1];
        bool back = low != 0xDF && low != 0x10D0;
        assert_int_equal(ng_utf8_fold(up), low);
        assert_int_equal(ng_utf8_fold(low), low);
        assert_int_equal(ng_utf8_upper(low), back ? up : low);
        assert_int_equal(ng_utf8_upper(up), up);
        assert_true(ng_utf8_is_upper(up));
        assert_false(ng_utf8_is_upper(low));
    }
    assert_int_equal(ng_utf8_fold(0x3C2), 0x3C3); /* final sigma */
    assert_int_equal(ng_utf8_upper(0x3C2), 0x3A3);
    assert_false(ng_utf8_is_upper(0x3C2));
    assert_int_equal(ng_utf8_upper(0x131), 'I');
    assert_int_equal(ng_utf8_upper(0x3C9), 0x3A9);
    assert_int_equal(ng_utf8_fold(0xD7), 0xD7);
    assert_int_equal(ng_utf8_fold(0x4E00), 0x4E00);
    assert_int_equal(ng_utf8_upper(0x1F600), 0x1F600);
}

static void sorts_characters_by_kind(void **state)
{
    (void)state;
    static const struct {
        enum ng_utf8_kind kind;
        uint32_t cps[14];
    } rows[] = {
            {NG_UTF8_LETTER, {'a', 'Z', 0xAA, 0xE9, 0x301, 0x3B1, 0x436, 0x5D0,
                                     0x627, 0x939, 0x94D, 0xE01, 0xAC00}},
            {NG_UTF8_LETTER,
                    {0x10D0, 0x561, 0xB95, 0x1780, 0x1EA1, 0x200D, 0x10400}},
            {NG_UTF8_DIGIT, {'0', '9', 0x660, 0x6F9, 0x966, 0xFF19, 0x1D7CE}},
            {NG_UTF8_SPACE, {' ', '\n', 0xA0, 0x2003, 0x202F, 0x3000}},
            {NG_UTF8_IDEO, {0x4E00, 0x3042, 0x30AB, 0x30FC, 0x3005, 0x20000}},
            {NG_UTF8_OTHER, {'!', '_', 0x7F, 0xD7, 0xBF, 0x2019, 0x2014, 0x3001,
                                    0x30FB, 0x61F, 0x964, 0x20AC, 0x1F600}},
            {NG_UTF8_OTHER, {0x387, 0x5BE, 0xFF0C, 0xFFFD, 0x10FFFF}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (size_t k = 0; rows[i].cps[k] != 0; k++) {
            if (ng_utf8_kind(rows[i].cps[k]) != rows[i].kind) {
                fail_msg("U+%04X is of kind %d", rows[i].cps[k],
                        ng_utf8_kind(rows[i].cps[k]));
            }
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(decodes_and_replaces),
            cmocka_unit_test(encode_is_the_inverse),
            cmocka_unit_test(valid_stops_at_the_fault),
            cmocka_unit_test(valid_knows_the_limits),
            cmocka_unit_test(cuts_between_characters),
            cmocka_unit_test(counts_columns),
            cmocka_unit_test(folds_and_raises),
            cmocka_unit_test(sorts_characters_by_kind),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
