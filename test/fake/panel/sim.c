/* SPDX-License-Identifier: MIT */
/* Pins, time, power, BUSY and its faults. */
#include "chip.h"

#include <stdlib.h>
#include <string.h>

#define BUSY_VALID (200 * US) /* an IT8951's HRDY at once */
#define RESET_MIN (10 * US)
#define RESET_MAX (10 * MS)    /* longer takes the power away, on some HATs */
#define SETTLE (10 * MS)       /* after power, before reset; after reset */
#define REFRESH_MIN (200 * MS) /* whatever takes longer is a refresh */
#define START (1000 * MS)      /* of the clock */

uint8_t panel_noise(struct panel_sim *s)
{
    /* xorshift64, Marsaglia 2003 */
    s->noise ^= s->noise << 13;
    s->noise ^= s->noise >> 7;
    s->noise ^= s->noise << 17;
    return (uint8_t)(s->noise >> 32);
}

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool skipped(char c)
{
    return c == '.' || c == ' ' || c == '-';
}

static bool same_name(const char *a, const char *b)
{
    for (;;) {
        while (skipped(*a)) {
            a++;
        }
        while (skipped(*b)) {
            b++;
        }
        if (fold(*a) != fold(*b) || *a == '\0') {
            return fold(*a) == fold(*b);
        }
        a++;
        b++;
    }
}

const char *panel_sim_name(size_t i)
{
    const struct panel_model *m = panel_model_at(i);
    return m == NULL ? NULL : m->name;
}

static void fill_noise(struct panel_sim *s, uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i += sizeof s->noise) {
        size_t left = n - i;
        panel_noise(s);
        memcpy(bytes + i, &s->noise,
                left < sizeof s->noise ? left : sizeof s->noise);
    }
}

static void scramble(struct panel_sim *s)
{
    for (unsigned p = 0; p < 2; p++) {
        fill_noise(s, s->plane[p].bits, s->plane_n);
        memset(s->plane[p].written, 0, s->plane_n);
    }
}

