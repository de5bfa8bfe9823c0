/* SPDX-License-Identifier: MIT */
/* SSD1608, 1675, 1680, 1683, 1677. */
#include "chip.h"

#include <string.h>

#define SOFT_RESET_MS 5u
#define ON_MS 100u
#define OFF_MS 130u
#define LOAD_MS 5u

enum { LUT_REGISTER = 8 };
enum { PENDING_NONE, PENDING_SEQUENCE };
enum { SET_X = 0, SET_Y, SET_COUNT_X, SET_COUNT_Y };

static const struct panel_command commands[] = {{0x01, 3, 3, 0},
        {0x03, 1, 1, 0}, {0x04, 3, 3, 0}, {0x0C, 4, 5, 0}, {0x10, 1, 1, 0},
        {0x11, 1, 1, 0}, {0x12, 0, 0, 0}, {0x18, 1, 1, 0}, {0x1A, 1, 2, 0},
        {0x20, 0, 0, 0}, {0x21, 2, 2, 0}, {0x22, 1, 1, 0}, {0x24, 0, STREAM, 0},
        {0x26, 0, STREAM, 0}, {0x2B, 2, 2, 0}, {0x2C, 1, 1, 0}, {0x2F, 0, 0, 1},
        {0x3A, 1, 1, 0}, {0x3B, 1, 1, 0}, {0x3C, 1, 1, 0}, {0x3F, 1, 1, 0},
        {0x45, 4, 4, 0}, {0x46, 1, 1, 0}, {0x47, 1, 1, 0}, {0x4F, 2, 2, 0},
        {0x74, 1, 1, 0}, {0x7E, 1, 1, 0}, {0x7F, 0, 0, 0}};
#define N_COMMANDS (sizeof commands / sizeof *commands)

/* X by the byte, and waveforms, by chip */
static const struct panel_command by_byte[] = {
        {0x44, 2, 2, 0}, {0x4E, 1, 1, 0}};
static const struct panel_command by_pixel[] = {
        {0x44, 4, 4, 0}, {0x4E, 2, 2, 0}};
static const struct panel_command options_1675[] = {{0x37, 7, 7, 0}};
static const struct panel_command options[] = {{0x37, 10, 10, 0}};
static const struct panel_command luts[] = {[SSD1608] = {0x32, 30, 30, 0},
        [SSD1675] = {0x32, 70, 70, 0},
        [SSD1680] = {0x32, 153, 159, 0},
        [SSD1683] = {0x32, 227, 233, 0},
        [SSD1677] = {0x32, 105, 112, 0}};

static void reset(struct panel_sim *s)
{
    memset(&s->c.ssd, 0, sizeof s->c.ssd);
    s->c.ssd.entry = 3;
    s->c.ssd.sequence = 0xFF;
}

/* ---- memory ------------------------------------------------------------- */

static bool goes(uint16_t from, uint16_t to, bool up)
{
    return up ? from <= to : from >= to;
}

static uint32_t window_bytes(const struct panel_ssd *c)
{
    uint32_t across = (uint32_t)(c->xe > c->xs ? c->xe - c->xs : c->xs - c->xe);
    uint32_t down = (uint32_t)(c->ye > c->ys ? c->ye - c->ys : c->ys - c->ye);
    return (across + 1) * (down + 1);
}

static void stream_begins(struct panel_sim *s, uint8_t code)
{
    struct panel_ssd *c = &s->c.ssd;
    c->wrote = 0;
    c->over = false;
    if (!c->window_set[SET_X] || !c->window_set[SET_Y]) {
        panel_note(s, PANEL_WINDOW, "%02X: none was set", code);
    } else if (c->xs >= s->m->stride || c->xe >= s->m->stride ||
               c->ys >= s->m->rows || c->ye >= s->m->rows) {
        panel_note(s, PANEL_WINDOW, "%02X: %u,%u to %u,%u", code, c->xs, c->ys,
                c->xe, c->ye);
    } else if (!goes(c->xs, c->xe, (c->entry & 1) != 0) ||
               !goes(c->ys, c->ye, (c->entry & 2) != 0)) {
        panel_note(s, PANEL_WINDOW, "%02X: against entry mode %02X", code,
                c->entry);
    }
    if (!c->window_set[SET_COUNT_X] || !c->window_set[SET_COUNT_Y] ||
            c->x != c->xs || c->y != c->ys) {
        panel_note(s, PANEL_COUNTER, "%02X: %u,%u, window begins at %u,%u",
                code, c->x, c->y, c->xs, c->ys);
    }
}

/* One step along an axis; true: it went past the window's end. */
static bool step(uint16_t *at, uint16_t from, uint16_t to, bool up)
{
    if (*at == to) {
        *at = from;
        return true;
    }
    *at = (uint16_t)(up ? *at + 1 : *at - 1) & 0x3FF;
    return false;
}

