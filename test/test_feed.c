/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* The transcript of a feed: one line a field that is there. */
struct reader {
    struct log *l;
    struct ng_feed_limits limits;
    const char *url, *content_type;
    size_t memory;
    uint32_t stop_after;
    int want;     /* what feed() shall return */
    int want_end; /* and end() */
};

static void field(struct log *l, const char *name, struct ng_str s)
{
    if (s.len > 0) {
        log_printf(l, "  %s ", name);
        for (uint32_t i = 0; i < s.len; i++) {
            log_printf(l, s.s[i] == '\n' ? "|" : "%c", s.s[i]);
        }
        log_printf(l, "\n");
    }
}

static int on_item(void *ctx, const struct ng_item *item)
{
    struct reader *r = ctx;
    log_printf(r->l, "%u%s\n", item->index, item->cut ? " cut" : "");
    field(r->l, "title", item->title);
    field(r->l, "link", item->link);
    field(r->l, "id", item->id);
    if (item->date != NG_NO_DATE) {
        char iso[NG_DATE_ISO_LEN];
        field(r->l, "date", (struct ng_str){iso, ng_date_iso(item->date, iso)});
    }
    field(r->l, "section", item->section);
    field(r->l, "author", item->author);
    field(r->l, "summary", item->summary);
    field(r->l, "content", item->content);
    return r->stop_after != 0 && item->index + 1 >= r->stop_after ? NG_ESTOP
                                                                  : NG_OK;
}

static int feed(void *f, const char *bytes, size_t n)
{
    return ng_feed_feed(f, bytes, n);
}

static void run(const struct pieces *p, struct log *l, void *ctx)
{
    static char memory[40000];
    struct reader *r = ctx;
    struct ng_arena a;
    struct ng_feed f;
    struct ng_feed_config config = {.url = ng_str_of(r->url),
            .content_type = ng_str_of(r->content_type),
            .limits = r->limits,
            .item = on_item,
            .ctx = r};
    r->l = l;
    ng_arena_init(&a, memory, r->memory == 0 ? sizeof memory : r->memory);
    assert_int_equal(ng_feed_init(&f, &a, &config), NG_OK);
    int err = feed_pieces(p, feed, &f);
    assert_true(err == NG_OK || err == r->want); /* the head waits for more */
    assert_int_equal(ng_feed_end(&f), r->want_end);
    log_printf(l, "format %d\n", (int)f.format);
    field(l, "title", f.title);
    field(l, "link", f.link);
    field(l, "language", f.language);
    if (f.n_dropped > 0) {
        log_printf(l, "  dropped %u\n", f.n_dropped);
    }
}

static void bytes_are(
        struct reader *r, const char *in, size_t n, const char *out)
{
    struct log l = feed_split(in, n, run, r);
    assert_string_equal(l.s, out);
    log_free(&l);
}

static void feed_is(const char *in, const char *out)
{
    struct reader r = {0};
    bytes_are(&r, in, strlen(in), out);
}

static void file_is(const char *path, const char *url, const char *out)
{
    size_t n;
    struct reader r = {.url = url};
    char *in = read_file(path, &n);
    bytes_are(&r, in, n, out);
    free(in);
}

static void rss(void **state)
{
    (void)state;
    file_is("test/data/feeds/rss2.xml", "https://gazette.example/feed.xml",
            "0\n"
            "  title Ferry line returns after winter & storm\n"
            "  link https://gazette.example/2026/11/ferry?ref=rss&n=1\n"
            "  id gazette-1001\n"
            "  date 2026-11-23T07:30:00Z\n"
            "  section Transport\n"
            "  author Ada Quist\n"
            "  summary The first boat leaves on Monday.|Tickets cost 4 "
            "crowns.\n"
            "  content The first boat leaves on Monday at seven.|It carries "
            "forty cars, said the harbour master.\n"
            "1\n"
            "  title Why herring matters\n"
            "  link https://gazette.example/2026/11/herring\n"
            "  id https://gazette.example/2026/11/herring\n"
            "  date 2026-11-22T17:00:00Z\n"
            "  summary Plain text with 3 < 4 and R&D.\n"
            "2\n"
            "  title Intent to unship: <keygen> as <area> element\n"
            "  link https://gazette.example/2026/11/relative\n"
            "  date 2026-11-22T08:00:00Z\n"
            "format 1\n"
            "  title The Harbour Gazette\n"
            "  link https://gazette.example/\n"
            "  language en-gb\n");
}

