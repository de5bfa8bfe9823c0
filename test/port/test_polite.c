/* SPDX-License-Identifier: MIT */
/* What is remembered of sources, against a transport that says what the test
 * tells it. */
#define _POSIX_C_SOURCE 200809L
#include "../ng_test.h"

#include <unistd.h>

#include "linux/polite.h"

#define URL "https://example.org/feed.xml"
#define FEED "<?xml version=\"1.0\"?><rss><channel>one</channel></rss>"
#define FEED_2 "<?xml version=\"1.0\"?><rss><channel>two</channel></rss>"
#define NOON INT64_C(1795435200) /* 2026-11-23 12:00:00 UTC */
#define HOUR 3600

static char folder[64];
static struct ng_state memory;
static int n_notes;

/* The answer to come, and what was asked. */
static struct {
    int err;
    uint16_t status;
    const char *body, *etag, *last_modified, *retry_after, *reason;
    bool unreached;
    int n_asked;
    char if_none_match[64], if_modified_since[64], url[128];
    char planned[4][128];
    size_t n_planned;
} wire;

static int fetch(void *ctx, struct ng_get *g, struct ng_exchange *x)
{
    (void)ctx;
    wire.n_asked++;
    snprintf(wire.url, sizeof wire.url, "%.*s", (int)g->url.len, g->url.s);
    g->content_type = NG_STR("text/xml");
    g->final_url = g->url;
    g->status = wire.status;
    if (x != NULL) {
        snprintf(wire.if_none_match, sizeof wire.if_none_match, "%.*s",
                (int)x->if_none_match.len,
                x->if_none_match.len > 0 ? x->if_none_match.s : "");
        snprintf(wire.if_modified_since, sizeof wire.if_modified_since, "%.*s",
                (int)x->if_modified_since.len,
                x->if_modified_since.len > 0 ? x->if_modified_since.s : "");
        x->reached = !wire.unreached;
        ng_exchange_begin(x);
        ng_exchange_field(x, NG_STR("ETag"), ng_str_of(wire.etag));
        ng_exchange_field(
                x, NG_STR("Last-Modified"), ng_str_of(wire.last_modified));
        ng_exchange_field(
                x, NG_STR("Retry-After"), ng_str_of(wire.retry_after));
    }
    if (wire.body != NULL && wire.status != 304) {
        int err = g->body.write(g->body.ctx, wire.body, strlen(wire.body));
        if (err < 0) {
            return err;
        }
    }
    g->reason = ng_str_of(wire.reason);
    return wire.err;
}

static void plan(
        void *ctx, const struct ng_want *wants, size_t n, enum ng_get_kind kind)
{
    (void)ctx;
    (void)kind;
    wire.n_planned = n;
    assert_true(n <= 4);
    for (size_t i = 0; i < n; i++) {
        snprintf(wire.planned[i], sizeof wire.planned[i], "%.*s %.*s",
                (int)wants[i].url.len, wants[i].url.s,
                (int)wants[i].if_none_match.len,
                wants[i].if_none_match.len ? wants[i].if_none_match.s : "");
    }
}

static void answer_200(const char *body, const char *etag)
{
    memset(&wire, 0, sizeof wire);
    wire.status = 200;
    wire.body = body;
    wire.etag = etag;
}

static void answer_error(
        uint16_t status, const char *reason, const char *retry_after)
{
    memset(&wire, 0, sizeof wire);
    wire.err = NG_EIO;
    wire.status = status;
    wire.reason = reason;
    wire.retry_after = retry_after;
}

static void note(void *ctx, const char *file, const char *reason)
{
    (void)ctx;
    (void)file;
    (void)reason;
    n_notes++;
}

