/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static char mem[16384];

/* An invented story. */
static const char title[] = "Harbour bridge closed after crack is found";
static const char story[] =
        "By Ann Poole, Harbour Correspondent\n"
        "Updated 12:40, 3 May\n"
        "PORT LANE (Wire) - The old harbour bridge was closed to all traffic "
        "on Tuesday after inspectors found a crack in one of its main "
        "beams.\n"
        "Scroll down for video.\n"
        "Some 20,000 cars cross the bridge each day, and the city warned of "
        "long delays at both ends until the beam has been repaired.\n"
        "What happened\n"
        "\"We saw it by chance,\" she said.\n"
        "Read more: How bridges are built\n"
        "It was raining. The bridge was built in 1931 and the harbour "
        "authority repaired its beams in 1978 and again in 2004.\n"
        "Harbour bridge closed after crack is found.\n"
        "Engineers will test the beam for three days before the city decides "
        "whether the bridge can open...\n"
        "Follow us for more news.\n"
        "Copyright 2019 Port Lane Post. All rights reserved.\n";

static int choose(const struct ng_score_config *c, struct ng_str *out)
{
    struct ng_arena a;
    ng_arena_init(&a, mem, sizeof mem);
    int n = ng_score(&a, c, out);
    assert_true(a.peak <= 5400);
    assert_true(n <= (c->n_sentences == 0 ? 3 : c->n_sentences));
    for (int i = 1; i < n; i++) {
        assert_true(out[i].s > out[i - 1].s);
    }
    return n;
}

static void picks(void **state)
{
    (void)state;
    struct ng_str out[8];
    const struct ng_score_config c = {.title = NG_STR_INIT(title),
            .text = NG_STR_INIT(story),
            .lang = NG_STR_INIT("en")};
    assert_int_equal(choose(&c, out), 3);
    /* the dateline goes, the rest of the sentence stays whole */
    assert_str(out[0], "The old harbour bridge was closed to all traffic on "
                       "Tuesday after inspectors found a crack in one of its "
                       "main beams.");
    assert_true(ng_str_starts(out[1], NG_STR("Some 20,000 cars")));
    assert_true(ng_str_starts(out[2], NG_STR("The bridge was built in 1931")));
}

/* Whatever number is asked for, no junk line comes. */
static void no_junk(void **state)
{
    (void)state;
    struct ng_str out[8];
    const struct ng_score_config c = {.title = NG_STR_INIT(title),
            .text = NG_STR_INIT(story),
            .n_sentences = 8};
    int n = choose(&c, out);
    assert_in_range(n, 4, 5); /* the fifth is "We saw it by chance" */
    for (int i = 0; i < n; i++) {
        assert_true(ng_str_ends(out[i], NG_STR(".")));
        assert_false(ng_str_ends(out[i], NG_STR("...")));
        assert_true(ng_str_find(out[i], NG_STR("Ann Poole")) < 0);
        assert_true(ng_str_find(out[i], NG_STR("closed after crack")) < 0);
        assert_true(ng_str_find(out[i], NG_STR("Copyright")) < 0);
        assert_true(ng_str_find(out[i], NG_STR("Follow us")) < 0);
    }
}

static void budget(void **state)
{
    (void)state;
    struct ng_str out[8];
    struct ng_score_config c = {.title = NG_STR_INIT(title),
            .text = NG_STR_INIT(story),
            .n_sentences = 8};
    for (c.max_chars = 1; c.max_chars < 700; c.max_chars += 7) {
        int n = choose(&c, out);
        uint32_t used = 0;
        for (int i = 0; i < n; i++) {
            used += out[i].len + (i > 0);
        }
        assert_true(used <= c.max_chars);
        assert_true(n > 0 || c.max_chars < 40);
    }
    /* characters, not bytes */
    c = (struct ng_score_config){
            .text = NG_STR_INIT("Мост через залив закрыли после осмотра."),
            .lang = NG_STR_INIT("ru"),
            .max_chars = 39};
    assert_int_equal(choose(&c, out), 1);
    c.max_chars = 38;
    assert_int_equal(choose(&c, out), 0);
}

static void no_repetition(void **state)
{
    (void)state;
    struct ng_str out[8];
    const struct ng_score_config c = {
            .text = NG_STR_INIT("The ferry Anna ran aground near Holm island "
                                "on Friday evening "
                                "with ninety people on board.\n"
                                "The ferry Anna with ninety people on board "
                                "ran aground on Friday "
                                "evening near Holm island.\n"
                                "Divers will look at the hull before tugs try "
                                "to pull the ship "
                                "free with the next high tide.\n"),
            .n_sentences = 2};
    assert_int_equal(choose(&c, out), 2);
    assert_true(ng_str_starts(out[1], NG_STR("Divers")));
}

/* Only junk is better than nothing; nothing gives nothing. */
static void poor(void **state)
{
    (void)state;
    struct ng_str out[8];
    struct ng_score_config c = {.text = NG_STR_INIT("Rain again")};
    assert_int_equal(choose(&c, out), 1);
    assert_str(out[0], "Rain again");
    c.text = NG_STR("");
    assert_int_equal(choose(&c, out), 0);
    c.text = NG_STR("... -- !");
    assert_int_equal(choose(&c, out), 0);
    c.text = NG_STR("\xFF\xC3 \0 \xF0\x9F.\n\x80");
    assert_in_range(choose(&c, out), 0, 2);
}

static void short_of_memory(void **state)
{
    (void)state;
    struct ng_str out[8];
    const struct ng_score_config c = {.text = NG_STR_INIT(story)};
    struct ng_arena a;
    size_t least = 0;
    for (size_t n = 0; n < sizeof mem; n += 64) {
        ng_arena_init(&a, mem, n);
        int got = ng_score(&a, &c, out);
        assert_true(got == NG_ENOMEM || got == 3);
        if (got == 3 && least == 0) {
            least = n;
        }
        assert_true(got == 3 || least == 0);
    }
    assert_in_range(least, 2048, 3000);
    for (uint32_t k = 1; k <= 2; k++) {
        ng_arena_init(&a, mem, sizeof mem);
        a.fail_at = k;
        assert_int_equal(ng_score(&a, &c, out), NG_ENOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(picks),
            cmocka_unit_test(no_junk),
            cmocka_unit_test(budget),
            cmocka_unit_test(no_repetition),
            cmocka_unit_test(poor),
            cmocka_unit_test(short_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
