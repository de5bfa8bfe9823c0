/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void sniffs(const char *head, enum ng_doc want)
{
    char wide[512] = "\xFF\xFE";
    size_t n = strlen(head);
    assert_true(2 * n + 2 <= sizeof wide);
    if (ng_sniff(head, n) != want) {
        fail_msg("%s: %d, not %d", head, (int)ng_sniff(head, n), (int)want);
    }
    /* an exact copy, so that ASan sees a read past it */
    for (size_t i = 0; i <= n; i++) {
        char *copy = malloc(i + 1);
        memcpy(copy, head, i);
        (void)ng_sniff(copy, i);
        free(copy);
    }
    if (want != NG_DOC_BINARY) {
        for (size_t i = 0; i < n; i++) {
            wide[2 + 2 * i] = head[i];
        }
        assert_int_equal(ng_sniff(wide, 2 + 2 * n), want);
    }
}

static void feeds(void **state)
{
    (void)state;
    sniffs("<?xml version='1.0'?>\n<rss version='2.0'>", NG_DOC_XML_FEED);
    sniffs("<feed xmlns='http://www.w3.org/2005/Atom'>", NG_DOC_XML_FEED);
    sniffs("<?xml?><!-- <html> --><atom:feed>", NG_DOC_XML_FEED);
    sniffs("<!DOCTYPE rdf:RDF [<!ENTITY a 'b'>]><rdf:RDF>", NG_DOC_XML_FEED);
    sniffs("\n\n <RSS>", NG_DOC_XML_FEED);
    sniffs("<br />\n<b>Warning</b>: x.php line 3<br />\n<?xml?><rss>",
            NG_DOC_XML_FEED);
    sniffs("<?xml version='1.0'?><!-- a long licence without end",
            NG_DOC_XML_FEED);
    sniffs("<opml version='2.0'>", NG_DOC_OPML);
    assert_int_equal(ng_sniff("\xEF\xBB\xBF<rss>", 8), NG_DOC_XML_FEED);
}

static void pages(void **state)
{
    (void)state;
    sniffs("<!DOCTYPE html><rss>", NG_DOC_HTML);
    sniffs("<html><head>", NG_DOC_HTML);
    sniffs("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C'><html>",
            NG_DOC_HTML);
    sniffs("<p>Hello", NG_DOC_HTML);
}

static void json(void **state)
{
    (void)state;
    sniffs("{\"version\": \"https://jsonfeed.org/version/1.1\"}",
            NG_DOC_JSON_FEED);
    sniffs("{\"items\":[{\"id\":\"1\",\"content_text\":\"a\"}]}",
            NG_DOC_JSON_FEED);
    sniffs(" { \"items\": 3}", NG_DOC_JSON);
    sniffs("{}", NG_DOC_JSON);
    sniffs("{a}", NG_DOC_TEXT);
}

static void others(void **state)
{
    (void)state;
    sniffs("", NG_DOC_TEXT);
    sniffs("Hello, 1 < 2", NG_DOC_TEXT);
    sniffs("<?xml version='1.0'?><svg><title>x</title>", NG_DOC_TEXT);
    sniffs("%PDF-1.4 <html>", NG_DOC_BINARY);
    sniffs("\x89PNG\r\n\x1A\n <rdf:RDF>", NG_DOC_BINARY);
    sniffs("abc\x01\x02", NG_DOC_BINARY);
    assert_int_equal(ng_sniff("abc\0def", 7), NG_DOC_BINARY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(feeds),
            cmocka_unit_test(pages),
            cmocka_unit_test(json),
            cmocka_unit_test(others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