static void atom(void **state)
{
    (void)state;
    file_is("test/data/feeds/atom.xml", "",
            "0\n"
            "  title Use <b> sparingly &amp; well\n"
            "  link https://kust.example/nyheter/artikel-1\n"
            "  id tag:kust.example,2026:1\n"
            "  date 2026-11-23T07:00:00Z\n"
            "  section Sport & fritid\n"
            "  author Bo Ek\n"
            "  summary Kort.\n"
            "  content F\xC3\xB6rsta stycket.|ett|tv\xC3\xA5\n"
            "1\n"
            "  title Andra posten\n"
            "  link https://kust.example/entry/2\n"
            "  id tag:kust.example,2026:2\n"
            "  date 2026-11-22T06:59:00Z\n"
            "  content Rubrik|Text \xC3\xA5 text|ny rad\n"
            "format 3\n"
            "  title Kustbladet \xE2\x80\x94 nyheter\n"
            "  link https://kust.example/\n"
            "  language sv\n");
    file_is("test/data/feeds/prefixed.xml", "",
            "0\n"
            "  title One\n"
            "  link https://p.example/1\n"
            "  id urn:p:1\n"
            "  date 2026-11-01T00:00:00Z\n"
            "  summary First.\n"
            "1\n"
            "  title Two\n"
            "  link https://p.example/2\n"
            "  id urn:p:2\n"
            "format 3\n"
            "  title Prefixed\n");
}

static void rdf(void **state)
{
    (void)state;
    file_is("test/data/feeds/rdf.xml", "",
            "0\n"
            "  title Moss survives vacuum\n"
            "  link https://science.example/a\n"
            "  id https://science.example/a\n"
            "  date 2026-11-20T00:00:00Z\n"
            "  section Biology\n"
            "  summary Spores germinate.\n"
            "1\n"
            "  title Second \xE2\x80\x9Cresult\xE2\x80\x9D\n"
            "  link https://science.example/b\n"
            "  id https://science.example/b\n"
            "format 2\n"
            "  title Science Desk\n"
            "  link https://science.example/\n"
            "  language en\n");
}

static void json(void **state)
{
    (void)state;
    file_is("test/data/feeds/feed.json", "",
            "0\n"
            "  title Gulls & terns\n"
            "  link https://json.example/17\n"
            "  id 17\n"
            "  date 2026-11-19T09:00:00Z\n"
            "  section Nature\n"
            "  author Ida\n"
            "  summary Birds\n"
            "  content One|Two <three>\n"
            "1\n"
            "  link https://other.example/b\n"
            "  id b\n"
            "  author Per\n"
            "  content Plain <text>\n"
            "format 4\n"
            "  title JSON Coast\n"
            "  link https://json.example/\n"
            "  language en\n");
}

/* A script's warning first, bare ampersands, names of HTML entities, control
 * characters, items without end tags, and the end is missing. */
static void broken(void **state)
{
    (void)state;
    file_is("test/data/feeds/broken.xml", "",
            "0\n"
            "  title Fish & chips \xE2\x80\x93 3 \xE2\x82\xAC each\n"
            "  link http://broken.example/?a=1&b=2\n"
            "  date 2026-11-20T14:33:00Z\n"
            "1\n"
            "  title Control characters\n"
            "  link http://broken.example/2\n"
            "  id http://broken.example/2\n"
            "  summary a < b and bold & brave\n"
            "2\n"
            "  title Cut off\n"
            "  summary The end is mis\n"
            "format 1\n"
            "  title Broken & proud\n");
}

