/* SPDX-License-Identifier: MIT */
#include "ng/cluster.h"

#include "ng/term.h"

#include <string.h>

/* A document is a short list of (word, weight), sorted by word, of length
 * UNIT. The cosine of a document with the centroid of a group needs no
 * centroid: the product is the sum of the products with the members, and the
 * square of the centroid's length grows by twice that sum and the document's
 * own square.
 *
 * A group is known by its leader, the slot of its first document. */

enum { TERMS = 40, TERMS_LEAST = 10 };
enum { TEXT_BYTES = 400 }; /* of a lead that are looked at */
enum { UNIT = 255 };

/* Cosines in 1/1000 from which on documents are one story if they share two
 * words; reports of one event come within hours, so at a distance of FADE
 * twice as much. Titles alone: chosen on UCI headlines, on twenty draws of at
 * most six a story (test/bench/clusters.sh). With leads, where more is shared
 * by chance, by how many words (2, 3, more): on feeds of a dozen outlets of
 * the same day, where pairs below 240 were of one topic and not of one
 * event. */
enum { LEAST_OF_TITLES = 230 };
static const uint16_t least_of_texts[] = {360, 280, 250};
enum { WINDOW_S = 48 * 3600, FADE_S = 12 * 3600, FADE_TEXT_S = WINDOW_S };
enum { COPY = 800 };

/* Weights: how rare a word is in this run, in quarters of a bit, more in a
 * title and most at its head, more for names and numbers of a text (capitals
 * tell nothing in titles). PRIOR: documents we have not seen, so that words
 * are not rare only because the run is small. */
enum { HEAD = 2, TITLE = 8, NUMBER = 6, CAPITAL = 3, NAME = 6, TEXT = 4 };
enum { HEAD_WORDS = 4, PRIOR = 50 };

#define NO_GROUP UINT32_MAX

struct ng_cluster_slot {
    uint64_t square; /* of its group's centroid, at the leader */
    int64_t date;
    uint32_t source, group; /* the leader's slot; NO_GROUP: empty */
    uint32_t serial;        /* in which order documents came */
    uint32_t label;         /* at the leader: serial of the group's first */
    /* at a leader, of the document at hand with this group */
    uint32_t product, near_s; /* distance to the nearest member */
    uint8_t shared;           /* most words shared with a member */
    bool apart;               /* a member is of another day */
    bool has_text;
    uint8_t n; /* words */
};

static uint16_t *words_of(const struct ng_cluster_window *w, uint32_t i)
{
    return w->words + (size_t)i * w->n_terms;
}

static uint8_t *weights_of(const struct ng_cluster_window *w, uint32_t i)
{
    return w->weights + (size_t)i * w->n_terms;
}

static uint32_t root(uint64_t value)
{
    uint64_t r = 0;
    for (uint64_t bit = UINT64_C(1) << 62; bit > 0; bit >>= 2) {
        bool more = value >= r + bit;
        value -= more ? r + bit : 0;
        r = (r >> 1) + (more ? bit : 0);
    }
    return (uint32_t)r;
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
    while (x * 861 >= y * 1024) { /* a quarter of a bit: 2^-1/4 = 0.841 */
        x = x * 861 / 1024;
        quarters++;
    }
    return quarters == 0 ? 0 : quarters - 1;
}

/* ---- a document's words -------------------------------------------------- */

static uint8_t kind_of(const struct ng_term *term, bool is_title, bool is_head)
{
    if (!is_title) {
        return term->capital || term->digit ? NAME : TEXT;
    }
    return (uint8_t)((term->digit ? NUMBER : TITLE) +
                     (term->capital ? CAPITAL : 0) + (is_head ? HEAD : 0));
}

static uint16_t word_of(const struct ng_term *term)
{
    return (uint16_t)(term->hash ^ (term->hash >> 16));
}

/* The next word of a text that tells something. */
static bool next_word(struct ng_terms *it, struct ng_term *term)
{
    bool more;
    do {
        more = ng_term_next(it, term);
    } while (more && !term->content && !term->digit && !term->caps);
    return more;
}

/* Puts a word into document i, sorted, once; one that stands there already
 * keeps its weight. */
static void add_word(
        struct ng_cluster_window *w, uint32_t i, uint16_t word, uint8_t kind)
{
    uint16_t *words = words_of(w, i);
    uint8_t *weights = weights_of(w, i);
    struct ng_cluster_slot *d = &w->list[i];
    uint32_t at = d->n;
    while (at > 0 && words[at - 1] > word) {
        at--;
    }
    if (d->n == w->n_terms || (at > 0 && words[at - 1] == word)) {
        return;
    }
    memmove(words + at + 1, words + at, (d->n - at) * sizeof *words);
    memmove(weights + at + 1, weights + at, d->n - at);
    words[at] = word;
    weights[at] = kind;
    d->n++;
    w->df[word & w->mask]++;
}

