/* SPDX-License-Identifier: MIT */
#include "ng/front.h"

#include <string.h>

/* A column has at least so many letters in a line; narrower ones, as on small
 * pages, if there would be one column only. */
#define LETTERS 31u
#define LETTERS_SMALL 22u
/* Below so many lines a page has headlines without text, and no briefs. */
#define LINES_SMALL 18u
/* Type grows by an eighth at a time when there is little to tell. */
#define STEPS 12u
/* A page this full needs no larger type; in 1/1000. With stories left over a
 * less full one will do. */
#define FULL 955u
#define ENOUGH 900u

/* One way to make up the page. */
struct plan {
    uint16_t em;
    uint16_t x, y, width, foot; /* of the columns: below the masthead, to the
                                 * foot's top */
    uint16_t column;            /* width of one */
    uint8_t n_columns, span;    /* span: those under the lead */
    uint8_t lead_size;          /* of its headline's font */
    uint8_t lead_k;
    bool code;  /* the lead has its code beside it */
    bool heads; /* stories may be without text */
    bool alone; /* nothing stands under the lead */
    uint16_t lead_height;
    uint16_t fill;
    int32_t score;
    struct ng_columns columns;
};

struct maker {
    const struct ng_front *front;
    struct ng_galley *g;
    struct ng_face *face;
    struct ng_ways *told; /* of the stories behind the lead */
    uint32_t n_told;
    enum ng_masthead_form form;
    struct plan plan, best;
};

static uint32_t between(const struct ng_face *f)
{
    return 2u * f->gap + f->rule;
}

static uint32_t mast_size(const struct ng_front *front)
{
    uint32_t least =
            front->width < front->height ? front->width : front->height;
    return least * 11u / 100u;
}

static struct ng_galley_form form_of(const struct maker *m, bool top)
{
    const struct ng_face *f = m->face;
    return (struct ng_galley_form){.head = top ? f->top : f->head,
            .text = f->text,
            .width = m->plan.column,
            .kicker = top,
            .justified = ng_face_measure(f->text, m->plan.column) >=
                         NG_FACE_JUSTIFIED};
}

static struct ng_galley_form lead_form(
        const struct maker *m, const struct plan *p)
{
    const struct ng_face *f = m->face;
    uint32_t width = p->column * p->span + f->gutter * (p->span - 1u);
    /* on a small page the lead's text is as the others' */
    const struct ng_font *text = p->heads ? f->text : f->deck;
    return (struct ng_galley_form){
            .head = ng_fonts_pick(
                    m->front->masthead->fonts, NG_FONT_BOLD, p->lead_size),
            .text = text,
            .width = (uint16_t)width,
            .k = p->lead_k,
            .kicker = true,
            .justified = ng_face_measure(text, (uint16_t)width) >=
                         NG_FACE_JUSTIFIED};
}

static struct ng_copy lead_copy(const struct maker *m, const struct plan *p)
{
    struct ng_copy copy = m->front->copies[0];
    copy.code = p->code ? copy.code : NULL;
    return copy;
}

static uint16_t at_most_16(uint32_t n)
{
    return (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX);
}

/* ---- heights --------------------------------------------------------------
 */

/* Each text is set once for each number of sentences: the headline and the
 * credit are added. */
static void measure(struct maker *m, uint32_t i, bool top, bool brief)
{
    const struct ng_copy *copy = &m->front->copies[i + 1];
    struct ng_galley *g = m->g;
    struct ng_ways *told = &m->told[i];
    struct ng_galley_form form = form_of(m, false), large = form_of(m, true);
    uint32_t leading = form.text->leading, gap = m->face->gap_text;
    uint32_t head = ng_galley_story(g, copy, &form, 0, 0);
    uint32_t head_top = top ? ng_galley_story(g, copy, &large, 0, 0) : 0;
    if (m->plan.heads || copy->n_sentences == 0) {
        told->height[NG_WAY_TEXT] = at_most_16(head);
        told->height[NG_WAY_TOP] = at_most_16(head_top);
    }
    for (uint8_t k = 1; k <= copy->n_sentences; k++) {
        uint32_t lines = ng_galley_text_lines(g, copy, &form, k);
        if (lines > g->max_lines) {
            break;
        }
        uint32_t more = gap + lines * leading;
        told->height[NG_WAY_TEXT + k] = at_most_16(head + more);
        told->height[NG_WAY_TOP + k] = top ? at_most_16(head_top + more) : 0;
    }
    if (brief) {
        told->height[NG_WAY_BRIEF] =
                at_most_16(ng_galley_brief(g, copy, m->plan.column, 0, 0));
    }
}

