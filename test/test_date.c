/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* want: ISO without its Z; NULL: no date. */
static void check(const char *text, const char *want)
{
    int64_t utc;
    char iso[NG_DATE_ISO_LEN];
    int err = ng_date_parse(ng_str_of(text), &utc);
    if (want == NULL) {
        if (err == NG_OK) {
            fail_msg("a date: %s", text);
        }
        return;
    }
    if (err != NG_OK) {
        fail_msg("no date: %s", text);
    }
    ng_date_iso(utc, iso);
    assert_str((struct ng_str){iso, NG_DATE_ISO_LEN - 1}, want);
}

static void standards(void **state)
{
    (void)state;
    check("Fri, 02 Apr 2021 10:30:00 GMT", "2021-04-02T10:30:00");
    check("Fri, 2 Apr 21 10:30 +0200", "2021-04-02T08:30:00");
    check("Friday, 02-Apr-99 10:30:00 EST", "1999-04-02T15:30:00");
    check("Fri Apr  2 10:30:00 2021", "2021-04-02T10:30:00");
    check("Fri Apr 02 10:30:00 -0330 2021", "2021-04-02T14:00:00");
    check("2021-04-02T10:30:00.123456-08:00", "2021-04-02T18:30:00");
    check("2021-04-02t10:30z", "2021-04-02T10:30:00");
    check("20210402T103059Z", "2021-04-02T10:30:59");
    check("2021-04-02+02:00", "2021-04-01T22:00:00");
    check("2021-092", "2021-04-02T00:00:00");
    check("2021-04", "2021-04-01T00:00:00");
    check("2021", "2021-01-01T00:00:00");
    check("2016-12-31T23:59:60Z", "2017-01-01T00:00:00");
    check("2021-04-02T24:00:00Z", "2021-04-03T00:00:00");
}

static void near_misses(void **state)
{
    (void)state;
    check("  Fri,2 April, 2021 10:30:00  pDt ", "2021-04-02T17:30:00");
    check("Sat, Dec 16 2023 02:02:33 PM", "2023-12-16T14:02:33");
    check("Friday, January 29, 2021 12:42 a.m. EST", "2021-01-29T05:42:00");
    check("2020/1/10 14:33:00", "2020-01-10T14:33:00");
    check("29/04/2021", "2021-04-29T00:00:00");
    check("04/29/2021", "2021-04-29T00:00:00");
    check("03/04/2021", "2021-04-03T00:00:00");
    check("2 Apr 2021 10:30 GMT+2", "2021-04-02T08:30:00");
    check("2 Apr 2021 10:30:00 +0000 (UTC)", "2021-04-02T10:30:00");
}

static void languages(void **state)
{
    (void)state;
    check("am 2. März 2021 um 14:30 Uhr", "2021-03-02T14:30:00");
    check("22.12.2020, 10.30 Uhr", "2020-12-22T10:30:00");
    check("mar. 16 févr. 2021 à 14h30", "2021-02-16T14:30:00");
    check("martes, 2 de marzo de 2021", "2021-03-02T00:00:00");
    check("2 stycznia 2021", "2021-01-02T00:00:00");
    check("2. července 2021", "2021-07-02T00:00:00");
    check("2 Ağustos 2021", "2021-08-02T00:00:00");
    check("2 апреля 2021 г., 10:30", "2021-04-02T10:30:00");
    check("2 червня 2021", "2021-06-02T00:00:00");
    check("torstai 2. joulukuuta 2021", "2021-12-02T00:00:00");
    check("Παρ, 2 Ιούλ 2021 10:30:00 GMT", "2021-07-02T10:30:00");
    check("2021年4月2日 午後3:30", "2021-04-02T15:30:00");
    check("2021年04月02日10时30分", "2021-04-02T10:30:00");
    check("2021년 4월 2일 오전 10:30", "2021-04-02T10:30:00");
}

static void nonsense(void **state)
{
    (void)state;
    const char *bad[] = {"", " ", "yesterday", "10:30", "2 April", "31",
            "99999", "2021-13-01", "2021-02-29", "2021-04-02T10:61:00Z",
            "0001-01-01", "2021-W13-5", "1 2 3 4 5 6", "Fri, 32 Apr 2021",
            "April April", "a b c d e f g h i 2 April 2021",
            "2021-04-02T25:00:00Z", "99999999999999999999",
            "\xE5\xB9\xB4\xE6\x9C\x88"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check(bad[i], NULL);
    }
}

/* want: the date, then the text up to its end; NULL: none found. */
static void find(const char *text, const char *want, const char *upto)
{
    int64_t utc;
    char iso[NG_DATE_ISO_LEN];
    uint32_t n = ng_date_find(ng_str_of(text), &utc);
    if (want == NULL) {
        if (n > 0) {
            fail_msg("found a date in: %s", text);
        }
        return;
    }
    if (n == 0) {
        fail_msg("found none in: %s", text);
    }
    ng_date_iso(utc, iso);
    assert_str((struct ng_str){iso, 16}, want);
    assert_str((struct ng_str){text, n}, upto);
}