static void add_text(struct ng_cluster_window *w, uint32_t i,
        struct ng_str text, bool is_title)
{
    struct ng_terms it;
    struct ng_term term;
    uint32_t head = is_title && !w->list[i].has_text ? HEAD_WORDS : 0;
    ng_term_init(&it, text, NG_STR(""));
    for (uint32_t k = 0; next_word(&it, &term); k++) {
        add_word(w, i, word_of(&term), kind_of(&term, is_title, k < head));
    }
}

static uint32_t product(const struct ng_cluster_window *w, uint32_t a,
        uint32_t b, uint8_t *shared)
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

/* From the kinds of its words to their weights. */
static void weigh(struct ng_cluster_window *w, uint32_t i)
{
    struct ng_cluster_slot *d = &w->list[i];
    const uint16_t *words = words_of(w, i);
    uint8_t *weights = weights_of(w, i), shared;
    for (int pass = 0; pass < 2; pass++) {
        uint32_t length = root(product(w, i, i, &shared));
        length += length == 0;
        for (uint32_t k = 0; k < d->n; k++) {
            uint32_t df = w->df[words[k] & w->mask];
            df = df < w->n_live ? df : w->n_live;
            uint32_t weight =
                    pass == 0
                            ? weights[k] * log_ratio(w->n_live + PRIOR, df) / 2
                            : (weights[k] * UNIT + length / 2) / length;
            weights[k] = (uint8_t)(weight > UNIT ? UNIT : weight);
        }
    }
    d->square = product(w, i, i, &shared);
}

/* ---- groups -------------------------------------------------------------- */

static uint32_t distance_s(int64_t a, int64_t b)
{
    if (a == NG_NO_DATE || b == NG_NO_DATE) {
        return 0;
    }
    uint64_t far =
            a > b ? (uint64_t)a - (uint64_t)b : (uint64_t)b - (uint64_t)a;
    return far > UINT32_MAX ? UINT32_MAX : (uint32_t)far;
}

/* Cosine in 1/1000 from the product of two vectors and their squares. */
static uint32_t cosine(uint64_t dot, uint64_t a, uint64_t b)
{
    uint64_t lengths = (uint64_t)root(a) * root(b);
    return lengths == 0 ? 0 : (uint32_t)(dot * 1000 / lengths);
}

/* Adds the products of document m with the groups older than group r. */
static void add_products(struct ng_cluster_window *w, uint32_t r, uint32_t m)
{
    const struct ng_cluster_slot *x = &w->list[m];
    for (uint32_t k = 0; k < w->n; k++) {
        const struct ng_cluster_slot *y = &w->list[k];
        if (y->group == NO_GROUP ||
                w->list[y->group].serial >= w->list[r].serial) {
            continue;
        }
        uint8_t shared;
        struct ng_cluster_slot *g = &w->list[y->group];
        uint32_t dot = product(w, m, k, &shared);
        uint32_t far_s = distance_s(x->date, y->date);
        g->product += dot;
        g->shared = shared > g->shared ? shared : g->shared;
        g->near_s = far_s < g->near_s ? far_s : g->near_s;
        /* days between them, or one source and not a copy */
        g->apart |=
                far_s > WINDOW_S || (x->source != 0 && x->source == y->source &&
                                            dot < UNIT * UNIT / 1000 * COPY);
    }
}

static uint32_t faded(uint32_t c, uint32_t apart_s, bool texts)
{
    uint32_t fade_s = texts ? FADE_TEXT_S : FADE_S;
    return c * fade_s / (fade_s + apart_s); /* c: hardly above 1000 */
}

/* A small run knows little of which words are common. */
static uint32_t least(
        const struct ng_cluster_window *w, uint32_t shared, bool texts)
{
    if (shared < 2) {
        return UINT32_MAX;
    }
    uint32_t c = least_of_texts[shared < 4 ? shared - 2 : 2];
    return texts ? c + c * 6 / (w->n_live + 6) : LEAST_OF_TITLES;
}

/* The group to which group r is near enough, or r. */
static uint32_t nearest(const struct ng_cluster_window *w, uint32_t r)
{
    uint32_t best = r, best_cosine = 0;
    for (uint32_t g = 0; g < w->n; g++) {
        const struct ng_cluster_slot *d = &w->list[g];
        if (d->group != g || d->serial >= w->list[r].serial || d->apart) {
            continue;
        }
        bool texts = d->has_text && w->list[r].has_text;
        uint32_t c = cosine(d->product, w->list[r].square, d->square);
        c = faded(c, d->near_s, texts);
        if (c >= least(w, d->shared, texts) && c > best_cosine) {
            best_cosine = c;
            best = g;
        }
    }
    return best;
}

