/* SPDX-License-Identifier: MIT */
#include "linux/jsonl.h"

#include <stdlib.h>
#include <string.h>

#include "ng/json.h"

struct reading {
    struct json_field *fields;
    size_t n_fields;
    struct json_field *at; /* whose value comes; NULL: nobody's */
    bool object;
};

static int append(struct json_field *f, struct ng_str piece)
{
    if (f->len + piece.len + 1 > f->cap) {
        size_t cap = (f->len + piece.len + 1) * 2;
        char *s = realloc(f->s, cap);
        if (s == NULL) {
            return NG_ENOMEM;
        }
        f->s = s;
        f->cap = cap;
    }
    if (piece.len > 0) {
        memcpy(f->s + f->len, piece.s, piece.len);
    }
    f->len += piece.len;
    f->s[f->len] = '\0';
    return NG_OK;
}

static int on_event(void *ctx, const struct ng_json_event *e)
{
    struct reading *r = ctx;
    if (e->depth == 0 && e->kind == NG_JSON_OBJECT) {
        r->object = true;
    }
    if (e->depth != 1) {
        return NG_OK;
    }
    switch (e->kind) {
    case NG_JSON_KEY:
        r->at = NULL;
        for (size_t i = 0; i < r->n_fields; i++) {
            if (ng_str_eq(e->text, ng_str_of(r->fields[i].name))) {
                r->at = &r->fields[i];
                r->at->len = 0;
                r->at->present = false;
            }
        }
        return NG_OK;
    case NG_JSON_STRING:
    case NG_JSON_STRING_END:
    case NG_JSON_NUMBER:
        if (r->at == NULL) {
            return NG_OK;
        }
        r->at->present = true;
        return append(r->at,
                e->kind == NG_JSON_STRING_END ? (struct ng_str){0} : e->text);
    default:
        return NG_OK;
    }
}

int jsonl_read(
        struct json_field *fields, size_t n_fields, const char *line, size_t n)
{
    struct reading r = {fields, n_fields, NULL, false};
    struct ng_json json;
    for (size_t i = 0; i < n_fields; i++) {
        fields[i].len = 0;
        fields[i].present = false;
    }
    ng_json_init(&json, on_event, &r);
    int err = ng_json_feed(&json, line, n);
    if (err == NG_OK) {
        err = ng_json_end(&json);
    }
    if (err == NG_OK && !r.object) {
        err = NG_EFORMAT;
    }
    return err;
}

void jsonl_free(struct json_field *fields, size_t n_fields)
{
    for (size_t i = 0; i < n_fields; i++) {
        free(fields[i].s);
        fields[i].s = NULL;
        fields[i].cap = 0;
    }
}

struct ng_str jsonl_str(const struct json_field *f)
{
    return f->present ? (struct ng_str){f->s, (uint32_t)f->len}
                      : (struct ng_str){0};
}
