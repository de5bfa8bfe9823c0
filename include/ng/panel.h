/* SPDX-License-Identifier: MIT */
/* floor 1: what takes a page of pixels: a panel's driver, a picture's file, a
 * printer. */
#ifndef NG_PANEL_H
#define NG_PANEL_H

#include "ng/base.h"

/* How the page stands on the glass, clockwise. */
enum ng_rotation { NG_ROTATE_0, NG_ROTATE_90, NG_ROTATE_180, NG_ROTATE_270 };

/* Takes rows of 1-bit pixels from top to bottom, all of them, in bands. */
struct ng_panel {
    uint16_t width, height; /* of its own rows, before the rotation */
    uint8_t rotation;       /* enum ng_rotation */
    bool accent;            /* it wants the accent's rows, too */
    /* n rows from row y on: (width + 7) / 8 bytes each, the left pixel in the
     * highest bit, 1 for ink, spare bits 0. accent: the same for the second
     * colour (a pixel is never in both), NULL when it was not asked for. An
     * ng_err stops the drawing. */
    int (*rows)(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
            const uint8_t *accent);
    void *ctx;
};

/* A picture can be drawn more than once, with the same rows each time: a
 * panel has two memories to fill. */
struct ng_picture {
    int (*draw)(void *ctx, const struct ng_panel *to);
    void *ctx;
};

#endif
