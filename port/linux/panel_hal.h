/* SPDX-License-Identifier: MIT */
/* A panel's pins and bus on Linux: spidev and the GPIO character device
 * (uapi v2, Linux 5.10 and later), without any library: libgpiod's two
 * versions are not source-compatible and both are in use. No root: the nodes
 * belong to the groups spi and gpio. */
#ifndef NG_LINUX_PANEL_HAL_H
#define NG_LINUX_PANEL_HAL_H

#include "linux/wiring.h"
#include "panel/hal.h"

struct panel_hal {
    struct ng_hal hal;
    char reason[256]; /* why open failed, or an ng_err came */
    /* Optional: told of each step. */
    void (*step)(void *ctx, const char *what);
    void *step_ctx;
    /* leave these alone */
    struct wiring wiring;
    int spi, outputs, busy; /* file descriptors; -1: none */
    uint8_t index[4]; /* of a pin in the outputs' request; 255: not in it */
};

/* 0, or -1 with h->reason. h->step and its ctx are the caller's. h stays where
 * it is until it is closed. */
int panel_hal_open(struct panel_hal *h, const struct wiring *w);
void panel_hal_close(struct panel_hal *h);

/* The GPIO chip with that label ("": one of the Raspberry Pi's) as a path of
 * n bytes. Returns an open file descriptor, or -1 with a sentence in why. */
int panel_chip_open(
        const char *label, char *path, size_t n, char *why, size_t n_why);

/* Who holds a line; "" when it is free, or not known. */
void panel_line_user(int chip, int line, char *user, size_t n);

#endif
