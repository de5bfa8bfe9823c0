/* SPDX-License-Identifier: MIT */
/* UltraChip's UC81xx and its twins (IL0398, GD7965, EK79655). BUSY is low
 * while busy. Data polarity is a register (CDI's DDX): here always 01, so
 * that 1 is white in both memories and stays so through every kind of
 * refresh; the vendor's drivers change it on the way and show the inverse.
 *
 * Waveforms come from the controller's own memory (OTP) wherever it has them:
 * a forced temperature (E5) picks the fast and the partial one. */
#include "panel/models.h"
#include "panel/planes.h"

#define POWER_ON 0, 0x04, NG_EPD_IDLE, NG_EPD_POWER_ON
#define REFRESH 0, 0x12
#define WINDOW(w, h) /* whole screen, and into it: first .. last, both ends */ \
    0, 0x91, 9, 0x90, 0, 0, ((w)-1) >> 8, ((w)-1) & 0xff, 0, 0, ((h)-1) >> 8,  \
            ((h)-1) & 0xff, 0x01
#define FORCE_TEMPERATURE(t) 1, 0xe0, 0x02, 1, 0xe5, t
#define SIZE(w, h) 4, 0x61, (w) >> 8, (w)&0xff, (h) >> 8, (h)&0xff

static const uint8_t refresh[] = {REFRESH, NG_EPD_END};
static const uint8_t off[] = {
        0, 0x02, NG_EPD_IDLE, NG_EPD_POWER_OFF, NG_EPD_END};
static const uint8_t sleep[] = {1, 0x07, 0xa5, NG_EPD_END};

#define MEMORIES                                                               \
    {                                                                          \
        {NG_EPD_OLD, 0x10}, {NG_EPD_NEW, 0x13},                                \
    }

/* ---- UC8179: CDI 29: 1 is white, new follows to old after a refresh;
 *      A9: the same, and the border is left alone ----------------------------
 */

static const uint8_t fast_8179[] = {FORCE_TEMPERATURE(0x5a), NG_EPD_END};

static const uint8_t init_7in5[] = {4, 0x06, 0x17, 0x17, 0x28, 0x17, /* boost */
        4, 0x01, 0x07, 0x07, 0x3f, 0x3f, /* 20 V, 15 V */
        POWER_ON, 1, 0x00, 0x1f,         /* black and white, from OTP */
        SIZE(800, 480), 1, 0x15, 0x00, 2, 0x50, 0x29, 0x07, 1, 0x60, 0x22, 1,
        0xe3, 0x22, NG_EPD_END};
static const uint8_t partial_7in5[] = {2, 0x50, 0xa9, 0x07,
        FORCE_TEMPERATURE(0x6e), WINDOW(800, 480), NG_EPD_END};

static const struct ng_epd_planes planes_7in5 = {.init = init_7in5,
        .memories = MEMORIES,
        .full = {NULL, refresh},
        .fast = {fast_8179, refresh},
        .partial = {partial_7in5, refresh},
        .off = off,
        .sleep = sleep};

const struct ng_epd_model ng_epd_7in5_v2 = {.name = NG_EPD_TEXT("7.5-v2"),
        .about = NG_EPD_TEXT("Waveshare 7.5\" V2 (GDEY075T7), 800x480, UC8179"),
        .width = 800,
        .height = 480,
        .family = NG_EPD_UC81XX,
        .can = NG_EPD_FAST | NG_EPD_PARTIAL,
        .ppi = 124,
        .full_ms = 4100,
        .fast_ms = 1200,
        .partial_ms = 450,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_7in5};

/* The glass sold until 2023 and the 5.83" have no partial waveform of their
 * own: a pixel that changes is driven the other way and back, 30 frames each,
 * one that does not is left alone. Each table: levels of four phases, their
 * frames, repeats; then six empty groups. VCOM is -2.0 V for it. */
#define LUT(command, levels)                                                   \
    6, command, levels, 30, 5, 30, 5, 1, NG_EPD_ZEROS, 36
#define BY_REGISTERS                                                           \
    1, 0x00, 0x3f, 1, 0x82, 0x26, 2, 0x50, 0xa9, 0x07, LUT(0x20, 0x00),        \
            LUT(0x21, 0x00), LUT(0x22, 0x5a), LUT(0x23, 0xa5),                 \
            LUT(0x24, 0x00), LUT(0x25, 0x00)

static const uint8_t init_7in5_old[] = {4, 0x01, 0x07, 0x07, 0x3f, 0x3f,
        POWER_ON, 1, 0x00, 0x1f, SIZE(800, 480), 1, 0x15, 0x00, 2, 0x50, 0x29,
        0x07, 1, 0x60, 0x22, NG_EPD_END};
static const uint8_t partial_7in5_old[] = {
        BY_REGISTERS, WINDOW(800, 480), NG_EPD_END};

static const struct ng_epd_planes planes_7in5_old = {.init = init_7in5_old,
        .memories = MEMORIES,
        .full = {NULL, refresh},
        .partial = {partial_7in5_old, refresh},
        .off = off,
        .sleep = sleep};

