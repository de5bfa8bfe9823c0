/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/framebuffer.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int fail(struct framebuffer *f, const char *path, const char *what)
{
    snprintf(f->reason, sizeof f->reason, "%.80s: %s", path, what);
    framebuffer_close(f);
    return -1;
}

static void set_pixel(struct framebuffer *f, uint32_t x, bool ink)
{
    uint32_t bytes = f->bits / 8;
    if (bytes == 0) {
        uint8_t bit = (uint8_t)(0x80u >> x % 8);
        f->row[x / 8] |= ink != f->light ? bit : 0;
    } else if (!ink) { /* black is 0 in all of them, white all ones */
        memset(f->row + (size_t)x * bytes, 0xff, bytes);
    }
}

static int rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct framebuffer *f = ctx;
    size_t stride = (f->panel.width + 7u) / 8;
    size_t length = ((size_t)f->panel.width * f->bits + 7) / 8;
    (void)accent;
    for (uint16_t i = 0; i < n; i++) {
        memset(f->row, 0, length);
        for (uint32_t x = 0; x < f->panel.width; x++) {
            set_pixel(f, x, (ink[i * stride + x / 8] >> (7 - x % 8) & 1) != 0);
        }
        off_t at = (off_t)f->first + (off_t)f->line * (y + i);
        if (pwrite(f->fd, f->row, length, at) != (ssize_t)length) {
            snprintf(f->reason, sizeof f->reason, "%s", strerror(errno));
            return NG_EIO;
        }
    }
    return NG_OK;
}

int framebuffer_open(struct framebuffer *f, const char *path)
{
    struct fb_var_screeninfo var;
    struct fb_fix_screeninfo fix;
    *f = (struct framebuffer){.fd = open(path, O_RDWR | O_CLOEXEC)};
    if (f->fd < 0) {
        return fail(f, path, strerror(errno));
    }
    if (ioctl(f->fd, FBIOGET_VSCREENINFO, &var) != 0 ||
            ioctl(f->fd, FBIOGET_FSCREENINFO, &fix) != 0) {
        return fail(f, path, strerror(errno));
    }
    if (var.xres == 0 || var.xres > 4096 || var.yres == 0 || var.yres > 4096 ||
            (var.bits_per_pixel != 1 && var.bits_per_pixel != 8 &&
                    var.bits_per_pixel != 16 && var.bits_per_pixel != 24 &&
                    var.bits_per_pixel != 32)) {
        return fail(f, path, "a framebuffer of an unknown shape");
    }
    f->bits = var.bits_per_pixel;
    f->light = fix.visual == FB_VISUAL_MONO10;
    f->line = fix.line_length != 0 ? fix.line_length : var.xres * f->bits / 8;
    f->first = var.yoffset * f->line + var.xoffset * f->bits / 8;
    f->row = calloc((size_t)var.xres * 4 + 8, 1);
    if (f->row == NULL) {
        return fail(f, path, strerror(ENOMEM));
    }
    f->panel = (struct ng_panel){.width = (uint16_t)var.xres,
            .height = (uint16_t)var.yres,
            .rows = rows,
            .ctx = f};
    return 0;
}

void framebuffer_close(struct framebuffer *f)
{
    if (f->fd >= 0) {
        close(f->fd);
    }
    free(f->row);
    f->fd = -1;
    f->row = NULL;
}
