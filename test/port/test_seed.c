/* SPDX-License-Identifier: MIT */
/* The ladders of a device: what it takes for the time, and for chance. */
#include "../ng_test.h"

#include "board.h"
#include "firmware/clock.h"
#include "firmware/seed.h"

/* ---- the time ---------------------------------------------------------------
 */

#define DAY INT64_C(86400)

static void the_time_is_unknown_until_set(void **state)
{
    struct ng_clock c;
    (void)state;
    ng_clock_init(&c, 0);
    assert_int_equal(ng_clock_now(&c, 5000), 0);
    assert_int_equal(ng_clock_set(&c, 0, 5000), NG_EARG);
    assert_int_equal(ng_clock_set(&c, NG_CLOCK_RELEASED - 1, 5000), NG_EARG);
    assert_int_equal(ng_clock_now(&c, 5000), 0);
    assert_int_equal(ng_clock_set(&c, NG_CLOCK_RELEASED + 7, 5000), NG_OK);
    assert_int_equal(ng_clock_now(&c, 8999), NG_CLOCK_RELEASED + 10);
}

static void never_before_the_floor(void **state)
{
    struct ng_clock c;
    const int64_t stored = NG_CLOCK_RELEASED + 100 * DAY;
    (void)state;
    ng_clock_init(&c, stored);
    assert_int_equal(ng_clock_set(&c, stored - 1, 0), NG_EARG);
    assert_int_equal(ng_clock_set(&c, stored, 0), NG_OK);
    /* a stored floor from before this release does not count */
    ng_clock_init(&c, NG_CLOCK_RELEASED - DAY);
    assert_int_equal(ng_clock_set(&c, NG_CLOCK_RELEASED - 1, 0), NG_EARG);
}

static void only_a_proven_time_lifts_the_floor(void **state)
{
    struct ng_clock c;
    (void)state;
    ng_clock_init(&c, 0);
    assert_false(ng_clock_proven(&c, 0));
    /* somebody says it is much later: believed, but not for good */
    assert_int_equal(
            ng_clock_set(&c, NG_CLOCK_RELEASED + 9000 * DAY, 0), NG_OK);
    assert_int_equal(ng_clock_set(&c, NG_CLOCK_RELEASED + 2 * DAY, 0), NG_OK);
    assert_true(ng_clock_proven(&c, 0));
    /* with a day for the differences between clocks */
    assert_int_equal(c.floor, NG_CLOCK_RELEASED + DAY);
    assert_int_equal(ng_clock_set(&c, NG_CLOCK_RELEASED + DAY, 0), NG_OK);
    assert_int_equal(ng_clock_set(&c, NG_CLOCK_RELEASED + 2 * DAY, 0), NG_OK);
    /* worth writing down once a day */
    assert_false(ng_clock_proven(&c, 3600 * 1000));
    assert_true(ng_clock_proven(&c, (uint64_t)DAY * 1000));
}

/* ---- chance
 * ------------------------------------------------------------------ */

static int hardware; /* what the board says of its generator */
static uint8_t stored[NG_SEED];
static int n_stored, save_says;

int ng_board_entropy(void *to, size_t n)
{
    if (hardware == NG_OK) {
        memset(to, 7, n);
    }
    return hardware;
}

uint64_t ng_board_ms(void)
{
    return 1234; /* a board that boots the same each time */
}

static int load(void *ctx, struct ng_str name, void *buf, size_t cap)
{
    (void)ctx;
    assert_str(name, "seed");
    assert_true(cap >= NG_SEED);
    memcpy(buf, stored, (size_t)n_stored);
    return n_stored;
}

static int save(void *ctx, struct ng_str name, const void *buf, size_t n)
{
    (void)ctx;
    assert_str(name, "seed");
    assert_int_equal(n, NG_SEED);
    if (save_says == NG_OK) {
        memcpy(stored, buf, n);
    }
    return save_says;
}

static const struct ng_store store = {load, save, NULL};

static int provision(void **state)
{
    (void)state;
    hardware = NG_EIO;
    save_says = NG_OK;
    n_stored = NG_SEED;
    memset(stored, 0x11, sizeof stored);
    return 0;
}

static void no_two_boots_draw_the_same(void **state)
{
    uint8_t numbers[3][200], seeds[3][NG_SEED];
    (void)state;
    for (int boot = 0; boot < 3; boot++) {
        memcpy(seeds[boot], stored, NG_SEED);
        assert_int_equal(ng_seed_start(&store), NG_OK);
        assert_int_equal(ng_seed_random(numbers[boot], 200), NG_OK);
        assert_memory_not_equal(stored, seeds[boot], NG_SEED);
        for (int b = 0; b < boot; b++) {
            assert_memory_not_equal(numbers[b], numbers[boot], 64);
        }
        assert_memory_not_equal(numbers[boot], numbers[boot] + 64, 64);
        assert_memory_not_equal(numbers[boot], stored, NG_SEED);
    }
}

static void refused_without_a_seed(void **state)
{
    uint8_t number[8];
    (void)state;
    assert_int_equal(ng_seed_start(NULL), NG_EIO);
    assert_int_equal(ng_seed_random(number, 8), NG_EIO);
    n_stored = 0;
    assert_int_equal(ng_seed_start(&store), NG_EIO);
    n_stored = NG_SEED - 1;
    assert_int_equal(ng_seed_start(&store), NG_EIO);
    assert_int_equal(ng_seed_random(number, 8), NG_EIO);
}

/* or the next boot would draw the same numbers again */
static void refused_when_the_next_seed_is_not_stored(void **state)
{
    uint8_t number[8];
    (void)state;
    save_says = NG_EIO;
    assert_int_equal(ng_seed_start(&store), NG_EIO);
    assert_int_equal(ng_seed_random(number, 8), NG_EIO);
}

static void hardware_comes_first(void **state)
{
    uint8_t number[8], want[8];
    (void)state;
    hardware = NG_OK;
    assert_int_equal(ng_seed_start(NULL), NG_OK);
    assert_int_equal(ng_seed_random(number, 8), NG_OK);
    memset(want, 7, 8);
    assert_memory_equal(number, want, 8);
    hardware = NG_EIO;
    assert_int_equal(ng_seed_random(number, 8), NG_EIO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_time_is_unknown_until_set),
            cmocka_unit_test(never_before_the_floor),
            cmocka_unit_test(only_a_proven_time_lifts_the_floor),
            cmocka_unit_test_setup(no_two_boots_draw_the_same, provision),
            cmocka_unit_test_setup(refused_without_a_seed, provision),
            cmocka_unit_test_setup(
                    refused_when_the_next_seed_is_not_stored, provision),
            cmocka_unit_test_setup(hardware_comes_first, provision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
