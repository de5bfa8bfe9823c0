/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static char mem[1 << 16];

static uint32_t next(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* Stories as they are: a headline of one to three lines, a credit, sentences of
 * two to four lines each. */
static void make(
        struct ng_ways *stories, uint32_t n, uint32_t n_tops, uint32_t seed)
{
    memset(stories, 0, n * sizeof *stories);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t lines = 0, head = 17 * (1 + next(&seed, 3)) + 14;
        uint32_t k_max = 1 + next(&seed, 3);
        for (uint32_t k = 1; k <= k_max; k++) {
            lines += 2 + next(&seed, 3);
            stories[i].height[NG_WAY_TEXT + k] = (uint16_t)(head + lines * 17);
            if (i < n_tops) {
                stories[i].height[NG_WAY_TOP + k] =
                        (uint16_t)(head + 20 + lines * 17);
            }
        }
        stories[i].height[NG_WAY_BRIEF] = (uint16_t)(17 * (1 + next(&seed, 3)));
    }
}

static void check(
        const struct ng_columns_ask *ask, const struct ng_columns *got)
{
    uint32_t told = 0, n = 0;
    for (uint32_t c = 0; c < ask->n_columns; c++) {
        const struct ng_column *column = &got->columns[c];
        uint32_t sum = 0, gap = 0, briefs = 0;
        for (uint32_t i = 0; i < column->n; i++) {
            uint32_t story = column->items[i].story;
            uint32_t way = column->items[i].way;
            bool top = c + ask->n_tops >= ask->n_columns && i == 0;
            assert_true(story < ask->n);
            assert_int_equal(told >> story & 1, 0);
            told |= 1u << story;
            n++;
            assert_int_equal(way >= NG_WAY_TOP, top);
            if (top) {
                assert_int_equal(story, c + ask->n_tops - ask->n_columns);
            }
            if (way == NG_WAY_BRIEF) {
                assert_int_equal(c, ask->n_columns - 1);
                briefs++;
            } else {
                assert_int_equal(briefs, 0); /* they come last */
            }
            assert_true(ask->stories[story].height[way] > 0);
            gap = way == NG_WAY_BRIEF ? ask->brief_gap : ask->gap;
            sum += ask->stories[story].height[way] + gap;
        }
        sum += briefs > 0 ? ask->bar : 0;
        assert_int_equal(column->n_briefs, briefs);
        assert_true(briefs != 1);
        assert_int_equal(column->used, sum > gap ? sum - gap : 0);
        assert_true(column->used <= ask->room[c]);
        assert_true(ask->room[c] == 0 || column->n > 0);
    }
    assert_int_equal(got->told, told);
    assert_int_equal(got->n_told, n);
}

/* Whatever the stories: the rules hold, and columns are full. */
static void rules_hold(void **state)
{
    (void)state;
    uint32_t full = 0, all = 0;
    for (uint32_t seed = 1; seed <= 60; seed++) {
        struct ng_ways stories[14];
        make(stories, 14, 1, seed);
        struct ng_columns_ask ask = {.stories = stories,
                .n = 14,
                .n_columns = 3,
                .n_tops = 1,
                .room = {180, 180, 380},
                .gap = 11,
                .bar = seed % 2 ? 20 : 0,
                .brief_gap = 2,
                .line = 17};
        struct ng_arena a;
        struct ng_columns got, again;
        ng_arena_init(&a, mem, sizeof mem);
        size_t used = ng_arena_used(&a);
        assert_true(ng_columns_fill(&got, &a, &ask));
        assert_int_equal(ng_arena_used(&a), used);
        check(&ask, &got);
        assert_true(ng_columns_fill(&again, &a, &ask));
        assert_memory_equal(&got, &again, sizeof got);
        for (uint32_t c = 0; c < 3; c++) {
            full += got.columns[c].used;
            all += ask.room[c];
        }
    }
    assert_true(full * 100 >= all * 96);
}

/* A story that fills the column to the pixel is found among those that do
 * not. */
static void exact(void **state)
{
    (void)state;
    struct ng_ways stories[6];
    memset(stories, 0, sizeof stories);
    static const uint16_t heights[] = {150, 90, 130, 77, 61, 101};
    for (uint32_t i = 0; i < 6; i++) {
        stories[i].height[NG_WAY_TEXT + 1] = heights[i];
    }
    struct ng_columns_ask ask = {.stories = stories,
            .n = 6,
            .n_columns = 1,
            .room = {90 + 77 + 61 + 2 * 10},
            .gap = 10,
            .line = 17};
    struct ng_arena a;
    struct ng_columns got;
    ng_arena_init(&a, mem, sizeof mem);
    assert_true(ng_columns_fill(&got, &a, &ask));
    check(&ask, &got);
    assert_int_equal(got.told, 1u << 1 | 1u << 3 | 1u << 4);
    assert_int_equal(got.columns[0].used, ask.room[0]);
}

/* Taller than the search has steps: a page of 1404 x 1872. */
static void tall(void **state)
{
    (void)state;
    struct ng_ways stories[NG_COLUMNS_TOLD];
    make(stories, NG_COLUMNS_TOLD, 0, 7);
    struct ng_columns_ask ask = {.stories = stories,
            .n = NG_COLUMNS_TOLD,
            .n_columns = 2,
            .room = {1500, 1500},
            .gap = 11,
            .bar = 20,
            .brief_gap = 2,
            .line = 17};
    struct ng_arena a;
    struct ng_columns got;
    ng_arena_init(&a, mem, sizeof mem);
    assert_true(ng_columns_fill(&got, &a, &ask));
    check(&ask, &got);
    assert_true(got.columns[0].used > 1440 && got.columns[1].used > 1440);
}

static void refused(void **state)
{
    (void)state;
    struct ng_ways stories[8];
    make(stories, 8, 0, 3);
    struct ng_columns_ask ask = {.stories = stories,
            .n = 8,
            .n_columns = 2,
            .room = {200, 200},
            .gap = 11,
            .line = 17};
    struct ng_arena a;
    struct ng_columns got;
    uint32_t filled = 0;
    for (size_t room = 0; room < 12000; room += 251) {
        ng_arena_init(&a, mem, room);
        size_t used = ng_arena_used(&a);
        if (ng_columns_fill(&got, &a, &ask)) {
            check(&ask, &got);
            filled++;
        }
        assert_int_equal(ng_arena_used(&a), used);
    }
    assert_in_range(filled, 38, 44); /* of 48: from 1.6 KB on */
    for (uint32_t k = 1; k <= 5; k++) {
        ng_arena_init(&a, mem, sizeof mem);
        a.fail_at = k;
        assert_false(ng_columns_fill(&got, &a, &ask));
    }
    ask.room[1] = 5; /* nothing fits */
    ng_arena_init(&a, mem, sizeof mem);
    assert_false(ng_columns_fill(&got, &a, &ask));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(rules_hold),
            cmocka_unit_test(exact),
            cmocka_unit_test(tall),
            cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
