/* SPDX-License-Identifier: MIT */
/* The core alone, as firmware links it: a feed and an article from memory
 * become an edition. No network, no files; `make size` says what it takes. */
#include "nutgraf.h"

#include <stdio.h>

static const char feed[] =
        "<rss version='2.0'><channel><title>Harbour Post</title><item>"
        "<title>Harbour bridge opens a year early</title>"
        "<link>https://harbour.example/bridge</link>"
        "<pubDate>Tue, 10 Feb 2026 06:00:00 GMT</pubDate>"
        "</item></channel></rss>";
static const char page[] =
        "<html><body><nav><a href='/'>Home</a></nav><article>"
        "<h1>Harbour bridge opens a year early</h1>"
        "<p>The new bridge over the harbour opened on Monday, a year earlier "
        "than planned. It cost 48 million euros and carries trams, bicycles "
        "and walkers, but no cars.</p><p>The mayor said that the old ferry "
        "will sail until the end of summer. Its crew of twelve will work on "
        "the trams.</p></article></body></html>";

static int get(void *ctx, struct ng_get *g)
{
    (void)ctx;
    const char *body = g->kind == NG_GET_PAGE ? page : feed;
    g->content_type = g->kind == NG_GET_PAGE ? NG_STR("text/html")
                                             : NG_STR("application/rss+xml");
    int err = g->body.write(g->body.ctx, body, ng_str_of(body).len);
    return err == NG_ESTOP ? NG_OK : err;
}

static int put(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n ? NG_OK : NG_EIO;
}

int main(void)
{
    static unsigned char mem[32 * 1024];
    static struct ng_arena a;
    static struct ng_digest d;
    struct ng_source source = {.url = NG_STR_INIT("https://harbour.example/")};
    struct ng_config c = {.sources = &source,
            .n_sources = 1,
            .net = {.get = get},
            .now = 1770706800};
    struct ng_sink out = {put, NULL};
    ng_arena_init(&a, mem, sizeof mem);
    int err = ng_digest_make(&d, &a, &c);
    err = err < 0 ? err : ng_print(&d, &a, 64, 0, &out);
    ng_sink_str(&out, NG_STR("arena: "));
    ng_sink_int(&out, (int64_t)a.peak);
    ng_sink_str(&out, NG_STR(" bytes\n"));
    return err < 0;
}
