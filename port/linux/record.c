/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "linux/record.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILE_MAX 8192u
#define FIRST_LINE "nutgraf-source 1\n"
/* of every number: sums and differences of such fit an int64_t */
#define NUMBER_MAX ((INT64_C(1) << 52) - 1)
#define LAST_LINE_LEN 21u /* "end " hash "\n" */

/* The fields in the order they are written. */
static const struct field {
    const char *name;
    size_t at, text_size; /* 0: an int64_t */
} fields[] = {
#define TEXT(name, member)                                                     \
    {                                                                          \
        name, offsetof(struct ng_record, member),                              \
                sizeof(((struct ng_record *)0)->member)                        \
    }
#define NUMBER(name, member)                                                   \
    {                                                                          \
        name, offsetof(struct ng_record, member), 0                            \
    }
        TEXT("url", url),
        TEXT("final-url", final_url),
        TEXT("content-type", content_type),
        TEXT("etag", etag),
        TEXT("last-modified", last_modified),
        NUMBER("fetched", fetched),
        NUMBER("tried", tried),
        NUMBER("status", status),
        NUMBER("failures", failures),
        NUMBER("strikes", strikes),
        TEXT("reason", reason),
        NUMBER("not-before", not_before),
        NUMBER("body-length", body_len),
        NUMBER("body-hash", body_hash),
};
#define N_FIELDS (sizeof fields / sizeof *fields)

static const struct ng_record empty = {
        .fetched = NG_NO_DATE, .tried = NG_NO_DATE, .not_before = NG_NO_DATE};

void ng_record_name(struct ng_str url, char name[NG_RECORD_NAME])
{
    snprintf(name, NG_RECORD_NAME, "%016" PRIx64,
            ng_hash(NG_HASH_INIT, url.s, url.len));
}

/* ---- text --------------------------------------------------------------- */

/* One line; nothing for what is as in an empty record. */
static void write_field(
        const struct ng_record *r, const struct field *f, char *out, size_t cap)
{
    const char *at = (const char *)r + f->at;
    int n = 0;
    if (f->text_size > 0 && at[0] != '\0') {
        n = snprintf(out, cap, "%s %s", f->name, at);
    } else if (f->text_size == 0 &&
               memcmp(at, (const char *)&empty + f->at, sizeof(int64_t)) != 0) {
        int64_t number;
        memcpy(&number, at, sizeof number);
        n = snprintf(out, cap, "%s %" PRId64, f->name, number);
    }
    for (int i = 0; i < n; i++) {
        if ((unsigned char)out[i] < ' ') {
            out[i] = ' '; /* a value is no line of its own */
        }
    }
    snprintf(out + n, cap - (size_t)n, n > 0 ? "\n" : "");
}

static void read_field(struct ng_record *r, const char *name, const char *value)
{
    for (size_t i = 0; i < N_FIELDS; i++) {
        const struct field *f = &fields[i];
        char *at = (char *)r + f->at;
        if (strcmp(f->name, name) == 0 && f->text_size > 0) {
            snprintf(at, f->text_size, "%s", value);
        } else if (strcmp(f->name, name) == 0) {
            int64_t number = strtoll(value, NULL, 10);
            if (number >= 0 && number <= NUMBER_MAX) {
                memcpy(at, &number, sizeof number);
            }
        }
    }
}

/* text: n bytes and a NUL; is taken to pieces. */
static bool parse(struct ng_record *r, char *text, size_t n)
{
    char last[LAST_LINE_LEN + 1];
    size_t first = sizeof FIRST_LINE - 1;
    if (n < first + LAST_LINE_LEN || memcmp(text, FIRST_LINE, first) != 0) {
        return false;
    }
    size_t end = n - LAST_LINE_LEN;
    snprintf(last, sizeof last, "end %016" PRIx64 "\n",
            ng_hash(NG_HASH_INIT, text, end));
    if (memcmp(last, text + end, LAST_LINE_LEN) != 0) {
        return false;
    }
    text[end] = '\0';
    for (char *line = text + first, *next; *line != '\0'; line = next) {
        next = line + strcspn(line, "\n");
        if (*next == '\n') {
            *next++ = '\0';
        }
        char *space = strchr(line, ' ');
        if (space != NULL) {
            *space = '\0';
            read_field(r, line, space + 1);
        }
    }
    return true;
}

