/* SPDX-License-Identifier: MIT */
#include "net/client.h"

#include "ng/url.h"

#include <string.h>

/* ---- reasons and requests: text into fixed buffers ----------------------- */

struct text {
    char *s;
    uint32_t len, cap;
    bool full;
};

static void add(struct text *t, struct ng_str s)
{
    if (s.len > t->cap - t->len) {
        t->full = true;
        return;
    }
    if (s.len > 0) {
        memcpy(t->s + t->len, s.s, s.len);
    }
    t->len += s.len;
}

static void add_number(struct text *t, uint32_t number)
{
    char digits[10];
    uint32_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    add(t, (struct ng_str){digits + at, (uint32_t)sizeof digits - at});
}

/* Sets the reason: what, then detail (NULL: none). */
static int fail(
        struct ng_client *c, int err, const char *what, const char *detail)
{
    struct text t = {c->reason, 0, sizeof c->reason, false};
    add(&t, ng_str_of(what));
    add(&t, ng_str_of(detail));
    c->get->reason = (struct ng_str){c->reason, t.len};
    return err;
}

static int fail_status(struct ng_client *c, const char *detail)
{
    struct text t = {c->reason, 0, sizeof c->reason, false};
    add(&t, NG_STR("HTTP "));
    add_number(&t, c->http.status);
    add(&t, ng_str_of(detail));
    c->get->reason = (struct ng_str){c->reason, t.len};
    return NG_EIO;
}

static bool printable(struct ng_str s)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if ((uint8_t)s.s[i] < ' ' || s.s[i] == 0x7f) {
            return false;
        }
    }
    return s.len > 0;
}

/* The request's head into c->buf; its length, or NG_ELIMIT. */
static int32_t request(struct ng_client *c, const struct ng_url *u)
{
    struct text t = {c->buf, 0, sizeof c->buf, false};
    add(&t, NG_STR("GET "));
    add(&t, u->path.len > 0 ? u->path : NG_STR("/"));
    if (u->has_query) {
        add(&t, NG_STR("?"));
        add(&t, u->query);
    }
    add(&t, NG_STR(" HTTP/1.1\r\nHost: "));
    add(&t, u->host);
    if (u->port_text.len > 0) {
        add(&t, NG_STR(":"));
        add(&t, u->port_text);
    }
    add(&t, NG_STR("\r\nUser-Agent: " NG_USER_AGENT "\r\nAccept: " NG_ACCEPT
                   "\r\nAccept-Encoding: identity\r\n"));
    for (size_t i = 0; i < c->n_fields; i++) {
        const struct ng_client_field *f = &c->fields[i];
        if (printable(f->name) && printable(f->value)) {
            add(&t, f->name);
            add(&t, NG_STR(": "));
            add(&t, f->value);
            add(&t, NG_STR("\r\n"));
        }
    }
    add(&t, NG_STR("\r\n"));
    return t.full ? NG_ELIMIT : (int32_t)t.len;
}

/* ---- the answer ---------------------------------------------------------- */

static bool is_redirect(uint16_t status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 ||
           status == 308;
}

static bool is_good(uint16_t status)
{
    return status >= 200 && status < 300;
}

/* user:password@ is not sent, and links of the page must not inherit it. */
static void drop_userinfo(char *url)
{
    struct ng_url u;
    if (ng_url_split(ng_str_of(url), &u) == NG_OK && u.userinfo.s != NULL &&
            u.host.s > u.userinfo.s) {
        char *at = url + (u.userinfo.s - url);
        memmove(at, u.host.s, strlen(u.host.s) + 1);
    }
}

/* http.h: one field of the header */
static int on_field(void *ctx, struct ng_str name, struct ng_str value)
{
    struct ng_client *c = ctx;
    if (ng_str_eqi(name, NG_STR("content-type"))) {
        struct ng_str type = ng_str_cut(value, 0, sizeof c->content_type);
        if (type.len > 0) {
            memcpy(c->content_type, type.s, type.len);
        }
        c->get->content_type = (struct ng_str){c->content_type, type.len};
    } else if (ng_str_eqi(name, NG_STR("content-encoding"))) {
        c->encoded = value.len > 0 && !ng_str_eqi(value, NG_STR("identity"));
    } else if (ng_str_eqi(name, NG_STR("location")) &&
               is_redirect(c->http.status) && c->next[0] == '\0') {
        int n = ng_url_resolve(
                ng_str_of(c->url), value, c->next, NG_CLIENT_URL - 1);
        c->next[n > 0 ? n : 0] = '\0';
        c->truncated_url = n == NG_ELIMIT;
        drop_userinfo(c->next);
    }
    if (c->field != NULL) {
        c->field(c->hook_ctx, name, value);
    }
    return NG_OK;
}

