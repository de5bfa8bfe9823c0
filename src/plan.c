/* SPDX-License-Identifier: MIT */
#include "ng/plan.h"

#include <string.h>

/* A column has at least so many letters in a line; narrower ones, as on small
 * pages, if there would be one column only. */
#define LETTERS 31u
#define LETTERS_SMALL 22u
/* A line of so many letters wants a larger headline. */
#define LETTERS_WIDE 52u
/* With so few stories any of them may have a large headline, and none is left
 * out if that can be helped. */
#define FEW 7u
/* Below so many lines a page has headlines without text, and no briefs. */
#define LINES_SMALL 18u
/* Type grows by an eighth at a time when there is little to tell. */
#define STEPS 12u
/* A page this full needs no larger type; in 1/1000. With stories left over a
 * less full one will do. */
#define FULL 955u
#define ENOUGH 900u

struct maker {
    const struct ng_plan_ask *ask;
    struct ng_galley *g;
    struct ng_face *face;
    struct ng_ways *told; /* of the stories behind the lead */
    uint32_t n_told;
    bool heads;
    bool no_columns;     /* there is no memory to fill them */
    uint32_t dead;       /* white under a lead's text, beside its code */
    uint32_t lead_lines; /* of its headline */
    struct ng_plan plan, best;
};

uint32_t ng_plan_between(const struct ng_face *f)
{
    return 2u * f->gap + f->rule;
}

struct ng_galley_form ng_plan_form(
        const struct ng_face *f, const struct ng_plan *plan, bool top)
{
    bool large = top || ng_face_measure(f->text, plan->column) >= LETTERS_WIDE;
    return (struct ng_galley_form){.head = large ? f->top : f->head,
            .text = f->text,
            .width = plan->column,
            .kicker = top,
            .justified = true};
}

struct ng_galley_form ng_plan_lead(const struct ng_face *f,
        const struct ng_plan *plan, const struct ng_fonts *fonts)
{
    uint32_t width = plan->column * plan->span + f->gutter * (plan->span - 1u);
    return (struct ng_galley_form){
            .head = ng_fonts_pick(fonts, NG_FONT_BOLD, plan->lead_size),
            /* on a small page the lead's text is as the others' */
            .text = plan->heads ? f->text : f->deck,
            .width = (uint16_t)width,
            .k = plan->lead_k,
            .kicker = true,
            .justified = true};
}

static struct ng_copy lead_copy(const struct maker *m, const struct ng_plan *p)
{
    struct ng_copy copy = m->ask->copies[0];
    copy.code = p->code ? copy.code : NULL;
    return copy;
}

