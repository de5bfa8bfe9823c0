/* SPDX-License-Identifier: MIT */
/* The misbehaviours of cases.h, by path. */
#include "cases.h"
#include "server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"

static const char good_body[] = CASE_GOOD_BODY;
#define N_GOOD (sizeof good_body - 1)

static bool good(struct conn *c, const char *extra)
{
    putf(c, OK_HEAD "%sContent-Length: %zu\r\n\r\n%s", extra, N_GOOD,
            good_body);
    return true;
}

static bool redirect(struct conn *c, const char *location)
{
    putf(c,
            "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 6\r\n\r\n"
            "Moved\n",
            location);
    return true;
}

/* Holds the connection until the peer gives up. */
static bool stall(struct conn *c)
{
    struct request rest;
    while (read_request(c, &rest)) {
    }
    return false;
}

static _Noreturn void endless(
        struct conn *c, const char *head, const char *piece, unsigned pause_ms)
{
    char many[16384]; /* a record full, where there is no pause between */
    size_t n = strlen(piece), n_many = 0;
    while (n_many + n <= sizeof many && (pause_ms == 0 || n_many == 0)) {
        memcpy(many + n_many, piece, n);
        n_many += n;
    }
    putz(c, head);
    for (;;) { /* put() ends the process when the peer has gone */
        put(c, many, n_many);
        if (pause_ms > 0) {
            nap(pause_ms);
        }
    }
}

/* 64 MB of zeros in 64 KB, for a client that asked for gzip. */
static bool gzip_bomb(struct conn *c, const struct request *r)
{
    static unsigned char zeros[65536], packed[65536];
    const char *accepts = field(r, "Accept-Encoding");
    if (accepts == NULL || strstr(accepts, "gzip") == NULL) {
        return good(c, "");
    }
    z_stream z;
    memset(&z, 0, sizeof z);
    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) !=
            Z_OK) {
        return false;
    }
    putz(c, OK_HEAD "Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
    for (int i = 0; i <= 1024; i++) {
        z.next_in = zeros;
        z.avail_in = i < 1024 ? sizeof zeros : 0;
        do {
            z.next_out = packed;
            z.avail_out = sizeof packed;
            (void)deflate(&z, i < 1024 ? Z_NO_FLUSH : Z_FINISH);
            put(c, packed, sizeof packed - z.avail_out);
        } while (z.avail_out == 0);
    }
    (void)deflateEnd(&z);
    return false;
}

static bool status(struct conn *c, int code)
{
    const char *extra = code == 429 || code == 503 ? "Retry-After: 120\r\n"
                        : code == 401 ? "WWW-Authenticate: Basic\r\n"
                                      : "";
    if (code == 204 || code == 304) {
        putf(c, "HTTP/1.1 %d Empty\r\nETag: \"x\"\r\n\r\n", code);
    } else {
        putf(c,
                "HTTP/1.1 %d Status\r\n%sContent-Type: text/html\r\n"
                "Content-Length: 12\r\n\r\n<p>Sorry</p>",
                code, extra);
    }
    return true;
}

/* Answers that are one text; a NUL in them is written as '\1'. */
static const struct {
    const char *name, *answer;
    bool keep;
} texts[] = {
        {"chunked",
                OK_HEAD "Transfer-Encoding: chunked\r\n\r\n"
                        "2;why=\"not\"\r\nA \r\n0e\r\ngood document.\r\n"
                        "1\r\n\n\r\n0\r\nX-Trailer: yes\r\n\r\n",
                true},
        {"until-close", OK_HEAD "Connection: close\r\n\r\n" CASE_GOOD_BODY,
                false},
        {"http10", "HTTP/1.0 200 OK\r\n\r\n" CASE_GOOD_BODY, false},
        {"interim",
                "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n"
                "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n" CASE_GOOD_BODY,
                true},
        {"bare-lf", "HTTP/1.1 200 OK\nContent-Length: 17\n\n" CASE_GOOD_BODY,
                true},
        /* promises to stay and goes: the next request finds it stale */
        {"stale", OK_HEAD "Content-Length: 17\r\n\r\n" CASE_GOOD_BODY, false},
        {"too-short", OK_HEAD "Content-Length: 1000\r\n\r\n" CASE_GOOD_BODY,
                false},
        {"too-long",
                OK_HEAD "Content-Length: 17\r\n\r\n" CASE_GOOD_BODY
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nevil\n",
                true},
        {"two-lengths",
                OK_HEAD "Content-Length: 17\r\nContent-Length: "
                        "3\r\n\r\n" CASE_GOOD_BODY,
                false},
        {"both-framings",
                OK_HEAD "Content-Length: 17\r\nTransfer-Encoding: chunked\r\n"
                        "\r\n11\r\n" CASE_GOOD_BODY "\r\n0\r\n\r\n",
                false},
        {"bad-chunk",
                OK_HEAD "Transfer-Encoding: chunked\r\n\r\n"
                        "5\r\nA goo\r\nzz\r\nd document.\n\r\n0\r\n\r\n",
                false},
        {"cut-chunks",
                OK_HEAD "Transfer-Encoding: chunked\r\n\r\n"
                        "11\r\n" CASE_GOOD_BODY "\r\n11\r\nA go",
                false},
        {"no-header", "", false},
        {"not-http", "220 mail.example ESMTP\r\n\r\nA good document.\n", false},
        {"nul-header",
                "HTTP/1.1 200 OK\r\nX\1Y: a\1b\r\n\1\1\r\n"
                "Content-Length: 17\r\n\r\n" CASE_GOOD_BODY,
                true},
        {"nul-body", OK_HEAD "Content-Length: 17\r\n\r\n\1A\1good\1document\1",
                true},
};

