/* SPDX-License-Identifier: MIT */
#include "linux/polite.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ng/date.h"
#include "ng/sniff.h"
#include "ng/url.h"

#define DAY_S 86400
#define FIRST_WAIT_S 60
#define PIECE ((size_t)64 << 10)
#define BODY_MAX ((size_t)64 << 20) /* when the caller has no limit */

/* What a plan knows of a source. */
struct ng_polite_source {
    uint64_t url, host;      /* hashes */
    int64_t host_not_before; /* it speaks for its host; NG_NO_DATE: no */
    bool sent;               /* the transport has it */
    char etag[512], last_modified[64];
};

/* ---- when --------------------------------------------------------------- */

static uint64_t host_of(struct ng_str url)
{
    struct ng_url u;
    if (ng_url_split(url, &u) != NG_OK) {
        return 0;
    }
    return ng_hash(NG_HASH_INIT, u.host.s, u.host.len);
}

/* A day ahead at most: a clock that was wrong once does no lasting harm. */
static bool is_ahead(int64_t now, int64_t then)
{
    return now != 0 && then != NG_NO_DATE && then > now &&
           then - now <= DAY_S + DAY_S / 4;
}

static bool is_fresh(const struct ng_polite *p, const struct ng_record *r)
{
    int64_t now = p->config.now;
    return now != 0 && r->fetched != NG_NO_DATE && now >= r->fetched &&
           now - r->fetched < (int64_t)p->config.interval_s;
}

/* Seconds of a Retry-After; -1: none that can be read. */
static int64_t retry_after(const char *text, int64_t now)
{
    int64_t wait = -1, date;
    if (text[0] != '\0' && strspn(text, "0123456789") == strlen(text)) {
        wait = strlen(text) > 9 ? DAY_S : strtoll(text, NULL, 10);
    } else if (ng_date_parse(ng_str_of(text), &date) == NG_OK) {
        wait = date > now ? date - now : 0;
    }
    return wait > DAY_S ? DAY_S : wait;
}

static int64_t back_off(const struct ng_polite *p, const struct ng_record *r)
{
    int64_t wait = FIRST_WAIT_S;
    for (int64_t i = 1; i < r->strikes && wait < DAY_S; i++) {
        wait *= 2;
    }
    if (wait > DAY_S || r->status == 410) { /* gone for good */
        wait = DAY_S;
    }
    uint64_t seed = p->config.entropy ^ (uint64_t)r->strikes;
    uint64_t dice = ng_hash(seed, r->url, strlen(r->url));
    return wait + (int64_t)(dice >> 33) % (wait / 4 + 1);
}

static void note_failure(struct ng_polite *p, struct ng_record *r,
        const struct ng_get *g, const struct ng_exchange *x)
{
    r->tried = p->config.now != 0 ? p->config.now : NG_NO_DATE;
    r->status = g->status;
    r->failures++;
    r->strikes += x->reached;
    if (g->status >= 400) {
        ng_exchange_reason(
                r->reason, sizeof r->reason, g->status, x->retry_after);
    } else {
        snprintf(r->reason, sizeof r->reason, "%.*s", (int)g->reason.len,
                g->reason.s);
    }
    r->not_before = NG_NO_DATE;
    if (x->reached && p->config.now != 0) {
        int64_t wait = retry_after(x->retry_after, p->config.now);
        r->not_before = p->config.now + (wait >= 0 ? wait : back_off(p, r));
    }
}

static bool speaks_for_host(const struct ng_record *r, bool has_retry_after)
{
    return r->status == 429 || (r->status == 503 && has_retry_after);
}

/* ---- the body ----------------------------------------------------------- */

static int spool_write(void *ctx, const void *bytes, size_t n)
{
    struct ng_polite *p = ctx;
    return ng_spool_add(&p->body, &p->budget, bytes, n) ? NG_OK : NG_ENOMEM;
}

static void drop_body(struct ng_polite *p)
{
    ng_spool_free(&p->body, &p->budget);
}

