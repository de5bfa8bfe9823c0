/* SPDX-License-Identifier: MIT */
#include "ng/card.h"

#include <string.h>

/* A screen less full than this looks unfinished; in 1/1000. */
#define FULL 890

/* One way to set the screen. */
struct way {
    uint16_t em, height;
    uint8_t head; /* size of the headline's font; 0: none fits */
    uint8_t k;
    uint8_t narrow; /* lines shorter by so many twentieths: there are more */
    uint8_t code;   /* 0: without; 1, 2: by how much its modules are larger */
    int32_t score;
};

struct maker {
    struct ng_galley *g;
    struct ng_face *face;
    const struct ng_card *card;
    struct ng_copy copy; /* what is set: with its code or without */
    struct ng_story own; /* of a screen without a story */
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
    uint32_t right =
            ng_galley_width(m->face->label, card->date, m->face->tracking);
    uint32_t room = card->width - 2u * (card->em / 3u) - card->em;
    bool both = taken + right + card->em <= room;
    uint32_t number =
            ng_galley_width(m->face->label, card->time, m->face->tracking);
    bool none = taken + number > room;
    struct ng_str empty = {NULL, 0};
    return ng_galley_bar(m->g, left,
            both   ? card->date
            : none ? empty
                   : card->time,
            0, 0, card->width);
}

static bool dress(
        struct maker *m, const struct way *t, struct ng_galley_form *form)
{
    const struct ng_card *card = m->card;
    if (!ng_face_make(m->face, card->fonts, t->em)) {
        return false;
    }
    m->face->gap_text = (uint16_t)(m->face->gap_text / 2u);
    *form = (struct ng_galley_form){
            .head = ng_fonts_pick(card->fonts, NG_FONT_BOLD, t->head),
            .text = m->face->text,
            .width = (uint16_t)((card->width - 2 * side(m)) *
                                (20u - t->narrow) / 20u),
            .k = t->k,
            .justified = false};
    m->copy.code = t->code > 0 ? card->copy->code : NULL;
    m->g->code_scale = (uint8_t)(card->code_scale + (t->code > 1));
    return true;
}

/* False: it does not fit. */
static bool consider(
        struct maker *m, struct way *best, struct way *t, uint32_t room)
{
    struct ng_galley_form form;
    if (!dress(m, t, &form)) {
        return false;
    }
    uint32_t high = ng_galley_lead(m->g, &m->copy, &form, 0, 0);
    if (high > room) {
        return false;
    }
    /* text is worth smaller type, the first sentence most; type is best at the
     * size that was asked for */
    static const int16_t worth[] = {0, 550, 670, 720, 740};
    int32_t off = (int32_t)form.text->size - m->card->em;
    t->height = (uint16_t)high;
    off = form.text->size < 11 && t->k > 0 ? off - 5
                                           : off; /* the floor of small print */
    int32_t fill = (int32_t)(high * 1000 / room);
    t->score = fill / 2 + worth[t->k < 4 ? t->k : 4] + (t->code > 0 ? 150 : 0) -
               (off < 0 ? -80 * off : 12 * off) -
               (fill < FULL ? 20 * (FULL - fill) : 0);
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
    bool has_code = m->card->copy != NULL && m->card->copy->code != NULL;
    bool fits = true;
    for (uint32_t k = 0; k <= m->copy.n_sentences && fits; k++) {
        struct way t = {(uint16_t)em, 0, head, (uint8_t)k, narrow, 0, 0};
        fits = consider(m, best, &t, room);
        for (t.code = 1; has_code && t.code <= 2; t.code++) {
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
    for (uint8_t narrow = 0; narrow <= 6; narrow++) {
        if (best.head == 0 || best.height * 1000u < FULL * room) {
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
    return g->ok ? (int)(best.height * 1000u / room) : NG_ENOMEM;
}
