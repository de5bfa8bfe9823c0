/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static struct ng_block list[200];
static char text[8192];

static void fact(
        void *ctx, enum ng_fact f, struct ng_str name, struct ng_str value)
{
    static const char *const names[] = {"meta", "title", "/title", "lang",
            "prop", "time", "ld", "json", "/ld"};
    struct log *l = ctx;
    if (f == NG_FACT_TITLE || f == NG_FACT_LD_TEXT) {
        log_str(l, value); /* pieces */
        return;
    }
    log_printf(l, "<%s", names[f]);
    if (name.len + value.len > 0) {
        log_printf(l, " %.*s=%.*s", (int)name.len, name.s, (int)value.len,
                value.s);
    }
    log_printf(l, ">");
}

static int feed(void *x, const char *bytes, size_t n)
{
    return ng_scan_feed(x, bytes, n);
}

/* Facts, then a line a block: its tag, its text, links and sem in hex. */
static void run(const struct pieces *p, struct log *l, void *ctx)
{
    (void)ctx;
    struct ng_blocks b;
    struct ng_scan x;
    ng_block_init(&b, list, 200, text, sizeof text);
    ng_scan_init(&x, &b, fact, l);
    assert_int_equal(feed_pieces(p, feed, &x), NG_OK);
    assert_int_equal(ng_scan_end(&x), NG_OK);
    for (uint32_t i = 0; i < b.n; i++) {
        log_printf(l, "\n[%.*s] %u", (int)list[i].len, text + list[i].at,
                list[i].linked);
        log_printf(l, " %x %x", (unsigned)list[i].sem, list[i].far);
    }
}

static void check(const char *html, const char *want)
{
    struct log l = feed_split(html, strlen(html), run, NULL);
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void blocks(void **state)
{
    (void)state;
    check("<p>one <b>two</b>three<p>four<br>five<div>six</div>seven",
            "\n[one twothree] 0 0 0\n[four five] 0 0 0\n[six] 0 0 0"
            "\n[seven] 0 0 0");
    check("a<br><br/>b<hr>c</p>d",
            "\n[a] 0 0 0\n[b] 0 0 0\n[c] 0 0 0\n[d] 0 0 0");
    check("<ul><li>x<li><a href=y>y</a> z</ul>",
            "\n[x] 0 100 0\n[y z] 1 100 0");
    check("<table><tr><td>1<td>2<tr><th>3</table>4",
            "\n[1] 0 8080 0\n[2] 0 8080 0\n[3] 0 8080 0\n[4] 0 0 0");
    check("<div class='article-body'>a<div>b</div></b></div>c",
            "\n[a] 0 0 c00\n[b] 0 0 c00\n[c] 0 0 0");
    check("<a>one<a>two</a> three", "\n[onetwo three] 6 0 0");
}

static void skipped(void **state)
{
    (void)state;
    check("a<script>b<p></script><style>c</style><svg><title>d</title><path/>"
          "</svg><select><option>e<option>f</select>g",
            "\n[ag] 0 0 0");
    /* spare, but in the middle of a paragraph nothing */
    check("<div><noscript><div>x</div>z</noscript>y</div>",
            "\n[x] 0 100000 0\n[z] 0 100000 0\n[y] 0 0 0");
    check("<p>a<noscript>x<i>y</i></noscript>b</p>", "\n[ab] 0 0 0");
    /* how a word is read is no part of it */
    check("<ruby>hard<rp>(</rp><rt>x</rt><rp>)</rp></ruby> word",
            "\n[hard word] 0 0 0");
    check("<p hidden>x</p><div hidden>y</div>", "\n[y] 0 40000 0");
    check("<button>x<div>y</button></div>z", "\n[z] 0 0 0");
}

static void facts(void **state)
{
    (void)state;
    check("<html lang=en><title>A &amp; B</title><meta content=1 name=x><meta "
          "property=y content='2'><time datetime=3>z</time><span "
          "itemprop=datePublished content=4></span><nav><time datetime=5>"
          "</time></nav>",
            "<lang =en>A & B</title><meta x=1><meta y=2><time =3><prop =4>"
            "\n[z] 0 0 0");
    check("<script type='application/ld+json'>{\"a\":\"<p>\"}</script>",
            "<ld>{\"a\":\"<p>\"}</ld>");
}

/* Deeper than the stack: nothing is lost but some ancestors. */
static void too_deep(void **state)
{
    (void)state;
    struct log html = {0};
    for (int i = 0; i < 300; i++) {
        log_printf(&html, i % 3 == 0 ? "<div><b>" : "<div><a>");
    }
    log_printf(&html, "<p>text</p>");
    for (int i = 0; i < 400; i++) {
        log_printf(&html, "</a></div>");
    }
    log_printf(&html, "end");
    struct log l = feed_split(html.s, html.len, run, NULL);
    assert_string_equal(l.s, "\n[text] 4 0 0\n[end] 0 0 0");
    log_free(&l);
    log_free(&html);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(blocks),
            cmocka_unit_test(skipped),
            cmocka_unit_test(facts),
            cmocka_unit_test(too_deep),
    };
    return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
