/* SPDX-License-Identifier: MIT */
/* --hal sim:FILE.png: the real driver above the tests' panel simulator, and
 * its glass as a picture: to see what a panel would show without one. */
#ifndef NG_LINUX_PANEL_SIM_HAL_H
#define NG_LINUX_PANEL_SIM_HAL_H

#include "panel/epd.h"

struct panel_sim_hal {
    struct ng_hal hal;
    char reason[300];
    /* leave these alone */
    struct panel_sim *sim;
    const char *path;
};

/* what: "sim:FILE.png", or .pbm for the glass without its veil. 0, or -1 with
 * s->reason. */
int panel_sim_hal_open(struct panel_sim_hal *s,
        const struct ng_epd_model *model, uint16_t vcom_mv, const char *what);

/* A session is over; what is shown next is judged alone. */
void panel_sim_hal_forget(struct panel_sim_hal *s);

/* Writes the picture. 0; -1 with s->reason: it cannot be written, or the
 * session broke a rule of the panel. */
int panel_sim_hal_close(struct panel_sim_hal *s);

#endif