static void running_text(void **state)
{
    (void)state;
    find("Published April 2, 2021 by A. Writer", "2021-04-02T00:00",
            "Published April 2, 2021");
    find("By A. Writer | 02 Apr 2021 10:30 | News", "2021-04-02T10:30",
            "By A. Writer | 02 Apr 2021 10:30");
    find("Updated Apr. 2nd, 2021 at 3:30 p.m. EDT.", "2021-04-02T19:30",
            "Updated Apr. 2nd, 2021 at 3:30 p.m. EDT");
    find("Stand: 2. April 2021, 14:30 Uhr", "2021-04-02T14:30",
            "Stand: 2. April 2021, 14:30");
    find("Le 1er avril 2021 à 14h30.", "2021-04-01T14:30",
            "Le 1er avril 2021 à 14h30");
    find("el 2 de abril de 2021 (x)", "2021-04-02T00:00",
            "el 2 de abril de 2021");
    find("от 2 апреля 2021 года", "2021-04-02T00:00", "от 2 апреля 2021");
    find("发布于2021年4月2日 10时30分", "2021-04-02T10:30",
            "发布于2021年4月2日 10时30分");
    find("v1.2 of 2021-04-02T10:30:00Z, 7", "2021-04-02T10:30",
            "v1.2 of 2021-04-02T10:30:00Z");
    find("dne 2. 4. 2021 v Praze", "2021-04-02T00:00", "dne 2. 4. 2021");
    find("3.12.2021", "2021-12-03T00:00", "3.12.2021");
    find("2-4 April 2021", "2021-04-04T00:00", "2-4 April 2021");
    find("2 April 2021 3 comments", "2021-04-02T00:00", "2 April 2021");
    find("duminic\xC4\x83, 2 aprilie 2021", "2021-04-02T00:00",
            "duminic\xC4\x83, 2 aprilie 2021");
    find("الجمعة 2 نيسان / أبريل 2021 09:22", "2021-04-02T09:22",
            "الجمعة 2 نيسان / أبريل 2021 09:22");
    find("Abril 2, 2021", "2021-04-02T00:00", "Abril 2, 2021");
    find("2021. \xC3\xA1prilis 2., p\xC3\xA9ntek", "2021-04-02T00:00",
            "2021. \xC3\xA1prilis 2");
    find("In 2020, April 2, 2021 was far", "2021-04-02T00:00",
            "In 2020, April 2, 2021");
    find("2 април 2021", "2021-04-02T00:00", "2 април 2021");
    /* two digits of a year: only where a time follows */
    find("Fr 02.04.21 | 14:07 Uhr", "2021-04-02T14:07", "Fr 02.04.21 | 14:07");
    find("Fr 02.04.21, 3.12.2021", "2021-12-03T00:00",
            "Fr 02.04.21, 3.12.2021");
}

static void no_dates(void **state)
{
    (void)state;
    const char *bad[] = {"", "In 2021, 40 people", "April 2021",
            "version 10.4.2021.7", "1.2.3.2021", "call 12-34-2021",
            "It cost 2.021 May", "Mark 10, 2021", "They set 10, 2000 more",
            "12/31/1889", "room 2/4/20211", "2 April 1066", "10 people in 2021",
            "A2021-04-02", "31.02.2021", "2021-04-02-17", "2021年", "1/2",
            "5 4 3 2 1 2021"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        find(bad[i], NULL, NULL);
    }
}

static void in_url(void **state)
{
    (void)state;
    const char *good[] = {"https://example.org/2021/04/02/a",
            "https://example.org/news/2021-04-02-a-title.html",
            "https://example.org/20210402/a", "/a/2021/apr/02/b",
            "https://example.org/2021/4/2",
            "https://1999.example/a_20210402.htm",
            "https://example.org/12345678/2021/04/02/",
            "https://example.org/news/02-04-2021"};
    int64_t utc;
    char iso[NG_DATE_ISO_LEN];
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(ng_date_in_url(ng_str_of(good[i]), &utc));
        ng_date_iso(utc, iso);
        assert_str(
                (struct ng_str){iso, NG_DATE_ISO_LEN}, "2021-04-02T00:00:00Z");
    }
    const char *bad[] = {"https://example.org/2021/04/a", "",
            "https://example.org/a?d=2021-04-02",
            "https://example.org/a-20211302", "https://2021-04-02.example/",
            "https://example.org/2021/04-02/"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(ng_date_in_url(ng_str_of(bad[i]), &utc));
    }
}

/* The day its writer means. */
static void zones(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int16_t zone;
        const char *local;
    } rows[] = {{"2021-04-02T23:30:00-05:00", -300, "2021-04-02T23:30"},
            {"Fri, 02 Apr 2021 00:10:00 +0530", 330, "2021-04-02T00:10"},
            {"2021-04-02T23:30:00Z", 0, "2021-04-02T23:30"},
            {"2021-04-02", 0, "2021-04-02T00:00"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t utc;
        int16_t zone;
        char iso[NG_DATE_ISO_LEN];
        struct ng_str text = ng_str_of(rows[i].text);
        assert_int_equal(ng_date_parse_zone(text, &utc, &zone), NG_OK);
        assert_int_equal(zone, rows[i].zone);
        ng_date_iso(utc + zone * 60, iso);
        assert_str((struct ng_str){iso, 16}, rows[i].local);
    }
}

static void civil(void **state)
{
    (void)state;
    struct ng_civil c;
    ng_date_civil(-1, &c);
    assert_int_equal(c.year, 1969);
    assert_int_equal(c.second, 59);
    assert_int_equal(c.weekday, 3); /* a Wednesday */
    ng_date_civil(1617359400, &c);
    assert_int_equal(c.weekday, 5);
    assert_true(ng_date_from_civil(&c) == 1617359400);
    char iso[NG_DATE_ISO_LEN];
    ng_date_iso(INT64_C(253402300799), iso);
    assert_str((struct ng_str){iso, NG_DATE_ISO_LEN}, "9999-12-31T23:59:59Z");
    ng_date_iso(NG_NO_DATE, iso);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(standards),
            cmocka_unit_test(near_misses),
            cmocka_unit_test(languages),
            cmocka_unit_test(nonsense),
            cmocka_unit_test(running_text),
            cmocka_unit_test(no_dates),
            cmocka_unit_test(in_url),
            cmocka_unit_test(zones),
            cmocka_unit_test(civil),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
