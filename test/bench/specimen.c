/* SPDX-License-Identifier: MIT */
/* A page of a text in each font, as PBM on the standard output, to be looked
 * at:
 *
 *   specimen WIDTH [STYLE [FILE.ngf...]] <TEXT
 *
 * Each line of TEXT in each of the program's fonts of that style (0 regular to
 * 4 mast; 9: all), or in those of the files. */
#include "linux/fonts.h"
#include "nutgraf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PIECES_MAX 2000u
#define FILES_MAX 16

static int put_rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    const struct ng_sheet *s = ctx;
    size_t size = (size_t)n * ((s->width + 7u) / 8);
    (void)accent;
    if (y == 0) {
        printf("P4\n%u %u\n", s->width, s->height);
    }
    return fwrite(ink, 1, size, stdout) == size ? NG_OK : NG_EIO;
}

static void add(struct ng_sheet *s, struct ng_piece *pieces,
        const struct ng_font *font, struct ng_str text)
{
    if (s->n_pieces == PIECES_MAX || s->height > 60000) {
        return;
    }
    pieces[s->n_pieces++] = (struct ng_piece){.kind = NG_PIECE_TEXT,
            .font = font,
            .text = text,
            .x = 4,
            .y = s->height,
            .width = s->width,
            .height = font->leading,
            .baseline = font->ascent};
    s->height = (uint16_t)(s->height + font->leading);
}

static bool open_file(const char *path, struct ng_font *font)
{
    FILE *f = fopen(path, "rb");
    if (f == NULL || fseek(f, 0, SEEK_END) != 0) {
        return false;
    }
    size_t n = (size_t)ftell(f);
    uint8_t *bytes = malloc(n + 1);
    rewind(f);
    bool ok = bytes != NULL && fread(bytes, 1, n, f) == n &&
              ng_font_open(font, bytes, n) == NG_OK;
    fclose(f);
    return ok;
}

int main(int argc, char **argv)
{
    static char text[8192], mem[8192];
    static struct ng_piece pieces[PIECES_MAX];
    static struct ng_font files[FILES_MAX];
    struct ng_fonts fonts = ng_fonts_linux;
    struct ng_sheet s = {.pieces = pieces, .height = 4};
    struct ng_arena a;
    int style = argc > 2 ? atoi(argv[2]) : 9;
    size_t n = fread(text, 1, sizeof text, stdin);
    s.width = (uint16_t)(argc > 1 ? atoi(argv[1]) : 800);
    for (int i = 3; i < argc && i - 3 < FILES_MAX; i++) {
        if (!open_file(argv[i], &files[i - 3])) {
            fprintf(stderr, "specimen: %s: no font\n", argv[i]);
            return 1;
        }
        fonts = (struct ng_fonts){files, (uint16_t)(i - 2)};
    }
    for (uint32_t i = 0; i < fonts.n; i++) {
        const struct ng_font *font = &fonts.list[i];
        if (style != 9 && font->style != style) {
            continue;
        }
        for (size_t at = 0; at < n;) {
            const char *end = memchr(text + at, '\n', n - at);
            size_t len = end == NULL ? n - at : (size_t)(end - text) - at;
            add(&s, pieces, font, (struct ng_str){text + at, (uint32_t)len});
            at += len + 1;
        }
        s.height = (uint16_t)(s.height + 4);
    }
    struct ng_panel panel = {
            .width = s.width, .height = s.height, .rows = put_rows, .ctx = &s};
    ng_arena_init(&a, mem, sizeof mem);
    return ng_raster(&s, &a, &panel) == NG_OK ? 0 : 1;
}
