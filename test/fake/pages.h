/* SPDX-License-Identifier: MIT */
/* Editions to make pages of, and what must hold of every page. */
#ifndef NG_PAGES_H
#define NG_PAGES_H

#include "nutgraf.h"

/* Reads test/data/editions/NAME.json, or a file's path with a slash; stops
 * the program where that is not there. */
void pages_read(struct ng_digest *d, struct ng_arena *a, const char *name);

/* A variant: n stories from story `from` on, of at most k sentences (0: all);
 * words > 0: titles cut to so many. It changes the digest. */
struct pages_cut {
    uint16_t from, n;
    uint8_t k, words;
};
void pages_cut(struct ng_digest *d, const struct pages_cut *cut);

/* Fonts of all styles in memory (font.h): Latin-1, the same everywhere. */
const struct ng_fonts *pages_fonts(void);

/* A code of that many modules, whatever the text; for ng_coder. */
uint8_t pages_code(void *ctx, struct ng_str text, uint8_t *bits, size_t cap);

/* Checks a sheet of a digest: ng_sheet_faults; of each story shown the whole
 * headline stands there, whole sentences from the first on, and the source; the
 * foot names each source that failed. Returns how many faults there are; the
 * first ones are told on stderr, after `name`. */
uint32_t pages_faults(const struct ng_sheet *sheet, const struct ng_digest *d,
        const char *name);

#endif
