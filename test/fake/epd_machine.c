/* SPDX-License-Identifier: MIT */
#include "fake/epd_machine.h"

#define PLANE_MAX 400000u

/* One call in a session fails: a wire, a kernel, a bus. */
static bool fails(struct epd_machine *m)
{
    m->calls++;
    return m->calls == m->fail_at;
}

void epd_machine_end_data(struct epd_machine *m)
{
    if (m->n > sizeof m->args) {
        log_printf(&m->trace, "D %u sum=%08x\n", (unsigned)m->n,
                (unsigned)(m->sum ^ m->sum >> 32));
    } else if (m->n > 0) {
        log_printf(&m->trace, "D");
        for (size_t i = 0; i < m->n; i++) {
            log_printf(&m->trace, " %02x", m->args[i]);
        }
        log_printf(&m->trace, "\n");
    }
    m->n = 0;
    m->sum = NG_HASH_INIT;
}

static int on_pin(void *ctx, enum ng_pin pin, bool level)
{
    struct epd_machine *m = ctx;
    if (fails(m)) {
        return NG_EIO;
    }
    if (pin == NG_PIN_RST && level != m->level[pin]) {
        epd_machine_end_data(m);
        if (level) {
            log_printf(&m->trace, "RST %u us\n",
                    (unsigned)(m->now_us - m->low_since_us));
            assert_true(m->level[NG_PIN_PWR] && m->level[NG_PIN_CS]);
            m->resets++;
            m->asleep = false;
            m->stuck = false;
            m->busy_until_us = m->now_us + 5000;
        }
        m->low_since_us = m->now_us;
    }
    if (pin == NG_PIN_PWR && level != m->level[pin]) {
        epd_machine_end_data(m);
        log_printf(&m->trace, "PWR %d\n", level);
    }
    m->level[pin] = level;
    return NG_OK;
}

static bool is_busy(struct epd_machine *m)
{
    switch (m->fault) {
    case NOBODY:
        return false;
    case FLOATING:
        return (m->polls++ * 2654435761u >> 13 & 1) != 0;
    case DRIFTING:
        return (m->polls++ / 5 & 1) != 0;
    case INVERTED:
        return !(m->stuck || m->now_us < m->busy_until_us);
    default:
        return m->stuck || m->now_us < m->busy_until_us;
    }
}

static int on_busy(void *ctx)
{
    struct epd_machine *m = ctx;
    if (m->fail_at != 0 && fails(m)) {
        return NG_EIO;
    }
    return is_busy(m) == m->model->busy_high;
}

static void busy_for(struct epd_machine *m, uint32_t ms)
{
    m->busy_until_us = m->now_us + ms * 1000u;
}

static void refresh(struct epd_machine *m)
{
    busy_for(m, m->refresh_ms);
    m->refreshes++;
    m->stuck = m->fault == STUCK || (m->fault == STUCK_ONCE && m->resets == 1);
}

static void on_command(struct epd_machine *m, uint8_t c)
{
    bool ssd = m->model->family == NG_EPD_SSD16XX;
    if (ssd && c == 0x20) {
        if (m->args[0] == 0xb1) {
            busy_for(m, 20);
        } else {
            refresh(m);
        }
    } else if (!ssd && c == 0x12) {
        refresh(m);
    } else if (c == 0x12 || c == 0x04 || c == 0x02) {
        busy_for(m, 100);
        m->stuck = !ssd && c == 0x02 && m->fault == STUCK_OFF;
    }
    m->asleep = c == (ssd ? 0x10 : 0x07);
}

