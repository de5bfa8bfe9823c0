/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Every day of 800 years there and back, in order. */
static void days(void **state)
{
    (void)state;
    int32_t want = (int32_t)ng_calendar_days(1600, 1, 1);
    for (uint32_t y = 1600; y < 2400; y++) {
        for (uint32_t m = 1; m <= 12; m++) {
            for (uint32_t d = 1; d <= ng_calendar_month_days(y, m); d++) {
                int32_t year;
                uint8_t month, day;
                assert_true(ng_calendar_days((int32_t)y, m, d) == want);
                ng_calendar_date(want++, &year, &month, &day);
                assert_true(year == (int32_t)y && month == m && day == d);
            }
        }
    }
    assert_true(ng_calendar_days(1970, 1, 1) == 0);
    assert_int_equal(ng_calendar_month_days(1900, 2), 28);
    assert_int_equal(ng_calendar_month_days(2000, 2), 29);
}

static uint32_t month(const char *word)
{
    return ng_calendar_month(ng_str_of(word), false);
}

static void months(void **state)
{
    (void)state;
    assert_int_equal(month("jan"), 1);
    assert_int_equal(month("september"), 9);
    assert_int_equal(month("sept"), 9);
    assert_int_equal(month("juin"), 6);
    assert_int_equal(month("juil"), 7);
    assert_int_equal(month("cervna"), 6);
    assert_int_equal(month("cervence"), 7);
    assert_int_equal(month("marraskuuta"), 11);
    assert_int_equal(month("марта"), 3);
    assert_int_equal(month("мая"), 5);
    assert_int_equal(month("листопада"), 11);
    assert_int_equal(month("ma"), 0);
    assert_int_equal(month("ма"), 0);
    assert_int_equal(month("marble"), 0);
    assert_int_equal(month("januaryx"), 0);
    assert_int_equal(month(""), 0);
    assert_int_equal(ng_calendar_month(NG_STR("dec"), true), 12);
    assert_int_equal(ng_calendar_month(NG_STR("ago"), true), 0);
}

static void names(void **state)
{
    (void)state;
    int32_t minutes = 0;
    assert_true(ng_calendar_zone(NG_STR("pdt"), &minutes));
    assert_int_equal(minutes, -7 * 60);
    assert_true(ng_calendar_zone(NG_STR("akst"), &minutes));
    assert_int_equal(minutes, -9 * 60);
    assert_true(ng_calendar_zone(NG_STR("ist"), &minutes));
    assert_int_equal(minutes, 330);
    assert_false(ng_calendar_zone(NG_STR("uhr"), &minutes));
    assert_false(ng_calendar_zone(NG_STR("akstx"), &minutes));
    assert_int_equal(ng_calendar_half(NG_STR("pm")), 'p');
    assert_int_equal(ng_calendar_half(NG_STR("午前")), 'a');
    assert_int_equal(ng_calendar_half(NG_STR("mm")), '\0');
    assert_int_equal(ng_calendar_bare(0xFC), 'u');
    assert_int_equal(ng_calendar_bare(0x17E), 'z');
    assert_int_equal(ng_calendar_bare(0x180), 0x180);
    assert_int_equal(ng_calendar_unit(0x6708), 'm');
    assert_int_equal(ng_calendar_unit('m'), '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(days),
            cmocka_unit_test(months),
            cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
