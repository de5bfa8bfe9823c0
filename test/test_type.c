/* SPDX-License-Identifier: MIT */
#include "fake/font.h"
#include "ng_test.h"

#include "linux/fonts.h"

/* What is drawn of a text. */
static void assert_drawn(
        const struct ng_font *f, const char *text, const char *want)
{
    struct ng_type_run run;
    struct log l = {0};
    struct ng_type_mark mark;
    log_printf(&l, "%s", "");
    ng_type_run_init(&run, f, ng_str_of(text));
    while (ng_type_run_next(&run, &mark)) {
        char utf8[NG_UTF8_MAX];
        log_bytes(&l, utf8, ng_utf8_encode(mark.cp, utf8));
    }
    assert_str((struct ng_str){l.s, (uint32_t)l.len}, want);
    log_free(&l);
}

/* A font of ASCII only, as on a small board. */
static void instead(void **state)
{
    (void)state;
    struct ng_font f = fake_font(NG_FONT_REGULAR, 8, 4, 0, '!', '~');
    assert_drawn(&f, "plain text, 1 2 3", "plain text, 1 2 3");
    assert_drawn(&f, "\u201EStra\u00DFe\u201C \u2013 caf\u00E9 \u20AC5",
            "\"Strasse\" - cafe EUR5");
    assert_drawn(&f, "\u0141\u00F3d\u017A \u0429\u0438", "Lodz Shchi");
    /* white space is white space, what is not seen is not drawn */
    assert_drawn(&f, "a\u00A0b\tc\u2009d\ne", "a b c d e");
    assert_drawn(&f, "co\u00ADop e\u0301 x\uFE0F\u200By\u202E", "coop e xy");
    assert_drawn(&f, "fine \U0001F600", "fine ");
    assert_drawn(&f, "\u4E2D", "?");
    assert_drawn(&f, "\xFFz", "?z");
    /* blanks that follow each other are one, no-break spaces are not */
    assert_drawn(&f, "a  b \n\t\fc\u2003\u00AD d", "a b c d");
    assert_drawn(&f, "a\u00A0\u00A0b \u00A0 c", "a  b   c");
    uint32_t out[NG_TYPE_INSTEAD_MAX];
    bool lost;
    assert_int_equal(ng_type_instead(&f, 0x4E2D, out, &lost), 1);
    assert_true(lost);
    assert_int_equal(ng_type_instead(&f, 0x429, out, &lost), 4);
    assert_false(lost);
    fake_font_free(&f);
}

/* A letter and its accent are one where the font has that. */
static void accents(void **state)
{
    (void)state;
    struct ng_font f = fake_font(NG_FONT_REGULAR, 8, 4, 0, '!', 0x17F);
    assert_drawn(&f, "cafe\u0301, E\u0301t\u0327 U\u030B",
            "caf\u00E9, "
            "\u00C9\u0163 "
            "\u0170");
    assert_drawn(&f, "x\u0301 e\u0301\u0302 e\u0307o\u0307 \u0301",
            "x \u00E9 \u0117o ");
    assert_int_equal(ng_type_width_64(&f, NG_STR("e\u0301")),
            ng_type_width_64(&f, NG_STR("\u00E9")));
    fake_font_free(&f);
    f = fake_font(NG_FONT_REGULAR, 8, 4, 0, 0x390, 0x45F);
    assert_drawn(
            &f, "\u0438\u0306\u0415\u0308\u03B1\u0301", "\u0439\u0401\u03AC");
    fake_font_free(&f);
}

static void width(void **state)
{
    (void)state;
    struct ng_font f = fake_font(NG_FONT_REGULAR, 8, 4, 16, '!', '~');
    const uint32_t one = 64 * 5 + 16;
    assert_int_equal(ng_type_width_64(&f, NG_STR("")), 0);
    assert_int_equal(ng_type_width_64(&f, NG_STR("a b")), 3 * one);
    assert_int_equal(ng_type_width_64(&f, NG_STR("\u20AC\u00AD")), 3 * one);
    /* a sign of the next font has that font's width */
    struct ng_font wide = fake_font(NG_FONT_REGULAR, 16, 15, 0, 0x4E00, 0x4E80);
    f.next = &wide;
    assert_int_equal(ng_type_width_64(&f, NG_STR("a\u4E2D")), one + 64 * 16);
    fake_font_free(&wide);
    fake_font_free(&f);
}

