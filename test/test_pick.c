/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static uint32_t dice(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 16) % n;
}

/* The value of a set, or -1: not allowed. Nothing is said twice here. */
static int32_t value_of(const struct ng_pick *p, uint32_t set)
{
    uint32_t n = 0, chars = 0;
    int32_t value = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        const struct ng_pick_line *l = &p->line[i];
        if ((set >> i & 1) == 0) {
            continue;
        }
        bool next = i > 0 && (set >> (i - 1) & 1) != 0;
        if (l->value == 0 || (l->leans && n == 0)) {
            return -1;
        }
        bool alone = l->intro > 0 && !(set >> (l->intro - 1) & 1);
        int32_t worth = l->value - (alone ? p->alone : 0) -
                        (l->leans && !next ? p->loose : 0);
        value += worth > 1 ? worth : 1;
        chars += l->chars + (n++ > 0);
    }
    return n > p->want || (p->room > 0 && chars > p->room) ? -1 : value;
}

/* No set is better than the one picked. */
static void the_best(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 400; round++) {
        struct ng_pick p = {.n = (uint8_t)dice(&seed, 13),
                .want = (uint8_t)dice(&seed, 7),
                .room = dice(&seed, 3) == 0 ? 0 : dice(&seed, 600),
                .alone = 30,
                .loose = 20};
        for (uint32_t i = 0; i < p.n; i++) {
            p.line[i] = (struct ng_pick_line){
                    .value = (int32_t)dice(&seed, 100),
                    .chars = 20 + dice(&seed, 200),
                    .words = 10,
                    .intro = (uint8_t)(dice(&seed, 3) > 0 ? 0
                                                          : dice(&seed, i + 1)),
                    .leans = dice(&seed, 4) == 0};
        }
        int32_t best = 0;
        for (uint32_t set = 1; set < UINT32_C(1) << p.n; set++) {
            int32_t value = value_of(&p, set);
            best = value > best ? value : best;
        }
        uint32_t picked = ng_pick(&p);
        assert_int_equal(picked == 0 ? 0 : value_of(&p, picked), best);
    }
}

static void said_once(void **state)
{
    (void)state;
    struct ng_pick p = {.n = 3, .want = 2, .again = 1};
    for (uint32_t i = 0; i < 3; i++) {
        p.line[i] = (struct ng_pick_line){
                .value = (int32_t)(100 - i), .chars = 50, .words = 10};
    }
    assert_int_equal(ng_pick(&p), 3);
    p.like[1][0] = p.like[0][1] = 7; /* seven words of ten: the same */
    assert_int_equal(ng_pick(&p), 5);
    p.like[1][0] = p.like[0][1] = 4; /* less new, but it costs only 25 */
    p.line[2].value = 70;
    assert_int_equal(ng_pick(&p), 3);
    p.line[2].value = 80;
    assert_int_equal(ng_pick(&p), 5);
}

/* As many as there are, however many are wanted; none from none. */
static void ends(void **state)
{
    (void)state;
    struct ng_pick p = {.n = NG_PICK_MAX, .want = 255};
    assert_int_equal(ng_pick(&p), 0);
    for (uint32_t i = 0; i < p.n; i++) {
        p.line[i] = (struct ng_pick_line){
                .value = (int32_t)(1 + i), .chars = 70000};
    }
    assert_int_equal(ng_pick(&p), (1u << NG_PICK_MAX) - 1);
    p.room = 70000;
    assert_int_equal(ng_pick(&p), 1u << (NG_PICK_MAX - 1));
    p.want = 0;
    assert_int_equal(ng_pick(&p), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_best),
            cmocka_unit_test(said_once),
            cmocka_unit_test(ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
