/* SPDX-License-Identifier: MIT */
/* The libcurl transport against the server that misbehaves. */
#define _POSIX_C_SOURCE 200809L
#include "../ng_test.h"
#include "../server/cases.h"

#include <ctype.h>
#include <time.h>

#include "linux/net_curl.h"
#include "start_server.h"

#define N_CASES (sizeof fetch_cases / sizeof *fetch_cases)

static const struct ng_curl_config config = {
        .ca_file = SERVER_CA,
        .connect_ms = CASE_TIMEOUT_MS,
        .total_ms = CASE_TIMEOUT_MS,
        .stall_ms = CASE_STALL_MS,
};

static int start(void **state)
{
    (void)state;
    /* a proxy of the machine would not know our server */
    setenv("no_proxy", "*", 1);
    server_start(NULL, NULL);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    server_stop();
    return 0;
}

static int fetch(struct ng_curl *c, const char *url, uint32_t max_bytes,
        struct log *body, struct ng_get *g)
{
    struct ng_transport t = ng_curl_transport(c);
    log_free(body);
    log_bytes(body, "", 0);
    *g = (struct ng_get){.url = ng_str_of(url),
            .kind = NG_GET_PAGE,
            .max_bytes = max_bytes,
            .body = log_sink(body)};
    return t.fetch(t.ctx, g, NULL);
}

/* One of a|b|c is in s, but for case. */
static bool has_one_of(struct ng_str s, const char *words)
{
    for (const char *at = words; *at != '\0';) {
        size_t n = strcspn(at, "|");
        for (size_t i = 0; i + n <= s.len; i++) {
            if (ng_str_eqi((struct ng_str){s.s + i, (uint32_t)n},
                        (struct ng_str){at, (uint32_t)n})) {
                return true;
            }
        }
        at += n + (at[n] == '|');
    }
    return false;
}

static bool is_as_wanted(const struct fetch_case *c, int err,
        const struct log *body, const struct ng_get *g)
{
    switch (c->want) {
    case CASE_GOOD:
        return err == NG_OK && strcmp(body->s, CASE_GOOD_BODY) == 0;
    case CASE_FULL:
        return err == NG_OK && body->len == CASE_MAX_BYTES;
    case CASE_BODY:
        return err == NG_OK && strcmp(body->s, c->words) == 0;
    case CASE_REFUSED:
        return err < 0 && body->len <= CASE_MAX_BYTES &&
               has_one_of(g->reason, c->words);
    case CASE_BOUNDED:
        return body->len <= CASE_MAX_BYTES && (err == NG_OK || g->reason.len);
    }
    return false;
}

static void url_of(char out[128], const struct fetch_case *c)
{
    server_url(out, 128, c->port, c->path);
}

static int run_cases(struct ng_curl *c)
{
    struct log body = {0};
    struct ng_get g;
    int bad = 0;
    char url[128], good[128];
    server_url(good, sizeof good, "https", CASE_GOOD_PATH);
    for (size_t i = 0; i < N_CASES; i++) {
        url_of(url, &fetch_cases[i]);
        int err = fetch(c, url, CASE_MAX_BYTES, &body, &g);
        if (!is_as_wanted(&fetch_cases[i], err, &body, &g)) {
            print_error("%s: %d, %zu bytes, HTTP %u, \"%.*s\"\n",
                    fetch_cases[i].name, err, body.len, g.status,
                    (int)g.reason.len, g.reason.s);
            bad++;
        }
        err = fetch(c, good, CASE_MAX_BYTES, &body, &g);
        if (err != NG_OK || strcmp(body.s, CASE_GOOD_BODY) != 0) {
            print_error("after %s: %d\n", fetch_cases[i].name, err);
            bad++;
        }
    }
    log_free(&body);
    return bad;
}

static void lives_through_every_case(void **state)
{
    (void)state;
    struct ng_curl *c = ng_curl_open(&config);
    assert_non_null(c);
    assert_int_equal(run_cases(c), 0);
    ng_curl_close(c);
}

/* The same, all fetched ahead at once: nothing depends on the order in which
 * they arrive. */
