/* SPDX-License-Identifier: MIT */
/* The IT8951's driver against a small controller: words, registers, a memory
 * of bits, an engine that takes its time. */
#include "ng_test.h"

#include "panel/models.h"

enum fault {
    NO_FAULT,
    NO_ANSWER,
    OTHER_GLASS,
    OTHER_WIDTH,
    NEVER_READY,
    ENGINE_HANGS
};

struct chip {
    const struct ng_epd_model *model;
    struct log trace;
    enum fault fault;
    uint64_t now_us, ready_us, engine_us;
    bool pwr, cs, asleep;
    unsigned command, n_args, args[8], resets;
    unsigned registers[0x1300];
    uint8_t *memory; /* a pixel each: its bit */
    uint32_t words;  /* loaded */
    bool loading;
    bool polling; /* once in the trace */
};

static int on_pin(void *ctx, enum ng_pin pin, bool level)
{
    struct chip *c = ctx;
    if (pin == NG_PIN_RST && !level) {
        c->ready_us = c->now_us + 1730000;
        c->resets++;
        c->asleep = false;
        log_printf(&c->trace, "reset\n");
    }
    c->pwr = pin == NG_PIN_PWR ? level : c->pwr;
    c->cs = pin == NG_PIN_CS ? level : c->cs;
    return NG_OK;
}

static int on_busy(void *ctx)
{
    struct chip *c = ctx;
    return c->fault != NEVER_READY && c->now_us >= c->ready_us;
}

static void on_delay(void *ctx, uint32_t us)
{
    ((struct chip *)ctx)->now_us += us;
}

static unsigned read_word(struct chip *c, unsigned i)
{
    if (c->command == 0x0302) {
        const unsigned info[] = {
                c->model->width, c->model->height, 0x36e0, 0x0012};
        if (c->fault == NO_ANSWER) {
            return 0xffff;
        }
        if (i == (c->fault == OTHER_WIDTH ? 0 : 1) &&
                (c->fault == OTHER_WIDTH || c->fault == OTHER_GLASS)) {
            return 1;
        }
        return i < 4 ? info[i] : 0;
    }
    assert_int_equal(c->command, 0x0010);
    if (c->args[0] == 0x1224) {
        return c->fault == ENGINE_HANGS || c->now_us < c->engine_us;
    }
    return c->registers[c->args[0]];
}

static void display(struct chip *c)
{
    assert_int_equal(c->args[2], c->model->width);
    assert_int_equal(c->args[3], c->model->height);
    assert_true(c->registers[0x208] == 0x36e0 && c->registers[0x20a] == 0x12);
    if (c->args[4] == 2) {
        assert_int_equal(c->registers[0x113a], 0x5 | 4);
        assert_int_equal(c->registers[0x1250], 0x00f0);
    } else {
        assert_int_equal(c->args[4], 0);
        assert_int_equal(c->registers[0x113a], 1);
    }
    c->engine_us = c->now_us + (c->args[4] == 0 ? 2000000 : 800000);
}

static void take_word(struct chip *c, unsigned word)
{
    if (c->loading) {
        unsigned groups = c->args[3] / 2; /* of 16 pixels in a row */
        unsigned x = c->words % groups * 16, y = c->words / groups;
        assert_true(y < c->model->height);
        for (unsigned i = 0; i < 16; i++) {
            c->memory[y * groups * 16 + x + i] = word >> i & 1;
        }
        c->words++;
        return;
    }
    assert_true(c->n_args < 8);
    c->args[c->n_args++] = word;
    if (c->command == 0x0011 && c->n_args == 2) {
        c->registers[c->args[0]] = word;
    } else if (c->command == 0x0034 && c->n_args == 5) {
        display(c);
    } else if (c->command == 0x0021 && c->n_args == 5) {
        assert_int_equal(c->args[0], 0x30);
        assert_int_equal(c->args[3] % 4, 0);
        c->loading = true;
        c->words = 0;
    }
    if (!c->polling) {
        log_printf(&c->trace, " %04x", word);
    }
    c->polling = c->command == 0x0010 && word == 0x1224;
}

static int on_spi(void *ctx, const uint8_t *tx, uint8_t *rx, size_t n)
{
    struct chip *c = ctx;
    unsigned what = (unsigned)tx[0] << 8 | tx[1];
    assert_false(c->cs);
    assert_true(c->pwr && n >= 4 && n <= 256 && n % 2 == 0);
    assert_true(on_busy(c) || c->fault == NEVER_READY);
    c->ready_us = c->now_us + 3;
    c->now_us += n;
    for (size_t i = 2; i < n; i += 2) {
        unsigned word = (unsigned)tx[i] << 8 | tx[i + 1];
        if (what == 0x6000) {
            assert_int_equal(n, 4);
            if (c->loading) {
                log_printf(&c->trace, " + %u words", (unsigned)c->words);
            }
            c->polling = c->polling && word == 0x0010;
            if (!c->polling) {
                log_printf(&c->trace, "\nC %04x", word);
            }
            c->command = word;
            c->n_args = 0;
            c->loading = false;
            c->asleep = word == 0x0003;
        } else if (what == 0x0000) {
            take_word(c, word);
        } else {
            assert_int_equal(what, 0x1000);
            word = i < 4 ? 0xdead : read_word(c, (unsigned)i / 2 - 2);
            rx[i] = (uint8_t)(word >> 8);
            rx[i + 1] = (uint8_t)word;
        }
    }
    return NG_OK;
}

