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
    enum token_kind kind;
    uint32_t value;  /* NUMBER: saturates; MARK: the character */
    uint32_t digits; /* NUMBER */
    uint32_t from, end;
    uint8_t len;
    char text[26]; /* WORD: folded, bare, cut; else empty */
};

static char at_or_nul(struct ng_str s, uint32_t i)
{
    return i < s.len ? s.s[i] : '\0';
}

static bool digit_at(struct ng_str s, uint32_t i)
{
    return i < s.len && s.s[i] >= '0' && s.s[i] <= '9';
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_letter(uint32_t cp)
{
    enum ng_utf8_kind kind = ng_utf8_kind(cp);
    return (kind == NG_UTF8_LETTER || kind == NG_UTF8_IDEO) &&
           (cp < 0x80 || ng_calendar_unit(cp) == '\0');
}

static void read_word(struct ng_str s, struct token *t)
{
    uint32_t cp;
    while (t->end < s.len && t->end - t->from < LONGEST_WORD) {
        uint32_t n = ng_utf8_decode(s.s + t->end, s.len - t->end, &cp);
        if (!is_letter(cp)) {
            return;
        }
        t->end += n;
        cp = ng_calendar_bare(ng_utf8_fold(cp));
        if (t->len + NG_UTF8_MAX <= sizeof t->text) {
            t->len = (uint8_t)(t->len + ng_utf8_encode(cp, t->text + t->len));
        }
    }
}

/* The token at or after `at`, white space skipped. */
static struct token next(struct ng_str s, uint32_t at)
{
    struct token t = {END, 0, 0, at, at, 0, {0}};
    uint32_t cp = 0, n = 0;
    while (at < s.len) {
        n = ng_utf8_decode(s.s + at, s.len - at, &cp);
        if ((cp > ' ' && cp < 0x7F) || ng_utf8_kind(cp) != NG_UTF8_SPACE) {
            break;
        }
        at += n;
    }
    t.from = t.end = at;
    if (at >= s.len) {
        return t;
    }
    t.kind = digit_at(s, at) ? NUMBER : is_letter(cp) ? WORD : MARK;
    if (t.kind == WORD) {
        read_word(s, &t);
    } else if (t.kind == MARK) {
        t.value = cp;
        t.end += n;
    }
    for (; t.kind == NUMBER && digit_at(s, t.end); t.end++) {
        uint32_t digit = (uint32_t)(s.s[t.end] - '0');
        t.value = t.value > 99999999 ? t.value : t.value * 10 + digit;
        t.digits++;
    }
    return t;
}

static struct ng_str word_of(const struct token *t)
{
    return (struct ng_str){t->text, t->len};
}

static bool is_word(const struct token *t, const char *word)
{
    return ng_str_eq(word_of(t), ng_str_of(word));
}

static bool is_short(const struct token *t)
{
    return t->kind == NUMBER && t->digits <= 2;
}

struct parts {
    uint32_t year, month, day, hour, minute, second;
    int32_t zone; /* minutes east of UTC */
    bool has_time, has_zone;
    char half; /* 'a' or 'p': of the day */
};

static int make(const struct parts *p, int64_t *out, int16_t *zone)
{
    /* year 1 is what some programs write for "no date" */
    if (p->year < 1000 || p->year > 9999 || p->month < 1 || p->month > 12 ||
            p->day < 1 || p->day > ng_calendar_month_days(p->year, p->month) ||
            p->hour > 24 || p->minute > 59 || p->second > 60) {
        return NG_EFORMAT;
    }
    uint32_t hour = p->hour;
    if (p->has_time && p->half != '\0' && hour <= 12) {
        hour = hour % 12 + (p->half == 'p' ? 12 : 0);
    }
    *out = ng_calendar_days(p->year, p->month, p->day) * NG_CALENDAR_DAY +
           ((int64_t)hour * 60 + p->minute - p->zone) * 60 + p->second;
    *zone = (int16_t)p->zone;
    return NG_OK;
}

/* "pm", "p.m.", "午後" after a time; its end, or 0. */
static uint32_t read_half(
        struct ng_str s, const struct token *t, struct parts *p)
{
    char half = ng_calendar_half(word_of(t));
    if (half != '\0') {
        p->half = half;
        return t->end;
    }
    if ((!is_word(t, "a") && !is_word(t, "p")) ||
            !ng_str_eqi(ng_str_cut(s, t->end, 2), NG_STR(".m"))) {
        return 0;
    }
    p->half = t->text[0];
    return t->end + 2 + (at_or_nul(s, t->end + 2) == '.');
}

/* Only CJK halves stand before a time ("am" there is German). */
static bool read_cjk_half(
        struct ng_str s, const struct token *t, struct parts *p)
{
    return t->len > 4 && !is_ascii_letter(t->text[0]) && read_half(s, t, p) > 0;
}

/* "+02:00", "+0200", "-5" at a sign; its end, or 0. */
static uint32_t read_offset(
        struct ng_str s, const struct token *sign, struct parts *p)
{
    struct token t = next(s, sign->end), minutes = next(s, t.end + 1);
    bool colon = t.digits <= 2 && at_or_nul(s, t.end) == ':';
    uint32_t value = t.digits <= 2 ? t.value * 100 : t.value;
    if (colon && is_short(&minutes)) {
        value += minutes.value;
        t.end = minutes.end;
    }
    int32_t east = (int32_t)(value / 100 * 60 + value % 100);
    if (t.kind != NUMBER || t.from != sign->end || t.digits > 4 ||
            east > 15 * 60) {
        return 0;
    }
    p->zone = sign->value == '+' ? east : -east;
    p->has_zone = true;
    return t.end;
}

/* What may follow a time: half of the day and zone. Returns their end. */
static uint32_t read_zone(struct ng_str s, uint32_t at, struct parts *p)
{
    for (int i = 0; i < 4; i++) {
        struct token t = next(s, at);
        bool sign = t.value == '+' || t.value == '-' || t.value == 0x2212;
        uint32_t end = 0;
        if (t.kind == MARK) {
            end = sign ? read_offset(s, &t, p) : t.value == '(' ? t.end : 0;
        } else if (t.kind == WORD) {
            end = read_half(s, &t, p);
            int32_t zone;
            if (ng_calendar_zone(word_of(&t), &zone)) {
                p->zone = p->has_zone ? p->zone : zone;
                p->has_zone = true;
                end = t.end;
            }
        }
        if (end == 0) {
            break;
        }
        at = end;
    }
    return at;
}

/* The number's unit, '\0' for none; *end: after it. */
static char unit_after(struct ng_str s, const struct token *t, uint32_t *end)
{
    char u = '\0';
    for (*end = t->end; at_or_nul(s, *end) == ' '; ++*end) {
    }
    bool ascii = (uint8_t)(at_or_nul(s, *end) - '!') <= '~' - '!';
    *end = t->end;
    if (!ascii) { /* none is */
        struct token mark = next(s, t->end);
        u = mark.kind == MARK ? ng_calendar_unit(mark.value) : '\0';
        *end = u != '\0' ? mark.end : t->end;
    }
    return u;
}

/* A time that begins with the number t: "10:30", "10:30:59.5", "10h30",
 * "10.30 Uhr", "10時30分". Its end with all that belongs to it, or 0. */
static uint32_t read_time(
        struct ng_str s, const struct token *t, struct parts *p)
{
    uint32_t end;
    char after = at_or_nul(s, t->end);
    if (!is_short(t) || p->has_time) {
        return 0;
    }
    struct token n = digit_at(s, t->end + 1) ? next(s, t->end + 1) : *t;
    if (unit_after(s, t, &end) == 'H') {
        uint32_t minute_end;
        n = next(s, end);
        p->hour = t->value;
        p->has_time = true;
        if (n.kind != NUMBER || unit_after(s, &n, &minute_end) != 'M') {
            return end;
        }
        p->minute = n.value;
        return minute_end;
    }
    struct token word = after == '.' ? next(s, n.end) : n;
    bool dot = is_word(&word, "uhr");
    if (!(dot || after == ':' || after == 'h') || !digit_at(s, t->end + 1)) {
        return 0;
    }
    p->hour = t->value;
    p->minute = n.value;
    if (at_or_nul(s, n.end) == ':' && digit_at(s, n.end + 1)) {
        n = next(s, n.end + 1);
        p->second = n.value;
        after = at_or_nul(s, n.end);
        if ((after == '.' || after == ',') && digit_at(s, n.end + 1)) {
            n = next(s, n.end + 1);
        }
    }
    p->has_time = true;
    return read_zone(s, dot ? word.end : n.end, p);
}

/* Which of the numbers outside of the time is what; false: no date. */
static bool arrange(struct parts *p, const struct token *v, uint32_t n)
{
    bool year_first = v[0].digits >= 3 || v[0].value > 31, named = p->month > 0;
    uint32_t y = year_first ? 0 : n - 1;
    if (n == 0 || n > (named ? 2 : 3) || (n == 1 && v[0].digits < 4) ||
            (!named && n == 2 && !year_first)) {
        return false;
    }
    p->year = v[y].value;
    if (v[y].digits < 4) { /* RFC 2822 4.3 */
        p->year += v[y].digits == 3 || p->year >= 50 ? 1900 : 2000;
    }
    p->day = 1;
    if (p->month != 0) {
        p->day = n == 2 ? v[1 - y].value : 1;
        return true;
    }
    p->month = n == 1 ? 1 : v[1].value;
    if (n == 2 && v[1].digits == 3) { /* ISO 8601 ordinal date */
        int32_t year;
        uint8_t month, day;
        int64_t days = ng_calendar_days(p->year, 1, 1) + v[1].value - 1;
        ng_calendar_date(days, &year, &month, &day);
        p->month = month;
        p->day = day;
        return year == (int32_t)p->year;
    }
    if (n == 3) {
        bool us = !year_first && p->month > 12; /* 04/29/2021 */
        p->month = v[us ? 0 : 1].value;
        p->day = v[us ? 1 : 2 - y].value;
    }
    return true;
}

/* "20210402", then perhaps "T1030" or "T103059"; its end. */
static uint32_t read_compact(
        struct ng_str s, const struct token *t, struct parts *p)
{
    p->year = t->value / 10000;
    p->month = t->value / 100 % 100;
    p->day = t->value % 100;
    struct token sep = next(s, t->end), time = next(s, sep.end);
    if (!is_word(&sep, "t") || time.from != sep.end ||
            (time.digits != 4 && time.digits != 6)) {
        return t->end;
    }
    uint32_t hms = time.digits == 4 ? time.value * 100 : time.value;
    p->hour = hms / 10000;
    p->minute = hms / 100 % 100;
    p->second = hms % 100;
    p->has_time = true;
    return read_zone(s, time.end, p);
}

int ng_date_parse_zone(struct ng_str text, int64_t *out, int16_t *zone)
{
    struct parts p = {0};
    struct token v[4] = {{0}};
    uint32_t n = 0, words = 0, end;
    for (struct token t = next(text, 0); t.kind != END; t = next(text, end)) {
        end = t.end;
        if (t.kind == WORD) {
            uint32_t month = ng_calendar_month(word_of(&t), false);
            /* "mar, 16 nov": the weekday comes first, the later one counts */
            p.month = month != 0 ? month : p.month;
            read_cjk_half(text, &t, &p);
            bool week = is_word(&t, "w") && digit_at(text, t.end);
            if (++words > MAX_WORDS || week) {
                return NG_EFORMAT;
            }
        } else if (t.kind == MARK && t.value == '+' && n == 3 && !p.has_time) {
            read_offset(text, &t, &p); /* "2021-04-02+02:00", XML Schema */
            end = p.has_zone ? text.len : end;
        } else if (t.kind == NUMBER && t.digits == 8 && p.year == 0) {
            end = read_compact(text, &t, &p);
        } else if (t.kind == NUMBER) {
            uint32_t time_end = read_time(text, &t, &p);
            char u = unit_after(text, &t, &end);
            end = time_end > 0 ? time_end : end;
            if (u == 'y' || u == 'm' || u == 'd') {
                *(u == 'y' ? &p.year : u == 'm' ? &p.month : &p.day) = t.value;
            } else if (time_end == 0) {
                if (n == sizeof v / sizeof *v) {
                    return NG_EFORMAT;
                }
                v[n++] = t;
            }
        }
    }
    if (p.year != 0 ? n > 0 : !arrange(&p, v, n)) {
        return NG_EFORMAT;
    }
    p.day = p.day == 0 ? 1 : p.day;
    return make(&p, out, zone);
}

int ng_date_parse(struct ng_str text, int64_t *out)
{
    int16_t zone;
    return ng_date_parse_zone(text, out, &zone);
}

static bool is_year(const struct token *t)
{
    return t->digits == 4 && t->value >= FIRST_YEAR && t->value <= LAST_YEAR;
}

static bool is_mark(const struct token *t, const char *marks)
{
    return t->kind == MARK && t->value < 0x80 && t->value != 0 &&
           memchr(marks, (int)t->value, strlen(marks)) != NULL;
}

/* What may stand between a day and its month, a month and its year. */
static bool is_link(const struct token *t)
{
    static const char *const links[] = {
            "st", "nd", "rd", "th", "er", "de", "del", "of", "den"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        if (is_word(t, links[i])) {
            return true;
        }
    }
    return is_mark(t, ".,-/") || (t->kind == MARK && t->value == 0xBA);
}

/* The first token from `at` on that is no link; at most three are passed. */
static struct token pass_links(struct ng_str s, uint32_t at)
{
    struct token t = next(s, at);
    for (int i = 0; i < 3 && is_link(&t); i++) {
        t = next(s, t.end);
    }
    return t;
}

/* The month before offset `at`: "April 2", "Apr. 2", "Enero 2"; a short word
 * only in English ("set 10, 2000" is no September). */
static uint32_t month_before(struct ng_str s, uint32_t at)
{
    while (at > 0 && (s.s[at - 1] == ' ' || s.s[at - 1] == '.')) {
        at--;
    }
    uint32_t from = at;
    while (from > 0 && at - from < 10 && is_ascii_letter(s.s[from - 1])) {
        from--;
    }
    struct token t = next(ng_str_cut(s, from, at - from), 0);
    return ng_calendar_month(word_of(&t), at - from < 4);
}

/* "2021年4月2日", "2021년 4월 2일" from the year t on. */
static uint32_t read_units(
        struct ng_str s, const struct token *t, struct parts *p)
{
    uint32_t *const to[] = {&p->year, &p->month, &p->day};
    uint32_t at = t->from;
    for (int i = 0; i < 3; i++) {
        struct token n = next(s, at);
        if (n.kind != NUMBER || unit_after(s, &n, &at) != "ymd"[i]) {
            return 0;
        }
        *to[i] = n.value;
    }
    return at;
}

/* The time soon after a date: "at 10:30", ", 10.30 Uhr"; else `at`. */
static uint32_t find_time(struct ng_str s, uint32_t at, struct parts *p)
{
    uint32_t from = at;
    for (int i = 0; i < 4; i++) {
        struct token t = next(s, from);
        if (t.kind == NUMBER) {
            uint32_t end = read_time(s, &t, p);
            return end > 0 ? end : at;
        }
        bool word = t.len > 0 && (t.len <= 4 || read_cjk_half(s, &t, p));
        if (!word && !(t.kind == MARK && t.value >= 0x80) &&
                !is_mark(&t, ",|-@/(")) {
            break;
        }
        from = t.end;
    }
    return at;
}

/* "2021-04-02", "2.4.2021", "2. 4. 2021": three numbers, one separator. */
static uint32_t read_numeric(
        struct ng_str s, const struct token *t, struct parts *p)
{
    char sep = at_or_nul(s, t->end);
    struct token b = next(s, t->end + 1), c = next(s, b.end + 1);
    bool tight = b.from == t->end + 1 && c.from == b.end + 1;
    if ((sep != '-' && sep != '/' && sep != '.') ||
            at_or_nul(s, b.end) != sep || !is_short(&b) ||
            !(tight || sep == '.')) {
        return 0;
    }
    char after = at_or_nul(s, c.end);
    if (after == sep && digit_at(s, c.end + 1)) {
        return 0;
    }
    bool year_first = is_year(t), us = !year_first && b.value > 12;
    p->year = year_first ? t->value : c.value;
    p->month = us ? t->value : b.value;
    p->day = us ? b.value : year_first ? c.value : t->value;
    if (sep == '.' && tight && t->digits + b.digits + c.digits == 6 &&
            c.digits == 2) {
        p->year += 2000; /* "25.04.24 | 14:07 Uhr": only before a time */
        struct parts after_it = *p;
        return find_time(s, c.end, &after_it) > c.end ? c.end : 0;
    }
    bool good = year_first ? is_short(&c) : is_short(t) && is_year(&c);
    return good ? c.end : 0;
}

/* "2 April 2021", "2nd of April, 2021", "2 de abril de 2021", "April 2, 2021"
 * from the day t on; "2021. április 2." from the year on. */
static uint32_t read_named(
        struct ng_str s, const struct token *t, struct parts *p)
{
    struct token month = pass_links(s, t->end);
    p->day = t->value;
    p->month = ng_calendar_month(word_of(&month), false);
    if (is_year(t) && p->month != 0) {
        struct token day = pass_links(s, month.end);
        struct token after = pass_links(s, day.end);
        p->year = t->value;
        p->day = day.value;
        return is_short(&day) && !is_year(&after) ? day.end : 0;
    }
    struct token year = p->month != 0 ? pass_links(s, month.end) : month;
    if (year.kind == WORD && ng_calendar_month(word_of(&year), false) != 0) {
        year = pass_links(s, year.end); /* "24 نيسان / أبريل 2020" */
    }
    if (p->month == 0) {
        p->month = month_before(s, t->from);
    }
    p->year = year.value;
    return is_short(t) && p->month != 0 && is_year(&year) ? year.end : 0;
}

static bool make_recent(const struct parts *p, int64_t *out, int16_t *zone)
{
    return p->year >= FIRST_YEAR && p->year <= LAST_YEAR &&
           make(p, out, zone) == NG_OK;
}

/* A date that begins (or has its day) at the number t; its end, or 0. */
static uint32_t date_at(
        struct ng_str s, const struct token *t, int64_t *out, int16_t *zone)
{
    char before = t->from > 0 ? s.s[t->from - 1] : ' ';
    bool joined = t->from > 1 && memchr(".-/,:", before, 5) != NULL &&
                  digit_at(s, t->from - 2);
    if (t->digits > 4 || is_ascii_letter(before)) {
        return 0;
    }
    static uint32_t (*const shapes[])(struct ng_str, const struct token *,
            struct parts *) = {read_named, read_numeric, read_units};
    for (int i = 0; i < (joined ? 1 : 3); i++) {
        struct parts p = {0};
        uint32_t end = shapes[i](s, t, &p);
        if (end > 0 && make_recent(&p, out, zone)) {
            end = find_time(s, end, &p);
            return make(&p, out, zone) == NG_OK ? end : 0;
        }
    }
    return 0;
}

/* The first number from `at` on. */
static bool find_number(struct ng_str s, uint32_t at, struct token *t)
{
    while (at < s.len && !digit_at(s, at)) {
        at++;
    }
    *t = next(s, at);
    return t->kind == NUMBER;
}

uint32_t ng_date_find_zone(struct ng_str text, int64_t *out, int16_t *zone)
{
    struct token t = {.end = 0};
    while (find_number(text, t.end, &t)) {
        uint32_t end = date_at(text, &t, out, zone);
        if (end > 0) {
            return end;
        }
    }
    return 0;
}

uint32_t ng_date_find(struct ng_str text, int64_t *out)
{
    int16_t zone;
    return ng_date_find_zone(text, out, &zone);
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
    while (find_number(url, t.end, &t)) {
        struct parts p = {0};
        char sep = at_or_nul(url, t.end);
        if (t.digits == 8) {
            read_compact(url, &t, &p);
        } else if (is_year(&t) && (sep == '/' || sep == '-' || sep == '_')) {
            struct token m = next(url, t.end + 1), day = next(url, m.end + 1);
            bool good = at_or_nul(url, m.end) == sep && is_short(&day);
            p.year = good ? t.value : 0;
            p.month = m.kind == NUMBER ? m.value
                                       : ng_calendar_month(word_of(&m), true);
            p.day = day.value;
        } else if (t.digits == 2 && sep == '-' &&
                   read_numeric(url, &t, &p) == 0) {
            p.year = 0; /* else "/29-10-2021" */
        }
        if (make_recent(&p, out, &zone)) {
            return true;
        }
    }
    return false;
}
