/* SPDX-License-Identifier: MIT */
/* press EDITION WIDTHxHEIGHT[@PPI][*PERCENT] [key=value ...] >page.pbm
 * Prints a page as a PBM or PNG; its figures and faults on stderr. Keys:
 * screen=N from=N stories=N sentences=N words=N memory=BYTES png=1; "stamp"
 * alone says which fonts it has. */
#include "../fake/pages.h"
#include "linux/fonts.h"
#include "linux/hyphens.h"
#include "linux/picture.h"
#include "linux/qr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int to_stdout(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n ? NG_OK : NG_EIO;
}

struct press {
    const struct ng_sheet *sheet;
    struct ng_arena *a;
};

static int draw(void *ctx, const struct ng_panel *to)
{
    const struct press *p = ctx;
    return ng_raster(p->sheet, p->a, to);
}

int main(int argc, char **argv)
{
    static char mem[8 << 20];
    unsigned w = 0, h = 0, ppi = 0, scale = 0, screen = 0, from = 0, n = 0;
    unsigned k = 0, words = 0, memory = sizeof mem / 2, png = 0;
    if (argc == 2 && strcmp(argv[1], "stamp") == 0) {
        puts(ng_fonts_linux_stamp);
        return ng_fonts_linux.n == 0;
    }
    if (argc < 3 || sscanf(argv[2], "%ux%u", &w, &h) != 2) {
        fprintf(stderr, "usage: press EDITION WxH[@PPI][*PERCENT] ...\n");
        return 2;
    }
    const char *at = strchr(argv[2], '@'), *by = strchr(argv[2], '*');
    ppi = at != NULL ? (unsigned)atoi(at + 1) : 0;
    scale = by != NULL ? (unsigned)atoi(by + 1) : 0;
    for (int i = 3; i < argc; i++) {
        (void)(sscanf(argv[i], "screen=%u", &screen) ||
                sscanf(argv[i], "from=%u", &from) ||
                sscanf(argv[i], "stories=%u", &n) ||
                sscanf(argv[i], "sentences=%u", &k) ||
                sscanf(argv[i], "words=%u", &words) ||
                sscanf(argv[i], "memory=%u", &memory) ||
                sscanf(argv[i], "png=%u", &png));
    }
    struct ng_arena a, work;
    struct ng_digest d;
    struct ng_sheet sheet;
    ng_arena_init(&a, mem, sizeof mem / 2);
    pages_read(&d, &a, argv[1]);
    pages_cut(&d, &(struct pages_cut){(uint16_t)from, (uint16_t)n, (uint8_t)k,
                          (uint8_t)words});
    struct ng_paper paper = {.width = (uint16_t)w,
            .height = (uint16_t)h,
            .ppi = (uint16_t)ppi,
            .scale = (uint16_t)scale,
            .screen = (uint16_t)screen,
            .fonts = &ng_fonts_linux,
            .hyphens = ng_hyphens_linux,
            .n_hyphens = (uint16_t)ng_hyphens_linux_n,
            .coder = qr_coder(),
            .codes = true};
    ng_arena_init(&work, mem + sizeof mem / 2, memory);
    int err = ng_compose(&sheet, &work, &d, &paper);
    if (err < 0) {
        fprintf(stderr, "press: %s\n", ng_strerror(err));
        return 1;
    }
    uint32_t faults = pages_faults(&sheet, &d, argv[1]);
    fprintf(stderr,
            "fill %u stories %u left %u lines %u loose %u pieces %u screens "
            "%u peak %zu faults %u\n",
            sheet.fill, sheet.n_stories, sheet.n_left_out, sheet.n_lines,
            sheet.n_loose, sheet.n_pieces, sheet.n_screens, work.peak, faults);
    struct press press = {&sheet, &work};
    struct ng_picture page = {draw, &press};
    struct ng_sink out = {to_stdout, NULL};
    err = picture_write(&out, png ? PICTURE_PNG : PICTURE_PBM, &page,
            sheet.width, sheet.height, 0);
    return err < 0 || faults > 0;
}