static void stream(struct panel_sim *s, uint8_t code, uint8_t b)
{
    struct panel_ssd *c = &s->c.ssd;
    bool second = code == 0x26;
    uint8_t option = (uint8_t)(second ? c->option[0] >> 4 : c->option[0]) & 8;
    if (c->x < s->m->stride && c->y < s->m->rows) {
        panel_plane_put(
                s, second, (uint32_t)c->y * s->m->stride + c->x, b, option);
    }
    if (++c->wrote > window_bytes(c) && !c->over) {
        c->over = true;
        panel_note(s, PANEL_OVERRUN, "%02X: over %u bytes", code,
                (unsigned)window_bytes(c));
    }
    bool x_up = (c->entry & 1) != 0, y_up = (c->entry & 2) != 0;
    if ((c->entry & 4) == 0) {
        if (step(&c->x, c->xs, c->xe, x_up)) {
            step(&c->y, c->ys, c->ye, y_up);
        }
    } else if (step(&c->y, c->ys, c->ye, y_up)) {
        step(&c->x, c->xs, c->xe, x_up);
    }
}

static void stream_ends(struct panel_sim *s, uint8_t code)
{
    struct panel_ssd *c = &s->c.ssd;
    if (c->wrote < window_bytes(c)) {
        panel_note(s, PANEL_UNDERRUN, "%02X: %u of %u bytes", code,
                (unsigned)c->wrote, (unsigned)window_bytes(c));
    }
}

/* Registers of X: in bytes, or in pixels on an SSD1677. */
static uint16_t x_of(struct panel_sim *s, const uint8_t *a, bool last)
{
    if (s->m->kind != SSD1677) {
        return a[0];
    }
    uint16_t x = (uint16_t)(a[0] | a[1] << 8);
    if (x % 8 != (last ? 7 : 0)) {
        panel_note(s, PANEL_ALIGN, "x %u", x);
    }
    return x / 8;
}

/* ---- refresh ------------------------------------------------------------ */

/* Bit of a plane at a place of the glass, as option 21 lets it through. */
static bool bit(
        const struct panel_sim *s, unsigned plane, uint16_t x, uint16_t y)
{
    const struct panel_ssd *c = &s->c.ssd;
    unsigned option = (unsigned)(plane == 1 ? c->option[0] >> 4 : c->option[0]);
    bool flip = c->flip != ((s->m->flags & GATES_REVERSED) != 0);
    if ((option & 4) != 0) {
        return false;
    }
    return panel_plane_get(s, plane, (uint16_t)(x + s->m->x_offset),
                   flip ? (uint16_t)(s->m->height - 1 - y) : y) !=
           ((option & 8) != 0);
}

static uint8_t new_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    if ((s->m->flags & ACCENT) != 0 && bit(s, 1, x, y)) {
        return PANEL_ACCENT;
    }
    return bit(s, 0, x, y) ? PANEL_WHITE : PANEL_BLACK;
}

static uint8_t old_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    if ((s->m->flags & ACCENT) != 0) {
        return PANEL_WHITE;
    }
    return bit(s, 1, x, y) ? PANEL_WHITE : PANEL_BLACK;
}

/* The level a pixel is left at by a waveform in the register: five tables of
 * `groups` bytes, four levels of two bits each; the table is chosen by the
 * bits of second and first plane. Behind them, for each group, the frames of
 * its levels: A, B, C, D, repeats (SSD1675) or A, B, repeats of the two, C, D,
 * repeats, repeats (SSD1680). A level of no frames is not driven. */
static uint8_t last_level(const uint8_t *lut, unsigned which, unsigned groups)
{
    static const uint8_t frames_at[2][4] = {{0, 1, 2, 3}, {0, 1, 3, 4}};
    bool is_1675 = groups == 7;
    uint8_t last = KEEP;
    for (unsigned i = 0; i < 4 * groups; i++) {
        unsigned level =
                (unsigned)lut[which * groups + i / 4] >> (6 - 2 * (i % 4)) & 3u;
        const uint8_t *frames = lut + 5u * groups + i / 4 * (is_1675 ? 5u : 7u);
        if (frames[frames_at[is_1675 ? 0 : 1][i % 4]] > 0 &&
                (level == 1 || level == 2)) {
            last = level == 1 ? PANEL_BLACK : PANEL_WHITE;
        }
    }
    return last;
}

static void lut_written(struct panel_sim *s, const uint8_t *a)
{
    struct panel_ssd *c = &s->c.ssd;
    unsigned groups = s->m->kind == SSD1675 ? 7 : 12;
    c->lut = LUT_REGISTER;
    c->wave = panel_wave_otp(s, WAVE_FULL);
    if ((s->m->flags & ACCENT) == 0 &&
            (s->m->kind == SSD1675 || s->m->kind == SSD1680)) {
        for (unsigned i = 0; i < 4; i++) { /* bits: 1 is white */
            c->wave.to[i < 2][i % 2 == 0] = last_level(a, i, groups);
        }
    }
}

