/* SPDX-License-Identifier: MIT */
/* The board's HTTP client over mbedTLS against the server that misbehaves. */
#define _GNU_SOURCE
#include "../ng_test.h"

#include "../server/cases.h"
#include "net/client.h"
#include "net/pipe_posix.h"
#include "net/pipe_tls.h"
#include "start_server.h"

#include <unistd.h>

#include <mbedtls/sha256.h>
#include <mbedtls/x509_crt.h>

#define REQUESTS "build/test/requests.log"

static struct ng_posix tcp;
static struct ng_pipe tcp_pipe;
static struct ng_trust_pem anchors;
static struct ng_trust trust;
static struct ng_client client;
static struct ng_net net;
static struct log body;

static int open_client(void *heap, size_t n)
{
    memset(&client, 0, sizeof client);
    tcp_pipe = ng_posix_pipe(&tcp);
    trust = ng_trust_pem(&anchors, SERVER_CA);
    client.plain = tcp_pipe;
    if (heap == NULL) {
        ng_tls_use_calloc(calloc, free);
    }
    client.timeout_ms = CASE_TIMEOUT_MS;
    client.stall_ms = CASE_STALL_MS;
    net = ng_client_net(&client);
    return ng_tls_init(&client.secure, heap, n, &tcp_pipe, &trust);
}

static void close_client(void)
{
    ng_client_close(&client);
    ng_tls_end();
    log_free(&body);
}

static int fetch(const char *url, struct ng_get *g)
{
    log_free(&body);
    log_bytes(&body, "", 0);
    memset(g, 0, sizeof *g);
    g->url = ng_str_of(url);
    g->max_bytes = CASE_MAX_BYTES;
    g->body = log_sink(&body);
    return net.get(net.ctx, g);
}

/* One of the words is in the reason, but for ASCII case. */
static bool named(struct ng_str reason, const char *words)
{
    char text[512];
    (void)snprintf(text, sizeof text, "%.*s", (int)reason.len, reason.s);
    while (reason.len > 0) {
        char word[64];
        size_t n = strcspn(words, "|");
        (void)snprintf(word, sizeof word, "%.*s", (int)n, words);
        if (strcasestr(text, word) != NULL) {
            return true;
        }
        if (words[n] == '\0') {
            break;
        }
        words += n + 1;
    }
    return false;
}

static bool as_wanted(
        const struct fetch_case *f, int err, const struct ng_get *g)
{
    bool small = body.len <= CASE_MAX_BYTES;
    switch (f->want) {
    case CASE_GOOD:
        return err == NG_OK && strcmp(body.s, CASE_GOOD_BODY) == 0;
    case CASE_FULL:
        return err == NG_OK && body.len == CASE_MAX_BYTES;
    case CASE_BODY:
        return err == NG_OK && strcmp(body.s, f->words) == 0;
    case CASE_REFUSED:
        return err < 0 && small && named(g->reason, f->words);
    default:
        return small && (err == NG_OK || g->reason.len > 0);
    }
}

/* Runs the table from case `first` on; says all that fails, then fails. */
static void run_table(bool slow_too)
{
    int failures = 0;
    for (size_t i = 0; i < sizeof fetch_cases / sizeof *fetch_cases; i++) {
        const struct fetch_case *f = &fetch_cases[i];
        struct ng_get g;
        char url[256];
        if (!slow_too && strstr(f->words, "timed out") != NULL) {
            continue;
        }
        server_url(url, sizeof url, f->port, f->path);
        uint64_t start = ng_net_ms();
        int err = fetch(url, &g);
        uint64_t took = ng_net_ms() - start;
        bool ok = as_wanted(f, err, &g) && took < CASE_TIMEOUT_MS + 3000;
        printf("%-24s %s %4u ms  %d, %zu bytes, %.*s\n", f->name,
                ok ? "ok  " : "FAIL", (unsigned)took, err, body.len,
                (int)g.reason.len, g.reason.len > 0 ? g.reason.s : "");
        failures += !ok;
        server_url(url, sizeof url, "https", CASE_GOOD_PATH);
        err = fetch(url, &g);
        if (err != NG_OK || strcmp(body.s, CASE_GOOD_BODY) != 0) {
            printf("  and then not the good document: %.*s\n",
                    (int)g.reason.len, g.reason.s);
            failures++;
        }
    }
    assert_int_equal(failures, 0);
}

