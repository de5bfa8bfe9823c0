/* SPDX-License-Identifier: MIT */
/* SSD1306 and SSD1309: small OLEDs by SPI. No BUSY, commands and their
 * arguments with D/C low. A byte of their memory is 8 pixels from top to
 * bottom, the top one in the lowest bit; ink is lit. They forget the picture
 * without power, so they are left on; after the first picture only pixels are
 * sent, so that a turned page does not blink. */
#include "panel/driver.h"
#include "panel/models.h"

#include <string.h>

#define WIDTH 128u
#define HEIGHT 64u

struct oled {
    const uint8_t *init; /* commands */
    size_t n;
};

/* a page of 8 rows, being filled */
struct page {
    struct ng_epd *e;
    uint16_t row;
    uint8_t columns[WIDTH];
};

#define COMMON(vcomh)                                                          \
    0xa8, HEIGHT - 1, 0xd3, 0x00, 0x40, /* all rows, from the first */         \
            0xa1, 0xc8,                 /* pins away from the viewer */        \
            0xda, 0x12, 0x20, 0x00,     /* from left to right, then down */    \
            0xdb, vcomh, 0xa4, 0xa6     /* what the memory says, 1 is lit */

static const uint8_t init_1306[] = {
        0xae, 0xd5, 0x80, COMMON(0x40), 0x8d, 0x14, 0x81, 0xcf, 0xd9, 0xf1};
/* u8g2's VCOMH: an SSD1309 takes 40 for 0, with which not all glasses light */
static const uint8_t init_1309[] = {
        0xae, 0xd5, 0xa0, COMMON(0x20), 0x81, 0x6f, 0xd9, 0xd3};

static int commands(struct ng_epd *e, const uint8_t *bytes, size_t n)
{
    int err = NG_OK;
    for (size_t i = 0; err == NG_OK && i < n; i++) {
        err = ng_epd_command(e, bytes[i]);
    }
    return err;
}

static int rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct page *p = ctx;
    int err = ng_epd_rows_fit(p->e, p->row, y, n);
    (void)accent;
    for (uint16_t i = 0; err == NG_OK && i < n; i++, ink += WIDTH / 8) {
        for (uint32_t x = 0; x < WIDTH; x++) {
            unsigned lit = (unsigned)ink[x / 8] >> (7 - x % 8) & 1u;
            p->columns[x] = (uint8_t)(p->columns[x] >> 1 | lit << 7);
        }
        p->row++;
        if (p->row % 8 == 0) {
            err = ng_epd_data(p->e, p->columns, WIDTH);
        }
    }
    return err;
}

static int show(struct ng_epd *e, const struct ng_picture *now,
        const struct ng_picture *old, enum ng_refresh how)
{
    static const uint8_t whole[] = {
            0x21, 0, WIDTH - 1, 0x22, 0, HEIGHT / 8 - 1};
    static const uint8_t on[] = {0xaf};
    const struct oled *oled = e->model->more;
    struct page p = {.e = e};
    struct ng_panel panel = ng_epd_panel(e);
    panel.rows = rows;
    panel.ctx = &p;
    (void)old;
    (void)how;
    int err = e->awake ? NG_OK : commands(e, oled->init, oled->n);
    if (err == NG_OK) {
        err = commands(e, whole, sizeof whole);
    }
    if (err == NG_OK) {
        err = now->draw(now->ctx, &panel);
    }
    if (err == NG_OK && p.row != HEIGHT) {
        err = NG_EARG;
    }
    return err == NG_OK && !e->awake ? commands(e, on, sizeof on) : err;
}

static const struct ng_epd_driver driver = {.reset_ms = 1, .show = show};

static const struct oled oled_1306 = {init_1306, sizeof init_1306};
static const struct oled oled_1309 = {init_1309, sizeof init_1309};

const struct ng_epd_model ng_epd_ssd1306 = {.name = NG_EPD_TEXT("ssd1306"),
        .about = NG_EPD_TEXT("OLED 0.96\", 128x64, SSD1306 by SPI"),
        .width = WIDTH,
        .height = HEIGHT,
        .family = NG_EPD_SSD130X,
        .can = NG_EPD_FAST | NG_EPD_PARTIAL,
        .ppi = 150,
        .wiring = "oled",
        .driver = &driver,
        .more = &oled_1306};

const struct ng_epd_model ng_epd_ssd1309 = {.name = NG_EPD_TEXT("ssd1309"),
        .about = NG_EPD_TEXT("OLED 2.42\", 128x64, SSD1309 by SPI"),
        .width = WIDTH,
        .height = HEIGHT,
        .family = NG_EPD_SSD130X,
        .can = NG_EPD_FAST | NG_EPD_PARTIAL,
        .ppi = 59,
        .wiring = "oled",
        .driver = &driver,
        .more = &oled_1309};
