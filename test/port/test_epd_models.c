/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#include "panel/driver.h"
#include "panel/models.h"

static void sizes(void **state)
{
    (void)state;
    struct ng_epd e;
    uint16_t w, h;
    ng_epd_init(&e, &ng_epd_7in5_v2, NULL, NG_ROTATE_0);
    ng_epd_size(&e, &w, &h);
    assert_true(w == 800 && h == 480);
    ng_epd_init(&e, &ng_epd_7in5_v2, NULL, NG_ROTATE_90);
    ng_epd_size(&e, &w, &h);
    assert_true(w == 480 && h == 800);
    ng_epd_init(&e, &ng_epd_2in13_v4, NULL, NG_ROTATE_0);
    ng_epd_size(&e, &w, &h);
    assert_true(w == 250 && h == 122);
    ng_epd_init(&e, &ng_epd_2in13_v4, NULL, NG_ROTATE_270);
    ng_epd_size(&e, &w, &h);
    assert_true(w == 122 && h == 250);
}

static void names(void **state)
{
    (void)state;
    assert_ptr_equal(ng_epd_find(NG_STR("7.5-v2")), &ng_epd_7in5_v2);
    assert_ptr_equal(ng_epd_find(NG_STR("75V2")), &ng_epd_7in5_v2);
    assert_ptr_equal(ng_epd_find(NG_STR("2.13 V4")), &ng_epd_2in13_v4);
    assert_ptr_equal(ng_epd_find(NG_STR("Inky_wHAT")), &ng_epd_inky_what);
    assert_null(ng_epd_find(NG_STR("7.5")));
    assert_null(ng_epd_find(NG_STR("7.5-v22")));
    assert_null(ng_epd_find(NG_STR("")));
    assert_ptr_equal(ng_epd_find_inky(11), &ng_epd_inky_phat);
    assert_ptr_equal(ng_epd_find_inky(22), &ng_epd_inky_7in3);
    assert_null(ng_epd_find_inky(0));
    /* what is found by its EEPROM has the pins of such a board */
    for (unsigned variant = 0; variant < 256; variant++) {
        const struct ng_epd_model *m = ng_epd_find_inky((uint8_t)variant);
        assert_true(m == NULL || strcmp(m->wiring, "inky") == 0);
    }
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        const struct ng_epd_model *m = ng_epd_models[i];
        assert_ptr_equal(ng_epd_find(ng_str_of(m->name)), m);
        assert_true(m->width > 0 && m->height > 0 && m->ppi > 0);
        assert_true(m->about != NULL && m->wiring != NULL);
        if (m->driver->ready_ms > 0) {
            assert_true(m->full_ms > 0);
            assert_int_equal((m->can & NG_EPD_FAST) != 0, m->fast_ms > 0);
            assert_int_equal((m->can & NG_EPD_PARTIAL) != 0, m->partial_ms > 0);
        }
    }
}

/* Each one is in the manual, by its name. */
static void manual(void **state)
{
    (void)state;
    size_t n;
    char *text = read_file("port/panel/README.md", &n);
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        char name[32];
        snprintf(name, sizeof name, "\n| `%s` |", ng_epd_models[i]->name);
        if (strstr(text, name) == NULL) {
            fail_msg("%s", ng_epd_models[i]->name);
        }
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(sizes),
            cmocka_unit_test(names),
            cmocka_unit_test(manual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
