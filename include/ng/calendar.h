/* SPDX-License-Identifier: MIT */
/* floor 1: the Gregorian calendar, civil time, and the names that dates are
 * written with: months in the languages news uses, time zones. */
#ifndef NG_CALENDAR_H
#define NG_CALENDAR_H

#include "ng/base.h"

#define NG_CALENDAR_DAY 86400 /* seconds */

struct ng_civil {
    int32_t year;
    uint8_t month, day;           /* 1-12, 1-31 */
    uint8_t hour, minute, second; /* 0-23, 0-59, 0-59 */
    uint8_t weekday;              /* 0 = Sunday */
};

/* Of the years 0-9999; a time before or after them is their first or last
 * second. */
void ng_date_civil(int64_t utc, struct ng_civil *c);
int64_t ng_date_from_civil(const struct ng_civil *c); /* weekday ignored */

#define NG_DATE_ISO_LEN 20u
/* "2021-04-02T10:30:00Z"; returns NG_DATE_ISO_LEN. */
uint32_t ng_date_iso(int64_t utc, char out[NG_DATE_ISO_LEN]);

/* Days since 1970-01-01 and back; month 1-12, day 1-31, years -4799 to a
 * million. */
int64_t ng_calendar_days(int32_t year, uint32_t month, uint32_t day);
void ng_calendar_date(
        int32_t days, int32_t *year, uint8_t *month, uint8_t *day);

/* Days of a month, 1-12. */
uint32_t ng_calendar_month_days(uint32_t year, uint32_t month);

/* A folded Latin letter without its marks; others are returned as they are. */
uint32_t ng_calendar_bare(uint32_t cp);

/* What a number counts that stands before this sign of Chinese, Japanese or
 * Korean: 'y' 'm' 'd' 'H' 'M' 'S', or '\0'. */
char ng_calendar_unit(uint32_t cp);

extern const char ng_calendar_en[], ng_calendar_de[], ng_calendar_fr[],
        ng_calendar_es[], ng_calendar_pt[], ng_calendar_it[], ng_calendar_ca[],
        ng_calendar_nl[], ng_calendar_id[], ng_calendar_danosv[],
        ng_calendar_fi[], ng_calendar_pl[], ng_calendar_cs[], ng_calendar_hu[],
        ng_calendar_ro[], ng_calendar_tr[], ng_calendar_el[],
        ng_calendar_ruukbgsr[], ng_calendar_ar[];

/* The languages whose months are known, English first, NULL at the end; see
 * known.h. */
extern const char *const ng_calendar_known[];

/* The month that a word names, 1-12, or 0. The word: folded (ng_utf8_fold),
 * each letter bare; a name may be cut to 3 letters or more.
 * english: only English names. */
uint32_t ng_calendar_month(struct ng_str word, bool english);

/* The half of the day that a folded word names: 'a', 'p' or '\0'. */
char ng_calendar_half(struct ng_str word);

/* Minutes east of UTC of a zone's name in lower case ("gmt", "pdt"). */
bool ng_calendar_zone(struct ng_str word, int32_t *minutes);

#endif
