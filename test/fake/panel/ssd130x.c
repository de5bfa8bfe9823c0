/* SPDX-License-Identifier: MIT */
/* SSD1306 and SSD1309: an OLED on SPI; arguments come with D/C low, too. What
 * is lit counts as black ink. No BUSY. */
#include "chip.h"

#include <string.h>

/* How many arguments follow a command byte; -1: there is no such command. */
static int arguments(const struct panel_sim *s, uint8_t c)
{
    if (c <= 0x1F || (c >= 0x40 && c <= 0x7F) || (c >= 0xB0 && c <= 0xB7)) {
        return 0;
    }
    switch (c) {
    case 0x20:
    case 0x81:
    case 0xA8:
    case 0xD3:
    case 0xD5:
    case 0xD9:
    case 0xDA:
    case 0xDB:
        return 1;
    case 0x8D: /* the charge pump, which an SSD1309 does not have */
        return s->m->kind == SSD1306 ? 1 : -1;
    case 0xFD: /* the lock, which an SSD1306 does not have */
        return s->m->kind == SSD1309 ? 1 : -1;
    case 0x21:
    case 0x22:
    case 0xA3:
        return 2;
    case 0x26:
    case 0x27:
        return 6;
    case 0x29:
    case 0x2A:
        return 5;
    case 0x2E:
    case 0x2F:
    case 0xA0:
    case 0xA1:
    case 0xA4:
    case 0xA5:
    case 0xA6:
    case 0xA7:
    case 0xAE:
    case 0xAF:
    case 0xC0:
    case 0xC8:
    case 0xE3:
        return 0;
    default:
        return -1;
    }
}

static void reset(struct panel_sim *s)
{
    struct panel_oled *o = &s->c.oled;
    memset(o, 0, sizeof *o);
    o->mode = 2;
    o->page1 = 7;
    o->column1 = 127;
    o->multiplex = 63;
    s->booster = false;
}

/* The glass always shows the memory. Modules are upright with A1 and C8. */
static void light(struct panel_sim *s)
{
    const struct panel_oled *o = &s->c.oled;
    bool pumped = s->m->kind != SSD1306 || o->pump;
    for (uint16_t y = 0; y < s->m->height; y++) {
        for (uint16_t x = 0; x < s->m->width; x++) {
            unsigned row = o->remap_y ? y : s->m->height - 1u - y;
            unsigned column = o->remap_x ? x : s->m->width - 1u - x;
            row = (row + o->start + o->offset) % 64;
            uint8_t b = s->plane[0].bits[row / 8 * s->m->stride + column];
            bool lit = (b >> (row % 8) & 1) != 0;
            lit = o->all || lit != o->inverse;
            s->ink[(size_t)y * s->m->width + x] =
                    lit && o->on && pumped ? PANEL_BLACK : PANEL_WHITE;
        }
    }
}

static void check_shown(struct panel_sim *s)
{
    const struct panel_oled *o = &s->c.oled;
    struct panel_box all = {
            0, 0, (uint16_t)(s->m->stride - 1), (uint16_t)(s->m->rows - 1)};
    if (s->m->kind == SSD1306 && !o->pump) {
        panel_note(s, PANEL_POWER, "the charge pump is off");
    }
    if (o->multiplex != s->m->height - 1) {
        panel_note(s, PANEL_SIZE, "MUX %u", o->multiplex);
    }
    if (panel_plane_unwritten(s, 0, &all)) {
        panel_note(s, PANEL_UNWRITTEN, "memory");
    }
}

static void range(struct panel_sim *s, bool pages, uint8_t a, uint8_t b)
{
    struct panel_oled *o = &s->c.oled;
    unsigned most = pages ? 7u : (unsigned)s->m->width - 1;
    if (a > b || b > most) {
        panel_note(s, PANEL_WINDOW, "%s %u to %u", pages ? "pages" : "columns",
                a, b);
        return;
    }
    if (pages) {
        o->page0 = o->page = a;
        o->page1 = b;
    } else {
        o->column0 = o->column = a;
        o->column1 = b;
    }
}

