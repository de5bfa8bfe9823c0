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

/* Lines that stand in pages and tell nothing of the story. */
static void junk_lines(void **state)
{
    (void)state;
    static const char *const junk[] = {"By Ann Poole",
            "By Ann Poole, Harbour Correspondent of the Port Lane Post",
            "PUBLISHED: 12:40 GMT, 3 May 2019 | UPDATED: 13:02 GMT, 3 May 2019",
            "Last updated at 2:18 PM on 3rd May 2019.",
            "The post Bridge closed appeared first on Harbour Post.",
            "L’article Le pont ferme est apparu en premier sur Le Port.",
            "Scroll down for video.", "Read more: How bridges are built.",
            "Click here to see all pictures of the bridge.",
            "Follow us on our pages for more.",
            "Share this story with your friends.",
            "This story has been updated with the mayor's answer.",
            "E-mail to a friend.", "Media playback is not supported here.",
            "The bridge at noon on Friday. Photo: Ann Poole",
            "Our reporter Ann Lee contributed to this report.",
            "Have your say in the comments.", "PORT LANE (Wire) -",
            "Lire aussi : comment on fait les ponts.",
            "À lire : comment on fait les ponts.",
            "Lesen Sie auch: So werden Brücken gebaut.", "Foto: Ann Poole",
            "Lea también: cómo se hacen los puentes.",
            "Leggi anche: come si fanno i ponti.",
            "Lees ook: zo worden bruggen gebouwd.",
            "Читайте также: как строят мосты.",
            "Xem thêm: cầu được xây như thế nào."};
    char text[600];
    for (size_t i = 0; i < sizeof junk / sizeof *junk; i++) {
        struct ng_str out[8];
        snprintf(text, sizeof text,
                "The old harbour bridge was closed to all traffic on "
                "Tuesday.\n%s\nSome 20,000 cars cross it each day, and the "
                "city "
                "warned of delays.\n",
                junk[i]);
        const struct ng_score_config c = {
                .text = ng_str_of(text), .n_sentences = 8};
        if (choose(&c, out) != 2 ||
                !ng_str_starts(out[1], NG_STR("Some 20,000"))) {
            fail_msg("%s", junk[i]);
        }
    }
}

/* A stamp that lost its line break goes; what follows it stays. */
static void stamps(void **state)
{
    (void)state;
    static const char *const with[] = {"Updated 7 May 2012, 6:40 PM ET ",
            "Tuesday, August 25, 2015, 12:41 AM ", "12:40, 3 May "};
    static const char *const without[] = {"On 3 May 2019 ", "In 2019, 20 000 "};
    char text[200];
    struct ng_str out[8];
    for (size_t i = 0; i < 5; i++) {
        const char *start = i < 3 ? with[i] : without[i - 3];
        snprintf(text, sizeof text, "%s%s old bridge was closed to traffic.",
                start, i < 3 ? "The" : "the");
        const struct ng_score_config c = {.text = ng_str_of(text)};
        assert_int_equal(choose(&c, out), 1);
        assert_int_equal(out[0].s - text, i < 3 ? strlen(start) : 0);
    }
}

/* How a summary must not begin, however good the sentence is. */
static void beginnings(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *never, *text;
    } cases[] = {
            {"en", "But",
                    "The city met on Monday. But the harbour bridge of Port "
                    "Lane, the bridge school and the harbour dock of Port Lane "
                    "close for two years.\nThe bridge was built in 1931."},
            {"en", "He said",
                    "Rain fell on Monday. He said the harbour bridge of Port "
                    "Lane and the harbour dock of Port Lane close for two "
                    "years.\nThe bridge was built in 1931."},
            {"en", "The 43-year-old",
                    "Rain fell on Monday. The 43-year-old closed the harbour "
                    "bridge of Port Lane and the harbour dock of Port Lane for "
                    "two years.\nThe bridge was built in 1931."},
            {"de", "Sie",
                    "Am Montag fiel Regen. Sie sperrt die Hafenbrücke von Port "
                    "Lane und das Hafenbecken von Port Lane für zwei Jahre.\n"
                    "Die Brücke ist von 1931 und wird gern genutzt."},
            {"fr", "Cependant",
                    "La pluie est tombée lundi. Cependant le pont du port et "
                    "la gare du port de Lane seront fermés pendant deux ans.\n"
                    "Le pont date de 1931 et reste très aimé."},
            {"en", "\"We close",
                    "Rain fell on Monday. \"We close the harbour bridge of "
                    "Port "
                    "Lane and the harbour dock of Port Lane for two years.\"\n"
                    "The bridge was built in 1931."},
            {"en", ",",
                    "Rain fell on Monday.\n, Ann Poole said of the harbour "
                    "bridge of Port Lane.\nThe bridge was built in 1931."},
            {"en", "Is it",
                    "Rain fell on Monday. Is it the end of the harbour bridge "
                    "of Port Lane?\nThe bridge was built in 1931."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ng_str out[8];
        struct ng_score_config c = {.text = ng_str_of(cases[i].text),
                .lang = ng_str_of(cases[i].lang)};
        for (c.n_sentences = 1; c.n_sentences <= 3; c.n_sentences++) {
            int n = choose(&c, out);
            if (n < 1 || ng_str_starts(out[0], ng_str_of(cases[i].never))) {
                fail_msg("%d: %s", n, cases[i].text);
            }
        }
    }
    /* alone, it is better than nothing */
    const struct ng_score_config alone = {
            .text = NG_STR_INIT("But the harbour bridge is closed.")};
    struct ng_str out[8];
    assert_int_equal(choose(&alone, out), 1);
}

/* Neither half of a quotation that was cut in two. */
static void half_a_quotation(void **state)
{
    (void)state;
    static const char *const texts[] = {
            "Rain fell on Monday.\n\"We shall close the harbour bridge.\nThe "
            "harbour school stays open,\" said Ann Poole of the harbour.\n",
            "Rain fell on Monday.\n“We shall close the harbour bridge.\nThe "
            "harbour school stays open,” said Ann Poole of the harbour.\n",
            "Rain fell on Monday.\n'We shall close the harbour bridge.\nThe "
            "harbour school stays open,' said Ann Poole of the harbour.\n",
            "Rain fell on Monday.\n« We shall close the harbour bridge.\nThe "
            "harbour school stays open », said Ann Poole of the harbour.\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct ng_str out[8];
        const struct ng_score_config c = {.text = ng_str_of(texts[i])};
        assert_int_equal(choose(&c, out), 1);
        assert_str(out[0], "Rain fell on Monday.");
    }
}

/* The headline in other words is left to the headline. */
static void not_the_headline(void **state)
{
    (void)state;
    struct ng_str out[8];
    const struct ng_score_config c = {.title = NG_STR_INIT(title),
            .text = NG_STR_INIT("The harbour bridge was closed after a crack "
                                "was found there.\nSome 20,000 cars cross the "
                                "river each day, and the city warned of long "
                                "delays.")};
    assert_int_equal(choose(&c, out), 1);
    assert_true(ng_str_starts(out[0], NG_STR("Some 20,000")));
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
            cmocka_unit_test(junk_lines),
            cmocka_unit_test(stamps),
            cmocka_unit_test(beginnings),
            cmocka_unit_test(half_a_quotation),
            cmocka_unit_test(not_the_headline),
            cmocka_unit_test(budget),
            cmocka_unit_test(no_repetition),
            cmocka_unit_test(poor),
            cmocka_unit_test(short_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
