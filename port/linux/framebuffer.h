/* SPDX-License-Identifier: MIT */
/* A page on a Linux framebuffer (/dev/fb0): OLED and TFT panels that have a
 * driver in the kernel. */
#ifndef NG_LINUX_FRAMEBUFFER_H
#define NG_LINUX_FRAMEBUFFER_H

#include "ng/base.h"
#include "ng/panel.h"

struct framebuffer {
    struct ng_panel panel; /* draw here */
    char reason[160];      /* why it failed */
    /* leave these alone */
    int fd;
    uint32_t line, first, bits;
    bool light; /* one bit a pixel, 1 is light */
    uint8_t *row;
};

/* 0, or -1 with f->reason. White paper, black ink. */
int framebuffer_open(struct framebuffer *f, const char *path);
void framebuffer_close(struct framebuffer *f);

#endif
