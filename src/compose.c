/* SPDX-License-Identifier: MIT */
#include "ng/compose.h"

#include "ng/card.h"
#include "ng/front.h"
#include "ng/masthead.h"
#include "ng/phrase.h"
#include "ng/roll.h"
#include "ng/type.h"

#include <string.h>

/* A page smaller than this, in ems and their squares, shows one story a
 * screen. */
#define CARD_WIDTH 18u
#define CARD_HEIGHT 13u
#define CARD_AREA 400u
/* Side of a code's module in 1/100 mm: what phones read from e-paper at arm's
 * length (the mock-ups' 2 pixels at 124 an inch). */
#define MODULE 42u
/* Lines of a paragraph that are held at once, if there is room. */
#define LINES_MIN 24u
/* Bytes of a story's own texts on the page: kicker, credit. */
#define TEXTS 64u

struct maker {
    struct ng_arena *a;
    const struct ng_digest *d;
    const struct ng_paper *paper;
    struct ng_phrases phrases;
    struct ng_masthead masthead;
    struct ng_face face;
    struct ng_galley galley;
    struct ng_copy *copies;
    uint32_t n, n_unprintable;
    uint32_t n_more; /* stories that there is no room to look at */
    uint16_t em;
    uint8_t code_scale;
    bool *shown;
};

static const struct ng_font *pick(const struct maker *m, enum ng_font_style s)
{
    return ng_fonts_pick(
            m->paper->fonts, s, (uint8_t)(m->em < 255 ? m->em : 255));
}

/* ---- stories --------------------------------------------------------------
 */

/* The sentences before the first that cannot be drawn. */
static uint8_t drawable(const struct maker *m, const struct ng_story *s)
{
    const struct ng_font *font = pick(m, NG_FONT_REGULAR);
    uint8_t k = 0;
    while (k < s->n_sentences && ng_type_lost(font, s->sentences[k]) == 0) {
        k++;
    }
    return k;
}

/* The credit without the dash that stands before it in plain text. */
static struct ng_str credit(struct maker *m, const struct ng_story *s)
{
    struct ng_str line = ng_phrase_credit(&m->phrases, s, false);
    uint32_t dash = sizeof "\u2014 " - 1;
    return ng_str_cut(line, line.len < dash ? 0 : dash, line.len);
}

static void code(struct maker *m, struct ng_copy *copy)
{
    const struct ng_coder *coder = &m->paper->coder;
    struct ng_str link = copy->story->link;
    if (!m->paper->codes || coder->make == NULL || link.len == 0) {
        return;
    }
    uint8_t *bits = ng_keep(m->a, uint8_t, NG_COMPOSE_CODE_MAX);
    if (bits == NULL) {
        return; /* a page without it is better than none */
    }
    uint8_t size = coder->make(coder->ctx, link, bits, NG_COMPOSE_CODE_MAX);
    ng_arena_trim(m->a, bits + (size + 7u) / 8u * size);
    copy->code = size > 0 ? bits : NULL;
    copy->code_size = size;
}

static void copy_story(struct maker *m, uint32_t i)
{
    const struct ng_story *s = &m->d->stories[i];
    struct ng_str title = ng_phrase_headline(&m->phrases, s);
    struct ng_str kicker = ng_phrase_upper(&m->phrases, s->section, false);
    struct ng_str by = credit(m, s);
    if (title.len == 0 || ng_type_lost(pick(m, NG_FONT_BOLD), title) > 0 ||
            ng_type_lost(pick(m, NG_FONT_ITALIC), by) > 0) {
        m->n_unprintable++;
        return;
    }
    if (ng_type_lost(pick(m, NG_FONT_LABEL), kicker) > 0) {
        kicker.len = 0; /* the story can do without */
    }
    struct ng_str lang = s->lang.len > 0 ? s->lang : m->d->lang;
    m->copies[m->n++] = (struct ng_copy){.title = title,
            .kicker = kicker,
            .credit = by,
            .source = s->source,
            .story = s,
            .hyphens = m->paper->hyphens == NULL
                               ? NULL
                               : ng_hyphens_pick(m->paper->hyphens,
                                         m->paper->n_hyphens, lang),
            .n_sentences = drawable(m, s),
            .index = (uint16_t)i};
}

