/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* The examples of RFC 3986 5.4 against its base; ours against a news site. */
static const char rfc[] = "http://a/b/c/d;p?q";
static const char news[] = "https://news.example.org/a/b.html?x=1#top";

static void check(const char *base, const char *ref, const char *want)
{
    char out[256];
    int n = ng_url_resolve(ng_str_of(base), ng_str_of(ref), out, sizeof out);
    if (want == NULL) {
        assert_int_equal(n, NG_EFORMAT);
        return;
    }
    assert_true(n >= 0);
    assert_str((struct ng_str){out, (uint32_t)n}, want);
    /* no byte more than it says is needed, and never a cut URL */
    if (strpbrk(ref, "\t\n.") == NULL) {
        assert_int_equal(ng_url_resolve(ng_str_of(base), ng_str_of(ref), out,
                                 (uint32_t)n),
                n);
        assert_int_equal(ng_url_resolve(ng_str_of(base), ng_str_of(ref), out,
                                 (uint32_t)n - 1),
                NG_ELIMIT);
    }
    /* a resolved URL is its own resolution */
    char again[256];
    n = ng_url_resolve(NG_STR(""), ng_str_of(want), again, sizeof again);
    assert_true(n >= 0);
    assert_str((struct ng_str){again, (uint32_t)n}, want);
}

static void relative(void **state)
{
    (void)state;
    check(rfc, "g:h", "g:h");
    check(rfc, "g", "http://a/b/c/g");
    check(rfc, "//g", "http://g/");
    check(rfc, "?y", "http://a/b/c/d;p?y");
    check(rfc, "#s", "http://a/b/c/d;p?q#s");
    check(rfc, "", "http://a/b/c/d;p?q");
    check(rfc, ";x", "http://a/b/c/;x");
    check(rfc, "..", "http://a/b/");
    check(rfc, "../../../g", "http://a/g");
    check(rfc, "g;x=1/../y", "http://a/b/c/y");
    check(rfc, "g?y/../x", "http://a/b/c/g?y/../x");
    check(news, "c.html", "https://news.example.org/a/c.html");
    check(news, "/", "https://news.example.org/");
    check("https://example.org", "a", "https://example.org/a");
    check("", "a", NULL);
    check("mailto:a@example.org", "b", NULL);
}

static void as_browsers_do(void **state)
{
    (void)state;
    check(news, " /x y\n", "https://news.example.org/x%20y");
    check(news, "/x\n\ty", "https://news.example.org/xy");
    check(news, "\\x\\y", "https://news.example.org/x/y");
    check(news, "///cdn.example/x", "https://cdn.example/x");
    check(news, "https:c", "https://news.example.org/a/c");
    check(news, "/%2e%2E/caf\xC3\xA9?q=\xC3\xA9\"'#<a>",
            "https://news.example.org/caf%C3%A9?q=%C3%A9%22%27#%3Ca%3E");
    check(news, "/50%", "https://news.example.org/50%");
    check(news, "/a\x01", "https://news.example.org/a");
    check("", "HTTPS://U:P@Example.ORG:0443", "https://U:P@example.org/");
    check("", "http://example.org:0081?", "http://example.org:81/?");
    check("", "http://a@b@c/", "http://a%40b@c/");
    check("", "javascript:alert(1)", "javascript:alert(1)");
}

static void hosts(void **state)
{
    (void)state;
    check("",
            "http://B\xC3\xBC"
            "cher.Example/",
            "http://xn--bcher-kva.example/");
    check("", "http://\xD1\x80\xD1\x84/", "http://xn--p1ai/");
    check("", "http://\xE4\xBE\x8B\xE3\x80\x82jp/", "http://xn--fsq.jp/");
    check("", "http://[2001:DB8::1]:80/", "http://[2001:db8::1]/");
    check("", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/");
    const char *bad[] = {"http://", "http:///", "http://a b/", "http://a:b/",
            "http://a:65536/", "http://u@/", "http://[1::g]/", "http://0x7f.1/",
            "http://1.2.3/", "http://1.2.3.256/", "http://01.2.3.4/",
            "http://a%41b/", "http://a%/", "http://\xFF/"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check(news, bad[i], NULL);
    }
}

/* Found by test/fuzz: what fits in no room is not "no address"; a label that
 * is too long for DNS only once it is Punycode. */
static void limits(void **state)
{
    (void)state;
    char out[128];
    assert_int_equal(ng_url_resolve(NG_STR(""), NG_STR("http://a\t.b"), out, 3),
            NG_ELIMIT);
    char host[96] = "http://\xC3\xA9";
    memset(host + 9, 'a', 60);
    check("", host, NULL);
}

static void split(void **state)
{
    (void)state;
    struct ng_url u;
    assert_int_equal(
            ng_url_split(NG_STR("https://u:p@[::1]:8443/a?b?c#d#e"), &u), 0);
    assert_str(u.scheme, "https");
    assert_str(u.userinfo, "u:p");
    assert_str(u.host, "[::1]");
    assert_int_equal(u.port, 8443);
    assert_str(u.path, "/a");
    assert_str(u.query, "b?c");
    assert_str(u.fragment, "d#e");
    assert_int_equal(ng_url_split(NG_STR("//h:?"), &u), 0);
    assert_true(u.has_authority && u.has_query && !u.has_fragment);
    assert_int_equal(u.port, 0);
    assert_int_equal(ng_url_split(NG_STR("http://h:99999/"), &u), NG_EFORMAT);
    assert_int_equal(ng_url_split(NG_STR(""), &u), 0);
}

static void is_http(void **state)
{
    (void)state;
    assert_true(ng_url_is_http(NG_STR("HTTP://example.org")));
    const char *bad[] = {"ftp://example.org", "http:/a", "/a", "", "http://",
            "https://a/\x7f", "https://a/ b", "https://a:x/", "data:,x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(ng_url_is_http(ng_str_of(bad[i])));
    }
    assert_str(
            ng_url_site(NG_STR("https://WWW.example.org:8/a")), "example.org");
    assert_str(ng_url_site(NG_STR("a")), "");
    assert_str(
            ng_url_name(NG_STR("https://WWW.example.org:8/a")), "example.org");
    assert_str(ng_url_name(NG_STR("news/feed.xml")), "feed.xml");
    assert_str(ng_url_site(NG_STR("http://www./")), "www.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(relative),
            cmocka_unit_test(as_browsers_do),
            cmocka_unit_test(hosts),
            cmocka_unit_test(limits),
            cmocka_unit_test(split),
            cmocka_unit_test(is_http),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
