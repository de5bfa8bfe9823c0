/* SPDX-License-Identifier: MIT */
/* Gradient-boosted trees on rows of bytes (logistic loss, leaf-wise growth,
 * histograms and sampling by gradient as in LightGBM, Ke et al. 2017), for
 * boost.py. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct boost_node {
    int32_t left, right; /* -1: a leaf */
    int32_t clue, most;
    double value;
};

struct boost_config {
    int32_t trees, leaves, least_rows;
    uint32_t seed;
    double rate, l2, rows, clues; /* shares that a tree sees */
};

struct bin {
    float g, h;
    int32_t n;
};

struct leaf {
    struct bin *bins; /* 256 for each clue */
    double g, h;
    int32_t from, to, node; /* rows[from .. to) */
    double gain;
    int32_t clue, most;
};

struct work {
    const uint8_t *x;
    int32_t n, width;
    const struct boost_config *c;
    uint32_t *sparse, *sparse_at; /* clue * 256 + value, those above 0 */
    float *g, *h;
    int32_t *rows, *spare;
    uint8_t *use; /* clues of this tree */
    uint32_t seed;
};

static uint32_t draw(struct work *w)
{
    w->seed ^= w->seed << 13; /* xorshift32, Marsaglia 2003 */
    w->seed ^= w->seed >> 17;
    w->seed ^= w->seed << 5;
    return w->seed;
}

static double gain_of(double g, double h, double l2)
{
    return g * g / (h + l2);
}

static void fill_bins(const struct work *w, struct leaf *l)
{
    memset(l->bins, 0, (size_t)w->width * 256 * sizeof *l->bins);
    for (int32_t i = l->from; i < l->to; i++) {
        int32_t r = w->rows[i];
        float g = w->g[r], h = w->h[r];
        for (uint32_t k = w->sparse_at[r]; k < w->sparse_at[r + 1]; k++) {
            struct bin *b = &l->bins[w->sparse[k]];
            b->g += g;
            b->h += h;
            b->n++;
        }
    }
}

static void find_split(const struct work *w, struct leaf *l)
{
    l->gain = 0;
    double whole = gain_of(l->g, l->h, w->c->l2);
    for (int32_t f = 0; f < w->width; f++) {
        if (!w->use[f]) {
            continue;
        }
        /* from the top, so that bin 0, which is not kept, is never needed */
        const struct bin *b = l->bins + f * 256;
        double g = 0, h = 0;
        int32_t n = 0;
        for (int v = 255; v > 0; v--) {
            if (b[v].n == 0) {
                continue;
            }
            g += b[v].g;
            h += b[v].h;
            n += b[v].n;
            if (n < w->c->least_rows ||
                    l->to - l->from - n < w->c->least_rows) {
                continue;
            }
            double gain = gain_of(g, h, w->c->l2) +
                          gain_of(l->g - g, l->h - h, w->c->l2) - whole;
            if (gain > l->gain + 1e-9) {
                l->gain = gain;
                l->clue = f;
                l->most = v - 1;
            }
        }
    }
}

static void totals(const struct work *w, struct leaf *l)
{
    l->g = l->h = 0;
    for (int32_t i = l->from; i < l->to; i++) {
        l->g += w->g[w->rows[i]];
        l->h += w->h[w->rows[i]];
    }
}

static int32_t split_rows(struct work *w, const struct leaf *l)
{
    int32_t to = l->from, n = 0;
    for (int32_t i = l->from; i < l->to; i++) {
        int32_t r = w->rows[i];
        if (w->x[(size_t)r * (size_t)w->width + (size_t)l->clue] <= l->most) {
            w->rows[to++] = r;
        } else {
            w->spare[n++] = r;
        }
    }
    memcpy(w->rows + to, w->spare, (size_t)n * sizeof *w->rows);
    return to;
}

