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
                             "PORT ELLERY: The harbour was closed on Monday.")),
            13);
    assert_int_equal(
            ng_line_dateline(NG_STR("Port Ellery: The harbour was closed.")),
            0);
    assert_int_equal(
            ng_line_dateline(NG_STR("WHO: none of those who came knew it.")),
            0);
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
    q = ng_line_quotes(NG_STR("„Ja“, sagte er, »nein« auch."));
    assert_true(q.any && !q.odd && q.starts);
    q = ng_line_quotes(NG_STR("'It's late,' he said of the dogs' 'bed'."));
    assert_true(!q.any && !q.odd && q.starts);
    assert_true(ng_line_quotes(NG_STR("'It's late.")).odd);
    assert_true(ng_line_quotes(NG_STR("It's late,' he said.")).odd);
    q = ng_line_quotes(NG_STR(""));
    assert_true(!q.any && !q.starts && !q.whole);
}

static void spared(void **state)
{
    (void)state;
    static const struct {
        const char *s, *left;
    } cases[] = {
            {"The old bridge (built in 1931) was closed on Monday (3 May).",
                    "The old bridge was closed on Monday."},
            {"Ann Poole (43), who runs the harbour, closed the old bridge.",
                    "Ann Poole, who runs the harbour, closed the old bridge."},
            {"The harbour bridge will be closed for two years, he said.",
                    "The harbour bridge will be closed for two years."},
            /* as they were */
            {"The World Harbour Board (WHB) has closed the bridge.", NULL},
            {"Bring your dog(s) to the old harbour bridge on Monday.", NULL},
            {"It (a) costs too much and (b) takes far too long to do.", NULL},
            {"(The old harbour bridge was closed on Monday for good.)", NULL},
            {"The old harbour bridge (closed on Monday is no more.", NULL},
            {"The old bridge is \"no more than rust\", he said.", NULL},
            {"“The harbour bridge is gone and will not return,” he said.",
                    NULL},
            {"The old harbour bridge is closed, Ann Poole said.", NULL},
            {"The bridge, he said.", NULL},
            {"Yes (no).", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[100];
        const char *left = cases[i].left == NULL ? cases[i].s : cases[i].left;
        uint32_t n = ng_line_squeeze(text, ng_str_of(cases[i].s));
        assert_str(((struct ng_str){text, n}), left);
        /* in place */
        strcpy(text, cases[i].s);
        n = ng_line_squeeze(text, ng_str_of(text));
        assert_str(((struct ng_str){text, n}), left);
    }
    assert_int_equal(ng_line_squeeze(NULL, NG_STR("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(ends),
            cmocka_unit_test(datelines),
            cmocka_unit_test(quotes),
            cmocka_unit_test(spared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
