/* SPDX-License-Identifier: MIT */
#include "ng/refresh.h"

/* Seconds since then; -1: never, or a clock is unknown or was put far back. */
static int64_t since(int64_t now_s, int64_t then_s)
{
    if (now_s <= 0 || then_s <= 0 ||
            now_s <= then_s - (int64_t)NG_REFRESH_MIN_S) {
        return -1;
    }
    return now_s > then_s ? now_s - then_s : 0;
}

/* Ghosts have gathered, or a day went by, or nothing is known of the glass. */
static bool wants_full(
        const struct ng_refresh_state *state, const struct ng_refresh_ask *ask)
{
    int64_t age = since(ask->now_s, state->last_full_s);
    uint64_t erased = (uint64_t)state->erased + ask->erased;
    return state->page == 0 || state->partials >= NG_REFRESH_PARTIALS_MAX ||
           erased * 2 > (uint64_t)ask->pixels * 3 ||
           (ask->now_s > 0 && (age < 0 || age >= (int64_t)NG_REFRESH_FULL_S));
}

struct ng_refresh_answer ng_refresh_choose(
        const struct ng_refresh_state *state, const struct ng_refresh_ask *ask)
{
    int64_t age = since(ask->now_s, state->last_s);
    if (ask->page == state->page && state->page != 0 && !ask->force) {
        return (struct ng_refresh_answer){NG_REFRESH_NONE, 0};
    }
    if (age >= 0 && age < (int64_t)NG_REFRESH_MIN_S && !ask->hurry) {
        return (struct ng_refresh_answer){
                NG_REFRESH_LATER, NG_REFRESH_MIN_S - (uint32_t)age};
    }
    enum ng_refresh how = NG_REFRESH_FULL;
    if (!wants_full(state, ask)) {
        how = ask->wants_partial && ask->can_partial ? NG_REFRESH_PARTIAL
              : ask->wants_partial && ask->can_fast  ? NG_REFRESH_FAST
                                                     : NG_REFRESH_FULL;
    }
    return (struct ng_refresh_answer){how, 0};
}

void ng_refresh_done(struct ng_refresh_state *state,
        const struct ng_refresh_ask *ask, enum ng_refresh how)
{
    if (how == NG_REFRESH_NONE || how == NG_REFRESH_LATER) {
        return;
    }
    state->page = ask->page;
    state->last_s = ask->now_s;
    if (how == NG_REFRESH_FULL) {
        state->last_full_s = ask->now_s;
        state->erased = 0;
        state->partials = 0;
        return;
    }
    uint32_t room = UINT32_MAX - state->erased;
    state->erased += ask->erased < room ? ask->erased : room;
    state->partials = (uint16_t)(state->partials +
                                 (state->partials < UINT16_MAX ? 1 : 0));
}
