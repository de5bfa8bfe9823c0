/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void check(enum ng_encoding e, const char *s, const char *want)
{
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    struct ng_str text = ng_str_of(s);
    log_printf(&l, "%s", "");
    assert_int_equal(ng_encode_str(&out, e, text), NG_OK);
    assert_string_equal(l.s, want);
    if (e != NG_ENCODE_UTF8) {
        assert_int_equal(ng_encode_columns(e, text), l.len);
    }
    log_free(&l);
}

static void ascii_can_be_read(void **state)
{
    (void)state;
    static const struct {
        const char *s, *want;
    } cases[] = {
            {"Crème brûlée, Œuvre, œuf", "Creme brulee, OEuvre, oeuf"},
            {"Łódź, Straße, Ærø, Þór, đak", "Lodz, Strasse, AEro, THor, dak"},
            {"Nguyễn Tấn Dũng, İstanbul, ışık",
                    "Nguyen Tan Dung, Istanbul, isik"},
            {"Țară, Ștefan, Řehoř, Ĳssel", "Tara, Stefan, Rehor, IJssel"},
            {"“Yes” – ‘no’ — «oui»…", "\"Yes\" - 'no' - \"oui\"..."},
            {"€ 5, £ 6, ₹ 7", "EUR 5, GBP 6, INR 7"},
            {"• a × b ≤ 2½ km²", "* a x b <= 2 1/2 km^2"},
            {"H₂O at 25 °C → −3", "H2O at 25 degC -> -3"},
            {"non\xC2\xA0"
             "break soft\xC2\xADhyphen",
                    "non break softhyphen"},
            {"Щука, Юлія, Їжак, Хрущёв, Ґудзь",
                    "Shchuka, Yuliya, Yizhak, Khrushchyov, Gudz"},
            {"Россия, объект, Ўзбекистон", "Rossiya, obekt, Uzbekiston"},
            {"Αθήνα, Ψυχή, Θεσσαλονίκης", "Athina, Psychi, Thessalonikis"},
            {"საქართველო, Հայաստան", "sakartvelo, Hayastan"},
            {"┌─┬═╗│", "+-+=+|"},
            {"e\xCC\x81 A\xCC\x8A", "e A"},
            {"ﬁne Ｆｕｌｌ 𝐁old №5 ™", "fine Full Bold No5 (TM)"},
            {"新聞、日本。", "\?\?,\?\?."},
            {"한글 \xF0\x9F\x98\x80 שלום", "?"
                                           "? ? ?"
                                           "?"
                                           "?"
                                           "?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check(NG_ENCODE_ASCII, cases[i].s, cases[i].want);
    }
}

static void sets_use_what_they_have(void **state)
{
    (void)state;
    check(NG_ENCODE_LATIN1, "é½ “Łódź” €",
            "\xE9\xBD \"L\xF3"
            "dz\" EUR");
    check(NG_ENCODE_CP1252, "é “Łódź” € Š…",
            "\xE9 \x93L\xF3"
            "dz\x94 \x80 \x8A\x85");
    check(NG_ENCODE_CP437, "é½ ─│┌╬ ñ Ł ━╭",
            "\x82\xAB \xC4\xB3\xDA\xCE \xA4 L \xC4\xDA");
    check(NG_ENCODE_CP437, "Αθήνα, Σοφία, 5 µm ±2",
            "Athina, Sofia, 5 \xE6m \xF1"
            "2");
    check(NG_ENCODE_CP850, "éÃ ─│┌ ╒ ½", "\x82\xC7 \xC4\xB3\xDA + \xAB");
    check(NG_ENCODE_CP866, "Привет, Ёж ї і ґ é─║№",
            "\x8F\xE0\xA8\xA2\xA5\xE2, \xF0\xA6 \xF5 i \xA3 e\xC4\xBA\xFC");
    check(NG_ENCODE_CP866, "АЯаярёєў ¤",
            "\x80\x9F\xA0\xEF\xE0\xF1\xF3\xF7 \xFD");
    check(NG_ENCODE_UTF8, "é½ “Łódź” 新聞", "é½ “Łódź” 新聞");
}

/* Not one byte below space, none that a terminal of the set would obey, and
 * never more bytes than promised, for every code point and target. */
static void control_characters_never_come_out(void **state)
{
    (void)state;
    for (int e = NG_ENCODE_UTF8; e <= NG_ENCODE_CP1252; e++) {
        for (uint32_t cp = 0; cp <= 0x110000; cp += cp < 0x30000 ? 1 : 255) {
            char out[NG_ENCODE_MAX];
            uint32_t n = ng_encode((enum ng_encoding)e, cp, out);
            unsigned width = ng_encode_width((enum ng_encoding)e, cp);
            assert_in_range(n, 0, NG_ENCODE_MAX);
            if (e != NG_ENCODE_UTF8) {
                assert_int_equal(width, n);
            }
            for (uint32_t i = 0; i < n; i++) {
                uint8_t b = (uint8_t)out[i];
                bool dos = e >= NG_ENCODE_CP437;
                assert_true(b >= 0x20 && b != 0x7F);
                assert_true(b < 0x80 || e != NG_ENCODE_ASCII);
                assert_true(b < 0x80 || b > 0x9F || dos || n > 1);
            }
        }
    }
    check(NG_ENCODE_UTF8,
            "a\tb\x1B[1m\xC2\x9B"
            "c\x7F",
            "a b[1mc");
    check(NG_ENCODE_UTF8,
            "\xE2\x80\xAE"
            "x\xEF\xBB\xBF",
            "x");
    check(NG_ENCODE_ASCII,
            "a\r\n\xE2\x80\xA8"
            "b\xFF",
            "a   b?");
    assert_int_equal(
            ng_encode_columns(NG_ENCODE_UTF8, NG_STR("\t\x1B"
                                                     "e\xCC\x81新\xC2\xAD")),
            4);
}

static void names(void **state)
{
    (void)state;
    assert_int_equal(ng_encode_by_name(NG_STR("UTF-8")), NG_ENCODE_UTF8);
    assert_int_equal(ng_encode_by_name(NG_STR("ascii")), NG_ENCODE_ASCII);
    assert_int_equal(ng_encode_by_name(NG_STR("Latin1")), NG_ENCODE_LATIN1);
    assert_int_equal(ng_encode_by_name(NG_STR("cp850")), NG_ENCODE_CP850);
    assert_int_equal(ng_encode_by_name(NG_STR("cp866")), NG_ENCODE_CP866);
    assert_int_equal(ng_encode_by_name(NG_STR("cp1252")), NG_ENCODE_CP1252);
    assert_int_equal(ng_encode_by_name(NG_STR("ebcdic")), NG_EARG);
    assert_int_equal(ng_encode_by_name(NG_STR("")), NG_EARG);
}

/* Long text goes out in pieces; an error of the sink comes back. */
static int two_writes(void *ctx, const void *bytes, size_t n)
{
    (void)bytes;
    unsigned *calls = ctx;
    assert_true(n > 0);
    return ++*calls < 2 ? NG_OK : NG_EIO;
}

static void the_sink_is_heard(void **state)
{
    (void)state;
    char text[1000];
    unsigned calls = 0;
    struct ng_sink out = {two_writes, &calls};
    memset(text, 'x', sizeof text);
    assert_int_equal(ng_encode_str(&out, NG_ENCODE_ASCII,
                             (struct ng_str){text, sizeof text}),
            NG_EIO);
    assert_int_equal(calls, 2);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(ascii_can_be_read),
            cmocka_unit_test(sets_use_what_they_have),
            cmocka_unit_test(control_characters_never_come_out),
            cmocka_unit_test(names),
            cmocka_unit_test(the_sink_is_heard),
    };
    return cmocka_run_group_tests_name("encode", tests, NULL, NULL);
}
