/* SPDX-License-Identifier: MIT */
/* floor 1: when a glass of electronic paper is refreshed, and how. Pure: what
 * is remembered goes in and comes out.
 *
 * Vendors' rules (Waveshare's manuals of the 7.5" and 2.13" panels): not
 * sooner than 180 s after the last, at least one in 24 h, several partial
 * ones then a full one; erased pixels as the measure of ghosts is
 * Meshtastic's (firmware pull request 3256). */
#ifndef NG_REFRESH_H
#define NG_REFRESH_H

#include "ng/base.h"

enum ng_refresh {
    NG_REFRESH_NONE,    /* the page did not change: the glass is left alone */
    NG_REFRESH_LATER,   /* too soon: ask again after wait_s */
    NG_REFRESH_PARTIAL, /* only what changed, without flashing */
    NG_REFRESH_FAST,    /* the whole page, a short waveform */
    NG_REFRESH_FULL
};

#define NG_REFRESH_MIN_S 180u
#define NG_REFRESH_PARTIALS_MAX 8u
#define NG_REFRESH_FULL_S 86400u

/* What is remembered of a glass from run to run; all zero: nothing is known.
 * Fixed layout on every machine but for byte order. */
struct ng_refresh_state {
    int64_t last_s;      /* of any refresh; 0: never */
    int64_t last_full_s; /* 0: never */
    uint64_t page;       /* hash of what is on the glass */
    uint32_t erased;     /* pixels from ink to white since the last full one */
    uint16_t partials;   /* since the last full one */
};

struct ng_refresh_ask {
    int64_t now_s;    /* 0: unknown, then only the counts say */
    uint64_t page;    /* hash of what is to be shown */
    uint32_t pixels;  /* of the glass */
    uint32_t erased;  /* from ink to white, if this page were shown */
    bool can_partial; /* panel and driver can, and the old page is known */
    bool can_fast;
    bool wants_partial; /* the user turned a page, a clock ticks; an edition
                         * in the morning does not */
    bool force;         /* show it, whatever was shown before (not sooner) */
    bool hurry;         /* a person turned the page and waits: sooner, too; the
                         * rule of 180 s is against machines that do it all
                         * day */
};

struct ng_refresh_answer {
    enum ng_refresh how;
    uint32_t wait_s; /* when later */
};

/* A clock that was put back by less than NG_REFRESH_MIN_S counts as standing
 * still, by more as unknown: then a full refresh, at once. */
struct ng_refresh_answer ng_refresh_choose(
        const struct ng_refresh_state *state, const struct ng_refresh_ask *ask);

/* Call it when the glass shows the page. */
void ng_refresh_done(struct ng_refresh_state *state,
        const struct ng_refresh_ask *ask, enum ng_refresh how);

#endif
