/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static const char body[] =
        "The lake emptied in a single night and covered four miles of the "
        "road with mud. Nobody was hurt, said the keeper of the hut, who had "
        "heard a roar like that of a train at about two in the morning.";

static void share(void **state)
{
    (void)state;
    static struct ng_shingles whole, pieces;
    memset(&whole, 0, sizeof whole);
    assert_int_equal(ng_shingle_share(&whole, NG_STR(body)), -1);
    ng_shingle_add(&whole, body, strlen(body));
    ng_shingle_end(&whole);
    for (size_t i = 0; i < strlen(body); i++) {
        ng_shingle_add(&pieces, body + i, 1);
    }
    ng_shingle_end(&pieces);
    assert_memory_equal(&whole, &pieces, sizeof whole);
    assert_int_equal(ng_shingle_share(&whole, NG_STR(body)), 100);
    /* without case, and whatever the punctuation */
    assert_int_equal(ng_shingle_share(&whole,
                             NG_STR("the LAKE \xE2\x80\x9C"
                                    "emptied in -- a "
                                    "single night; and covered four miles of "
                                    "the road with mud! Nobody was hurt")),
            100);
    assert_true(
            ng_shingle_share(&whole,
                    NG_STR("Council sets its budget for the year after a "
                           "long debate about ferries, buses, bridges and "
                           "the price of a cup of tea in the town hall")) < 20);
    assert_int_equal(ng_shingle_share(&whole, NG_STR("too short")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(share)};
    return cmocka_run_group_tests_name("shingle", tests, NULL, NULL);
}