/* http.h: body bytes. Those of anything but success are dropped. */
static int on_body(void *ctx, const void *bytes, size_t n)
{
    struct ng_client *c = ctx;
    struct ng_get *g = c->get;
    if (!is_good(c->http.status) || c->encoded) {
        c->dropped += n > NG_CLIENT_DRAIN ? NG_CLIENT_DRAIN : (uint32_t)n;
        return c->dropped > NG_CLIENT_DRAIN || c->encoded ? NG_ESTOP : NG_OK;
    }
    if (g->max_bytes > 0 && n > g->max_bytes - c->got) {
        n = g->max_bytes - c->got;
        c->enough = true;
    }
    c->got += (uint32_t)n;
    c->sink_said = g->body.write(g->body.ctx, bytes, n);
    if (c->sink_said < 0) {
        return c->sink_said;
    }
    return c->enough ? NG_ESTOP : NG_OK;
}

void ng_client_close(struct ng_client *c)
{
    if (c->pipe != NULL) {
        c->pipe->close(c->pipe->ctx);
        c->pipe = NULL;
    }
}

/* ---- one exchange -------------------------------------------------------- */

/* Connects, unless the connection that we have will do. *kept: it did. */
static int open_pipe(struct ng_client *c, const struct ng_url *u, bool *kept)
{
    struct ng_str host = u->host;
    bool https = ng_str_eqi(u->scheme, NG_STR("https"));
    const struct ng_pipe *pipe = https ? &c->secure : &c->plain;
    if (host.len > 2 && host.s[0] == '[') {
        host = ng_str_cut(host, 1, host.len - 2); /* "[::1]" */
    }
    *kept = c->pipe == pipe && c->port == u->port &&
            ng_str_eq(ng_str_of(c->host), host) && pipe->idle(pipe->ctx);
    if (*kept) {
        return NG_OK;
    }
    ng_client_close(c);
    if (pipe->connect == NULL) {
        return fail(
                c, NG_EIO, https ? "https" : "http", " is not in this build");
    }
    if (host.len >= sizeof c->host) {
        return fail(c, NG_ELIMIT, "host name too long", NULL);
    }
    memcpy(c->host, host.s, host.len);
    c->host[host.len] = '\0';
    c->port = u->port;
    c->connects++;
    int err = pipe->connect(pipe->ctx, c->host, c->port, c->deadline);
    c->reached = c->reached || err == NG_OK || err == NG_PIPE_HANDSHAKE;
    if (err < 0) {
        return fail(c, NG_EIO, pipe->reason(pipe->ctx),
                err == NG_PIPE_TIMEOUT ? " while connecting" : NULL);
    }
    c->pipe = pipe;
    return NG_OK;
}

static uint64_t next_deadline(const struct ng_client *c)
{
    uint32_t stall = c->stall_ms > 0 ? c->stall_ms : NG_CLIENT_STALL_MS;
    uint64_t at = ng_net_ms() + stall;
    return at < c->deadline ? at : c->deadline;
}

/* What an error of the pipe means where the answer stands. */
static int pipe_failed(struct ng_client *c, int err)
{
    const char *reason = c->pipe->reason(c->pipe->ctx);
    if (err != NG_PIPE_TIMEOUT) {
        return fail(c, NG_EIO, reason, NULL);
    }
    return fail(c, NG_EIO, "timed out ",
            c->http.headers_done  ? "in the body"
            : c->http.status != 0 ? "in the header"
                                  : "waiting for the answer");
}

/* What an error of the HTTP reader means. */
static int http_failed(struct ng_client *c, int err)
{
    if (c->http.status == 0 && err == NG_EFORMAT) {
        return fail(c, err, "not an HTTP answer", NULL);
    }
    if (err == NG_EFORMAT) {
        return fail(c, err, "malformed HTTP ",
                c->http.headers_done ? "body" : "header");
    }
    if (err == NG_ELIMIT) {
        return fail(c, err, "header too large", NULL);
    }
    return fail(c, err, ng_strerror(err), NULL);
}

/* Reads the answer. 1: nothing came on a connection that was kept. */
static int read_answer(struct ng_client *c, bool kept)
{
    bool first = true;
    while (!c->http.done) {
        int32_t n = c->pipe->read(
                c->pipe->ctx, c->buf, sizeof c->buf, next_deadline(c));
        if (n <= 0 && n != NG_PIPE_TIMEOUT && first && kept) {
            return 1;
        }
        first = false;
        if (n < 0) {
            return pipe_failed(c, n);
        }
        if (n == 0) {
            return ng_http_end(&c->http) == NG_OK
                           ? NG_OK
                           : fail(c, NG_EIO, "connection closed early", NULL);
        }
        int32_t used = ng_http_feed(&c->http, c->buf, (uint32_t)n);
        if (used < 0) {
            bool ours = used == NG_ESTOP || c->sink_said < 0;
            return ours ? used : http_failed(c, used);
        }
        if (used < n) {
            c->http.keep_alive = false; /* more than one answer */
        }
        if (!c->http.done && ng_net_ms() >= c->deadline) {
            return pipe_failed(c, NG_PIPE_TIMEOUT);
        }
    }
    return NG_OK;
}

