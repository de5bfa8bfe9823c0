/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* What a reference becomes: "expansion|rest", "-" when it is none. */
static void check(const char *s, bool attribute, const char *want)
{
    char out[NG_ENTITY_UTF8_MAX];
    uint32_t len = 0;
    uint32_t used = ng_entity_decode(s, strlen(s), attribute, out, &len);
    struct log l = {0};
    if (used == 0) {
        log_printf(&l, "-");
    } else {
        log_printf(&l, "%.*s|%s", (int)len, out, s + used);
    }
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void names_need_their_semicolon(void **state)
{
    (void)state;
    check("amp;x", false, "&|x");
    check("lt;", false, "<|");
    check("nbsp;", false, "\xC2\xA0|");
    check("apos;", false, "'|");
    check("apos", false, "-");
    check("hellip;", false, "\xE2\x80\xA6|");
    check("hellip", false, "-");
    check("Aacute;", false, "\xC3\x81|");
    check("AMP", false, "&|");
    check("aacute", false, "\xC3\xA1|");
    check("zwnj;", false, "\xE2\x80\x8C|");
    check("zzz;", false, "-");
    check("", false, "-");
    check(" amp;", false, "-");
    check("\xC3\xA9;", false, "-");
    check("Afr;", false, "\xF0\x9D\x94\x84|");
    check("fflig;", false, "\xEF\xAC\x80|");
    check("fjlig;", false, "fj|");
    check("NotEqualTilde;", false, "\xE2\x89\x82\xCC\xB8|");
    check("CounterClockwiseContourIntegral;", false, "\xE2\x88\xB3|");
}

static void the_longest_name_wins(void **state)
{
    (void)state;
    check("notin;", false, "\xE2\x88\x89|");
    check("notit;", false, "\xC2\xAC|it;"); /* the standard's own example */
    check("notinva;", false, "\xE2\x88\x89|");
    check("sup1;", false, "\xC2\xB9|");
    check("sup;", false, "\xE2\x8A\x83|");
    check("para;", false, "\xC2\xB6|");
    check("parallel;", false, "\xE2\x88\xA5|");
    check("ltx", false, "<|x");
    check("ampamp;", false, "&|amp;");
}

static void attributes_are_careful(void **state)
{
    (void)state;
    check("copy=1", true, "-");
    check("copy=1", false, "\xC2\xA9|=1");
    check("copyx", true, "-");
    check("copy1", true, "-");
    check("copy", true, "\xC2\xA9|");
    check("copy\"", true, "\xC2\xA9|\"");
    check("copy;=", true, "\xC2\xA9|=");
    check("notit;", true, "-");
    check("notin;", true, "\xE2\x88\x89|");
    check("#65x", true, "A|x");
}

static void numbers_follow_13_2_5_80(void **state)
{
    (void)state;
    check("#233;", false, "\xC3\xA9|");
    check("#xE9;", false, "\xC3\xA9|");
    check("#XE9z", false, "\xC3\xA9|z");
    check("#65", false, "A|");
    check("#", false, "-");
    check("#;", false, "-");
    check("#x;", false, "-");
    check("#xg", false, "-");
    check("#a", false, "-");
    check("#0;", false, "\xEF\xBF\xBD|");
    check("#xD800;", false, "\xEF\xBF\xBD|");
    check("#x110000;", false, "\xEF\xBF\xBD|");
    check("#99999999999999999999;", false, "\xEF\xBF\xBD|");
    check("#4294967361;", false, "\xEF\xBF\xBD|"); /* 2^32 + 'A' */
    check("#x10FFFF;", false, "\xF4\x8F\xBF\xBF|");
    check("#128;", false, "\xE2\x82\xAC|");
    check("#150;", false, "\xE2\x80\x93|");
    check("#x99;", false, "\xE2\x84\xA2|");
    check("#129;", false, "\xC2\x81|");
    check("#13;", false, "\r|");
}

static bool partial(const char *s)
{
    return ng_entity_partial(s, strlen(s));
}

static void a_tokeniser_knows_when_to_wait(void **state)
{
    (void)state;
    static const char *const wait[] = {"", "a", "am", "amp", "no", "not",
            "noti", "notin", "#", "#x", "#12", "#xaF",
            "CounterClockwiseContourIntegral"};
    static const char *const go[] = {"amp;", "amp ", "b ", "zzz", "xyz", "#a",
            "#1;", "#xg", "notin;", "&", "\xC3",
            "CounterClockwiseContourIntegral;", "notit"};
    for (size_t i = 0; i < sizeof wait / sizeof wait[0]; i++) {
        if (!partial(wait[i])) {
            fail_msg("&%s may go on", wait[i]);
        }
    }
    for (size_t i = 0; i < sizeof go / sizeof go[0]; i++) {
        if (partial(go[i])) {
            fail_msg("&%s cannot go on", go[i]);
        }
    }
    char digits[64];
    memset(digits, '1', sizeof digits);
    digits[0] = '#';
    assert_true(ng_entity_partial(digits, NG_ENTITY_NAME_MAX));
    assert_false(ng_entity_partial(digits, sizeof digits));
}

/* Every name of the table, found by walking all that may go on. There are
 * 2,125 that end in ';' and 106 that need none, and all expand to
 * well-formed text. */
static void every_name_decodes(void **state)
{
    (void)state;
    static const char next[] = "0123456789"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz";
    char name[NG_ENTITY_NAME_MAX + 1];
    size_t pick[NG_ENTITY_NAME_MAX + 1] = {0};
    size_t depth = 0;
    unsigned closed = 0;
    unsigned open = 0;
    for (;;) {
        if (next[pick[depth]] == '\0') {
            if (depth == 0) {
                break;
            }
            pick[--depth]++;
            continue;
        }
        name[depth] = next[pick[depth]];
        if (!ng_entity_partial(name, depth + 1)) {
            pick[depth]++;
            continue;
        }
        char out[NG_ENTITY_UTF8_MAX];
        uint32_t len = 0;
        assert_true(depth + 1 < sizeof name);
        name[depth + 1] = ';';
        if (ng_entity_decode(name, depth + 2, false, out, &len) == depth + 2) {
            closed++;
            assert_in_range(len, 1, 6);
            assert_int_equal(ng_utf8_valid(out, len), len);
        }
        open += ng_entity_decode(name, depth + 1, false, out, &len) ==
                depth + 1;
        pick[++depth] = 0;
    }
    assert_int_equal(closed, 2125);
    assert_int_equal(open, 106);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
            cmocka_unit_test(names_need_their_semicolon),
            cmocka_unit_test(the_longest_name_wins),
            cmocka_unit_test(attributes_are_careful),
            cmocka_unit_test(numbers_follow_13_2_5_80),
            cmocka_unit_test(a_tokeniser_knows_when_to_wait),
            cmocka_unit_test(every_name_decodes),
    };
    return cmocka_run_group_tests_name("entity", tests, NULL, NULL);
}