static void measure_all(struct maker *m)
{
    struct plan *p = &m->plan;
    uint32_t lines =
            (uint32_t)p->n_columns * (p->foot - p->y) / m->face->text->leading;
    /* a story takes seven lines or more; some more to choose from */
    uint32_t most = lines / 7 + 4;
    bool briefs = m->front->brief.len > 0 && !p->heads;
    m->n_told = m->front->n - 1;
    m->n_told = m->n_told < NG_COLUMNS_TOLD ? m->n_told : NG_COLUMNS_TOLD;
    memset(m->told, 0, sizeof *m->told * m->n_told);
    for (uint32_t i = 0; i < m->n_told; i++) {
        if (i < most) {
            measure(m, i, i < (uint32_t)p->n_columns - p->span, briefs);
        } else if (briefs && i < most + 6) {
            m->told[i].height[NG_WAY_BRIEF] = at_most_16(ng_galley_brief(
                    m->g, &m->front->copies[i + 1], p->column, 0, 0));
        }
    }
}

/* ---- plans ----------------------------------------------------------------
 */

/* How full the columns are, and the score: what the lead is worth beside what
 * the columns say of themselves. */
static void judge(struct maker *m, uint32_t lead_lines)
{
    struct plan *p = &m->plan;
    const struct ng_face *f = m->face;
    uint32_t high = (uint32_t)(p->foot - p->y), sum = 0;
    for (uint32_t c = 0; c < p->n_columns; c++) {
        uint32_t used = p->columns.columns[c].used;
        if (c < p->span) {
            used += p->lead_height + (used > 0 ? between(f) : 0);
        }
        sum += used < high ? used : high;
    }
    p->fill = (uint16_t)(sum * 1000 / (high * p->n_columns));
    static const uint8_t bonus[] = {0, 24, 34, 38, 40, 41, 41, 41, 41};
    uint32_t k = p->lead_k < 8 ? p->lead_k : 8;
    int32_t line = f->text->leading;
    p->score = p->columns.score + (int32_t)(p->lead_height * p->span * 16u) +
               line * 4 * p->span * bonus[k];
    if (p->heads && p->code) {
        p->score += line * 16 * 4;
    }
    if (lead_lines > 2) { /* of a headline: two look best */
        p->score -= line * 16 * 2 * (int32_t)(lead_lines - 2);
    }
    uint32_t half = high / 2;
    if (!p->alone && p->lead_height > half) {
        p->score -= (int32_t)((p->lead_height - half) * 16u * p->span);
    }
    if (p->alone) {
        uint32_t left = high > p->lead_height ? high - p->lead_height : 0;
        p->score -= (int32_t)(left * 16u * p->span);
    }
}

static void try_lead(struct maker *m)
{
    struct plan *p = &m->plan;
    const struct ng_face *f = m->face;
    struct ng_galley_form form = lead_form(m, p);
    uint32_t high = (uint32_t)(p->foot - p->y);
    struct ng_copy copy = lead_copy(m, p);
    uint32_t lead = ng_galley_lead(m->g, &copy, &form, 0, 0);
    if (lead > high) {
        return;
    }
    struct ng_paragraph title = {.text = m->front->copies[0].title,
            .font = form.head,
            .width = form.width,
            .setting = NG_SET_BALANCED};
    uint32_t lead_lines = ng_paragraph_set(&title, m->g->a, NULL, 0);
    p->lead_height = (uint16_t)lead;
    uint32_t under = high > lead + between(f) ? high - lead - between(f) : 0;
    struct ng_columns_ask ask = {.stories = m->told,
            .n = (uint8_t)m->n_told,
            .n_columns = p->n_columns,
            .n_tops = (uint8_t)(p->n_columns - p->span),
            .gap = (uint16_t)between(f),
            .line = f->text->leading,
            .brief_gap = (uint16_t)(f->gap / 2u)};
    uint32_t label = f->label->cap_height + 2u * ((f->em * 4u + 7u) / 14u);
    /* the bar takes the place of a rule */
    ask.bar = (uint16_t)(label + f->gap_text);
    ask.bar = m->front->brief.len > 0 && !p->heads ? ask.bar : 0;
    for (uint32_t c = 0; c < p->n_columns; c++) {
        ask.room[c] = (uint16_t)(c >= p->span ? high : p->alone ? 0 : under);
    }
    if (!p->alone && under < 3u * f->text->leading) {
        return;
    }
    p->columns = (struct ng_columns){0};
    bool any = p->n_columns > p->span || !p->alone;
    if (any && !ng_columns_fill(&p->columns, m->g->a, &ask)) {
        return;
    }
    judge(m, lead_lines);
    if (m->best.em == 0 || p->score > m->best.score) {
        m->best = *p;
    }
}

