/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/config.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "linux/pins.h"
#include "ng/url.h"
#include "ng/utf8.h"

/* inih holds 200 bytes of a line and 50 of a section's name, and does not
 * count lines for its handler. So our reader counts them, keeps section
 * names itself, and gives a long line in pieces that begin with a space,
 * which inih takes as more of the same value. What a user indents is no
 * such piece: the reader drops white space in front. */
#define MAX_KEY 40

struct reading {
    struct config *config;
    const struct config_errors *errors;
    FILE *file;
    char *line; /* the line at hand, by getline */
    size_t cap;
    const char *rest; /* of the line, not yet given to inih */
    int number, why;  /* errno at the end */
    bool more;        /* the piece at hand goes on with a value */
    bool section;     /* a known section is open */
    bool bad_section; /* an unknown one is: its keys are not reported too */
    bool edition;     /* it is [edition] */
    char key[MAX_KEY + 1], *value;
    int key_line;
};

static void error(struct reading *r, int line, const char *text)
{
    r->config->n_errors++;
    if (r->errors != NULL) {
        r->errors->error(r->errors->ctx, line, text);
    }
}

static struct feed *last_feed(struct reading *r)
{
    return &r->config->feeds[r->config->n_feeds - 1];
}

const struct feed *config_find(
        const struct config *c, const char *name, const char *url)
{
    for (size_t i = 0; i < c->n_feeds; i++) {
        const struct feed *f = &c->feeds[i];
        if ((name != NULL && ng_str_eqi(ng_str_of(f->name), ng_str_of(name))) ||
                (url != NULL && f->url != NULL && strcmp(f->url, url) == 0)) {
            return f;
        }
    }
    return NULL;
}

static void begin_feed(struct reading *r, struct ng_str name)
{
    struct config *c = r->config;
    char text[160];
    char *copy = must_copy(name.s, name.len);
    const struct feed *old = config_find(c, copy, NULL);
    if (name.len == 0) {
        error(r, r->number, "a feed without a name, expected [feed NAME]");
    } else if (old != NULL) {
        snprintf(text, sizeof text,
                "a second [feed %.60s], the first is in line %d", copy,
                old->line);
        error(r, r->number, text);
    }
    struct feed *grown = realloc(c->feeds, (c->n_feeds + 1) * sizeof *grown);
    if (grown == NULL) {
        must_alloc(SIZE_MAX / 2);
    }
    c->feeds = grown;
    c->feeds[c->n_feeds++] = (struct feed){.name = copy, .line = r->number};
    r->section = true;
}

/* What was gathered of "key = value" is set. */
static void end_key(struct reading *r)
{
    char why[256];
    int err = 0;
    if (r->value == NULL) {
        return;
    }
    if (r->edition) {
        err = settings_set(&r->config->set, r->key, r->value, why, sizeof why);
    } else {
        err = feed_set(last_feed(r), r->key, r->value, why, sizeof why);
    }
    if (err != 0) {
        error(r, r->key_line, why);
    }
    free(r->value);
    r->value = NULL;
}

static void end_section(struct reading *r)
{
    end_key(r);
    if (r->section && !r->edition && last_feed(r)->url == NULL) {
        error(r, last_feed(r)->line,
                "this feed has no address, expected url = https://...");
    }
    if (r->section && !r->edition && last_feed(r)->url != NULL &&
            last_feed(r)->pin != NULL &&
            !ng_str_starts(ng_str_of(last_feed(r)->url), NG_STR("https:"))) {
        error(r, last_feed(r)->line, "a pin is for an https address");
    }
    r->section = r->edition = r->bad_section = false;
}

/* [edition] or [feed NAME]; s is the line from its '['. */
static void begin_section(struct reading *r, struct ng_str s)
{
    int32_t end = ng_str_find(s, NG_STR("]"));
    end_section(r);
    if (end < 0) {
        error(r, r->number, "a section without its ]");
        r->bad_section = true;
        return;
    }
    s = ng_str_trim(ng_str_cut(s, 1, (uint32_t)end - 1));
    if (ng_str_eqi(s, NG_STR("edition"))) {
        r->section = r->edition = true;
    } else if (ng_str_eqi(s, NG_STR("feed")) ||
               ng_str_starts(s, NG_STR("feed "))) {
        begin_feed(r, ng_str_trim(ng_str_cut(s, 4, s.len)));
    } else {
        char text[160];
        r->bad_section = true;
        snprintf(text, sizeof text,
                "unknown section [%.*s], expected [edition] or [feed NAME]",
                s.len > 60 ? 60 : (int)s.len, s.s);
        error(r, r->number, text);
    }
}

/* As much of the line as inih can hold; cut where what follows cannot be
 * taken for a comment or lose a space. It ends as a line does, or an inih
 * that grows its buffer would ask for the rest of it. */
static char *next_piece(struct reading *r, char *out, size_t cap)
{
    size_t at = 0;
    if (r->more) {
        out[at++] = ' ';
    }
    size_t n = strlen(r->rest);
    if (n > cap - 2 - at) {
        n = cap - 2 - at;
        while (n > 1 && (strchr(" \t;#", r->rest[n]) != NULL ||
                                strchr(" \t", r->rest[n - 1]) != NULL)) {
            n--;
        }
    }
    memcpy(out + at, r->rest, n);
    memcpy(out + at + n, "\n", 2);
    r->rest += n;
    return out;
}

