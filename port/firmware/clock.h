/* SPDX-License-Identifier: MIT */
/* The time of day, as a device without a good clock can know it. Rungs, best
 * first: the battery clock, SNTP. Neither is believed when it is before the
 * floor, which is the date of this release or the last time that was proven,
 * whichever is later. A time is proven when a server's certificate was
 * verified under it: so somebody on the line who answers our SNTP can neither
 * bring an expired certificate to life nor push the floor into the future
 * for good. */
#ifndef NG_FIRMWARE_CLOCK_H
#define NG_FIRMWARE_CLOCK_H

#include "ng/base.h"

/* Nothing that reads this was built before: 2026-11-01. */
#define NG_CLOCK_RELEASED INT64_C(1793491200)

struct ng_clock {
    int64_t floor; /* no time before it is believed */
    int64_t set;   /* the time at_ms; 0: unknown */
    uint64_t at_ms;
};

/* stored: the last proven time, 0: none. */
void ng_clock_init(struct ng_clock *c, int64_t stored);

/* NG_OK, or NG_EARG: that was before the floor, and nothing has changed. */
int ng_clock_set(struct ng_clock *c, int64_t now, uint64_t ms);

/* Seconds since 1970 UTC; 0: unknown. */
int64_t ng_clock_now(const struct ng_clock *c, uint64_t ms);

/* The time is proven: the floor rises to a day before it, for no two clocks
 * agree. True when it rose by a day or more, and so is worth storing. */
bool ng_clock_proven(struct ng_clock *c, uint64_t ms);

#endif
