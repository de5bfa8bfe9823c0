/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* The first sentences are one text; none behind a full-width stop. */
static void body(void **state)
{
    (void)state;
    static const char text[] = "One. Two.";
    struct ng_story s = {
            .sentences = {{text, 4}, {text + 5, 4}}, .n_sentences = 2};
    assert_str(ng_story_body(&s, 0), "");
    assert_str(ng_story_body(&s, 1), "One.");
    assert_str(ng_story_body(&s, 2), "One. Two.");
    assert_str(ng_story_body(&s, 9), "One. Two.");
    assert_true(ng_story_gap(NG_STR("One.")));
    assert_true(ng_story_gap(NG_STR("\u0926\u094b\u0964")));
    assert_false(ng_story_gap(NG_STR("\u4e00\u3002")));
    assert_true(ng_story_gap(NG_STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(body),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
