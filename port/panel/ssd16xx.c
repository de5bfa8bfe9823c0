/* SPDX-License-Identifier: MIT */
/* Solomon Systech's SSD16xx. BUSY is high while busy; 1 is white. A sequence
 * for the next refresh is chosen by command 22 and run by 20: F7 is full from
 * the controller's own memory (OTP), D7 the same at a temperature set by hand
 * (a hot one is short), FF differential from OTP, CF differential by the
 * register; all of them switch the power off at the end.
 *
 * Memory 26 is the old picture of a differential refresh. Each session writes
 * both, so it is right whatever the last one left: vendors' drivers that
 * write only 24 leave ghosts from the second partial refresh on. */
#include "panel/models.h"
#include "panel/planes.h"

#define SOFT_RESET 0, 0x12, NG_EPD_IDLE, NG_EPD_RESET
#define SENSOR 1, 0x18, 0x80 /* the temperature by its own sensor */
#define GATES(h, flags) 3, 0x01, ((h)-1) & 0xff, ((h)-1) >> 8, flags
/* window and order: x in bytes, from x0 on, to the right and down */
#define WINDOW(x0, w, h)                                                       \
    1, 0x11, 0x03, 2, 0x44, x0, (x0) + ((w)-1) / 8, 4, 0x45, 0, 0,             \
            ((h)-1) & 0xff, ((h)-1) >> 8
#define RUN(sequence) 1, 0x22, sequence, 0, 0x20
#define HOT(t) 1, 0x1a, t
#define BORDER(b) 1, 0x3c, b
#define BORDER_STILL BORDER(0x80)

#define OLD_AND_NEW                                                            \
    {                                                                          \
        {NG_EPD_OLD, 0x26}, {NG_EPD_NEW, 0x24},                                \
    }
#define BLACK_AND_SECOND                                                       \
    {                                                                          \
        {NG_EPD_NEW, 0x24}, {NG_EPD_SECOND, 0x26},                             \
    }

static const uint8_t start[] = {1, 0x4e, 0x00, 2, 0x4f, 0x00, 0x00, NG_EPD_END};
static const uint8_t full[] = {RUN(0xf7), NG_EPD_END};
static const uint8_t partial[] = {BORDER_STILL, RUN(0xff), NG_EPD_END};
static const uint8_t sleep[] = {1, 0x10, 0x01, NG_EPD_END};

/* ---- SSD1680: 2.13" and 2.9"
 * ------------------------------------------------- */

static const uint8_t init_2in13[] = {SOFT_RESET, GATES(250, 0),
        WINDOW(0, 122, 250), BORDER(0x05), 2, 0x21, 0x00, 0x80, SENSOR,
        NG_EPD_END};
static const uint8_t fast_1680[] = {HOT(0x64), RUN(0xd7), NG_EPD_END};

static const struct ng_epd_planes planes_2in13_v4 = {.init = init_2in13,
        .start = start,
        .memories = OLD_AND_NEW,
        .full = {NULL, full},
        .fast = {NULL, fast_1680},
        .partial = {NULL, partial},
        .sleep = sleep};

const struct ng_epd_model ng_epd_2in13_v4 = {.name = NG_EPD_TEXT("2.13-v4"),
        .about = NG_EPD_TEXT(
                "Waveshare 2.13\" V4 (GDEY0213B74), 250x122, SSD1680"),
        .width = 122,
        .height = 250,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_FAST | NG_EPD_PARTIAL,
        .busy_high = true,
        .native_portrait = true,
        .ppi = 131,
        .full_ms = 3000,
        .fast_ms = 1700,
        .partial_ms = 500,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_2in13_v4};

/* Glass without a partial waveform of its own. For each change (stays black,
 * to white, to black, stays white, VCOM) twelve groups of four phases: 40
 * towards black, 80 towards white; then for each group the frames of its
 * phases and its repeats; at last the frame rates and the gates. A change is
 * driven for 30 frames, then all for one. Voltages: OTP's (B1). */
static const uint8_t partial_1680[] = {BORDER_STILL, RUN(0xb1), NG_EPD_IDLE,
        NG_EPD_WAVEFORM, 2, 0x32, 0x00, 0x40, NG_EPD_ZEROS, 10, NG_EPD_MORE, 2,
        0x80, 0x80, NG_EPD_ZEROS, 10, NG_EPD_MORE, 2, 0x40, 0x40, NG_EPD_ZEROS,
        10, NG_EPD_MORE, 2, 0x00, 0x80, NG_EPD_ZEROS, 22, NG_EPD_MORE, 8, 10, 0,
        0, 0, 0, 0, 2, 1, NG_EPD_ZEROS, 76, NG_EPD_MORE, 6, 0x22, 0x22, 0x22,
        0x22, 0x22, 0x22, NG_EPD_ZEROS, 3, RUN(0xcf), NG_EPD_END};

