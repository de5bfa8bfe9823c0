/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Adds `in` in pieces of whole characters. */
static void is(const char *in, uint32_t cap, const char *want, bool cut)
{
    size_t n = strlen(in);
    for (size_t step = 1; step <= n + 1; step++) {
        char *buf = malloc(cap);
        struct ng_feed_text t;
        ng_feed_text_init(&t, buf, cap);
        for (size_t at = 0; at < n;) {
            size_t piece = n - at < step ? n - at : step;
            while ((in[at + piece] & 0xC0) == 0x80) {
                piece++;
            }
            ng_feed_text_add(&t, in + at, piece);
            at += piece;
        }
        assert_str(ng_feed_text_str(&t), want);
        assert_int_equal(t.cut, cut);
        free(buf);
    }
}

static void folds_and_cuts(void **state)
{
    (void)state;
    is("  a \n\t b  c\r\n", 99, "a b c", false);
    is("a\xC2\xA0 \xC2\xA0"
       "b\x01\x7F\xC2\x9F"
       "c \xC3\xA9\xC2\xA9",
            99, "a bc \xC3\xA9\xC2\xA9", false);
    is("ab cd", 5, "ab cd", false);
    is("ab cd", 4, "ab c", true);
    is("ab cd", 3, "ab", true);
    is("ab cd", 2, "ab", true);
    is("a\xC3\xA9", 2, "a", true);
    is("a \xC3\xA9", 3, "a", true);
    is("", 1, "", false);
    is("1234567 90 \xC2\xA0 d e f  gh\x01ij \x7Fklm o\xD0\xB0 \xD0\xB1 ", 99,
            "1234567 90 d e f ghij klm o\xD0\xB0 \xD0\xB1", false);
    is("12345678 0123456  12345678", 99, "12345678 0123456 12345678", false);
}

static void gaps(void **state)
{
    (void)state;
    char buf[16];
    struct ng_feed_text t;
    ng_feed_text_init(&t, buf, sizeof buf);
    ng_feed_text_gap(&t, NG_FEED_LINE);
    ng_feed_text_add(&t, " a", 2);
    ng_feed_text_gap(&t, NG_FEED_SPACE);
    ng_feed_text_gap(&t, ng_feed_text_gap_of(NG_STR("P")));
    ng_feed_text_gap(&t, NG_FEED_SPACE);
    ng_feed_text_add(&t, " b", 2);
    ng_feed_text_gap(&t, ng_feed_text_gap_of(NG_STR("em")));
    ng_feed_text_add(&t, "c", 1);
    ng_feed_text_gap(&t, ng_feed_text_gap_of(NG_STR("td")));
    ng_feed_text_add(&t, "d", 1);
    ng_feed_text_gap(&t, NG_FEED_LINE);
    assert_str(ng_feed_text_str(&t), "a\nbc d");
}

static void title_is(const char *in, bool all_tags, const char *want)
{
    struct ng_feed_text t;
    uint32_t n = (uint32_t)strlen(in);
    char *buf = malloc(n);
    ng_feed_text_init(&t, buf, n);
    ng_feed_text_add(&t, in, n);
    ng_feed_text_title(&t, all_tags);
    assert_str(ng_feed_text_str(&t), want);
    free(buf);
}

static void titles(void **state)
{
    (void)state;
    title_is("a &amp; b &lt;i&gt;c&lt;/i&gt;", false, "a & b <i>c</i>");
    title_is("<i>a</i><area>b</area> <a>c</a>", false,
            "a<area>b</area> <a>c</a>");
    title_is("<i>a</i><area>b</area> <a>c</a>", true, "ab c");
    title_is("<a href=x>b</a> < c <3 <", false, "b < c <3 <");
    title_is("a<br/>b<p>c</p>&nGt;&nbsp;x", false, "a b c &nGt; x");
    title_is("&#8217;&#x41", false,
            "\xE2\x80\x99"
            "A");
    title_is("<<b>", true, "<");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(folds_and_cuts),
            cmocka_unit_test(gaps),
            cmocka_unit_test(titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
