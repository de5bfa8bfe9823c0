/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static uint16_t columns(const void *ctx, uint32_t cp)
{
    (void)ctx;
    return (uint16_t)ng_utf8_width(cp);
}

static const struct ng_metric terminal = {columns, NULL};

/* The lines of text at this width, '|' between them, '-' for a soft hyphen. */
static void check(const char *text, uint32_t width, const char *want)
{
    struct log l = {0};
    struct ng_str rest = ng_str_of(text);
    struct ng_wrap_line line;
    uint32_t n = 0;
    log_printf(&l, "%s", "");
    while (ng_wrap_next(&rest, width, &terminal, &line)) {
        uint32_t shown = ng_utf8_columns(line.text) + line.hyphen;
        log_printf(&l, "%s", n++ > 0 ? "|" : "");
        log_str(&l, line.text);
        log_printf(&l, "%s", line.hyphen ? "-" : "");
        assert_int_equal(line.width, shown);
        assert_true(line.width <= width || line.text.len <= 4);
    }
    assert_string_equal(l.s, want);
    assert_int_equal(ng_wrap_count(ng_str_of(text), width, &terminal), n);
    log_free(&l);
}

static void spaces(void **state)
{
    (void)state;
    check("", 5, "");
    check("  ", 5, "");
    check("the quick brown fox", 9, "the quick|brown fox");
    check("the quick brown fox", 10, "the quick|brown fox");
    check("the quick brown fox", 100, "the quick brown fox");
    check("  a   b  ", 3, "a|b");
    check("a\nb\n\nc\n", 9, "a|b||c");
    check("one  \n  two", 3, "one|two");
    check("a\xC2\xA0"
          "b c",
            3,
            "a\xC2\xA0"
            "b|c");
    check("a\xE2\x81\xA0-b cd", 4, "a\xE2\x81\xA0-b|cd");
}

static void long_words(void **state)
{
    (void)state;
    check("abcdefgh ij", 3, "abc|def|gh|ij");
    check("abc", 0, "a|b|c");
    check("日本", 1, "日|本");
    /* an accent stays with its letter */
    check("abe\xCC\x81"
          "d",
            3, "abe\xCC\x81|d");
    check("ab \xCC\x81"
          "c",
            2,
            "ab|\xCC\x81"
            "c"); /* found by test/fuzz */
    check("\xFF\xFE\x80", 2, "\xFF\xFE|\x80");
}

static void hyphens(void **state)
{
    (void)state;
    check("a well-known fact", 8, "a well-|known|fact");
    check("an e-mail box", 6, "an|e-mail|box");
    check("an F-16 jet", 5, "an|F-16|jet");
    check("minus -5 now", 7, "minus|-5 now");
    check("in 1990-2000 x", 8, "in|1990-200|0 x");
    check("pages 10–20 so", 9, "pages|10–20 so");
    check("one—two", 5, "one—|two");
    check("word — dash", 6, "word —|dash");
    check("wait…what", 6, "wait…|what");
    check("hy\xC2\xADphen\xC2\xAD"
          "ation",
            7, "hy\xC2\xADphen-|ation");
    check("hy\xC2\xADphen", 6, "hy\xC2\xADphen");
    check("hy\xC2\xADphen", 3, "hy-|phe|n");
    check("zero\xE2\x80\x8Bwidth", 6, "zero|width");
}

static void slashes(void **state)
{
    (void)state;
    check("at 90 km/h now", 7, "at 90|km/h|now");
    check("https://example.org/news/some-title", 21,
            "https://example.org/|news/some-title");
    check("https://example.org/news/some-title", 12,
            "https://|example.org/|news/some-|title");
}

static void numbers(void **state)
{
    (void)state;
    check("about 5 % more", 7, "about|5 %|more");
    check("cost 10 000 000 €", 14, "cost|10 000 000 €");
    check("in 2021 40 men", 8, "in 2021|40 men");
    check("over 1,234,567.8", 8, "over|1,234,56|7.8");
}

static void quotes(void **state)
{
    (void)state;
    check("dit « oui » hier", 9, "dit|« oui »|hier");
    check("er sagt »ja« so", 8, "er sagt|»ja« so");
    check("le mot ! Et", 6, "le|mot !|Et");
    check("see ( b) d", 5, "see|( b)|d");
    check("the .5 and .NET", 10, "the .5 and|.NET");
}

static void ideographs(void **state)
{
    (void)state;
    check("今日は良い天気。", 8, "今日は良|い天気。");
    /* kinsoku: no stop or small kana begins, no bracket ends a line */
    check("今日は良い。", 10, "今日は良|い。");
    check("行ってきた", 2, "行|っ|て|き|た");
    check("チャット", 4, "チャ|ット");
    check("本「東京」", 4, "本|「東|京」");
    check("他说：“你好”。", 8, "他说：|“你好”。");
    check("使用Linux系统", 8, "使用|Linux系|统");
    check("한국어 문장", 8, "한국어|문장");
}

static void balance(void **state)
{
    (void)state;
    struct ng_str text = NG_STR("one two three four five");
    assert_int_equal(ng_wrap_balance(text, 20, &terminal), 13);
    assert_int_equal(ng_wrap_balance(text, 40, &terminal), 23);
    /* no word is cut to make it narrower: 7 would need no more lines */
    assert_int_equal(ng_wrap_balance(NG_STR("abcdefgh ij"), 9, &terminal), 8);
    assert_int_equal(ng_wrap_balance(NG_STR(""), 9, &terminal), 1);
    assert_int_equal(ng_wrap_balance(text, 0, &terminal), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(spaces),
            cmocka_unit_test(long_words),
            cmocka_unit_test(hyphens),
            cmocka_unit_test(slashes),
            cmocka_unit_test(numbers),
            cmocka_unit_test(quotes),
            cmocka_unit_test(ideographs),
            cmocka_unit_test(balance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
