/* SPDX-License-Identifier: MIT */
#include "fake/pages.h"
#include "fake/sample.h"
#include "ng_test.h"

static char mem[1 << 16];
static struct ng_arena arena;
static struct ng_face face;
static struct ng_galley galley;
static uint8_t bits[33 * 5];

static struct ng_galley *fresh(void)
{
    ng_arena_init(&arena, mem, sizeof mem);
    assert_true(ng_face_make(&face, pages_fonts(), 14));
    assert_int_equal(ng_galley_init(&galley, &arena, &face, 40), NG_OK);
    galley.code_scale = 2;
    return &galley;
}

static struct ng_copy copy_of(uint32_t i, bool code)
{
    const struct ng_story *s = &sample_digest.stories[i];
    return (struct ng_copy){.title = s->title,
            .kicker = NG_STR("ECONOMY"),
            .credit = NG_STR("Harbour Post . 05:40"),
            .source = s->source,
            .story = s,
            .n_sentences = s->n_sentences,
            .code = code ? bits : NULL,
            .code_size = code ? 33 : 0};
}

/* What was placed, as a sheet: without faults, and within x, y, width, height.
 * Its lowest ink is not far above the foot. */
static void inside(uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    struct ng_galley *g = &galley;
    assert_true(g->ok);
    ng_galley_sort(g);
    struct ng_sheet sheet = {.pieces = g->pieces,
            .n_pieces = g->n_pieces,
            .width = 1000,
            .height = 1000};
    struct ng_digest none = {0};
    assert_int_equal(pages_faults(&sheet, &none, "galley"), 0);
    uint32_t foot = 0;
    for (uint32_t i = 0; i < g->n_pieces; i++) {
        const struct ng_piece *p = &g->pieces[i];
        assert_true(p->x >= x && p->x + p->width <= x + width);
        assert_true(p->y >= y);
        assert_true(p->y + p->height <= y + height);
        foot = p->y + p->height > (int)foot ? (uint32_t)(p->y + p->height)
                                            : foot;
    }
    assert_true(foot + 3 >= y + height);
}

/* What is measured is what is placed, at any width. */
static void as_measured(void **state)
{
    (void)state;
    for (uint16_t width = 120; width <= 500; width = (uint16_t)(width + 19)) {
        for (uint32_t i = 0; i < 5; i++) {
            struct ng_galley *g = fresh();
            struct ng_copy copy = copy_of(i, false);
            struct ng_galley_form form = {.head = face.head,
                    .text = face.text,
                    .width = width,
                    .k = copy.n_sentences,
                    .kicker = i % 2 == 0,
                    .justified = true};
            uint32_t high = ng_galley_story(g, &copy, &form, 0, 0);
            assert_int_equal(g->n_pieces, 0);
            g->placing = true;
            assert_int_equal(ng_galley_story(g, &copy, &form, 30, 50), high);
            inside(30, 50, width, high);
            g = fresh();
            high = ng_galley_brief(g, &copy, width, 0, 0);
            g->placing = true;
            assert_int_equal(ng_galley_brief(g, &copy, width, 30, 50), high);
            inside(30, 50, width, high);
            uint32_t bullets = 0;
            for (uint32_t k = 0; k < g->n_pieces; k++) {
                bullets += g->pieces[k].kind == NG_PIECE_BOX;
            }
            assert_int_equal(bullets, 1);
        }
    }
}

/* Pixels more between the lines: the story is as much higher, and no line is
 * more than its share lower. */
static void extra(void **state)
{
    (void)state;
    struct ng_galley *g = fresh();
    struct ng_copy copy = copy_of(0, false);
    struct ng_galley_form form = {.head = face.head,
            .text = face.text,
            .width = 245,
            .k = 2,
            .justified = true};
    uint32_t high = ng_galley_story(g, &copy, &form, 0, 0);
    uint32_t lines = ng_galley_text_lines(g, &copy, &form, 2);
    assert_true(lines > 2);
    form.extra = 11;
    g->placing = true;
    assert_int_equal(ng_galley_story(g, &copy, &form, 0, 0), high + 11);
    inside(0, 0, 245, high + 11);
    uint32_t y = 0;
    for (uint32_t i = 0; i < g->n_pieces; i++) {
        const struct ng_piece *p = &g->pieces[i];
        if (p->font == face.text) {
            assert_true(y == 0 ||
                        p->y - y <= face.text->leading + 11 / (lines - 1) + 1);
            assert_true(y == 0 || p->y - y >= face.text->leading);
            y = p->y;
        }
    }
}

/* The code stands at the right of the text, with its quiet zone; the credit at
 * the end of the last line or on its own. Without room there is no code. */
