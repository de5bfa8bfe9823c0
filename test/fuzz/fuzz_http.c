/* SPDX-License-Identifier: MIT */
/* Invariants 1, 2 and 4: a response gives the same fields and body however it
 * is cut, bytes after its end are left, and no field holds a control
 * character. Input: a flag (HEAD, size of the pieces), then the response. */
#include "fuzz.h"

struct run {
    struct ng_http http;
    uint64_t hash;
    uint64_t body_bytes;
    int err;
};

static int on_header(void *ctx, struct ng_str name, struct ng_str value)
{
    struct run *r = ctx;
    must(name.len > 0 && name.len + value.len < NG_HTTP_LINE);
    for (uint32_t i = 0; i < name.len; i++) {
        must((uint8_t)name.s[i] >= ' ' && name.s[i] != ':');
    }
    for (uint32_t i = 0; i < value.len; i++) {
        must((uint8_t)value.s[i] >= ' ' && value.s[i] != 0x7f);
    }
    must(!r->http.headers_done && r->http.status >= 200);
    r->hash = ng_hash(r->hash, name.s, name.len);
    r->hash = ng_hash(r->hash, "=", 1);
    r->hash = ng_hash(r->hash, value.s, value.len);
    r->hash = ng_hash(r->hash, "\n", 1);
    return NG_OK;
}

static int on_body(void *ctx, const void *bytes, size_t n)
{
    struct run *r = ctx;
    must(r->http.headers_done && !r->http.done);
    r->hash = ng_hash(r->hash, bytes, n);
    r->body_bytes += n;
    return NG_OK;
}

static int feed(void *decoder, const char *bytes, size_t n)
{
    struct run *r = decoder;
    int32_t used = ng_http_feed(&r->http, bytes, (uint32_t)n);
    must(used <= (int32_t)n);
    must(used < 0 || used == (int32_t)n || r->http.done);
    return used < 0 ? used : r->http.done ? 1 : NG_OK;
}

static struct run read_all(
        const uint8_t *data, size_t n, size_t step, bool head)
{
    static struct run r;
    memset(&r, 0, sizeof r);
    r.hash = NG_HASH_INIT;
    ng_http_init(&r.http, head, on_header, &r, (struct ng_sink){on_body, &r});
    r.err = fuzz_feed(data, n, step, feed, &r);
    if (r.err >= 0) {
        r.err = ng_http_end(&r.http);
    }
    must(r.http.body_bytes == r.body_bytes);
    return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n == 0) {
        return 0;
    }
    bool head = (data[0] & 1) != 0;
    size_t step = 1 + data[0] / 2;
    struct run whole = read_all(data + 1, n - 1, 0, head);
    struct run pieces = read_all(data + 1, n - 1, step, head);
    must(whole.err == pieces.err && whole.hash == pieces.hash);
    must(whole.http.status == pieces.http.status);
    must(whole.http.keep_alive == pieces.http.keep_alive);
    return 0;
}
