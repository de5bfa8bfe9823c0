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
    NG_EPD_SSD130X  /* OLED: has no BUSY */
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
    uint8_t family, can;    /* enum ng_epd_family, bits of enum ng_epd_can */
    bool busy_high;         /* level of BUSY while it is busy */
    bool native_portrait;   /* hangs upright when its rows are drawn as they
                             * are: a page in landscape is turned by 90 */
    uint16_t ppi;
    uint16_t full_ms, fast_ms, partial_ms; /* nominal, of a refresh; 0: none */
    const char *wiring; /* profile: "waveshare-hat", "inky", "it8951", "oled" */
    const struct ng_epd_driver *driver; /* panel/driver.h */
    const void *more;                   /* the driver's own constants */
};

/* All of them, NULL at the end. A board that knows its panel names the model
 * itself (panel/models.h: &ng_epd_7in5_v2) and links nothing of the others. */
extern const struct ng_epd_model *const ng_epd_models[];

/* By name, whatever the case, dots, dashes and blanks ("75 V2"); NULL: none. */
const struct ng_epd_model *ng_epd_find(struct ng_str name);

/* By the display variant in the EEPROM of Pimoroni's boards (byte 6 at I2C
 * address 0x50); NULL: not one that has a driver here. */
const struct ng_epd_model *ng_epd_find_inky(uint8_t variant);

struct ng_epd {
    const struct ng_epd_model *model;
    const struct ng_hal *hal;
    uint8_t rotation; /* of the page, beyond what the glass asks for */
    uint16_t vcom_mv; /* IT8951: as printed on the cable, 2300 for -2.30 V */
    char error[160];  /* one line: what was waited for, BUSY's level, the
                       * panel chosen and likely causes; "": none */
    uint8_t did;      /* enum ng_refresh: what the last call really did */
    /* leave these alone */
    bool awake; /* powered and out of reset */
    bool late;  /* BUSY did not do what it should: a reset may help */
};

void ng_epd_init(struct ng_epd *e, const struct ng_epd_model *model,
        const struct ng_hal *hal, uint8_t rotation);

/* Width and height of a page on it, turned as it hangs. */
void ng_epd_size(const struct ng_epd *e, uint16_t *width, uint16_t *height);

/* Shows a picture. old: what is on the glass now (needed for a partial
 * refresh: NULL makes it a full one, and so does a panel that has no other
 * kind; e->did says which it was). The picture is drawn once for each of the
 * controller's memories. NG_EIO: e->error says why; other errors are those of
 * the picture. However it ends, electronic paper is asleep afterwards, and
 * its power is off where the machine can switch it; an OLED stays lit. */
int ng_epd_show(struct ng_epd *e, const struct ng_picture *now,
        const struct ng_picture *old, enum ng_refresh how);

/* White, before storage; an OLED: dark and asleep. */
int ng_epd_clear(struct ng_epd *e);

#endif