/* The waveform of a sequence that shows; what is amiss is noted. */
static struct panel_wave waveform(struct panel_sim *s, bool mode2)
{
    struct panel_ssd *c = &s->c.ssd;
    const struct panel_model *m = s->m;
    struct panel_wave w = panel_wave_otp(s, WAVE_FULL);
    if (c->lut == LUT_REGISTER) {
        w = c->wave;
        w.kind = mode2 ? WAVE_PARTIAL : WAVE_FULL;
        w.ms = mode2 && m->partial_ms > 0 ? m->partial_ms : m->full_ms;
        return w;
    }
    if (c->lut == WAVE_NONE) {
        panel_note(s, PANEL_WAVEFORM, "none was loaded");
        return w;
    }
    if ((c->lut == WAVE_PARTIAL) != mode2) {
        panel_note(s, PANEL_WAVEFORM, "sequence %02X: the other mode's",
                c->sequence);
        return w;
    }
    if (mode2 && (m->partial_ms == 0 || (m->flags & REGISTER_ONLY) != 0)) {
        panel_note(s, PANEL_WAVEFORM, "no partial one in its OTP");
        return w;
    }
    if (c->lut == WAVE_FAST && m->fast_ms == 0) {
        panel_note(s, PANEL_WAVEFORM, "no fast one in its OTP");
    }
    return panel_wave_otp(s, c->lut);
}

static void check_planes(struct panel_sim *s, bool mode2)
{
    struct panel_ssd *c = &s->c.ssd;
    unsigned last = s->m->x_offset + s->m->width - 1u;
    struct panel_box seen = {s->m->x_offset / 8, 0, (uint16_t)(last / 8),
            (uint16_t)(s->m->rows - 1)};
    for (unsigned p = 0; p < 2; p++) {
        unsigned option = (unsigned)(p == 1 ? c->option[0] >> 4 : c->option[0]);
        bool used = p == 0 || mode2 || (s->m->flags & ACCENT) != 0;
        if (!used || (option & 4) != 0) {
            continue;
        }
        if (panel_plane_unwritten(s, p, &seen)) {
            panel_note(s, PANEL_UNWRITTEN, "%02X", p == 0 ? 0x24 : 0x26);
        } else if (((s->plane[p].polarity ^ option) & 8) != 0) {
            panel_note(s, PANEL_POLARITY, "%02X: option %02X",
                    p == 0 ? 0x24 : 0x26, c->option[0]);
        }
    }
}

/* 20: does what 22 asked for. */
static void activate(struct panel_sim *s)
{
    struct panel_ssd *c = &s->c.ssd;
    uint8_t q = c->sequence;
    bool mode2 = (q & 0x08) != 0;
    uint64_t ms = 1;
    if ((q & 0x80) != 0) {
        c->clock = true;
    }
    if ((q & 0x40) != 0) {
        ms += s->booster ? 0 : ON_MS;
        if (!s->booster && !panel_booster(s)) {
            return;
        }
    }
    if ((q & 0x20) != 0) {
        c->temperature_forced = false;
        ms += LOAD_MS;
    }
    if ((q & 0x10) != 0) {
        bool hot = c->temperature_forced && c->forced >= 80;
        c->lut = mode2 ? WAVE_PARTIAL : hot ? WAVE_FAST : WAVE_FULL;
        ms += LOAD_MS;
    }
    c->pending = 0;
    if ((q & 0x04) != 0) {
        if (!s->booster || !c->clock) {
            panel_note(s, PANEL_POWER, "sequence %02X", q);
            return;
        }
        if (!c->mux_set) {
            panel_note(s, PANEL_SIZE, "MUX was never set");
        }
        check_planes(s, mode2);
        c->doing = waveform(s, mode2);
        c->mode2 = mode2;
        c->pending |= 0x04;
        panel_refresh_begins(s, &c->doing);
        ms = c->doing.ms; /* measured with all that belongs to it */
    }
    if ((q & 0x02) != 0) {
        ms += (q & 0x04) != 0 ? 0 : OFF_MS;
        c->pending |= 0x02;
    }
    if ((q & 0x01) != 0) {
        c->pending |= 0x01;
    }
    panel_be_busy(s, ms * MS);
}

