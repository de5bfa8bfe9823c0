/* SPDX-License-Identifier: MIT */
#include "linux/font_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Chinese, Japanese and Korean at two sizes are 5 MB. */
#define FILE_MAX (64u << 20)

void font_files_init(struct font_files *f, const struct ng_fonts *own)
{
    memset(f, 0, sizeof *f);
    f->fonts.list = f->list;
    f->fonts.n = own->n < FONT_LIST_MAX - FONT_FILES_MAX
                         ? own->n
                         : FONT_LIST_MAX - FONT_FILES_MAX;
    if (f->fonts.n > 0) {
        memcpy(f->list, own->list, f->fonts.n * sizeof *f->list);
    }
}

/* The whole file, of *n bytes; NULL with errno. */
static uint8_t *read_file(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = NULL;
    size_t cap = 0;
    *n = 0;
    while (file != NULL && !ferror(file) && !feof(file) && *n < FILE_MAX) {
        if (*n == cap) {
            cap = cap == 0 ? 65536 : 2 * cap;
            uint8_t *more = realloc(bytes, cap);
            if (more == NULL) {
                break;
            }
            bytes = more;
        }
        *n += fread(bytes + *n, 1, cap - *n, file);
    }
    bool whole = file != NULL && feof(file) && !ferror(file);
    int why = errno;
    if (file != NULL) {
        fclose(file);
    }
    if (!whole) {
        free(bytes);
        bytes = NULL;
        errno = *n >= FILE_MAX ? EFBIG : why;
    }
    return bytes;
}

int font_files_add(struct font_files *f, const char *path)
{
    size_t n;
    struct ng_font font;
    if (f->n_blobs == FONT_FILES_MAX || f->fonts.n == FONT_LIST_MAX) {
        return NG_ELIMIT;
    }
    uint8_t *bytes = read_file(path, &n);
    if (bytes == NULL) {
        return NG_EIO;
    }
    int err = ng_font_open(&font, bytes, n);
    if (err != NG_OK) {
        free(bytes);
        return err;
    }
    /* of two that are equal a page takes the first */
    memmove(f->list + 1, f->list, f->fonts.n * sizeof *f->list);
    f->list[0] = font;
    f->fonts.n++;
    f->blobs[f->n_blobs++] = bytes;
    return NG_OK;
}

void font_files_ready(struct font_files *f)
{
    for (uint32_t i = 0; i < f->fonts.n; i++) {
        struct ng_font *font = &f->list[i];
        unsigned size = font->size * 9u / 8;
        const struct ng_font *wide = ng_fonts_pick(&f->fonts, NG_FONT_WIDE,
                (uint8_t)(size < UINT8_MAX ? size : UINT8_MAX));
        font->next = NULL;
        if (font->style != NG_FONT_WIDE && wide->style == NG_FONT_WIDE) {
            font->next = wide;
        }
    }
}

void font_files_free(struct font_files *f)
{
    for (uint32_t i = 0; i < f->n_blobs; i++) {
        free(f->blobs[i]);
    }
    memset(f, 0, sizeof *f);
}
