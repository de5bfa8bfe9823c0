/* SPDX-License-Identifier: MIT */
/* What press and fit share: an edition read from its JSON, and variants of
 * it. */
#ifndef NG_BENCH_EDITIONS_H
#define NG_BENCH_EDITIONS_H

#include "nutgraf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads a file whole, or stops the program. */
static inline char *slurp(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    size_t cap = 1 << 16;
    char *s = malloc(cap);
    *n = 0;
    if (f == NULL || s == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(1);
    }
    for (size_t got; (got = fread(s + *n, 1, cap - *n, f)) > 0;) {
        *n += got;
        if (*n == cap && (s = realloc(s, cap *= 2)) == NULL) {
            exit(1);
        }
    }
    fclose(f);
    return s;
}

static inline void read_edition(
        const char *path, struct ng_arena *a, struct ng_digest *d)
{
    size_t n;
    char *json = slurp(path, &n);
    struct ng_edition e;
    int err = ng_edition_init(&e, a);
    err = err < 0 ? err : ng_edition_feed(&e, json, n);
    err = err < 0 ? err : ng_edition_end(&e, d);
    if (err < 0) {
        fprintf(stderr, "%s: %s\n", path, ng_strerror(err));
        exit(1);
    }
    free(json);
}

/* n stories from story `from` on, with at most k sentences each; 0: all. */
static inline void cut_edition(
        struct ng_digest *d, uint16_t from, uint16_t n, uint8_t k)
{
    from = from < d->n_stories ? from : 0;
    d->stories += from;
    d->n_stories = (uint16_t)(d->n_stories - from);
    d->n_stories = n > 0 && n < d->n_stories ? n : d->n_stories;
    for (uint16_t i = 0; k > 0 && i < d->n_stories; i++) {
        struct ng_story *s = &d->stories[i];
        s->n_sentences = s->n_sentences < k ? s->n_sentences : k;
    }
}

#endif
