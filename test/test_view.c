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
            .linked = linked ? UINT16_MAX : 0};
    ng_block_text(b, s, strlen(s));
    assert_true(ng_block_close(b, &about));
}

static void look(struct ng_view *v, struct ng_blocks *b, uint32_t n_boxes)
{
    memset(boxes, 0, sizeof boxes);
    *v = (struct ng_view){.title = NG_STR("Bridge to close for weeks"),
            .boxes = boxes,
            .n_boxes = n_boxes};
    ng_view_score(v, b);
}

static void fill(struct ng_blocks *b)
{
    char other[sizeof good];
    memcpy(other, good, sizeof good);
    ng_block_init(b, list, 32, text, sizeof text);
    add(b, "Front page", NG_TAG_LI, 2, true);
    add(b, "Bridge to close for weeks", NG_TAG_H1, 3, false);
    add(b, "Published 3 May 2021", NG_TAG_P, 3, false);
    for (int i = 0; i < 5; i++) {
        other[4] = (char)('a' + i);
        add(b, other, NG_TAG_P, 3, false);
    }
    add(b, other, NG_TAG_P, 5, false); /* told twice */
    add(b, "Read more", NG_TAG_H3, 4, false);
    add(b, "A teaser for something else", NG_TAG_LI, 4, true);
}

static void page(void **state)
{
    (void)state;
    struct ng_blocks b;
    struct ng_view v;
    fill(&b);
    for (uint32_t n_boxes = 0; n_boxes <= 32; n_boxes += 32) {
        look(&v, &b, n_boxes);
        assert_int_equal(v.headline, 1);
        assert_int_equal(v.good, 6 * list[3].weight);
        assert_int_equal(v.run_first, 3);
        assert_int_equal(v.run_last, 8);
        for (uint32_t i = 0; i < b.n; i++) {
            /* menus and teasers are never as likely as paragraphs are */
            for (uint32_t k = 3; k < 9; k++) {
                assert_true(i == 0 || i > 8 ? list[i].score < list[k].score
                                            : list[k].score > 0);
            }
            assert_int_equal((list[i].bits & NG_LOOK_AGAIN) != 0, i == 8);
            assert_int_equal((list[i].bits & NG_LOOK_DATED) != 0, i == 2);
        }
    }
    assert_non_null(v.top);
    assert_int_equal(v.top->serial, 3);
    assert_int_equal(v.top->n, 7);
    assert_int_equal(v.top->n_dated, 1);
}

/* As many clues as the header says, and the same ones for any row before. */
static void clues(void **state)
{
    (void)state;
    struct ng_blocks b;
    struct ng_view v;
    fill(&b);
    look(&v, &b, 32);
    for (unsigned fence = 0; fence <= 0xFF; fence += 0xFF) {
        v.passed = 0;
        for (uint32_t i = 0; i < b.n; i++) {
            uint8_t row[NG_CLUES + 1], other[NG_CLUES + 1];
            memset(row, (int)fence, sizeof row);
            memset(other, (int)~fence, sizeof other);
            uint32_t passed = v.passed;
            ng_view_clues(&v, &b, i, row);
            assert_int_equal(row[NG_CLUES], fence);
            v.passed = passed;
            ng_view_clues(&v, &b, i, other);
            assert_memory_equal(row, other, NG_CLUES);
        }
    }
}

static void nothing(void **state)
{
    (void)state;
    struct ng_blocks b;
    struct ng_view v;
    ng_block_init(&b, list, 32, text, sizeof text);
    look(&v, &b, 32);
    assert_int_equal(v.headline, 0);
    add(&b, "One line", NG_TAG_P, 2, false);
    look(&v, &b, 32);
    assert_int_equal(v.headline, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(page),
            cmocka_unit_test(clues),
            cmocka_unit_test(nothing),
    };
    return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
