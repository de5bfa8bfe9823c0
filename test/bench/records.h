/* SPDX-License-Identifier: MIT */
/* Reads a bench's JSON lines, one flat object of strings a line. */
#ifndef RECORDS_H
#define RECORDS_H

#include <stdio.h>
#include <string.h>

#include "nutgraf.h"

enum { MAX_FIELDS = 16, MAX_LINE = 1 << 16 };

struct record {
    char keys[MAX_FIELDS][NG_JSON_KEY_MAX + 1];
    struct ng_str values[MAX_FIELDS]; /* null: s == NULL */
    char text[MAX_LINE];
    size_t used;
    int n;
};

static int record_event(void *ctx, const struct ng_json_event *e)
{
    struct record *r = ctx;
    if (e->kind == NG_JSON_KEY && r->n < MAX_FIELDS) {
        memcpy(r->keys[r->n], e->text.s, e->text.len);
        r->keys[r->n][e->text.len] = '\0';
        r->values[r->n++] = (struct ng_str){NULL, 0};
    } else if (e->kind == NG_JSON_STRING || e->kind == NG_JSON_STRING_END) {
        struct ng_str *v = &r->values[r->n - 1];
        if (v->s == NULL) {
            *v = (struct ng_str){r->text + r->used, 0};
        }
        if (e->text.len > 0) {
            memcpy(r->text + r->used, e->text.s, e->text.len);
        }
        r->used += e->text.len;
        v->len += e->text.len;
    }
    return NG_OK;
}

static bool record_read(FILE *in, struct record *r)
{
    static char line[MAX_LINE];
    if (fgets(line, sizeof line, in) == NULL) {
        return false;
    }
    struct ng_json j;
    r->n = 0;
    r->used = 0;
    ng_json_init(&j, record_event, r);
    ng_json_feed(&j, line, strlen(line));
    if (ng_json_end(&j) != NG_OK) {
        fprintf(stderr, "cannot read: %s", line);
    }
    return true;
}

static struct ng_str record_get(const struct record *r, const char *key)
{
    for (int i = 0; i < r->n; i++) {
        if (strcmp(r->keys[i], key) == 0) {
            return r->values[i];
        }
    }
    return (struct ng_str){NULL, 0};
}

static int to_stdout(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n ? NG_OK : NG_EIO;
}

static void print_field(const char *name, struct ng_str value)
{
    const struct ng_sink out = {to_stdout, NULL};
    printf("\"%s\": ", name);
    ng_json_string(&out, value);
}

#endif
