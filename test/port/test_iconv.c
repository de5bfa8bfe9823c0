/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"
#include "linux/iconv_hook.h"

#define FFFD "\xEF\xBF\xBD"

struct conversion {
    const char *set;
    struct ng_iconv v;
    struct ng_charset_hook hook;
    struct ng_sink out;
};

static int feed(void *ctx, const char *bytes, size_t n)
{
    struct conversion *c = ctx;
    return c->hook.convert(c->hook.ctx, bytes, n, &c->out);
}

static void run(const struct pieces *p, struct log *l, void *ctx)
{
    struct conversion c = {.set = ctx, .out = log_sink(l)};
    c.hook = ng_iconv_hook(&c.v);
    assert_int_equal(c.hook.open(c.hook.ctx, c.set), NG_OK);
    if (p->n > 0) {
        assert_int_equal(feed_pieces(p, feed, &c), NG_OK);
    }
    assert_int_equal(c.hook.convert(c.hook.ctx, NULL, 0, &c.out), NG_OK);
    c.hook.close(c.hook.ctx);
}

static void converts(const char *set, const char *bytes, const char *want)
{
    char name[16];
    snprintf(name, sizeof name, "%s", set);
    struct log l = feed_split(bytes, strlen(bytes), run, name);
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void converts_each_set(void **state)
{
    (void)state;
    converts("gb18030", "<\xD6\xD0\xCE\xC4\xA2\xE3\x95\x32\x82\x36>",
            "<中文€𠀀>");
    converts("big5", "<\xA4\xA4\xA4\xE5>", "<中文>");
    /* with NEC's circled one and a half-width letter */
    converts("shift_jis", "<\x93\xFA\x96\x7B\x87\x40\xB1\\>", "<日本①ｱ\\>");
    converts("euc-jp", "<\xC6\xFC\xCB\xDC\xAD\xA1\x8E\xB1>", "<日本①ｱ>");
    /* the last one is in Microsoft's extension only */
    converts("euc-kr", "<\xC7\xD1\xB1\xB9\x8C\x63>", "<한국똠>");
    converts("iso-2022-jp", "<\x1B$BF|K\\\x1B(B>", "<日本>");
}

static void keeps_in_step_with_the_text(void **state)
{
    (void)state;
    /* no such character: it alone is lost */
    converts("gb18030", "\xD6\xD0\xFF<p>\xCE\xC4", "中" FFFD "<p>文");
    converts("euc-kr", "\xC7\xD1\xFE\xFE\xB1\xB9", "한" FFFD "국");
    converts("euc-jp", "\x8F\xA1\xA1\xC6\xFC", FFFD "日");
    converts("shift_jis", "\x93\xFA\xFF\x96\x7B", "日" FFFD "本");
    converts("iso-2022-jp",
            "\x1B$B\x7E\x7E"
            "F|\x1B(B!",
            FFFD "日!");
    /* half a character before a tag */
    converts("big5", "\xA4<b>\xA4\xA4", FFFD "<b>中");
    converts("shift_jis", "\x93<b>", FFFD "<b>");
    converts("gb18030", "\x81\x30\x81<b>", FFFD "0" FFFD "<b>");
    converts("iso-2022-jp", "\xE9!", FFFD "!");
}

static void ends_with_half_a_character(void **state)
{
    (void)state;
    converts("gb18030", "a\xD6", "a" FFFD);
    converts("gb18030", "a\x81\x30\x81", "a" FFFD);
    converts("euc-kr", "\xC7\xD1\xB1", "한" FFFD);
    converts("iso-2022-jp", "a\x1B$BF", "a" FFFD);
    converts("shift_jis", "", "");
}

/* Any bytes, in any split: the same text, and valid UTF-8. */
static void survives_noise(void **state)
{
    (void)state;
    static const char *sets[] = {"gb18030", "gbk", "big5", "shift_jis",
            "euc-jp", "euc-kr", "iso-2022-jp"};
    uint32_t seed = 20261123;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        char noise[5000], name[16];
        for (size_t k = 0; k < sizeof noise; k++) {
            seed = seed * 1664525u + 1013904223u;
            noise[k] = (char)(seed >> 24);
            /* escapes, or ISO-2022-JP would stay in its first state */
            if ((seed >> 8) % 16 == 0) {
                noise[k] = "\x1B$B("[(seed >> 12) % 4];
            }
        }
        snprintf(name, sizeof name, "%s", sets[i]);
        struct log l = feed_split(noise, sizeof noise, run, name);
        assert_true(l.len > sizeof noise / 3);
        size_t at = 0;
        while (at < l.len) {
            uint32_t cp;
            uint32_t n = ng_utf8_decode(l.s + at, l.len - at, &cp);
            /* a replacement is one that was written */
            assert_true(cp != NG_REPLACEMENT ||
                        (n == 3 && memcmp(l.s + at, FFFD, 3) == 0));
            at += n;
        }
        log_free(&l);
    }
}

static void refuses_other_sets(void **state)
{
    (void)state;
    struct ng_iconv v;
    struct ng_charset_hook hook = ng_iconv_hook(&v);
    assert_int_equal(hook.open(hook.ctx, "koi8-r"), NG_EFORMAT);
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    assert_int_equal(hook.convert(hook.ctx, "a", 1, &out), NG_EFORMAT);
    hook.close(hook.ctx);
    log_free(&l);
}

static int enough(void *ctx, const void *bytes, size_t n)
{
    (void)bytes;
    (void)n;
    *(int *)ctx += 1;
    return NG_ESTOP;
}

static void stops_when_told(void **state)
{
    (void)state;
    int calls = 0;
    struct ng_sink out = {enough, &calls};
    struct ng_iconv v;
    struct ng_charset_hook hook = ng_iconv_hook(&v);
    char text[6000];
    memset(text, 'a', sizeof text);
    assert_int_equal(hook.open(hook.ctx, "big5"), NG_OK);
    assert_int_equal(hook.convert(hook.ctx, text, sizeof text, &out), NG_ESTOP);
    assert_int_equal(calls, 1);
    hook.close(hook.ctx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(converts_each_set),
            cmocka_unit_test(keeps_in_step_with_the_text),
            cmocka_unit_test(ends_with_half_a_character),
            cmocka_unit_test(survives_noise),
            cmocka_unit_test(refuses_other_sets),
            cmocka_unit_test(stops_when_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