/* Hands the body over; *g says where it came from. */
static int deliver(struct ng_polite *p, struct ng_get *g)
{
    const struct ng_record *r = &p->record;
    size_t n = p->body.n;
    if (g->max_bytes > 0 && n > g->max_bytes) {
        n = g->max_bytes;
    }
    g->status = 200;
    g->content_type = ng_str_of(r->content_type);
    g->final_url = ng_str_of(r->final_url);
    if (!g->stale) {
        g->reason = NG_STR("");
    }
    int err = NG_OK;
    for (size_t at = 0; at < n && err == NG_OK; at += PIECE) {
        err = g->body.write(g->body.ctx, p->body.bytes + at,
                n - at < PIECE ? n - at : PIECE);
    }
    drop_body(p);
    if (err < 0 && err != NG_ESTOP) {
        g->reason = ng_str_of(ng_strerror(err));
        return err;
    }
    return NG_OK;
}

/* The copy with its age, or a failure. p->reason is set. */
static int fall_back(struct ng_polite *p, struct ng_get *g, int err)
{
    g->reason = ng_str_of(p->reason);
    g->fetched = p->record.fetched;
    if (p->body.n == 0) {
        return err;
    }
    g->stale = true;
    return deliver(p, g);
}

/* "HTTP 503; next try in 12 min" */
static void say_wait(struct ng_polite *p, const char *why, int64_t until)
{
    if (why[0] == '\0') {
        why = "its publisher asked to wait";
    }
    int64_t s = until - p->config.now;
    int64_t n = s < 7200 ? (s + 59) / 60 : (s + 3599) / 3600;
    const char *after = strstr(why, ", try again"); /* as seen then */
    snprintf(p->reason, sizeof p->reason, "%.*s; next try in %" PRId64 " %s",
            (int)(after != NULL ? after - why : (ptrdiff_t)strlen(why)), why, n,
            s < 7200 ? "min" : "h");
}

/* ---- one source --------------------------------------------------------- */

static struct ng_polite_source *planned(struct ng_polite *p, struct ng_str url)
{
    uint64_t hash = ng_hash(NG_HASH_INIT, url.s, url.len);
    for (size_t i = 0; i < p->n_sources; i++) {
        if (p->sources[i].url == hash) {
            return &p->sources[i];
        }
    }
    return NULL;
}

/* Until when this source, or one that speaks for its host, keeps us away;
 * NG_NO_DATE: it does not. */
static int64_t kept_away(const struct ng_polite *p, const struct ng_record *r)
{
    if (is_ahead(p->config.now, r->not_before)) {
        return r->not_before;
    }
    uint64_t host = host_of(ng_str_of(r->url));
    for (size_t i = 0; i < p->n_sources; i++) {
        const struct ng_polite_source *s = &p->sources[i];
        if (s->host == host && is_ahead(p->config.now, s->host_not_before)) {
            return s->host_not_before;
        }
    }
    return NG_NO_DATE;
}

static void save(struct ng_polite *p, bool new_body)
{
    if (p->config.read_only) {
        return;
    }
    const struct ng_state *s = p->config.state;
    struct ng_record *r = &p->record;
    int err = NG_OK;
    if (new_body) {
        err = ng_record_set_body(s, r, p->body.bytes, p->body.n);
    }
    if (err == NG_OK) {
        err = ng_record_save(s, r);
    }
    if (err != NG_OK) {
        char name[NG_RECORD_NAME];
        ng_record_name(ng_str_of(r->url), name);
        ng_state_note(s, name, "cannot be written");
    }
}

static void copy(char *to, size_t cap, struct ng_str from)
{
    /* what does not fit is none: an address is never cut */
    uint32_t n = from.len < cap ? from.len : 0;
    if (n > 0) {
        memcpy(to, from.s, n);
    }
    to[n] = '\0';
}

static void note_success(struct ng_polite *p, const struct ng_get *g,
        const struct ng_exchange *x)
{
    struct ng_record *r = &p->record;
    bool fresh_body = g->status != 304;
    r->fetched = r->tried = p->config.now != 0 ? p->config.now : NG_NO_DATE;
    r->status = g->status;
    r->failures = r->strikes = 0;
    r->reason[0] = '\0';
    r->not_before = NG_NO_DATE;
    /* a 304 may bring newer validators, and need not repeat them */
    if (fresh_body || x->etag[0] != '\0') {
        snprintf(r->etag, sizeof r->etag, "%s", x->etag);
    }
    if (fresh_body || x->last_modified[0] != '\0') {
        snprintf(r->last_modified, sizeof r->last_modified, "%s",
                x->last_modified);
    }
    if (fresh_body) {
        copy(r->content_type, sizeof r->content_type, g->content_type);
        copy(r->final_url, sizeof r->final_url, g->final_url);
        if (g->max_bytes > 0 && p->body.n >= g->max_bytes) {
            /* cut: another limit would want more than a 304 */
            r->etag[0] = r->last_modified[0] = '\0';
        }
    }
    save(p, fresh_body);
}

