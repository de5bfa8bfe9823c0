/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#include <expat.h>

/* One line an event, text joined:  <a  @href=x  a>  "text"  ~raw  </a */
struct sink {
    struct ng_markup m;
    struct log *l;
    enum ng_markup_kind last;
    const char *skip_attrs; /* of this element */
    const char *skip_raw;
    const char *want;
    int stop_after;
};

static int write_event(void *ctx, const struct ng_markup_event *e)
{
    struct sink *s = ctx;
    bool text = e->kind == NG_MARKUP_TEXT || e->kind == NG_MARKUP_RAW;
    if (!text || s->last != e->kind) {
        log_printf(s->l, s->l->len == 0 ? "" : "\n");
    }
    s->last = e->kind;
    if (text) {
        assert_true(e->text.len > 0);
    }
    switch (e->kind) {
    case NG_MARKUP_TEXT:
        log_str(s->l, e->text);
        break;
    case NG_MARKUP_RAW:
        if (s->l->len == 0 || s->l->s[s->l->len - 1] == '\n') {
            log_printf(s->l, "~");
        }
        log_str(s->l, e->text);
        break;
    case NG_MARKUP_OPEN:
        log_printf(s->l, "<");
        log_str(s->l, e->name);
        s->m.skip_attrs = s->skip_attrs != NULL &&
                          ng_str_eq(e->name, ng_str_of(s->skip_attrs));
        break;
    case NG_MARKUP_ATTR:
        log_printf(s->l, "@");
        log_str(s->l, e->name);
        log_printf(s->l, "=");
        log_str(s->l, e->text);
        log_printf(s->l, e->cut ? "..." : "");
        break;
    case NG_MARKUP_TAG:
        log_str(s->l, e->name);
        log_printf(s->l, e->empty ? "/>" : ">");
        s->m.skip_raw = s->skip_raw != NULL &&
                        ng_str_eq(e->name, ng_str_of(s->skip_raw));
        break;
    case NG_MARKUP_CLOSE:
        log_printf(s->l, "</");
        log_str(s->l, e->name);
        break;
    }
    return s->stop_after > 0 && --s->stop_after == 0 ? NG_ESTOP : NG_OK;
}

static bool want(void *ctx, struct ng_str name)
{
    struct sink *s = ctx;
    return ng_str_eq(name, ng_str_of(s->want));
}

static int feed(void *m, const char *bytes, size_t n)
{
    return ng_markup_feed(m, bytes, n);
}

static void run_as(const struct pieces *p, struct log *l,
        enum ng_markup_mode mode, struct sink *s)
{
    char value[32];
    s->l = l;
    s->last = NG_MARKUP_OPEN;
    ng_markup_init(&s->m, mode, value, sizeof value, write_event,
            s->want != NULL ? want : NULL, s);
    assert_int_equal(feed_pieces(p, feed, &s->m), NG_OK);
    assert_int_equal(ng_markup_end(&s->m), NG_OK);
}

static void run_html(const struct pieces *p, struct log *l, void *ctx)
{
    run_as(p, l, NG_MARKUP_HTML, ctx);
}

static void run_xml(const struct pieces *p, struct log *l, void *ctx)
{
    run_as(p, l, NG_MARKUP_XML, ctx);
}

static void check(void (*run)(const struct pieces *, struct log *, void *),
        struct sink *s, const char *in, size_t n, const char *out)
{
    struct log l = feed_split(in, n, run, s);
    assert_string_equal(l.s, out);
    log_free(&l);
}

static void html_is(const char *in, const char *out)
{
    struct sink s = {0};
    check(run_html, &s, in, strlen(in), out);
}

static void xml_is(const char *in, const char *out)
{
    struct sink s = {0};
    check(run_xml, &s, in, strlen(in), out);
}

