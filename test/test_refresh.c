/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#define SCREEN 384000u
#define NOON INT64_C(1790000000)

enum { NONE, LATER, PARTIAL, FAST, FULL }; /* as enum ng_refresh */

/* A glass that was refreshed in full an hour ago shows page 1; the page that
 * is asked for is 2. Each case changes what it is about. */
struct rule {
    const char *what;
    struct ng_refresh_state state;
    struct ng_refresh_ask ask;
    int how;
    uint32_t wait_s;
};

#define GLASS .last_s = NOON - 3600, .last_full_s = NOON - 3600, .page = 1
#define PAGE .now_s = NOON, .page = 2, .pixels = SCREEN
#define TURNED PAGE, .wants_partial = true, .can_partial = true

static const struct rule rules[] = {
        {"a new edition", {GLASS}, {PAGE, .can_partial = true}, FULL, 0},
        {"a turned page", {GLASS}, {TURNED}, PARTIAL, 0},
        {"no partial, but a fast one", {GLASS},
                {PAGE, .wants_partial = true, .can_fast = true}, FAST, 0},
        {"neither", {GLASS}, {PAGE, .wants_partial = true}, FULL, 0},
        {"nothing is known", {.page = 0}, {TURNED}, FULL, 0},
        {"nothing is known, not even the clock", {.page = 0},
                {.pixels = SCREEN, .wants_partial = true, .can_partial = true},
                FULL, 0},
        {"the same page", {GLASS}, {.now_s = NOON, .page = 1}, NONE, 0},
        {"the same page after a week",
                {.last_s = NOON - 604800,
                        .last_full_s = NOON - 604800,
                        .page = 1},
                {.now_s = NOON, .page = 1}, NONE, 0},
        {"the same page by force", {GLASS},
                {.now_s = NOON, .page = 1, .pixels = SCREEN, .force = true},
                FULL, 0},
        {"179 s after the last",
                {.last_s = NOON - 179, .last_full_s = NOON - 179, .page = 1},
                {TURNED}, LATER, 1},
        {"180 s after the last",
                {.last_s = NOON - 180, .last_full_s = NOON - 180, .page = 1},
                {TURNED}, PARTIAL, 0},
        {"in the same second", {.last_s = NOON, .last_full_s = NOON, .page = 1},
                {PAGE}, LATER, 180},
        {"force is no sooner",
                {.last_s = NOON - 10, .last_full_s = NOON - 10, .page = 1},
                {PAGE, .force = true}, LATER, 170},
        {"a person waits",
                {.last_s = NOON - 10, .last_full_s = NOON - 10, .page = 1},
                {TURNED, .hurry = true}, PARTIAL, 0},
        {"the eighth partial one", {GLASS, .partials = 7}, {TURNED}, PARTIAL,
                0},
        {"after eight partial ones", {GLASS, .partials = 8}, {TURNED}, FULL, 0},
        {"1.5 screens erased", {GLASS, .erased = SCREEN},
                {TURNED, .erased = SCREEN / 2}, PARTIAL, 0},
        {"more than 1.5 screens erased", {GLASS, .erased = SCREEN},
                {TURNED, .erased = SCREEN / 2 + 1}, FULL, 0},
        {"counts do not wrap", {GLASS, .erased = UINT32_MAX},
                {TURNED, .erased = UINT32_MAX}, FULL, 0},
        {"a second under a day",
                {.last_s = NOON - 3600, .last_full_s = NOON - 86399, .page = 1},
                {TURNED}, PARTIAL, 0},
        {"a day since the last full one",
                {.last_s = NOON - 3600, .last_full_s = NOON - 86400, .page = 1},
                {TURNED}, FULL, 0},
        {"no clock: the counts say", {GLASS},
                {.page = 2,
                        .pixels = SCREEN,
                        .wants_partial = true,
                        .can_partial = true},
                PARTIAL, 0},
        {"no clock, never: after eight", {.page = 1, .partials = 8},
                {.page = 2,
                        .pixels = SCREEN,
                        .wants_partial = true,
                        .can_partial = true},
                FULL, 0},
        {"the clock came to life after a picture", {.page = 1}, {TURNED}, FULL,
                0},
        {"put back by a second",
                {.last_s = NOON + 1, .last_full_s = NOON + 1, .page = 1},
                {TURNED}, LATER, 180},
        {"put back by a year",
                {.last_s = NOON + 31536000,
                        .last_full_s = NOON + 31536000,
                        .page = 1},
                {TURNED}, FULL, 0},
        {"put back, the last full one was before",
                {.last_s = NOON + 31536000,
                        .last_full_s = NOON - 60,
                        .page = 1},
                {TURNED}, PARTIAL, 0},
        {"the ends of time",
                {.last_s = INT64_MIN, .last_full_s = INT64_MAX, .page = 1},
                {TURNED}, FULL, 0},
};

static void each_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *r = &rules[i];
        struct ng_refresh_answer a = ng_refresh_choose(&r->state, &r->ask);
        if ((int)a.how != r->how || a.wait_s != r->wait_s) {
            fail_msg("%s: %d, %u s", r->what, (int)a.how, (unsigned)a.wait_s);
        }
    }
}

static void remembers(void **state)
{
    (void)state;
    struct ng_refresh_state s = {GLASS, .erased = 5, .partials = 3};
    const struct ng_refresh_state before = s;
    struct ng_refresh_ask ask = {TURNED, .erased = 7};
    ng_refresh_done(&s, &ask, NG_REFRESH_NONE);
    ng_refresh_done(&s, &ask, NG_REFRESH_LATER);
    assert_memory_equal(&s, &before, sizeof s);
    ng_refresh_done(&s, &ask, NG_REFRESH_PARTIAL);
    assert_int_equal(s.last_s, NOON);
    assert_int_equal(s.last_full_s, NOON - 3600);
    assert_int_equal(s.page, 2);
    assert_int_equal(s.erased, 12);
    assert_int_equal(s.partials, 4);
    ask.erased = UINT32_MAX;
    ng_refresh_done(&s, &ask, NG_REFRESH_FAST);
    assert_int_equal(s.erased, UINT32_MAX);
    assert_int_equal(s.partials, 5);
    ng_refresh_done(&s, &ask, NG_REFRESH_FULL);
    assert_int_equal(s.last_full_s, NOON);
    assert_int_equal(s.erased, 0);
    assert_int_equal(s.partials, 0);
}

/* A clock on the wall, a page each four minutes for two days: never more than
 * eight partial ones in a row, and a full one at least as often as promised. */
static void two_days_of_a_clock(void **state)
{
    (void)state;
    struct ng_refresh_state s = {0};
    unsigned row = 0, full = 0, partial = 0;
    for (int64_t t = 0; t < 172800; t += 240) {
        struct ng_refresh_ask ask = {.now_s = NOON + t,
                .page = 1000 + (uint64_t)t,
                .pixels = SCREEN,
                .erased = 900,
                .can_partial = true,
                .wants_partial = true};
        struct ng_refresh_answer a = ng_refresh_choose(&s, &ask);
        assert_true(a.how == NG_REFRESH_FULL || a.how == NG_REFRESH_PARTIAL);
        row = a.how == NG_REFRESH_FULL ? 0 : row + 1;
        assert_true(row <= 8);
        full += a.how == NG_REFRESH_FULL;
        partial += a.how == NG_REFRESH_PARTIAL;
        ng_refresh_done(&s, &ask, a.how);
    }
    assert_int_equal(full, 80);
    assert_int_equal(partial, 640);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(each_rule),
            cmocka_unit_test(remembers),
            cmocka_unit_test(two_days_of_a_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
