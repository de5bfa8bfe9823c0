/* SPDX-License-Identifier: MIT */
/* A panel without a panel: what stands at the other end of four pins and SPI.
 * It understands the controllers' commands, keeps their memories, moves the
 * ink of a glass, runs on a clock of its own, and writes down whatever a real
 * one would have suffered from in silence.
 *
 *     struct panel_sim *s = panel_sim_new("7.5-v2");
 *     struct ng_hal hal = panel_sim_hal(s);
 *     ... a driver's session through hal ...
 *     panel_sim_end(s);
 *     panel_sim_faults(s) == 0, panel_sim_ink(s, x, y), panel_sim_trace(s)
 *
 * Host only; it uses malloc and stdio and nothing of the core but base.h. It
 * was written from tables of the controllers' commands, not from the drivers
 * in port/panel: do not let the two borrow from each other. */
#ifndef PANEL_SIM_H
#define PANEL_SIM_H

#include <stdio.h>

#include "panel/hal.h"

struct panel_sim;

/* What a session did wrong. Numbers and names are stable. */
enum panel_code {
    PANEL_RESET_MISSING = 1,  /* traffic before the first reset */
    PANEL_RESET_LOW = 2,      /* traffic while RST is low */
    PANEL_RESET_SHORT = 3,    /* a pulse under 10 us */
    PANEL_RESET_LONG = 4,     /* over 10 ms: such a HAT takes power away */
    PANEL_RESET_EARLY = 5,    /* under 10 ms after the power came */
    PANEL_RESET_SOON = 6,     /* traffic under 10 ms after a reset */
    PANEL_ASLEEP = 7,         /* traffic in deep sleep */
    PANEL_UNPOWERED = 8,      /* traffic while PWR is low */
    PANEL_BUSY = 9,           /* command or data while BUSY */
    PANEL_BUSY_EARLY = 10,    /* BUSY looked at before it is valid: 200 us */
    PANEL_COMMAND = 11,       /* unknown command */
    PANEL_ARGUMENTS = 12,     /* too few or too many arguments */
    PANEL_STRAY = 13,         /* data without a command */
    PANEL_WINDOW = 14,        /* a window outside the panel, or none */
    PANEL_ALIGN = 15,         /* X of a window not on a byte */
    PANEL_COUNTER = 16,       /* counter not in the window's first corner */
    PANEL_OVERRUN = 17,       /* more data than the window takes */
    PANEL_UNDERRUN = 18,      /* less */
    PANEL_POWER = 19,         /* refresh without the high voltage */
    PANEL_WAVEFORM = 20,      /* refresh without a waveform that it has */
    PANEL_UNWRITTEN = 21,     /* refresh of memory that was never written */
    PANEL_STALE = 22,         /* old plane is not the glass: it shows */
    PANEL_POLARITY = 23,      /* changed between write and refresh */
    PANEL_SLEEP_POWERED = 24, /* deep sleep with the high voltage on */
    PANEL_SLEEP_CHECK = 25,   /* the check byte is missing: it is awake */
    PANEL_END_POWERED = 26,   /* session ends with the high voltage on */
    PANEL_END_AWAKE = 27,     /* session ends neither asleep nor off */
    PANEL_PARTIALS = 28,      /* advice: over 8 without a full refresh */
    PANEL_FULL_SOON = 29,     /* advice: under 180 s after the last */
    PANEL_SPI_FAST = 30,      /* over 10 MHz */
    PANEL_SPI_MODE = 31,      /* not mode 0 */
    PANEL_SIZE = 32,          /* TRES, MUX or a mode of another panel */
    PANEL_HRDY = 33,          /* IT8951: words while it was not ready */
    PANEL_LOAD_ALIGN = 34,    /* IT8951: 1-bpp load not on 32 pixels */
    PANEL_VCOM = 35,          /* IT8951: VCOM unset, 0 or not the printed */
    PANEL_POWER_CUT = 36,     /* PWR taken away with the high voltage on */
    PANEL_UNSELECTED = 37,    /* bytes while CS is high */
    PANEL_VALUE = 38,         /* a value this panel does not know */
    PANEL_LOAD_OPEN = 39,     /* IT8951: shown before the load's end */
    PANEL_CODES = 40
};

const char *panel_code_name(enum panel_code code); /* "reset-missing" */
bool panel_code_is_advice(enum panel_code code);

