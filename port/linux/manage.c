/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/manage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "linux/host.h"
#include "linux/opml.h"
#include "linux/sink_file.h"
#include "ng/encode.h"
#include "ng/url.h"
#include "ng/utf8.h"

#define NAME_MAX_BYTES 100u
#define ERRORS_MAX 10u /* that are told one by one */

/* port/linux/nutgraf.conf, line by line */
static const char *const sample[] = {
#include "nutgraf_conf.inc"
        NULL};

static int complain(const char *format, ...)
        __attribute__((format(printf, 1, 2)));

static int complain(const char *format, ...)
{
    va_list args;
    fputs("nutgraf: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    return EXIT_ERROR;
}

/* ---- reading ------------------------------------------------------------ */

struct telling {
    const char *path;
    size_t n;
};

static void on_error(void *ctx, int line, const char *text)
{
    struct telling *t = ctx;
    if (++t->n > ERRORS_MAX) { /* this may be no configuration at all */
        return;
    }
    if (line == 0) {
        fprintf(stderr, "nutgraf: %s: %s\n", t->path, text);
    } else {
        fprintf(stderr, "%s:%d: %s\n", t->path, line, text);
    }
}

int manage_read(struct config *c, const char *path, bool *exists)
{
    struct telling telling = {path, 0};
    struct config_errors errors = {on_error, &telling};
    int err = config_read(c, path, &errors);
    int why = errno;
    if (telling.n > ERRORS_MAX) {
        complain("%s: and %zu more", path, telling.n - ERRORS_MAX);
    }
    *exists = err != -2;
    if (err == -2 && why != ENOENT) {
        return complain("%s: %s", path, strerror(why));
    }
    return err == -1 ? EXIT_ERROR : EXIT_EDITION;
}

/* ---- writing ------------------------------------------------------------ */

int manage_init(const char *path)
{
    if (host_make_parents(path) != 0) {
        return complain("%s: %s", path, strerror(errno));
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno == EEXIST) {
        return complain("%s is there already, nothing was changed", path);
    }
    FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
    if (f == NULL) {
        return complain("%s: %s", path, strerror(errno));
    }
    for (size_t i = 0; sample[i] != NULL; i++) {
        fputs(sample[i], f);
    }
    bool bad = ferror(f) != 0;
    if (fclose(f) != 0 || bad) {
        int why = errno;
        unlink(path);
        return complain("%s: %s", path, strerror(why));
    }
    printf("Wrote %s\n"
           "Edit it as you like, then: nutgraf check; nutgraf\n",
            path);
    return EXIT_EDITION;
}

/* The file as it is, and `more` after it; all or nothing. */
static int append(const char *path, const char *more)
{
    struct sink_file out;
    char chunk[4096];
    size_t n;
    char last = '\n';
    if (host_make_parents(path) != 0 || sink_file_open(&out, path) != 0) {
        return complain("%s: %s", path, strerror(errno));
    }
    int err = NG_OK;
    FILE *old = fopen(path, "re");
    while (old != NULL && err == NG_OK &&
            (n = fread(chunk, 1, sizeof chunk, old)) > 0) {
        err = out.sink.write(out.sink.ctx, chunk, n);
        last = chunk[n - 1];
    }
    if (old == NULL ? errno != ENOENT : ferror(old) != 0) {
        err = NG_EIO;
    }
    if (old != NULL) {
        fclose(old);
    }
    if (err == NG_OK && last != '\n') {
        err = ng_sink_str(&out.sink, NG_STR("\n"));
    }
    if (err == NG_OK) {
        err = ng_sink_str(&out.sink, ng_str_of(more));
    }
    int why = errno;
    if (sink_file_close(&out, err == NG_OK) != 0 && err == NG_OK) {
        err = NG_EIO;
        why = errno;
    }
    return err == NG_OK ? EXIT_EDITION
                        : complain("%s: %s", path, strerror(why));
}

/* What a value may not hold: it would not be read back as it is. */
static bool is_plain(const char *s)
{
    for (size_t i = 0; s[i] != '\0'; i++) {
        if ((unsigned char)s[i] < ' ' ||
                (s[i] == ';' && (i == 0 || s[i - 1] == ' '))) {
            return false;
        }
    }
    return s[0] != '\0' && s[0] != ' ' && s[strlen(s) - 1] != ' ';
}

int manage_add(const char *path, char **args, int n_args)
{
    static struct config c;
    struct feed feed = {0};
    char why[256];
    bool exists;
    if (n_args < 2) {
        complain("usage: nutgraf add NAME URL [key=value ...]");
        return EXIT_USAGE;
    }
    if (ng_str_trim(ng_str_of(args[0])).len == 0) {
        complain("a feed needs a name");
        return EXIT_USAGE;
    }
    if (!is_plain(args[0]) || strchr(args[0], ']') != NULL ||
            strlen(args[0]) > NAME_MAX_BYTES) {
        complain("a name has no ], no ; and at most %u bytes", NAME_MAX_BYTES);
        return EXIT_USAGE;
    }
    if (feed_set(&feed, "url", args[1], why, sizeof why) != 0) {
        complain("%s", why);
        return EXIT_USAGE;
    }
    char *text = NULL;
    size_t n_text = 0;
    FILE *out = open_memstream(&text, &n_text);
    if (out == NULL) {
        return complain("%s", strerror(errno));
    }
    fprintf(out, "\n[feed %s]\nurl = %s\n", args[0], args[1]);
    int err = is_plain(args[1]) ? EXIT_EDITION : EXIT_USAGE;
    for (int i = 2; i < n_args && err == EXIT_EDITION; i++) {
        char *equals = strchr(args[i], '=');
        if (equals == NULL) {
            complain("\"%s\" is no key=value", args[i]);
            err = EXIT_USAGE;
            break;
        }
        char *key = must_copy(args[i], (size_t)(equals - args[i]));
        if (feed_set(&feed, key, equals + 1, why, sizeof why) != 0 ||
                !is_plain(equals + 1)) {
            complain(
                    "%s", is_plain(equals + 1) ? why : "a plain value, please");
            err = EXIT_USAGE;
        }
        fprintf(out, "%s = %s\n", key, equals + 1);
    }
    fclose(out);
    if (err == EXIT_EDITION) {
        err = manage_read(&c, path, &exists);
    }
    if (err == EXIT_EDITION) {
        const struct feed *old = config_find(&c, args[0], args[1]);
        if (old != NULL) {
            err = complain("%s:%d: [feed %s] is there already: %s", path,
                    old->line, old->name, old->url);
        }
    }
    if (err == EXIT_EDITION) {
        err = append(path, text);
    }
    free(text);
    return err;
}

/* ---- OPML --------------------------------------------------------------- */

struct import {
    struct config *config; /* grows by what is imported */
    FILE *out;
    unsigned n_new, n_known;
};

/* A copy that can stand in the configuration. */
static char *clean(struct ng_str s, uint32_t max)
{
    s = ng_str_trim(ng_str_cut(s, 0, ng_utf8_cut(s, max)));
    char *copy = must_copy(s.s, s.len);
    for (char *at = copy; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ') {
            *at = ' ';
        } else if (*at == ';') {
            *at = ',';
        } else if (*at == ']') {
            *at = ')';
        }
    }
    return copy;
}

