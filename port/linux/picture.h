/* SPDX-License-Identifier: MIT */
/* A page as a picture: PNG (libpng) or PBM, the same pixels as the glass. */
#ifndef NG_LINUX_PICTURE_H
#define NG_LINUX_PICTURE_H

#include "ng/base.h"
#include "ng/panel.h"

enum picture_kind {
    PICTURE_PNG, /* 1 bit a pixel; with an accent 2 bits and a palette */
    PICTURE_PBM  /* P4; an accent is black */
};

/* Draws `page` (width x height pixels, rotation as it says) and writes it.
 * accent: the page has a second colour, 0xRRGGBB; 0: none. NG_OK, or what
 * draw() or the sink said; NG_EIO also when libpng fails. */
int picture_write(const struct ng_sink *out, enum picture_kind kind,
        const struct ng_picture *page, uint16_t width, uint16_t height,
        uint32_t accent);

#endif