/* ---- pages ----------------------------------------------------------------
 */

/* One story a screen. */
static bool is_small(const struct maker *m)
{
    uint32_t w = m->paper->width, h = m->paper->height, em = m->em;
    return h > 0 && (w < CARD_WIDTH * em || h < CARD_HEIGHT * em ||
                            w * h < CARD_AREA * em * em);
}

/* A front page looks at fewer stories than there are when it would have no
 * memory for its pieces else. */
static uint32_t stories_there_are(const struct maker *m)
{
    const struct ng_paper *p = m->paper;
    uint32_t em = m->em, n = m->d->n_stories;
    if (p->height == 0 || is_small(m)) {
        return n;
    }
    /* about: a piece a line in columns of 21 em */
    size_t pieces = 4u * p->height / (5u * em) * p->width / (21u * em);
    size_t page = pieces * sizeof(struct ng_piece) +
                  LINES_MIN * sizeof(struct ng_line);
    size_t each = sizeof(struct ng_copy) + sizeof(struct ng_ways) + TEXTS;
    size_t room = ng_arena_room_scratch(m->a);
    size_t most = room > page ? (room - page) / each : 0;
    return most > n || n == 0 ? n : most > 0 ? (uint32_t)most : 1;
}

static uint32_t lines_there_are(const struct ng_arena *a)
{
    size_t room = ng_arena_room_scratch(a) / 8 / sizeof(struct ng_line);
    return room < LINES_MIN         ? LINES_MIN
           : room < NG_GALLEY_LINES ? (uint32_t)room
                                    : NG_GALLEY_LINES;
}

static int front(struct maker *m, struct ng_sheet *sheet)
{
    struct ng_front ask = {.copies = m->copies,
            .n = m->n,
            .n_more = m->n_more,
            .n_unprintable = m->n_unprintable,
            .masthead = &m->masthead,
            .phrases = &m->phrases,
            .brief = ng_phrase_upper(&m->phrases,
                    ng_str_of(ng_words_at(m->phrases.words, NG_WORD_BRIEF)),
                    false),
            .width = m->paper->width,
            .height = m->paper->height,
            .em = m->em,
            .code_scale = m->code_scale};
    struct ng_front_page page;
    code(m, &m->copies[0]);
    int err = ng_front_set(&page, &m->galley, &m->face, &ask);
    if (err != NG_OK) {
        return err;
    }
    for (uint32_t i = 0; i < m->n && i < 32; i++) {
        m->shown[m->copies[i].index] = page.told >> i & 1;
    }
    sheet->n_stories = page.n_told;
    sheet->n_left_out = (uint16_t)(m->n + m->n_more - page.n_told);
    sheet->fill = page.fill;
    sheet->n_screens = 1;
    return NG_OK;
}

/* "23 NOVEMBER 2026  2/24" */
static struct ng_str numbered(
        struct maker *m, struct ng_str before, uint32_t i, uint32_t n)
{
    char number[24];
    uint32_t at = sizeof number;
    for (uint32_t of = n; of > 0; of /= 10) {
        number[--at] = (char)('0' + of % 10);
    }
    number[--at] = '/';
    for (uint32_t of = i; of > 0; of /= 10) {
        number[--at] = (char)('0' + of % 10);
    }
    bool *ok = &m->phrases.ok;
    struct ng_str s = ng_arena_copy(m->a, before, ok);
    if (before.len > 0) {
        /* two: of blanks there would be one */
        s.len += ng_arena_copy(m->a, NG_STR("\u00A0\u00A0"), ok).len;
    }
    struct ng_str digits = {number + at, (uint32_t)sizeof number - at};
    struct ng_str end = ng_arena_copy(m->a, digits, ok);
    s.s = before.len > 0 ? s.s : end.s;
    s.len += end.len;
    return *ok ? s : (struct ng_str){NULL, 0};
}

