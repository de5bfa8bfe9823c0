/* SPDX-License-Identifier: MIT */
/* A kept edition as a page of pixels, by the same code on this machine and in
 * the emulator. */
#ifndef NG_BOARD_PAGE_H
#define NG_BOARD_PAGE_H

#include "ng/compose.h"
#include "panel/epd.h"

struct page {
    struct ng_arena *a;
    struct ng_sheet sheet;
};

/* Writes a file to a sink in small pieces: NG_OK, NG_EIO: it is not there, or
 * what the sink said. */
int page_file(const char *path, const struct ng_sink *to);

/* The edition of a file (--format json), into the arena's kept end. */
int page_read(struct ng_digest *d, struct ng_arena *a, const char *path);

/* Composes a screen for a panel with the fonts it was linked with. Where the
 * memory does not do for all stories the last ones are left out, of d, too. */
int page_make(struct page *p, struct ng_arena *a, struct ng_digest *d,
        const struct ng_epd *e, uint16_t screen);

/* struct ng_picture: ctx is a struct page. */
int page_draw(void *ctx, const struct ng_panel *to);

#endif