/* The heap is libc's, so that ASan watches mbedTLS too. */
static void every_case(void **state)
{
    (void)state;
    assert_int_equal(open_client(NULL, 0), NG_OK);
    run_table(true);
    close_client();
}

/* With a heap of fixed size nothing may leak or be out of room. */
static void fixed_heap(void **state)
{
    (void)state;
    static uint64_t heap[96 * 1024 / 8];
    assert_int_equal(open_client(heap, sizeof heap), NG_OK);
    run_table(false);
    close_client();
}

/* Wherever memory ends, the reason is memory, and nothing is left behind. */
static void small_heaps(void **state)
{
    (void)state;
    static uint64_t heap[72 * 1024 / 8];
    static const char *const ports[] = {"tls12", "tls13", "rsa12", "rsa"};
    for (int i = 0; i < 4; i++) {
        char url[256], smallest[16] = "";
        server_url(url, sizeof url, ports[i], CASE_GOOD_PATH);
        for (size_t n = 512; n <= sizeof heap; n += 1024) {
            struct ng_get g;
            if (open_client(heap, n) != NG_OK) {
                close_client();
                continue;
            }
            int err = fetch(url, &g);
            if (err != NG_OK && !named(g.reason, "TLS ran out of memory")) {
                fail_msg("%s, heap of %zu: %.*s", ports[i], n,
                        (int)g.reason.len, g.reason.s);
            }
            if (err == NG_OK && smallest[0] == '\0') {
                (void)snprintf(smallest, sizeof smallest, "%zu", n);
            }
            close_client();
        }
        printf("%s: a heap of %s does\n", ports[i], smallest);
        assert_true(smallest[0] != '\0');
    }
}

static void connections_are_kept(void **state)
{
    (void)state;
    struct ng_get g;
    char url[256];
    assert_int_equal(open_client(NULL, 0), NG_OK);
    static const char *const ports[] = {"tls12", "tls13", "http"};
    for (uint32_t i = 0; i < 3; i++) {
        server_url(url, sizeof url, ports[i], CASE_GOOD_PATH);
        for (int k = 0; k < 3; k++) {
            assert_int_equal(fetch(url, &g), NG_OK);
        }
        assert_int_equal(client.connects, i + 1);
    }
    /* a redirect's own body is read, so that the connection serves on */
    server_url(url, sizeof url, "http", "/case/hops/3");
    assert_int_equal(fetch(url, &g), NG_OK);
    assert_int_equal(client.connects, 3);
    assert_true(ng_str_ends(g.final_url, NG_STR(CASE_GOOD_PATH)));
    close_client();
}

/* A certificate may be for an address; the names in it do not count then. */
static void numeric_host(void **state)
{
    (void)state;
    struct ng_get g;
    char url[256];
    assert_int_equal(open_client(NULL, 0), NG_OK);
    (void)snprintf(url, sizeof url, "https://127.0.0.1:%u" CASE_GOOD_PATH,
            server_port("https"));
    assert_int_equal(fetch(url, &g), NG_OK);
    (void)snprintf(url, sizeof url, "https://127.0.0.1:%u" CASE_GOOD_PATH,
            server_port("wrong-host"));
    assert_int_equal(fetch(url, &g), NG_EIO);
    assert_str(g.reason, "certificate is for another host");
    close_client();
}

/* ---- pins -----------------------------------------------------------------
 */

static struct ng_trust_pin pins[2];

