/* SPDX-License-Identifier: MIT */
/* What the panels' drivers send: golden traces, and the memories bit by bit. */
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

/* ---- tests ------------------------------------------------------------------
 */

static const struct ng_epd_model *const papers[] = {&ng_epd_7in5_v2,
        &ng_epd_7in5_v2_old, &ng_epd_7in5_b_v2, &ng_epd_5in83_v2,
        &ng_epd_4in2_v1, &ng_epd_4in2_v2, &ng_epd_4in26, &ng_epd_2in9_v2,
        &ng_epd_2in13_v2, &ng_epd_2in13_v3, &ng_epd_2in13_v4, &ng_epd_13in3_k,
        &ng_epd_inky_phat, &ng_epd_inky_phat_old, &ng_epd_inky_what,
        &ng_epd_inky_what_old, &ng_epd_7in3_f, &ng_epd_7in3_e,
        &ng_epd_inky_7in3};
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
            struct epd_machine m = {.model = model, EPD_MACHINE};
            struct ng_hal hal = epd_machine_hal(&m);
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
            epd_machine_end_data(&m);
            log_printf(&all, "== %s %s\n", model->name, names[how]);
            log_bytes(&all, m.trace.s, m.trace.len);
            epd_machine_free(&m);
        }
        char path[64];
        snprintf(path, sizeof path, "test/data/golden/epd/%s.txt", model->name);
        assert_golden(path, &all, 0);
        log_free(&all);
    }
}

/* The bits of a memory, row by row, 1 for white or for the accent. */
static void assert_plane(const struct epd_machine *m, uint8_t command,
        unsigned seed, bool second, bool accents)
{
    unsigned width = m->model->width, stride = (width + 7) / 8;
    assert_int_equal(m->plane_n[command], stride * m->model->height);
    for (unsigned y = 0; y < m->model->height; y++) {
        for (unsigned x = 0; x < stride * 8; x++) {
            unsigned at = x < width ? epd_ink_at(seed, x, y) : 0;
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
        struct epd_machine m = {.model = model, EPD_MACHINE};
        struct ng_hal hal = epd_machine_hal(&m);
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
        epd_machine_free(&m);
    }
}

static void colours(void **state)
{
    (void)state;
    const struct ng_epd_model *models[] = {&ng_epd_7in3_f, &ng_epd_7in3_e};
    const unsigned codes[2][3] = {{1, 0, 4}, {1, 0, 3}}; /* white, black, red */
    for (size_t i = 0; i < 2; i++) {
        struct epd_machine m = {.model = models[i], EPD_MACHINE};
        struct ng_hal hal = epd_machine_hal(&m);
        struct ng_epd e;
        ng_epd_init(&e, models[i], &hal, NG_ROTATE_0);
        assert_int_equal(show_how(&m, &e, NG_REFRESH_FULL), NG_OK);
        assert_int_equal(m.plane_n[0x10], 192000);
        for (unsigned k = 0; k < 384000; k++) {
            unsigned code = m.plane[0x10][k / 2] >> (k % 2 == 0 ? 4 : 0) & 15;
            assert_int_equal(code, codes[i][epd_ink_at(2, k % 800, k / 800)]);
        }
        epd_machine_free(&m);
    }
}

/* 128 columns of 8 pages; the second picture without a reset. */
static void oled_of(const struct ng_epd_model *model, const char *golden)
{
    struct epd_machine m = {.model = model, EPD_MACHINE};
    struct ng_hal hal = epd_machine_hal(&m);
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
                    epd_ink_at(2, x, y) != 0);
        }
    }
    epd_machine_end_data(&m);
    assert_golden(golden, &m.trace, 0);
    assert_int_equal(ng_epd_clear(&e), NG_OK);
    assert_int_equal(m.resets, 2); /* dark */
    assert_false(m.level[NG_PIN_PWR]);
    epd_machine_free(&m);
}

static void oled(void **state)
{
    (void)state;
    oled_of(&ng_epd_ssd1306, "test/data/golden/epd/ssd1306.txt");
    oled_of(&ng_epd_ssd1309, "test/data/golden/epd/ssd1309.txt");
}

/* What cannot be done becomes a full refresh; nothing is nothing. */
static void other_kinds(void **state)
{
    (void)state;
    struct epd_machine m = {.model = &ng_epd_7in5_b_v2, EPD_MACHINE};
    struct ng_hal hal = epd_machine_hal(&m);
    struct ng_epd e;
    struct epd_noise n = {2, 0};
    const struct ng_picture now = {epd_draw_noise, &n};
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
    epd_machine_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(traces),
            cmocka_unit_test(memories),
            cmocka_unit_test(colours),
            cmocka_unit_test(oled),
            cmocka_unit_test(other_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
