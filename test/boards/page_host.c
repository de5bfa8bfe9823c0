/* SPDX-License-Identifier: MIT */
/* page_host EDITION PANEL SCREEN [KB] >glass.pbm: what the glass of a panel
 * shall show, by this machine. The page is drawn upright into one picture, and
 * turned here, pixel by pixel, as the glass hangs. */
#include "page.h"

#include "firmware/fonts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
    uint16_t width, height;
    uint8_t ink[4096][4096 / 8];
} drawn;

int page_file(const char *path, const struct ng_sink *to)
{
    char bytes[512];
    int said = NG_OK;
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        return NG_EIO;
    }
    for (size_t n;
            said == NG_OK && (n = fread(bytes, 1, sizeof bytes, f)) > 0;) {
        said = to->write(to->ctx, bytes, n);
    }
    (void)fclose(f);
    return said;
}

static int keep(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    size_t stride = (drawn.width + 7u) / 8u;
    (void)ctx;
    (void)accent;
    for (uint16_t i = 0; i < n; i++) {
        memcpy(drawn.ink[y + i], ink + i * stride, stride);
    }
    return NG_OK;
}

static bool is_ink(unsigned x, unsigned y)
{
    return drawn.ink[y][x / 8] >> (7 - x % 8) & 1;
}

static void write_glass(const struct ng_epd_model *m)
{
    bool turned = m->width != drawn.width;
    printf("P4\n%u %u\n", m->width, m->height);
    for (unsigned y = 0; y < m->height; y++) {
        uint8_t row[4096 / 8] = {0};
        for (unsigned x = 0; x < m->width; x++) {
            /* clockwise: the page's left edge is above */
            if (turned ? is_ink(y, m->width - 1u - x) : is_ink(x, y)) {
                row[x / 8] |= (uint8_t)(0x80 >> x % 8);
            }
        }
        fwrite(row, 1, (m->width + 7u) / 8u, stdout);
    }
}

int main(int argc, char **argv)
{
    static uint64_t memory[1 << 17];
    struct ng_arena a;
    struct ng_digest d;
    struct ng_epd e;
    struct page p;
    const struct ng_epd_model *m =
            argc > 3 ? ng_epd_find(ng_str_of(argv[2])) : NULL;
    size_t room = argc > 4 ? (size_t)atoi(argv[4]) * 1024 : sizeof memory;
    if (m == NULL || room > sizeof memory) {
        fprintf(stderr, "usage: page_host EDITION PANEL SCREEN [KB]\n");
        return 2;
    }
    ng_epd_init(&e, m, NULL, NG_ROTATE_0);
    ng_epd_size(&e, &drawn.width, &drawn.height);
    const struct ng_panel to = {
            .width = drawn.width, .height = drawn.height, .rows = keep};
    ng_arena_init(&a, memory, room);
    int err = page_read(&d, &a, argv[1]);
    err = err == NG_OK ? page_make(&p, &a, &d, &e, (uint16_t)atoi(argv[3]))
                       : err;
    err = err == NG_OK ? page_draw(&p, &to) : err;
    if (err != NG_OK) {
        fprintf(stderr, "page_host: %s\n", ng_strerror(err));
        return 1;
    }
    fprintf(stderr,
            "page_host: told %u screens %u fill %u pieces %u peak %zu\n",
            p.sheet.n_stories, p.sheet.n_screens, p.sheet.fill,
            p.sheet.n_pieces, a.peak);
    write_glass(m);
    return 0;
}
