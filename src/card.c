/* SPDX-License-Identifier: MIT */
#include "ng/card.h"

/* A screen less full than this looks unfinished; in 1/1000. Below ENOUGH
 * shorter lines are tried, too. */
#define FULL 880
#define ENOUGH 940
/* Text below that many pixels is small print. */
#define SMALL 11u
/* Lines are shorter than the screen by less than so many twentieths. */
#define NARROW 7u

/* One way to set the screen. */
struct way {
    uint16_t em, height, fill;
    uint8_t head; /* size of the headline's font; 0: none fits */
    uint8_t k;
    uint8_t narrow; /* lines are shorter by so many twentieths, so there are
                     * more; from NARROW on by narrow - NARROW, and only those
                     * of the text */
    bool tight;     /* less white under the headline */
    uint8_t code;   /* 0: without; 1, 2: by how much its modules are larger */
    int32_t score;
};

struct maker {
    struct ng_galley *g;
    struct ng_face *face;
    const struct ng_card *card;
    struct ng_copy copy; /* what is set: with its code or without */
    struct ng_story own; /* of a screen without a story */
    bool codes;          /* there is one */
};

/* There is no room for a line of its own: the source stands in the bar. */
static bool tiny(const struct maker *m)
{
    return m->card->height < 6u * m->card->em;
}

static uint32_t side(const struct maker *m)
{
    return tiny(m) ? 2 : (m->card->em * 4u + 7u) / 14u;
}

/* The source fits there, if not the number beside it. */
static bool in_bar(const struct maker *m)
{
    return m->card->copy != NULL &&
           ng_galley_width(m->face->label, m->card->copy->source,
                   m->face->tracking) <= m->card->width - 2u * m->card->em / 3u;
}

/* The bar is the same whatever the type below. */
static uint32_t bar(struct maker *m)
{
    const struct ng_card *card = m->card;
    const struct ng_copy *copy = card->copy;
    struct ng_str left = {NULL, 0};
    if (copy != NULL) {
        left = copy->kicker.len > 0 && !tiny(m) ? copy->kicker : copy->source;
    }
    ng_face_make(m->face, card->fonts, card->em);
    /* a slim one where there is little room */
    m->face->em = tiny(m) ? m->face->em / 2u : m->face->em;
    uint32_t taken = ng_galley_width(m->face->label, left, m->face->tracking);
    uint32_t room = card->width - 2u * (card->em / 3u);
    /* of the date what fits: a whole em away, the number a little nearer */
    struct ng_str right = {NULL, 0};
    for (uint32_t i = 0; i < 3 && right.len == 0; i++) {
        uint32_t own = ng_galley_width(
                m->face->label, card->right[i], m->face->tracking);
        uint32_t away = card->em * (i < 2 ? 2u : 1u);
        if (taken + own + away <= room) {
            right = card->right[i];
        }
    }
    return ng_galley_bar(m->g, left, right, 0, 0, card->width);
}

static bool dress(
        struct maker *m, const struct way *t, struct ng_galley_form *form)
{
    const struct ng_card *card = m->card;
    if (!ng_face_make(m->face, card->fonts, t->em)) {
        return false;
    }
    if (t->tight) {
        m->face->gap_text = (uint16_t)(m->face->gap_text / 2u);
    }
    uint32_t width = card->width - 2 * side(m), narrow = t->narrow;
    uint32_t less = width * (narrow % NARROW) / 20u;
    *form = (struct ng_galley_form){
            .head = ng_fonts_pick(card->fonts, NG_FONT_BOLD, t->head),
            .text = m->face->text,
            .width = (uint16_t)(width - (narrow < NARROW ? less : 0)),
            .inset = (uint16_t)(narrow < NARROW ? 0 : less),
            .k = t->k,
            .justified = false};
    m->copy.code = t->code > 0 ? card->copy->code : NULL;
    m->g->code_scale = (uint8_t)(card->code_scale + (t->code > 1));
    return true;
}

/* Type is best at the size that was asked for; a screen that is not full is
 * worse than any that is. */
static int32_t score(const struct maker *m, const struct way *t, uint8_t size)
{
    /* text is worth smaller type, the first sentence most; a code less than
     * any sentence: the newspaper's storm at 250x122 had half a screen of
     * nothing beside its code */
    static const int16_t worth[] = {0, 900, 1020, 1080, 1140};
    static const int16_t worse[] = {0, 1000, 5000}; /* of broken headlines */
    int32_t off = (int32_t)size - m->card->em;
    int32_t narrow = (int32_t)(t->narrow % NARROW);
    int32_t sum = t->fill * 2 / 3 - worse[m->g->broken] - 8 * narrow;
    if (t->k > 0 && size < SMALL) {
        /* best then: one sentence, a larger headline, no code */
        sum += 440 - 40 * t->k - (t->code > 0 ? 100 : 0);
    } else {
        sum += worth[t->k < 4 ? t->k : 4] + (t->code > 0 ? 50 : 0);
    }
    if (m->card->copy == NULL && t->k < m->copy.n_sentences) {
        sum -= 4000; /* what failed is told, if there is room at all */
    }
    sum -= off < 0 ? -80 * off : 12 * off;
    return t->fill < FULL ? sum - 500 - 20 * (FULL - t->fill) : sum;
}

