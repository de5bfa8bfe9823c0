/* SPDX-License-Identifier: MIT */
#include "ng/columns.h"

#include <string.h>

#define BEAM 5u    /* beginnings that are kept from column to column */
#define TRIES 4u   /* ways to fill a column that each of them tries */
#define UNITS 480u /* steps of height at most: taller columns have larger */
/* With little memory there are fewer of all these: */
#define BEAM_MIN 2u
#define UNITS_FEW 160u /* before beginnings go; */
#define UNITS_MIN 64u  /* below that there is no search */
#define WINDOW_MIN 4u
#define WINDOW 6u /* stories looked at for a column, more than fit it */
#define LINES 7u  /* of a short story */
#define BRIEFS_MIN 2u
#define BRIEFS_MAX 6u
#define NOTHING INT32_MIN

/* Where a search for one column works. */
struct search {
    const struct ng_columns_ask *ask;
    int32_t *value; /* of each height in units, the best; NOTHING: none */
    uint8_t *top;   /* of each height: how its first story is told */
    uint8_t *way;   /* [window][units]: how the story was told for that */
    uint8_t story[NG_COLUMNS_TOLD];
    uint32_t n_window, max_window;
    uint32_t units, max_units, step;
};

/* What a story told in a way is worth, in 1/16 pixel: its height, for type is
 * what a page is for, and a bonus by its rank. A first sentence is worth more
 * than others' second, a second more than a brief, a third hardly: then there
 * are some seven stories on 800 x 480, of two sentences the first ones. */
static int32_t worth(
        const struct ng_columns_ask *ask, uint32_t story, uint32_t way)
{
    /* lines, in quarters: for 0, 1, 2, ... sentences */
    static const uint8_t bonus[] = {8, 26, 34, 38, 40, 41, 42, 42, 42};
    uint32_t quarters = way == NG_WAY_BRIEF ? 5
                        : way < NG_WAY_TOP  ? bonus[way - NG_WAY_TEXT]
                                            : bonus[way - NG_WAY_TOP] + 4u;
    /* a brief is worth the same whichever it is: what comes first is rather
     * told in full */
    uint32_t rank = way == NG_WAY_BRIEF ? 0 : story;
    return (int32_t)(ask->stories[story].height[way] * 16u +
                     quarters * ask->line * 4u * 12u / (12u + rank));
}

static uint32_t in_units(const struct search *s, uint32_t px)
{
    return (px + s->step - 1) / s->step;
}

/* Puts story number i of the window into every height that is reached. */
static void offer(struct search *s, uint32_t i, bool briefs)
{
    const struct ng_columns_ask *ask = s->ask;
    const uint16_t *height = ask->stories[s->story[i]].height;
    uint8_t *way = s->way + (size_t)i * (s->units + 1);
    memset(way, NG_WAY_NONE, s->units + 1);
    uint8_t ways[NG_WAYS];
    uint32_t need[NG_WAYS], n = 0;
    int32_t gain[NG_WAYS];
    for (uint32_t w = briefs ? NG_WAY_BRIEF : NG_WAY_TEXT; w < NG_WAYS; w++) {
        if (height[w] > 0) {
            uint32_t gap = w == NG_WAY_BRIEF ? ask->brief_gap : ask->gap;
            ways[n] = (uint8_t)w;
            need[n] = in_units(s, height[w] + gap);
            gain[n++] = worth(ask, s->story[i], w);
        }
    }
    for (uint32_t h = s->units; h > 0; h--) {
        for (uint32_t w = 0; w < n; w++) {
            if (need[w] > h || s->value[h - need[w]] == NOTHING) {
                continue;
            }
            int32_t value = s->value[h - need[w]] + gain[w];
            if (value > s->value[h]) {
                s->value[h] = value;
                way[h] = ways[w];
            }
        }
    }
}

/* The choice that fills h units, read backwards. `top`: its first story and
 * way. False: too many pieces, or briefs that are no column of briefs. */
