/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include "linux/opml.h"

static int on_feed(
        void *ctx, struct ng_str name, struct ng_str url, struct ng_str section)
{
    struct log *l = ctx;
    log_str(l, section);
    log_printf(l, "|");
    log_str(l, name);
    log_printf(l, "|");
    log_str(l, url);
    log_printf(l, "\n");
    return NG_OK;
}

static void nested_titles_are_sections(void **state)
{
    struct log l = {0};
    struct opml_reader to = {on_feed, &l};
    (void)state;
    assert_int_equal(opml_read("test/data/program/subscriptions.opml", &to), 8);
    assert_string_equal(l.s,
            "|Harbour & Sea <daily>|https://harbour.example/rss?a=1&b=2\n"
            "World|Nordic Wire|https://nordic.example/feed\n"
            "World|Caf\xC3\xA9 du Monde|https://cafe.example/atom.xml\n"
            "Finance|Ledger|http://ledger.example/rss\n"
            "World|After Finance|https://after.example/rss\n"
            "|planet.example|https://www.planet.example/rss\n"
            "Science|By category|https://category.example/rss\n"
            "|Inner|https://inner.example/rss\n");
    log_free(&l);
}

static void what_is_no_list(void **state)
{
    struct log l = {0};
    struct opml_reader to = {on_feed, &l};
    (void)state;
    assert_int_equal(opml_read("test/data/feeds/rss2.xml", &to), NG_EFORMAT);
    assert_int_equal(opml_read("test/data/program/absent", &to), NG_EIO);
    assert_null(l.s);
}

static int stop(
        void *ctx, struct ng_str name, struct ng_str url, struct ng_str section)
{
    (void)name;
    (void)url;
    (void)section;
    ++*(int *)ctx;
    return NG_ENOMEM;
}

static void an_error_ends_the_reading(void **state)
{
    int n = 0;
    struct opml_reader to = {stop, &n};
    (void)state;
    assert_int_equal(
            opml_read("test/data/program/subscriptions.opml", &to), NG_ENOMEM);
    assert_int_equal(n, 1);
}

static void written_lists_are_read_back(void **state)
{
    static const char path[] = "build/test/test_opml.opml";
    struct feed feeds[] = {
            {.name = "B \"quoted\" <b>", .url = "https://b.example/?x&y"},
            {.name = "W1", .url = "https://w1.example/", .section = "World"},
            {.name = "S", .url = "https://s.example/", .section = "A&B"},
            {.name = "W2", .url = "https://w2.example/", .section = "World"},
    };
    struct config c = {.feeds = feeds, .n_feeds = 4};
    struct log text = {0}, l = {0};
    struct ng_sink out = log_sink(&text);
    struct opml_reader to = {on_feed, &l};
    (void)state;
    assert_int_equal(opml_write(&out, &c, "Mine & <yours>"), NG_OK);
    assert_non_null(strstr(text.s, "<title>Mine &amp; &lt;yours></title>"));
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fwrite(text.s, 1, text.len, f);
    fclose(f);
    assert_int_equal(opml_read(path, &to), 4);
    assert_string_equal(l.s, "|B \"quoted\" <b>|https://b.example/?x&y\n"
                             "World|W1|https://w1.example/\n"
                             "World|W2|https://w2.example/\n"
                             "A&B|S|https://s.example/\n");
    remove(path);
    log_free(&text);
    log_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(nested_titles_are_sections),
            cmocka_unit_test(what_is_no_list),
            cmocka_unit_test(an_error_ends_the_reading),
            cmocka_unit_test(written_lists_are_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
