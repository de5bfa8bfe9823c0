/* SPDX-License-Identifier: MIT */
/* UC8176 (IL0398) and UC8179 (GD7965). */
#include "chip.h"

#include <string.h>

#define ON_MS 120u
#define OFF_MS 150u

enum { PENDING_NONE, PENDING_OFF, PENDING_SHOW };

static const struct panel_command commands[] = {{0x00, 1, 1, 0},
        {0x01, 4, 5, 0}, {0x02, 0, 0, 0}, {0x03, 1, 1, 0}, {0x04, 0, 0, 0},
        {0x06, 3, 4, 0}, {0x07, 1, 1, 0}, {0x10, 0, STREAM, 0}, {0x11, 0, 0, 0},
        {0x12, 0, 1, 0}, {0x13, 0, STREAM, 0}, {0x15, 1, 1, 0},
        {0x20, 42, 60, 0}, {0x21, 42, 60, 0}, {0x22, 42, 60, 0},
        {0x23, 42, 60, 0}, {0x24, 42, 60, 0}, {0x25, 42, 60, 0},
        {0x2F, 0, 0, 1}, {0x30, 1, 1, 0}, {0x40, 0, 0, 0}, {0x41, 1, 1, 0},
        {0x50, 2, 2, 0}, {0x52, 1, 1, 0}, {0x60, 1, 1, 0}, {0x61, 4, 4, 0},
        {0x65, 4, 4, 0}, {0x70, 0, 0, 0}, {0x71, 0, 0, 1}, {0x82, 1, 1, 0},
        {0x90, 9, 9, 0}, {0x91, 0, 0, 0}, {0x92, 0, 0, 0}, {0xE0, 1, 1, 0},
        {0xE3, 1, 1, 0}, {0xE5, 1, 1, 0}};
#define N_COMMANDS (sizeof commands / sizeof *commands)

static void reset(struct panel_sim *s)
{
    memset(&s->c.uc, 0, sizeof s->c.uc);
    s->c.uc.psr = 0x0F;
    s->c.uc.cdi = 0x31;
}

/* The window data goes to, in bytes of X; else the whole plane. */
static struct panel_box area(const struct panel_sim *s)
{
    struct panel_box b = {
            0, 0, (uint16_t)(s->m->stride - 1), (uint16_t)(s->m->rows - 1)};
    if (s->c.uc.partial && s->c.uc.window_ok) {
        b = s->c.uc.window;
        b.x0 /= 8;
        b.x1 /= 8;
    }
    return b;
}

static uint32_t area_bytes(const struct panel_sim *s)
{
    struct panel_box b = area(s);
    return (uint32_t)(b.x1 - b.x0 + 1) * (uint32_t)(b.y1 - b.y0 + 1);
}

static void stream(struct panel_sim *s, uint8_t code, uint8_t v)
{
    struct panel_uc *u = &s->c.uc;
    struct panel_box b = area(s);
    uint32_t across = (uint32_t)(b.x1 - b.x0 + 1);
    if (u->at >= area_bytes(s)) {
        if (!u->over) {
            panel_note(s, PANEL_OVERRUN, "%02X: over %u bytes", code,
                    (unsigned)area_bytes(s));
        }
        u->over = true;
        return;
    }
    uint32_t at =
            (b.y0 + u->at / across) * s->m->stride + b.x0 + u->at % across;
    panel_plane_put(s, code == 0x13, at, v, u->cdi & 3);
    u->at++;
}

static void stream_ends(struct panel_sim *s, uint8_t code)
{
    if (s->c.uc.at < area_bytes(s)) {
        panel_note(s, PANEL_UNDERRUN, "%02X: %u of %u bytes", code,
                (unsigned)s->c.uc.at, (unsigned)area_bytes(s));
    }
}

/* What a table of levels leaves a pixel as: groups of six bytes, four levels
 * of two bits, the frames of each, repeats. */
static uint8_t last_level(const uint8_t *lut)
{
    uint8_t last = KEEP;
    for (unsigned g = 0; g + 6 <= 42; g += 6) {
        for (unsigned i = 0; i < 4 && lut[g + 5] > 0; i++) {
            unsigned level = (unsigned)lut[g] >> (6 - 2 * i) & 3u;
            if (lut[g + 1 + i] > 0 && (level == 1 || level == 2)) {
                last = level == 1 ? PANEL_BLACK : PANEL_WHITE;
            }
        }
    }
    return last;
}