static bool recall(const struct search *s, uint32_t h, bool briefs,
        struct ng_column *column, const uint8_t top_way[], uint8_t top)
{
    uint8_t story[NG_COLUMNS_ITEMS], way[NG_COLUMNS_ITEMS];
    uint32_t n = 0, n_briefs = 0;
    for (uint32_t i = s->n_window; i-- > 0;) {
        uint8_t w = s->way[(size_t)i * (s->units + 1) + h];
        if (w == NG_WAY_NONE) {
            continue;
        }
        if (n == NG_COLUMNS_ITEMS - 1) {
            return false;
        }
        uint32_t gap = w == NG_WAY_BRIEF ? s->ask->brief_gap : s->ask->gap;
        story[n] = s->story[i];
        way[n++] = w;
        n_briefs += w == NG_WAY_BRIEF;
        h -= in_units(s, s->ask->stories[s->story[i]].height[w] + gap);
    }
    if (briefs ? n_briefs < BRIEFS_MIN || n_briefs > BRIEFS_MAX : n_briefs) {
        return false;
    }
    *column = (struct ng_column){.n_briefs = (uint8_t)n_briefs};
    if (top_way != NULL) {
        column->items[0].story = top;
        column->items[0].way = top_way[h];
        column->n = 1;
    }
    for (uint32_t pass = 0; pass < 2; pass++) { /* briefs behind the rest */
        for (uint32_t i = n; i-- > 0;) {
            if ((way[i] == NG_WAY_BRIEF) == (pass == 1)) {
                column->items[column->n].story = story[i];
                column->items[column->n++].way = way[i];
            }
        }
    }
    return column->n > 0;
}

static uint16_t used(
        const struct ng_columns_ask *ask, const struct ng_column *column)
{
    uint32_t sum = 0, last = 0;
    for (uint32_t i = 0; i < column->n; i++) {
        uint32_t way = column->items[i].way;
        last = way == NG_WAY_BRIEF ? ask->brief_gap : ask->gap;
        sum += ask->stories[column->items[i].story].height[way] + last;
    }
    return (uint16_t)(sum - last + (column->n_briefs > 0 ? ask->bar : 0));
}

/* White that is left is worse the more there is of it. */
static int32_t waste(const struct ng_columns_ask *ask, uint32_t px)
{
    return (int32_t)(px * 16 + px * px * 8 / ask->line);
}

/* A beginning: the columns so far. */
struct state {
    struct ng_columns so_far;
    uint32_t taken; /* stories: told, or kept for the top of a column */
};

struct beam {
    struct state *states;
    uint32_t n, max;
};

/* Keeps it if it is among the best; of two with the same stories the better
 * one. */
static void remember(struct beam *beam, const struct state *state)
{
    for (uint32_t i = 0; i < beam->n; i++) {
        if (beam->states[i].so_far.told == state->so_far.told) {
            if (beam->states[i].so_far.score >= state->so_far.score) {
                return;
            }
            memmove(&beam->states[i], &beam->states[i + 1],
                    (beam->n - i - 1) * sizeof *state);
            beam->n--;
            break;
        }
    }
    uint32_t at = beam->n;
    while (at > 0 && beam->states[at - 1].so_far.score < state->so_far.score) {
        at--;
    }
    if (at == beam->max) {
        return;
    }
    uint32_t n = beam->n < beam->max ? beam->n : beam->max - 1;
    memmove(&beam->states[at + 1], &beam->states[at], (n - at) * sizeof *state);
    beam->states[at] = *state;
    beam->n = n + 1;
}