static void tags_and_attributes(void **state)
{
    (void)state;
    html_is("a<P Class=\"x\" id='y' z=w q checked = 1>b</P >c",
            "a\n<p\n@class=x\n@id=y\n@z=w\n@q=\n@checked=1\np>\nb\n</p\nc");
    html_is("<br/><br / ><a b=c/><i/j>",
            "<br\nbr/>\n<br\nbr>\n<a\n@b=c/\na>\n<i\n@j=\ni>");
    html_is("</></a b='>'></ x>y", "</a\ny");
    html_is("<a =b c==d>", "<a\n@=b=\n@c==d\na>");
    html_is("1 < 2 <3 <", "1 < 2 <3 <");
    html_is("a</", "a</");
    html_is("a<b c='d", "a\n<b");
}

/* A quote opens a value only right after '=': a stray one must not swallow
 * the page. */
static void stray_quotes(void **state)
{
    (void)state;
    html_is("<img src='..''/>a<b title=\"x\"\">c",
            "<img\n@src=..\n@'=\nimg/>\na\n<b\n@title=x\n@\"=\nb>\nc");
    html_is("<a \"b>c", "<a\n@\"b=\na>\nc");
}

static void values_are_decoded_and_cut(void **state)
{
    (void)state;
    html_is("<a b='x&amp;y&lt;' c=&#233;&amp;z d='?a=1&not=2&amp'>",
            "<a\n@b=x&y<\n@c=\xC3\xA9&z\n@d=?a=1&not=2&\na>");
    /* 32 bytes fit; never half a character */
    html_is("<a b='0123456789012345678901234567890\xC3\xA9z' c=d>",
            "<a\n@b=0123456789012345678901234567890...\n@c=d\na>");
    html_is("<a b='0123456789012345678901234567890&eacute;z'>",
            "<a\n@b=0123456789012345678901234567890...\na>");
    html_is("<a b='01234567890123456789012345678901'>",
            "<a\n@b=01234567890123456789012345678901\na>");
}

static void references_in_text(void **state)
{
    (void)state;
    html_is("a&amp;b&ampc&notit;&notin;&nosuch;&;&", "a&b&c\xC2\xAC"
                                                     "it;\xE2\x88\x89"
                                                     "&nosuch;&;&");
    html_is("&#233;&#xE9&#x;&#;&#", "\xC3\xA9\xC3\xA9&#x;&#;&#");
    html_is("&#00000000000000000000000000000000000000000000000000065;", "A");
    html_is("&#x00000000000000000000000000000000000000000000041", "A");
    html_is("&#99999999999999999999999999999999999999999999;.",
            "\xEF\xBF\xBD.");
    html_is("&amp<b>&am<", "&\n<b\nb>\n&am<");
    html_is("D&D", "D&D");
}

static void comments(void **state)
{
    (void)state;
    html_is("a<!-- x > -- y -->b<!-->c<!--->d<!---->e", "abcde");
    html_is("a<!-- --!>b<!--!>x-->c<!--->d", "abcd");
    html_is("a<!doctype html>b<!x>c<?php x ?>d<![CDATA[x]]>e<!>f<!->g",
            "abcdefg");
    html_is("a<!-- <p> lost", "a");
    xml_is("a<!-->b-->c<!--x--->d", "acd");
}

static void raw_text(void **state)
{
    (void)state;
    html_is("<script>if (a<b && '</scrip') x(\"<p>\")</SCRIPT >c",
            "<script\nscript>\n~if (a<b && '</scrip') x(\"<p>\")\n</script\nc");
    html_is("<style>a</styles></style/>b",
            "<style\nstyle>\n~a</styles>\n</style\nb");
    html_is("<title>a<b>&amp;</i></title>c",
            "<title\ntitle>\na<b>&</i>\n</title\nc");
    html_is("<iframe/>a<plaintext>b</plaintext>&amp;",
            "<iframe\niframe/>\na\n<plaintext\nplaintext>\n"
            "~b</plaintext>&amp;");
    html_is("<script>a</scr", "<script\nscript>\n~a</scr");
    struct sink s = {.skip_raw = "script"};
    static const char in[] = "<script>a</script>b<style>c</style>";
    check(run_html, &s, in, sizeof in - 1,
            "<script\nscript>\n</script\nb\n<style\nstyle>\n~c\n</style");
}

