/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

struct row {
    const char *og, *page, *ld;
    /* two headings; h: h1; l: h1 and a link; b: h1 in a trail of
     * breadcrumbs */
    char kind[2];
    const char *headings[2];
    const char *want;
};

static void check(const struct row *r)
{
    struct ng_block list[4];
    char text[512];
    struct ng_blocks b;
    ng_block_init(&b, list, 4, text, sizeof text);
    for (int i = 0; i < 2 && r->headings[i] != NULL; i++) {
        struct ng_block k = {.tag = NG_TAG_H1};
        struct ng_str s = ng_str_of(r->headings[i]);
        k.linked = r->kind[i] == 'l' ? (uint16_t)s.len : 0;
        k.near = r->kind[i] == 'b' ? NG_HINT_NAV : 0;
        ng_block_text(&b, s.s, s.len);
        assert_true(ng_block_close(&b, &k));
    }
    struct ng_title t = {.og = ng_str_of(r->og),
            .page = ng_str_of(r->page),
            .ld = ng_str_of(r->ld)};
    assert_str(ng_title_choose(&t, &b), r->want);
}

static void choose(void **state)
{
    (void)state;
    static const struct row rows[] = {
            /* the heading most like the others; alone, even unlike them */
            {"Storm over town", NULL, NULL, "hh",
                    {"Storm over the town", "More from the town"},
                    "Storm over the town"},
            {"Ten ways to stay dry | Herald", NULL, NULL, "h",
                    {"How nobody gets wet in rain"},
                    "How nobody gets wet in rain"},
            {"Ten ways to stay dry", NULL, NULL, "hh",
                    {"Letters to us", "Crossword of the day"},
                    "Ten ways to stay dry"},
            /* one word, if another title begins with it */
            {"Rain - The Herald", NULL, NULL, "h", {"Rain"}, "Rain"},
            {"Ten ways to stay dry", NULL, NULL, "h", {"Blog"},
                    "Ten ways to stay dry"},
            /* not the site's name, which is then cut off, too */
            {NULL, "Stay dry : The wet blog", NULL, "l", {"The wet blog"},
                    "Stay dry"},
            {NULL, "Stay dry | The wet blog", NULL, "lh",
                    {"The wet blog", "How to stay dry"}, "How to stay dry"},
            {"Storm over town", NULL, NULL, "lh",
                    {"The wet blog",
                            "Storm over town \xE2\x80\x93 The wet blog"},
                    "Storm over town"},
            /* not a trail of breadcrumbs */
            {"Storm over town", NULL, "Storm over the town", "b",
                    {"Storm over the town"}, "Storm over town"},
            /* kickers */
            {"Storm over town", NULL, NULL, "h", {"Weather Storm over town"},
                    "Storm over town"},
            {"Rain and wind: Storm is over the town", NULL, NULL, "h",
                    {"Weather - Storm is over the town"},
                    "Storm is over the town"},
            {"Weather: Storm is over the town", NULL, NULL, "h",
                    {"Weather: Storm is over the town"},
                    "Weather: Storm is over the town"},
            {NULL, NULL, NULL, "h", {NULL}, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check(&rows[i]);
    }
}

/* A page that says its headline where the site's name belongs. */
static void called_a_site(void **state)
{
    (void)state;
    struct ng_block list[2];
    char text[128];
    struct ng_blocks b;
    const struct ng_str headline =
            NG_STR("Storm over Holm: a town waits for help");
    const struct ng_title t = {.og = headline, .site = headline};
    ng_block_init(&b, list, 2, text, sizeof text);
    ng_block_text(&b, headline.s, headline.len);
    assert_true(ng_block_close(&b, &(struct ng_block){.tag = NG_TAG_H1}));
    assert_str(
            ng_title_choose(&t, &b), "Storm over Holm: a town waits for help");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(choose), cmocka_unit_test(called_a_site)};
    return cmocka_run_group_tests_name("title", tests, NULL, NULL);
}
