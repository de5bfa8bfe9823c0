/* SPDX-License-Identifier: MIT */
#include "ng/roll.h"

static uint32_t story(
        struct ng_galley *g, const struct ng_roll *roll, uint32_t i, uint32_t y)
{
    const struct ng_face *f = g->face;
    const struct ng_copy *copy = &roll->copies[i];
    struct ng_galley_form form = {.head = i == 0 ? roll->lead : f->top,
            .text = f->text,
            .width = roll->width,
            .k = copy->n_sentences,
            .kicker = true};
    uint32_t at = y + ng_galley_story(g, copy, &form, 0, y);
    at += ng_galley_code(g, copy, 0, at, roll->width);
    at += f->gap;
    ng_galley_box(g, 0, at, roll->width, f->rule, NG_PIECE_DASHED);
    return at + f->rule + f->gap - y;
}

static uint32_t all(struct ng_galley *g, const struct ng_roll *roll)
{
    const struct ng_face *f = g->face;
    uint32_t at = f->gap;
    at += ng_masthead_set(g, roll->masthead, NG_MASTHEAD_ROLL, roll->width / 8u,
            0, at, roll->width);
    for (uint32_t i = 0; i < roll->n; i++) {
        at += story(g, roll, i, at);
    }
    struct ng_paragraph p = {.text = roll->foot.notices,
            .font = f->small,
            .width = roll->width,
            .setting = NG_SET_BALANCED};
    at += ng_galley_paragraph(g, &p, 0, at, 0, NG_ALIGN_CENTRE);
    return at + f->gap;
}

int ng_roll_set(struct ng_galley *g, const struct ng_roll *roll)
{
    g->code_scale = roll->code_scale;
    uint32_t height = all(g, roll);
    if (height > UINT16_MAX) {
        return NG_ELIMIT;
    }
    g->placing = true;
    all(g, roll);
    g->placing = false;
    return g->ok ? (int)height : NG_ENOMEM;
}
