/* SPDX-License-Identifier: MIT */
/* Static files. In text files @BASE@ becomes the address of the port that was
 * asked ("https://localhost:PORT") and @PORT:NAME@ the number of a named one,
 * so that a sample newspaper can link to itself. The file ROOT/headers, when
 * there is one, says how some paths differ, a line each:
 *
 *   /feeds/russian.xml     type=text/xml; charset=windows-1251
 *   /articles/walled.html  status=403
 *   /feeds/busy.xml        header=Retry-After: 120
 */
#include "server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "ng/base.h"

static const struct {
    const char *ext, *type;
} types[] = {
        {".html", "text/html; charset=utf-8"},
        {".xml", "text/xml"},
        {".rss", "application/rss+xml"},
        {".atom", "application/atom+xml"},
        {".rdf", "application/rdf+xml"},
        {".json", "application/feed+json"},
        {".txt", "text/plain; charset=utf-8"},
        {".css", "text/css"},
        {".png", "image/png"},
};

struct answer {
    int status;
    char type[128];
    char extra[1024];
};

static void find_type(const char *path, struct answer *a)
{
    const char *dot = strrchr(path, '.');
    const char *type = "application/octet-stream";
    for (size_t i = 0; dot != NULL && i < sizeof types / sizeof *types; i++) {
        if (strcmp(dot, types[i].ext) == 0) {
            type = types[i].type;
        }
    }
    (void)snprintf(a->type, sizeof a->type, "%s", type);
}

/* Applies the lines of ROOT/headers that are about this path. */
static void find_exceptions(
        const char *root, const char *path, struct answer *a)
{
    char line[1024], name[512];
    (void)snprintf(line, sizeof line, "%s/headers", root);
    FILE *f = fopen(line, "r");
    if (f == NULL) {
        return;
    }
    while (fgets(line, sizeof line, f) != NULL) {
        int at = 0;
        line[strcspn(line, "\r\n")] = '\0';
        if (sscanf(line, "%511s %n", name, &at) != 1 || at == 0 ||
                strcmp(name, path) != 0) {
            continue;
        }
        const char *rule = line + at;
        size_t n = strlen(a->extra);
        if (strncmp(rule, "status=", 7) == 0) {
            a->status = atoi(rule + 7);
        } else if (strncmp(rule, "type=", 5) == 0) {
            (void)snprintf(a->type, sizeof a->type, "%s", rule + 5);
        } else if (strncmp(rule, "header=", 7) == 0) {
            (void)snprintf(
                    a->extra + n, sizeof a->extra - n, "%s\r\n", rule + 7);
        }
    }
    (void)fclose(f);
}

struct text {
    char *s;
    size_t n, cap;
};

static void add(struct text *t, const char *bytes, size_t n)
{
    if (t->n + n + 1 > t->cap) {
        t->cap = (t->n + n + 1) * 2;
        t->s = realloc(t->s, t->cap);
        if (t->s == NULL) {
            abort();
        }
    }
    memcpy(t->s + t->n, bytes, n);
    t->n += n;
    t->s[t->n] = '\0';
}

static bool load(const char *path, struct text *t)
{
    char buf[65536];
    size_t got;
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        return false;
    }
    add(t, "", 0);
    while ((got = fread(buf, 1, sizeof buf, f)) > 0) {
        add(t, buf, got);
    }
    (void)fclose(f);
    return true;
}

/* Copies t with the placeholders filled in. */
static struct text fill(const struct text *t, const struct port *port)
{
    struct text out = {NULL, 0, 0};
    size_t done = 0;
    add(&out, "", 0);
    for (size_t i = 0; i < t->n; i++) {
        const char *at = t->s + i;
        char value[64], name[32];
        int len = 0;
        if (*at != '@') {
            continue;
        }
        if (strncmp(at, "@BASE@", 6) == 0) {
            (void)snprintf(value, sizeof value, "%s://localhost:%u",
                    port->kind == PLAIN ? "http" : "https", port->number);
            len = 6;
        } else if (sscanf(at, "@PORT:%31[a-z0-9-]@%n", name, &len) == 1 &&
                   len > 0) {
            (void)snprintf(value, sizeof value, "%u", port_number(name));
        } else {
            continue;
        }
        add(&out, t->s + done, i - done);
        add(&out, value, strlen(value));
        done = i + (size_t)len;
        i = done - 1;
    }
    add(&out, t->s + done, t->n - done);
    return out;
}

static bool unchanged(
        const struct request *r, const char *etag, const char *modified)
{
    const char *sent = field(r, "If-None-Match");
    if (sent != NULL) {
        return strcmp(sent, etag) == 0;
    }
    sent = field(r, "If-Modified-Since");
    return sent != NULL && strcmp(sent, modified) == 0;
}

bool answer_file(struct conn *c, const struct request *r, const char *root)
{
    char path[4096], etag[32], modified[64];
    struct answer a = {.status = 200};
    struct text file = {NULL, 0, 0}, body;
    struct stat st;
    struct tm tm;
    char name[sizeof r->path];
    (void)snprintf(name, sizeof name, "%s", r->path);
    name[strcspn(name, "?#")] = '\0';
    (void)snprintf(path, sizeof path, "%s%s%s", root == NULL ? "" : root, name,
            name[strlen(name) - 1] == '/' ? "index.html" : "");
    if (root == NULL || name[0] != '/' || strstr(name, "..") != NULL ||
            stat(path, &st) != 0 || !S_ISREG(st.st_mode) ||
            !load(path, &file)) {
        putz(c, "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n"
                "Content-Length: 10\r\n\r\nNot here.\n");
        return true;
    }
    find_type(path, &a);
    find_exceptions(root, name, &a);
    body = strncmp(a.type, "image/", 6) == 0 ? file : fill(&file, r->port);
    (void)snprintf(etag, sizeof etag, "\"%016llx\"",
            (unsigned long long)ng_hash(NG_HASH_INIT, body.s, body.n));
    (void)strftime(modified, sizeof modified, "%a, %d %b %Y %H:%M:%S GMT",
            gmtime_r(&st.st_mtime, &tm));
    if (a.status == 200 && unchanged(r, etag, modified)) {
        putf(c,
                "HTTP/1.1 304 Not Modified\r\nETag: %s\r\n"
                "Last-Modified: %s\r\n%s\r\n",
                etag, modified, a.extra);
        return true;
    }
    putf(c,
            "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %zu\r\n"
            "ETag: %s\r\nLast-Modified: %s\r\n%s\r\n",
            a.status, a.type, body.n, etag, modified, a.extra);
    if (strcmp(r->method, "HEAD") != 0) {
        put(c, body.s, body.n);
    }
    if (body.s != file.s) {
        free(body.s);
    }
    free(file.s);
    return true;
}
