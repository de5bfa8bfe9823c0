/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#include "ng/http.h"

static int on_header(void *ctx, struct ng_str name, struct ng_str value)
{
    struct log *l = ctx;
    log_str(l, name);
    log_printf(l, "=");
    log_str(l, value);
    log_printf(l, "\n");
    return ng_str_eq(name, NG_STR("X-Stop")) ? NG_ESTOP : NG_OK;
}

static int feed_reader(void *decoder, const char *bytes, size_t n)
{
    struct ng_http *h = decoder;
    int32_t used = ng_http_feed(h, bytes, (uint32_t)n);
    if (used >= 0 && !h->done) {
        assert_int_equal(used, n);
    }
    return used < 0 ? used : h->done ? 1 : NG_OK;
}

/* Transcript: fields, body, then "[status result]": result is the error, or
 * "keep"/"close" of a complete response. */
static void run(const struct pieces *p, struct log *l, void *ctx)
{
    static struct ng_http h;
    const bool *head = ctx;
    ng_http_init(&h, head != NULL && *head, on_header, l, log_sink(l));
    int err = feed_pieces(p, feed_reader, &h);
    if (err >= 0) {
        err = ng_http_end(&h);
    }
    if (err == NG_OK) {
        assert_true(h.done && h.headers_done);
    }
    log_printf(l, "[%d %s]", h.status,
            err < 0        ? ng_strerror(err)
            : h.keep_alive ? "keep"
                           : "close");
}

static void check(const char *response, const char *want)
{
    struct log l = feed_split(response, strlen(response), run, NULL);
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void lengths(void **state)
{
    (void)state;
    check("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 200",
            "Content-Length=5\nhello[200 keep]");
    check("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
            "Content-Length=0\n[200 keep]");
    check("HTTP/1.1 404 Not Found\r\ncontent-LENGTH:2,2\r\n"
          "Content-Length: 2\r\nConnection: x, Close\r\n\r\nno",
            "content-LENGTH=2,2\nContent-Length=2\nConnection=x, Close\n"
            "no[404 close]");
    check("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello",
            "Content-Length=6\nhello[200 input or output failed]");
    check("HTTP/1.1 200 OK\n\nto the\nend", "to the\nend[200 close]");
    check("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na",
            "Content-Length=1\na[200 close]");
    check("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n"
          "Connection: Keep-Alive\r\n\r\na",
            "Content-Length=1\nConnection=Keep-Alive\na[200 keep]");
}

static void chunks(void **state)
{
    (void)state;
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
          "5;a=\"b;c\"\r\nhello\r\n0A  \r\n, \r\n world\r\n000;x\r\n"
          "Trailer: dropped\r\n folded\r\n\r\nHTTP/1.1",
            "Transfer-Encoding=Chunked\nhello, \r\n world[200 keep]");
    check("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\n",
            "Transfer-Encoding=chunked\nabc[200 keep]");
    static const char *const bad[] = {"\r\n", "x\r\n", "-1\r\n",
            "3\r\nabcd\r\n", "3\r\nabc\r\r\n", "fffffffffffffffff\r\n",
            "3 4x\r", "0x3\r\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char response[128];
        (void)snprintf(response, sizeof response,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s",
                bad[i]);
        struct log l = feed_split(response, strlen(response), run, NULL);
        const char *want =
                i == 6 ? "input or output failed]" : "not in a known format]";
        assert_non_null(strstr(l.s, want));
        log_free(&l);
    }
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: "
          "chunked\r\n\r\n3\r\nabc\r\n0\r\n",
            "Transfer-Encoding=chunked\nabc[200 input or output failed]");
}

static void no_body(void **state)
{
    (void)state;
    check("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Length: 9\r\n\r\n"
          "HTTP/1.1 100\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
            "Content-Length=1\na[200 keep]");
    check("HTTP/1.1 204 No\r\n\r\nHTTP", "[204 keep]");
    check("HTTP/1.1 304 Not\r\nETag: \"a\"\r\nContent-Length: 9\r\n\r\nHTTP",
            "ETag=\"a\"\nContent-Length=9\n[304 keep]");
    bool head = true;
    const char *r = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHTTP";
    struct log l = feed_split(r, strlen(r), run, &head);
    assert_string_equal(l.s, "Content-Length=9\n[200 keep]");
    log_free(&l);
    check("", "[0 input or output failed]");
    check("HTTP/1.1 100 Continue\r\n\r\n", "[0 input or output failed]");
}

