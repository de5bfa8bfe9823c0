/* SPDX-License-Identifier: MIT */
/* Small: dates as RFC 5322 and RFC 3339 write them, and in English "10 Feb
 * 2026", "February 10, 2026"; lost: other languages, times of twelve hours,
 * years of two digits, the names of most zones. */
#include "ng/date.h"

struct scan {
    struct ng_str s;
    uint32_t at;
};

static char peek(const struct scan *x)
{
    return x->at < x->s.len ? x->s.s[x->at] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return ng_lower(c) >= 'a' && ng_lower(c) <= 'z';
}

/* A number of `least` to `most` digits; -1: there is none. */
static int32_t number(struct scan *x, uint32_t least, uint32_t most)
{
    int32_t value = 0;
    uint32_t n = 0;
    for (; n < most && is_digit(peek(x)); n++) {
        value = value * 10 + (x->s.s[x->at++] - '0');
    }
    return n < least || is_digit(peek(x)) ? -1 : value;
}

/* 1 to 12, by its first three letters; 0: there is none. */
static int32_t month(struct scan *x)
{
    struct ng_str word = ng_str_cut(x->s, x->at, 3);
    int32_t i = ng_str_among(
            word, "jan feb mar apr may jun jul aug sep oct nov dec");
    while (i >= 0 && is_letter(peek(x))) {
        x->at++;
    }
    return i + 1;
}

static void skip(struct scan *x, const char *list)
{
    for (const char *c = list; *c != '\0';) {
        c = peek(x) == *c ? (x->at++, list) : c + 1;
    }
}

static bool sign(struct scan *x, char c)
{
    bool is = peek(x) == c;
    x->at += is;
    return is;
}

/* "+02:00", "-0500", "Z", "GMT", "EST": minutes; else 0. */
static int32_t zone(struct scan *x)
{
    static const char names[] = "est edt cst cdt mst mdt pst pdt cet cest bst";
    static const int8_t hours[] = {-5, -4, -6, -5, -7, -6, -8, -7, 1, 2, 1};
    struct scan y = *x;
    skip(&y, " ");
    bool minus = peek(&y) == '-';
    if (sign(&y, '+') || sign(&y, '-')) {
        int32_t h = number(&y, 2, 4), m = 0;
        if (h >= 100) {
            m = h % 100;
            h /= 100;
        } else if (sign(&y, ':')) {
            m = number(&y, 2, 2);
        }
        if (h < 0 || h > 14 || m < 0 || m > 59) {
            return 0;
        }
        *x = y;
        return minus ? -(h * 60 + m) : h * 60 + m;
    }
    uint32_t n = y.at;
    while (n < y.s.len && is_letter(y.s.s[n])) {
        n++;
    }
    int32_t i = ng_str_among(ng_str_cut(y.s, y.at, n - y.at), names);
    x->at = i >= 0 ? n : x->at;
    return i >= 0 ? hours[i] * 60 : 0;
}

/* A date that begins here. */
static bool date(struct scan *x, int64_t *utc, int16_t *east)
{
    int32_t y = -1, m = 0, d = -1, h = 0, min = 0, s = 0;
    if (is_digit(peek(x))) {
        int32_t n = number(x, 1, 4);
        if (n >= 1000 && sign(x, '-')) {
            y = n;
            m = number(x, 2, 2);
            d = sign(x, '-') ? number(x, 2, 2) : -1;
        } else {
            d = n;
            skip(x, " .-");
            m = month(x);
            skip(x, " .,-");
            y = number(x, 4, 4);
        }
    } else {
        m = month(x);
        skip(x, " .");
        d = number(x, 1, 2);
        skip(x, " ,");
        y = number(x, 4, 4);
    }
    if (y < 1000 || m < 1 || m > 12 || d < 1 ||
            (uint32_t)d > ng_calendar_month_days((uint32_t)y, (uint32_t)m)) {
        return false;
    }
    struct scan t = *x;
    skip(&t, " ,T");
    h = number(&t, 1, 2);
    if (h >= 0 && h < 24 && sign(&t, ':') && (min = number(&t, 2, 2)) >= 0 &&
            min < 60) {
        struct scan seconds = t;
        s = sign(&seconds, ':') ? number(&seconds, 2, 2) : -1;
        t = s >= 0 ? seconds : t;
        if (s >= 0 && sign(&t, '.')) {
            (void)number(&t, 1, 9);
        }
        *east = (int16_t)zone(&t);
        *x = t;
    } else {
        h = min = *east = 0;
    }
    s = s < 0 ? 0 : s > 59 ? 59 : s;
    *utc = ng_calendar_days(y, (uint32_t)m, (uint32_t)d) * NG_CALENDAR_DAY +
           h * 3600 + min * 60 + s - *east * 60;
    return true;
}

uint32_t ng_date_find_zone(struct ng_str text, int64_t *utc, int16_t *east)
{
    for (uint32_t i = 0; i < text.len; i++) {
        char before = i == 0 ? ' ' : text.s[i - 1];
        bool word = !is_letter(before) && !is_digit(before);
        struct scan x = {text, i};
        if (word && date(&x, utc, east)) {
            return x.at;
        }
    }
    return 0;
}

int ng_date_parse_zone(struct ng_str text, int64_t *utc, int16_t *east)
{
    return ng_date_find_zone(text, utc, east) > 0 ? NG_OK : NG_EFORMAT;
}

bool ng_date_in_url(struct ng_str url, int64_t *out)
{
    for (uint32_t i = 0; i + 11 < url.len; i++) {
        struct scan x = {url, i + 1};
        int32_t y = url.s[i] == '/' ? number(&x, 4, 4) : 0;
        char c = peek(&x);
        if (y < 1990 || y > 2099 || (c != '/' && c != '-')) {
            continue;
        }
        x.at++;
        int32_t m = number(&x, 1, 2), d = sign(&x, c) ? number(&x, 1, 2) : 0;
        if (m >= 1 && m <= 12 && d >= 1 && d <= 31) {
            *out = ng_calendar_days(y, (uint32_t)m, (uint32_t)d) *
                   NG_CALENDAR_DAY;
            return true;
        }
    }
    return false;
}