static int32_t grow(struct work *w, struct leaf *leaves, int32_t n_rows,
        struct boost_node *nodes)
{
    int32_t n_leaves = 1, n_nodes = 1;
    leaves[0].from = leaves[0].node = 0;
    leaves[0].to = n_rows;
    totals(w, &leaves[0]);
    fill_bins(w, &leaves[0]);
    find_split(w, &leaves[0]);
    while (n_leaves < w->c->leaves) {
        struct leaf *l = &leaves[0];
        for (int32_t i = 1; i < n_leaves; i++) {
            l = leaves[i].gain > l->gain ? &leaves[i] : l;
        }
        if (l->gain <= 1e-6) {
            break;
        }
        struct leaf *r = &leaves[n_leaves++];
        int32_t middle = split_rows(w, l);
        struct boost_node *node = &nodes[l->node];
        node->clue = l->clue;
        node->most = l->most;
        node->left = n_nodes++;
        node->right = n_nodes++;
        r->from = middle;
        r->to = l->to;
        l->to = middle;
        l->node = node->left;
        r->node = node->right;
        totals(w, l);
        totals(w, r);
        struct leaf *less = l->to - l->from < r->to - r->from ? l : r;
        /* the sums of one part are those of the whole less the other's */
        if (less == l) {
            struct bin *bins = l->bins;
            l->bins = r->bins;
            r->bins = bins;
        }
        struct leaf *more = less == l ? r : l;
        fill_bins(w, less);
        for (int32_t k = 0; k < w->width * 256; k++) {
            more->bins[k].g -= less->bins[k].g;
            more->bins[k].h -= less->bins[k].h;
            more->bins[k].n -= less->bins[k].n;
        }
        find_split(w, l);
        find_split(w, r);
    }
    for (int32_t i = 0; i < n_leaves; i++) {
        struct boost_node *node = &nodes[leaves[i].node];
        node->left = node->right = -1;
        node->value = -leaves[i].g / (leaves[i].h + w->c->l2) * w->c->rate;
    }
    return n_nodes;
}

/* x: n rows of `width` bytes; y: 0 or 1; weight: mean 1. out: (2 * leaves)
 * nodes for each tree. Returns the base. */
double boost(const uint8_t *x, int32_t n, int32_t width, const uint8_t *y,
        const float *weight, const struct boost_config *c,
        struct boost_node *out)
{
    struct work w = {.x = x, .n = n, .width = width, .c = c, .seed = c->seed};
    size_t filled = 0;
    for (size_t i = 0; i < (size_t)n * (size_t)width; i++) {
        filled += x[i] > 0;
    }
    w.sparse = malloc(filled * 4 + 4);
    w.sparse_at = malloc(((size_t)n + 1) * 4);
    w.g = malloc((size_t)n * 4);
    w.h = malloc((size_t)n * 4);
    w.rows = malloc((size_t)n * 4);
    w.spare = malloc((size_t)n * 4);
    w.use = malloc((size_t)width);
    double *z = malloc((size_t)n * sizeof *z);
    struct leaf *leaves = calloc((size_t)c->leaves, sizeof *leaves);
    for (int32_t i = 0; i < c->leaves; i++) {
        leaves[i].bins = malloc((size_t)width * 256 * sizeof(struct bin));
    }
    filled = 0;
    double ones = 0, all = 0;
    for (int32_t i = 0; i < n; i++) {
        w.sparse_at[i] = (uint32_t)filled;
        for (int32_t f = 0; f < width; f++) {
            uint32_t v = x[(size_t)i * (size_t)width + (size_t)f];
            if (v > 0) {
                w.sparse[filled++] = (uint32_t)f * 256 + v;
            }
        }
        ones += (double)weight[i] * y[i];
        all += (double)weight[i];
    }
    w.sparse_at[n] = (uint32_t)filled;
    double base = log(ones / (all - ones));
    for (int32_t i = 0; i < n; i++) {
        z[i] = base;
    }
    for (int32_t t = 0; t < c->trees; t++) {
        struct boost_node *nodes = out + (size_t)t * 2 * (size_t)c->leaves;
        int32_t n_rows = 0;
        double slopes = 0;
        for (int32_t i = 0; i < n; i++) {
            double p = 1 / (1 + exp(-z[i]));
            w.g[i] = (float)(weight[i] * (p - y[i]));
            w.h[i] = (float)(weight[i] * p * (1 - p));
            slopes += fabs((double)w.g[i]);
        }
        /* what has been learnt is looked at rarely, and counts the more */
        for (int32_t i = 0; i < n; i++) {
            double share = fabs((double)w.g[i]) * n / (2 * slopes);
            share = c->rows * (share < .1 ? .1 : share > 1 ? 1 : share);
            if (draw(&w) < share * 4294967295.0) {
                w.rows[n_rows++] = i;
                w.g[i] = (float)((double)w.g[i] / share);
                w.h[i] = (float)((double)w.h[i] / share);
            }
        }
        for (int32_t f = 0; f < width; f++) {
            w.use[f] = draw(&w) < c->clues * 4294967295.0;
        }
        grow(&w, leaves, n_rows, nodes);
        for (int32_t i = 0; i < n; i++) {
            const struct boost_node *node = nodes;
            const uint8_t *row = x + (size_t)i * (size_t)width;
            while (node->left >= 0) {
                node = nodes + (row[node->clue] <= node->most ? node->left
                                                              : node->right);
            }
            z[i] += node->value;
        }
    }
    for (int32_t i = 0; i < c->leaves; i++) {
        free(leaves[i].bins);
    }
    free(leaves);
    free(z);
    free(w.use);
    free(w.spare);
    free(w.rows);
    free(w.h);
    free(w.g);
    free(w.sparse_at);
    free(w.sparse);
    return base;
}