static void lead(void **state)
{
    (void)state;
    for (uint16_t width = 150; width <= 700; width = (uint16_t)(width + 23)) {
        struct ng_galley *g = fresh();
        struct ng_copy copy = copy_of(0, true);
        struct ng_galley_form form = {.head = face.lead,
                .text = face.deck,
                .width = width,
                .k = (uint8_t)(width % 3),
                .kicker = true,
                .justified = true};
        uint32_t high = ng_galley_lead(g, &copy, &form, 0, 0);
        g->placing = true;
        assert_int_equal(ng_galley_lead(g, &copy, &form, 20, 40), high);
        uint32_t codes = 0, credits = 0;
        for (uint32_t i = 0; i < g->n_pieces; i++) {
            codes += g->pieces[i].kind == NG_PIECE_CODE;
            credits += g->pieces[i].kind == NG_PIECE_TEXT &&
                       g->pieces[i].font == face.small;
        }
        assert_int_equal(codes, 66 * 5 <= width * 2);
        assert_true(credits > 0);
        struct ng_sheet sheet = {.pieces = g->pieces,
                .n_pieces = g->n_pieces,
                .width = 1000,
                .height = 1000};
        ng_galley_sort(g);
        assert_int_equal(ng_sheet_faults(&sheet, NULL, NULL), 0);
    }
}

/* A word of the headline that no line holds has a hyphen rather than a cut. */
static void broken(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        uint16_t width;
        uint8_t broken;
    } cases[] = {
            {"Schwimmunterricht wird kostenlos", 400, NG_GALLEY_WHOLE},
            {"Schwimm\u00adunterricht wird kostenlos", 400, NG_GALLEY_WHOLE},
            {"Schwimm\u00adunterricht wird kostenlos", 100, NG_GALLEY_HYPHENS},
            {"Schwimmunterricht wird kostenlos", 90, NG_GALLEY_CUT},
            {"Mikrocontroller-Kerne", 140, NG_GALLEY_WHOLE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ng_galley *g = fresh();
        struct ng_copy copy = copy_of(0, false);
        copy.title = ng_str_of(cases[i].title);
        struct ng_galley_form form = {
                .head = face.head, .text = face.text, .width = cases[i].width};
        ng_galley_lead(g, &copy, &form, 0, 0);
        assert_int_equal(g->broken, cases[i].broken);
    }
}

/* What lies under the text beside a code is white; lines of the text may be
 * shorter than the headline's. */
static void white(void **state)
{
    (void)state;
    struct ng_galley *g = fresh();
    struct ng_copy copy = copy_of(0, true);
    struct ng_galley_form form = {
            .head = face.head, .text = face.text, .width = 300};
    ng_galley_lead(g, &copy, &form, 0, 0);
    assert_true(g->white > 150 * 20 && g->white < 300 * 66);
    form.k = copy.n_sentences;
    ng_galley_lead(g, &copy, &form, 0, 0);
    assert_int_equal(g->white, 0);
    copy.code = NULL;
    uint32_t lines = ng_galley_text_lines(g, &copy, &form, form.k);
    form.inset = 100;
    assert_true(ng_galley_text_lines(g, &copy, &form, form.k) > lines);
}

static void bar(void **state)
{
    (void)state;
    struct ng_galley *g = fresh();
    g->placing = true;
    uint32_t high =
            ng_galley_bar(g, NG_STR("WORLD"), NG_STR("06:00  2/24"), 0, 0, 296);
    assert_int_equal(g->n_pieces, 3);
    inside(0, 0, 296, high);
    /* what does not fit is left out, not drawn over the end */
    g = fresh();
    g->placing = true;
    ng_galley_bar(g, NG_STR("A SECTION WITH A VERY LONG NAME"), NG_STR("1/2"),
            0, 0, 96);
    assert_int_equal(g->n_pieces, 2);
}

static void widths(void **state)
{
    (void)state;
    fresh();
    uint32_t one = ng_galley_width(face.label, NG_STR("W"), 0);
    assert_int_equal(ng_galley_width(face.label, NG_STR("W"), 3), one);
    uint32_t two = ng_galley_width(face.label, NG_STR("WW"), 0);
    assert_int_equal(ng_galley_width(face.label, NG_STR("WW"), 3), two + 3);
    assert_int_equal(ng_galley_width(face.label, NG_STR(""), 3), 0);
}

static void refused(void **state)
{
    (void)state;
    for (uint32_t k = 1;; k++) {
        struct ng_galley *g = fresh();
        struct ng_copy copy = copy_of(0, false);
        struct ng_galley_form form = {
                .head = face.head, .text = face.text, .width = 245, .k = 2};
        g->placing = true;
        arena.fail_at = arena.n_allocs + k;
        ng_galley_story(g, &copy, &form, 0, 0);
        if (arena.n_allocs < arena.fail_at) {
            assert_true(g->ok);
            break;
        }
    }
    ng_arena_init(&arena, mem, 100);
    assert_int_equal(ng_galley_init(&galley, &arena, &face, 40), NG_ENOMEM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(as_measured),
            cmocka_unit_test(extra),
            cmocka_unit_test(lead),
            cmocka_unit_test(broken),
            cmocka_unit_test(white),
            cmocka_unit_test(bar),
            cmocka_unit_test(widths),
            cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests_name("galley", tests, NULL, NULL);
}
