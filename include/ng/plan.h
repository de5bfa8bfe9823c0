/* SPDX-License-Identifier: MIT */
/* floor 7: how a front page is made up: size of type, number of columns, how
 * much of the lead, which stories in which column. Tries the ways there are,
 * places nothing. */
#ifndef NG_PLAN_H
#define NG_PLAN_H

#include "ng/base.h"
#include "ng/columns.h"
#include "ng/face.h"
#include "ng/galley.h"

/* What there is to plan for. */
struct ng_plan_ask {
    const struct ng_copy *copies; /* the first is the lead */
    uint32_t n;                   /* at least 1 */
    uint32_t n_more;              /* that are not among these */
    const struct ng_fonts *fonts;
    uint16_t width, height; /* of all columns together */
    uint16_t em; /* of the text; larger when there is little to tell */
    bool wide;   /* the page lies */
    bool briefs; /* there may be an "In brief" */
};

struct ng_plan {
    uint16_t em;     /* 0: there is no way */
    uint16_t column; /* width of one */
    uint8_t n_columns;
    uint8_t span;      /* of these, the first so many are under the lead */
    uint8_t lead_size; /* of its headline's font */
    uint8_t lead_k;    /* its sentences */
    bool heads;        /* a small page: stories may be without text */
    bool code;         /* the lead has its code beside it */
    bool alone;        /* nothing stands under the lead */
    uint16_t lead_height;
    uint16_t fill; /* as sheet.h says */
    int32_t score;
    struct ng_columns columns; /* story i is copies[i + 1] */
};

/* Sets `face` to what the plan is for. Takes scratch and gives it back. */
void ng_plan_make(struct ng_plan *best, struct ng_galley *g,
        struct ng_face *face, const struct ng_plan_ask *ask);

/* How a story is set in a column, with a large headline or not; its k is 0. */
struct ng_galley_form ng_plan_form(
        const struct ng_face *face, const struct ng_plan *plan, bool top);

/* The same for the lead. */
struct ng_galley_form ng_plan_lead(const struct ng_face *face,
        const struct ng_plan *plan, const struct ng_fonts *fonts);

/* From a story's end to the next one's begin. */
uint32_t ng_plan_between(const struct ng_face *face);

#endif
