/* SPDX-License-Identifier: MIT */
#include "ng/document.h"

#include "ng/sniff.h"

#include <string.h>

void ng_document_init(struct ng_document *d, struct ng_arena *a)
{
    memset(d, 0, sizeof *d);
    d->arena = a;
    d->article.date = NG_NO_DATE;
}

static int decide(struct ng_document *d)
{
    enum ng_doc doc = ng_sniff(d->head, d->n_head);
    bool feed = doc == NG_DOC_XML_FEED || doc == NG_DOC_JSON_FEED;
    if (feed && !d->page_only) {
        struct ng_feed_config config = {.url = d->url,
                .content_type = d->content_type,
                .hook = d->hook,
                .limits = d->limits,
                .item = d->item,
                .ctx = d->ctx};
        d->kind = NG_DOCUMENT_FEED;
        return ng_feed_init(&d->feed, d->arena, &config);
    }
    if (doc == NG_DOC_HTML || doc == NG_DOC_TEXT) {
        struct ng_extract_config config = {.url = d->url,
                .content_type = d->content_type,
                .title = d->title,
                .hook = d->hook,
                .plain_text = doc == NG_DOC_TEXT};
        d->kind = NG_DOCUMENT_PAGE;
        return ng_extract_init(&d->extract, d->arena, &config);
    }
    d->kind = NG_DOCUMENT_REFUSED;
    return NG_EFORMAT;
}

static int pass_on(struct ng_document *d, const void *bytes, size_t n)
{
    if (d->err == NG_OK && n > 0) {
        d->err = d->kind == NG_DOCUMENT_FEED
                         ? ng_feed_feed(&d->feed, bytes, n)
                         : ng_extract_feed(&d->extract, bytes, n);
    }
    return d->err;
}

int ng_document_feed(struct ng_document *d, const void *bytes, size_t n)
{
    const char *at = bytes;
    if (d->err != NG_OK) {
        return d->err;
    }
    if (d->kind == NG_DOCUMENT_UNDECIDED) {
        if (d->head == NULL) {
            d->head = ng_scratch(d->arena, char, NG_SNIFF_HEAD);
            if (d->head == NULL) {
                return d->err = NG_ENOMEM;
            }
        }
        size_t take = NG_SNIFF_HEAD - d->n_head;
        take = n < take ? n : take;
        memcpy(d->head + d->n_head, at, take);
        d->n_head += (uint32_t)take;
        at += take;
        n -= take;
        if (d->n_head < NG_SNIFF_HEAD) {
            return NG_OK;
        }
        d->err = decide(d);
        pass_on(d, d->head, d->n_head);
    }
    return pass_on(d, at, n);
}

int ng_document_end(struct ng_document *d)
{
    if (d->kind == NG_DOCUMENT_UNDECIDED && d->err == NG_OK) {
        if (d->n_head == 0) {
            return d->err = NG_EFORMAT;
        }
        d->err = decide(d);
        pass_on(d, d->head, d->n_head);
    }
    int end = NG_OK;
    if (d->kind == NG_DOCUMENT_FEED && d->feed.state != NULL) {
        end = ng_feed_end(&d->feed);
    } else if (d->kind == NG_DOCUMENT_PAGE && d->extract.state != NULL) {
        end = ng_extract_end(&d->extract, &d->article);
    }
    if (d->err == NG_OK || d->err == NG_ESTOP) {
        d->err = end == NG_ESTOP ? NG_OK : end;
    }
    return d->err;
}