static void the_same_when_planned(void **state)
{
    (void)state;
    struct ng_curl_config f = config;
    f.total_ms = 3 * CASE_TIMEOUT_MS; /* they share the machine */
    struct ng_curl *c = ng_curl_open(&f);
    assert_non_null(c);
    struct ng_transport t = ng_curl_transport(c);
    static char urls[N_CASES][128];
    struct ng_want wants[N_CASES] = {0};
    size_t n = 0;
    for (size_t i = 0; i < N_CASES; i++) {
        url_of(urls[i], &fetch_cases[i]);
        /* a 429 would answer for the others of its host */
        if (strstr(urls[i], "/status/") == NULL) {
            wants[n++].url = ng_str_of(urls[i]);
        }
    }
    t.plan(t.ctx, wants, n, NG_GET_PAGE);
    assert_int_equal(run_cases(c), 0);
    ng_curl_close(c);
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Four slow ones take as long as one. */
static void fetches_ahead(void **state)
{
    (void)state;
    struct ng_curl_config f = config;
    f.total_ms = 2000;
    f.stall_ms = 20000; /* not that: a busy machine drips slowly */
    f.per_host = 4;
    struct ng_curl *c = ng_curl_open(&f);
    struct ng_transport t = ng_curl_transport(c);
    char url[4][128];
    struct ng_want wants[4] = {0};
    for (int i = 0; i < 4; i++) {
        server_url(url[i], sizeof url[i], "https", "/case/drip");
        wants[i].url = ng_str_of(url[i]);
    }
    struct log body = {0};
    struct ng_get g;
    int64_t began = now_ms();
    t.plan(t.ctx, wants, 4, NG_GET_PAGE);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(fetch(c, url[i], 0, &body, &g), NG_EIO);
        assert_str(g.reason, "timed out");
    }
    /* four in turn would take 8000; the machine may be busy */
    assert_in_range(now_ms() - began, 1900, 7900);
    log_free(&body);
    ng_curl_close(c);
}

/* What is larger than the spool waits at the sender, and comes whole. */
static void pauses_what_is_too_large(void **state)
{
    (void)state;
    struct ng_curl_config f = config;
    f.total_ms = 20000;
    f.spool_bytes = 65536;
    f.document_bytes = 32768;
    struct ng_curl *c = ng_curl_open(&f);
    struct ng_transport t = ng_curl_transport(c);
    char url[2][128];
    server_url(url[0], sizeof url[0], "https", "/case/endless-body");
    server_url(url[1], sizeof url[1], "https", "/case/endless-chunks");
    struct ng_want wants[] = {
            {.url = ng_str_of(url[0])}, {.url = ng_str_of(url[1])}};
    t.plan(t.ctx, wants, 2, NG_GET_PAGE);
    struct log body = {0};
    struct ng_get g;
    /* long enough for the other to come in meanwhile */
    assert_int_equal(fetch(c, url[1], 6000000, &body, &g), NG_OK);
    assert_int_equal(body.len, 6000000);
    assert_memory_equal(body.s + 5999998, "es", 2);
    assert_int_equal(fetch(c, url[0], 150000, &body, &g), NG_OK);
    assert_int_equal(body.len, 150000);
    for (size_t i = 0; i < body.len; i++) {
        assert_int_equal(body.s[i], "All work and no play. "[i % 22]);
    }
    assert_in_range(ng_curl_stats(c).spool_peak, 1, f.spool_bytes);
    log_free(&body);
    ng_curl_close(c);
}

struct head_seen {
    struct ng_get *g;
    bool seen;
    struct ng_str type, url; /* as they were at the first byte */
    int answer;
};

static int check_head(void *ctx, const void *bytes, size_t n)
{
    struct head_seen *h = ctx;
    (void)bytes;
    (void)n;
    assert_int_equal(h->g->status, 200);
    assert_str(h->g->content_type, "text/plain");
    assert_true(ng_str_ends(h->g->final_url, NG_STR("/case/good?from=to")));
    h->seen = true;
    h->type = h->g->content_type;
    h->url = h->g->final_url;
    return h->answer;
}

/* The type and the address stand before the first byte does, fetched ahead or
 * not, and stay where they are; a sink that has enough is no failure. */
static void says_the_head_first(void **state)
{
    (void)state;
    struct ng_curl *c = ng_curl_open(&config);
    struct ng_transport t = ng_curl_transport(c);
    char url[128];
    server_url(url, sizeof url, "https", "/case/to/good");
    struct ng_want want = {.url = ng_str_of(url)};
    for (int round = 0; round < 4; round++) {
        struct ng_get g = {.url = want.url, .kind = NG_GET_PAGE};
        struct head_seen h = {.g = &g, .answer = round & 2 ? NG_ESTOP : NG_OK};
        g.body = (struct ng_sink){check_head, &h};
        if (round & 1) {
            t.plan(t.ctx, &want, 1, NG_GET_PAGE);
        }
        assert_int_equal(t.fetch(t.ctx, &g, NULL), NG_OK);
        assert_true(h.seen);
        assert_ptr_equal(g.content_type.s, h.type.s);
        assert_ptr_equal(g.final_url.s, h.url.s);
        assert_str(h.type, "text/plain");
        assert_int_equal(g.reason.len, 0);
    }
    ng_curl_close(c);
}