static struct ng_hal hal_of(struct chip *c)
{
    return (struct ng_hal){on_pin, on_busy, on_spi, on_delay, NULL, NULL, c};
}

static bool ink_at(unsigned x, unsigned y)
{
    return (x * 7 + y * 3 + (x ^ y)) % 5 < 2;
}

static int draw(void *ctx, const struct ng_panel *to)
{
    uint8_t row[240];
    int err = NG_OK;
    (void)ctx;
    for (unsigned y = 0; err == NG_OK && y < to->height; y++) {
        memset(row, 0, sizeof row);
        for (unsigned x = 0; x < to->width; x++) {
            row[x / 8] |= (uint8_t)(ink_at(x, y) ? 0x80u >> x % 8 : 0);
        }
        err = to->rows(to->ctx, (uint16_t)y, 1, row, NULL);
    }
    return err;
}

static int show(struct chip *c, struct ng_epd *e, enum ng_refresh how)
{
    const struct ng_picture now = {draw, NULL};
    struct ng_hal hal = hal_of(c);
    c->registers[0x113a] = 1;
    c->memory = test_malloc(1888 * 1404);
    ng_epd_init(e, c->model, &hal, NG_ROTATE_0);
    e->vcom_mv = 2300;
    int err = ng_epd_show(e, &now, NULL, how);
    e->hal = NULL;
    return err;
}

static void chip_free(struct chip *c)
{
    test_free(c->memory);
    log_free(&c->trace);
}

static void pictures(void **state)
{
    static const struct ng_epd_model *const models[] = {&ng_epd_it8951_6in,
            &ng_epd_it8951_6in_hd, &ng_epd_it8951_9in7, &ng_epd_it8951_10in3};
    (void)state;
    for (size_t k = 0; k < sizeof models / sizeof *models; k++) {
        const struct ng_epd_model *m = models[k];
        struct chip c = {.model = m};
        struct ng_epd e;
        if (show(&c, &e, NG_REFRESH_FULL) != NG_OK) {
            fail_msg("%s", e.error);
        }
        unsigned stride = (m->width + 31u) / 32 * 32;
        assert_int_equal(c.words, stride / 16 * m->height);
        for (unsigned i = 0; i < stride * m->height; i++) {
            unsigned x = i % stride, y = i / stride;
            assert_int_equal(c.memory[i], x >= m->width || !ink_at(x, y));
        }
        assert_int_equal(c.registers[0x113a], 1);
        assert_true(c.asleep && !c.pwr && c.resets == 1);
        if (k == 0) {
            log_printf(&c.trace, "\n");
            assert_golden("test/data/golden/epd/it8951-6.txt", &c.trace, 0);
        }
        chip_free(&c);
    }
}

/* Without clearing first, and what cannot be partial. */
static void fast(void **state)
{
    (void)state;
    struct chip c = {.model = &ng_epd_it8951_7in8};
    struct ng_epd e;
    assert_int_equal(show(&c, &e, NG_REFRESH_FAST), NG_OK);
    assert_int_equal(e.did, NG_REFRESH_FAST);
    log_printf(&c.trace, "\n");
    assert_golden("test/data/golden/epd/it8951-7.8.txt", &c.trace, 0);
    chip_free(&c);
}

static void faults(void **state)
{
    static const char *const says[] = {
            [NO_ANSWER] = "it8951-6: no answer from the controller",
            [OTHER_GLASS] = "it8951-6: the controller drives a glass of "
                            "another size",
            [OTHER_WIDTH] = "it8951-6: the controller drives a glass of "
                            "another size",
            [NEVER_READY] = "it8951-6: BUSY stayed low for 5250 ms after the "
                            "reset",
            [ENGINE_HANGS] = "it8951-6: the refresh did not end",
    };
    (void)state;
    for (enum fault f = NO_ANSWER; f <= ENGINE_HANGS; f++) {
        struct chip c = {.model = &ng_epd_it8951_6in, .fault = f};
        struct ng_epd e;
        assert_int_equal(show(&c, &e, NG_REFRESH_FULL), NG_EIO);
        if (strstr(e.error, says[f]) != e.error) {
            fail_msg("%s", e.error);
        }
        assert_int_equal(
                c.resets, f == OTHER_GLASS || f == OTHER_WIDTH ? 2 : 4);
        assert_true(c.asleep && !c.pwr);
        assert_true(c.now_us < 40000000);
        chip_free(&c);
    }
}

static void wants_vcom(void **state)
{
    (void)state;
    const struct ng_picture now = {draw, NULL};
    struct chip c = {.model = &ng_epd_it8951_6in};
    struct ng_hal hal = hal_of(&c);
    struct ng_epd e;
    ng_epd_init(&e, c.model, &hal, NG_ROTATE_0);
    assert_int_equal(ng_epd_show(&e, &now, NULL, NG_REFRESH_FULL), NG_EARG);
    assert_non_null(strstr(e.error, "VCOM is not set"));
    assert_true(c.asleep && !c.pwr);
    log_free(&c.trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(pictures),
            cmocka_unit_test(fast),
            cmocka_unit_test(faults),
            cmocka_unit_test(wants_vcom),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
