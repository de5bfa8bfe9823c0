/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "linux/net_curl.h"

#include <curl/curl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "linux/curl_reason.h"
#include "linux/curl_setup.h"
#include "linux/spool.h"
#include "net/client.h"
#include "ng/url.h"

#define MIB ((size_t)1 << 20)
/* An error page is read up to here, so that its connection can serve again. */
#define ERROR_BODY_MAX ((size_t)64 << 10)
#define HEADERS_MAX ((size_t)256 << 10) /* with those of redirects */
#define POLL_MS 500

const bool ng_has_curl = true;

enum state { WAITING, RUNNING, DONE };

struct transfer {
    struct transfer *next;
    struct ng_curl *of;
    char *url, *host; /* host with its port, lower case */
    enum ng_get_kind kind;
    bool https, conditional;
    struct curl_slist *headers;
    enum state state;
    CURL *easy;           /* while RUNNING */
    struct ng_get *asked; /* NULL: fetched ahead */
    bool paused, stopped, have_head;
    int sink_err;
    CURLcode code;
    long os_errno;
    uint16_t status;
    char *content_type, *final_url;
    struct ng_exchange x;
    int64_t deadline_ms, paused_ms;
    uint64_t n_body; /* to the sink or, of an error page, skipped */
    struct ng_spool spool;
    size_t n_header;
    char location[16]; /* scheme of the last redirect */
    char detail[CURL_ERROR_SIZE];
};

struct ng_curl {
    struct ng_curl_config config;
    CURLM *multi;
    CURLSH *share;
    struct transfer *first; /* in the order of the plan */
    struct transfer *last;  /* the one handed over: its strings are in use */
    uint32_t n_running;
    struct ng_spool_budget budget;
    struct ng_curl_stats stats;
    char reason[256];
};

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* With CURLOPT_NOSIGNAL libcurl leaves SIGPIPE to us: whoever may write to a
 * socket is between these two. */
static void pipe_quiet(struct sigaction *old)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, old);
}

static void pipe_restore(const struct sigaction *old)
{
    sigaction(SIGPIPE, old, NULL);
}

/* ---- one transfer ------------------------------------------------------- */

static void transfer_free(struct transfer *t)
{
    if (t == NULL) {
        return;
    }
    if (t->easy != NULL) {
        curl_multi_remove_handle(t->of->multi, t->easy);
        curl_easy_cleanup(t->easy);
        t->of->n_running--;
    }
    ng_spool_free(&t->spool, &t->of->budget);
    curl_slist_free_all(t->headers);
    free(t->content_type);
    free(t->final_url);
    free(t->url);
    free(t->host);
    free(t);
}

static bool add_header(struct transfer *t, const char *name, struct ng_str v)
{
    char line[1024];
    int n = snprintf(line, sizeof line, "%s: %.*s", name, (int)v.len,
            v.len > 0 ? v.s : "");
    if (v.len == 0 || n < 0 || (size_t)n >= sizeof line) {
        return true; /* longer than we would have kept */
    }
    struct curl_slist *more = curl_slist_append(t->headers, line);
    if (more != NULL) {
        t->headers = more;
    }
    return more != NULL;
}

static struct transfer *transfer_new(
        struct ng_curl *c, const struct ng_want *want, enum ng_get_kind kind)
{
    struct transfer *t = calloc(1, sizeof *t);
    if (t == NULL) {
        return NULL;
    }
    t->of = c;
    t->kind = kind;
    t->url = malloc((size_t)want->url.len + 1);
    t->conditional =
            want->if_none_match.len > 0 || want->if_modified_since.len > 0;
    if (t->url == NULL || !add_header(t, "Accept", NG_STR(NG_ACCEPT)) ||
            !add_header(t, "If-None-Match", want->if_none_match) ||
            !add_header(t, "If-Modified-Since", want->if_modified_since)) {
        transfer_free(t);
        return NULL;
    }
    if (want->url.len > 0) {
        memcpy(t->url, want->url.s, want->url.len);
    }
    t->url[want->url.len] = '\0';
    if (!ng_url_is_http(want->url) ||
            (t->host = ng_curl_host(t->url, &t->https)) == NULL) {
        t->state = DONE;
        t->code = CURLE_URL_MALFORMAT;
    }
    return t;
}

/* The head of the answer, once its redirects are behind us. */
static void note_head(struct transfer *t)
{
    long status = 0;
    const char *type = NULL;
    curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(t->easy, CURLINFO_CONTENT_TYPE, &type);
    t->status = (uint16_t)(status > 0 && status < 1000 ? status : 0);
    free(t->content_type);
    free(t->final_url);
    t->content_type = type != NULL ? strdup(type) : NULL;
    t->final_url = ng_curl_final_url(t->easy);
    t->have_head = true;
}