/* Fills column c behind a beginning, with "In brief" or without. */
static void extend(struct search *s, const struct state *from, uint32_t c,
        bool briefs, struct beam *to)
{
    const struct ng_columns_ask *ask = s->ask;
    uint32_t room = ask->room[c];
    uint32_t add = briefs ? ask->brief_gap : ask->gap;
    uint32_t bar = briefs ? ask->bar : 0;
    if (room + add <= bar) {
        return;
    }
    s->step = (room + add) / s->max_units + 1;
    s->units = (room + add - bar) / s->step;
    for (uint32_t h = 0; h <= s->units; h++) {
        s->value[h] = NOTHING;
        s->top[h] = NG_WAY_NONE;
    }
    bool has_top = c + ask->n_tops >= ask->n_columns;
    uint8_t top = (uint8_t)(c + ask->n_tops - ask->n_columns);
    for (uint32_t w = NG_WAY_TOP; has_top && w < NG_WAYS; w++) {
        uint32_t height = ask->stories[top].height[w];
        uint32_t h = in_units(s, height + ask->gap);
        if (height > 0 && h <= s->units && worth(ask, top, w) > s->value[h]) {
            s->value[h] = worth(ask, top, w);
            s->top[h] = (uint8_t)w;
        }
    }
    if (!has_top) {
        s->value[0] = 0;
    }
    uint32_t some = WINDOW + room / (LINES * ask->line);
    uint32_t max = briefs ? s->max_window : some;
    max = max < s->max_window ? max : s->max_window;
    s->n_window = 0;
    for (uint8_t i = 0; i < ask->n && s->n_window < max; i++) {
        if ((from->taken >> i & 1) == 0) {
            s->story[s->n_window] = i;
            offer(s, s->n_window++, briefs);
        }
    }
    int64_t below = INT64_MAX;
    for (uint32_t tried = 0, found = 0; tried < 3 * TRIES && found < TRIES;
            tried++) {
        int64_t best = INT64_MIN;
        uint32_t best_h = 0;
        for (uint32_t h = 1; h <= s->units; h++) {
            if (s->value[h] == NOTHING) {
                continue;
            }
            int64_t value = s->value[h] - waste(ask, (s->units - h) * s->step);
            value = value * (UNITS + 1) + h; /* no two are equal */
            if (value < below && value > best) {
                best = value;
                best_h = h;
            }
        }
        if (best == INT64_MIN) {
            break;
        }
        below = best;
        struct state next = *from;
        struct ng_column *column = &next.so_far.columns[c];
        if (!recall(s, best_h, briefs, column, has_top ? s->top : NULL, top)) {
            continue;
        }
        found++;
        column->used = used(ask, column);
        next.so_far.score += s->value[best_h] -
                             waste(ask, (uint32_t)(room - column->used)) +
                             (briefs ? (int32_t)ask->line * 48 : 0);
        for (uint32_t i = 0; i < column->n; i++) {
            next.so_far.told |= 1u << column->items[i].story;
        }
        next.taken |= next.so_far.told;
        next.so_far.n_told = (uint16_t)(next.so_far.n_told + column->n);
        remember(to, &next);
    }
}

static bool fill(
        struct ng_columns *best, struct search *s, struct beam beams[2])
{
    const struct ng_columns_ask *ask = s->ask;
    struct beam *now = beams, *next = beams + 1;
    now->n = 1;
    now->states[0] = (struct state){.taken = (1u << ask->n_tops) - 1};
    for (uint32_t c = 0; c < ask->n_columns; c++) {
        if (ask->room[c] == 0) {
            continue;
        }
        next->n = 0;
        bool last = c + 1u == ask->n_columns;
        for (uint32_t i = 0; i < now->n; i++) {
            extend(s, &now->states[i], c, false, next);
            if (last && ask->bar > 0) {
                extend(s, &now->states[i], c, true, next);
            }
        }
        struct beam *swap = now;
        now = next;
        next = swap;
        if (now->n == 0) {
            return false;
        }
    }
    *best = now->states[0].so_far;
    return true;
}

/* Takes the memory of a search: with less of it heights are in coarser steps,
 * and fewer stories and beginnings are looked at. */
static bool take(struct search *s, struct beam beams[2], struct ng_arena *a)
{
    size_t each = sizeof *s->value + sizeof *s->top + WINDOW_MIN;
    size_t room = ng_arena_room_scratch(a);
    size_t all = 2 * BEAM * sizeof(struct state);
    bool few = room < all + (UNITS_FEW + 1) * each;
    for (uint32_t i = 0; i < 2; i++) {
        beams[i].max = few ? BEAM_MIN : BEAM;
        beams[i].states = ng_scratch(a, struct state, beams[i].max);
    }
    room = ng_arena_room_scratch(a) / each;
    s->max_units = room > UNITS       ? UNITS
                   : room > UNITS_MIN ? (uint32_t)room - 1
                                      : UNITS_MIN;
    s->value = ng_scratch(a, int32_t, s->max_units + 1);
    s->top = ng_scratch(a, uint8_t, s->max_units + 1);
    room = ng_arena_room_scratch(a) / (s->max_units + 1);
    s->max_window = room < s->ask->n ? (uint32_t)room : s->ask->n;
    s->way = ng_scratch(a, uint8_t, s->max_window * (s->max_units + 1));
    return beams[0].states != NULL && beams[1].states != NULL &&
           s->value != NULL && s->top != NULL && s->way != NULL;
}

bool ng_columns_fill(struct ng_columns *best, struct ng_arena *a,
        const struct ng_columns_ask *ask)
{
    struct ng_mark mark = ng_arena_mark(a);
    struct search s = {.ask = ask};
    struct beam beams[2] = {{NULL, 0, 0}, {NULL, 0, 0}};
    bool ok = take(&s, beams, a) && ask->n_tops <= ask->n &&
              fill(best, &s, beams);
    ng_arena_rewind(a, mark);
    return ok;
}
