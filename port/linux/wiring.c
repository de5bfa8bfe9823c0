/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/wiring.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "linux/settings.h"
#include "panel/epd.h"

#define SPI0 "/dev/spidev0.0"

/* Waveshare's epdconfig.py, pimoroni's inky.py, IT8951-ePaper's DEV_Config.c;
 * Waveshare's OLED HATs. Pimoroni drives its Inkys with 0.5 to 1 MHz, only the
 * newest wHAT faster; a page of the largest takes 1.5 s at 1 MHz. */
static const struct wiring profiles[] = {
        {"waveshare-hat", 17, 25, 8, 24, 18, false, 4000000, SPI0, ""},
        {"inky", 27, 22, 8, 17, WIRING_NONE, false, 1000000, SPI0, ""},
        {"it8951", 17, WIRING_NONE, 8, 24, WIRING_NONE, false, 12000000, SPI0,
                ""},
        {"oled", 27, 25, 8, WIRING_NONE, WIRING_NONE, false, 8000000, SPI0, ""},
};

const char *const wiring_names[] = {
        "waveshare-hat", "inky", "it8951", "oled", NULL};

static bool line_number(const char *value, int *out)
{
    uint32_t n;
    if (strcmp(value, "none") == 0) {
        *out = WIRING_NONE;
        return true;
    }
    if (!parse_number(value, 0, 511, &n)) {
        return false;
    }
    *out = (int)n;
    return true;
}

static bool path_of(const char *value, char *out, size_t n_out)
{
    size_t n = strlen(value);
    if (n == 0 || n >= n_out) {
        return false;
    }
    memcpy(out, value, n + 1);
    return true;
}

static bool set(struct wiring *w, const char *key, const char *value)
{
    if (strcmp(key, "cs") == 0) {
        w->cs_by_gpio = strncmp(value, "gpio", 4) == 0;
        return w->cs_by_gpio ? line_number(value + 4, &w->cs) && w->cs >= 0
                             : strcmp(value, "hardware") == 0;
    }
    if (strcmp(key, "hz") == 0) {
        return parse_number(value, 10000, 125000000, &w->hz);
    }
    if (strcmp(key, "spi") == 0) {
        return path_of(value, w->spi, sizeof w->spi);
    }
    if (strcmp(key, "chip") == 0) {
        return path_of(value, w->chip, sizeof w->chip);
    }
    int *line = strcmp(key, "rst") == 0    ? &w->rst
                : strcmp(key, "dc") == 0   ? &w->dc
                : strcmp(key, "busy") == 0 ? &w->busy
                : strcmp(key, "pwr") == 0  ? &w->pwr
                                           : NULL;
    return line != NULL && line_number(value, line);
}

static bool profile(struct wiring *w, const char *name)
{
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        if (strcmp(name, profiles[i].name) == 0) {
            *w = profiles[i];
            return true;
        }
    }
    return false;
}

int wiring_parse(struct wiring *w, struct ng_str text, char *why, size_t n_why)
{
    *w = profiles[0];
    for (bool first = true; (text = ng_str_trim(text)).len > 0; first = false) {
        char word[128];
        int32_t blank = ng_str_find(text, NG_STR(" "));
        uint32_t n = blank < 0 ? text.len : (uint32_t)blank;
        snprintf(word, sizeof word, "%.*s", (int)n, text.s);
        text = ng_str_cut(text, n, text.len);
        char *value = strchr(word, '=');
        if (value == NULL && first && profile(w, word)) {
            continue;
        }
        if (value == NULL) {
            const char *near = suggest(word, wiring_names);
            snprintf(why, n_why,
                    "wiring is \"%.40s\", expected waveshare-hat, inky, "
                    "it8951 or oled%s%s%s",
                    word, near == NULL ? "" : "; did you mean ",
                    near == NULL ? "" : near, near == NULL ? "" : "?");
            return -1;
        }
        *value++ = '\0';
        if (!set(w, word, value)) {
            snprintf(why, n_why,
                    "wiring has \"%.40s=%.60s\", expected rst=, dc=, busy=, "
                    "pwr= with a GPIO number or none, cs=hardware or "
                    "cs=gpio8, hz=, spi=, chip=",
                    word, value);
            return -1;
        }
    }
    return 0;
}

/* ---- the EEPROM of an Inky ------------------------------------------------
 *
 * struct of pimoroni's eeprom.py: width, height (16 bits, little-endian),
 * colour, version of the board, variant of the display, then a date. */

#define EEPROM 0x50
#define EEPROM_BYTES 29
#define VARIANT 6

static int eeprom_read(const char *i2c, uint8_t bytes[EEPROM_BYTES])
{
    uint8_t from[2] = {0, 0}; /* a 16-bit address */
    struct i2c_msg messages[2] = {
            {.addr = EEPROM, .len = sizeof from, .buf = from},
            {.addr = EEPROM,
                    .flags = I2C_M_RD,
                    .len = EEPROM_BYTES,
                    .buf = bytes},
    };
    struct i2c_rdwr_ioctl_data both = {messages, 2};
    int fd = open(i2c, O_RDWR | O_CLOEXEC);
    if (fd < 0) {
        return -1;
    }
    int done = ioctl(fd, I2C_RDWR, &both);
    int err = errno;
    close(fd);
    errno = err;
    return done == 2 ? 0 : -1;
}

int wiring_detect(
        const char *i2c, char *name, size_t n_name, char *why, size_t n_why)
{
    uint8_t b[EEPROM_BYTES];
    if (eeprom_read(i2c, b) != 0) {
        snprintf(why, n_why, "%s: no Inky answers: %s", i2c, strerror(errno));
        return -1;
    }
    const struct ng_epd_model *model = ng_epd_find_inky(b[VARIANT]);
    if (model != NULL) {
        snprintf(name, n_name, "%s", model->name);
        return 0;
    }
    snprintf(why, n_why,
            "%s: an Inky of %dx%d pixels, variant %d, which has no driver here",
            i2c, b[0] | b[1] << 8, b[2] | b[3] << 8, b[VARIANT]);
    return 1;
}