/* Sends one request and reads its answer. NG_OK: http.status counts;
 * NG_ESTOP: so it does, but the rest of the body was not read. */
static int exchange(struct ng_client *c)
{
    struct ng_url u;
    int err = ng_url_split(ng_str_of(c->url), &u);
    if (err < 0) {
        return fail(c, NG_EARG, "bad port in the address", NULL);
    }
    c->http.status = 0;
    for (;;) {
        bool kept;
        err = open_pipe(c, &u, &kept);
        if (err < 0) {
            return err;
        }
        ng_http_init(
                &c->http, false, on_field, c, (struct ng_sink){on_body, c});
        c->next[0] = '\0';
        c->encoded = c->truncated_url = false;
        c->dropped = 0;
        c->get->content_type.len = 0;
        if (c->begin != NULL) {
            c->begin(c->hook_ctx);
        }
        int32_t n = request(c, &u);
        if (n < 0) {
            return fail(c, n, "address too long", NULL);
        }
        err = c->pipe->write(
                c->pipe->ctx, c->buf, (uint32_t)n, next_deadline(c));
        if (err < 0 && !kept) {
            err = pipe_failed(c, err);
        } else if (err == NG_OK) {
            err = read_answer(c, kept);
        } else {
            err = 1;
        }
        if (err != NG_OK || !c->http.keep_alive) {
            ng_client_close(c);
        }
        if (err <= 0) {
            return err;
        }
    }
}

/* ---- get ----------------------------------------------------------------- */

/* The answer was a redirect: makes c->next c->url, or fails. */
static int follow(struct ng_client *c)
{
    bool was_https = ng_str_starts(ng_str_of(c->url), NG_STR("https:"));
    struct ng_str next = ng_str_of(c->next);
    if (c->truncated_url) {
        return fail(c, NG_ELIMIT, "redirect to an address too long", NULL);
    }
    if (next.len == 0) {
        return fail_status(c, " without a place to go");
    }
    if (!ng_url_is_http(next)) {
        return fail(
                c, NG_EIO, "redirect to neither http nor https refused", NULL);
    }
    if (was_https && !ng_str_starts(next, NG_STR("https:"))) {
        return fail(c, NG_EIO, "redirect from https to http refused", NULL);
    }
    memcpy(c->url, c->next, next.len + 1);
    c->get->final_url = (struct ng_str){c->url, next.len};
    return NG_OK;
}

static int finish(struct ng_client *c, int err)
{
    struct ng_get *g = c->get;
    g->status = c->http.status;
    if (c->sink_said < 0 && c->sink_said != NG_ESTOP) {
        return fail(c, c->sink_said, ng_strerror(c->sink_said), NULL);
    }
    if (err < 0 && err != NG_ESTOP) {
        return err;
    }
    if (is_good(g->status) && c->encoded) {
        return fail(c, NG_EFORMAT, "compressed, though not asked for", NULL);
    }
    if (is_good(g->status) || (g->status == 304 && c->accept_304)) {
        return NG_OK;
    }
    return fail_status(c, NULL);
}

static int get(void *ctx, struct ng_get *g)
{
    struct ng_client *c = ctx;
    c->get = g;
    c->got = 0;
    c->sink_said = NG_OK;
    c->enough = c->reached = false;
    c->http.status = 0;
    g->content_type.len = g->reason.len = 0;
    g->status = 0;
    g->stale = false;
    g->fetched = NG_NO_DATE;
    c->deadline = ng_net_ms() +
                  (c->timeout_ms > 0 ? c->timeout_ms : NG_CLIENT_TIMEOUT_MS);
    int n = ng_url_resolve(
            (struct ng_str){NULL, 0}, g->url, c->url, NG_CLIENT_URL - 1);
    if (n == NG_ELIMIT) {
        return fail(c, n, "address too long", NULL);
    }
    if (n < 0 || !ng_url_is_http((struct ng_str){c->url, (uint32_t)n})) {
        return fail(c, NG_EARG, "not an http or https address", NULL);
    }
    c->url[n] = '\0';
    drop_userinfo(c->url);
    g->final_url = ng_str_of(c->url);
    for (int hops = 0; hops <= NG_CLIENT_REDIRECTS; hops++) {
        int err = exchange(c);
        bool answered = err == NG_OK || err == NG_ESTOP;
        if (!answered || !is_redirect(c->http.status)) {
            return finish(c, err);
        }
        err = follow(c);
        if (err < 0) {
            return finish(c, err);
        }
    }
    return finish(c, fail(c, NG_EIO, "more than 5 redirects", NULL));
}

struct ng_net ng_client_net(struct ng_client *c)
{
    return (struct ng_net){get, NULL, c};
}