/* The line without the white space around it and the comment in it. */
static struct ng_str bare_line(char *line)
{
    struct ng_str s = ng_str_trim(ng_str_of(line));
    if (s.len > 0 && (s.s[0] == ';' || s.s[0] == '#')) {
        s.len = 0;
    }
    for (uint32_t i = 1; i < s.len; i++) {
        if (s.s[i] == ';' && (s.s[i - 1] == ' ' || s.s[i - 1] == '\t')) {
            s = ng_str_trim(ng_str_cut(s, 0, i));
        }
    }
    line[(size_t)(s.s - line) + s.len] = '\0';
    return s;
}

static char *read_line(char *out, int cap, void *stream)
{
    struct reading *r = stream;
    if (r->rest != NULL && *r->rest != '\0') {
        r->more = true;
        return next_piece(r, out, (size_t)cap);
    }
    end_key(r);
    ssize_t got = getline(&r->line, &r->cap, r->file);
    if (got < 0) {
        r->why = errno;
        return NULL;
    }
    r->number++;
    r->more = false;
    r->rest = NULL;
    out[0] = '\0';
    bool bom = r->number == 1 && strncmp(r->line, "\xEF\xBB\xBF", 3) == 0;
    if (strlen(r->line) != (size_t)got) {
        error(r, r->number, "a NUL byte, expected text");
        return out;
    }
    struct ng_str s = bare_line(r->line + (bom ? 3 : 0));
    if (s.len == 0) {
        return out;
    }
    if (ng_utf8_valid(s.s, s.len) != s.len) {
        error(r, r->number, "this is no UTF-8");
        return out;
    }
    if (s.s[0] == '[') {
        begin_section(r, s);
        return strcpy(out, "[section]");
    }
    const char *equals = strpbrk(s.s, "=:");
    if (equals == NULL || equals == s.s || equals - s.s >= MAX_KEY) {
        error(r, r->number, "expected key = value");
        return out;
    }
    r->rest = s.s;
    return next_piece(r, out, (size_t)cap);
}

static int take(
        void *ctx, const char *section, const char *key, const char *value)
{
    struct reading *r = ctx;
    (void)section;
    if (!r->more) {
        if (!r->section) {
            if (!r->bad_section) {
                error(r, r->number,
                        "a key before any section, expected "
                        "[edition] or [feed NAME]");
            }
            return 1;
        }
        snprintf(r->key, sizeof r->key, "%s", key);
        r->key_line = r->number;
        r->value = must_alloc(strlen(value) + 1);
        memcpy(r->value, value, strlen(value));
    } else if (r->value != NULL) {
        size_t n = strlen(r->value);
        char *longer = must_alloc(n + strlen(value) + 1);
        memcpy(longer, r->value, n);
        memcpy(longer + n, value, strlen(value));
        free(r->value);
        r->value = longer;
    }
    return 1;
}

int config_read(
        struct config *c, const char *path, const struct config_errors *errors)
{
    struct reading r = {.config = c, .errors = errors};
    *c = (struct config){0};
    settings_init(&c->set);
    r.file = fopen(path, "re");
    if (r.file == NULL) {
        return -2;
    }
    if (ini_parse_stream(read_line, &r, take, &r) < 0) {
        error(&r, 0, "the system has no more memory");
    }
    end_section(&r);
    if (ferror(r.file)) {
        error(&r, 0, strerror(r.why));
    }
    fclose(r.file);
    free(r.line);
    return c->n_errors > 0 ? -1 : 0;
}

int feed_set(struct feed *f, const char *key, const char *value, char *why,
        size_t n_why)
{
    enum { URL, SECTION, LIMIT, WEIGHT, FEED_ONLY, PIN, N_KEYS };
    static const char *const keys[] = {
            "url", "section", "limit", "weight", "feed_only", "pin", NULL};
    static const char *const expects[] = {
            "an http or https address, or a file's whole name",
            "a section's name", "a number from 1 to 1000",
            "a number from 1 to 10", "yes or no",
            "sha256// and a key's hash in base64, more with ; between"};
    bool good = value[0] != '\0';
    unsigned i = 0;
    while (i < N_KEYS && strcmp(key, keys[i]) != 0) {
        i++;
    }
    if (i < N_KEYS && (f->given & 1u << i) != 0) {
        snprintf(why, n_why, "%s is given twice", key);
        return -1;
    }
    switch (i) {
    case URL:
        good = value[0] == '/' || ng_url_is_http(ng_str_of(value));
        f->url = must_copy(value, strlen(value));
        break;
    case SECTION:
        f->section = must_copy(value, strlen(value));
        break;
    case LIMIT:
        good = parse_number(value, 1, 1000, &f->limit);
        break;
    case WEIGHT:
        good = parse_number(value, 1, 10, &f->weight);
        break;
    case FEED_ONLY:
        f->feed_only = strcmp(value, "yes") == 0;
        good = f->feed_only || strcmp(value, "no") == 0;
        break;
    case PIN:
        good = pins_good(value);
        f->pin = must_copy(value, strlen(value));
        break;
    default: {
        const char *near = suggest(key, keys);
        snprintf(why, n_why, "unknown key \"%.60s\", %s%s%s", key,
                near != NULL ? "did you mean \""
                             : "a feed has url, section, "
                               "limit, weight, feed_only and pin",
                near != NULL ? near : "", near != NULL ? "\"?" : "");
        return -1;
    }
    }
    f->given |= 1u << i;
    if (!good) {
        snprintf(why, n_why, "%s is \"%.60s\", expected %s", key, value,
                expects[i]);
        return -1;
    }
    return 0;
}
