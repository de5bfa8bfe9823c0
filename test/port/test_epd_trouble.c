/* SPDX-License-Identifier: MIT */
/* The panels' drivers when BUSY, a wire or the picture fails. */
#include "fake/epd_machine.h"
#include "panel/models.h"

static int show_how(
        struct epd_machine *m, struct ng_epd *e, enum ng_refresh how)
{
    struct epd_noise was = {1, 0}, is = {2, 0};
    const struct ng_picture old = {epd_draw_noise, &was},
                            now = {epd_draw_noise, &is};
    m->refresh_ms = how == NG_REFRESH_PARTIAL ? m->model->partial_ms
                    : how == NG_REFRESH_FAST  ? m->model->fast_ms
                                              : m->model->full_ms;
    return ng_epd_show(e, &now, &old, how);
}

struct trouble {
    enum epd_fault fault;
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
            {DRIFTING, "BUSY flickers at rest", 4},
            {NOBODY, "BUSY stayed high for 250 ms after the refresh: nothing",
                    4},
            {SPI_DEAD, "SPI or GPIO failed", 2},
            {STUCK_OFF, "BUSY stayed low for 900 ms after power off", 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
        for (int polled = 0; polled < 2; polled++) {
            const struct trouble *t = &troubles[i];
            struct epd_machine m = {
                    .model = &ng_epd_7in5_v2, EPD_MACHINE, .fault = t->fault};
            struct ng_hal hal = epd_machine_hal(&m);
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
            epd_machine_free(&m);
        }
    }
}

/* A panel that hung once is reset and shows the picture after all. */
static void second_try(void **state)
{
    (void)state;
    struct epd_machine m = {
            .model = &ng_epd_2in13_v4, EPD_MACHINE, .fault = STUCK_ONCE};
    struct ng_hal hal = epd_machine_hal(&m);
    struct ng_epd e;
    ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
    assert_int_equal(show_how(&m, &e, NG_REFRESH_FULL), NG_OK);
    assert_int_equal(m.resets, 3);
    assert_int_equal(m.refreshes, 2);
    assert_string_equal(e.error, "");
    assert_true(m.asleep);
    epd_machine_free(&m);
}

/* Each call into the machine fails once: the session ends with that error and
 * the panel is asleep or has no power, whichever call it was. */
static void torture_of(const struct ng_epd_model *model, enum ng_refresh how)
{
    char says[64];
    unsigned calls = UINT32_MAX;
    snprintf(says, sizeof says, "%s: SPI or GPIO failed", model->name);
    for (unsigned k = 0; k <= calls; k += k < 120 || k + 120 > calls ? 1 : 37) {
        struct epd_machine m = {.model = model, EPD_MACHINE};
        struct ng_hal hal = epd_machine_hal(&m);
        struct ng_epd e;
        hal.wait = NULL;
        hal.step = NULL;
        ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
        m.fail_at = k == 0 ? UINT32_MAX : k; /* the first only counts them */
        int err = show_how(&m, &e, how);
        if (k == 0) {
            assert_int_equal(err, NG_OK);
            calls = m.calls;
        } else {
            assert_int_equal(err, NG_EIO);
            assert_string_equal(e.error, says);
        }
        if (!m.asleep && m.level[NG_PIN_PWR]) {
            fail_msg("%s is awake after call %u of %u", model->name, k, calls);
        }
        epd_machine_free(&m);
    }
    assert_true(calls > 2000);
}

static void torture(void **state)
{
    (void)state;
    torture_of(&ng_epd_inky_phat, NG_REFRESH_FULL);
    torture_of(&ng_epd_4in2_v1, NG_REFRESH_PARTIAL);
}

/* A picture that fails is not shown, its error comes back, the panel sleeps. */
static void failing_picture(void **state)
{
    (void)state;
    struct epd_machine m = {.model = &ng_epd_4in2_v2, EPD_MACHINE};
    struct ng_hal hal = epd_machine_hal(&m);
    struct ng_epd e;
    struct epd_noise n = {2, NG_ENOMEM};
    const struct ng_picture now = {epd_draw_noise, &n};
    ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
    m.refresh_ms = 3500;
    assert_int_equal(ng_epd_show(&e, &now, NULL, NG_REFRESH_FULL), NG_ENOMEM);
    assert_int_equal(m.refreshes, 0);
    assert_int_equal(e.did, NG_REFRESH_NONE);
    assert_true(m.asleep);
    assert_false(m.level[NG_PIN_PWR]);
    epd_machine_free(&m);
}

static int draw_short(void *ctx, const struct ng_panel *to)
{
    uint8_t row[64] = {0};
    (void)ctx;
    return to->rows(to->ctx, 0, 1, row, NULL);
}

/* all of them, the second one first */
static int draw_skipping(void *ctx, const struct ng_panel *to)
{
    uint8_t row[64] = {0};
    int err = NG_OK;
    (void)ctx;
    for (uint16_t y = 0; err == NG_OK && y < to->height; y++) {
        err = to->rows(to->ctx, y ^ 1u, 1, row, NULL);
    }
    return err;
}

static int draw_long(void *ctx, const struct ng_panel *to)
{
    uint8_t row[64] = {0};
    int err = NG_OK;
    (void)ctx;
    for (uint16_t y = 0; err == NG_OK && y <= to->height; y++) {
        err = to->rows(to->ctx, y, 1, row, NULL);
    }
    return err;
}

static void bad_pictures(void **state)
{
    (void)state;
    const struct ng_picture pictures[] = {
            {draw_short, NULL}, {draw_skipping, NULL}, {draw_long, NULL}};
    const struct ng_epd_model *models[] = {&ng_epd_4in2_v2, &ng_epd_ssd1306};
    for (size_t i = 0; i < 6; i++) {
        struct epd_machine m = {.model = models[i / 3], EPD_MACHINE};
        struct ng_hal hal = epd_machine_hal(&m);
        struct ng_epd e;
        ng_epd_init(&e, m.model, &hal, NG_ROTATE_0);
        assert_int_equal(
                ng_epd_show(&e, &pictures[i % 3], NULL, NG_REFRESH_FULL),
                NG_EARG);
        epd_machine_free(&m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(faults),
            cmocka_unit_test(second_try),
            cmocka_unit_test(torture),
            cmocka_unit_test(failing_picture),
            cmocka_unit_test(bad_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