/* Characters of the text that are not drawn as they are. */
static uint32_t foreign(const struct ng_font *font, struct ng_str text)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.len;) {
        uint32_t cp;
        uint32_t instead[NG_TYPE_INSTEAD_MAX];
        bool lost;
        i += ng_utf8_decode(text.s + i, text.len - i, &cp);
        uint32_t as = ng_type_instead(font, cp, instead, &lost);
        n += as > 1 ||
             (as == 1 && instead[0] != cp && ng_utf8_kind(cp) != NG_UTF8_SPACE);
    }
    return n;
}

static void lost(void **state)
{
    (void)state;
    struct ng_font f = fake_font(NG_FONT_REGULAR, 8, 4, 0, '!', '~');
    assert_int_equal(ng_type_lost(&f, NG_STR("caf\u00E9 \u2014 \u0416")), 0);
    assert_int_equal(ng_type_lost(&f, NG_STR("\U0001F600 \u2603 ok")), 0);
    assert_int_equal(ng_type_lost(&f, NG_STR("\u4E2D\u6587 ok")), 2);
    /* it stands for itself, in a font without it as what it has instead */
    assert_int_equal(ng_type_lost(&f, NG_STR("\uFFFD \xFF")), 0);
    assert_int_equal(foreign(&f, NG_STR("ok, caf\u00E9 \u0416")), 2);
    fake_font_free(&f);
    /* whatever glyphs there are: without shaping they would be wrong */
    struct ng_font h = fake_font(NG_FONT_REGULAR, 8, 4, 0, 0x5D0, 0x0E30);
    assert_int_equal(ng_type_lost(&h, NG_STR("\u05D0\u05D1")), 2);
    assert_int_equal(ng_type_lost(&h, NG_STR("\u0633\u0644")), 2);
    assert_int_equal(ng_type_lost(&h, NG_STR("\u0928\u0947")), 2);
    assert_int_equal(ng_type_lost(&h, NG_STR("\u0E01")), 1);
    fake_font_free(&h);
}

/* Each language of the program is drawn as it is in each font of the program,
 * but for blackletter, whose holes Old Standard fills. */
static void languages(void **state)
{
    (void)state;
    static const char *const texts[] = {
            "The quick fox \u2014 \u201Cit\u2019s over\u201D\u2026 \u00A35",
            "\u201EFalsches \u00DCben von Xylophonmusik qu\u00E4lt "
            "jeden gr\u00F6\u00DFeren Zwerg\u201C \u2013 \u20AC 5",
            "\u00AB D\u00E8s No\u00EBl o\u00F9 un z\u00E9phyr ha\u00EF me "
            "v\u00EAt, \u0153uvre, \u00E7a \u00BB",
            "\u00BFEl ping\u00FCino Wenceslao hizo kil\u00F3metros? "
            "\u00A1Ni\u00F1o!",
            "\u0421\u044A\u0435\u0448\u044C \u0436\u0435 \u0435\u0449\u0451 "
            "\u044D\u0442\u0438\u0445 \u043C\u044F\u0433\u043A\u0438\u0445",
            "\u039E\u03B5\u03C3\u03BA\u03B5\u03C0\u03AC\u03B6\u03C9 "
            "\u03C4\u03B7\u03BD \u03C8\u03C5\u03C7\u03AE",
            "P\u0159\u00EDli\u0161 \u017Elu\u0165ou\u010Dk\u00FD, "
            "za\u017C\u00F3\u0142\u0107 g\u0119\u015Bl\u0105, "
            "\u015Fi\u015Fli \u0131\u011F\u0131l",
            "\u0404\u0432\u0440\u043E\u043F\u0430, \u0457\u0436\u0430, "
            "\u0491\u0430\u043D\u043E\u043A, \u045E"};
    if (ng_fonts_linux.n == 0) {
        skip();
    }
    for (uint32_t i = 0; i < ng_fonts_linux.n; i++) {
        const struct ng_font *f = &ng_fonts_linux.list[i];
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
            assert_int_equal(foreign(f, ng_str_of(texts[t])), 0);
            assert_true(ng_type_width_64(f, ng_str_of(texts[t])) >
                        64u * f->size * 5);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(instead),
            cmocka_unit_test(accents), cmocka_unit_test(width),
            cmocka_unit_test(lost), cmocka_unit_test(languages)};
    return cmocka_run_group_tests_name("type", tests, NULL, NULL);
}
