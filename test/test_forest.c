/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Two trees: clue 0 up to 9 is worth 5, above it clue 1 decides, -3 or 63; the
 * other is a leaf of -64. */
static const uint8_t trees[] = {9, 0, 9, 1, 197, 1, 0, 1, 189, 255, /* */
        1, 128};

static void walk(void **state)
{
    (void)state;
    static const struct ng_forest f = {trees, sizeof trees, 100, 200};
    static const uint8_t low[] = {9, 200}, high[] = {10, 0}, top[] = {255, 1};
    assert_int_equal(ng_forest_score(&f, low), 100 + 5 - 64);
    assert_int_equal(ng_forest_score(&f, high), 100 - 3 - 64);
    assert_int_equal(ng_forest_score(&f, top), 100 + 63 - 64);
    /* sure after the first tree */
    static const struct ng_forest hasty = {trees, sizeof trees, 100, 160};
    assert_int_equal(ng_forest_score(&hasty, top), 100 + 63);
    assert_int_equal(ng_forest_score(&hasty, low), 100 + 5 - 64);
    static const struct ng_forest none = {NULL, 0, -7, 100};
    assert_int_equal(ng_forest_score(&none, low), -7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(walk)};
    return cmocka_run_group_tests_name("forest", tests, NULL, NULL);
}
