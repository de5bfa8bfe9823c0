/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* RFC 3492 7.1, samples (B) and (L), the latter in lower case. */
static void samples(void **state)
{
    (void)state;
    static const uint32_t chinese[] = {0x4ED6, 0x4EEC, 0x4E3A, 0x4EC0, 0x4E48,
            0x4E0D, 0x8BF4, 0x4E2D, 0x6587};
    static const uint32_t mixed[] = {
            '3', 0x5E74, 'b', 0x7D44, 0x91D1, 0x516B, 0x5148, 0x751F};
    char out[64];
    int32_t n = ng_punycode(chinese, 9, out, sizeof out);
    assert_str((struct ng_str){out, (uint32_t)n}, "ihqwcrb4cv8a8dqg056pqjye");
    n = ng_punycode(mixed, 8, out, sizeof out);
    assert_str((struct ng_str){out, (uint32_t)n}, "3b-ww4c5e180e575a65lsy2b");
    assert_int_equal(ng_punycode(mixed, 8, out, 23), NG_ELIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(samples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
