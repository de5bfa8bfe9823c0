/* SPDX-License-Identifier: MIT */
/* What the families' drivers share below ng_epd_show: bytes to the
 * controller, waits on BUSY, sequences of commands as data. Only for
 * port/panel.
 *
 * A controller's sequences are strings of bytes, so that a model costs its
 * bytes and no code: number of arguments, command, arguments, ...
 *
 *     0, 0x04, WAIT(POWER_ON), 1, 0x22, 0xF7, 0, 0x20, END */
#ifndef NG_PANEL_DRIVER_H
#define NG_PANEL_DRIVER_H

#include "panel/epd.h"

/* What is waited for. */
enum ng_epd_wait {
    NG_EPD_RESET,
    NG_EPD_POWER_ON,
    NG_EPD_WAVEFORM, /* loaded from the controller's own memory */
    NG_EPD_REFRESH,
    NG_EPD_POWER_OFF,
    NG_EPD_WORD /* IT8951: it takes the next one */
};

/* In the place of a number of arguments. */
#define NG_EPD_END 0xffu
#define NG_EPD_IDLE 0xfeu  /* 1 byte: enum ng_epd_wait, then wait for it */
#define NG_EPD_ZEROS 0xfdu /* 1 byte: as many zeros as further arguments */
#define NG_EPD_MORE 0xfcu  /* n, then n further arguments */

/* A text that goes with its model when a board's linker drops that: strings of
 * a file are one piece, literals of arrays are not. */
#define NG_EPD_TEXT(s) ((const char[]){s})

struct ng_epd_driver {
    /* Nominal time from the reset to the first command; 0: has no BUSY. */
    uint16_t ready_ms;
    /* RST is low for so long: "clever reset" boards take the power away when
     * it is more than 10. */
    uint8_t reset_ms;
    /* The panel has power and was reset: the picture, the refresh. */
    int (*show)(struct ng_epd *e, const struct ng_picture *now,
            const struct ng_picture *old, enum ng_refresh how);
    /* Power off and deep sleep. failed: after a reset, BUSY is not to be
     * trusted: without waiting, as far as it goes. NULL: stays awake. */
    int (*sleep)(struct ng_epd *e, bool failed);
};

/* Bytes out and back (rx may be NULL) within one select; D/C as it is. */
int ng_epd_frame(struct ng_epd *e, const uint8_t *tx, uint8_t *rx, size_t n);

/* Bytes with D/C low (command) or high, within one select. */
int ng_epd_command(struct ng_epd *e, uint8_t command);
int ng_epd_data(struct ng_epd *e, const uint8_t *bytes, size_t n);
int ng_epd_script(struct ng_epd *e, const uint8_t *script);

/* Waits until the controller is idle, three times the nominal time at most;
 * NG_EIO with e->error and e->late when it is not. */
int ng_epd_idle(struct ng_epd *e, enum ng_epd_wait what, uint32_t nominal_ms);

/* After the command that refreshes: it must become busy, not be done at once,
 * and be done in time. */
int ng_epd_refreshed(struct ng_epd *e, uint32_t nominal_ms);

/* Nominal time of a refresh on this model. */
uint32_t ng_epd_nominal_ms(const struct ng_epd *e, enum ng_refresh how);

/* Sets the error line to the model's name and this; returns NG_EIO. */
int ng_epd_fail(struct ng_epd *e, const char *why);

/* Tells hal->step. */
void ng_epd_step(struct ng_epd *e, const char *what);

/* NG_EARG when n rows from y on are not the next ones after `came` rows, or
 * too many: they would be written over the first. */
int ng_epd_rows_fit(
        const struct ng_epd *e, uint16_t came, uint16_t y, uint16_t n);

/* The panel a picture is drawn on: as the glass hangs. */
struct ng_panel ng_epd_panel(const struct ng_epd *e);

#endif