/* Screens: one for each story, and one for what the foot says. */
static int card(struct maker *m, struct ng_sheet *sheet)
{
    struct ng_foot foot = ng_masthead_foot_text(
            &m->masthead, &m->phrases, 0, m->n_unprintable);
    bool own = foot.notices.len > 0 || m->n == 0;
    uint32_t n = m->n + own;
    uint32_t i = m->paper->screen < n ? m->paper->screen : n - 1;
    struct ng_str nothing =
            ng_str_of(ng_words_at(m->phrases.words, NG_WORD_NOTHING));
    struct ng_str date = ng_phrase_upper(&m->phrases, m->masthead.date, false);
    struct ng_str day =
            ng_phrase_upper(&m->phrases, ng_phrase_day(&m->phrases), false);
    struct ng_card ask = {.title = m->n > 0 ? m->masthead.title : nothing,
            .text = foot.notices,
            .right = {numbered(m, date, i + 1, n), numbered(m, day, i + 1, n),
                    numbered(m, (struct ng_str){NULL, 0}, i + 1, n)},
            .fonts = m->paper->fonts,
            .width = m->paper->width,
            .height = m->paper->height,
            .em = m->em,
            .code_scale = m->code_scale};
    if (i < m->n) {
        code(m, &m->copies[i]);
        ask.copy = &m->copies[i];
        m->shown[m->copies[i].index] = true;
    }
    if (!m->phrases.ok) {
        return NG_ENOMEM;
    }
    int fill = ng_card_set(&m->galley, &m->face, &ask);
    if (fill < 0) {
        return fill;
    }
    sheet->n_stories = i < m->n;
    sheet->n_screens = (uint16_t)n;
    sheet->fill = (uint16_t)fill;
    return NG_OK;
}

static int roll(struct maker *m, struct ng_sheet *sheet)
{
    struct ng_roll ask = {.copies = m->copies,
            .n = m->n,
            .masthead = &m->masthead,
            .foot = ng_masthead_foot_text(
                    &m->masthead, &m->phrases, 0, m->n_unprintable),
            .width = m->paper->width,
            .code_scale = m->code_scale};
    if (m->n > 0) {
        code(m, &m->copies[0]);
    }
    if (!ng_face_make(&m->face, m->paper->fonts, m->em) || !m->phrases.ok) {
        return NG_ENOMEM;
    }
    uint32_t size = m->em * 24u / 14u; /* a column is narrow */
    ask.lead = ng_fonts_pick(
            m->paper->fonts, NG_FONT_BOLD, (uint8_t)(size < 255 ? size : 255));
    int height = ng_roll_set(&m->galley, &ask);
    if (height < 0) {
        return height;
    }
    for (uint32_t i = 0; i < m->n; i++) {
        m->shown[m->copies[i].index] = true;
    }
    sheet->n_stories = (uint16_t)m->n;
    sheet->height = (uint16_t)height;
    sheet->fill = 1000;
    sheet->n_screens = 1;
    return NG_OK;
}

