/* SPDX-License-Identifier: MIT */
#include "linux/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "linux/front.h"
#include "linux/host.h"
#include "linux/progress.h"
#include "linux/session.h"
#include "ng/encode.h"
#include "ng/feed.h"
#include "ng/markup.h"
#include "ng/sniff.h"
#include "ng/url.h"

#define MEMORY (256u << 10)
#define ADDRESS_MAX 1024u
/* Older than this: somebody should look whether it is still published. */
#define QUIET_DAYS 30

/* One source on its way in. */
struct checking {
    struct ng_arena *arena;
    const struct ng_charset_hook *hook;
    struct ng_get get;
    char head[NG_SNIFF_HEAD];
    size_t n_head, n_bytes;
    bool decided;
    enum ng_doc doc;
    int err; /* of the feed's parser */
    struct ng_feed feed;
    int64_t newest;
    /* a web page may name its feed: <link rel=alternate type=... href=...> */
    struct ng_markup markup;
    char value[ADDRESS_MAX], href[ADDRESS_MAX], found[ADDRESS_MAX];
    uint32_t n_href;
    bool is_link, is_alternate, is_feed_type;
};

/* ---- a page that is no feed --------------------------------------------- */

static bool names_feed(struct ng_str type)
{
    return ng_str_eqi(type, NG_STR("application/rss+xml")) ||
           ng_str_eqi(type, NG_STR("application/atom+xml")) ||
           ng_str_eqi(type, NG_STR("application/feed+json"));
}

static int on_tag(struct checking *c)
{
    struct ng_str base =
            c->get.final_url.len > 0 ? c->get.final_url : c->get.url;
    if (!c->is_link || !c->is_alternate || !c->is_feed_type || c->n_href == 0) {
        return NG_OK;
    }
    int n = ng_url_resolve(base, (struct ng_str){c->href, c->n_href}, c->found,
            sizeof c->found - 1);
    if (n <= 0 || !ng_url_is_http((struct ng_str){c->found, (uint32_t)n})) {
        c->found[0] = '\0';
        return NG_OK;
    }
    c->found[n] = '\0';
    return NG_ESTOP;
}

static int on_markup(void *ctx, const struct ng_markup_event *e)
{
    struct checking *c = ctx;
    switch (e->kind) {
    case NG_MARKUP_OPEN:
        c->is_link = ng_str_eq(e->name, NG_STR("link"));
        c->markup.skip_attrs = !c->is_link;
        c->is_alternate = c->is_feed_type = false;
        c->n_href = 0;
        return NG_OK;
    case NG_MARKUP_ATTR:
        if (ng_str_eq(e->name, NG_STR("rel"))) {
            c->is_alternate = ng_str_eqi(e->text, NG_STR("alternate"));
        } else if (ng_str_eq(e->name, NG_STR("type"))) {
            c->is_feed_type = names_feed(e->text);
        } else if (ng_str_eq(e->name, NG_STR("href")) && !e->cut) {
            c->n_href = e->text.len;
            memcpy(c->href, e->text.s, e->text.len);
        }
        return NG_OK;
    case NG_MARKUP_TAG:
        return on_tag(c);
    default:
        return NG_OK;
    }
}

/* ---- reading ------------------------------------------------------------ */

static int on_item(void *ctx, const struct ng_item *item)
{
    struct checking *c = ctx;
    if (item->date != NG_NO_DATE &&
            (c->newest == NG_NO_DATE || item->date > c->newest)) {
        c->newest = item->date;
    }
    return NG_OK;
}

static bool is_feed(const struct checking *c)
{
    return c->doc == NG_DOC_XML_FEED || c->doc == NG_DOC_JSON_FEED;
}

static int pass_on(struct checking *c, const char *bytes, size_t n)
{
    if (n == 0 || c->err != NG_OK) {
        return c->err;
    }
    if (is_feed(c)) {
        c->err = ng_feed_feed(&c->feed, bytes, n);
    } else if (c->doc == NG_DOC_HTML) {
        c->err = ng_markup_feed(&c->markup, bytes, n);
    } else {
        c->err = NG_ESTOP;
    }
    return c->err;
}

