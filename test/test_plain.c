/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static struct ng_block list[32];
static char text[8192];

/* Judges lines; want: a letter each: h headline, k kept, - not. */
static void check(const char *const *lines, const char *title, const char *want)
{
    struct ng_blocks b;
    ng_block_init(&b, list, 32, text, sizeof text);
    for (size_t i = 0; lines[i] != NULL; i++) {
        struct ng_block about = {.tag = NG_TAG_P, .breaks = 1};
        ng_block_text(&b, lines[i], strlen(lines[i]));
        assert_true(ng_block_close(&b, &about));
    }
    struct ng_plain p = {.title = ng_str_of(title)};
    ng_plain_judge(&p, &b);
    char got[33] = {0};
    for (uint32_t i = 0; i < b.n; i++) {
        got[i] = i == p.headline ? 'h' : list[i].keep ? 'k' : '-';
    }
    assert_string_equal(got, want);
}

#define LONG                                                                   \
    "said that the bridge would be closed for nine weeks while its bearings "  \
    "were replaced, and that a ferry would run."

static void saved_page(void **state)
{
    (void)state;
    static const char *const lines[] = {"Home", "News", "Bridge to be closed",
            "The old bridge from the hill", "The old bridge from the hill",
            "The council " LONG, "Two rollers", "The engineer " LONG,
            "Nobody else did.", "Published in The Herald", "Opinion",
            "Ferries for ever", "Ferries for ever", "A columnist " LONG, NULL};
    check(lines, "", "--h--kkkk-----");
    static const char *const titled[] = {"Our best stories of this week",
            "Bridge to be closed", "The council " LONG, "A mayor " LONG, NULL};
    check(titled, "", "h-kk");
    check(titled, "Bridge to be closed - Herald", "-hkk");
    static const char *const none[] = {"Home", "Log in", "Contact us", NULL};
    check(none, "", "---");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(saved_page)};
    return cmocka_run_group_tests_name("plain", tests, NULL, NULL);
}
