/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include "linux/config.h"

#define PATH "build/test/test_config.conf"

static struct log errors;

static void on_error(void *ctx, int line, const char *text)
{
    (void)ctx;
    log_printf(&errors, "%d: %s\n", line, text);
}

/* The configuration that is written there; its errors are in the log. */
static int read_text(struct config *c, const char *text, size_t n)
{
    static const struct config_errors to = {on_error, NULL};
    FILE *f = fopen(PATH, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, n, f), n);
    fclose(f);
    log_free(&errors);
    log_bytes(&errors, "", 0);
    int err = config_read(c, PATH, &to);
    remove(PATH);
    return err;
}

static void reads_what_is_written(void **state)
{
    static const char text[] = "\xEF\xBB\xBF# a comment\r\n"
                               "[edition]\r\n"
                               "width = 40 ; columns\r\n"
                               "charset=CP437\n"
                               "since : 3d\n"
                               "\n"
                               "  [ feed Caf\xC3\xA9 = 1 ]\n"
                               "    url = https://example.org/a?b=c#d\n"
                               "    limit = 5\n"
                               "[feed two]\n"
                               "url = /srv/feed.xml\n"
                               "feed_only = yes\n"
                               "weight = 10";
    struct config c;
    (void)state;
    assert_int_equal(read_text(&c, text, sizeof text - 1), 0);
    assert_string_equal(errors.s, "");
    assert_int_equal(c.set.width, 40);
    assert_int_equal(c.set.charset, NG_ENCODE_CP437);
    assert_int_equal(c.set.since_h, 72);
    assert_int_equal(c.n_feeds, 2);
    assert_string_equal(c.feeds[0].name, "Caf\xC3\xA9 = 1");
    assert_string_equal(c.feeds[0].url, "https://example.org/a?b=c#d");
    assert_int_equal(c.feeds[0].limit, 5);
    assert_int_equal(c.feeds[0].line, 7);
    assert_int_equal(c.feeds[1].feed_only, 1);
    assert_int_equal(c.feeds[1].weight, 10);
    assert_ptr_equal(config_find(&c, "TWO", NULL), &c.feeds[1]);
    assert_ptr_equal(
            config_find(&c, NULL, "https://example.org/a?b=c#d"), &c.feeds[0]);
    free(c.feeds);
}

/* inih holds 200 bytes of a line and 50 of a section's name. */
static void nothing_is_cut(void **state)
{
    char text[4096], url[2048], name[91];
    struct config c;
    (void)state;
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    for (size_t len = 30; len < 1300; len += 7) {
        int n = snprintf(url, sizeof url, "https://example.org/");
        while ((size_t)n < len) {
            url[n] = (char)"ab;#c=[:]"[n % 9];
            n++;
        }
        url[n] = '\0';
        n = snprintf(text, sizeof text, "[feed %s]\nurl = %s ; %s\nlimt = 1\n",
                name, url, url);
        assert_int_equal(read_text(&c, text, (size_t)n), -1);
        assert_string_equal(
                errors.s, "3: unknown key \"limt\", did you mean \"limit\"?\n");
        assert_string_equal(c.feeds[0].name, name);
        assert_string_equal(c.feeds[0].url, url);
        free(c.feeds);
    }
}

