/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/front.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "linux/bitmap.h"
#include "linux/escpos.h"
#include "linux/fonts.h"
#include "linux/framebuffer.h"
#include "linux/glass.h"
#include "linux/hyphens.h"
#include "linux/picture.h"
#include "linux/qr.h"
#include "linux/wiring.h"
#include "ng/compose.h"
#include "ng/raster.h"

#define RECEIPT_PPI 203u
#define RECEIPT_DOTS 384u
#define RED 0xc01818u
#define SCREEN_PPI 124u

static bool is_framebuffer(const struct settings *set)
{
    return set->device != NULL && strncmp(set->device, "/dev/fb", 7) == 0;
}

bool front_wanted(const struct settings *set, int format)
{
    return format == FORMAT_PNG || format == FORMAT_PBM ||
           format == FORMAT_ESCPOS ||
           (format == FORMAT_AUTO &&
                   (set->panel != NULL || is_framebuffer(set)));
}

static int fail(struct front *f, const char *reason)
{
    snprintf(f->reason, sizeof f->reason, "%s", reason);
    return -1;
}

/* What `make install` laid beside the program: Chinese, Japanese, Korean. */
static void add_beside(struct font_files *fonts)
{
    static const char *const names[] = {"wide-16.ngf", "wide-32.ngf"};
    char program[3000], path[3100];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    program[n > 0 ? n : 0] = '\0';
    char *end = strrchr(program, '/');
    for (size_t i = 0; end != NULL && i < sizeof names / sizeof *names; i++) {
        *end = '\0';
        snprintf(
                path, sizeof path, "%s/../share/nutgraf/%s", program, names[i]);
        if (access(path, R_OK) == 0) {
            (void)font_files_add(fonts, path);
        }
    }
}

int front_fonts(struct font_files *fonts, const struct settings *set, char *why,
        size_t n_why)
{
    font_files_init(fonts, &ng_fonts_linux);
    for (uint16_t i = 0; i < set->font.n; i++) {
        struct ng_str name = set->font.list[i];
        char path[4096];
        snprintf(path, sizeof path, "%.*s", (int)name.len, name.s);
        int err = font_files_add(fonts, path);
        if (err != NG_OK) {
            snprintf(why, n_why, "%.200s: %s", path,
                    err == NG_EIO       ? strerror(errno)
                    : err == NG_EFORMAT ? "no font that nutgraf baked"
                                        : ng_strerror(err));
            font_files_free(fonts);
            return -1;
        }
    }
    add_beside(fonts);
    if (fonts->fonts.n == 0) {
        snprintf(why, n_why,
                "this nutgraf was built without fonts: a page of "
                "pixels needs --font FILE, or a build where they "
                "are (see README)");
        font_files_free(fonts);
        return -1;
    }
    font_files_ready(fonts);
    return 0;
}

int front_check(
        const struct settings *set, bool on_glass, char *why, size_t n_why)
{
    struct font_files fonts;
    struct glass g = {0};
    struct wiring w;
    if (set->panel != NULL && (on_glass || set->page == 0) &&
            glass_open(&g, set) != 0) {
        snprintf(why, n_why, "%s", g.reason);
        return -1;
    }
    bool framebuffer = is_framebuffer(set);
    if (on_glass && set->format == FORMAT_AUTO && set->page != 0 &&
            (framebuffer ||
                    set->page != ((uint32_t)g.width << 16 | g.height))) {
        snprintf(why, n_why,
                "page is for a picture, with -o FILE: %.100s has its own size",
                framebuffer ? set->device : g.model->name);
        return -1;
    }
    if (on_glass && set->panel != NULL && set->wiring != NULL &&
            wiring_parse(&w, ng_str_of(set->wiring), why, n_why) != 0) {
        return -1;
    }
    int err = front_fonts(&fonts, set, why, n_why);
    font_files_free(&fonts);
    return err;
}

/* ---- from the digest to a bitmap ------------------------------------------
 */

static int compose(
        struct front *f, struct ng_sheet *sheet, struct ng_paper *paper)
{
    struct ng_digest *d = f->digest;
    struct ng_mark mark = ng_arena_mark(f->arena);
    int err = ng_compose(sheet, f->arena, d, paper);
    while (err == NG_ENOMEM && d->n_stories > 1) {
        ng_arena_rewind(f->arena, mark);
        d->n_stories--;
        d->n_left_out++;
        err = ng_compose(sheet, f->arena, d, paper);
    }
    if (err == NG_ELIMIT || err == NG_EARG) {
        char height[16] = "";
        if (paper->height != 0) {
            snprintf(height, sizeof height, "x%u", paper->height);
        }
        snprintf(f->reason, sizeof f->reason,
                "not one headline fits %u%s pixels", paper->width, height);
        return -1;
    }
    return err < 0 ? fail(f, err == NG_ENOMEM
                                     ? "the page does not fit the memory, try "
                                       "a larger --memory"
                                     : ng_strerror(err))
                   : 0;
}

/* last: the screen shown last time, from 1; 0: none. */
static uint16_t screen_of(
        const struct front *f, const struct ng_sheet *sheet, uint16_t last)
{
    uint16_t n = sheet->n_screens > 0 ? sheet->n_screens : 1;
    uint16_t wanted = f->screen;
    if (f->next_screen) {
        wanted = (uint16_t)(last % n + 1);
    }
    return wanted == 0 ? 1 : wanted > n ? n : wanted;
}

