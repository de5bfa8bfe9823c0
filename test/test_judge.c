/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static struct ng_block list[32];
static struct ng_box boxes[32];
static char text[8192];

static const char good[] =
        "The bridge will close to all traffic for nine weeks from June, the "
        "council said on Monday, while engineers replace the bearings on "
        "which its deck turns, and add new lights.";

static void add(struct ng_blocks *b, const char *s, enum ng_tag tag,
        uint16_t box, bool linked)
{
    struct ng_block about = {.tag = (uint8_t)tag,
            .box = {(uint16_t)(100 + b->n), box, 1, 0, 0},
            .depth = 4,
            .linked = linked ? UINT16_MAX : 0,
            .after_h1 = b->n > 0};
    ng_block_text(b, s, strlen(s));
    assert_true(ng_block_close(b, &about));
}

static void judge(struct ng_judge *j, struct ng_blocks *b, uint32_t n_boxes)
{
    memset(boxes, 0, sizeof boxes);
    *j = (struct ng_judge){.title = NG_STR("Bridge to close for weeks"),
            .boxes = boxes,
            .n_boxes = n_boxes};
    ng_judge_page(j, b);
}

static void page(void **state)
{
    (void)state;
    struct ng_blocks b;
    struct ng_judge j;
    char other[sizeof good];
    memcpy(other, good, sizeof good);
    ng_block_init(&b, list, 32, text, sizeof text);
    add(&b, "Front page", NG_TAG_LI, 2, true);
    add(&b, "Bridge to close for weeks", NG_TAG_H1, 3, false);
    add(&b, "Published 3 May 2021", NG_TAG_P, 3, false);
    for (int i = 0; i < 5; i++) {
        other[4] = (char)('a' + i);
        add(&b, other, NG_TAG_P, 3, false);
    }
    add(&b, other, NG_TAG_P, 3, false); /* told twice */
    add(&b, "Read more", NG_TAG_H3, 4, false);
    add(&b, "A teaser for something else", NG_TAG_LI, 4, true);
    for (uint32_t n_boxes = 0; n_boxes <= 32; n_boxes += 32) {
        judge(&j, &b, n_boxes);
        assert_true(j.is_article);
        assert_int_equal(j.headline, 1);
        assert_int_equal(j.first, 3);
        for (uint32_t i = 0; i < b.n; i++) {
            assert_int_equal(list[i].keep, i >= 3 && i < 8);
        }
    }
    assert_non_null(j.top);
    assert_int_equal(j.top->serial, 3);
    /* clues stay within their bounds, and name the same score */
    for (uint32_t i = 0; i < b.n; i++) {
        uint8_t clues[NG_CLUES_MAX];
        unsigned n = ng_judge_clues(&j, &b, i, clues);
        assert_true(n <= NG_CLUES_MAX);
        for (unsigned k = 0; k < n; k++) {
            assert_true(clues[k] < NG_CLUE_COUNT);
        }
        assert_int_equal(ng_clue_score(clues, n), list[i].score);
    }
}

static void nothing(void **state)
{
    (void)state;
    struct ng_blocks b;
    struct ng_judge j;
    ng_block_init(&b, list, 32, text, sizeof text);
    judge(&j, &b, 32);
    assert_false(j.is_article);
    assert_int_equal(j.headline, 0);
    add(&b, "One line", NG_TAG_P, 2, false);
    judge(&j, &b, 32);
    assert_false(j.is_article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(page),
            cmocka_unit_test(nothing),
    };
    return cmocka_run_group_tests_name("judge", tests, NULL, NULL);
}
