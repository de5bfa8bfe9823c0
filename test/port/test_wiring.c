/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include "linux/wiring.h"

static struct wiring parsed(const char *text)
{
    struct wiring w;
    char why[300] = "";
    assert_int_equal(wiring_parse(&w, ng_str_of(text), why, sizeof why), 0);
    assert_string_equal(why, "");
    return w;
}

static void refused(const char *text, const char *want)
{
    struct wiring w;
    char why[300] = "";
    assert_int_equal(wiring_parse(&w, ng_str_of(text), why, sizeof why), -1);
    if (strstr(why, want) == NULL) {
        fail_msg("\"%s\" has no \"%s\"", why, want);
    }
}

static void test_profiles(void **state)
{
    (void)state;
    struct wiring w = parsed("");
    assert_string_equal(w.name, "waveshare-hat");
    assert_int_equal(w.pwr, 18);
    w = parsed("inky");
    assert_int_equal(w.rst, 27);
    assert_int_equal(w.busy, 17);
    assert_int_equal(w.pwr, WIRING_NONE);
    assert_false(w.cs_by_gpio);
}

static void test_what_differs(void **state)
{
    (void)state;
    struct wiring w = parsed(" inky  rst=5 pwr=6 cs=gpio7 busy=none "
                             "spi=/dev/spidev1.2 chip=pinctrl-rp1 hz=2000000 ");
    assert_string_equal(w.name, "inky");
    assert_int_equal(w.rst, 5);
    assert_int_equal(w.dc, 22);
    assert_int_equal(w.pwr, 6);
    assert_int_equal(w.busy, WIRING_NONE);
    assert_true(w.cs_by_gpio);
    assert_int_equal(w.cs, 7);
    assert_string_equal(w.spi, "/dev/spidev1.2");
    assert_string_equal(w.chip, "pinctrl-rp1");
    assert_int_equal(w.hz, 2000000);
    assert_int_equal(parsed("rst=4").rst, 4);
}

static void test_what_is_wrong(void **state)
{
    (void)state;
    refused("waveshare-hut", "did you mean waveshare-hat?");
    refused("inky rst", "\"rst\"");
    refused("inky rst=", "rst=");
    refused("inky rst=x", "rst=x");
    refused("inky rst=512", "rst=512");
    refused("inky cs=8", "cs=8");
    refused("inky cs=gpionone", "cs=gpionone");
    refused("inky hz=1", "hz=1");
    refused("inky rts=5", "rts=5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_profiles),
            cmocka_unit_test(test_what_differs),
            cmocka_unit_test(test_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
