/* SPDX-License-Identifier: MIT */
/* The simulator at the end of a serial line (port/panel/frames.h). */
#ifndef PANEL_FRAMES_H
#define PANEL_FRAMES_H

#include "sim.h"

struct panel_frames {
    struct panel_sim *s;
    bool ended; /* a session was; more may follow */
    /* leave these alone */
    uint8_t kind, bytes[128];
    uint32_t want, n;
};

/* Takes a byte; writes at most 64 to answer and returns how many. */
size_t panel_frames_byte(struct panel_frames *f, uint8_t b, uint8_t *answer);

#endif
