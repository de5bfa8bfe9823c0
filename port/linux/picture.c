/* SPDX-License-Identifier: MIT */
#include "linux/picture.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct picture {
    const struct ng_sink *out;
    struct ng_panel panel;
    png_structp png;
    png_infop info;
    uint8_t *row; /* PNG: two bits a pixel */
    int err;
};

/* ---- PBM ------------------------------------------------------------------
 */

/* It has one colour, so what would be in the second one is ink. */
static int pbm_rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct picture *p = ctx;
    size_t stride = (p->panel.width + 7u) / 8;
    (void)y;
    if (accent == NULL) {
        return p->out->write(p->out->ctx, ink, stride * n);
    }
    int err = NG_OK;
    for (uint16_t i = 0; i < n && err == NG_OK; i++) {
        for (size_t k = 0; k < stride; k++) {
            p->row[k] = *ink++ | *accent++;
        }
        err = p->out->write(p->out->ctx, p->row, stride);
    }
    return err;
}

static int write_pbm(struct picture *p, const struct ng_picture *page)
{
    char head[32];
    int n = snprintf(
            head, sizeof head, "P4\n%u %u\n", p->panel.width, p->panel.height);
    p->row = malloc(p->panel.width / 8u + 1);
    if (p->row == NULL) {
        return NG_ENOMEM;
    }
    int err = p->out->write(p->out->ctx, head, (size_t)n);
    p->panel.rows = pbm_rows;
    err = err != NG_OK ? err : page->draw(page->ctx, &p->panel);
    free(p->row);
    return err;
}

/* ---- PNG ------------------------------------------------------------------
 */

static void png_bytes(png_structp png, png_bytep bytes, size_t n)
{
    struct picture *p = png_get_io_ptr(png);
    p->err = p->err != NG_OK ? p->err : p->out->write(p->out->ctx, bytes, n);
    if (p->err != NG_OK) {
        png_error(png, "the sink failed");
    }
}

static void png_nothing(png_structp png)
{
    (void)png;
}

static void png_silent(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

/* Two bits a pixel: 0 white, 1 ink, 2 accent. */
static void mix(struct picture *p, const uint8_t *ink, const uint8_t *accent)
{
    uint32_t width = p->panel.width;
    memset(p->row, 0, (width + 3u) / 4);
    for (uint32_t x = 0; x < width; x++) {
        uint32_t bit = 0x80u >> x % 8;
        uint32_t colour = (ink[x / 8] & bit) != 0                        ? 1
                          : accent != NULL && (accent[x / 8] & bit) != 0 ? 2
                                                                         : 0;
        p->row[x / 4] |= (uint8_t)(colour << (6 - x % 4 * 2));
    }
}

static int png_rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct picture *p = ctx;
    size_t stride = (p->panel.width + 7u) / 8;
    (void)y;
    if (setjmp(png_jmpbuf(p->png)) != 0) {
        return p->err != NG_OK ? p->err : NG_EIO;
    }
    for (uint16_t i = 0; i < n; i++) {
        if (p->row != NULL) {
            mix(p, ink + i * stride,
                    accent != NULL ? accent + i * stride : NULL);
            png_write_row(p->png, p->row);
        } else {
            png_write_row(p->png, ink + i * stride);
        }
    }
    return NG_OK;
}

static int png_begin(struct picture *p, uint32_t accent)
{
    png_color colours[3] = {{255, 255, 255}, {0, 0, 0},
            {(png_byte)(accent >> 16), (png_byte)(accent >> 8),
                    (png_byte)accent}};
    if (setjmp(png_jmpbuf(p->png)) != 0) {
        return p->err != NG_OK ? p->err : NG_EIO;
    }
    png_set_write_fn(p->png, p, png_bytes, png_nothing);
    png_set_IHDR(p->png, p->info, p->panel.width, p->panel.height,
            accent != 0 ? 2 : 1,
            accent != 0 ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_GRAY,
            PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
            PNG_FILTER_TYPE_DEFAULT);
    if (accent != 0) {
        png_set_PLTE(p->png, p->info, colours, 3);
    }
    png_write_info(p->png, p->info);
    if (accent == 0) {
        png_set_invert_mono(p->png); /* a bit is ink, but grey 1 is white */
    }
    return NG_OK;
}

static int png_finish(struct picture *p)
{
    if (setjmp(png_jmpbuf(p->png)) != 0) {
        return p->err != NG_OK ? p->err : NG_EIO;
    }
    png_write_end(p->png, NULL);
    return NG_OK;
}

static int write_png(
        struct picture *p, const struct ng_picture *page, uint32_t accent)
{
    int err = NG_ENOMEM;
    p->panel.rows = png_rows;
    p->png = png_create_write_struct(
            PNG_LIBPNG_VER_STRING, NULL, NULL, png_silent);
    p->info = p->png != NULL ? png_create_info_struct(p->png) : NULL;
    p->row = accent != 0 ? malloc(p->panel.width / 4u + 1) : NULL;
    if (p->info != NULL && (accent == 0 || p->row != NULL)) {
        err = png_begin(p, accent);
        err = err != NG_OK ? err : page->draw(page->ctx, &p->panel);
        err = err != NG_OK ? err : png_finish(p);
    }
    png_destroy_write_struct(&p->png, &p->info);
    free(p->row);
    return err;
}

int picture_write(const struct ng_sink *out, enum picture_kind kind,
        const struct ng_picture *page, uint16_t width, uint16_t height,
        uint32_t accent)
{
    struct picture p = {.out = out,
            .panel = {.width = width, .height = height, .accent = accent != 0}};
    p.panel.ctx = &p;
    return kind == PICTURE_PBM ? write_pbm(&p, page)
                               : write_png(&p, page, accent);
}
