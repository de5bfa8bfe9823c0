/* SPDX-License-Identifier: MIT */
/* floor 1: the Gregorian calendar in whole days, and the names that dates are
 * written with: months in the languages news uses, time zones. */
#ifndef NG_CALENDAR_H
#define NG_CALENDAR_H

#include "ng/base.h"

/* Days since 1970-01-01 and back; month 1-12, day 1-31, any year. */
int64_t ng_calendar_days(int64_t year, uint32_t month, uint32_t day);
void ng_calendar_date(
        int64_t days, int32_t *year, uint8_t *month, uint8_t *day);

/* Days of a month, 1-12. */
uint32_t ng_calendar_month_days(uint32_t year, uint32_t month);

/* A folded Latin letter without its marks; others are returned as they are. */
uint32_t ng_calendar_bare(uint32_t cp);

/* What a number counts that stands before this sign of Chinese, Japanese or
 * Korean: 'y' 'm' 'd' 'H' 'M' 'S', or '\0'. */
char ng_calendar_unit(uint32_t cp);

/* The month that a word names, 1-12, or 0. The word: folded (ng_utf8_fold),
 * each letter bare; a name may be cut to 3 letters or more.
 * english: only English names. */
uint32_t ng_calendar_month(struct ng_str word, bool english);

/* The half of the day that a folded word names: 'a', 'p' or '\0'. */
char ng_calendar_half(struct ng_str word);

/* Minutes east of UTC of a zone's name in lower case ("gmt", "pdt"). */
bool ng_calendar_zone(struct ng_str word, int32_t *minutes);

#endif
