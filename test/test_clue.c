/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* The sum does not depend on the order, and the model leans the right way. */
static void score(void **state)
{
    (void)state;
    uint8_t body[] = {NG_CLUE_SIZE + 3, NG_CLUE_LINK, NG_CLUE_STOPS + 2,
            NG_CLUE_END, NG_CLUE_TAG, NG_CLUE_RUN, NG_CLUE_TOP + 1};
    uint8_t back[] = {NG_CLUE_TOP + 1, NG_CLUE_RUN, NG_CLUE_TAG, NG_CLUE_END,
            NG_CLUE_STOPS + 2, NG_CLUE_LINK, NG_CLUE_SIZE + 3};
    uint8_t menu[] = {NG_CLUE_SIZE, NG_CLUE_LINK + 4, NG_CLUE_STOPS,
            NG_CLUE_TAG + 2, NG_CLUE_SEM + 3, NG_CLUE_RUN + 2};
    assert_int_equal(ng_clue_score(body, 0), 0);
    assert_int_equal(ng_clue_score(body, 7), ng_clue_score(back, 7));
    assert_true(ng_clue_score(body, 7) > 0);
    assert_true(ng_clue_score(menu, 6) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(score)};
    return cmocka_run_group_tests_name("clue", tests, NULL, NULL);
}
