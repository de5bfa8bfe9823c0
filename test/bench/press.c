/* SPDX-License-Identifier: MIT */
/* press EDITION WIDTHxHEIGHT[@PPI][*PERCENT] [key=value ...] >page.pbm
 * Prints the page as a PBM; its figures and faults on stderr. Keys:
 * screen=N from=N stories=N sentences=N words=N memory=BYTES hash=1 (no
 * picture) */
#include "../fake/pages.h"
#include "linux/fonts.h"
#include "linux/hyphens.h"

#include <qrcodegen/qrcodegen.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint8_t code(void *ctx, struct ng_str text, uint8_t *bits, size_t cap)
{
    (void)ctx;
    char z[512];
    uint8_t temp[qrcodegen_BUFFER_LEN_FOR_VERSION(6)], qr[sizeof temp];
    if (text.len >= sizeof z) {
        return 0;
    }
    memcpy(z, text.s, text.len);
    z[text.len] = '\0';
    if (!qrcodegen_encodeText(z, temp, qr, qrcodegen_Ecc_LOW, 1, 6,
                qrcodegen_Mask_AUTO, true)) {
        return 0;
    }
    int size = qrcodegen_getSize(qr), stride = (size + 7) / 8;
    if ((size_t)(size * stride) > cap) {
        return 0;
    }
    memset(bits, 0, (size_t)(size * stride));
    for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
            if (qrcodegen_getModule(qr, x, y)) {
                bits[y * stride + x / 8] |= (uint8_t)(0x80 >> x % 8);
            }
        }
    }
    return (uint8_t)size;
}

static int rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    const struct ng_panel *panel = ctx;
    (void)y;
    (void)accent;
    fwrite(ink, (panel->width + 7u) / 8u, n, stdout);
    return NG_OK;
}

int main(int argc, char **argv)
{
    static char mem[8 << 20];
    unsigned w = 0, h = 0, ppi = 0, scale = 0, screen = 0, from = 0, n = 0;
    unsigned k = 0, words = 0, memory = sizeof mem / 2, hash = 0;
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
                sscanf(argv[i], "hash=%u", &hash));
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
            .coder = {code, NULL},
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
    struct ng_panel panel = {
            .width = sheet.width, .height = sheet.height, .rows = rows};
    panel.ctx = &panel;
    if (hash > 0) {
        printf("%016llx\n", (unsigned long long)ng_raster_hash(&sheet, &work));
        return 0;
    }
    printf("P4\n%u %u\n", sheet.width, sheet.height);
    return ng_raster(&sheet, &work, &panel) < 0;
}
