/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* What a board with less flash links instead. */
#define ng_forest_body ng_forest_small
extern const struct ng_forest ng_forest_small;
#include "../port/small/forest_body.c"
#undef ng_forest_body

/* The bytes of the node at t[at], or 0 when it is not well formed. */
static uint32_t node_len(const uint8_t *t, uint32_t at, uint32_t end)
{
    uint32_t ends[64], depth = 0, from = at;
    /* what must still come: a right part after each left one */
    for (;;) {
        if (at >= end) {
            return 0;
        }
        if (t[at] < 128) {
            if (at + 3 > end || t[at] >= NG_CLUES || depth == 64) {
                return 0;
            }
            ends[depth++] = at + 3 + t[at + 2];
            at += 3;
            continue;
        }
        at++;
        while (depth > 0 && ends[depth - 1] < at) {
            depth--; /* a right part has ended as well */
        }
        if (depth == 0) {
            return at - from;
        }
        if (ends[depth - 1] != at) {
            return 0;
        }
    }
}

static void assert_sound(const struct ng_forest *f, uint32_t most)
{
    uint32_t at = 0;
    assert_in_range(f->n, most / 2, most);
    while (at < f->n) {
        uint32_t len = f->trees[at];
        assert_true(at + 1 + len <= f->n);
        assert_int_equal(node_len(f->trees, at + 1, at + 1 + len), len);
        at += 1 + len;
    }
}

static void tables(void **state)
{
    (void)state;
    assert_sound(&ng_forest_body, 20 * 1024);
    assert_sound(&ng_forest_small, 6 * 1024);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tables)};
    return cmocka_run_group_tests_name("forest_body", tests, NULL, NULL);
}
