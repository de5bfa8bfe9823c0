/* SPDX-License-Identifier: MIT */
/* Panels: which there are, and how a picture comes onto one.
 *
 *     const struct ng_epd_model *m = ng_epd_find(ng_str_of("7.5-v2"));
 *     struct ng_epd e;
 *     ng_epd_init(&e, m, &hal, NG_ROTATE_0);
 *     err = ng_epd_show(&e, &picture, NULL, NG_REFRESH_FULL);
 *
 * A session is whole: power and reset, the picture into both of the
 * controller's memories, the refresh, power off and deep sleep, whatever went
 * wrong in between. Every wait is bounded; when BUSY does not come the panel
 * is reset once and all is tried once more. */
#ifndef NG_PANEL_EPD_H
#define NG_PANEL_EPD_H

#include "ng/panel.h"
#include "ng/refresh.h"
#include "panel/hal.h"

enum ng_epd_family {
    NG_EPD_SSD16XX,
    NG_EPD_UC81XX,
    NG_EPD_IT8951,
    NG_EPD_COLOUR7, /* 4 bits a pixel, of which white, black and an accent */
    NG_EPD_SSD130X  /* OLED */
};

enum ng_epd_can {
    NG_EPD_FAST = 1,
    NG_EPD_PARTIAL = 2,
    NG_EPD_ACCENT = 4 /* red or yellow ink */
};

/* One glass with its controller; rows of the tables in port/panel. */
struct ng_epd_model {
    const char *name;       /* "7.5-v2" */
    const char *about;      /* "Waveshare 7.5\" V2, 800x480, UC8179" */
    uint16_t width, height; /* what can be seen, in the controller's rows */
    uint8_t family, can;
    bool busy_high;       /* level of BUSY while it is busy */
    bool native_portrait; /* hangs upright when its rows are drawn as they
                           * are: a page in landscape is turned by 90 */
    uint16_t ppi;
    uint16_t full_ms, fast_ms, partial_ms; /* nominal, of a refresh */
    const char *wiring; /* profile: "waveshare-hat", "inky", "it8951" */
    const void *more;   /* the family's own constants */
};

extern const struct ng_epd_model *const ng_epd_models[]; /* NULL at the end */

/* By name, also without case, dots and blanks; NULL: none. */
const struct ng_epd_model *ng_epd_find(struct ng_str name);

struct ng_epd {
    const struct ng_epd_model *model;
    const struct ng_hal *hal;
    uint8_t rotation; /* of the page, beyond what the glass asks for */
    uint16_t vcom_mv; /* IT8951: as printed on the cable, 2300 for -2.30 V */
    char error[160];  /* one line: what was waited for, BUSY's level, the
                       * panel chosen and likely causes; "": none */
    /* leave these alone */
    uint32_t partials;
    bool awake;
};

void ng_epd_init(struct ng_epd *e, const struct ng_epd_model *model,
        const struct ng_hal *hal, uint8_t rotation);

/* Width and height of a page on it, turned as it hangs. */
void ng_epd_size(const struct ng_epd *e, uint16_t *width, uint16_t *height);

/* Shows a picture. old: what is on the glass now (needed for a partial
 * refresh: NULL makes it a full one). NG_EIO: e->error says why. */
int ng_epd_show(struct ng_epd *e, const struct ng_picture *now,
        const struct ng_picture *old, enum ng_refresh how);

/* White, before storage. */
int ng_epd_clear(struct ng_epd *e);

#endif
