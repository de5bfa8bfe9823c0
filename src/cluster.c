/* SPDX-License-Identifier: MIT */
#include "ng/cluster.h"

#include "ng/term.h"

#include <string.h>

/* A document is a short list of (word, weight), sorted by word. The cosine of
 * a document with the centroid of a group needs no centroid: the product is
 * the sum of the products with the members, and the square of the centroid's
 * length grows by twice that sum and the document's own square. */

enum { TERMS = 40, TERMS_LEAST = 10 };
enum { TEXT_BYTES = 400 }; /* of a lead that are looked at */
enum { WINDOW_S = 48 * 3600 };

/* Cosines in 1/1000 from which on documents are one story, by how many words
 * they share. Chosen on UCI headlines (test/bench/clusters.sh: at most six a
 * story, precision .99 at recall .46) and on feeds of outlets of the same day,
 * titles with leads, where pairs below 250 were of one topic and not of one
 * event. */
static const uint16_t least_cosine[] = {1001, 1001, 400, 300, 270};
enum { COPY = 700 };

/* Weights: how rare a word is in this run, in quarters of a bit, more in a
 * title, more for names and numbers. PRIOR: documents we have not seen, so
 * that words are not rare only because the run is small. */
enum { TITLE_WEIGHT = 2, PRIOR = 50 };

struct doc {
    uint64_t square;   /* of its group's centroid, at the group's first */
    uint32_t own;      /* square of its own length */
    uint32_t product;  /* of the document at hand with this group */
    uint8_t n, shared; /* most words shared with a member of this group */
    bool apart;        /* a member is of another day */
};

struct work {
    struct ng_cluster_doc *docs;
    struct doc *list;
    uint16_t *words;  /* n_terms a document */
    uint8_t *weights; /* the same */
    uint8_t *df;      /* documents a word is in, hashed */
    uint32_t n, n_terms, mask;
};

static uint16_t *words_of(const struct work *w, uint32_t i)
{
    return w->words + (size_t)i * w->n_terms;
}

static uint8_t *weights_of(const struct work *w, uint32_t i)
{
    return w->weights + (size_t)i * w->n_terms;
}

static uint64_t root(uint64_t value)
{
    uint64_t r = 0;
    for (uint64_t bit = UINT64_C(1) << 31; bit > 0; bit >>= 1) {
        if ((r + bit) * (r + bit) <= value) {
            r += bit;
        }
    }
    return r;
}

/* 4 * log2(a / b), a >= b > 0. */
static uint32_t log_ratio(uint32_t a, uint32_t b)
{
    uint32_t quarters = 0;
    uint64_t x = (uint64_t)a << 16, y = (uint64_t)b << 16;
    while (x >= 2 * y) {
        x >>= 1;
        quarters += 4;
    }
    while (x * 841 >= y * 1000) { /* a quarter of a bit: 2^-1/4 = 0.841 */
        x = x * 841 / 1000;
        quarters++;
    }
    return quarters == 0 ? 0 : quarters - 1;
}

/* Puts the content words of text into document i, sorted, each once; a word
 * that stands there already keeps its weight. */
static void add_terms(
        struct work *w, uint32_t i, struct ng_str text, uint8_t weight)
{
    uint16_t *words = words_of(w, i);
    uint8_t *weights = weights_of(w, i);
    struct doc *d = &w->list[i];
    struct ng_terms it;
    struct ng_term term;
    ng_term_init(&it, text, NG_STR(""));
    while (d->n < w->n_terms && ng_term_next(&it, &term)) {
        if (!term.content && !term.digit) {
            continue;
        }
        uint16_t word = (uint16_t)(term.hash ^ (term.hash >> 16));
        uint32_t at = d->n;
        while (at > 0 && words[at - 1] > word) {
            at--;
        }
        if (at > 0 && words[at - 1] == word) {
            continue;
        }
        memmove(words + at + 1, words + at, (d->n - at) * sizeof *words);
        memmove(weights + at + 1, weights + at, d->n - at);
        words[at] = word;
        weights[at] = (uint8_t)(weight * (term.capital || term.digit ? 3 : 2));
        d->n++;
        uint8_t *df = &w->df[word & w->mask];
        *df = (uint8_t)(*df + (*df < UINT8_MAX));
    }
}

static uint32_t product(
        const struct work *w, uint32_t a, uint32_t b, uint8_t *shared)
{
    const uint16_t *x = words_of(w, a), *x_end = x + w->list[a].n;
    const uint16_t *y = words_of(w, b), *y_end = y + w->list[b].n;
    const uint8_t *xw = weights_of(w, a), *yw = weights_of(w, b);
    uint32_t sum = 0;
    *shared = 0;
    while (x < x_end && y < y_end) {
        if (*x == *y) {
            sum += (uint32_t)*xw * *yw;
            ++*shared;
        }
        bool step_x = *x <= *y, step_y = *y <= *x;
        x += step_x;
        xw += step_x;
        y += step_y;
        yw += step_y;
    }
    return sum;
}

static void weigh(struct work *w)
{
    for (uint32_t i = 0; i < w->n; i++) {
        const uint16_t *words = words_of(w, i);
        uint8_t *weights = weights_of(w, i), shared;
        for (uint32_t k = 0; k < w->list[i].n; k++) {
            uint32_t df = w->df[words[k] & w->mask];
            uint32_t weight = weights[k] *
                              log_ratio(w->n + PRIOR, df < w->n ? df : w->n) /
                              2;
            weights[k] = (uint8_t)(weight > UINT8_MAX ? UINT8_MAX : weight);
        }
        w->list[i].own = product(w, i, i, &shared);
        w->list[i].square = w->list[i].own;
    }
}

