/* SPDX-License-Identifier: MIT */
/* The panels: sizes, waveforms and their times as measured by the authors of
 * GxEPD2 (its headers), Waveshare and Pimoroni. The newer Inky pHAT shows
 * sources 8 to 129 of 136. */
#include "chip.h"

/* clang-format off */
static const struct panel_model models[] = {
    /* name, chip, size, full, fast, partial ms, stride, rows, kind, offset */
    {"2.13-v2", &panel_ssd16xx, 122, 250, 4000, 0, 300, 16, 250, SSD1675, 0,
        BUSY_HIGH | REGISTER_ONLY, 1},
    {"2.13-v3", &panel_ssd16xx, 122, 250, 4100, 0, 740, 16, 250, SSD1680, 0,
        BUSY_HIGH, 1},
    {"2.13-v4", &panel_ssd16xx, 122, 250, 3000, 1600, 460, 16, 250, SSD1680, 0,
        BUSY_HIGH, 1},
    {"2.9-v2", &panel_ssd16xx, 128, 296, 4000, 1700, 740, 16, 296, SSD1680, 0,
        BUSY_HIGH, 1},
    {"4.2-v1", &panel_uc81xx, 400, 300, 4000, 0, 560, 50, 300, UC8176, 0,
        REGISTER_ONLY, 1},
    {"4.2-v2", &panel_ssd16xx, 400, 300, 4000, 1140, 360, 50, 300, SSD1683, 0,
        BUSY_HIGH, 1},
    {"4.26", &panel_ssd16xx, 800, 480, 3500, 1570, 500, 100, 480, SSD1677, 0,
        BUSY_HIGH | GATES_REVERSED, 1},
    {"5.83-v2", &panel_uc81xx, 648, 480, 4100, 1580, 1580, 81, 480, UC8179, 0,
        REGISTER_ONLY, 1},
    {"7.5-v2", &panel_uc81xx, 800, 480, 4100, 1170, 430, 100, 480, UC8179, 0,
        0, 1},
    {"7.5-v2-old", &panel_uc81xx, 800, 480, 4100, 0, 1580, 100, 480, UC8179, 0,
        REGISTER_ONLY, 1},
    {"7.5-b-v2", &panel_uc81xx, 800, 480, 18000, 0, 0, 100, 480, UC8179, 0,
        ACCENT, 1},
    {"13.3-k", &panel_ssd16xx, 960, 680, 4100, 0, 530, 120, 680, SSD1677, 0,
        BUSY_HIGH, 1},
    {"inky-phat", &panel_ssd16xx, 122, 250, 20000, 0, 0, 17, 250, SSD1608, 8,
        BUSY_HIGH | ACCENT, 0},
    {"inky-phat-old", &panel_ssd16xx, 104, 212, 20000, 0, 0, 13, 212, SSD1675,
        0, BUSY_HIGH | ACCENT, 0},
    {"inky-what", &panel_ssd16xx, 400, 300, 20000, 0, 0, 50, 300, SSD1683, 0,
        BUSY_HIGH | ACCENT, 0},
    {"inky-what-old", &panel_ssd16xx, 400, 300, 20000, 0, 0, 50, 300, SSD1675,
        0, BUSY_HIGH | ACCENT, 0},
    {"7.3-f", &panel_colour7, 800, 480, 39000, 0, 0, 400, 480, COLOUR_F, 0,
        ACCENT, 1},
    {"7.3-e", &panel_colour7, 800, 480, 15000, 0, 0, 400, 480, COLOUR_E, 0,
        ACCENT, 1},
    {"inky-7.3", &panel_colour7, 800, 480, 15000, 0, 0, 400, 480, COLOUR_E, 0,
        ACCENT, 0},
    {"it8951-6", &panel_it8951, 800, 600, 830, 0, 280, 800, 600, IT8951, 0,
        0, 0},
    {"it8951-6-hd", &panel_it8951, 1448, 1072, 830, 0, 280, 1448, 1072, IT8951,
        0, 0, 0},
    {"it8951-7.8", &panel_it8951, 1872, 1404, 830, 0, 280, 1872, 1404, IT8951,
        0, 0, 0},
    {"it8951-9.7", &panel_it8951, 1200, 825, 830, 0, 280, 1200, 825, IT8951,
        0, 0, 0},
    {"it8951-10.3", &panel_it8951, 1872, 1404, 830, 0, 280, 1872, 1404, IT8951,
        0, 0, 0},
    {"ssd1306", &panel_ssd130x, 128, 64, 0, 0, 0, 128, 8, SSD1306, 0,
        LIT, 0},
    {"ssd1309", &panel_ssd130x, 128, 64, 0, 0, 0, 128, 8, SSD1309, 0,
        LIT, 0},
};
/* clang-format on */

const struct panel_model *panel_model_at(size_t i)
{
    return i < sizeof models / sizeof *models ? &models[i] : NULL;
}
