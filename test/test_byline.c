/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void lines(void **state)
{
    (void)state;
    static const char *const rows[][2] = {{"By Ada Lund", "Ada Lund"},
            {"BY ADA LUND, Staff Writer", "ADA LUND"},
            {"By Ada Lund and Tomas van der Breck | 12 May 2022",
                    "Ada Lund and Tomas van der Breck"},
            {"12. Mai 2022 | Von Hanne Kessel", "Hanne Kessel"},
            {"Par : \xC3\x89lodie Saint-Jean \xC3\xA0 Lyon",
                    "\xC3\x89lodie Saint-Jean"},
            {"May 12, 2022 \xE2\x80\x94 by Ada Lund", "Ada Lund"},
            {"By the end of the year", ""}, {"By noon", ""},
            {"Von der Brücke bis zum Schloss", ""}, {"Ada Lund", ""},
            {"Stand By Me Ada", ""}, {"", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_str(ng_byline_in(ng_str_of(rows[i][0])), rows[i][1]);
    }
}

static void blocks(void **state)
{
    (void)state;
    struct ng_block list[4], heading = {.tag = NG_TAG_H1};
    char text[512];
    struct ng_blocks b;
    ng_block_init(&b, list, 4, text, sizeof text);
    static const char *const all[] = {
            "By Any Other Name", "Rain again", "By Ada Lund", "By Tomas Breck"};
    for (int i = 0; i < 4; i++) {
        ng_block_text(&b, all[i], strlen(all[i]));
        heading.tag = i == 0 ? NG_TAG_H1 : NG_TAG_P;
        assert_true(ng_block_close(&b, &heading));
    }
    assert_str(ng_byline_find(&b, 0, 9), "Ada Lund");
    assert_str(ng_byline_find(&b, 0, 2), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(lines), cmocka_unit_test(blocks)};
    return cmocka_run_group_tests_name("byline", tests, NULL, NULL);
}