static void relabel(struct ng_cluster_window *w, uint32_t from, uint32_t to)
{
    for (uint32_t k = 0; k < w->n; k++) {
        if (w->list[k].group == from) {
            w->list[k].group = to;
        }
    }
}

/* Lets group r join the nearest of the older groups, if one is near. */
static void join(struct ng_cluster_window *w, uint32_t r)
{
    for (uint32_t g = 0; g < w->n; g++) {
        w->list[g].product = 0;
        w->list[g].near_s = WINDOW_S;
        w->list[g].shared = 0;
        w->list[g].apart = false;
    }
    for (uint32_t m = 0; m < w->n; m++) {
        if (w->list[m].group == r) {
            add_products(w, r, m);
        }
    }
    uint32_t to = nearest(w, r);
    if (to != r) {
        w->list[to].square +=
                2 * (uint64_t)w->list[to].product + w->list[r].square;
        relabel(w, r, to);
    }
}

/* Fills slot i with a document that is a group of its own. */
static void fill(struct ng_cluster_window *w, uint32_t i,
        const struct ng_cluster_doc *doc)
{
    w->list[i] = (struct ng_cluster_slot){.date = doc->date,
            .source = doc->source,
            .group = i,
            .serial = w->n_added,
            .label = w->n_added,
            .has_text = doc->text.len > 0};
    add_text(w, i, doc->title, true);
    add_text(w, i, ng_str_cut(doc->text, 0, TEXT_BYTES), false);
    w->n_added++;
    w->n_live++;
}

/* Empties slot i: its group goes on without it. */
static void forget(struct ng_cluster_window *w, uint32_t i)
{
    struct ng_cluster_slot *d = &w->list[i];
    uint32_t group = d->group, heir = NO_GROUP;
    if (group == NO_GROUP) {
        return;
    }
    uint64_t sum = 0;
    uint8_t shared;
    for (uint32_t k = 0; k < w->n; k++) {
        if (w->list[k].group != group) {
            continue;
        }
        sum += (k == i ? 1u : 2u) * product(w, i, k, &shared);
        if (k != i && (heir == NO_GROUP ||
                              w->list[k].serial < w->list[heir].serial)) {
            heir = k;
        }
    }
    for (uint32_t k = 0; k < d->n; k++) {
        w->df[words_of(w, i)[k] & w->mask]--;
    }
    w->n_live--;
    d->group = NO_GROUP;
    w->list[group].square -= sum;
    if (group == i && heir != NO_GROUP) {
        w->list[heir].square = d->square;
        w->list[heir].label = d->label;
        relabel(w, group, heir);
    }
}

/* ---- the window ---------------------------------------------------------- */

/* Less room, fewer words a document, fewer documents. */
int ng_cluster_open(
        struct ng_cluster_window *w, struct ng_arena *a, uint32_t most)
{
    const size_t rest = sizeof *w->list + 16; /* and for alignment */
    uint32_t buckets = 256;
    memset(w, 0, sizeof *w);
    while (buckets < 8192 && buckets < most * 8) {
        buckets *= 2;
    }
    while (buckets > 256 && buckets > ng_arena_room_scratch(a) / 16) {
        buckets /= 2;
    }
    w->mask = buckets - 1;
    w->df = ng_scratch(a, uint16_t, buckets);
    size_t room = ng_arena_room_scratch(a);
    room -= room < 32 ? room : 32;
    if (most > room / (rest + TERMS_LEAST * 3)) {
        most = (uint32_t)(room / (rest + TERMS_LEAST * 3));
    }
    if (w->df == NULL || most < 2) {
        return NG_ENOMEM;
    }
    size_t terms = (room / most - rest) / 3;
    w->n_terms = terms > TERMS ? TERMS : (uint32_t)terms;
    w->cap = most;
    w->list = ng_scratch(a, struct ng_cluster_slot, most);
    w->words = ng_scratch(a, uint16_t, (size_t)most * w->n_terms);
    w->weights = ng_scratch(a, uint8_t, (size_t)most * w->n_terms);
    return w->list != NULL && w->words != NULL && w->weights != NULL
                   ? NG_OK
                   : NG_ENOMEM;
}

uint32_t ng_cluster_add(
        struct ng_cluster_window *w, const struct ng_cluster_doc *doc)
{
    uint32_t i = w->next;
    for (uint32_t k = 0; k < w->n; k++) {
        if (k == i || distance_s(w->list[k].date, doc->date) > WINDOW_S) {
            forget(w, k);
        }
    }
    w->next = i + 1 == w->cap ? 0 : i + 1;
    w->n += w->n == i;
    fill(w, i, doc);
    weigh(w, i);
    join(w, i);
    return w->list[w->list[i].group].label;
}

