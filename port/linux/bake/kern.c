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
        'Y', 'f', 'k', 'r', 'v', 'w', 'y', 0x2018, 0x201C, 0x413, 0x420, 0x422,
        0x423, 0x433, 0x440, 0x442, 0x443, 0x391, 0x393, 0x3A4, 0x3A5, 0x3A1};
static const uint16_t rights[] = {',', '-', '.', ':', ';', 'A', 'C', 'G', 'J',
        'O', 'Q', 'T', 'V', 'W', 'Y', 'a', 'c', 'd', 'e', 'g', 'o', 'q', 's',
        'u', 'v', 'w', 'y', 0x2013, 0x2018, 0x2019, 0x201C, 0x201D, 0x410,
        0x414, 0x41B, 0x41E, 0x421, 0x422, 0x423, 0x430, 0x434, 0x435, 0x43B,
        0x43E, 0x441, 0x391, 0x39F, 0x3A4, 0x3A5, 0x3B1, 0x3BF};

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

void bake_kerns(struct bake_font *font)
{
    const struct bake_glyph *n = bake_find(font, 'n');
    int size = font->spec.size;
    size_t most =
            sizeof lefts / sizeof *lefts * (sizeof rights / sizeof *rights);
    font->kerns = bake_room(NULL, most * sizeof *font->kerns);
    if (size < KERN_FROM || n == NULL || font->spec.twice) {
        return;
    }
    int reach = size / 8;
    int even = distance(n, n, 0); /* between two stems */
    even = even * 3 / 4;          /* of slopes and bows: optically the same */
    for (size_t i = 0; i < sizeof lefts / sizeof *lefts; i++) {
        for (size_t k = 0; k < sizeof rights / sizeof *rights; k++) {
            const struct bake_glyph *l = bake_find(font, lefts[i]);
            const struct bake_glyph *r = bake_find(font, rights[k]);
            if (l == NULL || r == NULL || l->height == 0 || r->height == 0) {
                continue;
            }
            int by = even - distance(l, r, reach);
            by = by < -64 * size / 8 ? -64 * size / 8 : by;
            if (by <= -64 && by <= -4 * size) { /* a sixteenth of the em */
                font->kerns[font->n_kerns++] =
                        (struct bake_kern){lefts[i], rights[k], (int16_t)by};
            }
        }
    }
}