/* ---- files -------------------------------------------------------------- */

/* Reads all of a file, at most cap bytes; returns how many, or -1. */
static ssize_t read_file(int dir, const char *name, char *buf, size_t cap)
{
    int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return -1;
    }
    size_t have = 0;
    ssize_t got = 1;
    while (have < cap && got != 0) {
        got = read(fd, buf + have, cap - have);
        if (got < 0 && errno != EINTR) {
            break;
        }
        have += got > 0 ? (size_t)got : 0;
    }
    close(fd);
    return got < 0 ? -1 : (ssize_t)have;
}

bool ng_record_load(
        const struct ng_state *s, struct ng_str url, struct ng_record *r)
{
    *r = empty;
    if (url.len >= sizeof r->url) {
        return false;
    }
    char name[NG_RECORD_NAME], text[FILE_MAX + 1];
    ng_record_name(url, name);
    ssize_t n = read_file(s->sources, name, text, FILE_MAX);
    bool good = false;
    if (n >= 0) {
        text[n] = '\0';
        good = parse(r, text, (size_t)n);
        if (!good) {
            ng_state_note(s, name, "damaged");
            unlinkat(s->sources, name, 0);
        }
        /* else another address with the same hash */
        good = good && ng_str_eq(ng_str_of(r->url), url);
    }
    if (!good) {
        *r = empty;
        memcpy(r->url, url.s, url.len);
    }
    return good;
}

int ng_record_save(const struct ng_state *s, const struct ng_record *r)
{
    if (r->url[0] == '\0') {
        return NG_EARG;
    }
    char name[NG_RECORD_NAME], line[2200], last[LAST_LINE_LEN + 1];
    ng_record_name(ng_str_of(r->url), name);
    struct ng_replace file;
    ng_replace_begin(&file, s->sources, name);
    uint64_t hash = NG_HASH_INIT;
    for (size_t i = 0; i <= N_FIELDS; i++) {
        if (i == 0) {
            snprintf(line, sizeof line, FIRST_LINE);
        } else {
            write_field(r, &fields[i - 1], line, sizeof line);
        }
        hash = ng_hash(hash, line, strlen(line));
        ng_replace_write(&file, line, strlen(line));
    }
    snprintf(last, sizeof last, "end %016" PRIx64 "\n", hash);
    ng_replace_write(&file, last, LAST_LINE_LEN);
    return ng_replace_commit(&file, false);
}

static int64_t hash_of(const void *bytes, size_t n)
{
    return (int64_t)(ng_hash(NG_HASH_INIT, bytes, n) & NUMBER_MAX);
}

static void body_name(const struct ng_record *r, char name[NG_RECORD_NAME + 5])
{
    ng_record_name(ng_str_of(r->url), name);
    memcpy(name + NG_RECORD_NAME - 1, ".body", sizeof ".body");
}

bool ng_record_body(const struct ng_state *s, const struct ng_record *r,
        struct ng_spool *body, struct ng_spool_budget *budget)
{
    char name[NG_RECORD_NAME + 5], buf[16384];
    if (r->body_len <= 0) {
        return false;
    }
    body_name(r, name);
    int fd = openat(s->sources, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool read_all = false;
    while (!read_all) {
        ssize_t n = read(fd, buf, sizeof buf);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0 || !ng_spool_add(body, budget, buf, (size_t)n)) {
            break;
        }
        read_all = n == 0;
    }
    close(fd);
    if (read_all && (int64_t)body->n == r->body_len &&
            hash_of(body->bytes, body->n) == r->body_hash) {
        return true;
    }
    ng_state_note(s, name, "damaged");
    unlinkat(s->sources, name, 0);
    ng_spool_free(body, budget);
    return false;
}

int ng_record_set_body(const struct ng_state *s, struct ng_record *r,
        const void *bytes, size_t n)
{
    char name[NG_RECORD_NAME + 5];
    body_name(r, name);
    struct ng_replace file;
    ng_replace_begin(&file, s->sources, name);
    ng_replace_write(&file, bytes, n);
    int err = ng_replace_commit(&file, false);
    if (err == NG_OK) {
        r->body_len = (int64_t)n;
        r->body_hash = hash_of(bytes, n);
    }
    return err;
}
