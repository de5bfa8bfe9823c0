/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static char mem[256 * 1024];

struct page {
    const char *name, *url;
    bool plain;
};

static int feed(void *x, const char *bytes, size_t n)
{
    return ng_extract_feed(x, bytes, n);
}

static void log_article(struct log *l, const struct ng_article *a)
{
    char date[NG_DATE_ISO_LEN];
    uint32_t n = a->date == NG_NO_DATE ? 0 : ng_date_iso(a->date, date);
    log_printf(l, "title: %.*s\nbyline: %.*s\ndate: %.*s", (int)a->title.len,
            a->title.s, (int)a->byline.len, a->byline.s, (int)n, date);
    if (a->date_zone != 0) {
        log_printf(l, " %+d", a->date_zone);
    }
    log_printf(l, "\nlang: %.*s\n", (int)a->lang.len, a->lang.s);
    log_printf(l, "charset: %s\narticle: %s\n\n", a->charset,
            a->is_article ? "yes" : "no");
    log_str(l, a->text);
    log_printf(l, "\n");
}

static size_t peak;

static void run(const struct pieces *p, struct log *l, void *ctx)
{
    const struct page *page = ctx;
    struct ng_arena a;
    struct ng_extract x;
    struct ng_article out;
    ng_arena_init(&a, mem, sizeof mem);
    struct ng_extract_config config = {.url = ng_str_of(page->url),
            .plain_text = page->plain,
            .text_max = 16384,
            .blocks_max = 200};
    assert_int_equal(ng_extract_init(&x, &a, &config), NG_OK);
    assert_int_equal(feed_pieces(p, feed, &x), NG_OK);
    assert_int_equal(ng_extract_end(&x, &out), NG_OK);
    assert_false(out.cut);
    peak = a.peak;
    log_article(l, &out);
}

static void pages(void **state)
{
    (void)state;
    static const struct page all[] = {{"news.html", "", false},
            {"jsonld.html", "", false}, {"teasers.html", "", false},
            {"german.html", "", false}, {"latin1.html", "", false},
            {"twice.html", "", false}, {"chinese.html", "", false},
            {"repeats.html", "", false}, {"plan.html", "", false},
            {"breaks.html", "http://www.example.org/2003/11/07/mill.htm",
                    false},
            {"list.html", "", false}, {"section.html", "", false},
            {"paywall.html", "", false}, {"blog.html", "", false},
            {"latemeta.html", "", false}, {"error.html", "", false},
            {"scripted.html", "", false}, {"noscript.html", "", false},
            {"saved.txt", "", true}, {"wrapped.txt", "", true}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        char path[128], want[136];
        size_t n;
        (void)snprintf(path, sizeof path, "test/data/pages/%s", all[i].name);
        (void)snprintf(want, sizeof want, "%s.want", path);
        char *page = read_file(path, &n);
        struct page ctx = all[i];
        struct log l = feed_split(page, n, run, &ctx);
        assert_golden(want, &l, peak);
        log_free(&l);
        free(page);
    }
}

/* Extracts n bytes with an arena of `room` bytes. */
static int extract(struct ng_arena *a, size_t room, uint32_t fail_at,
        const char *bytes, size_t n, struct ng_article *out)
{
    struct ng_extract x;
    struct ng_extract_config config = {0};
    ng_arena_init(a, mem, room);
    a->fail_at = fail_at;
    int err = ng_extract_init(&x, a, &config);
    int fed = ng_extract_feed(&x, bytes, n);
    int end = ng_extract_end(&x, out);
    assert_true(err == NG_OK || (fed == NG_ENOMEM && end == NG_ENOMEM));
    return end;
}

/* With less memory there are fewer blocks, in the end none, and never more
 * than in a larger one; nothing is left but the article. */
static void small_arenas(void **state)
{
    (void)state;
    size_t n;
    char *page = read_file("test/data/pages/news.html", &n);
    uint32_t before = 0;
    bool had = false;
    for (size_t room = 1024; room <= 64 * 1024; room += 1024) {
        struct ng_arena a;
        struct ng_article out;
        int err = extract(&a, room, 0, page, n, &out);
        assert_true(a.peak <= room);
        assert_true(err == NG_OK || (err == NG_ENOMEM && !had));
        had = had || err == NG_OK;
        if (room >= 8 * 1024) {
            assert_int_equal(err, NG_OK);
            assert_str(out.title, "Harbour bridge to close for nine weeks");
        }
        if (room >= 24 * 1024) {
            assert_true(out.text.len >= before);
            before = out.text.len;
        }
        if (err == NG_OK) {
            assert_true(out.lang.len == 0 ||
                        (size_t)(out.lang.s + out.lang.len - mem) <= room);
        }
    }
    assert_true(before > 1000);
    free(page);
}