const struct ng_epd_model ng_epd_7in5_v2_old = {
        .name = NG_EPD_TEXT("7.5-v2-old"),
        .about = NG_EPD_TEXT(
                "Waveshare 7.5\" V2 of before 2023 (GDEW075T7), 800x480, "
                "GD7965"),
        .width = 800,
        .height = 480,
        .family = NG_EPD_UC81XX,
        .can = NG_EPD_PARTIAL,
        .ppi = 124,
        .full_ms = 4200,
        .partial_ms = 1600,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_7in5_old};

/* black, white and red: one memory each, no partial refresh */
static const uint8_t init_7in5_b[] = {4, 0x06, 0x17, 0x17, 0x28, 0x17, 4, 0x01,
        0x07, 0x07, 0x3f, 0x3f, POWER_ON, 1, 0x00, 0x0f, SIZE(800, 480), 1,
        0x15, 0x00, 2, 0x50, 0x11, 0x07, 1, 0x60, 0x22, NG_EPD_END};

static const struct ng_epd_planes planes_7in5_b = {.init = init_7in5_b,
        .memories = {{NG_EPD_NEW, 0x10}, {NG_EPD_SECOND, 0x13}},
        .full = {NULL, refresh},
        .off = off,
        .sleep = sleep};

const struct ng_epd_model ng_epd_7in5_b_v2 = {.name = NG_EPD_TEXT("7.5-b-v2"),
        .about = NG_EPD_TEXT("Waveshare 7.5\" B V2 (red), 800x480, UC8179"),
        .width = 800,
        .height = 480,
        .family = NG_EPD_UC81XX,
        .can = NG_EPD_ACCENT,
        .ppi = 124,
        .full_ms = 18000,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_7in5_b};

static const uint8_t init_5in83[] = {4, 0x01, 0x07, 0x07, 0x3f, 0x3f, POWER_ON,
        1, 0x00, 0x1f, SIZE(648, 480), 1, 0x15, 0x00, 2, 0x50, 0x29, 0x07, 1,
        0x60, 0x22, NG_EPD_END};
static const uint8_t partial_5in83[] = {
        BY_REGISTERS, WINDOW(648, 480), NG_EPD_END};

static const struct ng_epd_planes planes_5in83 = {.init = init_5in83,
        .memories = MEMORIES,
        .full = {NULL, refresh},
        .fast = {fast_8179, refresh},
        .partial = {partial_5in83, refresh},
        .off = off,
        .sleep = sleep};

const struct ng_epd_model ng_epd_5in83_v2 = {.name = NG_EPD_TEXT("5.83-v2"),
        .about = NG_EPD_TEXT(
                "Waveshare 5.83\" V2 (GDEW0583T8), 648x480, UC8179"),
        .width = 648,
        .height = 480,
        .family = NG_EPD_UC81XX,
        .can = NG_EPD_FAST | NG_EPD_PARTIAL,
        .ppi = 138,
        .full_ms = 4200,
        .fast_ms = 1600,
        .partial_ms = 1600,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_5in83};

/* ---- UC8176: CDI has one byte; old does not follow new
 * ------------------------ */

/* as LUT() above; the one for VCOM is two bytes longer. Its frames are those
 * of 100 Hz (30 3A, GxEPD2); the full one is right at 50 Hz. */
#define LUT_8176(command, levels, rest)                                        \
    6, command, levels, 25, 1, 4, 25, 1, NG_EPD_ZEROS, rest

static const uint8_t init_4in2_v1[] = {4, 0x01, 0x03, 0x00, 0x2b, 0x2b, 3, 0x06,
        0x17, 0x17, 0x17, POWER_ON, 1, 0x00, 0x1f, 1, 0x30, 0x3c,
        SIZE(400, 300), 1, 0x50, 0x97, NG_EPD_END};
static const uint8_t partial_4in2_v1[] = {1, 0x00, 0x3f, 1, 0x30, 0x3a, 1, 0x82,
        0x12, 1, 0x50, 0xd7, LUT_8176(0x20, 0x00, 38), LUT_8176(0x21, 0x00, 36),
        LUT_8176(0x22, 0x5a, 36), LUT_8176(0x23, 0xa5, 36),
        LUT_8176(0x24, 0x00, 36), WINDOW(400, 300), NG_EPD_END};

static const struct ng_epd_planes planes_4in2_v1 = {.init = init_4in2_v1,
        .memories = MEMORIES,
        .full = {NULL, refresh},
        .partial = {partial_4in2_v1, refresh},
        .off = off,
        .sleep = sleep};

const struct ng_epd_model ng_epd_4in2_v1 = {.name = NG_EPD_TEXT("4.2-v1"),
        .about = NG_EPD_TEXT("Waveshare 4.2\" V1 (GDEW042T2), 400x300, UC8176"),
        .width = 400,
        .height = 300,
        .family = NG_EPD_UC81XX,
        .can = NG_EPD_PARTIAL,
        .ppi = 120,
        .full_ms = 4000,
        .partial_ms = 600,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_4in2_v1};