static bool answer_text(struct conn *c, const char *name, bool *keep)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(texts[i].name, name) != 0) {
            continue;
        }
        char answer[1024];
        size_t n = strlen(texts[i].answer);
        memcpy(answer, texts[i].answer, n);
        for (size_t k = 0; k < n; k++) {
            answer[k] = answer[k] == '\1' ? '\0' : answer[k];
        }
        put(c, answer, n);
        *keep = texts[i].keep;
        return true;
    }
    return false;
}

bool answer_case(struct conn *c, const struct request *r)
{
    char to[256];
    bool keep = false;
    const char *name = r->path + 6;
    if (answer_text(c, name, &keep)) {
        return keep;
    }
    if (strcmp(name, "good") == 0) {
        return good(c, "");
    }
    if (strncmp(name, "status/", 7) == 0) {
        return status(c, atoi(name + 7));
    }
    if (strncmp(name, "hops/", 5) == 0) {
        int n = atoi(name + 5);
        (void)snprintf(to, sizeof to, n > 1 ? "%d" : "../good", n - 1);
        return redirect(c, to);
    }
    if (strcmp(name, "to/good") == 0) {
        return redirect(c, "../good?from=to");
    }
    if (strncmp(name, "good?", 5) == 0) {
        return good(c, "");
    }
    if (strcmp(name, "to-https") == 0 || strcmp(name, "to-http") == 0) {
        (void)snprintf(to, sizeof to, "%s://localhost:%u/case/good", name + 3,
                port_number(name + 3));
        return redirect(c, to);
    }
    if (strcmp(name, "to-file") == 0) {
        return redirect(c, "file:///etc/passwd");
    }
    if (strcmp(name, "to-ftp") == 0) {
        return redirect(c, "ftp://localhost/case/good");
    }
    if (strcmp(name, "to-nowhere") == 0) {
        putz(c, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
        return true;
    }
    if (strcmp(name, "loop") == 0) {
        return redirect(c, "loop");
    }
    if (strcmp(name, "stall-header") == 0) {
        putz(c, "HTTP/1.1 200 OK\r\nContent-Ty");
        return stall(c);
    }
    if (strcmp(name, "stall-body") == 0) {
        putz(c, OK_HEAD "Content-Length: 17\r\n\r\nA good");
        return stall(c);
    }
    if (strcmp(name, "drip") == 0) {
        endless(c, OK_HEAD "Content-Length: 1000000\r\n\r\n", "a", 100);
    }
    if (strcmp(name, "endless-body") == 0) {
        endless(c, OK_HEAD "\r\n", "All work and no play. ", 0);
    }
    if (strcmp(name, "endless-chunks") == 0) {
        endless(c, OK_HEAD "Transfer-Encoding: chunked\r\n\r\n",
                "6;a=b\r\nendles\r\n", 0);
    }
    if (strcmp(name, "endless-header") == 0) {
        endless(c, OK_HEAD, "X-And-Another: one\r\n", 0);
    }
    if (strcmp(name, "endless-line") == 0) {
        endless(c, OK_HEAD "X-Long: ", "and so on ", 0);
    }
    if (strcmp(name, "gzip-bomb") == 0) {
        return gzip_bomb(c, r);
    }
    return status(c, 404);
}