static bool is_success(const struct transfer *t)
{
    return t->status >= 200 && t->status < 300;
}

/* To the one who asked. */
static void deliver(struct transfer *t, const char *bytes, size_t n)
{
    struct ng_get *g = t->asked;
    if (t->n_body == 0) {
        g->status = t->status;
        g->content_type = ng_str_of(t->content_type);
        g->final_url = ng_str_of(t->final_url);
    }
    if (g->max_bytes > 0 && n >= g->max_bytes - t->n_body) {
        n = (size_t)(g->max_bytes - t->n_body);
        t->stopped = true;
    }
    t->n_body += n;
    int err = g->body.write(g->body.ctx, bytes, n);
    if (err < 0) {
        t->stopped = true;
        t->sink_err = err == NG_ESTOP ? NG_OK : err;
    }
}

static size_t on_body(char *bytes, size_t size, size_t n, void *ctx)
{
    struct transfer *t = ctx;
    n *= size;
    if (!t->have_head) {
        note_head(t);
    }
    if (!is_success(t)) {
        t->n_body += n;
        return t->n_body > ERROR_BODY_MAX ? 0 : n;
    }
    if (t->asked != NULL) {
        deliver(t, bytes, n);
        return t->stopped ? 0 : n;
    }
    if (!ng_spool_add(&t->spool, &t->of->budget, bytes, n)) {
        t->paused = true;
        t->paused_ms = now_ms();
        return CURL_WRITEFUNC_PAUSE;
    }
    return n;
}

static void note_location(struct transfer *t, struct ng_str value)
{
    value = ng_str_trim(value);
    t->location[0] = '\0';
    for (size_t i = 0; i < value.len && i + 1 < sizeof t->location; i++) {
        char b = value.s[i];
        if (b == ':') {
            memcpy(t->location, value.s, i);
            t->location[i] = '\0';
            return;
        }
        if (!((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z'))) {
            return;
        }
    }
}

static size_t on_header(char *line, size_t size, size_t n, void *ctx)
{
    struct transfer *t = ctx;
    n *= size;
    const char *colon = memchr(line, ':', n);
    t->n_header += n;
    if (t->n_header > HEADERS_MAX) {
        return 0;
    }
    if (n >= 5 && memcmp(line, "HTTP/", 5) == 0) {
        ng_exchange_begin(&t->x);
    } else if (colon != NULL && n < UINT32_MAX) {
        uint32_t at = (uint32_t)(colon - line);
        struct ng_str name = {line, at};
        struct ng_str value = {colon + 1, (uint32_t)n - at - 1};
        ng_exchange_field(&t->x, name, value);
        if (ng_str_eqi(name, NG_STR("location"))) {
            note_location(t, value);
        }
    }
    return n;
}

static void start(struct ng_curl *c, struct transfer *t)
{
    CURL *easy = curl_easy_init();
    if (easy == NULL) {
        t->state = DONE;
        t->code = CURLE_OUT_OF_MEMORY;
        return;
    }
    ng_curl_setup(easy, &c->config, t->url, t->https);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, t->headers);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, t->detail);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, t);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, t);
    if (c->share != NULL) {
        curl_easy_setopt(easy, CURLOPT_SHARE, c->share);
    }
    if (curl_multi_add_handle(c->multi, easy) != CURLM_OK) {
        curl_easy_cleanup(easy);
        t->state = DONE;
        t->code = CURLE_OUT_OF_MEMORY;
        return;
    }
    t->easy = easy;
    t->state = RUNNING;
    t->deadline_ms = now_ms() + (int64_t)c->config.total_ms;
    c->n_running++;
}

/* "Too many requests": what we still wanted of that host has its answer. */
static void heed(struct ng_curl *c, const struct transfer *t)
{
    if (t->status != 429 && (t->status != 503 || t->x.retry_after[0] == '\0')) {
        return;
    }
    for (struct transfer *u = c->first; u != NULL; u = u->next) {
        if (u->state == WAITING && strcmp(u->host, t->host) == 0) {
            u->state = DONE;
            u->code = CURLE_OK;
            u->status = t->status;
            u->x = t->x;
        }
    }
}