static int on_spi(void *ctx, const uint8_t *tx, uint8_t *rx, size_t n)
{
    struct epd_machine *m = ctx;
    assert_false(m->level[NG_PIN_CS]);
    assert_true(m->level[NG_PIN_RST] && m->level[NG_PIN_PWR]);
    assert_true(n > 0 && n <= 256 && rx == NULL);
    if (m->fault == SPI_DEAD || fails(m)) {
        return NG_EIO;
    }
    m->now_us += n * 2;
    if (!m->level[NG_PIN_DC]) {
        assert_int_equal(n, 1);
        epd_machine_end_data(m);
        log_printf(&m->trace, "C %02x\n", *tx);
        m->command = *tx;
        m->plane_n[*tx] = 0;
        on_command(m, *tx);
        return NG_OK;
    }
    if (m->plane[m->command] == NULL) {
        m->plane[m->command] = test_malloc(PLANE_MAX);
    }
    assert_true(m->plane_n[m->command] + n <= PLANE_MAX);
    memcpy(m->plane[m->command] + m->plane_n[m->command], tx, n);
    m->plane_n[m->command] += n;
    for (size_t i = 0; i < n; i++, m->n++) {
        if (m->n < sizeof m->args) {
            m->args[m->n] = tx[i];
        }
    }
    m->sum = ng_hash(m->sum, tx, n);
    return NG_OK;
}

static void on_delay(void *ctx, uint32_t us)
{
    ((struct epd_machine *)ctx)->now_us += us;
}

/* Waits as a kernel does: to the moment BUSY changes. */
static int on_wait(void *ctx, bool level, uint32_t timeout_ms)
{
    struct epd_machine *m = ctx;
    uint64_t until_us = m->now_us + timeout_ms * 1000u;
    epd_machine_end_data(m);
    bool came = on_busy(m) == level;
    while (!came && m->now_us < until_us) {
        m->now_us += 1000;
        came = on_busy(m) == level;
    }
    log_printf(&m->trace, "W %s %u ms: %s\n", level ? "high" : "low",
            (unsigned)timeout_ms, came ? "came" : "no");
    return came;
}

static void on_step(void *ctx, const char *what)
{
    struct epd_machine *m = ctx;
    epd_machine_end_data(m);
    log_printf(&m->trace, "# %s\n", what);
}

struct ng_hal epd_machine_hal(struct epd_machine *m)
{
    return (struct ng_hal){
            on_pin, on_busy, on_spi, on_delay, on_wait, on_step, m};
}

void epd_machine_free(struct epd_machine *m)
{
    log_free(&m->trace);
    for (size_t i = 0; i < 256; i++) {
        if (m->plane[i] != NULL) {
            test_free(m->plane[i]);
        }
    }
}

/* ---- pictures --------------------------------------------------------------
 */

unsigned epd_ink_at(unsigned seed, unsigned x, unsigned y)
{
    unsigned h = (x * 2654435761u ^ y * 2246822519u ^ seed * 3266489917u);
    h ^= h >> 15;
    h *= 2246822519u;
    return (h >> 20) % 8 == 0 ? 2 : (h >> 20) % 2;
}

int epd_draw_noise(void *ctx, const struct ng_panel *to)
{
    const struct epd_noise *n = ctx;
    uint8_t ink[7 * 256], accent[7 * 256];
    unsigned stride = (to->width + 7u) / 8;
    for (unsigned y = 0; y < to->height; y += 7) {
        unsigned rows = to->height - y < 7 ? to->height - y : 7;
        memset(ink, 0, sizeof ink);
        memset(accent, 0, sizeof accent);
        for (unsigned i = 0; i < rows; i++) {
            for (unsigned x = 0; x < to->width; x++) {
                unsigned at = epd_ink_at(n->seed, x, y + i);
                uint8_t bit = (uint8_t)(0x80u >> x % 8);
                if (at == 2 && to->accent) {
                    accent[i * stride + x / 8] |= bit;
                } else if (at != 0) {
                    ink[i * stride + x / 8] |= bit;
                }
            }
        }
        if (n->fails != 0 && y > to->height / 2u) {
            return n->fails;
        }
        int err = to->rows(to->ctx, (uint16_t)y, (uint16_t)rows, ink,
                to->accent ? accent : NULL);
        if (err != NG_OK) {
            return err;
        }
    }
    return NG_OK;
}