/* The key of the certificate becomes the first pin's. */
static int pin_cert(void *arg, const uint8_t *der, uint32_t n)
{
    mbedtls_x509_crt cert;
    (void)arg;
    mbedtls_x509_crt_init(&cert);
    assert_int_equal(mbedtls_x509_crt_parse_der(&cert, der, n), 0);
    assert_int_equal(
            mbedtls_sha256(cert.pk_raw.p, cert.pk_raw.len, pins[0].spki, 0), 0);
    mbedtls_x509_crt_free(&cert);
    return NG_ESTOP;
}

/* What fetching says when `host` must have the key of the certificate. */
static int with_pin(const char *host, const char *file, uint32_t n_pins)
{
    struct ng_trust_pem pem;
    struct ng_get g;
    char url[256];
    struct ng_trust t = ng_trust_pem(&pem, file);
    assert_int_equal(t.each(t.ctx, pin_cert, NULL), NG_ESTOP);
    pins[0].host = host;
    assert_int_equal(open_client(NULL, 0), NG_OK);
    trust.pins = pins;
    trust.n_pins = n_pins;
    server_url(url, sizeof url, "https", CASE_GOOD_PATH);
    int err = fetch(url, &g);
    if (err != NG_OK) {
        assert_str(g.reason, "certificate does not have the pinned key");
        assert_int_equal(body.len, 0);
    }
    close_client();
    return err;
}

static void pinned_keys(void **state)
{
    (void)state;
    pins[1] = (struct ng_trust_pin){"localhost", {1, 2, 3}};
    assert_int_equal(with_pin("localhost", "build/test/certs/good.pem", 1), 0);
    assert_int_equal(
            with_pin("localhost", "build/test/certs/rsa.pem", 1), NG_EIO);
    /* one of several; the anchor's; another host's */
    assert_int_equal(with_pin("localhost", "build/test/certs/good.pem", 2), 0);
    assert_int_equal(with_pin("localhost", SERVER_CA, 1), 0);
    assert_int_equal(with_pin("a.example", "build/test/certs/rsa.pem", 1), 0);
    assert_int_equal(
            with_pin("a.example", "build/test/certs/rsa.pem", 2), NG_EIO);
}

static void sessions_resume(void **state)
{
    (void)state;
    struct ng_get g;
    char url[256];
    static const char *const ports[] = {"tls12", "tls13"};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(open_client(NULL, 0), NG_OK);
        server_url(url, sizeof url, ports[i], CASE_GOOD_PATH);
        for (int k = 0; k < 3; k++) {
            assert_int_equal(fetch(url, &g), NG_OK);
            ng_client_close(&client);
        }
        assert_int_equal(ng_tls_count().full, 1);
        assert_int_equal(ng_tls_count().resumed, 2);
        close_client();
    }
}

static void note_field(void *ctx, struct ng_str name, struct ng_str value)
{
    if (ng_str_eqi(name, NG_STR("etag")) ||
            ng_str_eqi(name, NG_STR("retry-after"))) {
        log_bytes(ctx, "", 0);
        log_str(ctx, value);
    }
}

static void note_begin(void *ctx)
{
    log_free(ctx);
}