static void receivers_may_skip(void **state)
{
    (void)state;
    static const char in[] = "<a b='>' href=x><i b=\"'>\" href=y>z";
    struct sink a = {.skip_attrs = "a"};
    check(run_html, &a, in, sizeof in - 1, "<a\na>\n<i\n@b='>\n@href=y\ni>\nz");
    struct sink b = {.want = "href"};
    check(run_html, &b, in, sizeof in - 1,
            "<a\n@href=x\na>\n<i\n@href=y\ni>\nz");
}

static void receivers_may_stop(void **state)
{
    (void)state;
    char value[8];
    struct log l = {0};
    struct sink s = {.l = &l, .stop_after = 3};
    ng_markup_init(
            &s.m, NG_MARKUP_HTML, value, sizeof value, write_event, NULL, &s);
    assert_int_equal(feed(&s.m, "<a b=c d=e>f", 12), NG_ESTOP);
    assert_string_equal(l.s, "\n<a\n@b=c\n@d=e" + 1);
    log_free(&l);
}

static void xml(void **state)
{
    (void)state;
    xml_is("<?xml version='1.0'?><dc:Title a=\"b\"/><\xC3\xA9>&amp;</\xC3\xA9>",
            "<dc:Title\n@a=b\ndc:Title/>\n<\xC3\xA9\n\xC3\xA9>\n&\n"
            "</\xC3\xA9");
    xml_is("a<![CDATA[<b>&amp;]]]>]]]]>c]]>d", "a<b>&amp;]]]]]>c]]>d");
    xml_is("<![CDATA[]]><![CDATA[]]]]><![cdata[x]]>", "]]x");
    xml_is("a<![CDATA[b]", "ab]");
    xml_is("<?a b>c ?? ?>d<?e?>f<!ELEMENT x>g", "dfg");
    xml_is("<script><b></script>", "<script\nscript>\n<b\nb>\n</script");
}

static void xml_doctypes_are_skipped(void **state)
{
    (void)state;
    xml_is("<!DOCTYPE rss PUBLIC \"-//x\" 'y'>a", "a");
    xml_is("<!DOCTYPE rss [<!ENTITY a \"]&b;\"><!-- don't ] --><?p '?>\n"
           "<!ELEMENT c (d)> ] >&a;",
            "&a;");
    xml_is("<!DOCTYPE rss [<!ENTITY % x '\">'>]><r>", "<r\nr>");
}

static void odd_bytes(void **state)
{
    (void)state;
    static const char in[] = "a\0b<p\0q r\0='s\0t'>\0<![CDATA[u\0]]>";
    struct sink s = {0};
    check(run_xml, &s, in, sizeof in - 1,
            "ab\n<p\xEF\xBF\xBDq\n@r\xEF\xBF\xBD=s\xEF\xBF\xBDt\n"
            "p\xEF\xBF\xBDq>\nu");
    char tag[400];
    memset(tag, 'x', sizeof tag);
    tag[0] = '<';
    tag[399] = '>';
    struct log l = feed_split(tag, sizeof tag, run_xml, &s);
    assert_int_equal(l.len, 1 + 63 + 1 + 63 + 1);
    log_free(&l);
}

/* ---- expat as the judge on well-formed XML ------------------------------- */

static void XMLCALL expat_open(
        void *ctx, const char *name, const char **attributes)
{
    struct sink *s = ctx;
    s->last = NG_MARKUP_OPEN;
    log_printf(s->l, "\n<%s", name);
    for (; *attributes != NULL; attributes += 2) {
        log_printf(s->l, "\n@%s=%s", attributes[0], attributes[1]);
    }
    log_printf(s->l, "\n%s>", name);
}

static void XMLCALL expat_close(void *ctx, const char *name)
{
    struct sink *s = ctx;
    s->last = NG_MARKUP_OPEN;
    log_printf(s->l, "\n</%s", name);
}

static void XMLCALL expat_text(void *ctx, const char *text, int n)
{
    struct sink *s = ctx;
    log_printf(s->l, s->last == NG_MARKUP_TEXT ? "" : "\n");
    s->last = NG_MARKUP_TEXT;
    log_bytes(s->l, text, (size_t)n);
}