/* All leads of this type size and these columns; m->best is the best. */
static void try_columns(struct maker *m, uint32_t n_columns, bool alone)
{
    const struct ng_front *front = m->front;
    const struct ng_face *f = m->face;
    struct plan *p = &m->plan;
    bool wide = front->width > front->height;
    uint32_t span = wide && n_columns > 2
                            ? n_columns / 2 + (n_columns > 3 && n_columns % 2)
                            : n_columns;
    span = wide && n_columns == 3 ? 2 : span;
    if (front->n < 2 || (alone && span == n_columns && n_columns > 1)) {
        n_columns = span = 1;
        alone = true;
    }
    p->n_columns = (uint8_t)n_columns;
    p->span = (uint8_t)span;
    p->alone = alone;
    p->column =
            (uint16_t)((p->width - (n_columns - 1) * f->gutter) / n_columns);
    measure_all(m);
    static const uint8_t sizes[] = {34, 27, 24, 20, 17};
    const struct ng_font *last = NULL;
    uint32_t tried = 0;
    for (uint32_t s = 0; s < sizeof sizes && tried < 2; s++) {
        uint32_t size = sizes[s] * (p->heads ? 10u : 14u) * f->em / 196u;
        p->lead_size = (uint8_t)(size < 255 ? size : 255);
        const struct ng_font *font = ng_fonts_pick(
                front->masthead->fonts, NG_FONT_BOLD, p->lead_size);
        struct ng_paragraph title = {.text = front->copies[0].title,
                .font = font,
                .width = lead_form(m, p).width,
                .setting = NG_SET_BALANCED};
        uint32_t n = ng_paragraph_set(&title, m->g->a, NULL, 0);
        if (font == last || (n > 3 && s + 1 < sizeof sizes)) {
            continue;
        }
        last = font;
        tried++;
        uint8_t most = front->copies[0].n_sentences;
        /* where there is little room the text and the code may go */
        bool small = p->heads && front->copies[0].code != NULL;
        for (p->lead_k = most > 0 && !p->heads; p->lead_k <= most;
                p->lead_k++) {
            p->code = true;
            try_lead(m);
            p->code = false;
            if (small) {
                try_lead(m);
            }
        }
    }
}

static bool begin_plan(
        struct maker *m, uint32_t em, const struct ng_foot *foot_text)
{
    const struct ng_front *front = m->front;
    struct plan *p = &m->plan;
    if (!ng_face_make(m->face, front->masthead->fonts, (uint16_t)em)) {
        return false;
    }
    const struct ng_face *f = m->face;
    *p = (struct plan){.em = (uint16_t)em, .x = f->margin};
    p->width = (uint16_t)(front->width - 2 * f->margin);
    uint32_t top = f->margin / 2u;
    p->y = (uint16_t)(top + ng_masthead_set(m->g, front->masthead, m->form,
                                    mast_size(front), p->x, top, p->width));
    uint32_t foot = ng_masthead_foot(m->g, foot_text, p->x, 0, p->width);
    foot += foot > 0 ? f->gap : 0;
    uint32_t bottom = front->height - f->margin / 2u;
    if (2u * f->margin >= front->width || p->y + foot >= bottom) {
        return false;
    }
    p->foot = (uint16_t)(bottom - foot);
    p->heads = (uint32_t)(p->foot - p->y) < LINES_SMALL * f->text->leading;
    return true;
}

static bool full(const struct maker *m, const struct plan *p)
{
    bool left_over = p->columns.n_told + 1u < m->front->n;
    return p->em > 0 && p->fill >= (left_over ? ENOUGH : FULL);
}

/* Tries columns of at least LETTERS, and with few stories also what they do
 * not fill up; then larger type. */