/* What goes out, validators, and the hooks of a cache. */
static void requests(void **state)
{
    (void)state;
    struct ng_get g;
    struct log seen = {0};
    char url[256];
    assert_int_equal(open_client(NULL, 0), NG_OK);
    client.begin = note_begin;
    client.field = note_field;
    client.hook_ctx = &seen;
    server_url(url, sizeof url, "https", "/hello.txt?a=b c#frag");
    assert_int_equal(fetch(url, &g), NG_OK);
    assert_non_null(strstr(body.s, "https://localhost:"));
    assert_null(strstr(body.s, "@"));
    assert_str(g.content_type, "text/plain; charset=utf-8");
    assert_int_equal(seen.len, 18);

    char etag[32];
    (void)snprintf(etag, sizeof etag, "%s", seen.s);
    struct ng_client_field fields[] = {
            {NG_STR("If-None-Match"), ng_str_of(etag)},
            {NG_STR("X-Evil"), NG_STR("a\r\nX-Split: b")}};
    client.fields = fields;
    client.n_fields = 2;
    assert_int_equal(fetch(url, &g), NG_EIO);
    assert_str(g.reason, "HTTP 304");
    client.accept_304 = true;
    assert_int_equal(fetch(url, &g), NG_OK);
    assert_int_equal(g.status, 304);
    assert_int_equal(body.len, 0);
    server_url(url, sizeof url, "https", "/case/status/429");
    assert_int_equal(fetch(url, &g), NG_EIO);
    assert_str(g.reason, "HTTP 429");
    assert_string_equal(seen.s, "120");
    client.begin = NULL;
    client.field = NULL;

    /* a name and a password are neither sent nor left for links to inherit */
    char secret[300];
    server_url(url, sizeof url, "https", CASE_GOOD_PATH);
    (void)snprintf(secret, sizeof secret, "https://me:pass@%s", url + 8);
    assert_int_equal(fetch(secret, &g), NG_OK);
    assert_str(g.final_url, url);
    log_free(&seen);

    char *sent = read_file(REQUESTS, NULL);
    char want[512];
    (void)snprintf(want, sizeof want,
            "GET /hello.txt?a=b%%20c HTTP/1.1\r\nHost: localhost:%u\r\n"
            "User-Agent: " NG_USER_AGENT "\r\nAccept: " NG_ACCEPT "\r\n"
            "Accept-Encoding: identity\r\nIf-None-Match: %s\r\n\r\n",
            server_port("https"), etag);
    assert_non_null(strstr(sent, want));
    free(sent);
    assert_int_equal(client.connects, 1);
    close_client();
}

static void bad_addresses(void **state)
{
    (void)state;
    struct ng_get g;
    assert_int_equal(open_client(NULL, 0), NG_OK);
    static const char *const bad[] = {"", "feed.xml", "file:///etc/passwd",
            "ftp://localhost/", "https://", "javascript:alert(1)"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(fetch(bad[i], &g), NG_EARG);
        assert_str(g.reason, "not an http or https address");
    }
    assert_int_equal(fetch("http://no-such-host.invalid/", &g), NG_EIO);
    assert_true(named(g.reason, "host name|name server"));
    assert_false(client.reached);
    char url[2048];
    memset(url, 'a', sizeof url);
    memcpy(url, "http://localhost/", 17);
    url[sizeof url - 1] = '\0';
    assert_int_equal(fetch(url, &g), NG_ELIMIT);
    assert_str(g.reason, "address too long");
    close_client();

    /* no anchors, no trust */
    assert_int_equal(open_client(NULL, 0), NG_OK);
    trust = ng_trust_pem(&anchors, "build/test/no-such-file.pem");
    server_url(url, sizeof url, "https", CASE_GOOD_PATH);
    assert_int_equal(fetch(url, &g), NG_EIO);
    assert_str(g.reason, "trust anchors cannot be read");
    trust = ng_trust_pem(&anchors, "build/test/certs/other-ca.pem");
    assert_int_equal(fetch(url, &g), NG_EIO);
    assert_str(g.reason, "unknown certificate authority");
    assert_true(client.reached);
    close_client();
}

static int start(void **state)
{
    (void)state;
    (void)unlink(REQUESTS);
    server_start("test/data/server", REQUESTS);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    server_stop();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_case),
            cmocka_unit_test(connections_are_kept),
            cmocka_unit_test(numeric_host),
            cmocka_unit_test(pinned_keys),
            cmocka_unit_test(sessions_resume),
            cmocka_unit_test(requests),
            cmocka_unit_test(bad_addresses),
            cmocka_unit_test(fixed_heap),
            cmocka_unit_test(small_heaps),
    };
    return cmocka_run_group_tests_name("transport_net", tests, start, stop);
}