static void finish(struct transfer *t, CURLcode code)
{
    struct ng_curl *c = t->of;
    long connects = 0, redirects = 0;
    curl_off_t bytes = 0, connected = 0, sent = 0;
    if (!t->have_head) {
        /* else its strings are in the hands of the one who asked */
        note_head(t);
    }
    curl_easy_getinfo(t->easy, CURLINFO_NUM_CONNECTS, &connects);
    curl_easy_getinfo(t->easy, CURLINFO_REDIRECT_COUNT, &redirects);
    curl_easy_getinfo(t->easy, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
    curl_easy_getinfo(t->easy, CURLINFO_CONNECT_TIME_T, &connected);
    curl_easy_getinfo(t->easy, CURLINFO_PRETRANSFER_TIME_T, &sent);
    c->stats.requests += (uint32_t)redirects + 1;
    c->stats.connections += (uint32_t)connects;
    c->stats.bytes += (uint64_t)bytes;
    curl_easy_getinfo(t->easy, CURLINFO_OS_ERRNO, &t->os_errno);
    t->x.reached = t->status != 0 || connected > 0 || sent > 0;
    t->code = code;
    t->state = DONE;
    curl_multi_remove_handle(c->multi, t->easy);
    curl_easy_cleanup(t->easy);
    t->easy = NULL;
    c->n_running--;
    heed(c, t);
}

/* ---- all of them -------------------------------------------------------- */

static uint32_t running_at(const struct ng_curl *c, const char *host)
{
    uint32_t n = 0, left = c->n_running;
    for (const struct transfer *t = c->first; left > 0 && t != NULL;
            t = t->next) {
        if (t->state == RUNNING) {
            n += strcmp(t->host, host) == 0;
            left--;
        }
    }
    return n;
}

/* Starts what may start. What is asked for never waits for a place. */
static void start_some(struct ng_curl *c)
{
    bool room = c->budget.used <= c->budget.max / 2;
    for (struct transfer *t = c->first; t != NULL; t = t->next) {
        if (t->state != WAITING) {
            continue;
        }
        if (t->asked != NULL ||
                (room && c->n_running < c->config.jobs &&
                        running_at(c, t->host) < c->config.per_host)) {
            start(c, t);
        }
        if (c->n_running >= c->config.jobs) {
            break;
        }
    }
}

static void resume_some(struct ng_curl *c)
{
    for (struct transfer *t = c->first; t != NULL; t = t->next) {
        bool fits = t->spool.n + CURL_MAX_WRITE_SIZE <= c->budget.max_each &&
                    c->budget.used <= c->budget.max / 2;
        if (t->paused && (t->asked != NULL || fits)) {
            t->paused = false;
            t->deadline_ms += now_ms() - t->paused_ms;
            curl_easy_pause(t->easy, CURLPAUSE_CONT);
        }
    }
}

static void turn(struct ng_curl *c)
{
    int n = 0;
    start_some(c);
    resume_some(c);
    curl_multi_perform(c->multi, &n);
    CURLMsg *m;
    while ((m = curl_multi_info_read(c->multi, &n)) != NULL) {
        struct transfer *t = NULL;
        CURLcode code = m->data.result;
        curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &t);
        finish(t, code);
    }
    int64_t now = now_ms();
    for (struct transfer *t = c->first; t != NULL; t = t->next) {
        if (t->state == RUNNING && !t->paused && now > t->deadline_ms) {
            finish(t, CURLE_OPERATION_TIMEDOUT);
        }
    }
}

static void wait_for(struct ng_curl *c, struct transfer *t)
{
    while (t->state != DONE && !t->stopped) {
        turn(c);
        if (t->state != DONE && !t->stopped) {
            curl_multi_poll(c->multi, NULL, 0, POLL_MS, NULL);
        }
    }
}

/* Takes the planned transfer of this URL, or makes one, to the head. */
static struct transfer *take(
        struct ng_curl *c, const struct ng_get *g, const struct ng_exchange *x)
{
    for (struct transfer **at = &c->first; *at != NULL; at = &(*at)->next) {
        struct transfer *t = *at;
        if (t->kind == g->kind &&
                ng_str_eq(g->url,
                        (struct ng_str){t->url, (uint32_t)strlen(t->url)})) {
            *at = t->next;
            t->next = c->first;
            c->first = t;
            return t;
        }
    }
    struct ng_want want = {.url = g->url};
    if (x != NULL) {
        want.if_none_match = x->if_none_match;
        want.if_modified_since = x->if_modified_since;
    }
    struct transfer *t = transfer_new(c, &want, g->kind);
    if (t != NULL) {
        t->next = c->first;
        c->first = t;
    }
    return t;
}

static int judge(struct ng_curl *c, struct transfer *t, struct ng_get *g)
{
    if (t->sink_err < 0) {
        g->reason = ng_str_of(ng_strerror(t->sink_err));
        return t->sink_err;
    }
    if (t->stopped) {
        return NG_OK;
    }
    /* we cut error pages short, and headers */
    bool judged = t->code == CURLE_OK ||
                  (t->code == CURLE_WRITE_ERROR && !is_success(t));
    if (judged && (is_success(t) || (t->status == 304 && t->conditional))) {
        return NG_OK;
    }
    if (judged || t->status >= 400) {
        ng_exchange_reason(
                c->reason, sizeof c->reason, t->status, t->x.retry_after);
    } else {
        ng_curl_reason(c->reason, sizeof c->reason, (int)t->code, t->os_errno,
                t->detail, t->location);
    }
    g->reason = ng_str_of(c->reason);
    return NG_EIO;
}

