/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static int feed(void *m, const char *bytes, size_t n)
{
    ng_meta_ld_feed(m, bytes, n);
    return NG_OK;
}

static void run(const struct pieces *p, struct log *l, void *ctx)
{
    (void)ctx;
    struct ng_meta m;
    struct ng_shingles body = {{0}, 0, {0}, 0, 0, 0};
    ng_meta_init(&m, &body);
    ng_meta_ld_begin(&m);
    (void)feed_pieces(p, feed, &m);
    ng_meta_ld_end(&m);
    log_str(l, ng_meta_get(&m, NG_META_LD_TITLE));
    log_printf(l, "|");
    log_str(l, ng_meta_get(&m, NG_META_AUTHOR));
    log_printf(l, "|%lld|%s|%u",
            m.date[NG_META_DATE_LD] == NG_NO_DATE
                    ? -1LL
                    : (long long)m.date[NG_META_DATE_LD],
            m.og_article ? "article" : "", body.n > 0);
}

static void check(const char *json, const char *want)
{
    struct log l = feed_split(json, strlen(json), run, NULL);
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void json_ld(void **state)
{
    (void)state;
    check("{\"@type\":\"NewsArticle\",\"headline\":\" A &amp; B\\u0026quot; "
          "\",\"datePublished\":\"2001-09-09T01:46:40Z\",\"author\":\"Jo "
          "Doe\"}",
            "A & B\"|Jo Doe|1000000000|article|0");
    /* inside comments, and after junk; the first author of several */
    check("//<![CDATA[\n[{\"name\":\"Site\",\"comment\":{\"author\":\"No\","
          "\"datePublished\":\"1999-01-01\"},\"author\":[{\"url\":\"x\","
          "\"name\":\"First\"},{\"name\":\"Second\"}],\"name\":\"no\"}]",
            "|First|-1||0");
    check("{\"author\":{\"name\":\"https://example.org/"
          "jo\"},\"articleBody\":\"The lake emptied in a single night and "
          "covered four miles of the road with mud. Nobody was hurt, said the "
          "keeper of the hut, who had heard a roar like that of a train.\"}",
            "||-1||1");
    check("{\"headline\":\"Cut off", "||-1||0");
    check("<p>", "||-1||0");
}

static void names(void **state)
{
    (void)state;
    struct ng_meta m;
    ng_meta_init(&m, NULL);
    ng_meta_tag(&m, NG_STR("OG:Title"), NG_STR("  One\n two "));
    ng_meta_tag(&m, NG_STR("twitter:title"), NG_STR("Later"));
    ng_meta_tag(&m, NG_STR("article:published_time"), NG_STR("soon"));
    ng_meta_tag(&m, NG_STR("pubdate"), NG_STR("20 May 2020"));
    ng_meta_tag(&m, NG_STR("date"), NG_STR("2021-01-01"));
    ng_meta_tag(&m, NG_STR("author"), NG_STR("https://example.org/jo"));
    ng_meta_tag(&m, NG_STR("author"), NG_STR("Jo"));
    ng_meta_tag(&m, NG_STR("viewport"), NG_STR("width=device-width"));
    assert_str(ng_meta_get(&m, NG_META_OG_TITLE), "One two");
    assert_str(ng_meta_get(&m, NG_META_AUTHOR), "Jo");
    struct ng_civil c;
    ng_date_civil(m.date[NG_META_DATE_META], &c);
    assert_int_equal(c.year, 2020);
    /* what is too long is cut between characters */
    for (int i = 0; i < 300; i++) {
        ng_meta_add(&m, NG_META_TITLE, NG_STR("a\xC3\xA9"));
    }
    struct ng_str title = ng_meta_get(&m, NG_META_TITLE);
    assert_true(title.len > 250 && title.len <= 256);
    assert_int_equal(ng_utf8_valid(title.s, title.len), title.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(json_ld),
            cmocka_unit_test(names),
    };
    return cmocka_run_group_tests_name("meta", tests, NULL, NULL);
}