static void reports_what_the_header_says(void **state)
{
    (void)state;
    struct ng_curl *c = ng_curl_open(&config);
    struct ng_transport t = ng_curl_transport(c);
    char url[128];
    struct log body = {0};
    struct ng_exchange x = {.if_none_match = NG_STR_INIT("\"x\"")};
    server_url(url, sizeof url, "https", "/case/status/304");
    struct ng_get g = {.url = ng_str_of(url), .body = log_sink(&body)};
    assert_int_equal(t.fetch(t.ctx, &g, &x), NG_OK);
    assert_int_equal(g.status, 304);
    assert_string_equal(x.etag, "\"x\"");
    assert_true(x.reached);
    server_url(url, sizeof url, "https", "/case/status/429");
    g.url = ng_str_of(url);
    x = (struct ng_exchange){0};
    assert_int_equal(t.fetch(t.ctx, &g, &x), NG_EIO);
    assert_str(g.reason, "HTTP 429, try again in 2 min");
    assert_string_equal(x.retry_after, "120");
    server_url(url, sizeof url, "https", "/case/good");
    char *port = strrchr(url, ':');
    snprintf(port, 20, ":1/case/good");
    g.url = ng_str_of(url);
    assert_int_equal(t.fetch(t.ctx, &g, &x), NG_EIO);
    assert_false(x.reached);
    assert_int_equal(body.len, 0);
    log_free(&body);
    ng_curl_close(c);
}

/* Links are made from the final address, and printed. */
static void passwords_stay_here(void **state)
{
    (void)state;
    struct ng_curl *c = ng_curl_open(&config);
    char url[128], with[160];
    struct log body = {0};
    struct ng_get g;
    server_url(url, sizeof url, "https", "/case/good");
    snprintf(with, sizeof with, "https://me:secret@%s", url + 8);
    assert_int_equal(fetch(c, with, 0, &body, &g), NG_OK);
    assert_str(g.final_url, url);
    log_free(&body);
    ng_curl_close(c);
}

static void refuses_what_is_no_web_address(void **state)
{
    (void)state;
    static const char *urls[] = {"", "example", "file:///etc/passwd",
            "ftp://localhost/", "http://", "http:///etc/passwd", "https://a b/",
            "javascript:alert(1)", "//localhost/"};
    struct ng_curl *c = ng_curl_open(&config);
    struct log body = {0};
    struct ng_get g;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        assert_int_equal(fetch(c, urls[i], 0, &body, &g), NG_EIO);
        assert_str(g.reason, "not a web address");
    }
    log_free(&body);
    ng_curl_close(c);
}

/* A host that has had enough is left alone, and said so of each. */
static void leaves_a_busy_host_alone(void **state)
{
    (void)state;
    struct ng_curl_config f = config;
    f.per_host = 1;
    struct ng_curl *c = ng_curl_open(&f);
    struct ng_transport t = ng_curl_transport(c);
    char busy[128], good[128];
    server_url(busy, sizeof busy, "https", "/case/status/429");
    server_url(good, sizeof good, "tls13", "/case/good");
    struct ng_want wants[] = {{.url = ng_str_of(busy)},
            {.url = ng_str_of(busy)}, {.url = ng_str_of(good)},
            {.url = ng_str_of(busy)}};
    t.plan(t.ctx, wants, 4, NG_GET_PAGE);
    struct log body = {0};
    struct ng_get g;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(fetch(c, busy, 0, &body, &g), NG_EIO);
        assert_str(g.reason, "HTTP 429, try again in 2 min");
    }
    assert_int_equal(fetch(c, good, 0, &body, &g), NG_OK);
    assert_int_equal(ng_curl_stats(c).requests, 2);
    log_free(&body);
    ng_curl_close(c);
}

/* A plan that is given up, or replaced, leaves nothing behind. */
static void drops_a_plan(void **state)
{
    (void)state;
    struct ng_curl *c = ng_curl_open(&config);
    struct ng_transport t = ng_curl_transport(c);
    char url[128];
    server_url(url, sizeof url, "https", "/case/endless-body");
    struct ng_want wants[3] = {{.url = ng_str_of(url)}, {.url = ng_str_of(url)},
            {.url = ng_str_of(url)}};
    t.plan(t.ctx, wants, 3, NG_GET_PAGE);
    t.plan(t.ctx, wants, 2, NG_GET_PAGE);
    t.plan(t.ctx, wants, 1, NG_GET_SOURCE);
    struct log body = {0};
    struct ng_get g;
    assert_int_equal(fetch(c, url, 10, &body, &g), NG_OK);
    assert_string_equal(body.s, "All work a");
    t.plan(t.ctx, NULL, 0, NG_GET_PAGE);
    log_free(&body);
    ng_curl_close(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(lives_through_every_case),
            cmocka_unit_test(the_same_when_planned),
            cmocka_unit_test(fetches_ahead),
            cmocka_unit_test(pauses_what_is_too_large),
            cmocka_unit_test(says_the_head_first),
            cmocka_unit_test(reports_what_the_header_says),
            cmocka_unit_test(passwords_stay_here),
            cmocka_unit_test(refuses_what_is_no_web_address),
            cmocka_unit_test(leaves_a_busy_host_alone),
            cmocka_unit_test(drops_a_plan),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