static int on_feed(
        void *ctx, struct ng_str name, struct ng_str url, struct ng_str section)
{
    struct import *m = ctx;
    struct config *c = m->config;
    struct feed feed = {.url = must_copy(url.s, url.len),
            .section = clean(section, NAME_MAX_BYTES)};
    char *plain = clean(name, NAME_MAX_BYTES - 8);
    char unique[NAME_MAX_BYTES + 1];
    if (config_find(c, NULL, feed.url) != NULL || !is_plain(feed.url)) {
        m->n_known++;
        return NG_OK;
    }
    snprintf(unique, sizeof unique, "%s", plain[0] ? plain : "Feed");
    for (unsigned i = 2; config_find(c, unique, NULL) != NULL; i++) {
        snprintf(unique, sizeof unique, "%s %u", plain, i);
    }
    feed.name = must_copy(unique, strlen(unique));
    struct feed *grown = realloc(c->feeds, (c->n_feeds + 1) * sizeof *grown);
    if (grown == NULL) {
        return NG_ENOMEM;
    }
    c->feeds = grown;
    c->feeds[c->n_feeds++] = feed;
    m->n_new++;
    fprintf(m->out, "\n[feed %s]\nurl = %s\n", feed.name, feed.url);
    if (feed.section[0] != '\0') {
        fprintf(m->out, "section = %s\n", feed.section);
    }
    return NG_OK;
}

int manage_import(const char *path, const char *opml)
{
    static struct config c;
    bool exists;
    char *text = NULL;
    size_t n_text = 0;
    if (manage_read(&c, path, &exists) != EXIT_EDITION) {
        return EXIT_ERROR;
    }
    struct import m = {.config = &c, .out = open_memstream(&text, &n_text)};
    struct opml_reader to = {on_feed, &m};
    if (m.out == NULL) {
        return complain("%s", strerror(errno));
    }
    int n = opml_read(opml, &to);
    int why = errno;
    fclose(m.out);
    int err = EXIT_EDITION;
    if (n < 0) {
        err = complain("%s: %s", opml,
                n == NG_EFORMAT           ? "no feeds in it, is it OPML?"
                : n == NG_EIO && why != 0 ? strerror(why)
                                          : ng_strerror(n));
    } else if (m.n_new > 0) {
        err = append(path, text);
    }
    free(text);
    if (err == EXIT_EDITION) {
        printf("%u feeds added to %s", m.n_new, path);
        printf(m.n_known > 0 ? ", %u known before\n" : "\n", m.n_known);
    }
    return err;
}

int manage_export(const struct config *c, const struct ng_sink *out)
{
    return opml_write(out, c, c->set.title == NULL ? "nutgraf" : c->set.title);
}

/* ---- list --------------------------------------------------------------- */

/* Names may come from outside: encoded, not copied. */
static int cell(const struct ng_sink *out, const char *text, uint32_t width)
{
    struct ng_str s = ng_str_of(text);
    int err = ng_encode_str(out, NG_ENCODE_UTF8, s);
    uint32_t columns = ng_encode_columns(NG_ENCODE_UTF8, s);
    for (; err == NG_OK && columns < width; columns++) {
        err = ng_sink_str(out, NG_STR(" "));
    }
    return err;
}

int manage_list(const struct config *c, const struct ng_sink *out)
{
    uint32_t name = 0, section = 0;
    for (size_t i = 0; i < c->n_feeds; i++) {
        const struct feed *f = &c->feeds[i];
        uint32_t n = ng_utf8_columns(ng_str_of(f->name));
        uint32_t s = ng_utf8_columns(ng_str_of(f->section));
        name = n > name ? n : name;
        section = s > section ? s : section;
    }
    int err = NG_OK;
    for (size_t i = 0; err == NG_OK && i < c->n_feeds; i++) {
        const struct feed *f = &c->feeds[i];
        err = cell(out, f->name, name + 2);
        if (section > 0) {
            const char *text = f->section == NULL ? "" : f->section;
            err = err != NG_OK ? err : cell(out, text, section + 2);
        }
        err = err != NG_OK ? err : ng_sink_str(out, ng_str_of(f->url));
        err = err != NG_OK ? err : ng_sink_str(out, NG_STR("\n"));
    }
    return err;
}