static bool is_feed(const struct ng_spool *body)
{
    enum ng_doc doc = ng_sniff(
            body->bytes, body->n < NG_SNIFF_HEAD ? body->n : NG_SNIFF_HEAD);
    return doc == NG_DOC_XML_FEED || doc == NG_DOC_JSON_FEED;
}

/* Where a feed was, some answer "200 OK" with an error page, or a hotel's
 * network does: that is no reason to forget the feed. */
static const char *worse_than(
        const struct ng_spool *body, const struct ng_spool *old)
{
    if (old->n == 0 || !is_feed(old)) {
        return NULL;
    }
    return body->n == 0     ? "empty answer"
           : !is_feed(body) ? "what came is no feed"
                            : NULL;
}

static int ask(struct ng_polite *p, struct ng_get *g)
{
    const struct ng_transport *t = &p->config.transport;
    struct ng_record *r = &p->record;
    struct ng_exchange x = {0};
    char etag[sizeof r->etag], last_modified[sizeof r->last_modified];
    struct ng_spool old = p->body;
    p->body = (struct ng_spool){0};
    if (old.n > 0) {
        memcpy(etag, r->etag, sizeof etag);
        memcpy(last_modified, r->last_modified, sizeof last_modified);
        x.if_none_match = ng_str_of(etag);
        x.if_modified_since = ng_str_of(last_modified);
    }
    struct ng_get inner = {.url = g->url,
            .kind = g->kind,
            .max_bytes = g->max_bytes,
            .body = {spool_write, p}};
    int err = t->fetch(t->ctx, &inner, &x);
    bool unchanged = err == NG_OK && inner.status == 304 && old.n > 0;
    const char *worse = NULL;
    if (err == NG_OK && !unchanged) {
        worse = worse_than(&p->body, &old);
        err = worse != NULL ? NG_EIO : NG_OK;
    }
    if (err != NG_OK || unchanged) {
        drop_body(p);
        p->body = old;
    } else {
        ng_spool_free(&old, &p->budget);
    }
    if (err == NG_OK) {
        note_success(p, &inner, &x);
        return deliver(p, g);
    }
    if (worse != NULL) {
        inner.reason = ng_str_of(worse);
    }
    note_failure(p, r, &inner, &x);
    struct ng_polite_source *s = planned(p, g->url);
    if (s != NULL && speaks_for_host(r, x.retry_after[0] != '\0')) {
        s->host_not_before = r->not_before;
    }
    save(p, false);
    g->status = inner.status;
    snprintf(p->reason, sizeof p->reason, "%s", r->reason);
    return fall_back(p, g, err);
}

static int get_source(struct ng_polite *p, struct ng_get *g)
{
    struct ng_record *r = &p->record;
    ng_record_load(p->config.state, g->url, r);
    drop_body(p);
    p->budget.max = p->budget.max_each = BODY_MAX;
    ng_record_body(p->config.state, r, &p->body, &p->budget);
    if (p->body.n > 0 && is_fresh(p, r)) {
        return deliver(p, g);
    }
    if (p->config.offline) {
        snprintf(p->reason, sizeof p->reason, "offline");
        return fall_back(p, g, NG_EIO);
    }
    const struct ng_polite_source *s = planned(p, g->url);
    int64_t until = kept_away(p, r);
    if (until != NG_NO_DATE && (s == NULL || !s->sent)) {
        g->status = (uint16_t)r->status;
        say_wait(p, r->reason, until);
        return fall_back(p, g, NG_EIO);
    }
    return ask(p, g);
}