static void run(struct panel_sim *s, uint8_t c, const uint8_t *a)
{
    struct panel_oled *o = &s->c.oled;
    panel_check_known(s, c, a, s->dc.n);
    if (c <= 0x0F) {
        o->column = (uint8_t)((o->column & 0xF0) | c);
    } else if (c <= 0x1F) {
        o->column = (uint8_t)((o->column & 0x0F) | (c & 15) << 4);
    } else if (c >= 0x40 && c <= 0x7F) {
        o->start = c & 63;
    } else if (c >= 0xB0 && c <= 0xB7) {
        o->page = c & 7;
    } else if (c == 0x20) {
        o->mode = a[0] & 3;
    } else if (c == 0x21 || c == 0x22) {
        range(s, c == 0x22, a[0], a[1]);
    } else if (c == 0x8D) {
        o->pump = (a[0] & 4) != 0;
    } else if (c == 0xA0 || c == 0xA1) {
        o->remap_x = c == 0xA1;
    } else if (c == 0xA4 || c == 0xA5) {
        o->all = c == 0xA5;
    } else if (c == 0xA6 || c == 0xA7) {
        o->inverse = c == 0xA7;
    } else if (c == 0xA8) {
        o->multiplex = a[0] & 63;
    } else if (c == 0xAE || c == 0xAF) {
        o->on = c == 0xAF;
        if (o->on) {
            check_shown(s);
        }
    } else if (c == 0xC0 || c == 0xC8) {
        o->remap_y = c == 0xC8;
    } else if (c == 0xD3) {
        o->offset = a[0] & 63;
    }
    light(s);
}

static void command(struct panel_sim *s, uint8_t b)
{
    struct panel_dc *d = &s->dc;
    if (d->known && (int)d->n < arguments(s, d->code)) {
        d->args[d->n++] = b;
        panel_trace_data(s, b);
    } else {
        panel_trace_command(s, b);
        d->code = b;
        d->n = 0;
        d->known = true;
    }
    int want = arguments(s, d->code);
    if (want < 0) {
        panel_note(s, PANEL_COMMAND, "%02X", d->code);
        d->known = false;
    } else if ((int)d->n == want) {
        d->known = false;
        run(s, d->code, d->args);
    }
}

static void data(struct panel_sim *s, uint8_t b)
{
    struct panel_oled *o = &s->c.oled;
    panel_trace_data(s, b);
    if (s->dc.known) {
        panel_note(s, PANEL_ARGUMENTS, "command %02X: %u", s->dc.code,
                (unsigned)s->dc.n);
        s->dc.known = false;
    }
    if (o->column < s->m->width && o->page < 8) {
        panel_plane_put(
                s, 0, (uint32_t)o->page * s->m->stride + o->column, b, 0);
    }
    if (o->mode == 2) {
        o->column = o->column == 127 ? 0 : (uint8_t)(o->column + 1);
    } else if (o->mode == 0) {
        if (o->column++ == o->column1) {
            o->column = o->column0;
            o->page = o->page == o->page1 ? o->page0 : (uint8_t)(o->page + 1);
        }
    } else if (o->page++ == o->page1) {
        o->page = o->page0;
        o->column =
                o->column == o->column1 ? o->column0 : (uint8_t)(o->column + 1);
    }
}

static uint8_t byte(struct panel_sim *s, uint8_t b)
{
    bool is_data = s->pins[NG_PIN_DC] == 1;
    if (panel_may(s, is_data ? "data" : "command", b)) {
        if (is_data) {
            data(s, b);
        } else {
            command(s, b);
        }
    }
    return 0xFF;
}

static void select_it(struct panel_sim *s, bool on)
{
    if (!on) {
        light(s);
    }
}

const struct panel_chip panel_ssd130x = {reset, byte, select_it, NULL, light};