/* ---- what was told before ------------------------------------------------ */

/* A story printed before, in slot i: of no group. */
static void fill_told(
        struct ng_cluster_window *w, uint32_t i, const struct ng_told *told)
{
    w->list[i] = (struct ng_cluster_slot){.date = (int64_t)told->when_min * 60,
            .group = NO_GROUP,
            .has_text = told->n > told->n_title};
    for (uint32_t k = 0; k < told->n; k++) {
        add_word(w, i, told->words[k], k < told->n_title ? TITLE : TEXT);
    }
    w->n_live++;
}

static bool holds(const struct ng_told *told, uint16_t word)
{
    for (uint32_t k = 0; k < told->n; k++) {
        if (told->words[k] == word) {
            return true;
        }
    }
    return false;
}

/* Titles say what is new: here a third of the words, or a number
 * (test/data/newspaper/tuesday/feed.rss; what other outlets say of the same
 * facts is new by a quarter at most, in the sample and in most real feeds). */
static bool has_news(const struct ng_told *told, struct ng_str title)
{
    struct ng_terms it;
    struct ng_term term;
    uint32_t n = 0, n_new = 0;
    ng_term_init(&it, title, NG_STR(""));
    while (next_word(&it, &term)) {
        bool is_new = !holds(told, word_of(&term));
        if (is_new && term.digit) {
            return true;
        }
        n++;
        n_new += is_new;
    }
    return n_new * 3 >= n;
}

/* Compares document i with the story in slot t. */
static enum ng_recall recall(const struct ng_cluster_window *w,
        const struct ng_cluster_doc *doc, uint32_t i, uint32_t t,
        const struct ng_told *told)
{
    const struct ng_cluster_slot *x = &w->list[i], *y = &w->list[t];
    uint32_t far_s = distance_s(x->date, y->date);
    bool texts = x->has_text && y->has_text;
    uint8_t shared;
    uint32_t c = cosine(product(w, i, t, &shared), x->square, y->square);
    c = faded(c, far_s > WINDOW_S ? WINDOW_S : far_s, texts);
    if (c < least(w, shared, texts)) {
        return NG_TOLD_NOT;
    }
    return x->date > y->date && has_news(told, doc->title) ? NG_TOLD_NEWS
                                                           : NG_TOLD_SAME;
}

void ng_cluster_tell(struct ng_told *told, struct ng_str title,
        struct ng_str text, int64_t now)
{
    struct ng_terms it;
    struct ng_term term;
    *told = (struct ng_told){.when_min = (uint32_t)(now / 60)};
    ng_term_init(&it, title, NG_STR(""));
    for (int pass = 0; pass < 2; pass++) {
        while (told->n < NG_TOLD_WORDS && next_word(&it, &term)) {
            if (!holds(told, word_of(&term))) {
                told->words[told->n++] = word_of(&term);
            }
        }
        told->n_title = pass == 0 ? told->n : told->n_title;
        ng_term_init(&it, text, NG_STR(""));
    }
}

/* ---- all at once --------------------------------------------------------- */

int ng_cluster(struct ng_arena *a, struct ng_cluster_doc *docs, uint32_t n,
        const struct ng_seen *past)
{
    struct ng_cluster_window w;
    uint32_t groups = n, n_past = past == NULL ? 0 : past->n_told, n_all;
    for (uint32_t i = 0; i < n; i++) {
        docs[i].group = i;
        docs[i].told = NG_TOLD_NOT;
    }
    if (n + n_past < 2 || ng_cluster_open(&w, a, n + n_past) != NG_OK) {
        return (int)n;
    }
    for (; w.n < w.cap && w.n < n; w.n++) {
        fill(&w, w.n, &docs[w.n]);
    }
    n = w.n;
    n_past = n_past < w.cap - n ? n_past : w.cap - n;
    n_all = n + n_past;
    for (; past != NULL && w.n < n_all; w.n++) {
        fill_told(&w, w.n, &past->told[past->n_told - 1 - (w.n - n)]);
    }
    for (uint32_t i = 0; i < n_all; i++) {
        weigh(&w, i);
    }
    for (uint32_t i = 1; i < n; i++) {
        join(&w, i);
    }
    for (uint32_t i = 0; i < n; i++) { /* groups that have grown together */
        if (w.list[i].group == i) {
            join(&w, i);
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        docs[i].group = w.list[i].group;
        groups -= docs[i].group != i;
        for (uint32_t t = n; t < n_all && docs[i].told != NG_TOLD_SAME; t++) {
            enum ng_recall told = recall(&w, &docs[i], i, t,
                    &past->told[past->n_told - 1 - (t - n)]);
            docs[i].told = told > docs[i].told ? told : docs[i].told;
        }
    }
    return (int)groups;
}