static int fetch(void *ctx, struct ng_get *g, struct ng_exchange *x)
{
    struct ng_curl *c = ctx;
    g->content_type = g->final_url = g->reason = NG_STR("");
    g->status = 0;
    g->stale = false;
    g->fetched = NG_NO_DATE;
    struct transfer *t = take(c, g, x);
    if (t == NULL) {
        g->reason = NG_STR("out of memory");
        return NG_ENOMEM;
    }
    struct sigaction old;
    pipe_quiet(&old);
    transfer_free(c->last);
    c->last = t;
    t->asked = g;
    if (t->spool.n > 0) {
        deliver(t, t->spool.bytes, t->spool.n);
        ng_spool_free(&t->spool, &t->of->budget);
    }
    wait_for(c, t);
    if (t->state == RUNNING) {
        finish(t, CURLE_OK); /* it was stopped */
    }
    pipe_restore(&old);
    t->asked = NULL;
    c->first = t->next;
    g->status = t->status;
    g->content_type = ng_str_of(t->content_type);
    g->final_url = ng_str_of(t->final_url);
    if (x != NULL) {
        struct ng_exchange in = *x;
        *x = t->x;
        x->if_none_match = in.if_none_match;
        x->if_modified_since = in.if_modified_since;
    }
    return judge(c, t, g);
}

static void plan(
        void *ctx, const struct ng_want *wants, size_t n, enum ng_get_kind kind)
{
    struct ng_curl *c = ctx;
    struct sigaction old;
    pipe_quiet(&old);
    struct transfer **at = &c->first;
    while (*at != NULL) {
        struct transfer *t = *at;
        if (t->kind == kind) {
            *at = t->next;
            transfer_free(t);
        } else {
            at = &t->next;
        }
    }
    for (size_t i = 0; i < n; i++) {
        struct transfer *t = transfer_new(c, &wants[i], kind);
        if (t == NULL) {
            break; /* fetch() will say so when it matters */
        }
        *at = t;
        at = &t->next;
    }
    turn(c);
    pipe_restore(&old);
}

/* ---- life --------------------------------------------------------------- */

struct ng_curl *ng_curl_open(const struct ng_curl_config *config)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return NULL;
    }
    struct ng_curl *c = calloc(1, sizeof *c);
    if (c == NULL) {
        curl_global_cleanup();
        return NULL;
    }
    struct ng_curl_config *f = &c->config;
    *f = *config;
    f->jobs = f->jobs != 0 ? f->jobs : 8;
    f->per_host = f->per_host != 0 ? f->per_host : 2;
    f->connect_ms = f->connect_ms != 0 ? f->connect_ms : 15000;
    f->total_ms = f->total_ms != 0 ? f->total_ms : 120000;
    f->stall_ms = f->stall_ms != 0 ? f->stall_ms : 30000;
    c->budget.max = f->spool_bytes != 0 ? f->spool_bytes : 16 * MIB;
    c->budget.max_each = f->document_bytes != 0 ? f->document_bytes : 8 * MIB;
    c->multi = curl_multi_init();
    if (c->multi == NULL) {
        ng_curl_close(c);
        return NULL;
    }
    /* One stream a connection: libcurl 7.88 stops all streams of a
     * connection while one of them is paused. */
    curl_multi_setopt(c->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_NOTHING);
    /* kept alive until the next page of that host is asked for */
    curl_multi_setopt(c->multi, CURLMOPT_MAXCONNECTS, (long)f->jobs * 4);
    c->share = curl_share_init();
    if (c->share != NULL) {
        curl_share_setopt(
                c->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    }
    return c;
}

struct ng_transport ng_curl_transport(struct ng_curl *c)
{
    return (struct ng_transport){fetch, plan, c};
}

struct ng_curl_stats ng_curl_stats(const struct ng_curl *c)
{
    struct ng_curl_stats s = c->stats;
    s.spool_peak = c->budget.peak;
    return s;
}

void ng_curl_close(struct ng_curl *c)
{
    if (c == NULL) {
        return;
    }
    struct sigaction old;
    pipe_quiet(&old);
    transfer_free(c->last);
    while (c->first != NULL) {
        struct transfer *t = c->first;
        c->first = t->next;
        transfer_free(t);
    }
    curl_multi_cleanup(c->multi);
    curl_share_cleanup(c->share);
    pipe_restore(&old);
    free(c);
    curl_global_cleanup();
}
