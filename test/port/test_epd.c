/* SPDX-License-Identifier: MIT */
/* The panels' drivers against a machine that writes down what they do. It
 * knows how long a controller is busy after which command and nothing else;
 * what the bytes mean is the simulator's business (test_panel). */
#include "ng_test.h"

#include "panel/models.h"

#define PLANE_MAX 400000u

enum fault {
    NO_FAULT,
    STUCK,      /* BUSY shows busy for ever, from the refresh on */
    STUCK_ONCE, /* until the next reset */
    INVERTED,
    FLOATING,
    NOBODY, /* BUSY shows idle for ever */
    SPI_DEAD,
    STUCK_OFF /* BUSY hangs after power off */
};

struct machine {
    const struct ng_epd_model *model;
    struct log trace;
    enum fault fault;
    uint32_t refresh_ms;
    uint64_t now_us, busy_until_us, low_since_us;
    bool level[4];
    uint8_t command;
    size_t n; /* bytes of data after it */
    uint64_t sum;
    uint8_t args[16];
    uint8_t *plane[256]; /* what was written after a command, last time */
    size_t plane_n[256];
    unsigned resets, refreshes, polls;
    bool asleep, stuck;
};

static void end_data(struct machine *m)
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
    struct machine *m = ctx;
    if (pin == NG_PIN_RST && level != m->level[pin]) {
        end_data(m);
        if (level) {
            log_printf(&m->trace, "RST %u us\n",
                    (unsigned)(m->now_us - m->low_since_us));
            assert_true(m->level[NG_PIN_PWR]);
            m->resets++;
            m->asleep = false;
            m->stuck = false;
            m->busy_until_us = m->now_us + 5000;
        }
        m->low_since_us = m->now_us;
    }
    if (pin == NG_PIN_PWR && level != m->level[pin]) {
        end_data(m);
        log_printf(&m->trace, "PWR %d\n", level);
    }
    m->level[pin] = level;
    return NG_OK;
}

static bool is_busy(struct machine *m)
{
    switch (m->fault) {
    case NOBODY:
        return false;
    case FLOATING:
        return (m->polls++ * 2654435761u >> 13 & 1) != 0;
    case INVERTED:
        return !(m->stuck || m->now_us < m->busy_until_us);
    default:
        return m->stuck || m->now_us < m->busy_until_us;
    }
}

static int on_busy(void *ctx)
{
    struct machine *m = ctx;
    return is_busy(m) == m->model->busy_high;
}

static void busy_for(struct machine *m, uint32_t ms)
{
    m->busy_until_us = m->now_us + ms * 1000u;
}

static void refresh(struct machine *m)
{
    busy_for(m, m->refresh_ms);
    m->refreshes++;
    m->stuck = m->fault == STUCK || (m->fault == STUCK_ONCE && m->resets == 1);
}

static void on_command(struct machine *m, uint8_t c)
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
    struct machine *m = ctx;
    assert_false(m->level[NG_PIN_CS]);
    assert_true(m->level[NG_PIN_RST] && m->level[NG_PIN_PWR]);
    assert_true(n > 0 && n <= 256 && rx == NULL);
    if (m->fault == SPI_DEAD) {
        return NG_EIO;
    }
    m->now_us += n * 2;
    if (!m->level[NG_PIN_DC]) {
        assert_int_equal(n, 1);
        end_data(m);
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
    ((struct machine *)ctx)->now_us += us;
}

/* Waits as a kernel does: to the moment BUSY changes. */
static int on_wait(void *ctx, bool level, uint32_t timeout_ms)
{
    struct machine *m = ctx;
    uint64_t until_us = m->now_us + timeout_ms * 1000u;
    end_data(m);
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
    struct machine *m = ctx;
    end_data(m);
    log_printf(&m->trace, "# %s\n", what);
}

static struct ng_hal hal_of(struct machine *m)
{
    return (struct ng_hal){
            on_pin, on_busy, on_spi, on_delay, on_wait, on_step, m};
}

static void machine_free(struct machine *m)
{
    log_free(&m->trace);
    for (size_t i = 0; i < 256; i++) {
        if (m->plane[i] != NULL) {
            test_free(m->plane[i]);
        }
    }
}

#define MACHINE .sum = NG_HASH_INIT, .level = {true, false, true, false}

/* ---- pictures --------------------------------------------------------------
 */

struct noise {
    unsigned seed;
    int fails; /* with this, in the middle */
};

/* Ink at (x, y) of the panel's own rows; 2: the accent. */
static unsigned ink_at(unsigned seed, unsigned x, unsigned y)
{
    unsigned h = (x * 2654435761u ^ y * 2246822519u ^ seed * 3266489917u);
    h ^= h >> 15;
    h *= 2246822519u;
    return (h >> 20) % 8 == 0 ? 2 : (h >> 20) % 2;
}

