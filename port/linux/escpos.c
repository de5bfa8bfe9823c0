/* SPDX-License-Identifier: MIT */
#include "linux/escpos.h"

#include <string.h>

#define FEED_LINES 4 /* from the print head to the cutter */

static int put(struct escpos *e, const void *bytes, size_t n)
{
    return e->out->write(e->out->ctx, bytes, n);
}

static int begin(struct escpos *e)
{
    return put(e, "\x1b@", 2);
}

static int end(struct escpos *e)
{
    static const char feed[] = {0x1b, 'd', FEED_LINES};
    static const char cut[] = {0x1d, 'V', 1}; /* a point is left */
    int err = put(e, feed, sizeof feed);
    return err == NG_OK && e->cut ? put(e, cut, sizeof cut) : err;
}

/* ---- raster ---------------------------------------------------------------
 */

struct raster {
    struct escpos *printer;
    uint16_t stride;
};

static int band(struct raster *r, const uint8_t *ink, uint16_t n)
{
    struct escpos *e = r->printer;
    uint8_t head[8] = {0x1d, 'v', '0', 0, (uint8_t)r->stride,
            (uint8_t)(r->stride >> 8), (uint8_t)n, (uint8_t)(n >> 8)};
    int err = put(e, head, sizeof head);
    err = err != NG_OK ? err : put(e, ink, (size_t)r->stride * n);
    return err != NG_OK || e->pause == NULL ? err : e->pause(e->ctx);
}

static int rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct raster *r = ctx;
    int err = NG_OK;
    (void)y;
    (void)accent;
    while (n > 0 && err == NG_OK) {
        uint16_t part = n < ESCPOS_BAND ? n : ESCPOS_BAND;
        err = band(r, ink, part);
        ink += (size_t)part * r->stride;
        n = (uint16_t)(n - part);
    }
    return err;
}

int escpos_picture(struct escpos *e, const struct ng_picture *page,
        uint16_t dots, uint16_t height)
{
    struct raster r = {e, (uint16_t)((dots + 7u) / 8)};
    struct ng_panel panel = {
            .width = dots, .height = height, .rows = rows, .ctx = &r};
    int err = begin(e);
    err = err != NG_OK ? err : page->draw(page->ctx, &panel);
    return err != NG_OK ? err : end(e);
}

/* ---- text -----------------------------------------------------------------
 */

enum { PLAIN, ESCAPE, DIGITS };

static int style(struct escpos_text *t)
{
    bool bold = t->n == 1 && t->digits[0] == '1';
    const char set[] = {0x1b, 'E', bold};
    bool known = bold || (t->n == 1 && t->digits[0] == '0') || t->n == 0;
    return known ? put(t->printer, set, sizeof set) : NG_OK;
}

/* Passes all on but the SGR sequences: ESC [ digits m. */
static int write_text(void *ctx, const void *bytes, size_t n)
{
    struct escpos_text *t = ctx;
    const char *at = bytes;
    const char *stop = n > 0 ? at + n : at;
    int err = NG_OK;
    while (at < stop && err == NG_OK) {
        if (t->state == PLAIN) {
            const char *esc = memchr(at, 0x1b, (size_t)(stop - at));
            const char *to = esc != NULL ? esc : stop;
            err = to > at ? put(t->printer, at, (size_t)(to - at)) : NG_OK;
            t->state = esc != NULL ? ESCAPE : PLAIN;
            at = esc != NULL ? esc + 1 : stop;
        } else if (t->state == ESCAPE) {
            t->state = *at == '[' ? DIGITS : PLAIN;
            t->n = 0;
            at++;
        } else if (*at == 'm') {
            err = style(t);
            t->state = PLAIN;
            at++;
        } else {
            if (t->n < sizeof t->digits) {
                t->digits[t->n++] = *at;
            }
            at++;
        }
    }
    return err;
}

/* Numbers of Epson's TM series; other makers have most of them, too. */
static int code_page(enum ng_encoding encoding)
{
    switch (encoding) {
    case NG_ENCODE_ASCII:
    case NG_ENCODE_CP437:
        return 0;
    case NG_ENCODE_CP850:
        return 2;
    case NG_ENCODE_LATIN1: /* what it prints of 1252 is the same */
    case NG_ENCODE_CP1252:
        return 16;
    case NG_ENCODE_CP866:
        return 17;
    default:
        return -1;
    }
}

int escpos_text_begin(
        struct escpos_text *t, struct escpos *e, enum ng_encoding encoding)
{
    int page = code_page(encoding);
    const char choose[] = {0x1b, 't', (char)page};
    *t = (struct escpos_text){.sink = {write_text, t}, .printer = e};
    if (page < 0) {
        return NG_EARG;
    }
    int err = begin(e);
    return err != NG_OK ? err : put(e, choose, sizeof choose);
}

int escpos_text_end(struct escpos_text *t)
{
    return end(t->printer);
}