/* What may be wrong with the hardware. */
enum panel_fault {
    PANEL_FAULT_NONE,
    PANEL_FAULT_STUCK,     /* BUSY stays busy from its `at`th time on; 0: from
                            * the first refresh on */
    PANEL_FAULT_FLOATING,  /* BUSY is any level at any time */
    PANEL_FAULT_INVERTED,  /* BUSY has the other sense: another model */
    PANEL_FAULT_ABSENT,    /* no panel: BUSY idle, bytes go nowhere */
    PANEL_FAULT_BROWN_OUT, /* the chip resets when the high voltage starts;
                            * `at` times, 0: always */
    PANEL_FAULT_LOST,      /* the byte number `at` of the session is lost */
    PANEL_FAULT_COLD       /* everything takes twice as long */
};

/* How it is wired. */
enum panel_hat {
    PANEL_HAT_PWR,   /* PWR must be high (Waveshare HAT 2.3); RST as you like */
    PANEL_HAT_CLEVER /* no PWR; RST low for over 10 ms takes the power away
                      * (Waveshare HAT 2.1, 2.2) */
    ,
    PANEL_HAT_PLAIN /* always powered */
};

/* NULL: no such panel (names without case, dots, blanks and dashes), or no
 * memory. It lies there unpowered, with noise on the glass. */
struct panel_sim *panel_sim_new(const char *name);
void panel_sim_free(struct panel_sim *s);
/* The names it knows, from 0; NULL after the last. */
const char *panel_sim_name(size_t i);

/* To be set before the first session; a HAT with PWR is what there is else. */
void panel_sim_hat(struct panel_sim *s, enum panel_hat hat);
void panel_sim_fault(struct panel_sim *s, enum panel_fault fault, uint32_t at);
/* SPI: 4 MHz, mode 0. manual: CS is the driver's pin, not SPI's own. */
void panel_sim_spi_setup(
        struct panel_sim *s, uint32_t hz, uint8_t mode, bool manual);
/* IT8951: what is printed on the cable; 2300 for -2.30 V. */
void panel_sim_vcom(struct panel_sim *s, uint16_t mv);

/* The wires. */
void panel_sim_pin(struct panel_sim *s, enum ng_pin pin, bool level);
int panel_sim_busy(struct panel_sim *s);
void panel_sim_spi(
        struct panel_sim *s, const uint8_t *tx, uint8_t *rx, size_t n);
void panel_sim_advance(struct panel_sim *s, uint64_t us);
uint64_t panel_sim_now_us(const struct panel_sim *s);
/* Level of BUSY now, and for how many microseconds more if nothing happens;
 * UINT64_MAX: for ever. For a poll() with a time limit. Takes no time and is
 * no look in the sense of PANEL_BUSY_EARLY. */
bool panel_sim_busy_for(const struct panel_sim *s, uint64_t *us);

/* The wires as a driver sees them; s must outlive it. step is NULL. */
struct ng_hal panel_sim_hal(struct panel_sim *s);

/* The driver is done: what it left behind is looked at. Sessions may follow. */
void panel_sim_end(struct panel_sim *s);
bool panel_sim_is_off(const struct panel_sim *s); /* asleep or unpowered */
/* The high voltage is on. */
bool panel_sim_is_driving(const struct panel_sim *s);

/* What went wrong: how often (0: never), the first 64 as text, a line each
 * ("1234567 us: 9 busy: command 24"), and the sum of all but advice. */
uint32_t panel_sim_count(const struct panel_sim *s, enum panel_code code);
const char *panel_sim_violations(const struct panel_sim *s);
uint32_t panel_sim_faults(const struct panel_sim *s);
void panel_sim_forget(struct panel_sim *s); /* counts, text and trace */

/* The session as text: "C 24", "D 4000 crc=0badcafe", "D 03 20", "W 1170ms",
 * "RST 0". */
const char *panel_sim_trace(const struct panel_sim *s);

/* The glass, in the controller's rows. */
uint16_t panel_sim_width(const struct panel_sim *s);
uint16_t panel_sim_height(const struct panel_sim *s);
enum panel_ink {
    PANEL_WHITE,
    PANEL_BLACK,
    PANEL_ACCENT,
    PANEL_OTHER /* noise, or a colour that is none of ours */
};
enum panel_ink panel_sim_ink(const struct panel_sim *s, uint16_t x, uint16_t y);
/* 0 to 100: how much of what was there before still shines through. */
uint8_t panel_sim_veil(const struct panel_sim *s, uint16_t x, uint16_t y);
uint32_t panel_sim_refreshes(const struct panel_sim *s);
/* How long the last refresh took, in ms. */
uint32_t panel_sim_refresh_ms(const struct panel_sim *s);

/* The ideal glass: black is 1, accent too. Returns NG_OK or NG_EIO. */
int panel_sim_write_pbm(const struct panel_sim *s, FILE *out);
uint32_t panel_sim_pbm_crc(const struct panel_sim *s);
/* The glass as it looks, with veil and accent; needs libpng. */
int panel_sim_write_png(const struct panel_sim *s, FILE *out);

#endif
