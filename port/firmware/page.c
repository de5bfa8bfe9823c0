/* SPDX-License-Identifier: MIT */
#include "firmware/page.h"

#include <string.h>

static struct ng_record_writer writer;
static const struct ng_sink *out;
static int kept; /* NG_OK: so far */

static int print(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    if (kept == NG_OK) {
        kept = ng_record_put(&writer, bytes, n);
    }
    return out->write(out->ctx, bytes, n);
}

struct ng_sink ng_page_begin(struct ng_record *card, struct ng_str name,
        int64_t now, const struct ng_sink *to)
{
    out = to;
    kept = card == NULL ? NG_EIO : ng_record_begin(&writer, card, name);
    if (kept == NG_OK) {
        kept = ng_record_put(&writer, &now, sizeof now);
    }
    return (struct ng_sink){print, NULL};
}

void ng_page_end(void)
{
    if (kept == NG_OK) {
        (void)ng_record_end(&writer);
    }
}

struct copy {
    const struct ng_sink *to;
    int64_t then;
};

static int copy(void *ctx, const void *bytes, size_t n)
{
    struct copy *c = ctx;
    const char *from = bytes;
    if (c->then == 0 && n >= sizeof c->then) {
        memcpy(&c->then, from, sizeof c->then);
        from += sizeof c->then;
        n -= sizeof c->then;
    }
    return c->to == NULL ? NG_ESTOP : c->to->write(c->to->ctx, from, n);
}

int64_t ng_page_copy(
        struct ng_record *card, struct ng_str name, const struct ng_sink *to)
{
    struct copy c = {to, 0};
    const struct ng_sink sink = {copy, &c};
    if (card != NULL) {
        (void)ng_record_copy(card, name, &sink);
    }
    return c.then;
}
