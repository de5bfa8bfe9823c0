/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#include "fake/plain_font.h"

/* "ab1c": a hyphen before each c that stands behind "ab". */
static const uint8_t patterns[] = {'N', 'G', 'H', '1', 'x', 'x', 0, 0, 2, 2, 4,
        0, '.', 0, 'a', 0, 'b', 0, 'c', 0, 255, 255, 0, 0, 255, 255, 255, 255,
        0x80 | 1, 0x80 | 2, 0x80 | 0x40 | 3, 1 << 3 | 1};

/* The places of a text: what stands up to each, and a mark for its kind. */
static void check(const char *text, uint32_t narrow, const char *want)
{
    static const char marks[] = "[|'_~/]"; /* enum ng_place_kind */
    struct ng_font font = fake_plain_font();
    struct ng_hyphens hyphens;
    assert_int_equal(
            ng_hyphens_open(&hyphens, patterns, sizeof patterns), NG_OK);
    struct ng_places s = {.text = ng_str_of(text),
            .font = &font,
            .hyphens = &hyphens,
            .narrow_64 = narrow * 64};
    struct log l = {0};
    struct ng_place last = ng_places_begin(&s, 0, false), first = last;
    log_printf(&l, "%c", marks[last.kind]);
    while (last.kind != NG_PLACE_END) {
        struct ng_place next = ng_places_next(&s, &last);
        uint32_t spaces, from_first, end = next.end - first.next;
        struct ng_str line =
                ng_str_cut(s.text, last.next, next.end - last.next);
        uint32_t hyphen = next.kind == NG_PLACE_HYPHEN ? s.hyphen_64 : 0;
        log_str(&l, line);
        log_printf(&l, "%c", marks[next.kind]);
        /* widths and spaces are those of the text between */
        from_first = ng_place_measure(
                &font, ng_str_cut(s.text, first.next, end), &spaces);
        assert_int_equal(
                ng_place_width_64(&s, &first, &next), from_first + hyphen);
        assert_int_equal(ng_place_spaces(&first, &next), spaces);
        from_first = ng_place_measure(&font, line, &spaces);
        assert_int_equal(
                ng_place_width_64(&s, &last, &next), from_first + hyphen);
        assert_int_equal(ng_place_spaces(&last, &next), spaces);
        assert_true(from_first + hyphen <= s.narrow_64 || line.len == 1);
        last = next;
    }
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void kinds(void **state)
{
    (void)state;
    check("", 99, "]");
    check("  ", 99, "]");
    check(" one  two three ", 99, "[one|two|three]");
    check("a well-known e-mail 5 % off", 99, "[a|well-_known|e-mail|5 %|off]");
    check("both\xE2\x80\x94"
          "and",
            99, "[both\xE2\x80\x94'and]");
    check("so\nit\t\n goes\n", 99, "[so|it|goes]");
    check("\n", 99, "]");
    check("re\xC2\xADpub\xC2\xAD on\xC2\xAD", 99, "[re~pub|on]");
    check("zero\xE2\x80\x8Bwidth\xE2\x80\x8B now", 99, "[zero'width|now]");
}

/* Hyphens: in words of five letters and more that stand for themselves, and
 * not in the last word of all. */
static void hyphens(void **state)
{
    (void)state;
    check("abcab, abcab now", 99, "[ab~cab,|ab~cab|now]");
    check("abcabcab x", 99, "[ab~cab~cab|x]");
    check("(Abcab) \"abcab\" x", 99, "[(Ab~cab)|\"ab~cab\"|x]");
    check("abca x", 99, "[abca|x]");
    check("ABCAB abCab x", 99, "[ABCAB|abCab|x]");
    check("abcab1 1abcab x", 99, "[abcab1|1abcab|x]");
    check("abcab.org x@abcab #abcab x", 99, "[abcab.org|x@abcab|#abcab|x]");
    check("the-abcab abcab-the x", 99, "[the-_abcab|abcab-_the|x]");
    check("abcab's abcab't x", 99, "[ab~cab's|abcab't|x]");
    check("ab\xC2\xAD"
          "cabca x",
            99, "[ab~cabca|x]");
    check("the abcab.", 99, "[the|abcab.]");
    check("the abcab\nx", 99, "[the|ab~cab|x]");
}

/* A word that is wider than the line is cut; hyphens that do not fit go. */
static void cuts(void **state)
{
    (void)state;
    check("defdefdef x", 18, "[def/def/def|x]");
    check("defdefde x", 20, "[def/def/de|x]");
    check("abcabx y", 15, "[ab~ca/bx|y]");
    check("abcabx y", 14, "[ab/ca/bx|y]");
    check("d ) e", 9, "[d/)|e]"); /* no place between d and ) */
    check("defg", 1, "[d/e/f/g]");
    check("d\024e", 1, "[d/\024/e]"); /* found by test/fuzz */
    check("\024de", 1, "[\024/d/e]");
}

/* What is left of a hyphenated word has no hyphens of its own. */
static void inside(void **state)
{
    (void)state;
    struct ng_font font = fake_plain_font();
    struct ng_hyphens h;
    assert_int_equal(ng_hyphens_open(&h, patterns, sizeof patterns), NG_OK);
    struct ng_places s = {.text = NG_STR("xxabcab abcab x"),
            .font = &font,
            .hyphens = &h,
            .narrow_64 = 99 * 64};
    struct ng_place at = ng_places_begin(&s, 2, true);
    at = ng_places_next(&s, &at);
    assert_int_equal(at.end, 7);
    at = ng_places_next(&s, &at);
    assert_int_equal(at.end, 10);
    assert_int_equal(at.kind, NG_PLACE_HYPHEN);
}

/* Where a headline is broken well, and where not. */
static void headlines(void **state)
{
    (void)state;
    struct ng_font font = fake_plain_font();
    struct ng_places s = {.text = NG_STR("Storm, then a Calm of War"),
            .font = &font,
            .narrow_64 = 99 * 64};
    static const char stops[] = "100000", weaks[] = "001010";
    struct ng_place at = ng_places_begin(&s, 0, false);
    for (size_t i = 0; i < 6; i++) {
        at = ng_places_next(&s, &at);
        assert_int_equal(at.stop, stops[i] == '1');
        assert_int_equal(at.weak, weaks[i] == '1');
    }
    assert_int_equal(at.kind, NG_PLACE_END);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(kinds),
            cmocka_unit_test(hyphens), cmocka_unit_test(cuts),
            cmocka_unit_test(inside), cmocka_unit_test(headlines)};
    return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