static void items_in_items(void **state)
{
    (void)state;
    file_is("test/data/feeds/nested.xml", "",
            "0\n"
            "  title One\n"
            "  summary First\n"
            "1\n"
            "  title Two\n"
            "  link http://nested.example/2\n"
            "2\n"
            "  title Three\n"
            "format 1\n"
            "  title Nested\n"
            "  link http://nested.example/\n");
}

static void bases_and_links(void **state)
{
    (void)state;
    file_is("test/data/feeds/base.xml", "",
            "0\n"
            "  title Entry base\n"
            "  link http://base.example/top/one/x\n"
            "1\n"
            "  title Feed base\n"
            "  link http://base.example/top/x\n"
            "2\n"
            "  title Own base\n"
            "  link http://base.example/own/x\n"
            "3\n"
            "  title Ranks\n"
            "  link http://base.example/top/h\n"
            "4\n"
            "  title Only self\n"
            "  link http://base.example/top/s\n"
            "5\n"
            "  title IRI\n"
            "  link http://base.example/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F"
            "?q=a%20b\n"
            "format 3\n"
            "  title Bases\n");
    /* without any base links stay as they are */
    feed_is("<rss><link>http://a.example/</link><item><link>/b</link></item>",
            "0\n  link /b\nformat 1\n  link http://a.example/\n");
    /* what a request cannot hold is encoded, the rest is as it is written */
    feed_is("<rss><link>http://A.example</link>"
            "<item><link>http://a.example/\xC3\xA9 {b}</link></item></rss>",
            "0\n  link http://a.example/%C3%A9%20%7Bb%7D\nformat 1\n"
            "  link http://A.example\n");
}

/* Neither the one who writes twice-escaped titles nor the one who writes
 * about tags shall be hurt; Atom says what it means. */
static void titles(void **state)
{
    (void)state;
    feed_is("<rss><item><title>A&amp;amp;B &amp;#8217;n &lt;i&gt;C&lt;/i&gt; "
            "&lt;a href='x'>D&lt;/a> &lt;a> &lt;p>E&lt;/p>F</title>",
            "0\n  title A&B \xE2\x80\x99n C D <a> E F\nformat 1\n");
    feed_is("<feed><entry><title type='text'>&lt;b>A&amp;amp;B</title>",
            "0\n  title <b>A&amp;B\nformat 3\n");
    feed_is("<feed><entry><title type='html'>&lt;area>A&amp;amp;B</title>",
            "0\n  title A&B\nformat 3\n");
    feed_is("<feed><entry><title type='xhtml'><div>A <b>&lt;b></b>"
            "</div></title>",
            "0\n  title A <b>\nformat 3\n");
    feed_is("<rss><item><title>The <b>big</b>\n<p/>thing</title>",
            "0\n  title The big thing\nformat 1\n");
    feed_is("<rss><item><media:title>M</media:title><title>T</title>"
            "<title>U</title>",
            "0\n  title T\nformat 1\n");
    feed_is("<rss><item><media:title>M</media:title>",
            "0\n  title M\nformat 1\n");
}

static void ranks(void **state)
{
    (void)state;
    feed_is("<rss><item><dc:date>2026-01-01</dc:date>"
            "<pubDate>2026-01-02</pubDate><pubDate>soon</pubDate>"
            "<guid isPermaLink='false'>http://a.example/no</guid>",
            "0\n  id http://a.example/no\n  date 2026-01-02T00:00:00Z\n"
            "format 1\n");
    feed_is("<feed><entry><updated>2026-01-03</updated>"
            "<published>2026-01-02</published>"
            "<content type='image/png'>iVBORw0KGgo</content>",
            "0\n  date 2026-01-02T00:00:00Z\nformat 3\n");
    feed_is("<rss><image><title>I</title><link>http://i/</link></image>"
            "<title>T</title><item><source><title>S</title></source></item>",
            "0\nformat 1\n  title T\n");
    feed_is("<rss xmlns:q='http://purl.org/dc/elements/1.1/'><item>"
            "<q:title>Q</q:title><q:creator>Me</q:creator>",
            "0\n  title Q\n  author Me\nformat 1\n");
}

