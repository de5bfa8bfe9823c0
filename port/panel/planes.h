/* SPDX-License-Identifier: MIT */
/* The engine of all controllers that hold the picture in one or two memories
 * and refresh by a command: UC81xx, SSD16xx, the 7.3" colour ones. They differ
 * in their sequences only. */
#ifndef NG_PANEL_PLANES_H
#define NG_PANEL_PLANES_H

#include "panel/driver.h"

/* What a memory holds. */
enum ng_epd_plane {
    NG_EPD_NOTHING, /* there is no such memory */
    NG_EPD_OLD,     /* 1 bit a pixel, 1 is white: what is on the glass */
    NG_EPD_NEW,     /* the same: what is to be shown */
    NG_EPD_SECOND,  /* 1 bit a pixel, 1 is the accent */
    NG_EPD_NIBBLES  /* 4 bits a pixel, the left one high */
};

struct ng_epd_memory {
    uint8_t holds, command; /* enum ng_epd_plane; which writes it */
};

/* Sequences for one kind of refresh. NULL: nothing to do. */
struct ng_epd_run {
    const uint8_t *before; /* the memories are written */
    const uint8_t *go;     /* ends with the command that refreshes */
};

struct ng_epd_planes {
    const uint8_t *init;  /* after the reset */
    const uint8_t *start; /* before each memory: address counters */
    struct ng_epd_memory memories[2];
    struct ng_epd_run full, fast, partial;
    const uint8_t *off; /* power off, where the refresh does not do it */
    const uint8_t *sleep;
    uint8_t black, white, accent; /* NG_EPD_NIBBLES: their codes */
};

extern const struct ng_epd_driver ng_epd_planes_driver;

#endif
