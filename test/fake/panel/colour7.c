/* SPDX-License-Identifier: MIT */
/* The 7.3" glasses of seven (F) and six colours (E): four bits a pixel. */
#include "chip.h"

#include <string.h>

#define ON_MS 140u
#define OFF_MS 200u

enum { PENDING_NONE, PENDING_OFF, PENDING_SHOW };

static const struct panel_command commands[] = {{0x00, 2, 2, 0},
        {0x01, 1, 6, 0}, {0x02, 1, 1, 0}, {0x03, 3, 4, 0}, {0x04, 0, 0, 0},
        {0x05, 4, 4, 0}, {0x06, 4, 4, 0}, {0x07, 1, 1, 0}, {0x08, 4, 4, 0},
        {0x10, 0, STREAM, 0}, {0x12, 1, 1, 0}, {0x13, 2, 2, 0}, {0x30, 1, 1, 0},
        {0x41, 1, 1, 0}, {0x50, 1, 1, 0}, {0x60, 2, 2, 0}, {0x61, 4, 4, 0},
        {0x71, 0, 0, 1}, {0x82, 1, 1, 0}, {0x84, 1, 1, 0}, {0x86, 1, 1, 0},
        {0xAA, 6, 6, 0}, {0xE0, 1, 1, 0}, {0xE3, 1, 1, 0}, {0xE6, 1, 1, 0}};

static void reset(struct panel_sim *s)
{
    memset(&s->c.uc, 0, sizeof s->c.uc);
}

static void stream(struct panel_sim *s, uint8_t code, uint8_t b)
{
    struct panel_uc *u = &s->c.uc;
    if (u->at >= s->plane_n) {
        if (!u->over) {
            panel_note(s, PANEL_OVERRUN, "%02X: over %u bytes", code,
                    (unsigned)s->plane_n);
        }
        u->over = true;
        return;
    }
    panel_plane_put(s, 0, u->at++, b, 0);
}

static void stream_ends(struct panel_sim *s, uint8_t code)
{
    if (s->c.uc.at < s->plane_n) {
        panel_note(s, PANEL_UNDERRUN, "%02X: %u of %u bytes", code,
                (unsigned)s->c.uc.at, (unsigned)s->plane_n);
    }
}

/* 0 black, 1 white; red is 4 on the F, 3 on the E, yellow 5 and 2: one of the
 * two is the accent, what it is does not matter here. */
static uint8_t new_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    uint8_t b = s->plane[0].bits[(size_t)y * s->m->stride + x / 2];
    unsigned v = x % 2 == 0 ? (unsigned)b >> 4 : b & 15u;
    bool accent = s->m->kind == COLOUR_F ? v == 4 || v == 5 : v == 3 || v == 2;
    return v == 0   ? PANEL_BLACK
           : v == 1 ? PANEL_WHITE
           : accent ? PANEL_ACCENT
                    : PANEL_OTHER;
}

static uint8_t old_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    (void)s;
    (void)x;
    (void)y;
    return PANEL_WHITE;
}

static void refresh(struct panel_sim *s)
{
    struct panel_uc *u = &s->c.uc;
    struct panel_box all = {
            0, 0, (uint16_t)(s->m->stride - 1), (uint16_t)(s->m->rows - 1)};
    if (!s->booster) {
        panel_note(s, PANEL_POWER, "refresh");
        return;
    }
    if (!u->unlocked) {
        panel_note(s, PANEL_VALUE, "no key of AA");
    }
    if (u->tres_w != s->m->width || u->tres_h != s->m->height) {
        panel_note(s, PANEL_SIZE, "TRES %ux%u, not %ux%u", u->tres_w, u->tres_h,
                s->m->width, s->m->height);
    }
    if (panel_plane_unwritten(s, 0, &all)) {
        panel_note(s, PANEL_UNWRITTEN, "10");
    }
    u->doing = panel_wave_otp(s, WAVE_FULL);
    u->pending = PENDING_SHOW;
    panel_refresh_begins(s, &u->doing);
    panel_be_busy(s, u->doing.ms * MS);
}

static void done(struct panel_sim *s)
{
    struct panel_box all = {
            0, 0, (uint16_t)(s->m->width - 1), (uint16_t)(s->m->height - 1)};
    uint8_t what = s->c.uc.pending;
    s->c.uc.pending = PENDING_NONE;
    if (what == PENDING_OFF) {
        s->booster = false;
    } else if (what == PENDING_SHOW) {
        panel_drive(s, &s->c.uc.doing, &all, new_ink, old_ink);
    }
}

static void run(struct panel_sim *s, uint8_t code, const uint8_t *a)
{
    struct panel_uc *u = &s->c.uc;
    switch (code) {
    case 0x02:
        u->pending = PENDING_OFF;
        panel_be_busy(s, OFF_MS * MS);
        break;
    case 0x04:
        if (panel_booster(s)) {
            panel_be_busy(s, ON_MS * MS);
        }
        break;
    case 0x07:
        if (a[0] == 0xA5) {
            panel_fall_asleep(s);
        } else {
            panel_note(s, PANEL_SLEEP_CHECK, "%02X", a[0]);
        }
        break;
    case 0x10:
        u->at = 0;
        u->over = false;
        break;
    case 0x12:
        refresh(s);
        break;
    case 0x61:
        u->tres_w = (uint16_t)(a[0] << 8 | a[1]);
        u->tres_h = (uint16_t)(a[2] << 8 | a[3]);
        break;
    case 0xAA: { /* the key without which nothing else is heard */
        static const uint8_t key[] = {0x49, 0x55, 0x20, 0x08, 0x09, 0x18};
        u->unlocked = memcmp(a, key, sizeof key) == 0;
        if (!u->unlocked) {
            panel_note(s, PANEL_VALUE, "key of AA");
        }
        break;
    }
    default:
        break;
    }
}

static uint8_t byte(struct panel_sim *s, uint8_t b)
{
    return panel_dc_byte(
            s, b, commands, sizeof commands / sizeof *commands, run, stream);
}

static void settle(struct panel_sim *s)
{
    panel_dc_settle(s, stream_ends);
}

const struct panel_chip panel_colour7 = {reset, byte, NULL, done, settle};