static const struct ng_epd_planes planes_2in13_v3 = {.init = init_2in13,
        .start = start,
        .memories = OLD_AND_NEW,
        .full = {NULL, full},
        .partial = {NULL, partial_1680},
        .sleep = sleep};

const struct ng_epd_model ng_epd_2in13_v3 = {.name = NG_EPD_TEXT("2.13-v3"),
        .about = NG_EPD_TEXT(
                "Waveshare 2.13\" V3 (DEPG0213BN), 250x122, SSD1680"),
        .width = 122,
        .height = 250,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_PARTIAL,
        .busy_high = true,
        .native_portrait = true,
        .ppi = 131,
        .full_ms = 4100,
        .partial_ms = 750,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_2in13_v3};

static const uint8_t init_2in9[] = {SOFT_RESET, GATES(296, 0),
        WINDOW(0, 128, 296), BORDER(0x05), 2, 0x21, 0x00, 0x80, SENSOR,
        NG_EPD_END};

static const struct ng_epd_planes planes_2in9_v2 = {.init = init_2in9,
        .start = start,
        .memories = OLD_AND_NEW,
        .full = {NULL, full},
        .fast = {NULL, fast_1680},
        .partial = {NULL, partial_1680},
        .sleep = sleep};

const struct ng_epd_model ng_epd_2in9_v2 = {.name = NG_EPD_TEXT("2.9-v2"),
        .about = NG_EPD_TEXT(
                "Waveshare 2.9\" V2 (GDEM029T94), 296x128, SSD1680"),
        .width = 128,
        .height = 296,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_FAST | NG_EPD_PARTIAL,
        .busy_high = true,
        .native_portrait = true,
        .ppi = 112,
        .full_ms = 4100,
        .fast_ms = 1700,
        .partial_ms = 750,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_2in9_v2};

/* ---- SSD1675: 2.13" V2, waveforms in registers only -------------------------
 */

#define ANALOG 1, 0x74, 0x54, 1, 0x7e, 0x3b

static const uint8_t init_2in13_v2[] = {ANALOG, GATES(250, 0),
        WINDOW(0, 122, 250), BORDER(0x03), 1, 0x03, 0x15, 3, 0x04, 0x41, 0xa8,
        0x32, 1, 0x3a, 0x30, 1, 0x3b, 0x0a, NG_EPD_END};
/* As above but seven groups. Full: the other way (3 frames), both ways (9), to
 * where it belongs (3), three times each. */
#define TO_BLACK 0x80, 0x60, 0x40, 0, 0, 0, 0
#define TO_WHITE 0x10, 0x60, 0x20, 0, 0, 0, 0
static const uint8_t full_1675[] = {1, 0x2c, 0x70, 50, 0x32, TO_BLACK, TO_WHITE,
        TO_BLACK, TO_WHITE, 0, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 2, 9, 9, 0, 0, 2,
        3, 3, 0, 0, 2, NG_EPD_ZEROS, 20, RUN(0xc7), NG_EPD_END};
static const uint8_t partial_1675[] = {BORDER(0x01), 1, 0x2c, 0x26, 8, 0x32, 0,
        0, 0, 0, 0, 0, 0, 0x80, NG_EPD_ZEROS, 6, NG_EPD_MORE, 1, 0x40,
        NG_EPD_ZEROS, 20, NG_EPD_MORE, 1, 10, NG_EPD_ZEROS, 34, RUN(0xcf),
        NG_EPD_END};

static const struct ng_epd_planes planes_2in13_v2 = {.init = init_2in13_v2,
        .start = start,
        .memories = OLD_AND_NEW,
        .full = {NULL, full_1675},
        .partial = {NULL, partial_1675},
        .sleep = sleep};

const struct ng_epd_model ng_epd_2in13_v2 = {.name = NG_EPD_TEXT("2.13-v2"),
        .about = NG_EPD_TEXT(
                "Waveshare 2.13\" V2 (GDEH0213B72), 250x122, SSD1675"),
        .width = 122,
        .height = 250,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_PARTIAL,
        .busy_high = true,
        .native_portrait = true,
        .ppi = 131,
        .full_ms = 4000,
        .partial_ms = 300,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_2in13_v2};

