/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* A walk in short: "<a" opens and completes a tag, "<a/" an empty one, ">a"
 * closes it; answers: . nothing, I item, E empty item, i item ends, F field,
 * f field ends. */
static void walk(const char *steps, const char *want)
{
    static const char answers[] = {'.', 'I', 'E', 'i', 'F', 'V', 'f'};
    struct ng_feed_path p;
    char got[64];
    size_t n = 0;
    ng_feed_path_init(&p);
    for (const char *at = steps; *at != '\0';) {
        size_t len = strcspn(at + 1, " ");
        bool empty = at[len] == '/';
        struct ng_str name = {at + 1, (uint32_t)(len - empty)};
        enum ng_feed_step step;
        if (at[0] == '<') {
            step = ng_feed_path_open(&p, name);
            if (step != NG_FEED_PASS) {
                got[n++] = answers[step];
            }
            step = ng_feed_path_tag(&p, name, empty);
        } else {
            step = ng_feed_path_close(&p, name);
        }
        got[n++] = answers[step];
        at += len + 1;
        at += *at == ' ';
    }
    got[n] = '\0';
    assert_string_equal(got, want);
}

static void in_order(void **state)
{
    (void)state;
    walk("<rss <channel <title >title <item <link >link >item <item/ >rss",
            "..FfIFfiE.");
    walk("<feed <entry <author <name >name >author <name >name >entry",
            ".I.Ff...i");
    walk("<item <title >title >item", "....");
}

static void broken(void **state)
{
    (void)state;
    walk("<rss <item <title <item <title >item", ".IFfIFi");
    walk("<rss <item <title <b <title >title >b >title >item", ".IF....fi");
}

static void passed_over(void **state)
{
    (void)state;
    walk("<rss <image <title >title >image <title", ".....F");
    walk("<rss <item <x:a <x:a <title >x:a >x:a <title", ".I.....F");
    walk("<rss <item <x:a/ <title", ".I.F");
    walk("<rss <item <x:a <item <title >item >x:a <title >item", ".I.....Fi");
    walk("<rss <item <x:a <title >item <title", ".I..iF");
    walk("<rss <item <item/ <title", ".I.F");
}

static void json(void **state)
{
    (void)state;
    struct ng_feed_path p;
    ng_feed_path_init(&p);
    assert_int_equal(
            ng_feed_path_key(&p, NG_STR("title"), 1), NG_FEED_FIELD_BEGINS);
    assert_int_equal(ng_feed_path_key(&p, NG_STR("items"), 1), NG_FEED_PASS);
    assert_int_equal(ng_feed_path_object(&p, 2, true), NG_FEED_ITEM_BEGINS);
    assert_int_equal(
            ng_feed_path_key(&p, NG_STR("url"), 3), NG_FEED_FIELD_BEGINS);
    assert_int_equal(ng_feed_path_key(&p, NG_STR("url"), 5), NG_FEED_PASS);
    assert_int_equal(ng_feed_path_key(&p, NG_STR("authors"), 3), NG_FEED_PASS);
    assert_int_equal(
            ng_feed_path_key(&p, NG_STR("name"), 5), NG_FEED_FIELD_BEGINS);
    assert_int_equal(ng_feed_path_object(&p, 2, false), NG_FEED_ITEM_ENDS);
    assert_int_equal(ng_feed_path_key(&p, NG_STR("url"), 3), NG_FEED_PASS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(in_order),
            cmocka_unit_test(broken),
            cmocka_unit_test(passed_over),
            cmocka_unit_test(json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
