/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Every name of the table is found: the offsets of its letters are right. */
static void tags(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum ng_tag tag;
    } want[] = {{"a", NG_TAG_A}, {"amp-img", NG_TAG_INLINE}, {"b", NG_TAG_B},
            {"blockquote", NG_TAG_BLOCKQUOTE}, {"br", NG_TAG_BR},
            {"col", NG_TAG_VOID}, {"dir", NG_TAG_UL}, {"em", NG_TAG_B},
            {"figcaption", NG_TAG_FIGCAPTION}, {"h1", NG_TAG_H1},
            {"hr", NG_TAG_HR}, {"i", NG_TAG_B}, {"iframe", NG_TAG_SKIP},
            {"kbd", NG_TAG_INLINE}, {"li", NG_TAG_LI}, {"main", NG_TAG_MAIN},
            {"nav", NG_TAG_NAV}, {"ol", NG_TAG_UL}, {"p", NG_TAG_P},
            {"q", NG_TAG_INLINE}, {"rp", NG_TAG_SKIP},
            {"noscript", NG_TAG_NOSCRIPT}, {"section", NG_TAG_SECTION},
            {"script", NG_TAG_SCRIPT}, {"title", NG_TAG_TITLE},
            {"tt", NG_TAG_INLINE}, {"ul", NG_TAG_UL}, {"use", NG_TAG_INLINE},
            {"video", NG_TAG_SKIP}, {"wbr", NG_TAG_VOID}, {"xmp", NG_TAG_SKIP},
            {"", NG_TAG_OTHER}, {"h9", NG_TAG_OTHER},
            {"custom-card", NG_TAG_OTHER}, {"zz", NG_TAG_OTHER},
            {"{", NG_TAG_OTHER}};
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
        assert_int_equal(ng_element_tag(ng_str_of(want[i].name)), want[i].tag);
    }
    assert_int_equal(
            ng_element_traits(NG_TAG_IMG), NG_TRAIT_VOID | NG_TRAIT_INLINE);
    assert_int_equal(ng_element_sem(NG_TAG_ARTICLE), NG_SEM_ARTICLE);
    assert_int_equal(ng_element_sem(NG_TAG_UL), NG_SEM_LIST);
    assert_int_equal(ng_element_sem(NG_TAG_TD), NG_SEM_CELL);
    assert_int_equal(ng_element_sem(NG_TAG_P), 0);
    assert_int_equal(ng_element_role(NG_STR("Navigation")), NG_SEM_NAV);
    assert_int_equal(ng_element_role(NG_STR("button")), 0);
}

static void hints(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        unsigned hints;
    } want[] = {{"article-body", NG_HINT_ART | NG_HINT_BODY},
            {"storyText", NG_HINT_ART | NG_HINT_BODY},
            {"td-post-content", NG_HINT_ART | NG_HINT_BODY},
            {"body text", 0}, /* two classes, not one name */
            {"text-lg mb-4 flex", 0}, {"relatedPosts", 0x10 | NG_HINT_ART},
            {"header", 0}, {"ads", NG_HINT_PROMO}, {"adstock shadow", 0},
            {"c-share__bar", NG_HINT_SHARE}, {"commentlist", NG_HINT_COMMENT},
            {"MAIN-NAV", NG_HINT_NAV}, {"tag", NG_HINT_TAGS},
            {"stage tagger", 0}, {"sr-only", NG_HINT_HIDDEN}, {"", 0},
            {"yarpp", NG_HINT_RELATED}, {"wysiwyg", NG_HINT_BODY}};
    for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
        unsigned got = ng_element_hints(ng_str_of(want[i].value));
        if (got != want[i].hints) {
            fail_msg("%s: %#x, not %#x", want[i].value, got, want[i].hints);
        }
    }
    /* no more than the first bytes are read */
    char long_value[NG_ELEMENT_HINT_MAX + 8];
    memset(long_value, ' ', sizeof long_value);
    memcpy(long_value + NG_ELEMENT_HINT_MAX - 2, "sidebar", 7);
    assert_int_equal(
            ng_element_hints((struct ng_str){long_value, sizeof long_value}),
            0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(tags),
            cmocka_unit_test(hints),
    };
    return cmocka_run_group_tests_name("element", tests, NULL, NULL);
}