/* ---- SSD1683: 4.2" V2. 21 40: a full refresh does not look at 26
 * ------------- */

#define ALONE 2, 0x21, 0x40, 0x00
#define BOTH 2, 0x21, 0x00, 0x00

static const uint8_t init_4in2[] = {SOFT_RESET, GATES(300, 0),
        WINDOW(0, 400, 300), BORDER(0x05), SENSOR, NG_EPD_END};
static const uint8_t full_alone[] = {ALONE, RUN(0xf7), NG_EPD_END};
static const uint8_t fast_4in2[] = {ALONE, HOT(0x6e), RUN(0xd7), NG_EPD_END};
static const uint8_t partial_both[] = {
        BORDER_STILL, BOTH, RUN(0xff), NG_EPD_END};

static const struct ng_epd_planes planes_4in2_v2 = {.init = init_4in2,
        .start = start,
        .memories = OLD_AND_NEW,
        .full = {NULL, full_alone},
        .fast = {NULL, fast_4in2},
        .partial = {NULL, partial_both},
        .sleep = sleep};

const struct ng_epd_model ng_epd_4in2_v2 = {.name = NG_EPD_TEXT("4.2-v2"),
        .about = NG_EPD_TEXT(
                "Waveshare 4.2\" V2 (GDEY042T81), 400x300, SSD1683"),
        .width = 400,
        .height = 300,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_FAST | NG_EPD_PARTIAL,
        .busy_high = true,
        .ppi = 120,
        .full_ms = 3500,
        .fast_ms = 1200,
        .partial_ms = 400,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_4in2_v2};

/* ---- SSD1677: x in pixels, 16 bits
 * --------------------------------------------- */

#define BOOSTER 5, 0x0c, 0xae, 0xc7, 0xc3, 0xc0, 0x80
#define COLUMNS(w) 4, 0x44, 0, 0, ((w)-1) & 0xff, ((w)-1) >> 8

/* The 4.26" has its gates the other way round: y counts down, and the counter
 * starts at the top row (with 0, as the vendor does, the picture is rolled by
 * a row). */
static const uint8_t init_4in26[] = {SOFT_RESET, SENSOR, BOOSTER,
        GATES(480, 0x02), BORDER(0x01), 1, 0x11, 0x01, COLUMNS(800), 4, 0x45,
        0xdf, 0x01, 0, 0, NG_EPD_END};
static const uint8_t start_4in26[] = {
        2, 0x4e, 0, 0, 2, 0x4f, 0xdf, 0x01, NG_EPD_END};
static const uint8_t fast_4in26[] = {ALONE, HOT(0x5a), RUN(0xd7), NG_EPD_END};

static const struct ng_epd_planes planes_4in26 = {.init = init_4in26,
        .start = start_4in26,
        .memories = OLD_AND_NEW,
        .full = {NULL, full_alone},
        .fast = {NULL, fast_4in26},
        .partial = {NULL, partial_both},
        .sleep = sleep};

const struct ng_epd_model ng_epd_4in26 = {.name = NG_EPD_TEXT("4.26"),
        .about =
                NG_EPD_TEXT("Waveshare 4.26\" (GDEQ0426T82), 800x480, SSD1677"),
        .width = 800,
        .height = 480,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_FAST | NG_EPD_PARTIAL,
        .busy_high = true,
        .ppi = 219,
        .full_ms = 3500,
        .fast_ms = 1600,
        .partial_ms = 600,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_4in26};

static const uint8_t init_13in3[] = {SOFT_RESET, BOOSTER, GATES(680, 0),
        BORDER(0x01), SENSOR, 1, 0x11, 0x03, COLUMNS(960), 4, 0x45, 0, 0, 0xa7,
        0x02, NG_EPD_END};
static const uint8_t start_13in3[] = {2, 0x4e, 0, 0, 2, 0x4f, 0, 0, NG_EPD_END};

static const struct ng_epd_planes planes_13in3 = {.init = init_13in3,
        .start = start_13in3,
        .memories = OLD_AND_NEW,
        .full = {NULL, full},
        .partial = {NULL, partial},
        .sleep = sleep};

