/* SPDX-License-Identifier: MIT */
/* Invariants 4 and 16: whatever bytes a panel gets, the simulator notes it and
 * goes on; whatever its wires answer, a driver returns within its time and
 * the power is off. Input: a mode, then for the simulator steps (below), for
 * a driver a schedule of faults; the last byte is the panel. */
#include "../fake/panel/sim.h"
#include "fuzz.h"

#include "panel/epd.h"

/* Small ones of each family: pixels cost time. */
static const char *const panels[] = {"2.13-v4", "2.13-v2", "2.13-v3", "4.2-v1",
        "2.9-v2", "inky-phat-old", "ssd1306", "it8951-6", "4.26", "7.5-v2",
        "7.5-b-v2", "7.3-e"};
#define N_PANELS (sizeof panels / sizeof *panels)
#define N_DRIVEN 7u

struct input {
    const uint8_t *s;
    size_t n;
};

static uint8_t next(struct input *in)
{
    if (in->n == 0) {
        return 0;
    }
    in->n--;
    return *in->s++;
}

static void send(struct panel_sim *s, struct input *in, size_t n, bool read)
{
    uint8_t tx[64], rx[64];
    for (size_t i = 0; i < n; i++) {
        tx[i] = next(in);
    }
    panel_sim_spi(s, tx, read ? rx : NULL, n);
}

static void repeat(struct panel_sim *s, uint8_t b, size_t n)
{
    uint8_t tx[1024];
    memset(tx, b, sizeof tx);
    while (n > 0) {
        size_t piece = n < sizeof tx ? n : sizeof tx;
        panel_sim_spi(s, tx, NULL, piece);
        n -= piece;
    }
}

static void small_step(struct panel_sim *s, struct input *in, uint8_t op)
{
    struct ng_hal hal = panel_sim_hal(s);
    switch (op) {
    case 0x08:
        must(panel_sim_busy(s) <= 1);
        break;
    case 0x09:
        must(hal.wait(s, next(in) & 1, 50000) <= 1);
        break;
    case 0x0A:
        panel_sim_end(s);
        break;
    case 0x0B:
        panel_sim_forget(s);
        break;
    case 0x0C:
        panel_sim_advance(s, next(in) * 10u);
        break;
    case 0x0D:
        panel_sim_advance(s, next(in) * 1000u);
        break;
    case 0x0E: {
        uint8_t fault = next(in);
        panel_sim_fault(s, (enum panel_fault)(fault % 8), next(in));
        break;
    }
    case 0x0F: {
        uint8_t how = next(in);
        panel_sim_spi_setup(s, 1000000u << how % 5, how >> 4 & 1, how >> 7);
        break;
    }
    default:
        panel_sim_pin(s, (enum ng_pin)(op >> 1), op & 1);
    }
}

/* 00 to 0F as above; 10: a command; 20: data; 60: one byte of data often;
 * 80: bytes, D/C as it is. */
static void steps(struct panel_sim *s, struct input *in)
{
    size_t sent = 0;
    while (in->n > 0 && sent < 200000) {
        uint8_t op = next(in);
        uint64_t before = panel_sim_now_us(s);
        if (op < 0x10) {
            small_step(s, in, op);
        } else if (op < 0x20) {
            panel_sim_pin(s, NG_PIN_DC, false);
            send(s, in, 1, false);
        } else if (op < 0x60) {
            panel_sim_pin(s, NG_PIN_DC, true);
            send(s, in, op - 0x1Fu, false);
        } else if (op < 0x80) {
            size_t n = (size_t)1 << op % 16;
            panel_sim_pin(s, NG_PIN_DC, true);
            repeat(s, next(in), n);
            sent += n;
        } else {
            send(s, in, op % 64 + 1u, (op & 0x40) != 0);
        }
        must(panel_sim_now_us(s) >= before);
    }
}