static void limits(void **state)
{
    (void)state;
    static const char in[] =
            "<rss><item><title>0123456789</title><link>http://a.example/"
            "0123456789</link><description>A\xC3\xA9\xC3\xA9 B</description>"
            "</item><item><link>http://b.example/</link></item><item/>";
    struct reader r = {.limits = {.title = 8, .link = 24, .text = 4}};
    bytes_are(&r, in, sizeof in - 1,
            "0 cut\n  title 01234567\n  summary A\xC3\xA9\n"
            "1\n  link http://b.example/\n2\nformat 1\n  dropped 1\n");
    r = (struct reader){.limits = {.items = 2}, .want = NG_ESTOP};
    bytes_are(&r, in, sizeof in - 1,
            "0\n  title 0123456789\n  link http://a.example/0123456789\n"
            "  summary A\xC3\xA9\xC3\xA9 B\n"
            "1\n  link http://b.example/\nformat 1\n");
    r = (struct reader){.stop_after = 1, .want = NG_ESTOP};
    bytes_are(&r, in, sizeof in - 1,
            "0\n  title 0123456789\n  link http://a.example/0123456789\n"
            "  summary A\xC3\xA9\xC3\xA9 B\nformat 1\n");
}

/* Buffers shrink before a feed is refused. */
static void little_memory(void **state)
{
    (void)state;
    struct reader r = {.memory = 8000};
    static const char in[] = "<rss><item><title>T</title>";
    bytes_are(&r, in, sizeof in - 1, "0\n  title T\nformat 1\n");
    static char memory[8000];
    struct ng_arena a;
    struct ng_feed f;
    struct ng_feed_config config = {.item = on_item};
    for (size_t n = 0; n < sizeof memory; n += 100) {
        ng_arena_init(&a, memory, n);
        int err = ng_feed_init(&f, &a, &config);
        assert_true(err == NG_OK || err == NG_ENOMEM);
        if (err == NG_ENOMEM) {
            assert_int_equal(ng_feed_end(&f), NG_EFORMAT);
        }
    }
}

static void no_feeds(void **state)
{
    (void)state;
    struct reader r = {.want_end = NG_EFORMAT};
    static const char page[] = "<!DOCTYPE html><title>T</title><item>I</item>";
    bytes_are(&r, page, sizeof page - 1, "format 0\n");
    bytes_are(&r, "", 0, "format 0\n");
    static const char other[] = "{\"a\": [{\"items\": [1]}]}";
    bytes_are(&r, other, sizeof other - 1, "format 0\n");
}

static void character_sets(void **state)
{
    (void)state;
    struct reader r = {.content_type = "text/xml; charset=iso-8859-1"};
    static const char latin[] = "<rss><item><title>\xC9t\xE9</title>";
    bytes_are(&r, latin, sizeof latin - 1,
            "0\n  title \xC3\x89t\xC3\xA9\nformat 1\n");
    char wide[2 * sizeof "<rss><item><title>T</title>"] = "\xFF\xFE";
    const char *in = "<rss><item><title>T</title>";
    for (size_t i = 0; i < strlen(in); i++) {
        wide[2 + 2 * i] = in[i];
    }
    r = (struct reader){0};
    bytes_are(&r, wide, 2 + 2 * strlen(in), "0\n  title T\nformat 1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(rss),
            cmocka_unit_test(atom),
            cmocka_unit_test(rdf),
            cmocka_unit_test(json),
            cmocka_unit_test(broken),
            cmocka_unit_test(items_in_items),
            cmocka_unit_test(bases_and_links),
            cmocka_unit_test(titles),
            cmocka_unit_test(ranks),
            cmocka_unit_test(limits),
            cmocka_unit_test(little_memory),
            cmocka_unit_test(no_feeds),
            cmocka_unit_test(character_sets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
