/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void ends(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        enum ng_line_end end;
    } cases[] = {
            {"", NG_LINE_NONE},
            {"\"", NG_LINE_NONE},
            {"A heading", NG_LINE_NONE},
            {"He left.", NG_LINE_FULL},
            {"He said \"no.\"", NG_LINE_FULL},
            {"Er sagte „nein!“", NG_LINE_FULL},
            {"(He left.)", NG_LINE_FULL},
            {"他来了。", NG_LINE_FULL},
            {"वह आया।", NG_LINE_FULL},
            {"And then...", NG_LINE_CUT},
            {"And then …", NG_LINE_CUT},
            {"And then [...]", NG_LINE_CUT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (ng_line_end(ng_str_of(cases[i].s)) != cases[i].end) {
            fail_msg("%s", cases[i].s);
        }
    }
}

static void datelines(void **state)
{
    (void)state;
    static const char *const with[] = {"LONDON (Wire) - ", "(NNN)", "(NNN) -- ",
            "ROME, Italy -- ", "NEW YORK \xE2\x80\x94 ",
            "Port Lane, Ohio (NNN) -- ", "Havn (NTB) \xE2\x80\x93 ",
            "Kiel (wir) - ", "07:42 \xE2\x80\x94 ", "9.05 - "};
    static const char *const without[] = {"", "(He left.) ", "He said - ",
            "The NNA (Nordic Nurses) said ", "Stop - ", "NNA chief Ann Lee - ",
            "\"NO\" - ", "U.S. - ", "Bus-", "2021 - ", "3:1 - "};
    char text[200];
    for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
        snprintf(text, sizeof text, "%sThe harbour was closed on Monday.",
                with[i]);
        assert_int_equal(ng_line_dateline(ng_str_of(text)), strlen(with[i]));
        assert_int_equal(ng_line_dateline(ng_str_of(with[i])), 0);
    }
    assert_int_equal(ng_line_dateline(NG_STR(
                             "Port Ellery - Die Stadt baut eine Brücke.")),
            14);
    assert_int_equal(ng_line_dateline(NG_STR(
                             "Brand - Die Chefin der Bank - trat zurück.")),
            0);
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        snprintf(text, sizeof text, "%sthe harbour was closed on Monday.",
                without[i]);
        if (ng_line_dateline(ng_str_of(text)) != 0) {
            fail_msg("%s", text);
        }
    }
}

static void quotes(void **state)
{
    (void)state;
    struct ng_line_quotes q = ng_line_quotes(NG_STR("It's late."));
    assert_true(!q.any && !q.odd && !q.starts && !q.whole);
    q = ng_line_quotes(NG_STR("\"It is late.\""));
    assert_true(q.any && !q.odd && q.starts && q.whole);
    q = ng_line_quotes(NG_STR("It is late,\" he said."));
    assert_true(q.any && q.odd && !q.starts);
    q = ng_line_quotes(NG_STR("\xC2\xAB Non \xC2\xBB, dit-il."));
    assert_true(q.any && !q.odd && q.starts && !q.whole);
    q = ng_line_quotes(NG_STR(""));
    assert_true(!q.any && !q.starts && !q.whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(ends),
            cmocka_unit_test(datelines),
            cmocka_unit_test(quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
