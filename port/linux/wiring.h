/* SPDX-License-Identifier: MIT */
/* Which lines a panel hangs on: a named profile, and what differs from it. */
#ifndef NG_LINUX_WIRING_H
#define NG_LINUX_WIRING_H

#include <stdint.h>

#include "ng/base.h"

#define WIRING_NONE (-1) /* that line is not wired */

struct wiring {
    char name[16];
    int rst, dc, cs, busy, pwr; /* GPIO numbers as the SoC counts them (BCM) */
    bool cs_by_gpio;            /* we drive cs; else the SPI hardware does */
    uint32_t hz;
    char spi[64];  /* device node */
    char chip[64]; /* label of the GPIO chip; "": the Raspberry Pi's, 1 to 5 */
};

/* The profiles' names, NULL at the end. */
extern const char *const wiring_names[];

/* text: "waveshare-hat", or a profile and what differs, in any order after it:
 *     inky rst=27 dc=22 busy=17 pwr=none cs=gpio8 spi=/dev/spidev0.1
 *     chip=pinctrl-rp1 hz=10000000
 * 0; or -1 with a sentence in why. */
int wiring_parse(struct wiring *w, struct ng_str text, char *why, size_t n_why);

/* What the EEPROM of an Inky says (29 bytes at 0x50 of the I2C bus): the
 * model's name as ng_epd_find() knows it, in name. 0; 1: it is one without a
 * driver here; -1: there is none; why has the reason of both. */
int wiring_detect(
        const char *i2c, char *name, size_t n_name, char *why, size_t n_why);

#endif
