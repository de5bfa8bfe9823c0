/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include "linux/export.h"

#define NASTY                                                                  \
    "<script>a('\"')</script> & \033[31m\xC2\x9B"                              \
    "31m\xE2\x80\xAE\xFF\n*b* [l](x) `c` 1"

static struct ng_also also[] = {
        {NG_STR_INIT("Wire <i>"), NG_STR_INIT("http://w.example/?a&b=\"(<>)")},
        {NG_STR_INIT("File"), NG_STR_INIT("file:///etc/passwd")}};

static struct ng_story stories[] = {
        {.title = NG_STR_INIT(NASTY),
                .section = NG_STR_INIT("A & B"),
                .source = NG_STR_INIT("Post <b>"),
                .lang = NG_STR_INIT("en\" onload=\"x"),
                .link = NG_STR_INIT("javascript:alert(1)"),
                .sentences = {NG_STR_INIT("1. " NASTY)},
                .n_sentences = 1,
                .n_also = 2,
                .also = also,
                .date = NG_NO_DATE},
        {.title = NG_STR_INIT("# 2) Plain"),
                .link = NG_STR_INIT("https://p.example/(a)"),
                .date = NG_NO_DATE},
        {.title = NG_STR_INIT("2026) was a year"), .date = NG_NO_DATE},
};

static struct ng_source_report sources[] = {
        {.name = NG_STR_INIT("Gazette <u>"),
                .reason = NG_STR_INIT("HTTP 503 <x>"),
                .status = NG_SOURCE_FAILED,
                .fetched = NG_NO_DATE},
};

static const struct ng_digest digest = {.title = NG_STR_INIT("News <&>"),
        .now = 1795415400,
        .stories = stories,
        .n_stories = 3,
        .sources = sources,
        .n_sources = 1,
        .n_failed = 1};

static struct log export_with(int (*form)(
        const struct ng_digest *, struct ng_arena *, const struct ng_sink *))
{
    static char memory[8192];
    struct ng_arena a;
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    ng_arena_init(&a, memory, sizeof memory);
    assert_int_equal(form(&digest, &a, &out), NG_OK);
    assert_int_equal(ng_arena_used(&a), 0);
    /* nothing steers a terminal or a reader's eye */
    assert_null(strchr(l.s, '\033'));
    assert_null(strstr(l.s, "\xC2\x9B"));
    assert_null(strstr(l.s, "\xE2\x80\xAE"));
    assert_int_equal(ng_utf8_valid(l.s, l.len), l.len);
    assert_null(strstr(l.s, "javascript:"));
    assert_null(strstr(l.s, "file:"));
    return l;
}

static void has(const struct log *l, const char *text)
{
    if (strstr(l->s, text) == NULL) {
        fail_msg("no %s in\n%s", text, l->s);
    }
}

static void html_is_escaped(void **state)
{
    struct log l = export_with(export_html);
    (void)state;
    assert_null(strstr(l.s, "<script"));
    assert_null(strstr(l.s, "onload=\"x"));
    has(&l, "<h2>&lt;script&gt;a(&#39;&quot;&#39;)&lt;/script&gt; &amp; [31m");
    has(&l, "<article lang=\"en&quot; onload=&quot;x\">");
    has(&l, "<a href=\"http://w.example/?a&amp;b=&quot;(&lt;&gt;)\" "
            "rel=\"noopener noreferrer\">Wire &lt;i&gt;</a> \u00b7 File");
    has(&l, "<title>News &lt;&amp;&gt;</title>");
    has(&l, "Gazette &lt;u&gt; (HTTP 503 &lt;x&gt;");
    has(&l, "<a href=\"https://p.example/(a)\"");
    log_free(&l);
}

static void markdown_is_escaped(void **state)
{
    struct log l = export_with(export_markdown);
    (void)state;
    has(&l, "# News \\<\\&\\>\n");
    has(&l, "## \\<script\\>a('\"')\\</script\\> \\& \\[31m");
    has(&l, "\n1\\. \\<script\\>");
    has(&l, "\\*b\\* \\[l\\](x) \\`c\\` 1\n");
    has(&l, "[Wire \\<i\\>](<http://w.example/?a&b=%22(%3C%3E)>)");
    has(&l, "## [\\# 2) Plain](<https://p.example/(a)>)\n");
    has(&l, "## 2026\\) was a year\n");
    has(&l, "- Not read: Gazette \\<u\\> (HTTP 503 \\<x\\>");
    log_free(&l);
}

static int full(void *ctx, const void *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)ctx += n;
    return *(size_t *)ctx > 100 ? NG_EIO : NG_OK;
}

static void errors_are_passed_on(void **state)
{
    static char memory[8192];
    struct ng_arena a;
    size_t n = 0;
    struct ng_sink out = {full, &n};
    (void)state;
    ng_arena_init(&a, memory, sizeof memory);
    assert_int_equal(export_html(&digest, &a, &out), NG_EIO);
    n = 0;
    assert_int_equal(export_markdown(&digest, &a, &out), NG_EIO);
    struct log l = {0};
    out = log_sink(&l);
    ng_arena_init(&a, memory, 16);
    assert_int_equal(export_html(&digest, &a, &out), NG_ENOMEM);
    assert_int_equal(export_markdown(&digest, &a, &out), NG_ENOMEM);
    log_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(html_is_escaped),
            cmocka_unit_test(markdown_is_escaped),
            cmocka_unit_test(errors_are_passed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
