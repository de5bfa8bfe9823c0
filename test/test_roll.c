/* SPDX-License-Identifier: MIT */
#include "fake/pages.h"
#include "ng_test.h"

static char mem[1 << 20], work[1 << 18];
static uint8_t modules = 25;

static int press(struct ng_sheet *s, struct ng_digest *d, uint16_t width,
        const char *name)
{
    static struct ng_arena a;
    struct ng_paper paper = {.width = width,
            .ppi = 203,
            .fonts = pages_fonts(),
            .coder = {pages_code, &modules},
            .codes = true};
    ng_arena_init(&a, mem, sizeof mem);
    pages_read(d, &a, name);
    ng_arena_init(&a, work, sizeof work);
    return ng_compose(s, &a, d, &paper);
}

/* All stories in full, one under the other, dashes between; the code under the
 * first. */
static void all(void **state)
{
    (void)state;
    for (uint16_t width = 384; width <= 576; width = (uint16_t)(width + 96)) {
        struct ng_digest d;
        struct ng_sheet s;
        assert_int_equal(press(&s, &d, width, "spanish"), NG_OK);
        assert_int_equal(pages_faults(&s, &d, "roll"), 0);
        assert_int_equal(s.n_stories, d.n_stories);
        assert_int_equal(s.n_left_out, 0);
        uint32_t dashes = 0, codes = 0, foot = 0;
        for (uint32_t i = 0; i < s.n_pieces; i++) {
            const struct ng_piece *p = &s.pieces[i];
            dashes += (p->flags & NG_PIECE_DASHED) != 0;
            codes += p->kind == NG_PIECE_CODE;
            foot = (uint32_t)p->y + p->height;
        }
        assert_int_equal(dashes, d.n_stories);
        assert_int_equal(codes, 1);
        assert_true(s.height >= foot && s.height < foot + 60);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(all),
    };
    return cmocka_run_group_tests_name("roll", tests, NULL, NULL);
}
