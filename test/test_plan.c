/* SPDX-License-Identifier: MIT */
#include "fake/pages.h"
#include "ng_test.h"

static char mem[1 << 20], work[1 << 17];
static struct ng_digest d;
static struct ng_copy copies[32];
static struct ng_face face;
static struct ng_galley galley;
static struct ng_arena arena;

static struct ng_plan_ask ask_of(const struct pages_cut *cut)
{
    struct ng_arena a;
    ng_arena_init(&a, mem, sizeof mem);
    pages_read(&d, &a, "newspaper");
    pages_cut(&d, cut);
    for (uint16_t i = 0; i < d.n_stories; i++) {
        const struct ng_story *s = &d.stories[i];
        copies[i] = (struct ng_copy){.title = s->title,
                .kicker = NG_STR("LOCAL"),
                .credit = s->source,
                .source = s->source,
                .story = s,
                .n_sentences = s->n_sentences};
    }
    return (struct ng_plan_ask){.copies = copies,
            .n = d.n_stories,
            .fonts = pages_fonts(),
            .width = 772,
            .height = 360,
            .em = 14,
            .wide = true,
            .briefs = true};
}

static struct ng_plan plan_of(const struct ng_plan_ask *ask)
{
    struct ng_plan plan;
    ng_arena_init(&arena, work, sizeof work);
    assert_int_equal(ng_galley_init(&galley, &arena, &face, 40), NG_OK);
    size_t used = ng_arena_used(&arena);
    ng_plan_make(&plan, &galley, &face, ask);
    assert_int_equal(ng_arena_used(&arena), used);
    assert_true(galley.ok);
    assert_int_equal(galley.n_pieces, 0);
    return plan;
}

/* Lying: a lead over two of three columns; standing: over both. */
static void shapes(void **state)
{
    (void)state;
    struct ng_plan_ask ask = ask_of(&(struct pages_cut){0});
    struct ng_plan p = plan_of(&ask);
    assert_int_equal(p.em, 14);
    assert_int_equal(p.n_columns, 3);
    assert_int_equal(p.span, 2);
    assert_int_equal(p.column, (772 - 2 * 18) / 3);
    assert_false(p.heads);
    assert_true(p.fill >= 930);
    assert_true(p.lead_k > 0);
    assert_int_equal(p.columns.columns[2].items[0].story, 0);
    ask.width = 452;
    ask.height = 680;
    ask.wide = false;
    p = plan_of(&ask);
    assert_int_equal(p.n_columns, 2);
    assert_int_equal(p.span, 2);
    assert_true(p.fill >= 930);
    ask.width = 372;
    ask.height = 200;
    ask.em = 12;
    ask.wide = true;
    p = plan_of(&ask);
    assert_true(p.heads);
}

/* Little to tell is told in larger type, and all of it. */
static void few(void **state)
{
    (void)state;
    for (uint16_t n = 1; n <= 4; n++) {
        struct ng_plan_ask ask = ask_of(&(struct pages_cut){.n = n, .k = 1});
        struct ng_plan p = plan_of(&ask);
        assert_true(p.em >= 14);
        assert_int_equal(p.columns.n_told + 1u, n);
        assert_true(p.fill >= 600); /* the largest type is 34 here */
        assert_int_equal(face.em, p.em);
    }
    struct ng_plan_ask ask = ask_of(&(struct pages_cut){.n = 1});
    assert_true(plan_of(&ask).em > 14);
    assert_true(plan_of(&ask).alone);
}

static void none(void **state)
{
    (void)state;
    struct ng_plan_ask ask = ask_of(&(struct pages_cut){0});
    ask.height = 30;
    assert_int_equal(plan_of(&ask).em, 0);
    ask.height = 360;
    for (uint32_t k = 1; k < 40; k++) { /* refused memory: no plan, or one */
        struct ng_plan plan;
        ng_arena_init(&arena, work, sizeof work);
        assert_int_equal(ng_galley_init(&galley, &arena, &face, 40), NG_OK);
        arena.fail_at = arena.n_allocs + k;
        ng_plan_make(&plan, &galley, &face, &ask);
        assert_true(plan.em == 0 || plan.fill > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(shapes),
            cmocka_unit_test(few),
            cmocka_unit_test(none),
    };
    return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