static int set_up(void **state)
{
    (void)state;
    memset(&wire, 0, sizeof wire);
    n_notes = 0;
    snprintf(folder, sizeof folder, "/tmp/nutgraf-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    memory = (struct ng_state){.note = note};
    assert_int_equal(ng_state_open(&memory, folder, 0), NG_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    ng_state_close(&memory);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

/* One run at a time `now`: asks for one source; what came is in `got`. */
static struct log got;
static struct ng_get last;
static char last_reason[512];

static int run_with(
        struct ng_polite_config config, const char *url, bool planned)
{
    static struct ng_polite p; /* what it said is looked at later */
    config.transport = (struct ng_transport){fetch, plan, NULL};
    config.state = &memory;
    struct ng_net net = ng_polite_net(&p, &config);
    log_free(&got);
    log_bytes(&got, "", 0);
    last = (struct ng_get){.url = ng_str_of(url),
            .kind = NG_GET_SOURCE,
            .max_bytes = 100000,
            .body = log_sink(&got)};
    if (planned) {
        net.plan(net.ctx, &last.url, 1, NG_GET_SOURCE);
    }
    int err = net.get(net.ctx, &last);
    snprintf(last_reason, sizeof last_reason, "%.*s", (int)last.reason.len,
            last.reason.len > 0 ? last.reason.s : "");
    ng_polite_close(&p);
    return err;
}

static int run(int64_t now)
{
    return run_with((struct ng_polite_config){.now = now}, URL, false);
}

static void assert_got(const char *body, bool stale, const char *reason)
{
    assert_string_equal(got.s, body);
    assert_int_equal(last.stale, stale);
    assert_string_equal(last_reason, reason);
}

static int end(void **state)
{
    log_free(&got);
    return tear_down(state);
}

static void asks_conditionally(void **state)
{
    (void)state;
    answer_200(FEED, "W/\"a b\"");
    wire.last_modified = "yesterday, I think";
    assert_int_equal(run(NOON), NG_OK);
    assert_got(FEED, false, "");
    assert_string_equal(wire.if_none_match, "");
    /* verbatim, whatever they are */
    wire.status = 304;
    wire.etag = NULL;
    wire.last_modified = "today";
    assert_int_equal(run(NOON + HOUR), NG_OK);
    assert_string_equal(wire.if_none_match, "W/\"a b\"");
    assert_string_equal(wire.if_modified_since, "yesterday, I think");
    assert_got(FEED, false, "");
    assert_int_equal(last.status, 200);
    assert_str(last.content_type, "text/xml");
    assert_str(last.final_url, URL);
    /* a 304 may change one and leave the other */
    assert_int_equal(run(NOON + 2 * HOUR), NG_OK);
    assert_string_equal(wire.if_none_match, "W/\"a b\"");
    assert_string_equal(wire.if_modified_since, "today");
    /* and a new document that has none ends it */
    answer_200(FEED_2, NULL);
    assert_int_equal(run(NOON + 3 * HOUR), NG_OK);
    assert_got(FEED_2, false, "");
    assert_int_equal(run(NOON + 4 * HOUR), NG_OK);
    assert_string_equal(wire.if_none_match, "");
    assert_string_equal(wire.if_modified_since, "");
}

static void keeps_the_interval(void **state)
{
    (void)state;
    answer_200(FEED, NULL);
    run(NOON);
    wire.body = FEED_2;
    assert_int_equal(run(NOON + NG_POLITE_INTERVAL_S - 1), NG_OK);
    assert_int_equal(wire.n_asked, 1);
    assert_got(FEED, false, "");
    assert_int_equal(run(NOON + NG_POLITE_INTERVAL_S), NG_OK);
    assert_int_equal(wire.n_asked, 2);
    assert_got(FEED_2, false, "");
    /* a clock that was set back, or is not known, does not keep us */
    run(NOON - HOUR);
    assert_int_equal(wire.n_asked, 3);
    run(0);
    assert_int_equal(wire.n_asked, 4);
}

static void hands_over_the_copy_when_it_fails(void **state)
{
    (void)state;
    answer_200(FEED, NULL);
    run(NOON);
    answer_error(0, "timed out", NULL);
    wire.body = "<rss>half a fe"; /* came before it broke off */
    assert_int_equal(run(NOON + HOUR), NG_OK);
    assert_got(FEED, true, "timed out");
    assert_int_equal(last.fetched, NOON);
    /* no copy, no success */
    assert_int_equal(run_with((struct ng_polite_config){.now = NOON},
                             "https://example.org/other", false),
            NG_EIO);
    assert_got("", false, "timed out");
    assert_int_equal(last.fetched, NG_NO_DATE);
}

static void heeds_retry_after(void **state)
{
    (void)state;
    answer_200(FEED, NULL);
    run(NOON);
    answer_error(429, "HTTP 429, try again in 2 h", "7200");
    run(NOON + HOUR);
    assert_int_equal(wire.n_asked, 1);
    assert_int_equal(run(NOON + 3 * HOUR - 1), NG_OK);
    assert_int_equal(wire.n_asked, 1);
    assert_got(FEED, true, "HTTP 429; next try in 1 min");
    answer_error(503, "HTTP 503", "Mon, 23 Nov 2026 18:00:00 GMT");
    run(NOON + 3 * HOUR);
    assert_int_equal(wire.n_asked, 1);
    run(NOON + 4 * HOUR);
    assert_int_equal(wire.n_asked, 1);
    assert_got(FEED, true, "HTTP 503; next try in 2 h");
    answer_200(FEED_2, NULL);
    run(NOON + 6 * HOUR);
    assert_got(FEED_2, false, "");
    /* a month is a day */
    answer_error(429, "HTTP 429", "99999999999999999999");
    run(NOON + 8 * HOUR);
    run(NOON + 31 * HOUR);
    assert_int_equal(wire.n_asked, 1);
    run(NOON + 32 * HOUR);
    assert_int_equal(wire.n_asked, 2);
}

/* Each failure waits about twice as long as the one before, a day at most. */
static void backs_off(void **state)
{
    (void)state;
    answer_error(500, "HTTP 500", NULL);
    int64_t now = NOON, want = 60;
    for (int i = 0; i < 14; i++) {
        int before = wire.n_asked;
        run(now);
        assert_int_equal(wire.n_asked, before + 1);
        run(now + want - 1);
        assert_int_equal(wire.n_asked, before + 1);
        now += want + want / 4 + 1;
        want = want * 2 < 86400 ? want * 2 : 86400;
    }
    struct ng_record r;
    assert_true(ng_record_load(&memory, NG_STR(URL), &r));
    assert_int_equal(r.strikes, 14);
    assert_in_range(r.not_before - r.tried, 86400, 86400 + 86400 / 4);
}

/* Trouble on our side is no reason to stay away from anybody. */
static void own_trouble_does_not_count(void **state)
{
    (void)state;
    answer_error(0, "host name not found", NULL);
    wire.unreached = true;
    for (int i = 1; i <= 12; i++) {
        run(NOON + i);
        assert_int_equal(wire.n_asked, i);
    }
    wire.unreached = false;
    run(NOON + 20);
    run(NOON + 20 + 76);
    assert_int_equal(wire.n_asked, 14);
}

/* Two machines with the same sources do not come back together. */
static void another_machine_waits_another_time(void **state)
{
    (void)state;
    answer_error(500, "HTTP 500", NULL);
    struct ng_record r[2];
    for (uint64_t i = 0; i < 2; i++) {
        struct ng_polite_config config = {.now = NOON, .entropy = 77 + i};
        char command[128];
        snprintf(command, sizeof command, "rm -f '%s'/sources/*", folder);
        assert_int_equal(system(command), 0);
        run_with(config, URL, false);
        assert_true(ng_record_load(&memory, NG_STR(URL), &r[i]));
        assert_in_range(r[i].not_before, NOON + 60, NOON + 75);
    }
    assert_true(r[0].not_before != r[1].not_before);
}

static void an_error_page_is_no_feed(void **state)
{
    (void)state;
    answer_200(FEED, "\"1\"");
    run(NOON);
    answer_200("<!DOCTYPE html><html><title>Log in</title></html>", "\"2\"");
    assert_int_equal(run(NOON + HOUR), NG_OK);
    assert_got(FEED, true, "what came is no feed");
    answer_200("", NULL);
    run(NOON + 2 * HOUR);
    assert_got(FEED, true, "empty answer");
    assert_string_equal(wire.if_none_match, "\"1\"");
    /* a source that is a page may be one */
    answer_200("<html>a</html>", NULL);
    struct ng_polite_config config = {.now = NOON};
    run_with(config, "https://example.org/", false);
    config.now += HOUR;
    wire.body = "<html>b</html>";
    run_with(config, "https://example.org/", false);
    assert_got("<html>b</html>", false, "");
}

static void needs_no_network_offline(void **state)
{
    (void)state;
    struct ng_polite_config config = {.now = NOON, .offline = true};
    assert_int_equal(run_with(config, URL, true), NG_EIO);
    assert_got("", false, "offline");
    answer_200(FEED, NULL);
    run(NOON);
    memset(&wire, 0, sizeof wire);
    config.now = NOON + 48 * HOUR;
    assert_int_equal(run_with(config, URL, true), NG_OK);
    assert_got(FEED, true, "offline");
    assert_int_equal(last.fetched, NOON);
    assert_int_equal(wire.n_asked + (int)wire.n_planned, 0);
}

static void plans_only_what_it_will_ask(void **state)
{
    (void)state;
    static const char *urls[] = {"https://a.example/1", "https://a.example/2",
            "https://b.example/1", "https://c.example/1", "feed.xml"};
    struct ng_polite_config config = {.now = NOON};
    answer_200(FEED, "\"e\"");
    run_with(config, urls[1], false); /* will be fresh */
    config.now -= 2 * HOUR;
    run_with(config, urls[2], false); /* will be asked conditionally */
    config.now += 2 * HOUR;
    answer_error(429, "HTTP 429", "3600");
    run_with(config, urls[3], false); /* will be waiting */

    struct ng_polite p;
    config.now += 60;
    config.transport = (struct ng_transport){fetch, plan, NULL};
    config.state = &memory;
    struct ng_net net = ng_polite_net(&p, &config);
    struct ng_str list[6];
    for (int i = 0; i < 5; i++) {
        list[i] = ng_str_of(urls[i]);
    }
    /* c.example asked us to wait: all of it */
    list[5] = NG_STR("https://c.example/2");
    net.plan(net.ctx, list, 6, NG_GET_SOURCE);
    assert_int_equal(wire.n_planned, 2);
    assert_string_equal(wire.planned[0], "https://a.example/1 ");
    assert_string_equal(wire.planned[1], "https://b.example/1 \"e\"");
    wire.n_asked = 0;
    struct log l = {0};
    struct ng_get g = {.url = list[5], .body = log_sink(&l)};
    assert_int_equal(net.get(net.ctx, &g), NG_EIO);
    assert_int_equal(wire.n_asked, 0);
    assert_str(g.reason, "its publisher asked to wait; next try in 59 min");
    /* pages: all of them, in their order */
    net.plan(net.ctx, list, 4, NG_GET_PAGE);
    assert_int_equal(wire.n_planned, 4);
    ng_polite_close(&p);
}

static void damage_costs_one_request(void **state)
{
    (void)state;
    char name[NG_RECORD_NAME], file[128];
    ng_record_name(NG_STR(URL), name);
    const char *ends[] = {"", ".body"};
    for (int i = 0; i < 2; i++) {
        answer_200(FEED, "\"1\"");
        run(NOON);
        snprintf(file, sizeof file, "%s/sources/%s%s", folder, name, ends[i]);
        FILE *f = fopen(file, "r+");
        assert_non_null(f);
        fseek(f, 25, SEEK_SET);
        fputc('!', f);
        fclose(f);
        answer_200(FEED_2, NULL);
        n_notes = 0;
        assert_int_equal(run(NOON + 1), NG_OK);
        assert_int_equal(n_notes, 1);
        assert_int_equal(wire.n_asked, 1);
        assert_string_equal(wire.if_none_match, "");
        assert_got(FEED_2, false, "");
        unlink(file);
    }
    /* a crash between the two: the old record does not fit the new body */
    answer_200(FEED, "\"1\"");
    run(NOON + HOUR);
    struct ng_record r;
    ng_record_load(&memory, NG_STR(URL), &r);
    ng_record_set_body(&memory, &r, FEED_2, sizeof FEED_2 - 1);
    wire.n_asked = 0;
    run(NOON + HOUR + 1);
    assert_int_equal(wire.n_asked, 1);
    assert_string_equal(wire.if_none_match, "");
}

static void a_cut_document_has_no_validators(void **state)
{
    (void)state;
    char big[120001];
    memset(big, 'x', sizeof big - 1);
    big[sizeof big - 1] = '\0';
    big[100000] = '\0'; /* what a transport cuts it to */
    answer_200(big, "\"1\"");
    run(NOON);
    assert_int_equal(got.len, 100000);
    run(NOON + HOUR);
    assert_string_equal(wire.if_none_match, "");
}

static void a_dry_run_leaves_no_trace(void **state)
{
    (void)state;
    answer_200(FEED, "\"1\"");
    struct ng_polite_config config = {.now = NOON, .read_only = true};
    assert_int_equal(run_with(config, URL, true), NG_OK);
    assert_got(FEED, false, "");
    struct ng_record r;
    assert_false(ng_record_load(&memory, NG_STR(URL), &r));
}

/* Nothing a server says makes two fields of one. */
static void a_value_is_no_line_of_its_own(void **state)
{
    (void)state;
    answer_error(0, "bad\nnot-before 9999999999\nurl x", NULL);
    run(NOON);
    struct ng_record r;
    assert_true(ng_record_load(&memory, NG_STR(URL), &r));
    assert_in_range(r.not_before, NOON + 60, NOON + 75);
    assert_string_equal(r.reason, "bad not-before 9999999999 url x");
}

/* Whatever stands in a record whose last line is right: nothing is read or
 * written outside it, and what comes of it is a request. */
static void survives_strange_records(void **state)
{
    (void)state;
    static const char *const lines[] = {"", " ", "url", "url " URL, "etag ",
            "fetched 99999999999999999999999", "fetched -", "tried x",
            "not-before -9223372036854775808", "body-length -1",
            "body-length 9223372036854775807", "body-hash 1e9", "status 70000",
            "strikes 9223372036854775807", "strikes -5", "future field",
            "end 0123456789abcdef"};
    char name[NG_RECORD_NAME], path[128];
    ng_record_name(NG_STR(URL), name);
    snprintf(path, sizeof path, "%s/sources/%s", folder, name);
    uint32_t seed = 1;
    for (int round = 0; round < 300; round++) {
        struct log l = {0};
        log_printf(&l, "nutgraf-source 1\nurl %s\n", URL);
        for (int i = 0; i < 8; i++) {
            seed = seed * 1664525u + 1013904223u;
            if (seed >> 28 == 0) { /* long */
                for (int k = 0; k < 1 << (seed >> 16) % 12; k++) {
                    log_printf(&l, "etag%c", k == 0 ? ' ' : 'x');
                }
            } else if (seed >> 28 == 1) {
                log_bytes(&l, &seed, sizeof seed);
            }
            log_printf(&l, "%s\n",
                    lines[(seed >> 16) % (sizeof lines / sizeof *lines)]);
        }
        log_printf(&l, "end %016llx\n",
                (unsigned long long)ng_hash(NG_HASH_INIT, l.s, l.len));
        FILE *f = fopen(path, "wb");
        assert_non_null(f);
        fwrite(l.s, 1, l.len, f);
        fclose(f);
        log_free(&l);
        answer_error(500, "HTTP 500", NULL);
        assert_int_equal(run(NOON), NG_EIO);
        assert_int_equal(wire.n_asked, 1);
    }
}

static void stops_when_told(void **state)
{
    (void)state;
    answer_200(FEED, NULL);
    struct ng_polite p;
    struct ng_polite_config config = {
            .now = NOON, .transport = {fetch, plan, NULL}, .state = &memory};
    struct ng_net net = ng_polite_net(&p, &config);
    struct ng_get g = {.url = NG_STR(URL), .max_bytes = 5};
    struct log l = {0};
    g.body = log_sink(&l);
    assert_int_equal(net.get(net.ctx, &g), NG_OK);
    assert_int_equal(l.len, 5);
    log_free(&l);
    ng_polite_close(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, end)
            TEST(asks_conditionally),
            TEST(keeps_the_interval),
            TEST(hands_over_the_copy_when_it_fails),
            TEST(heeds_retry_after),
            TEST(backs_off),
            TEST(own_trouble_does_not_count),
            TEST(another_machine_waits_another_time),
            TEST(an_error_page_is_no_feed),
            TEST(needs_no_network_offline),
            TEST(plans_only_what_it_will_ask),
            TEST(damage_costs_one_request),
            TEST(a_cut_document_has_no_validators),
            TEST(a_dry_run_leaves_no_trace),
            TEST(a_value_is_no_line_of_its_own),
            TEST(survives_strange_records),
            TEST(stops_when_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
