/* SPDX-License-Identifier: MIT */
/* Kerning by eye: pairs whose nearest pixels stand farther apart than those of
 * upright letters are drawn together. Neither the bitmaps nor Charis bring
 * pairs of their own, so all are treated alike. */
#include "glyphs.h"

#include <stdlib.h>
#include <string.h>

/* smaller type has no pair worth a pixel */
#define KERN_FROM 22

static const uint16_t lefts[] = {'A', 'F', 'K', 'L', 'P', 'R', 'T', 'V', 'W',
        'Y', 0x2018, 0x201C, 0x413, 0x420, 0x422, 0x423, 0x391, 0x393, 0x3A4,
        0x3A5, 0x3A1};
static const uint16_t rights[] = {',', '-', '.', 'A', 'C', 'G', 'J', 'O', 'Q',
        'T', 'V', 'W', 'Y', 'a', 'c', 'd', 'e', 'g', 'o', 'q', 's', 'u', 'v',
        'w', 'y', 0x2018, 0x2019, 0x201C, 0x201D, 0x410, 0x414, 0x41B, 0x41E,
        0x421, 0x422, 0x430, 0x434, 0x435, 0x43B, 0x43E, 0x441, 0x391, 0x39F,
        0x3A4, 0x3A5, 0x3B1, 0x3BF};
/* of small letters only with these */
static const uint16_t small[] = {
        'f', 'r', 'v', 'w', 'y', 0x433, 0x440, 0x442, 0x443};
static const uint16_t stops[] = {',', '.'};

#define COUNT(list) ((int)(sizeof(list) / sizeof((list)[0])))

/* Of row y (above the baseline): white from the advance back to the ink, or
 * from the pen on to it; -1: no ink. */
static int white(const struct bake_glyph *g, int y, bool right)
{
    int row = g->top - y;
    if (row < 0 || row >= g->height) {
        return -1;
    }
    const uint8_t *p = g->pixels + row * g->width;
    for (int i = 0; i < g->width; i++) {
        if (p[right ? g->width - 1 - i : i]) {
            return 64 * i + (right ? g->advance_64 - 64 * (g->left + g->width)
                                   : 64 * g->left);
        }
    }
    return -1;
}

/* The least distance; rows up to `reach` apart are near each other, too. */
static int distance(
        const struct bake_glyph *l, const struct bake_glyph *r, int reach)
{
    int least = 1 << 20;
    for (int y = l->top; y > l->top - l->height; y--) {
        int a = white(l, y, true);
        for (int d = -reach; d <= reach && a >= 0; d++) {
            int b = white(r, y + d, false);
            /* a row farther up or down counts for half a pixel less near */
            int apart = a + b + 32 * abs(d);
            least = b >= 0 && apart < least ? apart : least;
        }
    }
    return least;
}

static void add_pairs(struct bake_font *font, const uint16_t *left, int n_left,
        const uint16_t *right, int n_right, int even)
{
    int size = font->spec.size;
    for (int i = 0; i < n_left * n_right; i++) {
        uint16_t cps[2] = {left[i / n_right], right[i % n_right]};
        const struct bake_glyph *l = bake_find(font, cps[0]);
        const struct bake_glyph *r = bake_find(font, cps[1]);
        if (l == NULL || r == NULL || l->height == 0 || r->height == 0) {
            continue;
        }
        int by = even - distance(l, r, size / 8);
        by = by < -8 * size ? -8 * size : by; /* an eighth of the em */
        if (by <= -64 && by <= -3 * size) {
            font->kerns[font->n_kerns++] =
                    (struct bake_kern){cps[0], cps[1], (int16_t)by};
        }
    }
}

static int by_codes(const void *a, const void *b)
{
    const struct bake_kern *x = a, *y = b;
    return x->left != y->left ? x->left - y->left : x->right - y->right;
}

void bake_kerns(struct bake_font *font)
{
    const struct bake_glyph *n = bake_find(font, 'n');
    size_t most = sizeof lefts * sizeof rights + sizeof small * sizeof stops;
    if (font->spec.size < KERN_FROM || n == NULL || font->spec.twice) {
        return;
    }
    font->kerns = bake_room(NULL, most * sizeof *font->kerns);
    /* between two stems; of slopes and bows a little less looks the same */
    int even = distance(n, n, 0) * 3 / 4;
    add_pairs(font, lefts, COUNT(lefts), rights, COUNT(rights), even);
    add_pairs(font, small, COUNT(small), stops, COUNT(stops), even);
    qsort(font->kerns, (size_t)font->n_kerns, sizeof *font->kerns, by_codes);
}
