/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static char mem[128 * 1024];

static int on_item(void *ctx, const struct ng_item *item)
{
    struct log *l = ctx;
    log_printf(l, "item %.*s\n", (int)item->title.len, item->title.s);
    return NG_OK;
}

static int stop(void *ctx, const struct ng_item *item)
{
    on_item(ctx, item);
    return NG_ESTOP;
}

static int feed(void *d, const char *bytes, size_t n)
{
    return ng_document_feed(d, bytes, n);
}

/* ctx: "p" reads a page only, "s" stops at the first item. */
static void run(const struct pieces *p, struct log *l, void *ctx)
{
    struct ng_arena a;
    struct ng_document d;
    const char *mode = ctx;
    ng_arena_init(&a, mem, sizeof mem);
    ng_document_init(&d, &a);
    assert_int_equal(ng_arena_used(&a), 0);
    d.item = *mode == 's' ? stop : on_item;
    d.ctx = l;
    d.page_only = *mode == 'p';
    feed_pieces(p, feed, &d);
    int err = ng_document_end(&d);
    log_printf(l, "%d %d %.*s\n", d.kind, err, (int)d.article.title.len,
            d.article.title.len > 0 ? d.article.title.s : "");
}

static void check(const char *text, const char *mode, const char *want)
{
    char copy[2];
    snprintf(copy, sizeof copy, "%s", mode);
    struct log l = feed_split(text, strlen(text), run, copy);
    assert_string_equal(l.s, want);
    log_free(&l);
}

#define RSS                                                                    \
    "<rss><channel><title>t</title><item><title>one</title></item>"            \
    "<item><title>two</title></item></channel></rss>"

static void kinds(void **state)
{
    (void)state;
    check(RSS, "", "item one\nitem two\n1 0 \n");
    check(RSS, "s", "item one\n1 0 \n");
    check(RSS, "p", "3 -3 \n");
    check("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":["
          "{\"id\":\"1\",\"title\":\"one\"}]}",
            "", "item one\n1 0 \n");
    check("<html><head><title>A headline</title></head><body><h1>A headline"
          "</h1><p>A long enough paragraph, with a comma, that says what has "
          "happened, and where, and to whom, on that day.</p></body></html>",
            "p", "2 0 A headline\n");
    check("\x89PNG\r\n\x1a\n", "", "3 -3 \n");
    check("", "", "0 -3 \n");
}

/* A feed longer than the bytes that are sniffed. */
static void long_feed(void **state)
{
    (void)state;
    struct log text = {0}, want = {0};
    log_printf(&text, "<rss><channel>");
    for (int i = 0; i < 100; i++) {
        log_printf(&text, "<item><title>item %d</title></item>", i);
        log_printf(&want, "item item %d\n", i);
    }
    log_printf(&want, "1 0 \n");
    check(text.s, "", want.s);
    log_free(&text);
    log_free(&want);
}

static void no_memory(void **state)
{
    (void)state;
    for (size_t room = 0; room < sizeof mem; room += 499) {
        struct ng_arena a;
        struct ng_document d;
        struct log l = {0};
        ng_arena_init(&a, mem, room);
        ng_document_init(&d, &a);
        d.item = on_item;
        d.ctx = &l;
        int err = ng_document_feed(&d, RSS, sizeof RSS - 1);
        assert_true(err == NG_OK || err == NG_ENOMEM);
        err = ng_document_end(&d);
        assert_true(err == NG_OK || err == NG_ENOMEM);
        log_free(&l);
    }
}

/* A hook that counts what is open, and fails at a '!'. */
static int hook_open(void *ctx, const char *name)
{
    (void)name;
    return ++*(int *)ctx == 1 ? NG_OK : NG_EIO;
}

static int hook_convert(
        void *ctx, const void *bytes, size_t n, const struct ng_sink *out)
{
    (void)ctx;
    return n == 0                          ? NG_OK
           : memchr(bytes, '!', n) != NULL ? NG_EIO
                                           : out->write(out->ctx, bytes, n);
}

static void hook_close(void *ctx)
{
    --*(int *)ctx;
}

/* Whatever ends a document, its converter is closed. */
static void hooks_are_closed(void **state)
{
    (void)state;
    static const struct {
        const char *text, *end;
        int err;
    } cases[] = {{RSS, "", NG_OK}, {"<html><p>a.", "", NG_OK},
            {"<html><p>a.", "!", NG_EIO}};
    int open = 0;
    struct ng_charset_hook hook = {hook_open, hook_convert, hook_close, &open};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        static const char more[3000]; /* beyond what is sniffed */
        struct ng_arena a;
        struct ng_document d;
        struct log l = {0};
        ng_arena_init(&a, mem, sizeof mem);
        ng_document_init(&d, &a);
        d.content_type = NG_STR("a/b; charset=gbk");
        d.hook = &hook;
        d.item = stop;
        d.ctx = &l;
        ng_document_feed(&d, cases[i].text, strlen(cases[i].text));
        ng_document_feed(&d, more, sizeof more);
        ng_document_feed(&d, "\xB0\xA1", 2);
        ng_document_feed(&d, more, sizeof more);
        ng_document_feed(&d, cases[i].end, strlen(cases[i].end));
        assert_int_equal(ng_document_end(&d), cases[i].err);
        assert_int_equal(open, 0);
        log_free(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(kinds),
            cmocka_unit_test(long_feed),
            cmocka_unit_test(no_memory),
            cmocka_unit_test(hooks_are_closed),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
