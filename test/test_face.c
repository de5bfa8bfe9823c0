/* SPDX-License-Identifier: MIT */
#include "fake/pages.h"
#include "ng_test.h"

/* The text on the panels people have: never too small to read, larger on a
 * wall than in the hand. */
static void sizes(void **state)
{
    (void)state;
    static const struct {
        uint16_t width, height, ppi, scale, size;
    } want[] = {
            {800, 480, 124, 0, 14}, /* 7.5" */
            {800, 480, 0, 0, 14},   /* the same, not said */
            {800, 480, 124, 150, 21},
            {480, 800, 124, 100, 14},
            {400, 300, 120, 0, 12},   /* 4.2" */
            {296, 128, 112, 0, 12},   /* 2.9" */
            {128, 64, 60, 0, 12},     /* an OLED */
            {800, 480, 219, 0, 21},   /* 4.26" */
            {960, 680, 88, 0, 14},    /* 13.3" */
            {1872, 1404, 227, 0, 29}, /* 10.3" */
            {1872, 1404, 300, 0, 34}, /* 7.8" */
            {384, 0, 203, 0, 19},     /* a receipt */
            {4096, 4096, 65535, 65535, 200},
            {96, 48, 1, 1, 6},
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_int_equal(ng_face_size(want[i].width, want[i].height,
                                 want[i].ppi, want[i].scale),
                want[i].size);
    }
}

static void make(void **state)
{
    (void)state;
    struct ng_face f;
    struct ng_fonts none = {NULL, 0};
    assert_false(ng_face_make(&f, &none, 14));
    assert_true(ng_face_make(&f, pages_fonts(), 14));
    assert_int_equal(f.text->size, 14);
    assert_int_equal(f.lead->size, 34);
    assert_int_equal(f.deck->size, 18);
    assert_int_equal(f.top->size, 20);
    assert_int_equal(f.head->style, NG_FONT_BOLD);
    assert_int_equal(f.small->style, NG_FONT_ITALIC);
    assert_int_equal(f.label->size, 8);
    assert_int_equal(f.margin, 14);
    assert_int_equal(f.gutter, 18);
    assert_true(ng_face_make(&f, pages_fonts(), 28));
    assert_int_equal(f.gutter, 36);
    assert_int_equal(f.rule, 2);
    /* the smallest and the largest sizes are no trouble */
    assert_true(ng_face_make(&f, pages_fonts(), 6));
    assert_true(f.rule > 0);
    assert_true(ng_face_make(&f, pages_fonts(), 200));
}

static void measure(void **state)
{
    (void)state;
    struct ng_face f;
    assert_true(ng_face_make(&f, pages_fonts(), 14));
    uint32_t n = ng_face_measure(f.text, 245);
    assert_true(n > 30 && n < 50);
    assert_int_equal(ng_face_measure(f.text, 490) / 2, n);
    assert_true(ng_face_measure_of(f.text, 245, NG_STR("iiiii")) > 0);
    assert_int_equal(ng_face_measure_of(f.text, 245, NG_STR("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(sizes),
            cmocka_unit_test(make),
            cmocka_unit_test(measure),
    };
    return cmocka_run_group_tests_name("face", tests, NULL, NULL);
}
