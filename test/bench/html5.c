/* SPDX-License-Identifier: MIT */
/* html5lib's tokeniser cases: JSON lines {"id","input",...} on standard input,
 * {"id","text","attrs"} on standard output, for html5/eval.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ng/json.h"
#include "ng/markup.h"

struct text {
    char s[65536];
    size_t n;
};

struct line {
    char key[16];
    struct text id, input;
    struct text text, attrs;
    size_t n_attrs;
};

static void add(struct text *t, struct ng_str s)
{
    if (s.len <= sizeof t->s - t->n) {
        memcpy(t->s + t->n, s.s, s.len);
        t->n += s.len;
    }
}

static int add_out(void *ctx, const void *bytes, size_t n)
{
    add(ctx, (struct ng_str){bytes, (uint32_t)n});
    return NG_OK;
}

static int on_json(void *ctx, const struct ng_json_event *e)
{
    struct line *l = ctx;
    if (e->kind == NG_JSON_KEY && e->depth == 1) {
        snprintf(l->key, sizeof l->key, "%.*s", (int)e->text.len, e->text.s);
    } else if (e->kind == NG_JSON_STRING && e->depth == 1) {
        if (strcmp(l->key, "id") == 0) {
            add(&l->id, e->text);
        } else if (strcmp(l->key, "input") == 0) {
            add(&l->input, e->text);
        }
    }
    return NG_OK;
}

static int on_markup(void *ctx, const struct ng_markup_event *e)
{
    struct line *l = ctx;
    if (e->kind == NG_MARKUP_TEXT || e->kind == NG_MARKUP_RAW) {
        add(&l->text, e->text);
    } else if (e->kind == NG_MARKUP_ATTR) {
        struct ng_sink out = {add_out, &l->attrs};
        if (l->n_attrs++ > 0) {
            add(&l->attrs, NG_STR(","));
        }
        (void)ng_json_string(&out, e->text);
    }
    return NG_OK;
}

static void put_string(const char *key, const struct text *t)
{
    static struct text quoted;
    quoted.n = 0;
    struct ng_sink out = {add_out, &quoted};
    (void)ng_json_string(&out, (struct ng_str){t->s, (uint32_t)t->n});
    printf("\"%s\":%.*s", key, (int)quoted.n, quoted.s);
}

int main(void)
{
    static char row[262144];
    static struct line l;
    while (fgets(row, sizeof row, stdin) != NULL) {
        struct ng_json j;
        struct ng_markup m;
        char value[1024];
        memset(&l, 0, sizeof l);
        ng_json_init(&j, on_json, &l);
        if (ng_json_feed(&j, row, strlen(row)) != NG_OK) {
            fprintf(stderr, "bad line: %.60s\n", row);
            return 1;
        }
        ng_markup_init(
                &m, NG_MARKUP_HTML, value, sizeof value, on_markup, NULL, &l);
        (void)ng_markup_feed(&m, l.input.s, l.input.n);
        (void)ng_markup_end(&m);
        printf("{");
        put_string("id", &l.id);
        printf(",");
        put_string("text", &l.text);
        printf(",\"attrs\":[%.*s]}\n", (int)l.attrs.n, l.attrs.s);
    }
    return 0;
}
