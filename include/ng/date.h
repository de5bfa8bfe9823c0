/* SPDX-License-Identifier: MIT */
/* floor 2: dates as feeds and pages write them (RFC 822/1123/2822/5322,
 * RFC 850, asctime, RFC 3339, ISO 8601, W3C-DTF and their near misses; month
 * names in the languages news uses); civil time is in calendar.h. No libc time.
 */
#ifndef NG_DATE_H
#define NG_DATE_H

#include "ng/base.h"
#include "ng/calendar.h"

/* A whole string that is a date -> UTC seconds. No zone: UTC. No time: noon
 * is not invented, 00:00:00. No day: the first. Two-digit years: RFC 2822
 * 4.3. 3/4/2021 is the third of April, 4/29/2021 the 29th. A few words that
 * mean nothing to a date are passed over. Years 1000-9999 (year 1 is what
 * some programs write for "unknown"). NG_EFORMAT when it is none.
 * zone: minutes east of UTC of the zone it is written in (0 when it names
 * none): utc + zone * 60 has the day its writer means. */
int ng_date_parse_zone(struct ng_str text, int64_t *utc, int16_t *zone);

static inline int ng_date_parse(struct ng_str text, int64_t *utc)
{
    int16_t zone;
    return ng_date_parse_zone(text, utc, &zone);
}

/* The first date inside running text ("Published April 2, 2021", "02 Apr
 * 2021 10:30", "2021-04-02", "2. April 2021", "2 апреля 2021", "2021年4月2日"),
 * with the time and zone when they follow soon; day, month and year must be
 * there, year 1990-2099. Returns the bytes of text up to its end, 0 for
 * none. */
uint32_t ng_date_find_zone(struct ng_str text, int64_t *utc, int16_t *zone);

static inline uint32_t ng_date_find(struct ng_str text, int64_t *utc)
{
    int16_t zone;
    return ng_date_find_zone(text, utc, &zone);
}

/* A date in a URL's path: /2021/04/02/, /2021-04-02-, /20210402/,
 * /2021/apr/02/. */
bool ng_date_in_url(struct ng_str url, int64_t *out);

#endif