static void refusals(void **state)
{
    (void)state;
    size_t n;
    char *page = read_file("test/data/pages/jsonld.html", &n);
    struct ng_arena a;
    struct ng_article out;
    assert_int_equal(extract(&a, sizeof mem, 0, page, n, &out), NG_OK);
    uint32_t whole = out.text.len, allocs = a.n_allocs;
    unsigned done = 0;
    for (uint32_t k = 1; k <= allocs; k++) {
        int err = extract(&a, sizeof mem, k, page, n, &out);
        assert_true(err == NG_OK || err == NG_ENOMEM);
        assert_int_equal(a.refused, 1);
        done += err == NG_OK && out.text.len == whole;
    }
    assert_int_equal(done, 2); /* without shingles or boxes, all the same */
    free(page);
}

/* Two buffers: what is kept lies in the first one. */
static void two_buffers(void **state)
{
    (void)state;
    static char keep[12 * 1024], scratch[20 * 1024];
    size_t n;
    char *page = read_file("test/data/pages/news.html", &n);
    struct ng_arena a;
    struct ng_extract x;
    struct ng_article out;
    struct ng_extract_config config = {0};
    ng_arena_init_split(&a, keep, sizeof keep, scratch, sizeof scratch);
    assert_int_equal(ng_extract_init(&x, &a, &config), NG_OK);
    assert_int_equal(ng_extract_feed(&x, page, n), NG_OK);
    assert_int_equal(ng_extract_end(&x, &out), NG_OK);
    assert_true(out.is_article);
    assert_ptr_equal(out.text.s, keep);
    assert_true(out.title.s > out.text.s && out.title.s < keep + sizeof keep);
    assert_true(ng_arena_room_keep(&a) > 9 * 1024);
    free(page);
}

/* 20 MB of navigation, script and teasers around an article cost what 20 KB
 * cost, and the article is found. */
static void huge_page(void **state)
{
    (void)state;
    size_t n;
    char *page = read_file("test/data/pages/news.html", &n);
    struct ng_arena a;
    struct ng_extract x;
    struct ng_article out;
    struct ng_extract_config config = {.text_max = 24576, .blocks_max = 320};
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_extract_init(&x, &a, &config), NG_OK);
    static const char junk[] =
            "<div class=nav><ul><li><a href=/x title='a > b'>A section of "
            "this site</a><li><a href=/y>Another one</a></ul></div>"
            "<script>if (a</b) { x = '<p>'; }</script><!-- <p> -->"
            "<div class=teaser><a href=/z>A teaser for something else</a>"
            "<p>Few words.</div>";
    for (size_t fed = 0; fed < 10 * 1024 * 1024; fed += sizeof junk - 1) {
        assert_int_equal(ng_extract_feed(&x, junk, sizeof junk - 1), NG_OK);
    }
    assert_int_equal(ng_extract_feed(&x, page, n - 20), NG_OK);
    for (size_t fed = 0; fed < 10 * 1024 * 1024; fed += sizeof junk - 1) {
        assert_int_equal(ng_extract_feed(&x, junk, sizeof junk - 1), NG_OK);
    }
    assert_int_equal(ng_extract_end(&x, &out), NG_OK);
    assert_str(out.title, "Harbour bridge to close for nine weeks");
    assert_true(out.is_article);
    assert_true(ng_str_find(out.text, NG_STR("in time for the regatta.")) > 0);
    assert_true(ng_str_find(out.text, NG_STR("teaser")) < 0);
    assert_true(a.peak < 80 * 1024);
    free(page);
}

/* No page is too odd: every prefix of one, and noise, ends well. */
static void odd_bytes(void **state)
{
    (void)state;
    size_t n;
    char *page = read_file("test/data/pages/jsonld.html", &n);
    struct ng_arena a;
    struct ng_article out;
    for (size_t k = 0; k < n; k += 13) {
        assert_int_equal(extract(&a, 16384, 0, page, k, &out), NG_OK);
    }
    uint32_t seed = 1;
    for (size_t k = 0; k < n; k++) {
        seed = seed * 1664525u + 1013904223u;
        page[k] = (char)(seed >> 24);
    }
    assert_int_equal(extract(&a, 16384, 0, page, n, &out), NG_OK);
    assert_int_equal(extract(&a, 16384, 0, "", 0, &out), NG_OK);
    assert_false(out.is_article);
    assert_int_equal(out.text.len, 0);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(pages),
            cmocka_unit_test(small_arenas),
            cmocka_unit_test(refusals),
            cmocka_unit_test(two_buffers),
            cmocka_unit_test(huge_page),
            cmocka_unit_test(odd_bytes),
    };
    return cmocka_run_group_tests_name("extract", tests, NULL, NULL);
}
