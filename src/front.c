/* SPDX-License-Identifier: MIT */
#include "ng/front.h"

/* So few stories may all find room. */
#define FEW 7u

struct maker {
    const struct ng_front *front;
    struct ng_galley *g;
    struct ng_face *face;
    struct ng_face frame; /* of masthead and foot: never larger */
    enum ng_masthead_form form;
    uint32_t y, foot; /* of the columns */
    struct ng_plan plan;
};

static uint32_t mast_size(const struct ng_front *front)
{
    uint32_t least =
            front->width < front->height ? front->width : front->height;
    return least * 11u / 100u;
}

/* The masthead; returns its foot. */
static uint32_t set_masthead(struct maker *m)
{
    const struct ng_front *front = m->front;
    uint32_t top = m->frame.margin / 2u;
    m->g->face = &m->frame;
    top += ng_masthead_set(m->g, front->masthead, m->form, mast_size(front),
            m->frame.margin, top, front->width - 2u * m->frame.margin);
    m->g->face = m->face;
    return top;
}

static uint32_t set_foot(
        struct maker *m, const struct ng_foot *foot, uint32_t y)
{
    m->g->face = &m->frame;
    uint32_t high = ng_masthead_foot(m->g, foot, m->frame.margin, y,
            m->front->width - 2u * m->frame.margin);
    m->g->face = m->face;
    return high;
}

/* ---- placing --------------------------------------------------------------
 */

/* What is left of a column is spread: over the gaps, then between the lines of
 * text, then over the gaps again. */
struct spread {
    uint32_t gaps, n_gaps;   /* pixels for all of them */
    uint32_t lines, n_lines; /* pixels between all lines of the text */
};

static uint32_t text_lines(
        const struct maker *m, const struct ng_column *column, uint32_t i)
{
    uint32_t story = column->items[i].story, way = column->items[i].way;
    uint32_t base = way >= NG_WAY_TOP ? NG_WAY_TOP : NG_WAY_TEXT;
    if (way <= base) {
        return 0;
    }
    struct ng_galley_form form = ng_plan_form(m->face, &m->plan, false);
    uint32_t n = ng_galley_text_lines(
            m->g, &m->front->copies[story + 1], &form, (uint8_t)(way - base));
    return n - 1;
}

static struct spread spread_of(
        const struct maker *m, const struct ng_column *column, uint32_t left)
{
    struct spread s = {.n_gaps = column->n > 0 ? column->n - 1u : 0};
    uint32_t easy = s.n_gaps * 8u * m->face->em / 14u;
    s.gaps = left < easy ? left : easy;
    left -= s.gaps;
    for (uint32_t i = 0; i < column->n && left > 0; i++) {
        s.n_lines += text_lines(m, column, i);
    }
    /* a story alone takes it all */
    uint32_t most = s.n_gaps > 0 || s.n_lines == 0 ? s.n_lines : left;
    s.lines = left < most ? left : most;
    s.gaps += s.n_gaps > 0 ? left - s.lines : 0;
    return s;
}

/* The white above item i of a column, which begins at `at`. */
static uint32_t place_gap(struct maker *m, const struct ng_column *column,
        uint32_t i, uint32_t x, uint32_t at, uint32_t extra)
{
    const struct ng_face *f = m->face;
    if (column->items[i].way != NG_WAY_BRIEF) {
        at += f->gap + extra / 2;
        ng_galley_box(m->g, x, at, m->plan.column, f->rule, 0);
        return at + f->rule + f->gap + extra - extra / 2;
    }
    if (i > 0 && column->items[i - 1].way == NG_WAY_BRIEF) {
        return at + f->gap / 2u + extra;
    }
    return at + ng_plan_between(f) - f->gap_text + extra;
}

static void place_column(struct maker *m, const struct ng_column *column,
        uint32_t x, uint32_t y, uint32_t foot)
{
    const struct ng_face *f = m->face;
    m->g->placing = false;
    struct spread s = spread_of(m, column, foot - y - column->used);
    m->g->placing = true;
    uint32_t at = y, gaps = 0, lines = 0, lines_at = 0;
    for (uint32_t i = 0; i < column->n; i++) {
        const struct ng_copy *copy =
                &m->front->copies[column->items[i].story + 1];
        uint32_t way = column->items[i].way;
        if (i > 0) {
            uint32_t now = s.gaps * i / s.n_gaps - gaps;
            gaps += now;
            at = place_gap(m, column, i, x, at, now);
        }
        if (way == NG_WAY_BRIEF) {
            if (i == 0 || column->items[i - 1].way != NG_WAY_BRIEF) {
                at += ng_galley_bar(m->g, m->front->brief,
                        (struct ng_str){NULL, 0}, x, at, m->plan.column);
                at += i > 0 ? 2u * f->gap_text : f->gap_text;
            }
            at += ng_galley_brief(m->g, copy, m->plan.column, x, at);
            continue;
        }
        bool top = way >= NG_WAY_TOP;
        struct ng_galley_form form = ng_plan_form(m->face, &m->plan, top);
        form.k = (uint8_t)(way - (top ? NG_WAY_TOP : NG_WAY_TEXT));
        if (s.lines > 0) {
            m->g->placing = false;
            lines_at += text_lines(m, column, i);
            m->g->placing = true;
            form.extra = (uint16_t)(s.lines * lines_at / s.n_lines - lines);
            lines += form.extra;
        }
        at += ng_galley_story(m->g, copy, &form, x, at);
    }
}