static void window(struct panel_sim *s, const uint8_t *a)
{
    struct panel_uc *u = &s->c.uc;
    struct panel_box b = {(uint16_t)(a[0] << 8 | a[1]),
            (uint16_t)(a[4] << 8 | a[5]), (uint16_t)(a[2] << 8 | a[3]),
            (uint16_t)(a[6] << 8 | a[7])};
    u->window_ok = false;
    if (b.x1 < b.x0 || b.y1 < b.y0 || b.x1 >= s->m->width ||
            b.y1 >= s->m->height) {
        panel_note(s, PANEL_WINDOW, "%u,%u to %u,%u", b.x0, b.y0, b.x1, b.y1);
    } else if (b.x0 % 8 != 0 || b.x1 % 8 != 7) {
        panel_note(s, PANEL_ALIGN, "x %u to %u", b.x0, b.x1);
    } else if (a[8] != 0x01) { /* gates scan inside and outside */
        panel_note(s, PANEL_VALUE, "window: %02X", a[8]);
    } else {
        u->window = b;
        u->window_ok = true;
    }
}

/* ---- refresh ------------------------------------------------------------ */

/* Pixel of a plane at a place of the glass. */
static bool bit(
        const struct panel_sim *s, unsigned plane, uint16_t x, uint16_t y)
{
    const struct panel_uc *u = &s->c.uc;
    uint16_t rx = (u->psr & 0x04) != 0 ? x : (uint16_t)(s->m->width - 1 - x);
    uint16_t ry = (u->psr & 0x08) != 0 ? y : (uint16_t)(s->m->height - 1 - y);
    return panel_plane_get(s, plane, rx, ry);
}

static uint8_t new_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    bool ones_white = (s->c.uc.cdi & 1) != 0;
    if ((s->m->flags & ACCENT) == 0) {
        return bit(s, 1, x, y) == ones_white ? PANEL_WHITE : PANEL_BLACK;
    }
    if (bit(s, 1, x, y) == ((s->c.uc.cdi & 2) == 0)) {
        return PANEL_ACCENT;
    }
    return bit(s, 0, x, y) == ones_white ? PANEL_WHITE : PANEL_BLACK;
}

static uint8_t old_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    bool ones_white = (s->c.uc.cdi & 1) != 0;
    return bit(s, 0, x, y) == ones_white ? PANEL_WHITE : PANEL_BLACK;
}

static struct panel_wave waveform(struct panel_sim *s)
{
    const struct panel_uc *u = &s->c.uc;
    struct panel_wave w = panel_wave_otp(s, WAVE_FULL);
    bool has_otp = (s->m->flags & REGISTER_ONLY) == 0;
    if ((u->psr & 0x20) != 0) {
        if ((u->lut_set & 0x1F) != 0x1F) {
            panel_note(s, PANEL_WAVEFORM, "tables 20 to 24 are not all there");
        }
        w.to[0][0] = u->lut_last[1];
        w.to[1][0] = u->lut_last[2];
        w.to[0][1] = u->lut_last[3];
        w.to[1][1] = u->lut_last[4];
        if (w.to[0][0] == KEEP && w.to[1][1] == KEEP) {
            w.kind = WAVE_PARTIAL;
            w.ms = s->m->partial_ms;
        }
    } else if ((u->tsfix & 2) != 0 && u->temperature == 0x5F) {
        panel_note(s, PANEL_WAVEFORM, "four greys");
    } else if ((u->tsfix & 2) != 0 && u->temperature >= 100) {
        if (s->m->partial_ms == 0 || !has_otp) {
            panel_note(s, PANEL_WAVEFORM, "no partial one in its OTP");
        } else {
            w = panel_wave_otp(s, WAVE_PARTIAL);
        }
    } else if ((u->tsfix & 2) != 0 && u->temperature >= 80) {
        if (s->m->fast_ms == 0) {
            panel_note(s, PANEL_WAVEFORM, "no fast one in its OTP");
        }
        w = panel_wave_otp(s, WAVE_FAST);
    }
    return w;
}

static void refresh(struct panel_sim *s)
{
    struct panel_uc *u = &s->c.uc;
    const struct panel_model *m = s->m;
    struct panel_box b = area(s);
    bool accent = (m->flags & ACCENT) != 0;
    if (!s->booster) {
        panel_note(s, PANEL_POWER, "refresh");
        return;
    }
    if (u->tres_w != m->width || u->tres_h != m->height) {
        panel_note(s, PANEL_SIZE, "TRES %ux%u, not %ux%u", u->tres_w, u->tres_h,
                m->width, m->height);
    }
    if (((u->psr & 0x10) == 0) != accent) {
        panel_note(s, PANEL_SIZE, "PSR %02X", u->psr);
    }
    for (unsigned p = 0; p < 2; p++) {
        if (panel_plane_unwritten(s, p, &b)) {
            panel_note(s, PANEL_UNWRITTEN, "%02X", p == 0 ? 0x10 : 0x13);
        } else if (((s->plane[p].polarity ^ u->cdi) & (accent ? 3 : 1)) != 0) {
            panel_note(s, PANEL_POLARITY, "%02X: CDI %02X",
                    p == 0 ? 0x10 : 0x13, u->cdi);
        }
    }
    u->doing = waveform(s);
    u->pending = PENDING_SHOW;
    panel_refresh_begins(s, &u->doing);
    panel_be_busy(s, u->doing.ms * MS);
}