const struct ng_epd_model ng_epd_13in3_k = {.name = NG_EPD_TEXT("13.3-k"),
        .about = NG_EPD_TEXT(
                "Waveshare 13.3\" K (GDEM133T91), 960x680, SSD1677"),
        .width = 960,
        .height = 680,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_PARTIAL,
        .busy_high = true,
        .ppi = 88,
        .full_ms = 4500,
        .partial_ms = 600,
        .wiring = "waveshare-hat",
        .driver = &ng_epd_planes_driver,
        .more = &planes_13in3};

/* ---- Pimoroni's Inky: black, white and red or yellow
 * --------------------------- */

#define INKY_ANALOG ANALOG, 2, 0x2b, 0x04, 0x63, 4, 0x0c, 0x8f, 0x8f, 0x8f, 0x3f

/* 122 of its 136 columns are behind the glass, from the second byte on */
static const uint8_t init_inky_phat[] = {SOFT_RESET, INKY_ANALOG, GATES(250, 0),
        WINDOW(1, 122, 250), BORDER(0x01), SENSOR, NG_EPD_END};
static const uint8_t start_inky_phat[] = {
        1, 0x4e, 0x01, 2, 0x4f, 0, 0, NG_EPD_END};
static const uint8_t init_inky_phat_old[] = {SOFT_RESET, INKY_ANALOG,
        GATES(212, 0), WINDOW(0, 104, 212), BORDER(0x01), SENSOR, NG_EPD_END};
static const uint8_t init_inky_what[] = {SOFT_RESET, GATES(300, 0),
        WINDOW(0, 400, 300), BORDER(0x01), SENSOR, NG_EPD_END};
static const uint8_t init_inky_what_old[] = {SOFT_RESET, INKY_ANALOG,
        GATES(300, 0), WINDOW(0, 400, 300), BORDER(0x01), SENSOR, NG_EPD_END};

#define INKY(init_, start_)                                                    \
    {                                                                          \
        .init = init_, .start = start_, .memories = BLACK_AND_SECOND,          \
        .full = {NULL, full}, .sleep = sleep                                   \
    }

static const struct ng_epd_planes planes_inky_phat =
        INKY(init_inky_phat, start_inky_phat);
static const struct ng_epd_planes planes_inky_phat_old =
        INKY(init_inky_phat_old, start);
static const struct ng_epd_planes planes_inky_what =
        INKY(init_inky_what, start);
static const struct ng_epd_planes planes_inky_what_old =
        INKY(init_inky_what_old, start);

const struct ng_epd_model ng_epd_inky_phat = {.name = NG_EPD_TEXT("inky-phat"),
        .about = NG_EPD_TEXT(
                "Pimoroni Inky pHAT (variants 10-12), 250x122, SSD1608"),
        .width = 122,
        .height = 250,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_ACCENT,
        .busy_high = true,
        .native_portrait = true,
        .ppi = 131,
        .full_ms = 20000,
        .wiring = "inky",
        .driver = &ng_epd_planes_driver,
        .more = &planes_inky_phat};

const struct ng_epd_model ng_epd_inky_phat_old = {
        .name = NG_EPD_TEXT("inky-phat-old"),
        .about = NG_EPD_TEXT(
                "Pimoroni Inky pHAT (variants 1, 4, 5), 212x104, SSD1675"),
        .width = 104,
        .height = 212,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_ACCENT,
        .busy_high = true,
        .native_portrait = true,
        .ppi = 111,
        .full_ms = 20000,
        .wiring = "inky",
        .driver = &ng_epd_planes_driver,
        .more = &planes_inky_phat_old};

const struct ng_epd_model ng_epd_inky_what = {.name = NG_EPD_TEXT("inky-what"),
        .about = NG_EPD_TEXT(
                "Pimoroni Inky wHAT (variants 17-19), 400x300, SSD1683"),
        .width = 400,
        .height = 300,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_ACCENT,
        .busy_high = true,
        .ppi = 120,
        .full_ms = 20000,
        .wiring = "inky",
        .driver = &ng_epd_planes_driver,
        .more = &planes_inky_what};

const struct ng_epd_model ng_epd_inky_what_old = {
        .name = NG_EPD_TEXT("inky-what-old"),
        .about = NG_EPD_TEXT(
                "Pimoroni Inky wHAT (variants 2, 3, 6-8), 400x300, SSD1675"),
        .width = 400,
        .height = 300,
        .family = NG_EPD_SSD16XX,
        .can = NG_EPD_ACCENT,
        .busy_high = true,
        .ppi = 120,
        .full_ms = 20000,
        .wiring = "inky",
        .driver = &ng_epd_planes_driver,
        .more = &planes_inky_what_old};