static void place(struct maker *m, const struct ng_foot *foot_text)
{
    const struct ng_face *f = m->face;
    const struct ng_plan *p = &m->plan;
    struct ng_galley *g = m->g;
    g->placing = true;
    set_masthead(m);
    struct ng_galley_form form = ng_plan_lead(f, p, m->front->masthead->fonts);
    struct ng_copy copy = m->front->copies[0];
    copy.code = p->code ? copy.code : NULL;
    if (p->alone) {
        uint32_t n = ng_galley_text_lines(g, &copy, &form, p->lead_k);
        uint32_t most = n * f->em * 3u / 14u;
        uint32_t left = (uint32_t)(m->foot - m->y - p->lead_height);
        form.extra = (uint16_t)(left < most ? left : most);
    }
    uint32_t lead = ng_galley_lead(g, &copy, &form, m->frame.margin, m->y);
    uint32_t under = m->y + lead;
    if (!p->alone) {
        under += f->gap;
        ng_galley_box(g, m->frame.margin, under, form.width, f->rule, 0);
        under += f->rule + f->gap;
    }
    for (uint32_t c = 0; c < p->n_columns; c++) {
        uint32_t x = m->frame.margin + c * (p->column + (uint32_t)f->gutter);
        uint32_t y = c < p->span ? under : m->y;
        if (c > 0 && (c >= p->span || !p->alone)) {
            uint32_t from = c == p->span ? m->y : y;
            ng_galley_box(g, x - f->gutter / 2u - f->rule / 2u, from, f->rule,
                    m->foot - from, 0);
        }
        if (c >= p->span || !p->alone) {
            place_column(m, &p->columns.columns[c], x, y, m->foot);
        }
    }
    set_foot(m, foot_text, m->foot + (uint32_t)m->frame.gap);
    g->placing = false;
}

/* Where the columns stand: false: there is no room for them. */
static bool frame(struct maker *m, const struct ng_foot *foot)
{
    const struct ng_front *front = m->front;
    const struct ng_face *f = &m->frame;
    if (!ng_face_make(&m->frame, front->masthead->fonts, front->em)) {
        return false;
    }
    uint32_t bottom = front->height - f->margin / 2u;
    uint32_t high = set_foot(m, foot, 0);
    high += high > 0 ? f->gap : 0;
    m->y = set_masthead(m);
    m->foot = bottom - high;
    return 4u * f->margin < front->width && high < bottom && m->y < m->foot;
}

static void make_plan(struct maker *m, const struct ng_foot *foot)
{
    const struct ng_front *front = m->front;
    struct ng_plan_ask ask = {.copies = front->copies,
            .n = front->n,
            .n_more = front->n_more,
            .fonts = front->masthead->fonts,
            .em = front->em,
            .wide = front->width > front->height,
            .briefs = front->brief.len > 0};
    m->plan.em = 0;
    if (frame(m, foot)) {
        ask.width = (uint16_t)(front->width - 2u * m->frame.margin);
        ask.height = (uint16_t)(m->foot - m->y);
        ng_plan_make(&m->plan, m->g, m->face, &ask);
    }
}

int ng_front_set(struct ng_front_page *page, struct ng_galley *g,
        struct ng_face *face, const struct ng_front *front)
{
    struct maker m = {.front = front, .g = g, .face = face};
    g->code_scale = front->code_scale;
    m.form = front->height < 28u * front->em ? NG_MASTHEAD_COMPACT
                                             : NG_MASTHEAD_FULL;
    struct ng_foot foot = ng_masthead_foot_text(
            front->masthead, front->phrases, 0, front->n_unprintable);
    bool all = false;
    if (front->n + front->n_more <= FEW) {
        /* all of them may find room: then there is no "3 more stories" */
        make_plan(&m, &foot);
        all = m.plan.em > 0 && m.plan.columns.n_told + 1u == front->n;
    }
    uint32_t n = front->n + front->n_more;
    foot = ng_masthead_foot_text(
            front->masthead, front->phrases, n, front->n_unprintable);
    if (!all) {
        make_plan(&m, &foot);
    }
    if (m.plan.em == 0) {
        return front->phrases->ok ? NG_ELIMIT : NG_ENOMEM;
    }
    uint32_t n_told = m.plan.columns.n_told + 1u;
    foot = ng_masthead_foot_text(
            front->masthead, front->phrases, n - n_told, front->n_unprintable);
    if (!front->phrases->ok) {
        return NG_ENOMEM;
    }
    place(&m, &foot);
    *page = (struct ng_front_page){.told = m.plan.columns.told << 1 | 1u,
            .n_told = (uint16_t)n_told,
            .fill = m.plan.fill};
    return g->ok ? NG_OK : NG_ENOMEM;
}