static bool in_window(int64_t a, int64_t b)
{
    if (a == NG_NO_DATE || b == NG_NO_DATE) {
        return true;
    }
    return (a > b ? (uint64_t)a - (uint64_t)b : (uint64_t)b - (uint64_t)a) <=
           WINDOW_S;
}

/* Cosine in 1/1000 from the product of two vectors and their squares. */
static uint32_t cosine(uint64_t dot, uint64_t a, uint64_t b)
{
    uint64_t lengths = root(a) * root(b);
    return lengths == 0 ? 0 : (uint32_t)(dot * 1000 / lengths);
}

/* Never one story: days between them, or one source and not a copy. */
static bool are_apart(
        const struct work *w, uint32_t a, uint32_t b, uint32_t dot)
{
    const struct ng_cluster_doc *x = &w->docs[a], *y = &w->docs[b];
    if (!in_window(x->date, y->date)) {
        return true;
    }
    return x->source != 0 && x->source == y->source &&
           cosine(dot, w->list[a].own, w->list[b].own) < COPY;
}

/* Adds the products of document m with the groups before group r. */
static void add_products(struct work *w, uint32_t r, uint32_t m)
{
    for (uint32_t k = 0; k < w->n; k++) {
        uint32_t group = w->docs[k].group;
        if (group >= r) {
            continue;
        }
        uint8_t shared;
        struct doc *g = &w->list[group];
        uint32_t dot = product(w, m, k, &shared);
        g->product += dot;
        g->shared = shared > g->shared ? shared : g->shared;
        g->apart |= are_apart(w, m, k, dot);
    }
}

/* Lets group r join the nearest of the groups before it, if one is near. */
static void join(struct work *w, uint32_t r)
{
    uint32_t best = r, best_cosine = 0;
    for (uint32_t g = 0; g < r; g++) {
        w->list[g].product = 0;
        w->list[g].shared = 0;
        w->list[g].apart = false;
    }
    for (uint32_t m = r; m < w->n; m++) {
        if (w->docs[m].group == r) {
            add_products(w, r, m);
        }
    }
    for (uint32_t g = 0; g < r; g++) {
        const struct doc *d = &w->list[g];
        if (w->docs[g].group != g || d->apart) {
            continue;
        }
        uint32_t c = cosine(d->product, w->list[r].square, d->square);
        uint32_t least = least_cosine[d->shared < 4 ? d->shared : 4];
        if (c >= least && c > best_cosine) {
            best_cosine = c;
            best = g;
        }
    }
    if (best == r) {
        return;
    }
    w->list[best].square +=
            2 * (uint64_t)w->list[best].product + w->list[r].square;
    for (uint32_t m = r; m < w->n; m++) {
        if (w->docs[m].group == r) {
            w->docs[m].group = best;
        }
    }
}

/* Takes the tables; less room, fewer words a document, fewer documents. */
static bool take_tables(struct work *w, struct ng_arena *a)
{
    const size_t rest = sizeof *w->list + 16; /* and for alignment */
    uint32_t buckets = 512;
    while (buckets < 8192 && buckets < w->n * 16) {
        buckets *= 2;
    }
    while (buckets > 512 && buckets > ng_arena_room_scratch(a) / 8) {
        buckets /= 2;
    }
    w->mask = buckets - 1;
    w->df = ng_scratch(a, uint8_t, buckets);
    size_t room = ng_arena_room_scratch(a);
    if (w->df == NULL || room < 64) {
        return false;
    }
    room -= 32;
    if (w->n > room / (rest + TERMS_LEAST * 3)) {
        w->n = (uint32_t)(room / (rest + TERMS_LEAST * 3));
    }
    if (w->n < 2) {
        return false;
    }
    size_t terms = (room / w->n - rest) / 3;
    w->n_terms = terms > TERMS ? TERMS : (uint32_t)terms;
    w->list = ng_scratch(a, struct doc, w->n);
    w->words = ng_scratch(a, uint16_t, (size_t)w->n * w->n_terms);
    w->weights = ng_scratch(a, uint8_t, (size_t)w->n * w->n_terms);
    return w->list != NULL && w->words != NULL && w->weights != NULL;
}

int ng_cluster(struct ng_arena *a, struct ng_cluster_doc *docs, uint32_t n)
{
    struct work w = {.docs = docs, .n = n};
    uint32_t groups = 0;
    for (uint32_t i = 0; i < n; i++) {
        docs[i].group = i;
    }
    if (n < 2 || !take_tables(&w, a)) {
        return (int)n;
    }
    for (uint32_t i = 0; i < w.n; i++) {
        add_terms(&w, i, docs[i].title, TITLE_WEIGHT);
        add_terms(&w, i, ng_str_cut(docs[i].text, 0, TEXT_BYTES), 1);
    }
    weigh(&w);
    for (uint32_t r = 1; r < w.n; r++) {
        join(&w, r);
    }
    for (uint32_t r = 1; r < w.n; r++) { /* groups that have grown together */
        if (docs[r].group == r) {
            join(&w, r);
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        groups += docs[i].group == i;
    }
    return (int)groups;
}
