/* SPDX-License-Identifier: MIT */
/* floor 2: where a word may be hyphenated (F. M. Liang, Word Hy-phen-a-tion by
 * Com-put-er, 1983), from patterns baked on the build machine (port/linux/bake)
 * out of Debian's hyphen-* packages into one block of bytes, read in place.
 * The format stands in src/hyphen.c. */
#ifndef NG_HYPHEN_H
#define NG_HYPHEN_H

#include "ng/base.h"

struct ng_hyphens {
    char lang[4];      /* "en", NUL-ended */
    uint8_t left_min;  /* letters before the first hyphen */
    uint8_t right_min; /* letters after the last */
    const uint8_t *blob;
    uint32_t n;
};

/* blob: n bytes that stay. NG_EFORMAT: no patterns of ours, or damaged. */
int ng_hyphens_open(struct ng_hyphens *h, const void *blob, size_t n);

/* The patterns of a language among several, by "de" or "de-AT"; NULL: none. */
const struct ng_hyphens *ng_hyphens_pick(
        const struct ng_hyphens *list, uint32_t n, struct ng_str lang);

/* Longer words are not hyphenated. */
#define NG_HYPHEN_WORD_MAX 64u

/* word: letters only. Writes the byte offsets in it before which a hyphen may
 * stand, ascending, and returns how many. */
uint32_t ng_hyphenate(const struct ng_hyphens *h, struct ng_str word,
        uint8_t at[NG_HYPHEN_WORD_MAX]);

#endif