static int draw_noise(void *ctx, const struct ng_panel *to)
{
    const struct noise *n = ctx;
    uint8_t ink[7 * 256], accent[7 * 256];
    unsigned stride = (to->width + 7u) / 8;
    for (unsigned y = 0; y < to->height; y += 7) {
        unsigned rows = to->height - y < 7 ? to->height - y : 7;
        memset(ink, 0, sizeof ink);
        memset(accent, 0, sizeof accent);
        for (unsigned i = 0; i < rows; i++) {
            for (unsigned x = 0; x < to->width; x++) {
                unsigned at = ink_at(n->seed, x, y + i);
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

static int show_how(struct machine *m, struct ng_epd *e, enum ng_refresh how)
{
    struct noise was = {1, 0}, is = {2, 0};
    const struct ng_picture old = {draw_noise, &was}, now = {draw_noise, &is};
    m->refresh_ms = how == NG_REFRESH_PARTIAL ? m->model->partial_ms
                    : how == NG_REFRESH_FAST  ? m->model->fast_ms
                                              : m->model->full_ms;
    return ng_epd_show(e, &now, &old, how);
}

/* ---- tests ------------------------------------------------------------------
 */

static const struct ng_epd_model *const papers[] = {&ng_epd_7in5_v2,
        &ng_epd_7in5_v2_old, &ng_epd_7in5_b_v2, &ng_epd_5in83_v2,
        &ng_epd_4in2_v1, &ng_epd_4in2_v2, &ng_epd_4in26, &ng_epd_2in9_v2,
        &ng_epd_2in13_v2, &ng_epd_2in13_v3, &ng_epd_2in13_v4, &ng_epd_13in3_k,
        &ng_epd_inky_phat, &ng_epd_inky_phat_old, &ng_epd_inky_what,
        &ng_epd_inky_what_old, &ng_epd_7in3_f, &ng_epd_7in3_e};
#define PAPERS (sizeof papers / sizeof *papers)

/* One trace per panel and operation. */
static void traces(void **state)
{
    static const char *const names[] = {
            [NG_REFRESH_PARTIAL] = "partial",
            [NG_REFRESH_FAST] = "fast",
            [NG_REFRESH_FULL] = "full",
    };
    (void)state;
    for (size_t i = 0; i < PAPERS; i++) {
        const struct ng_epd_model *model = papers[i];
        struct log all = {0};
        for (int how = NG_REFRESH_FULL; how >= NG_REFRESH_PARTIAL; how--) {
            if ((how == NG_REFRESH_FAST && (model->can & NG_EPD_FAST) == 0) ||
                    (how == NG_REFRESH_PARTIAL &&
                            (model->can & NG_EPD_PARTIAL) == 0)) {
                continue;
            }
            struct machine m = {.model = model, MACHINE};
            struct ng_hal hal = hal_of(&m);
            struct ng_epd e;
            ng_epd_init(&e, model, &hal, NG_ROTATE_0);
            int err = show_how(&m, &e, (enum ng_refresh)how);
            if (err != NG_OK || e.error[0] != '\0') {
                fail_msg("%s: %s", model->name, e.error);
            }
            assert_int_equal(e.did, how);
            assert_int_equal(m.resets, 1);
            assert_int_equal(m.refreshes, 1);
            assert_true(m.asleep);
            assert_false(m.level[NG_PIN_PWR]);
            end_data(&m);
            log_printf(&all, "== %s %s\n", model->name, names[how]);
            log_bytes(&all, m.trace.s, m.trace.len);
            machine_free(&m);
        }
        char path[64];
        snprintf(path, sizeof path, "test/data/golden/epd/%s.txt", model->name);
        assert_golden(path, &all, 0);
        log_free(&all);
    }
}

/* The bits of a memory, row by row, 1 for white or for the accent. */
static void assert_plane(const struct machine *m, uint8_t command,
        unsigned seed, bool second, bool accents)
{
    unsigned width = m->model->width, stride = (width + 7) / 8;
    assert_int_equal(m->plane_n[command], stride * m->model->height);
    for (unsigned y = 0; y < m->model->height; y++) {
        for (unsigned x = 0; x < stride * 8; x++) {
            unsigned at = x < width ? ink_at(seed, x, y) : 0;
            bool bit = second ? at == 2 : at == 2 && accents ? true : at == 0;
            bool is = (m->plane[command][y * stride + x / 8] >> (7 - x % 8) &
                              1) != 0;
            if (is != bit) {
                fail_msg("%s: %02x at %u, %u", m->model->name, command, x, y);
            }
        }
    }
}

static void memories(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAPERS; i++) {
        const struct ng_epd_model *model = papers[i];
        bool ssd = model->family == NG_EPD_SSD16XX;
        bool accents = (model->can & NG_EPD_ACCENT) != 0;
        uint8_t now = ssd ? 0x24 : accents ? 0x10 : 0x13;
        uint8_t other = ssd ? 0x26 : accents ? 0x13 : 0x10;
        if (model->family == NG_EPD_COLOUR7) {
            continue;
        }
        struct machine m = {.model = model, MACHINE};
        struct ng_hal hal = hal_of(&m);
        struct ng_epd e;
        ng_epd_init(&e, model, &hal, NG_ROTATE_0);
        assert_int_equal(show_how(&m, &e, NG_REFRESH_FULL), NG_OK);
        assert_plane(&m, now, 2, false, accents);
        assert_plane(&m, other, 2, accents, accents);
        if ((model->can & NG_EPD_PARTIAL) != 0) {
            assert_int_equal(show_how(&m, &e, NG_REFRESH_PARTIAL), NG_OK);
            assert_plane(&m, now, 2, false, accents);
            assert_plane(&m, other, 1, false, accents);
        }
        assert_int_equal(ng_epd_clear(&e), NG_OK);
        for (size_t k = 0; k < m.plane_n[now]; k++) {
            assert_int_equal(m.plane[now][k], 0xff);
        }
        machine_free(&m);
    }
}

static void colours(void **state)
{
    (void)state;
    const struct ng_epd_model *models[] = {&ng_epd_7in3_f, &ng_epd_7in3_e};
    const unsigned codes[2][3] = {{1, 0, 4}, {1, 0, 3}}; /* white, black, red */
    for (size_t i = 0; i < 2; i++) {
        struct machine m = {.model = models[i], MACHINE};
        struct ng_hal hal = hal_of(&m);
        struct ng_epd e;
        ng_epd_init(&e, models[i], &hal, NG_ROTATE_0);
        assert_int_equal(show_how(&m, &e, NG_REFRESH_FULL), NG_OK);
        assert_int_equal(m.plane_n[0x10], 192000);
        for (unsigned k = 0; k < 384000; k++) {
            unsigned code = m.plane[0x10][k / 2] >> (k % 2 == 0 ? 4 : 0) & 15;
            assert_int_equal(code, codes[i][ink_at(2, k % 800, k / 800)]);
        }
        machine_free(&m);
    }
}

/* 128 columns of 8 pages; the second picture without a reset. */
static void oled(void **state)
{
    (void)state;
    struct machine m = {.model = &ng_epd_ssd1306, MACHINE};
    struct ng_hal hal = hal_of(&m);
    struct ng_epd e;
    ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
    assert_int_equal(show_how(&m, &e, NG_REFRESH_FULL), NG_OK);
    assert_int_equal(m.resets, 1);
    assert_int_equal(m.plane_n[0xaf], 0); /* lit when the picture is there */
    assert_int_equal(show_how(&m, &e, NG_REFRESH_PARTIAL), NG_OK);
    assert_int_equal(m.resets, 1);
    assert_true(m.level[NG_PIN_PWR]);
    uint8_t last = 64 / 8 - 1;
    assert_int_equal(m.plane_n[last], 1024);
    for (unsigned y = 0; y < 64; y++) {
        for (unsigned x = 0; x < 128; x++) {
            assert_int_equal(m.plane[last][y / 8 * 128 + x] >> y % 8 & 1,
                    ink_at(2, x, y) != 0);
        }
    }
    end_data(&m);
    assert_golden("test/data/golden/epd/ssd1306.txt", &m.trace, 0);
    assert_int_equal(ng_epd_clear(&e), NG_OK);
    assert_int_equal(m.resets, 2); /* dark */
    assert_false(m.level[NG_PIN_PWR]);
    machine_free(&m);
}

struct trouble {
    enum fault fault;
    const char *says;
    unsigned resets;
};

static void faults(void **state)
{
    static const struct trouble troubles[] = {
            {STUCK, "BUSY stayed low for 12 s after the refresh: wrong model?",
                    4},
            {INVERTED, "BUSY stayed low for 1050 ms after the reset", 4},
            {FLOATING, "BUSY flickers at rest", 4},
            {NOBODY, "BUSY stayed high for 250 ms after the refresh: nothing",
                    4},
            {SPI_DEAD, "SPI or GPIO failed", 2},
            {STUCK_OFF, "BUSY stayed low for 900 ms after power off", 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
        for (int polled = 0; polled < 2; polled++) {
            const struct trouble *t = &troubles[i];
            struct machine m = {
                    .model = &ng_epd_7in5_v2, MACHINE, .fault = t->fault};
            struct ng_hal hal = hal_of(&m);
            struct ng_epd e;
            if (polled != 0) {
                hal.wait = NULL;
                hal.step = NULL;
            }
            ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
            assert_int_equal(show_how(&m, &e, NG_REFRESH_FULL), NG_EIO);
            if (strncmp(e.error, "7.5-v2: ", 8) != 0 ||
                    strstr(e.error, t->says) == NULL ||
                    strlen(e.error) + 1 >= sizeof e.error) {
                fail_msg("%d: %s", (int)t->fault, e.error);
            }
            assert_int_equal(m.resets, t->resets);
            assert_true(m.asleep || t->fault == SPI_DEAD);
            assert_false(m.level[NG_PIN_PWR]);
            assert_true(m.level[NG_PIN_RST]);
            assert_true(m.now_us < 30u * 1000000u);
            machine_free(&m);
        }
    }
}

/* A panel that hung once is reset and shows the picture after all. */
static void second_try(void **state)
{
    (void)state;
    struct machine m = {
            .model = &ng_epd_2in13_v4, MACHINE, .fault = STUCK_ONCE};
    struct ng_hal hal = hal_of(&m);
    struct ng_epd e;
    ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
    assert_int_equal(show_how(&m, &e, NG_REFRESH_FULL), NG_OK);
    assert_int_equal(m.resets, 3);
    assert_int_equal(m.refreshes, 2);
    assert_string_equal(e.error, "");
    assert_true(m.asleep);
    machine_free(&m);
}

/* A picture that fails is not shown, its error comes back, the panel sleeps. */
static void failing_picture(void **state)
{
    (void)state;
    struct machine m = {.model = &ng_epd_4in2_v2, MACHINE};
    struct ng_hal hal = hal_of(&m);
    struct ng_epd e;
    struct noise n = {2, NG_ENOMEM};
    const struct ng_picture now = {draw_noise, &n};
    ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
    m.refresh_ms = 3500;
    assert_int_equal(ng_epd_show(&e, &now, NULL, NG_REFRESH_FULL), NG_ENOMEM);
    assert_int_equal(m.refreshes, 0);
    assert_int_equal(e.did, NG_REFRESH_NONE);
    assert_true(m.asleep);
    assert_false(m.level[NG_PIN_PWR]);
    machine_free(&m);
}

static int draw_short(void *ctx, const struct ng_panel *to)
{
    uint8_t row[64] = {0};
    (void)ctx;
    return to->rows(to->ctx, 0, 1, row, NULL);
}

static int draw_skipping(void *ctx, const struct ng_panel *to)
{
    uint8_t row[64] = {0};
    (void)ctx;
    return to->rows(to->ctx, 1, 1, row, NULL);
}

static void bad_pictures(void **state)
{
    (void)state;
    const struct ng_picture pictures[] = {
            {draw_short, NULL}, {draw_skipping, NULL}};
    const struct ng_epd_model *models[] = {&ng_epd_4in2_v2, &ng_epd_ssd1306};
    for (size_t i = 0; i < 4; i++) {
        struct machine m = {.model = models[i / 2], MACHINE};
        struct ng_hal hal = hal_of(&m);
        struct ng_epd e;
        ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
        assert_int_equal(
                ng_epd_show(&e, &pictures[i % 2], NULL, NG_REFRESH_FULL),
                NG_EARG);
        machine_free(&m);
    }
}

/* What cannot be done becomes a full refresh; nothing is nothing. */
static void other_kinds(void **state)
{
    (void)state;
    struct machine m = {.model = &ng_epd_7in5_b_v2, MACHINE};
    struct ng_hal hal = hal_of(&m);
    struct ng_epd e;
    struct noise n = {2, 0};
    const struct ng_picture now = {draw_noise, &n};
    ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
    m.refresh_ms = 18000;
    assert_int_equal(ng_epd_show(&e, &now, &now, NG_REFRESH_PARTIAL), NG_OK);
    assert_int_equal(e.did, NG_REFRESH_FULL);
    assert_int_equal(ng_epd_show(&e, &now, &now, NG_REFRESH_FAST), NG_OK);
    assert_int_equal(e.did, NG_REFRESH_FULL);
    assert_int_equal(ng_epd_show(&e, &now, NULL, NG_REFRESH_LATER), NG_OK);
    assert_int_equal(ng_epd_show(&e, &now, NULL, NG_REFRESH_NONE), NG_OK);
    assert_int_equal(e.did, NG_REFRESH_NONE);
    assert_int_equal(m.refreshes, 2);
    m.model = &ng_epd_7in5_v2;
    m.refresh_ms = 4100;
    ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
    assert_int_equal(ng_epd_show(&e, &now, NULL, NG_REFRESH_PARTIAL), NG_OK);
    assert_int_equal(e.did, NG_REFRESH_FULL);
    machine_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(traces),
            cmocka_unit_test(memories),
            cmocka_unit_test(colours),
            cmocka_unit_test(oled),
            cmocka_unit_test(faults),
            cmocka_unit_test(second_try),
            cmocka_unit_test(failing_picture),
            cmocka_unit_test(bad_pictures),
            cmocka_unit_test(other_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