/* A page without a story: the masthead, and that there is nothing new. */
static int nothing(struct maker *m, struct ng_sheet *sheet)
{
    struct ng_galley *g = &m->galley;
    const struct ng_paper *paper = m->paper;
    if (!ng_face_make(&m->face, paper->fonts, m->em) || !m->phrases.ok) {
        return NG_ENOMEM;
    }
    const struct ng_face *f = &m->face;
    struct ng_foot foot = ng_masthead_foot_text(
            &m->masthead, &m->phrases, 0, m->n_unprintable);
    uint32_t width = paper->width - 2u * f->margin;
    uint32_t least =
            paper->width < paper->height ? paper->width : paper->height;
    g->placing = true;
    uint32_t y = f->margin / 2u;
    y += ng_masthead_set(g, &m->masthead, NG_MASTHEAD_FULL, least * 11u / 100u,
            f->margin, y, width);
    g->placing = false;
    uint32_t high = ng_masthead_foot(g, &foot, f->margin, 0, width);
    uint32_t bottom = paper->height - f->margin / 2u;
    struct ng_paragraph p = {
            .text = ng_str_of(ng_words_at(m->phrases.words, NG_WORD_NOTHING)),
            .font = f->lead,
            .width = (uint16_t)width,
            .setting = NG_SET_BALANCED};
    uint32_t text = ng_galley_paragraph(g, &p, 0, 0, 0, NG_ALIGN_CENTRE);
    if (y + text + high > bottom) {
        return NG_ELIMIT;
    }
    g->placing = true;
    ng_galley_paragraph(g, &p, f->margin, y + (bottom - high - y - text) / 2, 0,
            NG_ALIGN_CENTRE);
    ng_masthead_foot(g, &foot, f->margin, bottom - high, width);
    g->placing = false;
    sheet->n_screens = 1;
    return g->ok ? NG_OK : NG_ENOMEM;
}

static int make(struct maker *m, struct ng_sheet *sheet)
{
    const struct ng_paper *paper = m->paper;
    if (paper->height == 0) {
        return roll(m, sheet);
    }
    if (is_small(m)) {
        return card(m, sheet);
    }
    int err = m->n > 0 ? front(m, sheet) : nothing(m, sheet);
    return err == NG_ELIMIT ? card(m, sheet) : err;
}

int ng_compose(struct ng_sheet *sheet, struct ng_arena *a,
        const struct ng_digest *d, const struct ng_paper *paper)
{
    struct maker m = {.a = a, .d = d, .paper = paper};
    if (paper->width < 96 || paper->width > NG_PAPER_MAX ||
            (paper->height > 0 && paper->height < 48) ||
            paper->height > NG_PAPER_MAX || paper->fonts == NULL ||
            ng_fonts_pick(paper->fonts, NG_FONT_REGULAR, 14) == NULL) {
        return NG_EARG;
    }
    uint32_t ppi = paper->ppi > 0 ? paper->ppi : 124;
    m.em = ng_face_size(
            paper->width, paper->height, (uint16_t)ppi, paper->scale);
    uint32_t module = (ppi * MODULE + 1270) / 2540;
    m.code_scale = (uint8_t)(module < 2 ? 2 : module > 20 ? 20 : module);
    struct ng_mark mark = ng_arena_mark(a);
    ng_phrase_init(&m.phrases, a, d, NG_ENCODE_UTF8);
    ng_masthead_init(&m.masthead, &m.phrases, paper->fonts);
    m.shown = ng_keep(a, bool, d->n_stories);
    uint32_t n = stories_there_are(&m);
    m.n_more = d->n_stories - n;
    m.copies = ng_scratch(a, struct ng_copy, n);
    int err = ng_galley_init(&m.galley, a, &m.face, lines_there_are(a));
    if (m.shown == NULL || m.copies == NULL) {
        err = NG_ENOMEM;
    }
    for (uint32_t i = 0; err == NG_OK && i < n; i++) {
        copy_story(&m, i);
    }
    *sheet = (struct ng_sheet){.width = paper->width,
            .height = paper->height,
            .n_unprintable = (uint16_t)m.n_unprintable,
            .shown = m.shown};
    err = err == NG_OK && !m.phrases.ok ? NG_ENOMEM : err;
    err = err == NG_OK ? make(&m, sheet) : err;
    if (err == NG_OK) {
        ng_galley_sort(&m.galley);
        sheet->pieces = m.galley.pieces;
        sheet->n_pieces = m.galley.n_pieces;
        sheet->n_lines = (uint16_t)m.galley.n_lines;
        sheet->n_loose = (uint16_t)m.galley.n_loose;
    }
    struct ng_mark now = ng_arena_mark(a);
    now.scratch_at = mark.scratch_at;
    ng_arena_rewind(a, now);
    return err < 0 ? err : NG_OK;
}