static void done(struct panel_sim *s)
{
    struct panel_ssd *c = &s->c.ssd;
    struct panel_box all = {
            0, 0, (uint16_t)(s->m->width - 1), (uint16_t)(s->m->height - 1)};
    uint8_t q = c->pending;
    c->pending = 0;
    if ((q & 0x04) != 0) {
        panel_drive(s, &c->doing, &all, new_ink, old_ink);
        if (c->mode2 && c->ping_pong) {
            memcpy(s->plane[1].bits, s->plane[0].bits, s->plane_n);
            memcpy(s->plane[1].written, s->plane[0].written, s->plane_n);
        }
    }
    if ((q & 0x02) != 0) {
        s->booster = false;
    }
    if ((q & 0x01) != 0) {
        c->clock = false;
    }
}

/* ---- commands ----------------------------------------------------------- */

static void driver_output(struct panel_sim *s, const uint8_t *a)
{
    uint16_t mux = (uint16_t)(a[0] | (a[1] & 3) << 8);
    uint8_t want = (s->m->flags & GATES_REVERSED) != 0 ? 0x02 : 0x00;
    s->c.ssd.mux_set = true;
    s->c.ssd.flip = (a[2] & 1) != 0;
    if (mux != s->m->rows - 1) {
        panel_note(s, PANEL_SIZE, "MUX %u, not %u", mux, s->m->rows - 1);
    }
    if ((a[2] & ~1) != want) {
        panel_note(s, PANEL_SIZE, "gates' order %02X, not %02X", a[2], want);
    }
}

static void deep_sleep(struct panel_sim *s, uint8_t mode)
{
    if (mode == 1 || mode == 3) {
        panel_fall_asleep(s);
    } else if (mode != 0) {
        panel_note(s, PANEL_VALUE, "deep sleep %02X", mode);
    }
}

static void soft_reset(struct panel_sim *s)
{
    bool analog = s->booster;
    reset(s);
    s->booster = analog;
    panel_be_busy(s, SOFT_RESET_MS * MS);
}

static void address(struct panel_sim *s, uint8_t code, const uint8_t *a)
{
    struct panel_ssd *c = &s->c.ssd;
    unsigned half = s->m->kind == SSD1677 ? 2 : 1;
    if (code == 0x44) {
        c->xs = x_of(s, a, (c->entry & 1) == 0);
        c->xe = x_of(s, a + half, (c->entry & 1) != 0);
        c->window_set[SET_X] = true;
    } else if (code == 0x45) {
        c->ys = (uint16_t)(a[0] | a[1] << 8);
        c->ye = (uint16_t)(a[2] | a[3] << 8);
        c->window_set[SET_Y] = true;
    } else if (code == 0x4E) {
        c->x = x_of(s, a, (c->entry & 1) == 0);
        c->window_set[SET_COUNT_X] = true;
    } else {
        c->y = (uint16_t)(a[0] | a[1] << 8);
        c->window_set[SET_COUNT_Y] = true;
    }
}

static void run(struct panel_sim *s, uint8_t code, const uint8_t *a)
{
    struct panel_ssd *c = &s->c.ssd;
    switch (code) {
    case 0x01:
        driver_output(s, a);
        break;
    case 0x10:
        deep_sleep(s, a[0]);
        break;
    case 0x11:
        c->entry = a[0] & 7;
        break;
    case 0x12:
        soft_reset(s);
        break;
    case 0x1A:
        c->forced = a[0];
        c->temperature_forced = true;
        break;
    case 0x20:
        activate(s);
        break;
    case 0x21:
        memcpy(c->option, a, 2);
        break;
    case 0x22:
        c->sequence = a[0];
        break;
    case 0x24:
    case 0x26:
        stream_begins(s, code);
        break;
    case 0x32:
        lut_written(s, a);
        break;
    case 0x37: /* an SSD1675 has it one byte earlier */
        c->ping_pong = (a[s->m->kind == SSD1675 ? 4 : 5] & 0x40) != 0;
        break;
    case 0x44:
    case 0x45:
    case 0x4E:
    case 0x4F:
        address(s, code, a);
        break;
    default:
        break;
    }
}

static uint8_t byte(struct panel_sim *s, uint8_t b)
{
    uint8_t code = s->pins[NG_PIN_DC] == 1 ? s->dc.code : b;
    const struct panel_command *table = commands;
    size_t n = N_COMMANDS;
    if (code == 0x44 || code == 0x4E) {
        table = s->m->kind == SSD1677 ? by_pixel : by_byte;
        n = 2;
    } else if (code == 0x32) {
        table = &luts[s->m->kind];
        n = 1;
    } else if (code == 0x37) {
        table = s->m->kind == SSD1675 ? options_1675 : options;
        n = 1;
    }
    return panel_dc_byte(s, b, table, n, run, stream);
}

static void settle(struct panel_sim *s)
{
    panel_dc_settle(s, stream_ends);
}

const struct panel_chip panel_ssd16xx = {reset, byte, NULL, done, settle};
