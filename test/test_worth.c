/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* A sentence of twenty words, the place-th of twenty. */
static int32_t worth(uint8_t place, uint8_t usual)
{
    uint8_t f[NG_WORTH_FEATURES] = {0};
    f[place == 0 ? NG_WORTH_POS0 : NG_WORTH_POS10] = 64;
    f[NG_WORTH_POS_INVERSE] = (uint8_t)(64 / (place + 1));
    f[NG_WORTH_POS_SHARE] = (uint8_t)(64 * place / 20);
    f[NG_WORTH_LEN20] = 64;
    f[NG_WORTH_NOVEL] = 32;
    f[NG_WORTH_CAPS3] = 64;
    f[NG_WORTH_CAPS_SHARE] = 12;
    f[NG_WORTH_STOP_SHARE] = 32;
    f[NG_WORTH_PLACE] = place;
    f[NG_WORTH_WORDS] = f[NG_WORTH_SENTENCES] = 20;
    f[NG_WORTH_TF_MEAN] = f[NG_WORTH_TF_COS] = usual;
    f[NG_WORTH_TF_SUM] = f[NG_WORTH_TF_AGAIN] = usual;
    return ng_worth(f);
}

/* Whatever is fitted: what comes first and tells what the text is about is
 * worth more. */
static void sense(void **state)
{
    (void)state;
    assert_true(worth(0, 24) > worth(12, 24));
    assert_true(worth(12, 40) > worth(12, 4));
    assert_true(ng_worth_again() > 0);
}

/* No features make a sum that a pick of 24 could not hold. */
static void bounds(void **state)
{
    (void)state;
    uint8_t f[NG_WORTH_FEATURES];
    uint32_t seed = 3;
    for (int round = 0; round < 2000; round++) {
        for (uint32_t i = 0; i < NG_WORTH_FEATURES; i++) {
            seed = seed * 1664525 + 1013904223;
            f[i] = (uint8_t)((seed >> 16) % 129);
        }
        assert_in_range(ng_worth(f) + (1 << 22), 0, 1 << 23);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(sense),
            cmocka_unit_test(bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