/* Draws the page; *screen comes as the one shown last and goes as the one
 * drawn. */
static int draw(struct front *f, struct bitmap *b, uint16_t width,
        uint16_t height, uint16_t ppi, bool accent, uint16_t *screen)
{
    struct ng_sheet sheet;
    struct font_files fonts;
    if (front_fonts(&fonts, f->set, f->reason, sizeof f->reason) != 0) {
        return -1;
    }
    struct ng_paper paper = {.width = width,
            .height = height,
            .ppi = ppi,
            .fonts = &fonts.fonts,
            .hyphens = ng_hyphens_linux,
            .n_hyphens = (uint16_t)ng_hyphens_linux_n,
            .coder = qr_coder(),
            .scale = (uint16_t)f->set->type,
            .codes = f->set->codes != 0};
    int err = compose(f, &sheet, &paper);
    uint16_t now = err == 0 ? screen_of(f, &sheet, *screen) : 1;
    if (err == 0 && now > 1) {
        paper.screen = (uint16_t)(now - 1);
        err = compose(f, &sheet, &paper);
    }
    *screen = now;
    if (err == 0 && bitmap_open(b, sheet.width, sheet.height, accent) != 0) {
        err = fail(f, ng_strerror(NG_ENOMEM));
    }
    if (err == 0 && ng_raster(&sheet, f->arena, &b->panel) != NG_OK) {
        bitmap_close(b);
        err = fail(f, "the page could not be drawn: try a larger --memory");
    }
    if (err == 0) {
        f->shown = sheet.shown;
        f->n_stories = sheet.n_stories;
    }
    font_files_free(&fonts);
    return err;
}

/* ---- where it goes --------------------------------------------------------
 */

/* A panel's page, or one of the size that was asked for. */
static int draw_for(struct front *f, struct bitmap *b, bool *accent)
{
    const struct settings *set = f->set;
    uint16_t width = (uint16_t)(set->page >> 16);
    uint16_t height = (uint16_t)set->page;
    uint16_t screen = 0;
    *accent = false;
    if (set->panel != NULL && set->page == 0 && f->format != FORMAT_ESCPOS) {
        struct glass g;
        if (glass_open(&g, set) != 0) {
            return fail(f, g.reason);
        }
        *accent = (g.model->can & NG_EPD_ACCENT) != 0;
        glass_recall(&g, f->store);
        screen = g.screen;
        return draw(f, b, g.width, g.height, g.model->ppi, *accent, &screen);
    }
    if (f->format == FORMAT_ESCPOS) {
        width = width != 0 ? width : RECEIPT_DOTS;
        return draw(f, b, width, height, RECEIPT_PPI, false, &screen);
    }
    if (width == 0) {
        width = 800;
        height = 480;
    }
    /* endless paper is a receipt's */
    return draw(f, b, width, height, height == 0 ? RECEIPT_PPI : SCREEN_PPI,
            false, &screen);
}

int front_write(struct front *f, const struct ng_sink *out,
        int (*pause)(void *ctx), void *pause_ctx)
{
    struct bitmap b;
    bool accent;
    if (draw_for(f, &b, &accent) != 0) {
        return -1;
    }
    struct escpos printer = {
            .out = out, .pause = pause, .ctx = pause_ctx, .cut = true};
    int err =
            f->format == FORMAT_ESCPOS
                    ? escpos_picture(&printer, &b.picture, b.width, b.height)
                    : picture_write(out,
                              f->format == FORMAT_PBM ? PICTURE_PBM
                                                      : PICTURE_PNG,
                              &b.picture, b.width, b.height, accent ? RED : 0);
    bitmap_close(&b);
    return err == NG_OK ? 0 : fail(f, ng_strerror(err));
}

static int show_framebuffer(struct front *f)
{
    struct framebuffer fb;
    struct bitmap b;
    uint16_t screen = 0;
    if (framebuffer_open(&fb, f->set->device) != 0) {
        return fail(f, fb.reason);
    }
    bool upright = f->set->rotate % 2 == 0;
    fb.panel.rotation = (uint8_t)f->set->rotate;
    int err = draw(f, &b, upright ? fb.panel.width : fb.panel.height,
            upright ? fb.panel.height : fb.panel.width, SCREEN_PPI, false,
            &screen);
    if (err == 0) {
        err = b.picture.draw(b.picture.ctx, &fb.panel);
        err = err == NG_OK ? 0 : fail(f, fb.reason);
        bitmap_close(&b);
    }
    framebuffer_close(&fb);
    return err;
}

int front_show(struct front *f)
{
    struct glass g;
    struct bitmap b;
    if (is_framebuffer(f->set)) {
        return show_framebuffer(f);
    }
    if (glass_open(&g, f->set) != 0) {
        return fail(f, g.reason);
    }
    glass_recall(&g, f->store);
    uint16_t screen = g.screen;
    if (draw(f, &b, g.width, g.height, g.model->ppi,
                (g.model->can & NG_EPD_ACCENT) != 0, &screen) != 0) {
        return -1;
    }
    struct glass_show show = {.store = f->store,
            .now = f->digest->now,
            .screen = screen,
            .turns = f->next_screen,
            .step = f->step,
            .ctx = f->ctx};
    int how = glass_show(&g, &b, &show);
    bitmap_close(&b);
    return how >= 0 ? 0 : fail(f, g.reason);
}
