/* SPDX-License-Identifier: MIT */
#include "net.h"

#include "../ng_test.h"

static int deliver(
        struct fake_net *f, struct ng_get *g, const char *bytes, size_t n)
{
    size_t step = f->chunk == 0 ? n : f->chunk;
    for (size_t at = 0; at < n; at += step) {
        size_t piece = n - at < step ? n - at : step;
        if (f->fail_after != 0 && f->n_bytes + piece > f->fail_after) {
            g->reason = NG_STR("the network broke");
            return NG_EIO;
        }
        f->n_bytes += piece;
        /* an exact copy, so that ASan sees a read past the piece */
        char *copy = malloc(piece);
        assert_non_null(copy);
        memcpy(copy, bytes + at, piece);
        int err = g->body.write(g->body.ctx, copy, piece);
        free(copy);
        if (err != NG_OK) {
            return err == NG_ESTOP ? NG_OK : err;
        }
    }
    return NG_OK;
}

static int get(void *ctx, struct ng_get *g)
{
    struct fake_net *f = ctx;
    f->n_gets++;
    size_t at = strlen(f->asked);
    snprintf(f->asked + at, sizeof f->asked - at, "%.*s\n", (int)g->url.len,
            g->url.s);
    for (size_t i = 0; i < f->n_docs; i++) {
        const struct fake_doc *d = &f->docs[i];
        if (!ng_str_eq(g->url, ng_str_of(d->url))) {
            continue;
        }
        g->content_type = ng_str_of(d->type);
        g->status = d->status == 0 ? 200 : d->status;
        g->stale = d->stale;
        g->fetched = d->fetched == 0 ? NG_NO_DATE : d->fetched;
        int err = NG_OK;
        if (d->body != NULL) {
            err = deliver(f, g, d->body, strlen(d->body));
        } else if (d->path != NULL) {
            size_t n;
            char *body = read_file(d->path, &n);
            err = deliver(f, g, body, n);
            free(body);
        }
        if (err == NG_OK && d->reason != NULL) {
            g->reason = ng_str_of(d->reason);
            err = d->stale ? NG_OK : d->err == 0 ? NG_EIO : d->err;
        }
        return err;
    }
    g->reason = NG_STR("HTTP 404");
    g->status = 404;
    return NG_EIO;
}

static void plan(
        void *ctx, const struct ng_str *urls, size_t n, enum ng_get_kind kind)
{
    struct fake_net *f = ctx;
    (void)urls;
    (void)kind;
    f->n_planned += n;
}

struct ng_net fake_net(struct fake_net *f)
{
    return (struct ng_net){get, plan, f};
}

static int load(void *ctx, struct ng_str name, void *buf, size_t cap)
{
    struct fake_store *f = ctx;
    assert_str(name, "seen");
    if (f->n > cap) {
        return NG_ELIMIT;
    }
    memcpy(buf, f->blob, f->n);
    return (int)f->n;
}

static int save(void *ctx, struct ng_str name, const void *buf, size_t n)
{
    struct fake_store *f = ctx;
    assert_str(name, "seen");
    if (f->err != 0) {
        return f->err;
    }
    assert_true(n <= sizeof f->blob);
    memcpy(f->blob, buf, n);
    f->n = n;
    f->saves++;
    return NG_OK;
}

struct ng_store fake_store(struct fake_store *f)
{
    return (struct ng_store){load, save, f};
}
