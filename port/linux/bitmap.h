/* SPDX-License-Identifier: MIT */
/* A whole page in memory: drawn once, then shown as often as is wanted, turned
 * as is wanted. */
#ifndef NG_LINUX_BITMAP_H
#define NG_LINUX_BITMAP_H

#include "ng/base.h"
#include "ng/panel.h"

struct bitmap {
    uint16_t width, height;
    uint32_t stride;       /* bytes of a row */
    uint8_t *ink, *accent; /* rows as ng_panel has them; accent may be NULL */
    struct ng_panel panel; /* draw here, from the first row to the last */
    struct ng_picture picture; /* draws it */
};

/* White. 0, or -1: no memory. It stays where it is until it is freed. */
int bitmap_open(struct bitmap *b, uint16_t width, uint16_t height, bool accent);
void bitmap_close(struct bitmap *b);

/* Pixels that are ink in `from` and not in `to`, which has its size. */
uint32_t bitmap_erased(const struct bitmap *from, const struct bitmap *to);

uint64_t bitmap_hash(const struct bitmap *b);

#endif
