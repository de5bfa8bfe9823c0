/* SPDX-License-Identifier: MIT */
#include "fake/pages.h"
#include "ng_test.h"

static char mem[1 << 20], work[1 << 18];

/* The foot of each column: of those that have text, the lowest ink stands on
 * one line, but for what a descent is less in a smaller font. */
static void even_feet(const struct ng_sheet *s, uint32_t foot)
{
    uint32_t lowest[3] = {0};
    for (uint32_t i = 0; i < s->n_pieces; i++) {
        const struct ng_piece *p = &s->pieces[i];
        uint32_t end = (uint32_t)p->y + p->height;
        uint32_t column = (p->x - 14u) / 263u;
        if (p->kind == NG_PIECE_TEXT && end <= foot && column < 3) {
            lowest[column] = end > lowest[column] ? end : lowest[column];
        }
    }
    for (uint32_t c = 0; c < 3; c++) {
        assert_true(lowest[c] + 4 >= foot);
    }
}

/* All columns of a full page end on the same foot. */
static void feet(void **state)
{
    (void)state;
    static const char *const names[] = {
            "newspaper", "newspaper-long", "german", "french", "spanish"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct ng_arena a, w;
        struct ng_digest d;
        struct ng_sheet s;
        struct ng_paper paper = {
                .width = 800, .height = 480, .fonts = pages_fonts()};
        ng_arena_init(&a, mem, sizeof mem);
        ng_arena_init(&w, work, sizeof work);
        pages_read(&d, &a, names[i]);
        assert_int_equal(ng_compose(&s, &w, &d, &paper), NG_OK);
        assert_int_equal(pages_faults(&s, &d, names[i]), 0);
        /* the rule over the foot, else the page's margin */
        uint32_t foot = 480 - 7;
        for (uint32_t k = 0; k < s.n_pieces; k++) {
            const struct ng_piece *p = &s.pieces[k];
            if (p->kind == NG_PIECE_BOX && p->width == 772 && p->y > 240) {
                foot = p->y - 5u;
            }
        }
        even_feet(&s, foot);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(feet),
    };
    return cmocka_run_group_tests_name("front", tests, NULL, NULL);
}