static int get(void *ctx, struct ng_get *g)
{
    struct ng_polite *p = ctx;
    const struct ng_transport *t = &p->config.transport;
    g->content_type = g->final_url = g->reason = NG_STR("");
    g->status = 0;
    g->stale = false;
    g->fetched = NG_NO_DATE;
    if (g->kind == NG_GET_SOURCE && p->config.state != NULL) {
        return get_source(p, g);
    }
    if (p->config.offline) {
        g->reason = NG_STR("offline");
        return NG_EIO;
    }
    return t->fetch(t->ctx, g, NULL);
}

/* ---- the plan ----------------------------------------------------------- */

/* Reads what is remembered of a source; true: it needs the network. */
static bool look_up(
        struct ng_polite *p, struct ng_str url, struct ng_polite_source *s)
{
    struct ng_record *r = &p->record;
    *s = (struct ng_polite_source){.url = ng_hash(NG_HASH_INIT, url.s, url.len),
            .host = host_of(url),
            .host_not_before = NG_NO_DATE};
    ng_record_load(p->config.state, url, r);
    drop_body(p);
    p->budget.max = p->budget.max_each = BODY_MAX;
    bool body = ng_record_body(p->config.state, r, &p->body, &p->budget);
    drop_body(p);
    if (body) {
        memcpy(s->etag, r->etag, sizeof s->etag);
        memcpy(s->last_modified, r->last_modified, sizeof s->last_modified);
    }
    if (speaks_for_host(r, true)) {
        s->host_not_before = r->not_before;
    }
    return !(body && is_fresh(p, r));
}

static void plan_sources(
        struct ng_polite *p, const struct ng_str *urls, size_t n)
{
    const struct ng_transport *t = &p->config.transport;
    free(p->sources);
    p->n_sources = 0;
    p->sources = calloc(n + 1, sizeof *p->sources);
    struct ng_want *wants = calloc(n + 1, sizeof *wants);
    if (p->sources == NULL || wants == NULL) {
        free(wants);
        return; /* a plan is a hint */
    }
    for (size_t i = 0; i < n; i++) {
        struct ng_polite_source s;
        if (ng_url_is_http(urls[i])) {
            s.sent = look_up(p, urls[i], &s);
            p->sources[p->n_sources++] = s;
        }
    }
    size_t n_wants = 0;
    for (size_t i = 0, k = 0; i < n; i++) {
        if (!ng_url_is_http(urls[i])) {
            continue;
        }
        struct ng_polite_source *s = &p->sources[k++];
        ng_record_load(p->config.state, urls[i], &p->record);
        s->sent = s->sent && t->plan != NULL &&
                  kept_away(p, &p->record) == NG_NO_DATE;
        if (s->sent) {
            wants[n_wants++] = (struct ng_want){
                    urls[i], ng_str_of(s->etag), ng_str_of(s->last_modified)};
        }
    }
    if (t->plan != NULL) {
        t->plan(t->ctx, wants, n_wants, NG_GET_SOURCE);
    }
    free(wants);
}

static void plan(
        void *ctx, const struct ng_str *urls, size_t n, enum ng_get_kind kind)
{
    struct ng_polite *p = ctx;
    const struct ng_transport *t = &p->config.transport;
    if (p->config.offline) {
        return;
    }
    if (kind == NG_GET_SOURCE && p->config.state != NULL) {
        plan_sources(p, urls, n);
        return;
    }
    if (t->plan == NULL) {
        return;
    }
    struct ng_want *wants = calloc(n + 1, sizeof *wants);
    size_t n_wants = 0;
    for (size_t i = 0; wants != NULL && i < n; i++) {
        if (ng_url_is_http(urls[i])) {
            wants[n_wants++].url = urls[i];
        }
    }
    t->plan(t->ctx, wants, n_wants, kind);
    free(wants);
}

/* ---- life --------------------------------------------------------------- */

struct ng_net ng_polite_net(
        struct ng_polite *p, const struct ng_polite_config *config)
{
    *p = (struct ng_polite){.config = *config};
    if (p->config.interval_s == 0) {
        p->config.interval_s = NG_POLITE_INTERVAL_S;
    }
    return (struct ng_net){get, plan, p};
}

void ng_polite_close(struct ng_polite *p)
{
    drop_body(p);
    free(p->sources);
    p->sources = NULL;
    p->n_sources = 0;
}