/* False: it does not fit. */
static bool consider(
        struct maker *m, struct way *best, struct way *t, uint32_t room)
{
    struct ng_galley_form form = {0};
    uint32_t high = room + 1;
    for (uint32_t i = 0; i < 2 && high > room; i++) {
        t->tight = i > 0;
        if (!dress(m, t, &form)) {
            return false;
        }
        high = ng_galley_lead(m->g, &m->copy, &form, 0, 0);
    }
    if (high > room || form.width == 0) {
        return false;
    }
    t->height = (uint16_t)high;
    t->fill = (uint16_t)((high * form.width - m->g->white) * 1000 /
                         (room * form.width));
    t->score = score(m, t, form.text->size);
    if (best->head == 0 || t->score > best->score) {
        *best = *t;
    }
    return true;
}

/* All that fits under a headline of that size with text of that size: more
 * sentences, until they do not; with the code and without. */
static void try_head(struct maker *m, struct way *best, uint32_t em,
        uint8_t head, uint32_t room, uint8_t narrow)
{
    bool fits = true;
    for (uint32_t k = 0; k <= m->copy.n_sentences && fits; k++) {
        struct way t = {.em = (uint16_t)em,
                .head = head,
                .k = (uint8_t)k,
                .narrow = narrow};
        fits = consider(m, best, &t, room);
        for (t.code = 1; m->codes && t.code <= 2; t.code++) {
            fits |= consider(m, best, &t, room);
        }
    }
}

/* All sizes of text, each with all headlines that are larger. */
static void try_fonts(
        struct maker *m, struct way *best, uint32_t room, uint8_t narrow)
{
    const struct ng_fonts *fonts = m->card->fonts;
    for (uint32_t em = 3u * m->card->em; em >= 6; em--) {
        if (!ng_face_make(m->face, fonts, (uint16_t)em) ||
                m->face->text->size != em) {
            continue;
        }
        for (uint16_t i = 0; i < fonts->n; i++) {
            const struct ng_font *font = &fonts->list[i];
            if (font->style == NG_FONT_BOLD && font->size >= em &&
                    font->size * 2u <= em * 5u) {
                try_head(m, best, em, font->size, room, narrow);
            }
        }
    }
}

int ng_card_set(
        struct ng_galley *g, struct ng_face *face, const struct ng_card *card)
{
    struct maker m = {.g = g, .face = face, .card = card};
    if (card->copy != NULL) {
        m.copy = *card->copy;
        m.codes = m.copy.code != NULL;
    } else { /* its text is a story of one sentence */
        m.own = (struct ng_story){
                .sentences = {card->text}, .n_sentences = card->text.len > 0};
        m.copy = (struct ng_copy){.title = card->title,
                .story = &m.own,
                .n_sentences = m.own.n_sentences};
    }
    g->code_scale = card->code_scale;
    uint32_t top = bar(&m) + side(&m) / 2u;
    if (tiny(&m) && in_bar(&m)) {
        m.copy.credit.len = 0;
    }
    uint32_t foot = card->height - side(&m) / 2u;
    if (top >= foot) {
        return NG_ELIMIT;
    }
    uint32_t room = foot - top;
    struct way best = {0};
    for (uint8_t narrow = 0; narrow < 2 * NARROW; narrow++) {
        if (best.head == 0 || best.fill < ENOUGH) {
            try_fonts(&m, &best, room, narrow);
        }
    }
    if (best.head == 0) { /* few fonts: what there is */
        try_head(&m, &best, card->em, (uint8_t)card->em, room, 0);
        try_head(&m, &best, 6, 6, room, 0);
    }
    struct ng_galley_form form;
    if (best.head == 0) {
        return NG_ELIMIT;
    }
    dress(&m, &best, &form);
    uint32_t lines = ng_galley_text_lines(g, &m.copy, &form, best.k);
    /* lines a little further apart fill it */
    uint32_t high = best.height, left = room - high;
    form.extra = (uint16_t)(left < 2 * lines ? left : 2 * lines);
    uint32_t now = ng_galley_lead(g, &m.copy, &form, 0, 0);
    high = now <= room ? now : high;
    form.extra = now <= room ? form.extra : 0;
    g->placing = true;
    bar(&m);
    uint16_t extra = form.extra;
    dress(&m, &best, &form);
    form.extra = extra;
    ng_galley_lead(g, &m.copy, &form, side(&m), top + (room - high) / 2);
    g->placing = false;
    return g->ok ? best.fill : NG_ENOMEM;
}