static void try_all(struct maker *m, const struct ng_foot *foot_text)
{
    const struct ng_front *front = m->front;
    struct plan best = {0};
    for (uint32_t step = 0, em = front->em; step < STEPS; step++) {
        m->best = (struct plan){0};
        if (begin_plan(m, em, foot_text)) {
            const struct ng_face *f = m->face;
            uint32_t letters = ng_face_measure(f->text, m->plan.width);
            uint32_t between_16 = f->gutter * letters * 16u / m->plan.width;
            uint32_t n =
                    (letters * 16u + between_16) / (LETTERS * 16u + between_16);
            if (n < 2 && letters >= 2 * LETTERS_SMALL && m->plan.heads) {
                n = 2;
            }
            n = n < 1 ? 1 : n > NG_COLUMNS_MAX ? NG_COLUMNS_MAX : n;
            if (front->n == 1) {
                try_columns(m, 1, true);
            }
            for (; n > 0 && front->n > 1; n--) {
                try_columns(m, n, false);
                if (front->n < 6) {
                    try_columns(m, n, true);
                }
                if (full(m, &m->best) || front->n > 8) {
                    break;
                }
            }
        }
        if (m->best.em == 0 && m->plan.heads) { /* nothing else fits */
            try_columns(m, 1, true);
        }
        if (m->best.em > 0 && m->best.fill > best.fill) {
            best = m->best;
        }
        if (full(m, &best)) {
            break;
        }
        em += em / 8 > 0 ? em / 8 : 1;
    }
    m->best = best;
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
    struct ng_galley_form form = form_of(m, false);
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
    uint32_t most = s.n_gaps > 0 ? s.n_lines : 2 * s.n_lines;
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
    return at + between(f) - f->gap_text + extra;
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
        struct ng_galley_form form = form_of(m, top);
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
    const struct ng_front *front = m->front;
    const struct ng_face *f = m->face;
    const struct plan *p = &m->plan;
    struct ng_galley *g = m->g;
    g->placing = true;
    uint32_t top = f->margin / 2u;
    ng_masthead_set(
            g, front->masthead, m->form, mast_size(front), p->x, top, p->width);
    struct ng_galley_form form = lead_form(m, p);
    struct ng_copy copy = lead_copy(m, p);
    uint32_t lead = ng_galley_lead(g, &copy, &form, p->x, p->y);
    uint32_t under = p->y + lead;
    if (!p->alone) {
        under += f->gap;
        ng_galley_box(g, p->x, under, form.width, f->rule, 0);
        under += f->rule + f->gap;
    }
    for (uint32_t c = 0; c < p->n_columns; c++) {
        uint32_t x = p->x + c * (p->column + (uint32_t)f->gutter);
        uint32_t y = c < p->span ? under : p->y;
        if (c > 0 && (c >= p->span || !p->alone)) {
            uint32_t from = c == p->span ? p->y : y;
            ng_galley_box(g, x - f->gutter / 2u - f->rule / 2u, from, f->rule,
                    p->foot - from, 0);
        }
        if (c >= p->span || !p->alone) {
            place_column(m, &p->columns.columns[c], x, y, p->foot);
        }
    }
    ng_masthead_foot(g, foot_text, p->x, p->foot + f->gap, p->width);
    g->placing = false;
}

int ng_front_set(struct ng_front_page *page, struct ng_galley *g,
        struct ng_face *face, const struct ng_front *front)
{
    struct ng_mark mark = ng_arena_mark(g->a);
    struct maker m = {.front = front, .g = g, .face = face};
    m.told = ng_scratch(g->a, struct ng_ways,
            front->n < NG_COLUMNS_TOLD ? front->n : NG_COLUMNS_TOLD);
    if (m.told == NULL) {
        return NG_ENOMEM;
    }
    g->code_scale = front->code_scale;
    m.form = front->height < 28u * front->em ? NG_MASTHEAD_COMPACT
                                             : NG_MASTHEAD_FULL;
    struct ng_foot foot_text = ng_masthead_foot_text(
            front->masthead, front->phrases, front->n, front->n_unprintable);
    try_all(&m, &foot_text);
    if (m.best.em == 0) {
        return front->phrases->ok ? NG_ELIMIT : NG_ENOMEM;
    }
    m.plan = m.best;
    uint32_t n_told = m.plan.columns.n_told + 1u;
    uint32_t n_more = front->n - n_told;
    if (n_more < front->n) {
        foot_text = ng_masthead_foot_text(
                front->masthead, front->phrases, n_more, front->n_unprintable);
    }
    if (!front->phrases->ok ||
            !ng_face_make(face, front->masthead->fonts, m.plan.em)) {
        return NG_ENOMEM;
    }
    place(&m, &foot_text);
    /* what was kept stays */
    struct ng_mark now = ng_arena_mark(g->a);
    now.scratch_at = mark.scratch_at;
    ng_arena_rewind(g->a, now);
    *page = (struct ng_front_page){.told = m.plan.columns.told << 1 | 1u,
            .n_told = (uint16_t)n_told,
            .fill = m.plan.fill};
    return g->ok ? NG_OK : NG_ENOMEM;
}
