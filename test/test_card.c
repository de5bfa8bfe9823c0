/* SPDX-License-Identifier: MIT */
#include "fake/pages.h"
#include "fake/sample.h"
#include "ng_test.h"

static char work[1 << 16];
static uint8_t modules = 25;

static int screen(struct ng_sheet *s, uint16_t width, uint16_t height,
        uint16_t n, bool codes)
{
    static struct ng_arena a;
    struct ng_paper paper = {.width = width,
            .height = height,
            .ppi = 112,
            .fonts = pages_fonts(),
            .coder = {pages_code, &modules},
            .codes = codes,
            .screen = n};
    ng_arena_init(&a, work, sizeof work);
    return ng_compose(s, &a, &sample_digest, &paper);
}

static bool has(const struct ng_sheet *s, const char *text)
{
    for (uint32_t i = 0; i < s->n_pieces; i++) {
        if (s->pieces[i].kind == NG_PIECE_TEXT &&
                ng_str_find(s->pieces[i].text, ng_str_of(text)) >= 0) {
            return true;
        }
    }
    return false;
}

/* One story a screen under a bar, then one for what failed. */
static void screens(void **state)
{
    (void)state;
    struct ng_sheet s;
    assert_int_equal(screen(&s, 296, 128, 0, true), NG_OK);
    assert_int_equal(s.n_screens, 6); /* one in Chinese is left out */
    assert_int_equal(s.n_unprintable, 1);
    assert_int_equal(s.n_stories, 1);
    assert_true(s.shown[0] && !s.shown[1]);
    assert_true(has(&s, "ECONOMY") && has(&s, "1/6") && has(&s, "Central"));
    assert_int_equal(s.pieces[0].kind, NG_PIECE_BOX);
    assert_int_equal(s.pieces[0].width, 296);
    assert_int_equal(screen(&s, 296, 128, 5, true), NG_OK);
    assert_int_equal(s.n_stories, 0);
    assert_true(has(&s, "6/6") && has(&s, "Gazette"));
    assert_int_equal(screen(&s, 296, 128, 999, true), NG_OK);
    assert_true(has(&s, "6/6"));
}

/* Whatever the size: whole sentences, no faults. */
static void sizes(void **state)
{
    (void)state;
    for (uint16_t width = 96; width <= 320; width = (uint16_t)(width + 37)) {
        for (uint16_t height = 48; height < 260;
                height = (uint16_t)(height + 29)) {
            for (uint16_t n = 0; n < 6; n++) {
                struct ng_sheet s;
                char name[40];
                snprintf(name, sizeof name, "%ux%u %u", width, height, n);
                int err = screen(&s, width, height, n, n % 2 == 0);
                if (err != NG_OK) {
                    assert_int_equal(err, NG_ELIMIT);
                    assert_true(width < 140 || height < 70);
                    continue;
                }
                assert_int_equal(pages_faults(&s, &sample_digest, name), 0);
                assert_true(s.fill <= 1000);
            }
        }
    }
}

/* Of the date stands in the bar what there is room for. */
static void dates(void **state)
{
    (void)state;
    struct ng_sheet s;
    assert_int_equal(screen(&s, 296, 128, 0, true), NG_OK);
    assert_true(has(&s, "MONDAY, 23 NOVEMBER 2026"));
    assert_int_equal(screen(&s, 180, 104, 0, true), NG_OK);
    assert_true(has(&s, "23 NOVEMBER 2026") && !has(&s, "MONDAY"));
    assert_int_equal(screen(&s, 122, 250, 0, true), NG_OK);
    assert_true(has(&s, "1/6") && !has(&s, "NOVEMBER"));
}

static uint32_t letters(const struct ng_sheet *s, bool *code)
{
    uint32_t n = 0;
    *code = false;
    for (uint32_t i = 0; i < s->n_pieces; i++) {
        *code |= s->pieces[i].kind == NG_PIECE_CODE;
        n += s->pieces[i].kind == NG_PIECE_TEXT ? s->pieces[i].text.len : 0;
    }
    return n;
}

/* A code takes the place of no sentence, and stands beside text. */
static void codes(void **state)
{
    (void)state;
    uint32_t n_codes = 0;
    for (uint16_t width = 212; width <= 300; width = (uint16_t)(width + 22)) {
        for (uint16_t n = 0; n < 5; n++) {
            struct ng_sheet s;
            bool code;
            assert_int_equal(screen(&s, width, 122, n, false), NG_OK);
            uint32_t without = letters(&s, &code);
            assert_false(code);
            assert_int_equal(screen(&s, width, 122, n, true), NG_OK);
            /* but for blanks at the ends of lines */
            assert_true(letters(&s, &code) + 8 > without);
            n_codes += code;
            assert_true(s.fill >= 700);
        }
    }
    assert_true(n_codes > 0);
}

/* On the smallest the source stands in the bar. */
static void smallest(void **state)
{
    (void)state;
    struct ng_sheet s;
    assert_int_equal(screen(&s, 128, 64, 1, false), NG_OK);
    assert_true(has(&s, "Nordic Wire") && has(&s, "2/6") && !has(&s, "WORLD"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(screens),
            cmocka_unit_test(sizes),
            cmocka_unit_test(dates),
            cmocka_unit_test(codes),
            cmocka_unit_test(smallest),
    };
    return cmocka_run_group_tests_name("card", tests, NULL, NULL);
}