static void every_error_has_its_line(void **state)
{
    static const char text[] = "early = 1\n"
                               "[edition]\n"
                               "widht = 40\n"
                               "width = wide\n"
                               "just words\n"
                               "memory = 1k\n"
                               "[feeds]\n"
                               "url = not reported twice\n"
                               "[feed One]\n"
                               "url = ftp://example.org/\n"
                               "colour = red\n"
                               "[feed one]\n"
                               "url = https://example.org/\n"
                               "[feed]\n"
                               "url = https://example.net/\n"
                               "[feed Bare]\n"
                               "limit = 0\n"
                               "limit = 5\n"
                               "[edition\n"
                               "[feed Caf\xE9]\n";
    struct config c;
    (void)state;
    assert_int_equal(read_text(&c, text, sizeof text - 1), -1);
    assert_string_equal(errors.s,
            "1: a key before any section, expected [edition] or [feed NAME]\n"
            "3: unknown key \"widht\", did you mean \"width\"?\n"
            "4: width is \"wide\", expected columns from 20 to 1000\n"
            "5: expected key = value\n"
            "6: memory is \"1k\", expected bytes such as 64k or 2m, 8k at "
            "least\n"
            "7: unknown section [feeds], expected [edition] or [feed NAME]\n"
            "10: url is \"ftp://example.org/\", expected an http or https "
            "address, or a file's whole name\n"
            "11: unknown key \"colour\", a feed has url, section, limit, "
            "weight, feed_only and pin\n"
            "12: a second [feed one], the first is in line 9\n"
            "14: a feed without a name, expected [feed NAME]\n"
            "17: limit is \"0\", expected a number from 1 to 1000\n"
            "18: limit is given twice\n"
            "16: this feed has no address, expected url = https://...\n"
            "19: a section without its ]\n"
            "20: this is no UTF-8\n");
    assert_int_equal(c.n_errors, 15);
    free(c.feeds);
}

static void garbage_is_survived(void **state)
{
    static const char text[] = "[feed a]\nurl = \0https\n=\n:\n]\n[\n[]\n;\n\n"
                               "\xFF\xFE[edition]\n[edition]x=\n= 5\n"
                               "\n\n   \t\n#";
    struct config c;
    (void)state;
    for (size_t n = 0; n < sizeof text; n++) {
        config_read(&c, "/nonexistent/nutgraf.conf", NULL);
        read_text(&c, text, n);
        free(c.feeds);
    }
}

static void the_first_file_prevails(void **state)
{
    struct settings a, b;
    char why[200];
    (void)state;
    settings_init(&a);
    settings_init(&b);
    assert_int_equal(settings_set(&a, "width", "32", why, sizeof why), 0);
    assert_int_equal(settings_set(&b, "width", "64", why, sizeof why), 0);
    assert_int_equal(settings_set(&b, "lines", "20", why, sizeof why), 0);
    assert_int_equal(settings_set(&b, "format", "json", why, sizeof why), 0);
    settings_fill(&a, &b);
    assert_int_equal(a.width, 32);
    assert_int_equal(a.lines, 20);
    assert_int_equal(a.format, FORMAT_JSON);
    assert_int_equal(a.charset, CHARSET_AUTO);
}

static void values_are_checked(void **state)
{
    static const char *const bad[][2] = {{"width", ""}, {"width", "-1"},
            {"width", "19"}, {"width", "1001"}, {"width", "40x"},
            {"width", "99999999999999999999"}, {"memory", "k"},
            {"memory", "8191"}, {"memory", "9999999m"}, {"memory", "64kb"},
            {"since", "5"}, {"lang", "tlh"}, {"interval", "0m"},
            {"since", "0h"}, {"since", "53w"}, {"since", "24m"},
            {"charset", "utf-7"}, {"format", "pdf"}, {"links", "maybe"},
            {"keep", " , "}, {"title", ""}, {"sentences", "9"}};
    struct settings s;
    char why[200];
    (void)state;
    settings_init(&s);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (settings_set(&s, bad[i][0], bad[i][1], why, sizeof why) == 0) {
            fail_msg("%s = %s passed", bad[i][0], bad[i][1]);
        }
        assert_non_null(strstr(why, "expected"));
    }
    assert_int_equal(settings_set(&s, "memory", "64K", why, sizeof why), 0);
    assert_int_equal(s.memory, 65536);
    assert_int_equal(settings_set(&s, "since", "52w", why, sizeof why), 0);
    assert_int_equal(s.since_h, 8736);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(reads_what_is_written),
            cmocka_unit_test(nothing_is_cut),
            cmocka_unit_test(every_error_has_its_line),
            cmocka_unit_test(garbage_is_survived),
            cmocka_unit_test(the_first_file_prevails),
            cmocka_unit_test(values_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