static void shown(struct panel_sim *s)
{
    struct panel_uc *u = &s->c.uc;
    struct panel_box all = {
            0, 0, (uint16_t)(s->m->width - 1), (uint16_t)(s->m->height - 1)};
    bool part = u->partial && u->window_ok;
    panel_drive(s, &u->doing, part ? &u->window : &all, new_ink, old_ink);
    if ((u->cdi & 0x08) != 0 && (s->m->flags & ACCENT) == 0 &&
            s->m->kind == UC8179) {
        memcpy(s->plane[0].bits, s->plane[1].bits, s->plane_n);
        memcpy(s->plane[0].written, s->plane[1].written, s->plane_n);
        s->plane[0].polarity = s->plane[1].polarity;
    }
}

static void done(struct panel_sim *s)
{
    uint8_t what = s->c.uc.pending;
    s->c.uc.pending = PENDING_NONE;
    if (what == PENDING_OFF) {
        s->booster = false;
    } else if (what == PENDING_SHOW) {
        shown(s);
    }
}

/* ---- commands ----------------------------------------------------------- */

static void power_off(struct panel_sim *s)
{
    s->c.uc.pending = PENDING_OFF;
    panel_be_busy(s, OFF_MS * MS);
}

static void deep_sleep(struct panel_sim *s, uint8_t check)
{
    if (check != 0xA5) {
        panel_note(s, PANEL_SLEEP_CHECK, "%02X", check);
        return;
    }
    panel_fall_asleep(s);
}

/* Partial mode without a window is the whole, but not what was meant. */
static void check_window(struct panel_sim *s)
{
    if (s->c.uc.partial && !s->c.uc.window_ok) {
        panel_note(s, PANEL_WINDOW, "none was set");
    }
}

static void run(struct panel_sim *s, uint8_t code, const uint8_t *a)
{
    struct panel_uc *u = &s->c.uc;
    switch (code) {
    case 0x00:
        u->psr = a[0];
        if ((a[0] & 1) == 0) {
            bool on = s->booster;
            reset(s);
            s->booster = on;
        }
        break;
    case 0x02:
        power_off(s);
        break;
    case 0x04:
        if (panel_booster(s)) {
            panel_be_busy(s, ON_MS * MS);
        }
        break;
    case 0x07:
        deep_sleep(s, a[0]);
        break;
    case 0x10:
    case 0x13:
        u->at = 0;
        u->over = false;
        check_window(s);
        break;
    case 0x12:
        check_window(s);
        refresh(s);
        break;
    case 0x20:
    case 0x21:
    case 0x22:
    case 0x23:
    case 0x24:
    case 0x25:
        u->lut_set |= (uint8_t)(1u << (code - 0x20));
        u->lut_last[code - 0x20] = last_level(a);
        break;
    case 0x50:
        u->cdi = a[0];
        break;
    case 0x61:
        u->tres_w = (uint16_t)(a[0] << 8 | a[1]);
        u->tres_h = (uint16_t)(a[2] << 8 | a[3]);
        if (u->tres_w != s->m->width || u->tres_h != s->m->height) {
            panel_note(s, PANEL_SIZE, "TRES %ux%u", u->tres_w, u->tres_h);
        }
        break;
    case 0x90:
        window(s, a);
        break;
    case 0x91:
    case 0x92:
        u->partial = code == 0x91;
        break;
    case 0xE0:
        u->tsfix = a[0];
        break;
    case 0xE5:
        u->temperature = a[0];
        break;
    default:
        break;
    }
}

/* The UC8176's CDI is one byte. */
static const struct panel_command commands_8176[] = {{0x50, 1, 1, 0}};

static uint8_t byte(struct panel_sim *s, uint8_t b)
{
    bool is_data = s->pins[NG_PIN_DC] == 1;
    if (!is_data && b == 0x50 && s->m->kind == UC8176) {
        return panel_dc_byte(s, b, commands_8176, 1, run, stream);
    }
    return panel_dc_byte(s, b, commands, N_COMMANDS, run, stream);
}

static void settle(struct panel_sim *s)
{
    panel_dc_settle(s, stream_ends);
}

const struct panel_chip panel_uc81xx = {reset, byte, NULL, done, settle};