static int decide(struct checking *c)
{
    c->decided = true;
    c->doc = ng_sniff(c->head, c->n_head);
    if (is_feed(c)) {
        struct ng_feed_config config = {.url = c->get.url,
                .content_type = c->get.content_type,
                .hook = c->hook,
                .item = on_item,
                .ctx = c};
        c->err = ng_feed_init(&c->feed, c->arena, &config);
    } else {
        ng_markup_init(&c->markup, NG_MARKUP_HTML, c->value, sizeof c->value,
                on_markup, NULL, c);
    }
    return pass_on(c, c->head, c->n_head);
}

static int on_bytes(void *ctx, const void *bytes, size_t n)
{
    struct checking *c = ctx;
    const char *at = bytes;
    c->n_bytes += n;
    if (!c->decided) {
        size_t take = sizeof c->head - c->n_head;
        take = n < take ? n : take;
        memcpy(c->head + c->n_head, at, take);
        c->n_head += take;
        at += take;
        n -= take;
        if (c->n_head < sizeof c->head) {
            return NG_OK;
        }
        decide(c);
    }
    return pass_on(c, at, n);
}

/* ---- telling ------------------------------------------------------------ */

static const char *const formats[] = {[NG_FEED_NONE] = "none",
        [NG_FEED_RSS] = "RSS",
        [NG_FEED_RDF] = "RDF",
        [NG_FEED_ATOM] = "Atom",
        [NG_FEED_JSON] = "JSON Feed"};

static const char *advice(uint16_t status)
{
    switch (status) {
    case 401:
    case 403:
        return "; the server refuses programs like this one";
    case 404:
    case 410:
        return "; look for its new address";
    case 429:
        return "; it is asked too often";
    default:
        return status >= 500 ? "; try again later" : "";
    }
}

static void print_age(int64_t seconds)
{
    static const struct {
        int64_t unit, below;
        const char *one, *many;
    } ages[] = {{60, 3600, "a minute", "minutes"},
            {3600, 48 * 3600, "an hour", "hours"},
            {86400, INT64_MAX, "a day", "days"}};
    size_t i = 0;
    while (seconds >= ages[i].below) {
        i++;
    }
    int64_t n = seconds / ages[i].unit;
    if (seconds < 0) {
        printf("newest in the future");
    } else if (n == 1) {
        printf("newest %s ago", ages[i].one);
    } else {
        printf("newest %lld %s ago", (long long)n, ages[i].many);
    }
}

static void print_size(size_t n)
{
    if (n < 10240) {
        printf("%zu bytes", n);
    } else {
        printf("%zu KB", n / 1024);
    }
}

static void print_feed(const struct checking *c, int64_t now)
{
    const char *worry = "";
    int64_t age = c->newest == NG_NO_DATE ? 0 : now - c->newest;
    printf("%s, %u items, ", formats[c->feed.format], c->feed.n_items);
    print_size(c->n_bytes);
    if (c->newest != NG_NO_DATE) {
        printf(", ");
        print_age(age);
        worry = age / 86400 > QUIET_DAYS ? "; is it still published?" : "";
    } else if (c->feed.n_items > 0) {
        worry = ", no dates";
    }
    if (c->feed.n_items == 0) {
        worry = "; a feed without items";
    }
    printf("%s\n", worry);
    if (c->get.final_url.len > 0 && !ng_str_eq(c->get.final_url, c->get.url)) {
        printf("        it answers from ");
        host_print(stdout, c->get.final_url);
        putchar('\n');
    }
}