static void refused(void **state)
{
    (void)state;
    check("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"
          "\r\n\r\n0\r\n\r\n",
            "Content-Length=5\nTransfer-Encoding=chunked\n"
            "[200 not in a known format]");
    check("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
            "Content-Length=5\n[200 not in a known format]");
    check("HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n",
            "[200 not in a known format]");
    check("HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999999\r\n\r\n",
            "[200 not in a known format]");
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "[200 not in a known format]");
    check("HTTP/2 200 OK\r\n\r\n", "[0 not in a known format]");
    check("HTTP/1.1 20x OK\r\n\r\n", "[0 not in a known format]");
    check("HTTP/1.1 2000\r\n\r\n", "[0 not in a known format]");
    check("ICY 200 OK, this is radio\r\n\r\n", "[0 not in a known format]");
    check("HTTP/1.1 200 OK\r\nX-Stop: now\r\nMore: no\r\n\r\nbody",
            "X-Stop=now\n[200 stopped]");
}

static void odd_lines(void **state)
{
    (void)state;
    check("\r\nHTTP/1.1 200 OK\r\n stray: fold\r\nno colon\r\n: no name\r\n"
          "A:  one\r\n\t two \r\n  three\r\nB :\r\nC: a\rb\x7f\x01"
          "c\r\n\r\n",
            "A=one  two   three\nB=\nC=a b  c\n[200 close]");
    static const char nuls[] =
            "HTTP/1.1 200 OK\r\nX\0: a\0b\0\r\n\0\r\n\r\n\0\0";
    struct log l = feed_split(nuls, sizeof nuls - 1, run, NULL);
    static const char want[] = "X=a b\n\0\0[200 close]";
    assert_int_equal(l.len, sizeof want - 1);
    assert_memory_equal(l.s, want, l.len);
    log_free(&l);
}

/* n bytes of 'a' between two texts */
static void check_long(const char *before, size_t n, const char *after,
        const char *want_end, size_t want_len)
{
    struct log r = {0};
    log_printf(&r, "%s", before);
    for (size_t i = 0; i < n; i++) {
        log_bytes(&r, "a", 1);
    }
    log_printf(&r, "%s", after);
    struct log l = feed_split(r.s, r.len, run, NULL);
    size_t end = strlen(want_end);
    assert_true(l.len >= end);
    assert_string_equal(l.s + l.len - end, want_end);
    assert_int_equal(l.len - end, want_len);
    log_free(&l);
    log_free(&r);
}

static void limits(void **state)
{
    (void)state;
    const char *rest = "\r\nContent-Length: 1\r\n\r\nb";
    const char *good = "\nContent-Length=1\nb[200 keep]";
    /* "X: " is cut from the line of 1024 and "X=" printed */
    check_long("HTTP/1.1 200 OK\r\nX: ", 1500, rest, good, 1023);
    check_long("HTTP/1.1 200 OK\r\nX: ", 60000, rest, good, 1023);
    check_long("HTTP/1.1 200 OK\r\nX: ", 66000, rest,
            "[200 larger than the limit]", 0);
    check_long("HTTP/1.1 200 OK\r\nX: ", 66000, "",
            "[200 larger than the limit]", 0);
    check_long("HTTP/1.1 301 Moved\r\nLocation: /", 1500, rest,
            "[301 larger than the limit]", 0);
    check_long("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;", 1500,
            "\r\nabc\r\n0\r\n\r\n", "=chunked\nabc[200 keep]", 17);
    check_long("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;", 66000,
            "", "=chunked\n[200 larger than the limit]", 17);
    check_long("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX:",
            66000, "", "=chunked\n[200 larger than the limit]", 17);

    /* 64 KB of headers in many lines pass, a little more does not */
    for (int many = 1; many < 3; many++) {
        struct log r = {0};
        log_printf(&r, "HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 1985 * many; i++) {
            log_printf(&r, "X-Header-%06d: fourteen bytes\r\n", i);
        }
        log_printf(&r, "\r\n");
        struct log l = feed_split(r.s, r.len, run, NULL);
        bool ok = strstr(l.s, "[200 close]") != NULL;
        assert_int_equal(ok, r.len <= NG_HTTP_HEADERS_MAX);
        assert_int_equal(ok, many == 1);
        log_free(&l);
        log_free(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(lengths),
            cmocka_unit_test(chunks),
            cmocka_unit_test(no_body),
            cmocka_unit_test(refused),
            cmocka_unit_test(odd_lines),
            cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests_name("http", tests, NULL, NULL);
}
