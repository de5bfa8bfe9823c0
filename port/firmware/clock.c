/* SPDX-License-Identifier: MIT */
#include "firmware/clock.h"

#define DAY_S 86400

void ng_clock_init(struct ng_clock *c, int64_t stored)
{
    c->floor = stored > NG_CLOCK_RELEASED ? stored : NG_CLOCK_RELEASED;
    c->set = 0;
    c->at_ms = 0;
}

int ng_clock_set(struct ng_clock *c, int64_t now, uint64_t ms)
{
    if (now < c->floor) {
        return NG_EARG;
    }
    c->set = now;
    c->at_ms = ms;
    return NG_OK;
}

int64_t ng_clock_now(const struct ng_clock *c, uint64_t ms)
{
    return c->set == 0 ? 0 : c->set + (int64_t)((ms - c->at_ms) / 1000);
}

bool ng_clock_proven(struct ng_clock *c, uint64_t ms)
{
    int64_t proven = ng_clock_now(c, ms) - DAY_S;
    if (proven < c->floor + DAY_S) {
        return false;
    }
    c->floor = proven;
    return true;
}
