/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static struct ng_feed_prefix prefixes[NG_FEED_PREFIXES];
static uint8_t n_prefixes;

static void declare(const char *prefix, const char *uri)
{
    ng_feed_prefix_add(
            prefixes, &n_prefixes, ng_str_of(prefix), ng_str_of(uri));
}

static struct ng_feed_name name_of(const char *name)
{
    return ng_feed_name_of(ng_str_of(name), prefixes, n_prefixes);
}

static void names(void **state)
{
    (void)state;
    n_prefixes = 0;
    assert_int_equal(name_of("title").ns, NG_FEED_CORE_NS);
    assert_int_equal(name_of("DC:date").ns, NG_FEED_DC_NS);
    assert_str(name_of("DC:date").local, "date");
    assert_int_equal(name_of("q:date").ns, NG_FEED_OTHER_NS);
    declare("q", "http://purl.org/dc/elements/1.1/");
    assert_int_equal(name_of("q:date").ns, NG_FEED_DC_NS);
    declare("c", "http://purl.org/rss/1.0/modules/content/");
    assert_int_equal(name_of("c:encoded").ns, NG_FEED_CONTENT_NS);
    declare("s", "http://purl.org/rss/1.0/modules/slash/");
    assert_int_equal(name_of("s:department").ns, NG_FEED_OTHER_NS);
    declare("r", "http://purl.org/rss/1.0/");
    assert_int_equal(name_of("r:item").ns, NG_FEED_CORE_NS);
    declare("a-prefix-without-end", "http://www.w3.org/2005/Atom");
    declare("z", "urn:unknown");
    assert_int_equal(n_prefixes, 4);
    for (int i = 0; i < 20; i++) {
        declare("y", "http://www.w3.org/2005/Atom");
    }
    assert_int_equal(n_prefixes, NG_FEED_PREFIXES);
}

static void elements(void **state)
{
    (void)state;
    n_prefixes = 0;
    assert_int_equal(ng_feed_element_of(name_of("Item")), NG_FEED_ITEM_ELEMENT);
    assert_int_equal(
            ng_feed_element_of(name_of("atom:entry")), NG_FEED_ITEM_ELEMENT);
    assert_int_equal(
            ng_feed_element_of(name_of("rdf:RDF")), NG_FEED_ROOT_ELEMENT);
    assert_int_equal(
            ng_feed_element_of(name_of("image")), NG_FEED_SKIP_ELEMENT);
    assert_int_equal(
            ng_feed_element_of(name_of("itunes:image")), NG_FEED_FIELD_ELEMENT);
    assert_null(ng_feed_rule_of(name_of("itunes:title"), false));
    assert_null(ng_feed_rule_of(name_of("name"), false));
    assert_int_equal(
            ng_feed_rule_of(name_of("name"), true)->field, NG_FEED_AUTHOR);
    assert_true(ng_feed_rule_of(name_of("pubDate"), false)->rank >
                ng_feed_rule_of(name_of("dc:date"), false)->rank);
    assert_true(ng_feed_rule_of(name_of("content:encoded"), false)->rank >
                ng_feed_rule_of(name_of("content"), false)->rank);
}

static uint8_t link_rank(const char *rel, const char *type)
{
    struct ng_feed_attrs a = {0};
    if (rel != NULL) {
        ng_feed_attr(&a, NG_STR("rel"), ng_str_of(rel));
    }
    if (type != NULL) {
        ng_feed_attr(&a, NG_STR("type"), ng_str_of(type));
    }
    return ng_feed_link_rank(&a);
}

static void attributes(void **state)
{
    (void)state;
    assert_true(link_rank("alternate", NULL) > link_rank(NULL, NULL));
    assert_true(link_rank(NULL, NULL) > link_rank("alternate", "audio/mpeg"));
    assert_true(link_rank("alternate", "audio/mpeg") > link_rank("self", NULL));
    assert_true(link_rank("self", NULL) > link_rank("enclosure", NULL));
    assert_true(ng_feed_want(NG_STR("isPermaLink")));
    assert_true(ng_feed_want(NG_STR("xmlns:x")));
    assert_false(ng_feed_want(NG_STR("class")));
}

static void decides(const char *element, bool atom, const char *type,
        const char *mode, enum ng_feed_markup want)
{
    struct ng_feed_attrs a = {.atom = atom};
    if (type != NULL) {
        ng_feed_attr(&a, NG_STR("type"), ng_str_of(type));
    }
    if (mode != NULL) {
        ng_feed_attr(&a, NG_STR("mode"), ng_str_of(mode));
    }
    ng_feed_decide(&a, ng_feed_rule_of(name_of(element), false));
    assert_int_equal(a.text, want);
}

static void what_text_is(void **state)
{
    (void)state;
    n_prefixes = 0;
    decides("title", false, NULL, NULL, NG_FEED_MARKS);
    decides("description", false, NULL, NULL, NG_FEED_HTML);
    decides("xhtml:body", false, NULL, NULL, NG_FEED_PLAIN);
    decides("title", true, "text", NULL, NG_FEED_PLAIN);
    decides("title", true, NULL, NULL, NG_FEED_MARKS);
    decides("title", true, "html", NULL, NG_FEED_HTML);
    decides("summary", true, "text/html", "escaped", NG_FEED_HTML);
    decides("content", true, "xhtml", NULL, NG_FEED_PLAIN);
    decides("content", true, "text/html", "base64", NG_FEED_BINARY);
    decides("content", true, "image/svg+xml", NULL, NG_FEED_PLAIN);
    decides("content", true, "image/png", NULL, NG_FEED_BINARY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(names),
            cmocka_unit_test(elements),
            cmocka_unit_test(attributes),
            cmocka_unit_test(what_text_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
