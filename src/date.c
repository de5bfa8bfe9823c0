/* SPDX-License-Identifier: MIT */
#include "ng/date.h"

#include "ng/calendar.h"
#include "ng/utf8.h"

#include <string.h>

enum {
    LONGEST_WORD = 64, /* bytes */
    MAX_WORDS = 8,     /* "Published on Friday, ... at ... local time" */
    FIRST_YEAR = 1990, /* of dates in running text */
    LAST_YEAR = 2099
};

enum token_kind { END, NUMBER, WORD, MARK };

struct token {
    uint32_t value; /* NUMBER: saturates; MARK: the character */
    uint32_t from, end;
    uint8_t kind;   /* enum token_kind */
    uint8_t digits; /* NUMBER: saturates */
    uint8_t len;
    char text[26]; /* WORD: folded, bare, cut; else empty */
};

/* A text, and what was read of it. */
struct date {
    struct ng_str s;
    uint32_t year, month, day, hour, minute, second;
    int32_t zone; /* minutes east of UTC */
    bool has_time, has_zone;
    char half; /* 'a' or 'p': of the day */
};

static char at_or_nul(const struct date *d, uint32_t i)
{
    return i < d->s.len ? d->s.s[i] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool digit_at(const struct date *d, uint32_t i)
{
    return is_digit(at_or_nul(d, i));
}

static bool is_ascii_letter(char c)
{
    return (uint8_t)(ng_lower(c) - 'a') < 26;
}

static bool is_letter(uint32_t cp)
{
    enum ng_utf8_kind kind = ng_utf8_kind(cp);
    return (kind == NG_UTF8_LETTER || kind == NG_UTF8_IDEO) &&
           ng_calendar_unit(cp) == '\0';
}

/* Steps over white space; bytes of the character after it, 0: there is none. */
static uint32_t skip_space(const struct date *d, uint32_t *at, uint32_t *cp)
{
    struct ng_str s = d->s;
    for (uint32_t n; *at < s.len; *at += n) {
        n = ng_utf8_decode(s.s + *at, s.len - *at, cp);
        if (*cp - '!' <= '~' - '!' || ng_utf8_kind(*cp) != NG_UTF8_SPACE) {
            return n;
        }
    }
    return 0;
}

/* The token at or after `at`, white space skipped. */
static void next(const struct date *d, uint32_t at, struct token *t)
{
    struct ng_str s = d->s;
    uint32_t cp, n = skip_space(d, &at, &cp);
    memset(t, 0, sizeof *t);
    t->kind = n == 0              ? END
              : is_digit(s.s[at]) ? NUMBER
              : is_letter(cp)     ? WORD
                                  : MARK;
    t->from = t->end = at;
    if (t->kind == MARK) {
        t->value = cp;
        t->end += n;
    }
    while (t->kind == NUMBER && digit_at(d, t->end)) {
        uint32_t digit = (uint32_t)(s.s[t->end++] - '0');
        t->value = t->value > 99999999 ? t->value : t->value * 10 + digit;
        t->digits = (uint8_t)(t->digits + (t->digits < UINT8_MAX));
    }
    while (t->kind == WORD && is_letter(cp)) {
        t->end += n;
        cp = ng_calendar_bare(ng_utf8_fold(cp));
        if (t->len + NG_UTF8_MAX <= sizeof t->text) {
            t->len = (uint8_t)(t->len + ng_utf8_encode(cp, t->text + t->len));
        }
        if (t->end >= s.len || t->end - t->from >= LONGEST_WORD) {
            break;
        }
        n = ng_utf8_decode(s.s + t->end, s.len - t->end, &cp);
    }
}

static struct ng_str word_of(const struct token *t)
{
    return (struct ng_str){t->text, t->len};
}

/* Which of the words, from 0; -1: none. */
static int32_t among(const struct token *t, const char *words)
{
    return ng_str_among(word_of(t), words);
}

static uint32_t month_of(const struct token *t, bool english)
{
    return ng_calendar_month(word_of(t), english);
}

static bool is_short(const struct token *t)
{
    return t->kind == NUMBER && t->digits <= 2;
}

/* The number after one of the marks, both without white space. */
static bool number_behind(
        const struct date *d, uint32_t at, const char *marks, struct token *t)
{
    char c = at_or_nul(d, at);
    if (memchr(marks, c, strlen(marks)) == NULL || !digit_at(d, at + 1)) {
        return false;
    }
    next(d, at + 1, t);
    return true;
}

/* Year 1 is what some programs write for "no date". */
static bool make(const struct date *d, uint32_t first, uint32_t last,
        int64_t *out, int16_t *zone)
{
    if (d->year < first || d->year > last || d->month < 1 || d->month > 12 ||
            d->day < 1 || d->day > ng_calendar_month_days(d->year, d->month) ||
            d->hour > 24 || d->minute > 59 || d->second > 60) {
        return false;
    }
    uint32_t hour = d->hour;
    if (d->has_time && d->half != '\0' && hour <= 12) {
        hour = hour % 12 + (d->half == 'p' ? 12 : 0);
    }
    int32_t minutes = (int32_t)(hour * 60 + d->minute) - d->zone;
    int64_t days = ng_calendar_days((int32_t)d->year, d->month, d->day);
    *out = days * NG_CALENDAR_DAY + (minutes * 60 + (int32_t)d->second);
    *zone = (int16_t)d->zone;
    return true;
}

/* "pm", "p.m.", "午後" after a time; its end, or 0. */
static uint32_t read_half(struct date *d, const struct token *t)
{
    char half = ng_calendar_half(word_of(t));
    uint32_t end = t->end;
    if (half == '\0') {
        if (among(t, "a p") < 0 || at_or_nul(d, end) != '.' ||
                ng_lower(at_or_nul(d, end + 1)) != 'm') {
            return 0;
        }
        half = t->text[0];
        end += at_or_nul(d, end + 2) == '.' ? 3 : 2;
    }
    d->half = half;
    return end;
}

/* Only CJK halves stand before a time ("am" there is German). */
static bool read_cjk_half(struct date *d, const struct token *t)
{
    return t->len > 4 && !is_ascii_letter(t->text[0]) && read_half(d, t) > 0;
}

/* "+02:00", "+0200", "-5" at a sign; its end, or 0. */
static uint32_t read_offset(struct date *d, const struct token *sign)
{
    struct token t;
    next(d, sign->end, &t);
    uint32_t value = t.value, end = t.end;
    if (t.kind != NUMBER || t.from != sign->end || t.digits > 4) {
        return 0;
    }
    if (t.digits <= 2) {
        value *= 100;
        next(d, end + 1, &t);
        if (at_or_nul(d, end) == ':' && is_short(&t)) {
            value += t.value;
            end = t.end;
        }
    }
    int32_t east = (int32_t)(value / 100 * 60 + value % 100);
    if (east > 15 * 60) {
        return 0;
    }
    d->zone = sign->value == '+' ? east : -east;
    d->has_zone = true;
    return end;
}

/* What may follow a time: half of the day and zone. Returns their end. */
static uint32_t read_zone(struct date *d, uint32_t at)
{
    for (int i = 0; i < 4; i++) {
        struct token t;
        next(d, at, &t);
        uint32_t end = 0;
        int32_t zone;
        if (t.kind == MARK) {
            bool sign = t.value == '+' || t.value == '-' || t.value == 0x2212;
            end = sign ? read_offset(d, &t) : t.value == '(' ? t.end : 0;
        } else if (ng_calendar_zone(word_of(&t), &zone)) {
            d->zone = d->has_zone ? d->zone : zone;
            d->has_zone = true;
            end = t.end;
        } else if (t.kind == WORD) {
            end = read_half(d, &t);
        }
        if (end == 0) {
            break;
        }
        at = end;
    }
    return at;
}

/* The number's unit, '\0' for none; *end: after it. */
static char unit_after(
        const struct date *d, const struct token *t, uint32_t *end)
{
    uint32_t at = t->end, cp, n = skip_space(d, &at, &cp);
    char u = n == 0 ? '\0' : ng_calendar_unit(cp);
    *end = u != '\0' ? at + n : t->end;
    return u;
}

/* A time that begins with the number t: "10:30", "10:30:59.5", "10h30",
 * "10.30 Uhr", "10時30分". Its end with all that belongs to it, or 0. */
static uint32_t read_time(struct date *d, const struct token *t)
{
    uint32_t end;
    struct token n;
    if (!is_short(t) || d->has_time) {
        return 0;
    }
    if (unit_after(d, t, &end) == 'H') {
        uint32_t minute_end;
        next(d, end, &n);
        d->hour = t->value;
        d->has_time = true;
        bool minute = n.kind == NUMBER && unit_after(d, &n, &minute_end) == 'M';
        d->minute = minute ? n.value : 0;
        return minute ? minute_end : end;
    }
    if (!number_behind(d, t->end, ":h.", &n)) {
        return 0;
    }
    end = n.end;
    if (at_or_nul(d, t->end) == '.') {
        struct token word;
        next(d, end, &word);
        end = word.end;
        if (among(&word, "uhr") != 0) {
            return 0;
        }
    }
    d->hour = t->value;
    d->minute = n.value;
    if (number_behind(d, n.end, ":", &n)) {
        d->second = n.value;
        number_behind(d, n.end, ".,", &n);
        end = n.end;
    }
    d->has_time = true;
    return read_zone(d, end);
}

struct number {
    uint32_t value, digits;
};

/* Which of the numbers outside of the time is what; false: no date. */
static bool arrange(struct date *d, const struct number *v, uint32_t n)
{
    bool year_first = v[0].digits >= 3 || v[0].value > 31, named = d->month > 0;
    if (n == 0 || n > (named ? 2 : 3) || (n == 1 && v[0].digits < 4) ||
            (!named && n == 2 && !year_first)) {
        return false;
    }
    const struct number *year = &v[year_first ? 0 : n - 1];
    const struct number *rest = &v[year_first];
    d->year = year->value;
    if (year->digits < 4) { /* RFC 2822 4.3 */
        d->year += year->digits == 3 || d->year >= 50 ? 1900 : 2000;
    }
    d->day = n == 1 ? 1 : rest[0].value;
    if (!named) {
        bool month_first = year_first || rest[1].value > 12; /* 04/29/2021 */
        d->month = n == 1 ? 1 : rest[!month_first].value;
        d->day = n < 3 ? 1 : rest[month_first].value;
    }
    if (!named && n == 2 && rest[0].digits == 3) { /* ISO 8601 ordinal date */
        uint32_t days = 0;
        d->day = rest[0].value == 0 ? 999 : rest[0].value;
        for (d->month = 0; d->month < 12 && d->day > days; d->month++) {
            d->day -= days;
            days = ng_calendar_month_days(d->year, d->month + 1);
        }
    }
    return true;
}

/* "20210402", then perhaps "T1030" or "T103059"; its end. */
static uint32_t read_compact(struct date *d, const struct token *t)
{
    struct token sep, time;
    d->year = t->value / 10000;
    d->month = t->value / 100 % 100;
    d->day = t->value % 100;
    next(d, t->end, &sep);
    next(d, sep.end, &time);
    if (among(&sep, "t") != 0 || time.from != sep.end ||
            (time.digits != 4 && time.digits != 6)) {
        return t->end;
    }
    time.value *= time.digits == 4 ? 100 : 1;
    d->hour = time.value / 10000;
    d->minute = time.value / 100 % 100;
    d->second = time.value % 100;
    d->has_time = true;
    return read_zone(d, time.end);
}

int ng_date_parse_zone(struct ng_str text, int64_t *out, int16_t *zone)
{
    struct date d = {.s = text};
    struct token t;
    struct number v[4] = {{0}};
    uint32_t n = 0, words = 0, end = 0;
    while (next(&d, end, &t), t.kind != END) {
        end = t.end;
        if (t.kind == WORD) {
            uint32_t month = month_of(&t, false);
            /* "mar, 16 nov": the weekday comes first, the later one counts */
            d.month = month != 0 ? month : d.month;
            read_cjk_half(&d, &t);
            bool week = t.len == 1 && t.text[0] == 'w' && digit_at(&d, end);
            if (++words > MAX_WORDS || week) {
                return NG_EFORMAT;
            }
        } else if (t.value == '+' && t.kind == MARK && n == 3 && !d.has_time) {
            read_offset(&d, &t); /* "2021-04-02+02:00", XML Schema */
            end = d.has_zone ? text.len : end;
        } else if (t.digits == 8 && d.year == 0) {
            end = read_compact(&d, &t);
        } else if (t.kind == NUMBER) {
            uint32_t time_end = read_time(&d, &t);
            char u = unit_after(&d, &t, &end);
            end = time_end > 0 ? time_end : end;
            if (u == 'y' || u == 'm' || u == 'd') {
                *(u == 'y' ? &d.year : u == 'm' ? &d.month : &d.day) = t.value;
            } else if (time_end == 0) {
                if (n == sizeof v / sizeof *v) {
                    return NG_EFORMAT;
                }
                v[n++] = (struct number){t.value, t.digits};
            }
        }
    }
    if (d.year != 0 ? n > 0 : !arrange(&d, v, n)) {
        return NG_EFORMAT;
    }
    d.day = d.day == 0 ? 1 : d.day;
    return make(&d, 1000, 9999, out, zone) ? NG_OK : NG_EFORMAT;
}

static bool is_year(const struct token *t)
{
    return t->digits == 4 && t->value >= FIRST_YEAR && t->value <= LAST_YEAR;
}

static bool is_mark(const struct token *t, const char *marks)
{
    return t->kind == MARK && t->value < 0x80 &&
           memchr(marks, (int)t->value, strlen(marks)) != NULL;
}

/* The first token from `at` on that is none of what may stand between a day
 * and its month, a month and its year; at most three are passed. */
static void pass_links(const struct date *d, uint32_t at, struct token *t)
{
    next(d, at, t);
    for (int i = 0;
            i < 3 &&
            (is_mark(t, ".,-/") || (t->kind == MARK && t->value == 0xBA) ||
                    among(t, "st nd rd th er de del of den") >= 0);
            i++) {
        next(d, t->end, t);
    }
}

/* The month before offset `at`: "April 2", "Apr. 2", "Enero 2"; a short word
 * only in English ("set 10, 2000" is no September). */
static uint32_t month_before(const struct date *d, uint32_t at)
{
    const char *s = d->s.s;
    while (at > 0 && (s[at - 1] == ' ' || s[at - 1] == '.')) {
        at--;
    }
    uint32_t from = at;
    while (from > 0 && at - from < 10 && is_ascii_letter(s[from - 1])) {
        from--;
    }
    struct date before = {.s = {s, at}};
    struct token t;
    next(&before, from, &t);
    return month_of(&t, at - from < 4);
}

/* "2021年4月2日", "2021년 4월 2일" from the year t on. */
static uint32_t read_units(struct date *d, const struct token *t)
{
    uint32_t *const to[] = {&d->year, &d->month, &d->day};
    uint32_t at = t->from;
    for (int i = 0; i < 3; i++) {
        struct token n;
        next(d, at, &n);
        if (n.kind != NUMBER || unit_after(d, &n, &at) != "ymd"[i]) {
            return 0;
        }
        *to[i] = n.value;
    }
    return at;
}

/* The time soon after a date: "at 10:30", ", 10.30 Uhr"; else `at`. */
static uint32_t find_time(struct date *d, uint32_t at)
{
    struct token t = {.end = at};
    for (int i = 0; i < 4; i++) {
        next(d, t.end, &t);
        if (t.kind == NUMBER) {
            uint32_t end = read_time(d, &t);
            return end > 0 ? end : at;
        }
        bool word = t.len > 0 && (t.len <= 4 || read_cjk_half(d, &t));
        if (!word && t.value < 0x80 && !is_mark(&t, ",|-@/(")) {
            break;
        }
    }
    return at;
}

/* "2021-04-02", "2.4.2021", "2. 4. 2021": three numbers, one separator. */
static uint32_t read_numeric(struct date *d, const struct token *t)
{
    char sep = at_or_nul(d, t->end);
    struct token b, c;
    next(d, t->end + 1, &b);
    next(d, b.end + 1, &c);
    bool tight = b.from == t->end + 1 && c.from == b.end + 1;
    if ((sep != '-' && sep != '/' && sep != '.') ||
            at_or_nul(d, b.end) != sep || !is_short(&b) ||
            !(tight || sep == '.') ||
            (at_or_nul(d, c.end) == sep && digit_at(d, c.end + 1))) {
        return 0;
    }
    bool year_first = is_year(t), us = !year_first && b.value > 12;
    d->year = year_first ? t->value : c.value;
    d->month = us ? t->value : b.value;
    d->day = us ? b.value : year_first ? c.value : t->value;
    bool good = year_first ? is_short(&c) : is_short(t) && is_year(&c);
    if (sep == '.' && tight && t->digits + b.digits + c.digits == 6 &&
            c.digits == 2) {
        d->year += 2000; /* "25.04.24 | 14:07 Uhr": only before a time */
        struct date later = *d;
        good = find_time(&later, c.end) > c.end;
    }
    return good ? c.end : 0;
}

/* "2 April 2021", "2nd of April, 2021", "2 de abril de 2021", "April 2, 2021"
 * from the day t on; "2021. április 2." from the year on. */
static uint32_t read_named(struct date *d, const struct token *t)
{
    struct token second, third;
    pass_links(d, t->end, &second);
    third = second;
    d->day = t->value;
    d->month = month_of(&second, false);
    if (d->month != 0) {
        pass_links(d, second.end, &third);
        if (is_year(t)) {
            struct token after;
            pass_links(d, third.end, &after);
            d->year = t->value;
            d->day = third.value;
            return is_short(&third) && !is_year(&after) ? third.end : 0;
        }
    }
    if (month_of(&third, false) != 0) {
        pass_links(d, third.end, &third); /* "24 نيسان / أبريل 2020" */
    }
    if (d->month == 0) {
        d->month = month_before(d, t->from);
    }
    d->year = third.value;
    return is_short(t) && d->month != 0 && is_year(&third) ? third.end : 0;
}

/* A date that begins (or has its day) at the number t; its end, or 0. */
static uint32_t date_at(
        struct ng_str s, const struct token *t, int64_t *out, int16_t *zone)
{
    char before = t->from > 0 ? s.s[t->from - 1] : ' ';
    bool joined = t->from > 1 && memchr(".-/,:", before, 5) != NULL &&
                  is_digit(s.s[t->from - 2]);
    if (t->digits > 4 || is_ascii_letter(before)) {
        return 0;
    }
    for (int i = 0; i < (joined ? 1 : 3); i++) {
        struct date d = {.s = s};
        uint32_t end = i == 0   ? read_named(&d, t)
                       : i == 1 ? read_numeric(&d, t)
                                : read_units(&d, t);
        if (end > 0 && make(&d, FIRST_YEAR, LAST_YEAR, out, zone)) {
            end = find_time(&d, end);
            return make(&d, FIRST_YEAR, LAST_YEAR, out, zone) ? end : 0;
        }
    }
    return 0;
}

/* The first number from t->end on. */
static bool find_number(struct ng_str s, struct token *t)
{
    struct date d = {.s = s};
    uint32_t at = t->end;
    while (at < s.len && !is_digit(s.s[at])) {
        at++;
    }
    next(&d, at, t);
    return t->kind == NUMBER;
}

uint32_t ng_date_find_zone(struct ng_str text, int64_t *out, int16_t *zone)
{
    struct token t = {.end = 0};
    uint32_t end = 0;
    while (end == 0 && find_number(text, &t)) {
        end = date_at(text, &t, out, zone);
    }
    return end;
}

bool ng_date_in_url(struct ng_str url, int64_t *out)
{
    int16_t zone;
    int32_t scheme = ng_str_find(url, NG_STR("://"));
    struct token t = {.end = scheme < 0 ? 0 : (uint32_t)scheme + 3};
    while (t.end < url.len && url.s[t.end] != '/') {
        t.end++;
    }
    for (uint32_t i = t.end; i < url.len; i++) {
        url.len = url.s[i] == '?' || url.s[i] == '#' ? i : url.len;
    }
    while (find_number(url, &t)) {
        struct date d = {.s = url};
        char sep = at_or_nul(&d, t.end);
        if (t.digits == 8) {
            read_compact(&d, &t);
        } else if (is_year(&t) && (sep == '/' || sep == '-' || sep == '_')) {
            struct token m, day;
            next(&d, t.end + 1, &m);
            next(&d, m.end + 1, &day);
            bool good = at_or_nul(&d, m.end) == sep && is_short(&day);
            d.year = good ? t.value : 0;
            d.month = m.kind == NUMBER ? m.value : month_of(&m, true);
            d.day = day.value;
        } else if (t.digits == 2 && sep == '-' && read_numeric(&d, &t) == 0) {
            d.year = 0; /* else "/29-10-2021" */
        }
        if (make(&d, FIRST_YEAR, LAST_YEAR, out, &zone)) {
            return true;
        }
    }
    return false;
}