struct panel_sim *panel_sim_new(const char *name)
{
    const struct panel_model *m = NULL;
    size_t i = 0;
    while ((m = panel_model_at(i)) != NULL && !same_name(m->name, name)) {
        i++;
    }
    struct panel_sim *s = m == NULL ? NULL : calloc(1, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    size_t pixels = (size_t)m->width * m->height;
    s->m = m;
    s->plane_n = (uint32_t)m->stride * m->rows;
    uint8_t *mem = malloc(4 * (size_t)s->plane_n + 2 * pixels);
    if (mem == NULL) {
        free(s);
        return NULL;
    }
    for (unsigned p = 0; p < 2; p++) {
        s->plane[p].bits = mem + 2 * p * s->plane_n;
        s->plane[p].written = s->plane[p].bits + s->plane_n;
    }
    s->ink = mem + 4 * (size_t)s->plane_n;
    s->veil = s->ink + pixels;
    s->noise = 88172645463325252u;
    fill_noise(s, s->ink, pixels);
    for (size_t k = 0; k < pixels; k++) {
        s->ink[k] = (s->ink[k] & 1) != 0 ? PANEL_BLACK : PANEL_WHITE;
    }
    memset(s->veil, 30, pixels);
    memset(s->pins, -1, sizeof s->pins);
    s->hz = 4000000;
    s->vcom = 2300;
    s->now = s->traced = START;
    scramble(s);
    panel_sim_hat(s, m->has_pwr ? PANEL_HAT_PWR : PANEL_HAT_PLAIN);
    return s;
}

void panel_sim_free(struct panel_sim *s)
{
    if (s != NULL) {
        free(s->plane[0].bits);
        free(s->text);
        free(s->trace);
        free(s);
    }
}

void panel_sim_hat(struct panel_sim *s, enum panel_hat hat)
{
    s->hat = hat;
    s->powered = hat != PANEL_HAT_PWR;
}

void panel_sim_fault(struct panel_sim *s, enum panel_fault fault, uint32_t at)
{
    s->fault = fault;
    s->fault_at = at;
    s->n_busy = s->n_brown = 0;
    s->n_bytes = 0;
}

void panel_sim_spi_setup(
        struct panel_sim *s, uint32_t hz, uint8_t mode, bool manual)
{
    s->hz = hz == 0 ? 1 : hz;
    s->spi_mode = mode;
    s->manual_cs = manual;
    s->selected = false;
}

void panel_sim_vcom(struct panel_sim *s, uint16_t mv)
{
    s->vcom = mv;
}

/* ---- time and BUSY ------------------------------------------------------ */

bool panel_is_busy(const struct panel_sim *s)
{
    return s->now < s->busy_until;
}

static void pass(struct panel_sim *s, uint64_t ns)
{
    uint64_t end = s->now > FOR_EVER - ns ? FOR_EVER - 1 : s->now + ns;
    while (s->doing && s->busy_until <= end) {
        s->now = s->busy_until;
        s->doing = false;
        if (s->m->chip->done != NULL) {
            s->m->chip->done(s);
        }
    }
    s->now = end;
}

void panel_be_busy(struct panel_sim *s, uint64_t ns)
{
    s->n_busy++;
    s->doing = true;
    s->busy_from = s->now;
    s->busy_until = s->now + ns * (s->fault == PANEL_FAULT_COLD ? 2 : 1);
    bool long_enough =
            s->fault_at == 0 ? ns >= REFRESH_MIN : s->n_busy >= s->fault_at;
    if (s->fault == PANEL_FAULT_STUCK && long_enough) {
        s->busy_until = FOR_EVER;
    }
}

static uint64_t busy_seen(const struct panel_sim *s)
{
    return s->busy_from + (s->m->chip == &panel_it8951 ? 0 : BUSY_VALID);
}

/* Level of the wire at a time. */
static bool level_at(const struct panel_sim *s, uint64_t now)
{
    bool high = (s->m->flags & BUSY_HIGH) != 0;
    bool busy = now < s->busy_until && now >= busy_seen(s);
    if (s->fault == PANEL_FAULT_ABSENT) {
        return !high;
    }
    if (!s->powered) {
        return s->fault == PANEL_FAULT_INVERTED;
    }
    /* an SSD16xx in deep sleep keeps BUSY high */
    busy |= s->asleep && s->m->chip == &panel_ssd16xx;
    return (busy == high) != (s->fault == PANEL_FAULT_INVERTED);
}

bool panel_sim_busy_for(const struct panel_sim *s, uint64_t *us)
{
    bool level = level_at(s, s->now);
    uint64_t at = FOR_EVER;
    if (panel_is_busy(s) && s->powered) {
        at = s->now < busy_seen(s) ? busy_seen(s) : s->busy_until;
        at = level_at(s, at) == level && at != FOR_EVER ? s->busy_until : at;
    }
    *us = at == FOR_EVER ? FOR_EVER : (at - s->now + US - 1) / US;
    return level;
}

static void look(struct panel_sim *s)
{
    if (panel_is_busy(s) && s->now < busy_seen(s)) {
        panel_note(s, PANEL_BUSY_EARLY, "%llu us after command %02X",
                (unsigned long long)((s->now - s->busy_from) / US), s->dc.code);
    }
}

int panel_sim_busy(struct panel_sim *s)
{
    pass(s, 10 * US); /* what it takes to ask */
    look(s);
    if (s->fault == PANEL_FAULT_FLOATING) {
        return panel_noise(s) & 1;
    }
    return level_at(s, s->now);
}

void panel_sim_advance(struct panel_sim *s, uint64_t us)
{
    pass(s, us > FOR_EVER / US ? FOR_EVER / 2 : us * US);
}

uint64_t panel_sim_now_us(const struct panel_sim *s)
{
    return s->now / US;
}

/* ---- power and reset ---------------------------------------------------- */

/* Registers and what was going on are gone. */
static void chip_reset(struct panel_sim *s)
{
    s->booster = s->asleep = s->doing = false;
    s->busy_from = s->busy_until = 0;
    memset(&s->dc, 0, sizeof s->dc);
    if (s->m->chip->reset != NULL) {
        s->m->chip->reset(s);
    }
}

void panel_power_lost(struct panel_sim *s)
{
    chip_reset(s);
    scramble(s);
    s->was_reset = false;
}

bool panel_booster(struct panel_sim *s)
{
    bool all = s->fault_at == 0 || s->n_brown < s->fault_at;
    if (s->fault == PANEL_FAULT_BROWN_OUT && all) {
        s->n_brown++;
        panel_power_lost(s);
        s->was_reset = true; /* it came up by itself, with its defaults */
        if (!panel_is_busy(s)) {
            panel_be_busy(s, 5 * MS);
        }
        return false;
    }
    s->booster = true;
    return true;
}

void panel_fall_asleep(struct panel_sim *s)
{
    if (s->booster) {
        panel_note(s, PANEL_SLEEP_POWERED, "power off comes first");
    }
    s->asleep = true;
    scramble(s); /* some keep their memory; who counts on it errs */
}

static void pin_reset(struct panel_sim *s, bool level)
{
    if (!level) {
        s->reset_low_at = s->now;
        return;
    }
    uint64_t low = s->now - s->reset_low_at;
    if (low < RESET_MIN) {
        panel_note(s, PANEL_RESET_SHORT, "%llu us",
                (unsigned long long)(low / US));
        return;
    }
    if (s->hat == PANEL_HAT_CLEVER && low > RESET_MAX) {
        panel_note(s, PANEL_RESET_LONG, "%llu ms took the power away",
                (unsigned long long)(low / MS));
        panel_power_lost(s);
        s->power_at = s->now;
        return;
    }
    if (!s->powered) {
        return;
    }
    if (s->power_at > 0 && s->reset_low_at < s->power_at + SETTLE) {
        panel_note(s, PANEL_RESET_EARLY, "power came at %llu us",
                (unsigned long long)(s->power_at / US));
    }
    chip_reset(s);
    s->was_reset = true;
    s->reset_high_at = s->now;
}

static void pin_power(struct panel_sim *s, bool level)
{
    if (s->hat != PANEL_HAT_PWR || level == s->powered) {
        return;
    }
    if (!level) {
        if (s->booster) {
            panel_note(s, PANEL_POWER_CUT, "PWR low");
        }
        panel_power_lost(s);
    }
    s->powered = level;
    s->power_at = s->now;
}

void panel_sim_pin(struct panel_sim *s, enum ng_pin pin, bool level)
{
    static const char *const pin_names[] = {"RST", "DC", "CS", "PWR"};
    if ((unsigned)pin >= 4 || s->pins[pin] == (int8_t)level) {
        return;
    }
    bool first = s->pins[pin] < 0; /* an edge needs a level before it */
    s->pins[pin] = (int8_t)level;
    switch (pin) {
    case NG_PIN_RST:
        panel_trace_pin(s, pin_names[pin], level);
        if (!level || !first) {
            pin_reset(s, level);
        }
        break;
    case NG_PIN_PWR:
        panel_trace_pin(s, pin_names[pin], level);
        pin_power(s, level);
        break;
    case NG_PIN_CS:
        if (s->manual_cs) {
            s->selected = !level;
            if (s->m->chip->select != NULL) {
                s->m->chip->select(s, !level);
            }
        }
        break;
    case NG_PIN_DC:
        break;
    }
}

bool panel_may(struct panel_sim *s, const char *what, uint8_t b)
{
    enum panel_code code = (enum panel_code)0;
    if (!s->powered) {
        code = PANEL_UNPOWERED;
    } else if (s->pins[NG_PIN_RST] == 0) {
        code = PANEL_RESET_LOW;
    } else if (!s->was_reset) {
        code = PANEL_RESET_MISSING;
    } else if (s->asleep) {
        code = PANEL_ASLEEP;
    } else if (s->reset_high_at > 0 && s->now < s->reset_high_at + SETTLE) {
        panel_note(s, PANEL_RESET_SOON, "%s %02X %llu us after", what, b,
                (unsigned long long)((s->now - s->reset_high_at) / US));
        s->reset_high_at = 0; /* once is enough */
    }
    if (code != 0) {
        panel_note(s, code, "%s %02X", what, b);
    }
    return code == 0;
}

/* ---- SPI ---------------------------------------------------------------- */

void panel_sim_spi(
        struct panel_sim *s, const uint8_t *tx, uint8_t *rx, size_t n)
{
    const struct panel_chip *chip = s->m->chip;
    uint64_t byte_ns = UINT64_C(8000000000) / s->hz;
    bool selects = !s->manual_cs && chip->select != NULL;
    bool gone = s->fault == PANEL_FAULT_ABSENT;
    if (s->hz > 10000000) {
        panel_note(s, PANEL_SPI_FAST, "%u Hz", (unsigned)s->hz);
    }
    if (s->spi_mode != 0) {
        panel_note(s, PANEL_SPI_MODE, "%u", s->spi_mode);
        gone = true;
    }
    if (s->manual_cs && !s->selected) {
        panel_note(s, PANEL_UNSELECTED, "%zu bytes", n);
        gone = true;
    }
    if (selects) {
        chip->select(s, true);
    }
    for (size_t i = 0; i < n; i++) {
        uint8_t out = 0xFF;
        bool lost = s->fault == PANEL_FAULT_LOST && s->n_bytes == s->fault_at;
        s->n_bytes++;
        if (!gone && !lost) {
            out = chip->byte(s, tx[i]);
        }
        if (rx != NULL) {
            rx[i] = out;
        }
        pass(s, byte_ns);
        s->traced = s->traced + byte_ns > s->now ? s->now : s->traced + byte_ns;
    }
    if (selects) {
        chip->select(s, false);
    }
}

/* ---- the end of a session ----------------------------------------------- */

bool panel_sim_is_off(const struct panel_sim *s)
{
    return s->asleep || !s->powered || s->fault == PANEL_FAULT_ABSENT;
}

bool panel_sim_is_driving(const struct panel_sim *s)
{
    return s->booster;
}

void panel_sim_end(struct panel_sim *s)
{
    if (s->m->chip->settle != NULL) {
        s->m->chip->settle(s);
    }
    panel_trace_flush(s);
    if ((s->m->flags & LIT) != 0) {
        return;
    }
    if (s->booster) {
        panel_note(s, PANEL_END_POWERED, "it damages the glass");
    } else if (!panel_sim_is_off(s)) {
        panel_note(s, PANEL_END_AWAKE, "neither asleep nor off");
    }
}

/* ---- as a hardware layer ------------------------------------------------ */

static int hal_pin(void *ctx, enum ng_pin pin, bool level)
{
    panel_sim_pin(ctx, pin, level);
    return NG_OK;
}

static int hal_busy(void *ctx)
{
    return panel_sim_busy(ctx);
}

static int hal_spi(void *ctx, const uint8_t *tx, uint8_t *rx, size_t n)
{
    panel_sim_spi(ctx, tx, rx, n);
    return NG_OK;
}

static void hal_delay(void *ctx, uint32_t us)
{
    panel_sim_advance(ctx, us);
}

static int hal_wait(void *ctx, bool level, uint32_t timeout_ms)
{
    struct panel_sim *s = ctx;
    uint64_t end = s->now + timeout_ms * MS;
    while (panel_sim_busy(s) != level) {
        uint64_t us;
        panel_sim_busy_for(s, &us);
        us = s->fault == PANEL_FAULT_FLOATING ? 1000 : us;
        if (us == FOR_EVER || s->now + us * US > end) {
            pass(s, end > s->now ? end - s->now : 0);
            return 0;
        }
        pass(s, us * US);
    }
    return 1;
}

struct ng_hal panel_sim_hal(struct panel_sim *s)
{
    return (struct ng_hal){
            hal_pin, hal_busy, hal_spi, hal_delay, hal_wait, NULL, s};
}
