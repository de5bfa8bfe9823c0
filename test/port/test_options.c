/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include "linux/options.h"

/* Parses a line of words; what is wrong is in why. */
static char why[300];

static int parse(struct options *o, const char *words)
{
    static char line[512];
    static char *argv[32];
    int argc = 0;
    snprintf(line, sizeof line, "nutgraf %s", words);
    why[0] = '\0';
    for (char *at = strtok(line, " "); at != NULL; at = strtok(NULL, " ")) {
        argv[argc++] = at;
    }
    argv[argc] = NULL;
    return options_parse(o, argc, argv, why, sizeof why);
}

static void settings_and_commands(void **state)
{
    struct options o;
    (void)state;
    assert_int_equal(parse(&o, "--width 32 feed --jsonl a b --memory=64k"), 0);
    assert_int_equal(o.command, COMMAND_FEED);
    assert_int_equal(o.set.width, 32);
    assert_int_equal(o.set.memory, 65536);
    assert_true(o.jsonl);
    assert_int_equal(o.n_args, 2);
    assert_string_equal(o.args[1], "b");
    assert_int_equal(
            parse(&o, "-q -o out.txt --now 2026-11-23T06:30:00Z x -- -y"), 0);
    assert_int_equal(o.command, COMMAND_EDITION);
    assert_true(o.quiet);
    assert_string_equal(o.output, "out.txt");
    assert_int_equal(o.now, 1795415400);
    assert_int_equal(o.n_args, 2);
    assert_string_equal(o.args[1], "-y");
    assert_int_equal(parse(&o, "--lang de-AT --interval 2h x"), 0);
    assert_string_equal(o.set.lang, "de-AT");
    assert_int_equal(o.set.interval_s, 7200);
    assert_int_equal(parse(&o, "add name url limit=3"), 0);
    assert_int_equal(o.command, COMMAND_ADD);
    assert_int_equal(o.n_args, 3);
}

static void words_add_up(void **state)
{
    static struct options o; /* its words are held until the end */
    (void)state;
    assert_int_equal(parse(&o, "--keep sea,ice --keep storm --drop x"), 0);
    assert_int_equal(o.set.keep.n, 3);
    assert_str(o.set.keep.list[1], "ice");
    assert_str(o.set.keep.list[2], "storm");
    assert_int_equal(o.set.drop.n, 1);
}

static void wrong_usage_is_explained(void **state)
{
    static const char *const lines[][2] = {
            {"--widht 3", "unknown option --widht, did you mean --width?"},
            {"--frobnicate", "unknown option --frobnicate"},
            {"--widht=3 x", "unknown option --widht, did you mean --width?"},
            {"-Z", "unknown option -Z"},
            {"--width", "--width wants a value"},
            {"-o", "-o wants a value"},
            {"--width 3", "--width is \"3\", expected columns from 20 to 1000"},
            {"--now noon", "--now is \"noon\", expected a time such as "
                           "2026-11-23T06:30:00Z"},
            {"--chars 0",
                    "--chars is \"0\", expected a number from 1 to 1000000"},
            {"--since 5", "--since is \"5\", expected a number with h, d or w "
                          "such as 24h, at most 52w"},
            {"--lang tlh",
                    "--lang is \"tlh\", expected en, de, fr, es, it or nl"},
            {"--interval 5s", "--interval is \"5s\", expected a number with m "
                              "or h such as 30m, at most 24h"},
            {"--jsonl x", "--jsonl is for the filters"},
            {"--chars 9 list", "--chars is for summary"},
            {"cluster --chars 9 x", "--chars is for summary"},
            {"--quiet", "unknown option --quiet"},
            {"--dry-run=1", "--dry-run takes no value"},
            {"--s 3", "--s is short for several options"},
    };
    struct options o;
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_int_equal(parse(&o, lines[i][0]), -1);
        assert_string_equal(why, lines[i][1]);
    }
}

static void help_names_every_setting(void **state)
{
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    char name[40];
    (void)state;
    options_help(&out);
    for (size_t i = 0; settings_name(i) != NULL; i++) {
        snprintf(name, sizeof name, "--%s ", settings_name(i));
        if (strstr(l.s, name) == NULL) {
            fail_msg("no %s", name);
        }
    }
    size_t column = 0;
    for (const char *at = l.s; *at != '\0'; at++) {
        column = *at == '\n' ? 0 : column + 1;
        assert_true(column <= 80);
    }
    log_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(settings_and_commands),
            cmocka_unit_test(words_add_up),
            cmocka_unit_test(wrong_usage_is_explained),
            cmocka_unit_test(help_names_every_setting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
