/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "linux/split.h"

#include <stdlib.h>
#include <string.h>

#include "ng/json.h"
#include "ng/lang.h"
#include "ng/sentence.h"
#include "ng/utf8.h"

#define LINE_MAX_BYTES (16u << 20)

/* To a terminal perhaps: controls, C1 among them, are spaces. */
static int plain_line(const struct ng_sink *out, struct ng_str s)
{
    int err = NG_OK;
    uint32_t from = 0, len;
    for (uint32_t at = 0; at < s.len && err == NG_OK; at += len) {
        uint32_t cp;
        len = ng_utf8_decode(s.s + at, s.len - at, &cp);
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) {
            err = ng_sink_str(out, ng_str_cut(s, from, at - from));
            from = at + len;
            if (err == NG_OK) {
                err = ng_sink_str(out, NG_STR(" "));
            }
        }
    }
    if (err == NG_OK) {
        err = ng_sink_str(out, ng_str_cut(s, from, s.len - from));
    }
    return err == NG_OK ? ng_sink_str(out, NG_STR("\n")) : err;
}

int split_text(struct split *s, struct ng_str text)
{
    struct ng_sentences it;
    struct ng_str sentence;
    if (s->lang.len == 0) {
        s->lang = ng_lang_guess(text);
    }
    ng_sentence_init(&it, text, s->lang);
    while (s->err == NG_OK && ng_sentence_next(&it, &sentence)) {
        if (!s->json) {
            s->err = plain_line(s->out, sentence);
            continue;
        }
        if (s->n_sentences++ > 0) {
            s->err = ng_sink_str(s->out, NG_STR(","));
        }
        if (s->err == NG_OK) {
            s->err = ng_json_string(s->out, sentence);
        }
    }
    return s->err;
}

static int hold(struct split *s, const char *bytes, size_t n)
{
    if (s->n + n > s->cap) {
        size_t cap = (s->n + n) * 2;
        char *held = realloc(s->held, cap);
        if (held == NULL) {
            return NG_ENOMEM;
        }
        s->held = held;
        s->cap = cap;
    }
    if (n > 0) {
        memcpy(s->held + s->n, bytes, n);
    }
    s->n += n;
    return NG_OK;
}

static int on_utf8(void *ctx, const void *bytes, size_t n)
{
    struct split *s = ctx;
    return hold(s, bytes, n);
}

/* The lines that are whole. */
static void split_lines(struct split *s, size_t from)
{
    const char *newline = memrchr(s->held + from, '\n', s->n - from);
    size_t whole = 0;
    if (newline != NULL) {
        whole = (size_t)(newline - s->held) + 1;
    } else if (s->n >= LINE_MAX_BYTES) {
        whole = ng_utf8_cut(
                (struct ng_str){s->held, (uint32_t)s->n}, (uint32_t)s->n - 1);
    }
    if (whole > 0) {
        s->err = split_text(s, (struct ng_str){s->held, (uint32_t)whole});
        s->n -= whole;
        memmove(s->held, s->held + whole, s->n);
    }
}

void split_open(struct split *s, const struct ng_charset_hook *hook)
{
    ng_charset_init(
            &s->charset, NG_STR(""), hook, (struct ng_sink){on_utf8, s});
}

int split_feed(struct split *s, const void *bytes, size_t n)
{
    size_t from = s->n;
    if (s->err == NG_OK) {
        s->err = ng_charset_feed(&s->charset, bytes, n);
    }
    if (s->err == NG_OK && s->n > from) {
        split_lines(s, from);
    }
    return s->err;
}

int split_end(struct split *s)
{
    int err = ng_charset_end(&s->charset);
    if (s->err == NG_OK) {
        s->err = err;
    }
    if (s->err == NG_OK && s->n > 0) {
        split_text(s, (struct ng_str){s->held, (uint32_t)s->n});
    }
    free(s->held);
    s->held = NULL;
    s->n = s->cap = 0;
    return s->err;
}
