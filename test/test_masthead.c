/* SPDX-License-Identifier: MIT */
#include "fake/pages.h"
#include "fake/sample.h"
#include "ng_test.h"

static char mem[1 << 16];
static struct ng_arena arena;
static struct ng_face face;
static struct ng_galley galley;
static struct ng_phrases phrases;
static struct ng_masthead head;

static void fresh(const struct ng_digest *d)
{
    ng_arena_init(&arena, mem, sizeof mem);
    assert_true(ng_face_make(&face, pages_fonts(), 14));
    ng_phrase_init(&phrases, &arena, d, NG_ENCODE_UTF8);
    ng_masthead_init(&head, &phrases, pages_fonts());
    assert_int_equal(ng_galley_init(&galley, &arena, &face, 40), NG_OK);
    assert_true(phrases.ok);
}

static void texts(void **state)
{
    (void)state;
    struct ng_digest d = sample_digest;
    fresh(&d);
    assert_str(head.title, "The Morning Edition");
    assert_str(head.date, "Monday, 23 November 2026");
    assert_str(head.short_count, "6 stories\u00a0\u00b7 06:00");
    struct ng_foot foot = ng_masthead_foot_text(&head, &phrases, 3, 1);
    assert_str(foot.more, "3 more stories");
    assert_true(ng_str_find(foot.notices, NG_STR("Gazette")) >= 0);
    assert_true(ng_str_find(foot.notices, NG_STR("Meridian")) >= 0);
    assert_true(ng_str_find(foot.notices, NG_STR("1 story in a script")) > 0);
    d.as_of = d.now - 86400;
    d.lang = NG_STR("de");
    fresh(&d);
    assert_str(head.short_count, "6 Meldungen\u00a0\u00b7 06:00");
    foot = ng_masthead_foot_text(&head, &phrases, 0, 0);
    assert_true(ng_str_starts(foot.notices, NG_STR("Stand Sonntag, 22.")));
    assert_int_equal(foot.more.len, 0);
}

/* Names that would be drawn wrong are not drawn: a source has its number, a
 * title is the language's own. */
static void names_that_cannot_be_drawn(void **state)
{
    (void)state;
    struct ng_digest d = sample_digest;
    struct ng_source_report sources[2] = {
            {.name = NG_STR("Post"), .status = NG_SOURCE_OK},
            {.name = NG_STR("\u05e9\u05de\u05d5\u05e8"),
                    .reason = NG_STR("HTTP 503"),
                    .status = NG_SOURCE_FAILED,
                    .fetched = NG_NO_DATE}};
    d.sources = sources;
    d.n_sources = 2;
    d.n_failed = 1;
    d.n_stale = 0;
    d.title = NG_STR("\u0635\u0628\u0627\u062d");
    fresh(&d);
    assert_str(head.title, "The Morning Edition");
    struct ng_foot foot = ng_masthead_foot_text(&head, &phrases, 0, 0);
    assert_true(ng_str_starts(foot.notices, NG_STR("Not read: 2. (HTTP 503")));
    assert_int_equal(ng_type_lost(pages_fonts()->list, foot.notices), 0);
}

/* In every form and width: what is measured is placed, inside of the width, and
 * nothing lies upon another. */
static void forms(void **state)
{
    (void)state;
    for (int form = NG_MASTHEAD_FULL; form <= NG_MASTHEAD_ROLL; form++) {
        for (uint32_t width = 200; width <= 900; width += 41) {
            fresh(&sample_digest);
            struct ng_galley *g = &galley;
            uint32_t high = ng_masthead_set(
                    g, &head, (enum ng_masthead_form)form, 52, 0, 0, width);
            assert_int_equal(g->n_pieces, 0);
            g->placing = true;
            assert_int_equal(
                    ng_masthead_set(g, &head, (enum ng_masthead_form)form, 52,
                            10, 20, width),
                    high);
            struct ng_foot foot = ng_masthead_foot_text(&head, &phrases, 0, 0);
            (void)foot;
            ng_galley_sort(g);
            struct ng_sheet sheet = {.pieces = g->pieces,
                    .n_pieces = g->n_pieces,
                    .width = (uint16_t)(width + 20),
                    .height = (uint16_t)(high + 20)};
            assert_true(g->ok && g->n_pieces >= 3);
            assert_int_equal(ng_sheet_faults(&sheet, NULL, NULL), 0);
            for (uint32_t i = 0; i < g->n_pieces; i++) {
                assert_true(g->pieces[i].x >= 10);
                assert_true(g->pieces[i].x + g->pieces[i].width <= 10 + width);
            }
        }
    }
}

/* A title whose letters the masthead's font has not is set in another. */
static void other_letters(void **state)
{
    (void)state;
    struct ng_digest d = sample_digest;
    static struct ng_font list[40];
    const struct ng_fonts *all = pages_fonts();
    struct ng_fonts fonts = {list, 0};
    for (uint16_t i = 0; i < all->n; i++) {
        list[fonts.n++] = all->list[i];
    }
    d.title = NG_STR("\xE4\xB8\xAD"); /* none has it: no endless search */
    fresh(&d);
    head.fonts = &fonts;
    assert_true(ng_masthead_set(
                        &galley, &head, NG_MASTHEAD_FULL, 52, 0, 0, 700) > 0);
}

static void foots(void **state)
{
    (void)state;
    fresh(&sample_digest);
    struct ng_foot none = {{NULL, 0}, {NULL, 0}};
    assert_int_equal(ng_masthead_foot(&galley, &none, 0, 0, 400), 0);
    struct ng_foot foot = ng_masthead_foot_text(&head, &phrases, 3, 0);
    uint32_t high = ng_masthead_foot(&galley, &foot, 0, 0, 400);
    galley.placing = true;
    assert_int_equal(ng_masthead_foot(&galley, &foot, 5, 100, 400), high);
    struct ng_sheet sheet = {.pieces = galley.pieces,
            .n_pieces = galley.n_pieces,
            .width = 405,
            .height = (uint16_t)(100 + high)};
    ng_galley_sort(&galley);
    assert_int_equal(ng_sheet_faults(&sheet, NULL, NULL), 0);
    /* what is left out stands at the right end */
    const struct ng_piece *last = &galley.pieces[galley.n_pieces - 1];
    assert_int_equal(last->x + last->width, 405);
}

static void refused(void **state)
{
    (void)state;
    for (uint32_t k = 1;; k++) {
        ng_arena_init(&arena, mem, sizeof mem);
        arena.fail_at = k;
        ng_phrase_init(&phrases, &arena, &sample_digest, NG_ENCODE_UTF8);
        ng_masthead_init(&head, &phrases, pages_fonts());
        ng_masthead_foot_text(&head, &phrases, 3, 1);
        if (arena.n_allocs < k) {
            assert_true(phrases.ok);
            break;
        }
        assert_false(phrases.ok);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(texts),
            cmocka_unit_test(names_that_cannot_be_drawn),
            cmocka_unit_test(forms),
            cmocka_unit_test(other_letters),
            cmocka_unit_test(foots),
            cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests_name("masthead", tests, NULL, NULL);
}