static uint32_t all(const struct ng_plan_ask *ask)
{
    return ask->n + ask->n_more;
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
    const struct ng_copy *copy = &m->ask->copies[i + 1];
    struct ng_galley *g = m->g;
    struct ng_ways *told = &m->told[i];
    struct ng_galley_form form = ng_plan_form(m->face, &m->plan, false);
    struct ng_galley_form large = ng_plan_form(m->face, &m->plan, true);
    uint32_t leading = form.text->leading, gap = m->face->gap_text;
    uint32_t head = ng_galley_story(g, copy, &form, 0, 0);
    uint32_t head_top = top ? ng_galley_story(g, copy, &large, 0, 0) : 0;
    if (m->plan.heads || copy->n_sentences == 0) {
        told->height[NG_WAY_TEXT] = at_most_16(head);
        told->height[NG_WAY_TOP] = at_most_16(head_top);
    }
    /* only the first stories are told at length */
    uint8_t most = i >= 3 && copy->n_sentences > 4 ? 4 : copy->n_sentences;
    for (uint8_t k = 1; k <= most; k++) {
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
    struct ng_plan *p = &m->plan;
    uint32_t lines =
            (uint32_t)p->n_columns * (m->ask->height) / m->face->text->leading;
    /* a story takes eight lines or more; some more to choose from */
    uint32_t most = lines / 8 + 2;
    bool briefs = m->ask->briefs && !p->heads;
    m->n_told = m->ask->n - 1;
    m->n_told = m->n_told < NG_COLUMNS_TOLD ? m->n_told : NG_COLUMNS_TOLD;
    memset(m->told, 0, sizeof *m->told * m->n_told);
    for (uint32_t i = 0; i < m->n_told; i++) {
        if (i < most) {
            bool top =
                    i < (uint32_t)p->n_columns - p->span || all(m->ask) <= FEW;
            measure(m, i, top, briefs);
        } else if (briefs && i < most + 6) {
            m->told[i].height[NG_WAY_BRIEF] = at_most_16(ng_galley_brief(
                    m->g, &m->ask->copies[i + 1], p->column, 0, 0));
        }
    }
}

/* ---- plans ----------------------------------------------------------------
 */

/* How full the columns are, and the score: what the lead is worth beside what
 * the columns say of themselves. */
static void judge(struct maker *m)
{
    struct ng_plan *p = &m->plan;
    const struct ng_face *f = m->face;
    uint32_t high = (uint32_t)m->ask->height, sum = 0;
    for (uint32_t c = 0; c < p->n_columns; c++) {
        uint32_t used = p->columns.columns[c].used;
        if (c < p->span) {
            used += p->lead_height + (used > 0 ? ng_plan_between(f) : 0);
        }
        sum += used < high ? used : high;
    }
    uint32_t whole = high * p->n_columns;
    p->fill = 0;
    if (whole > 0) {
        p->fill = (uint16_t)(sum * 1000 / whole);
    }
    static const uint8_t bonus[] = {0, 24, 34, 38, 40, 41, 41, 41, 41};
    uint32_t k = p->lead_k < 8 ? p->lead_k : 8;
    int32_t line = f->text->leading;
    p->score = p->columns.score + (int32_t)(p->lead_height * p->span * 16u) +
               line * 4 * p->span * bonus[k];
    if (p->code && m->ask->copies[0].code != NULL) {
        p->score += line * 16 * 4;
        p->score -= (int32_t)(m->dead * 16u * p->span);
    }
    p->score += line * 4 * p->lead_size; /* what leads is seen to lead */
    if (m->lead_lines > 2) {             /* of a headline: two look best */
        p->score -= line * 16 * 2 * (int32_t)(m->lead_lines - 2);
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

/* False: it is too high, as it would be with more text. */
static bool try_lead(struct maker *m)
{
    struct ng_plan *p = &m->plan;
    const struct ng_face *f = m->face;
    struct ng_galley_form form = ng_plan_lead(m->face, p, m->ask->fonts);
    uint32_t high = (uint32_t)m->ask->height;
    struct ng_copy copy = lead_copy(m, p);
    uint32_t lead = ng_galley_lead(m->g, &copy, &form, 0, 0);
    if (lead > high) {
        return false;
    }
    p->lead_height = (uint16_t)lead;
    uint32_t under = high > lead + ng_plan_between(f)
                             ? high - lead - ng_plan_between(f)
                             : 0;
    struct ng_columns_ask columns = {.stories = m->told,
            .n = (uint8_t)m->n_told,
            .n_columns = p->n_columns,
            .n_tops = (uint8_t)(p->n_columns - p->span),
            .gap = (uint16_t)ng_plan_between(f),
            .line = f->text->leading,
            .brief_gap = (uint16_t)(f->gap / 2u)};
    uint32_t label = f->label->cap_height + 2u * ((f->em * 4u + 7u) / 14u);
    /* the bar takes the place of a rule */
    columns.bar = (uint16_t)(label + f->gap_text);
    columns.bar = m->ask->briefs && !p->heads ? columns.bar : 0;
    for (uint32_t c = 0; c < p->n_columns; c++) {
        columns.room[c] = (uint16_t)(c >= p->span ? high
                                     : p->alone   ? 0
                                                  : under);
    }
    if (!p->alone && under < 3u * f->text->leading) {
        return false;
    }
    p->columns = (struct ng_columns){0};
    bool any = p->n_columns > p->span || !p->alone;
    uint32_t refused = m->g->a->refused;
    if (any && !ng_columns_fill(&p->columns, m->g->a, &columns)) {
        m->no_columns = m->g->a->refused > refused;
        return !m->no_columns;
    }
    judge(m);
    if (m->best.em == 0 || p->score > m->best.score) {
        m->best = *p;
    }
    return true;
}

/* All leads of this type size and these columns; m->best is the best. */
static void try_columns(struct maker *m, uint32_t n_columns, bool alone)
{
    const struct ng_plan_ask *ask = m->ask;
    const struct ng_face *f = m->face;
    struct ng_plan *p = &m->plan;
    uint32_t span = ask->wide && n_columns > 2
                            ? n_columns / 2 + (n_columns > 3 && n_columns % 2)
                            : n_columns;
    span = ask->wide && n_columns == 3 ? 2 : span;
    if (ask->n < 2 || (alone && span == n_columns && n_columns > 1)) {
        n_columns = span = 1;
        alone = true;
    }
    p->n_columns = (uint8_t)n_columns;
    p->span = (uint8_t)span;
    p->alone = alone;
    bool any = n_columns > span || !alone;
    if (any && m->no_columns) {
        return;
    }
    p->column = (uint16_t)((m->ask->width - (n_columns - 1) * f->gutter) /
                           n_columns);
    measure_all(m);
    /* the first are for a story that has the page for itself */
    static const uint8_t sizes[] = {80, 66, 54, 44, 34, 27, 24, 20, 17};
    const struct ng_font *last = NULL;
    uint32_t tried = 0, most_tried = all(ask) > FEW ? 2 : ask->n > 1 ? 3 : 9;
    for (uint32_t s = ask->n > 1 ? 4 : 0;
            s < sizeof sizes && tried < most_tried && !(any && m->no_columns);
            s++) {
        uint32_t size = sizes[s] * (p->heads ? 10u : 14u) * f->em / 196u;
        p->lead_size = (uint8_t)(size < 255 ? size : 255);
        const struct ng_font *font =
                ng_fonts_pick(ask->fonts, NG_FONT_BOLD, p->lead_size);
        struct ng_paragraph title = {.text = ask->copies[0].title,
                .font = font,
                .width = ng_plan_lead(m->face, p, m->ask->fonts).width,
                .setting = NG_SET_BALANCED};
        if (font == last) {
            continue;
        }
        m->lead_lines = ng_paragraph_set(&title, m->g->a, NULL, 0);
        if (m->lead_lines > (ask->n > 1 ? 3 : 5) && s + 1 < sizeof sizes) {
            continue;
        }
        last = font;
        tried++;
        uint8_t most = ask->copies[0].n_sentences;
        /* where there is little room the text and the code may go; the code
         * also where the text is too short to stand beside it */
        uint32_t code = ask->copies[0].code_size * (uint32_t)m->g->code_scale;
        struct ng_galley_form form = ng_plan_lead(f, p, ask->fonts);
        bool fits = true;
        for (p->lead_k = most > 0 && !p->heads; p->lead_k <= most && fits;
                p->lead_k++) {
            m->dead = 0;
            if (code > 0) {
                uint32_t text = ng_galley_text_lines(m->g, &ask->copies[0],
                                        &form, p->lead_k) *
                                form.text->leading;
                m->dead = text < code ? code - text : 0;
            }
            p->code = true;
            fits = try_lead(m);
            p->code = false;
            if (code > 0 && (p->heads || m->dead > 0)) {
                fits |= try_lead(m);
            }
        }
    }
}

/* How good a page of that type is beside those of other type. */
static int32_t quality(const struct maker *m, const struct ng_plan *p)
{
    int32_t left_out = (int32_t)(m->ask->n - p->columns.n_told) - 1;
    return p->em == 0          ? 0
           : all(m->ask) > FEW ? p->fill
                               : p->fill - 40 * left_out;
}

static bool full(const struct maker *m, const struct ng_plan *p)
{
    bool left_over = p->columns.n_told + 1u < all(m->ask);
    return p->em > 0 &&
           quality(m, p) >= (left_over && all(m->ask) > FEW ? (int32_t)ENOUGH
                                                            : (int32_t)FULL);
}

/* All columns of at least LETTERS, and with few stories also fewer. */
static void try_size(struct maker *m)
{
    const struct ng_plan_ask *ask = m->ask;
    const struct ng_face *f = m->face;
    uint32_t letters = ng_face_measure(f->text, ask->width);
    uint32_t gutter_16 = f->gutter * letters * 16u / ask->width;
    uint32_t n = (letters * 16u + gutter_16) / (LETTERS * 16u + gutter_16);
    if (n < 2 && letters >= 2 * LETTERS_SMALL && m->plan.heads) {
        n = 2;
    }
    n = n < 1 ? 1 : n > NG_COLUMNS_MAX ? NG_COLUMNS_MAX : n;
    for (; n > 0 && ask->n > 1 && !full(m, &m->best); n--) {
        try_columns(m, n, false);
        if (ask->n < FEW) {
            try_columns(m, n, true);
        } else if (ask->n > FEW + 1) {
            break;
        }
    }
    if (m->best.em == 0 && (ask->n == 1 || m->plan.heads)) {
        try_columns(m, 1, true); /* the lead alone */
    }
}

/* The size that was asked for, then larger ones. */
static void try_all(struct maker *m, struct ng_plan *best)
{
    const struct ng_plan_ask *ask = m->ask;
    uint32_t em = ask->em;
    for (uint32_t step = 0; step < STEPS; step++) {
        if (!ng_face_make(m->face, ask->fonts, (uint16_t)em)) {
            break;
        }
        if (step == 0 && ask->height < LINES_SMALL * m->face->text->leading) {
            m->heads = true;
        }
        m->plan = (struct ng_plan){.em = (uint16_t)em, .heads = m->heads};
        m->best = (struct ng_plan){0};
        try_size(m);
        if (quality(m, &m->best) > quality(m, best)) {
            *best = m->best;
        }
        if (full(m, best)) {
            break;
        }
        em += em / 8 > 0 ? em / 8 : 1;
    }
}

void ng_plan_make(struct ng_plan *best, struct ng_galley *g,
        struct ng_face *face, const struct ng_plan_ask *ask)
{
    struct ng_mark mark = ng_arena_mark(g->a);
    struct maker m = {.ask = ask, .g = g, .face = face};
    uint32_t n = ask->n - 1 < NG_COLUMNS_TOLD ? ask->n - 1 : NG_COLUMNS_TOLD;
    m.told = ng_scratch(g->a, struct ng_ways, n);
    *best = (struct ng_plan){0};
    if (m.told != NULL) {
        try_all(&m, best);
    }
    if (m.told != NULL && best->em == 0) {
        m.heads = true;
        try_all(&m, best);
    }
    ng_arena_rewind(g->a, mark);
    ng_face_make(face, ask->fonts, best->em > 0 ? best->em : ask->em);
}
