/* SPDX-License-Identifier: MIT */
#include "fake/sample.h"
#include "ng_test.h"

static char mem[8192];

static struct ng_phrases begin(struct ng_arena *a, const struct ng_digest *d,
        enum ng_encoding encoding)
{
    struct ng_phrases p;
    ng_arena_init(a, mem, sizeof mem);
    ng_phrase_init(&p, a, d, encoding);
    return p;
}

static void masthead(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_digest d = sample_digest;
    struct ng_phrases p = begin(&a, &d, NG_ENCODE_UTF8);
    assert_str(ng_phrase_title(&p), "The Morning Edition");
    assert_str(ng_phrase_upper(&p, NG_STR("\u00e4b c"), false), "\u00c4B C");
    assert_str(ng_phrase_upper(&p, NG_STR("stra\u00dfe"), false), "STRASSE");
    assert_str(ng_phrase_upper(&p, NG_STR("ab c"), true),
            "A\u00a0B\u00a0\u00a0\u00a0C");
    assert_str(ng_phrase_date(&p), "Monday, 23 November 2026");
    assert_str(ng_phrase_count(&p),
            "6 stories from 3 of 4 sources\u00a0\u00b7 06:00");
    assert_str(ng_phrase_as_of(&p), "");
    d.as_of = d.now - 86400;
    d.utc_offset_min = 330;
    assert_str(ng_phrase_as_of(&p), "As of Sunday, 22 November 2026, 11:30");
    d.lang = NG_STR("fr");
    d.n_stories = d.n_sources = 1;
    d.n_failed = 0;
    p = begin(&a, &d, NG_ENCODE_ASCII);
    assert_str(ng_phrase_date(&p), "Lundi 23 novembre 2026");
    assert_str(ng_phrase_count(&p), "1 article de 1 source, 11:30");
    assert_true(p.ok);
}

static void credits(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_phrases p = begin(&a, &sample_digest, NG_ENCODE_UTF8);
    const struct ng_story *s = sample_digest.stories;
    assert_str(ng_phrase_number(&p, 12), "12.");
    assert_str(ng_phrase_tag(&p, &s[0]), "[Economy]");
    assert_str(ng_phrase_tag(&p, &s[3]), "");
    assert_str(ng_phrase_credit(&p, &s[0], false),
            "\u2014 Harbour Post, Nordic Wire, The Meridian\u00a0\u00b7 05:40");
    assert_str(ng_phrase_credit(&p, &s[1], true),
            "\u2014 World\u00a0\u00b7 Nordic Wire\u00a0\u00b7 22 November, "
            "04:15");
    assert_str(ng_phrase_credit(&p, &s[2], false),
            "\u2014 The Meridian\u00a0\u00b7 05:55\u00a0\u00b7 feed text only");
    assert_str(ng_phrase_credit(&p, &s[3], false), "\u2014 Field & Orbit");
    assert_str(ng_phrase_credit(&p, &s[4], false),
            "\u2014 Field & Orbit\u00a0\u00b7 22 November\u00a0\u00b7 printed "
            "before");
    struct ng_digest d = sample_digest;
    d.lang = NG_STR("es");
    p = begin(&a, &d, NG_ENCODE_UTF8);
    assert_str(ng_phrase_credit(&p, &s[1], false),
            "\u2014 Nordic Wire\u00a0\u00b7 22 de noviembre, 04:15");
    d.lang = NG_STR("de");
    d.now += 366 * 86400;
    p = begin(&a, &d, NG_ENCODE_UTF8);
    assert_str(ng_phrase_credit(&p, &s[1], false),
            "\u2014 Nordic Wire\u00a0\u00b7 22. November 2026, 04:15");
}

static void foot(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_digest d = sample_digest;
    struct ng_phrases p = begin(&a, &d, NG_ENCODE_UTF8);
    assert_str(ng_phrase_source(&p, &d.sources[2]),
            "Older copy: The Meridian (HTTP 503; last read 3 hours ago)");
    assert_str(ng_phrase_source(&p, &d.sources[3]),
            "Not read: The Gazette (certificate has expired; never read "
            "before)");
    assert_str(ng_phrase_more(&p, 3), "3 more stories");
    assert_str(ng_phrase_more(&p, 1), "1 more story");
    assert_str(ng_phrase_unprintable(&p, 1),
            "1 story in a script that cannot be shown here");
    d.lang = NG_STR("de");
    d.now += 86400 * 3;
    p = begin(&a, &d, NG_ENCODE_UTF8);
    assert_str(ng_phrase_source(&p, &d.sources[2]),
            "\u00c4ltere Fassung: The Meridian (HTTP 503; zuletzt gelesen vor "
            "3 Tagen)");
}

static void no_room(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_phrases p;
    ng_arena_init(&a, mem, 10);
    ng_phrase_init(&p, &a, &sample_digest, NG_ENCODE_UTF8);
    assert_str(ng_phrase_date(&p), "");
    assert_false(p.ok);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(masthead),
            cmocka_unit_test(credits),
            cmocka_unit_test(foot),
            cmocka_unit_test(no_room),
    };
    return cmocka_run_group_tests_name("phrase", tests, NULL, NULL);
}