static int draw(void *ctx, const struct ng_panel *to)
{
    uint8_t row[256];
    (void)ctx;
    for (uint16_t y = 0; y < to->height; y++) {
        memset(row, y, sizeof row);
        int err = to->rows(to->ctx, y, 1, row, to->accent ? row : NULL);
        if (err != NG_OK) {
            return err;
        }
    }
    return NG_OK;
}

/* Machine whose panel gets better and worse while it is used. */
struct machine {
    struct panel_sim *s;
    struct ng_hal under;
    struct input *in;
    uint32_t calls, until;
};

static void weather(struct machine *m)
{
    if (++m->calls < m->until) {
        return;
    }
    uint8_t fault = next(m->in);
    m->until = m->calls + 1u + next(m->in) * 8u;
    panel_sim_fault(m->s, (enum panel_fault)(fault % 8), fault / 8);
}

static int pin(void *ctx, enum ng_pin p, bool level)
{
    struct machine *m = ctx;
    weather(m);
    return m->under.pin(m->under.ctx, p, level);
}

static int busy(void *ctx)
{
    struct machine *m = ctx;
    weather(m);
    return m->under.busy(m->under.ctx);
}

static int spi(void *ctx, const uint8_t *tx, uint8_t *rx, size_t n)
{
    struct machine *m = ctx;
    weather(m);
    return m->under.spi(m->under.ctx, tx, rx, n);
}

static void delay(void *ctx, uint32_t us)
{
    struct machine *m = ctx;
    m->under.delay_us(m->under.ctx, us);
}

static void drive(struct panel_sim *s, const char *name, struct input *in)
{
    struct machine m = {s, panel_sim_hal(s), in, 0, 1};
    struct ng_hal hal = {pin, busy, spi, delay, NULL, NULL, &m};
    const struct ng_epd_model *model = ng_epd_find(ng_str_of(name));
    struct ng_picture picture = {draw, NULL};
    struct ng_epd e;
    must(model != NULL);
    bool cuts = strcmp(model->wiring, "waveshare-hat") == 0;
    for (unsigned i = 0; i < 3; i++) {
        uint64_t before = panel_sim_now_us(s);
        ng_epd_init(&e, model, &hal, next(in) % 4);
        int err = ng_epd_show(&e, &picture, i > 0 ? &picture : NULL,
                (enum ng_refresh)(NG_REFRESH_PARTIAL + next(in) % 3));
        must(err == NG_OK || err == NG_EIO);
        must((err == NG_OK) == (e.error[0] == '\0'));
        must(memchr(e.error, '\0', sizeof e.error) != NULL);
        must(panel_sim_now_us(s) - before < 120000000);
        panel_sim_fault(s, PANEL_FAULT_NONE, 0);
        /* where no power can be cut, a sleep that was lost is lost */
        must(!cuts || !panel_sim_is_driving(s));
        m.until = 1 + m.calls;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 2) {
        return 0;
    }
    char *copy = fuzz_copy(data, n);
    struct input in = {(const uint8_t *)copy, n};
    bool drives = (next(&in) & 1) != 0;
    uint8_t which = fuzz_option(in.s, &in.n);
    const char *name = panels[which % (drives ? N_DRIVEN : N_PANELS)];
    struct panel_sim *s = panel_sim_new(name);
    must(s != NULL);
    if (drives) {
        drive(s, name, &in);
    } else {
        panel_sim_hat(s, (enum panel_hat)(which / 16 % 3));
        steps(s, &in);
    }
    panel_sim_end(s);
    uint16_t width = panel_sim_width(s), height = panel_sim_height(s);
    for (uint16_t y = 0; y < height; y = (uint16_t)(y + 7)) {
        for (uint16_t x = 0; x < width; x = (uint16_t)(x + 5)) {
            must(panel_sim_ink(s, x, y) <= PANEL_OTHER);
            must(panel_sim_veil(s, x, y) <= 100);
        }
    }
    panel_sim_free(s);
    free(copy);
    return 0;
}
