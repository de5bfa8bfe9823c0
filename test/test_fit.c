/* SPDX-License-Identifier: MIT */
#include "fake/sample.h"
#include "ng_test.h"

static char mem[65536];

static int fit(struct ng_layout *l, struct ng_arena *a, uint16_t width,
        uint16_t height, enum ng_encoding encoding)
{
    struct ng_page page = {width, height, encoding, true};
    ng_arena_init(a, mem, sizeof mem);
    return ng_fit(l, a, &sample_digest, &page);
}

/* Nothing overlaps, nothing leaves the page, at any width and encoding. */
static void inside(void **state)
{
    (void)state;
    for (uint16_t width = 20; width <= 132; width++) {
        for (int e = NG_ENCODE_UTF8; e <= NG_ENCODE_CP1252; e++) {
            struct ng_arena a;
            struct ng_layout l;
            assert_int_equal(fit(&l, &a, width, 0, (enum ng_encoding)e), NG_OK);
            /* the Chinese one is shown by UTF-8 only */
            assert_int_equal(l.n_stories, e == NG_ENCODE_UTF8 ? 6 : 5);
            uint32_t x = 0, y = 0;
            for (uint32_t i = 0; i < l.n_runs; i++) {
                const struct ng_run *r = &l.runs[i];
                assert_true(r->y >= y);
                x = r->y > y ? 0 : x;
                y = r->y;
                assert_true(r->x >= x);
                x = (uint32_t)r->x + r->width;
                assert_true(x <= width);
                assert_true(r->style < NG_STYLE_N);
            }
            assert_int_equal(l.height, y + 1);
        }
    }
}

/* With a height the page is never longer, the foot stays, only whole
 * sentences go, and more rows never show fewer stories. */
static void heights(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_layout l;
    uint16_t stories = 0;
    assert_int_equal(fit(&l, &a, 64, 0, NG_ENCODE_UTF8), NG_OK);
    uint16_t whole = l.height;
    for (uint16_t height = 8; height <= whole + 2; height++) {
        int err = fit(&l, &a, 64, height, NG_ENCODE_UTF8);
        if (err == NG_ELIMIT) {
            assert_int_equal(stories, 0);
            continue;
        }
        assert_int_equal(err, NG_OK);
        assert_true(l.height <= height);
        assert_true(l.n_stories > 0);
        assert_true(l.shown[0]);
        assert_true(l.n_stories >= stories);
        stories = l.n_stories;
        bool foot = false;
        for (uint32_t i = 0; i < l.n_runs; i++) {
            foot = foot || ng_str_find(l.runs[i].text, NG_STR("Gazette")) >= 0;
        }
        assert_true(foot);
    }
    assert_int_equal(stories, 6);
    assert_int_equal(l.height, whole);
}

static void any_memory(void **state)
{
    (void)state;
    struct ng_page page = {40, 0, NG_ENCODE_ASCII, true};
    int refused = 0, fitted = 0;
    for (size_t room = 0; room < sizeof mem; room += 97) {
        struct ng_arena a;
        struct ng_layout l;
        ng_arena_init(&a, mem, room);
        int err = ng_fit(&l, &a, &sample_digest, &page);
        assert_true(err == NG_OK || err == NG_ENOMEM);
        refused += err != NG_OK;
        fitted += err == NG_OK;
    }
    assert_true(refused > 0 && fitted > 0);
    for (uint32_t k = 1;; k++) {
        struct ng_arena a;
        struct ng_layout l;
        ng_arena_init(&a, mem, sizeof mem);
        a.fail_at = k;
        int err = ng_fit(&l, &a, &sample_digest, &page);
        if (a.n_allocs < k) {
            assert_int_equal(err, NG_OK);
            break;
        }
        assert_int_equal(err, NG_ENOMEM);
    }
}

static void arguments(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_layout l;
    assert_int_equal(fit(&l, &a, 19, 0, NG_ENCODE_UTF8), NG_EARG);
    struct ng_digest none = {0};
    struct ng_page page = {40, 0, NG_ENCODE_UTF8, true};
    assert_int_equal(ng_fit(&l, &a, &none, &page), NG_OK);
    assert_int_equal(l.n_stories, 0);
}

/* Sentences without end: rows are numbered with 16 bits, and what has no
 * number is left out. */
static void more_rows_than_numbers(void **state)
{
    (void)state;
    static char text[700 * 1000], room[4 << 20];
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = i % 5 == 4 ? ' ' : 'w'; /* four words, a row of 20 */
    }
    struct ng_story stories[3];
    for (int i = 0; i < 3; i++) {
        stories[i] = (struct ng_story){.title = NG_STR("A title"),
                .sentences = {{text, sizeof text}},
                .n_sentences = 1};
    }
    struct ng_digest d = {.stories = stories, .n_stories = 3};
    struct ng_page page = {20, 0, NG_ENCODE_UTF8, true};
    struct ng_arena a;
    struct ng_layout l;
    ng_arena_init(&a, room, sizeof room);
    assert_int_equal(ng_fit(&l, &a, &d, &page), NG_OK);
    assert_int_equal(l.n_stories, 3); /* of two there are the titles */
    for (uint32_t i = 1; i < l.n_runs; i++) {
        assert_true(l.runs[i].y >= l.runs[i - 1].y);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(inside),
            cmocka_unit_test(heights),
            cmocka_unit_test(any_memory),
            cmocka_unit_test(arguments),
            cmocka_unit_test(more_rows_than_numbers),
    };
    return cmocka_run_group_tests_name("fit", tests, NULL, NULL);
}
