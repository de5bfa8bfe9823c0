/* SPDX-License-Identifier: MIT */
/* The 7.3" colour glass: 4 bits a pixel in one memory, of which black, white
 * and red are used. Only full refreshes, BUSY is low while busy. */
#include "panel/models.h"
#include "panel/planes.h"

#define UNLOCK 6, 0xaa, 0x49, 0x55, 0x20, 0x08, 0x09, 0x18
#define COMMON                                                                 \
    2, 0x00, 0x5f, 0x69, 4, 0x03, 0x00, 0x54, 0x00, 0x44, 4, 0x05, 0x40, 0x1f, \
            0x1f, 0x2c
#define SIZE 4, 0x61, 0x03, 0x20, 0x01, 0xe0

static const uint8_t go[] = {
        0, 0x04, NG_EPD_IDLE, NG_EPD_POWER_ON, 1, 0x12, 0x00, NG_EPD_END};
static const uint8_t off[] = {
        1, 0x02, 0x00, NG_EPD_IDLE, NG_EPD_POWER_OFF, NG_EPD_END};
static const uint8_t sleep[] = {1, 0x07, 0xa5, NG_EPD_END};

static const uint8_t init_f[] = {UNLOCK, 6, 0x01, 0x3f, 0x00, 0x32, 0x2a, 0x0e,
        0x2a, COMMON, 4, 0x06, 0x6f, 0x1f, 0x1f, 0x22, 4, 0x08, 0x6f, 0x1f,
        0x1f, 0x22, 2, 0x13, 0x00, 0x04, 1, 0x30, 0x3c, 1, 0x41, 0x00, 1, 0x50,
        0x3f, 2, 0x60, 0x02, 0x00, SIZE, 1, 0x82, 0x1e, 1, 0x84, 0x00, 1, 0x86,
        0x00, 1, 0xe3, 0x2f, 1, 0xe0, 0x00, 1, 0xe6, 0x00, NG_EPD_END};
static const uint8_t init_e[] = {UNLOCK, 1, 0x01, 0x3f, COMMON, 4, 0x06, 0x6f,
        0x1f, 0x17, 0x49, 4, 0x08, 0x6f, 0x1f, 0x1f, 0x22, 1, 0x30, 0x03, 1,
        0x50, 0x3f, 2, 0x60, 0x02, 0x00, SIZE, 1, 0x84, 0x01, 1, 0xe3, 0x2f,
        NG_EPD_END};

static const struct ng_epd_planes planes_f = {.init = init_f,
        .memories = {{NG_EPD_NIBBLES, 0x10}},
        .full = {NULL, go},
        .off = off,
        .sleep = sleep,
        .black = 0,
        .white = 1,
        .accent = 4};
static const struct ng_epd_planes planes_e = {.init = init_e,
        .memories = {{NG_EPD_NIBBLES, 0x10}},
        .full = {NULL, go},
        .off = off,
        .sleep = sleep,
        .black = 0,
        .white = 1,
        .accent = 3};

const struct ng_epd_model ng_epd_7in3_f = {.name = NG_EPD_TEXT("7.3-f"),
        .about = NG_EPD_TEXT(
                "Waveshare 7.3\" F (7 colours), 800x480, black, white, red"),
        .width = 800,
        .height = 480,
        .family = NG_EPD_COLOUR7,
        .can = NG_EPD_ACCENT,
        .ppi = 127,
        .full_ms = 39000,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_f};

const struct ng_epd_model ng_epd_7in3_e = {.name = NG_EPD_TEXT("7.3-e"),
        .about = NG_EPD_TEXT(
                "Waveshare 7.3\" E (Spectra 6), 800x480, black, white, red"),
        .width = 800,
        .height = 480,
        .family = NG_EPD_COLOUR7,
        .can = NG_EPD_ACCENT,
        .ppi = 127,
        .full_ms = 15000,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_e};

/* the same glass on Pimoroni's board, whose BUSY is where the other has RST */
const struct ng_epd_model ng_epd_inky_7in3 = {.name = NG_EPD_TEXT("inky-7.3"),
        .about =
                NG_EPD_TEXT("Pimoroni Inky Impression 7.3\" (variants 22, 26), "
                            "800x480, Spectra 6"),
        .width = 800,
        .height = 480,
        .family = NG_EPD_COLOUR7,
        .can = NG_EPD_ACCENT,
        .ppi = 127,
        .full_ms = 15000,
        .wiring = "inky",
        .driver = &ng_epd_planes_driver,
        .more = &planes_e};
