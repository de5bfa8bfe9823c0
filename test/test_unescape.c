/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static void in_place(void **state)
{
    (void)state;
    static const struct {
        const char *from, *want;
    } cases[] = {{"", ""}, {"plain & simple", "plain & simple"},
            {"R&amp;D &ldquo;x&rdquo;", "R&D \xE2\x80\x9Cx\xE2\x80\x9D"},
            {"&amp;amp;", "&amp;"}, {"&#65;&#x42;&", "AB&"},
            {"caf&eacute", "caf\xC3\xA9"}, {"&no such;", "&no such;"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char s[64];
        uint32_t n = (uint32_t)strlen(cases[i].from);
        memcpy(s, cases[i].from, n);
        assert_str((struct ng_str){s, ng_unescape(s, n)}, cases[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(in_place)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