/* True: it can be read, as a feed or as an article. */
static bool tell(
        const struct checking *c, const struct feed *f, int err, int64_t now)
{
    static const char *const others[] = {[NG_DOC_JSON] = "some other JSON",
            [NG_DOC_OPML] = "a list of feeds: nutgraf import",
            [NG_DOC_BINARY] = "nothing that can be read"};
    bool feed = err == NG_OK && is_feed(c) && c->err == NG_OK;
    bool page =
            err == NG_OK && (c->doc == NG_DOC_HTML || c->doc == NG_DOC_TEXT);
    printf("%s", feed ? "ok      " : page ? "page    " : "failed  ");
    host_print(stdout, ng_str_of(f->name != NULL ? f->name : f->url));
    printf(": ");
    if (c->get.status != 0 && err == NG_OK) {
        printf("HTTP %u, ", c->get.status);
    }
    if (feed) {
        print_feed(c, now);
    } else if (err != NG_OK) {
        host_print(stdout, c->get.reason.len > 0 ? c->get.reason
                                                 : ng_str_of(ng_strerror(err)));
        printf("%s\n", advice(c->get.status));
    } else if (is_feed(c)) {
        printf("a damaged feed (%s)\n", ng_strerror(c->err));
    } else if (page) {
        printf("no feed, it is read as one article%s%s\n",
                c->found[0] != '\0' ? "; its feed is " : "", c->found);
    } else {
        printf("%s\n", others[c->doc]);
    }
    return feed || page;
}

static bool check_one(struct session *s, struct ng_arena *a,
        const struct feed *f, int64_t now)
{
    struct checking *c = must_alloc(sizeof *c);
    struct ng_mark mark = ng_arena_mark(a);
    c->arena = a;
    c->hook = &s->hook;
    c->newest = NG_NO_DATE;
    c->get = (struct ng_get){.url = ng_str_of(f->url),
            .kind = NG_GET_SOURCE,
            .max_bytes = 32u << 20,
            .body = {on_bytes, c},
            .fetched = NG_NO_DATE};
    int err = s->net.get(s->net.ctx, &c->get);
    if (err == NG_OK && !c->decided) {
        decide(c);
    }
    c->err = c->err == NG_ESTOP ? NG_OK : c->err;
    if (is_feed(c) && c->decided && c->err != NG_ENOMEM) {
        int end = ng_feed_end(&c->feed);
        c->err = c->err == NG_OK ? end : c->err;
    }
    bool good = tell(c, f, err, now);
    ng_arena_rewind(a, mark);
    free(c);
    return good;
}

/* What the edition is to be shown on; not whether it is there, which is for
 * the doctor. */
static bool check_panel(const struct settings *set)
{
    char why[400] = "";
    bool good =
            set->panel == NULL || front_check(set, true, why, sizeof why) == 0;
    if (set->panel != NULL) {
        printf("%s  panel: %s\n", good ? "ok    " : "failed",
                good ? set->panel : why);
    }
    return good;
}

int run_check(const struct options *o, const struct settings *set,
        const struct feed *feeds, size_t n_feeds)
{
    struct session s;
    struct ng_arena arena;
    struct progress progress;
    size_t n_good = 0;
    int64_t now = o->now != 0 ? o->now : (int64_t)time(NULL);
    if (session_open(&s, set) != 0) {
        fprintf(stderr, "nutgraf: %s\n", s.reason);
        session_close(&s);
        return EXIT_ERROR;
    }
    char *room = must_alloc(MEMORY);
    ng_arena_init(&arena, room, MEMORY);
    progress_init(&progress, !o->quiet);
    struct ng_str *urls = must_alloc(n_feeds * sizeof *urls);
    for (size_t i = 0; i < n_feeds; i++) {
        urls[i] = ng_str_of(feeds[i].url);
    }
    if (s.net.plan != NULL) {
        s.net.plan(s.net.ctx, urls, n_feeds, NG_GET_SOURCE);
    }
    for (size_t i = 0; i < n_feeds; i++) {
        progress_show(&progress, (uint32_t)i, (uint32_t)n_feeds, urls[i]);
        progress_clear(&progress);
        n_good += check_one(&s, &arena, &feeds[i], now);
        fflush(stdout);
    }
    session_close(&s);
    free(urls);
    free(room);
    if (!check_panel(set)) {
        return EXIT_ERROR;
    }
    if (n_good == n_feeds) {
        return EXIT_EDITION;
    }
    return n_good > 0 ? EXIT_DEGRADED : EXIT_ERROR;
}
