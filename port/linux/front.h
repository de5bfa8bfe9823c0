/* SPDX-License-Identifier: MIT */
/* An edition as a page of pixels: to a picture's file, a receipt printer, a
 * framebuffer or a panel, as the settings say. */
#ifndef NG_LINUX_FRONT_H
#define NG_LINUX_FRONT_H

#include "linux/font_file.h"
#include "linux/settings.h"
#include "ng/arena.h"
#include "ng/digest.h"
#include "ng/port.h"

struct front {
    const struct settings *set;
    struct ng_arena *arena;
    struct ng_digest *digest; /* loses its last stories when memory is short */
    const struct ng_store *store; /* of the glass; NULL: none */
    int format;                   /* FORMAT_PNG, _PBM, _ESCPOS; or AUTO */
    uint16_t screen;              /* of small pages: 1 is the first; 0: it */
    bool next_screen;             /* the one after that shown last */
    /* Optional: told of each step of a panel. */
    void (*step)(void *ctx, const char *what);
    void *ctx;
    /* what came of it */
    const bool *shown;  /* one for each story of the digest */
    uint16_t n_stories; /* on the page */
    char reason[400];   /* why it failed, one line */
};

/* The program's fonts and those that the settings name. 0, or -1 with a
 * sentence in why: font_files_free() is right after both. */
int front_fonts(struct font_files *fonts, const struct settings *set, char *why,
        size_t n_why);

/* The settings ask for a page of pixels: a panel, a page's size, a picture. */
bool front_wanted(const struct settings *set, int format);

/* Whether what the settings name can be meant, before anything is fetched: the
 * panel, its wiring, fonts. 0, or -1 with a sentence in why. */
int front_check(
        const struct settings *set, bool on_glass, char *why, size_t n_why);

/* Writes a picture, or what a receipt printer takes, to out. 0, or -1 with
 * f->reason. */
int front_write(struct front *f, const struct ng_sink *out,
        int (*pause)(void *ctx), void *pause_ctx);

/* Shows it on the panel, or the framebuffer, that the settings name. 0, or -1
 * with f->reason. */
int front_show(struct front *f);

#endif
