/* SPDX-License-Identifier: MIT */
/* The program's fonts, and those of files (.ngf, as port/linux/bake makes
 * them). A font of a file goes before the program's own of its style and size;
 * one of the style "wide" (Chinese, Japanese, Korean) has what the others have
 * not. */
#ifndef NG_LINUX_FONT_FILE_H
#define NG_LINUX_FONT_FILE_H

#include "ng/font.h"

#define FONT_FILES_MAX 16u
#define FONT_LIST_MAX 128u

struct font_files {
    struct ng_fonts fonts; /* for a page */
    /* leave these alone */
    struct ng_font list[FONT_LIST_MAX];
    void *blobs[FONT_FILES_MAX];
    uint16_t n_blobs;
};

/* Starts with `own`, such as ng_fonts_linux. */
void font_files_init(struct font_files *f, const struct ng_fonts *own);

/* Reads a font. NG_EIO: it cannot be read, see errno; NG_EFORMAT: it is no
 * font, or damaged; NG_ELIMIT: there are too many. */
int font_files_add(struct font_files *f, const char *path);

/* Tells each font which wide one helps it out: the largest not much over its
 * size. To be called when all are there. */
void font_files_ready(struct font_files *f);

void font_files_free(struct font_files *f);

#endif