static void run_like_expat(const struct pieces *p, struct log *l, void *ctx)
{
    struct sink *s = ctx;
    static char value[1024];
    s->l = l;
    s->last = NG_MARKUP_OPEN;
    log_printf(l, "start");
    ng_markup_init(
            &s->m, NG_MARKUP_XML, value, sizeof value, write_event, NULL, s);
    assert_int_equal(feed_pieces(p, feed, &s->m), NG_OK);
    assert_int_equal(ng_markup_end(&s->m), NG_OK);
}

/* White space outside of the root and before it, and how an empty element was
 * written, are not reported by expat. */
static void tidy(struct log *l)
{
    char *from = l->s, *to = l->s;
    while (*from != '\0') {
        if (strncmp(from, "/>", 2) == 0 && (from[2] == '\n' || !from[2])) {
            char *name = to;
            while (name[-1] != '\n') {
                name--;
            }
            size_t n = (size_t)(to - name);
            assert_true(n < 64);
            char copy[64];
            memcpy(copy, name, n);
            *to++ = '>';
            from += 2;
            /* "</name" was not written: the line is as long as "name/>" plus
             * one, so there is room only by moving the rest */
            size_t rest = strlen(from);
            struct log grown = {0};
            log_bytes(&grown, l->s, (size_t)(to - l->s));
            log_printf(&grown, "\n</%.*s", (int)n, copy);
            size_t at = grown.len;
            log_bytes(&grown, from, rest);
            log_free(l);
            *l = grown;
            from = to = l->s + at;
            continue;
        }
        *to++ = *from++;
    }
    l->len = (size_t)(to - l->s);
    *to = '\0';
}

static void equals_expat(const char *path)
{
    size_t n;
    char *bytes = read_file(path, &n);
    struct log theirs = {0};
    struct sink judge = {.l = &theirs, .last = NG_MARKUP_OPEN};
    XML_Parser p = XML_ParserCreate("UTF-8");
    log_printf(&theirs, "start");
    XML_SetUserData(p, &judge);
    XML_SetElementHandler(p, expat_open, expat_close);
    XML_SetCharacterDataHandler(p, expat_text);
    if (XML_Parse(p, bytes, (int)n, 1) != XML_STATUS_OK) {
        fail_msg("%s: %s", path, XML_ErrorString(XML_GetErrorCode(p)));
    }
    XML_ParserFree(p);
    struct sink s = {0};
    struct log ours = feed_split(bytes, n, run_like_expat, &s);
    tidy(&ours);
    /* outside of the root */
    const char *root = strstr(ours.s, "\n<");
    assert_non_null(root);
    size_t skip = strlen("start");
    assert_true(strlen(root) >= theirs.len - skip);
    assert_memory_equal(root, theirs.s + skip, theirs.len - skip);
    for (const char *end = root + theirs.len - skip; *end != '\0'; end++) {
        assert_true(*end == '\n');
    }
    log_free(&ours);
    log_free(&theirs);
    free(bytes);
}

static void expat_agrees(void **state)
{
    (void)state;
    equals_expat("test/data/feeds/rss2.xml");
    equals_expat("test/data/feeds/atom.xml");
    equals_expat("test/data/feeds/rdf.xml");
    equals_expat("test/data/feeds/prefixed.xml");
    equals_expat("test/data/feeds/markup.xml");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(tags_and_attributes),
            cmocka_unit_test(stray_quotes),
            cmocka_unit_test(values_are_decoded_and_cut),
            cmocka_unit_test(references_in_text),
            cmocka_unit_test(comments),
            cmocka_unit_test(raw_text),
            cmocka_unit_test(receivers_may_skip),
            cmocka_unit_test(receivers_may_stop),
            cmocka_unit_test(xml),
            cmocka_unit_test(xml_doctypes_are_skipped),
            cmocka_unit_test(odd_bytes),
            cmocka_unit_test(expat_agrees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
