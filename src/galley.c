/* SPDX-License-Identifier: MIT */
#include "ng/galley.h"

#include "ng/type.h"
#include "ng/utf8.h"

/* A brief begins behind its bullet, in 1/14 em. */
#define BULLET 4u
#define HANG 10u
/* A few lines beside a code are justified down to so many letters. */
#define LETTERS_CUT 30u

int ng_galley_init(struct ng_galley *g, struct ng_arena *a,
        const struct ng_face *face, uint32_t max_lines)
{
    *g = (struct ng_galley){.a = a,
            .face = face,
            .ok = true,
            .lines = ng_scratch(a, struct ng_line, max_lines),
            .max_lines = max_lines};
    return g->lines == NULL ? NG_ENOMEM : NG_OK;
}

/* ---- pieces ---------------------------------------------------------------
 */

static void add(struct ng_galley *g, const struct ng_piece *piece)
{
    if (!g->placing || !g->ok) {
        return;
    }
    struct ng_piece *to = ng_keep(g->a, struct ng_piece, 1);
    if (g->pieces == NULL) {
        g->pieces = to;
    }
    g->ok = to != NULL && to == g->pieces + g->n_pieces;
    if (g->ok) {
        *to = *piece;
        g->n_pieces++;
    }
}

void ng_galley_box(struct ng_galley *g, uint32_t x, uint32_t y, uint32_t width,
        uint32_t height, uint8_t flags)
{
    add(g, &(struct ng_piece){.x = (uint16_t)x,
                   .y = (uint16_t)y,
                   .width = (uint16_t)width,
                   .height = (uint16_t)height,
                   .kind = NG_PIECE_BOX,
                   .flags = flags});
}

/* A text whose slot of `leading` pixels begins at y: the descent stands at the
 * slot's foot, so lines of all fonts in slots end alike. */
static void text(struct ng_galley *g, const struct ng_font *font,
        struct ng_str s, uint32_t x, uint32_t y, uint32_t width,
        uint32_t leading, uint8_t flags, uint8_t tracking)
{
    uint32_t height = (uint32_t)font->ascent + font->descent;
    uint32_t above = leading > height ? leading - height : 0;
    if (s.len == 0) {
        return;
    }
    add(g, &(struct ng_piece){.text = s,
                   .font = font,
                   .x = (uint16_t)x,
                   .y = (uint16_t)(y + above),
                   .width = (uint16_t)width,
                   .height = (uint16_t)height,
                   .baseline = font->ascent,
                   .kind = NG_PIECE_TEXT,
                   .flags = flags,
                   .tracking = tracking});
}

uint32_t ng_galley_width(
        const struct ng_font *font, struct ng_str s, uint8_t tracking)
{
    uint32_t width = (ng_type_width_64(font, s) + 63) / 64;
    if (tracking > 0) {
        for (uint32_t at = 0; at < s.len;) {
            uint32_t cp, instead[NG_TYPE_INSTEAD_MAX];
            bool lost;
            at += ng_utf8_decode(s.s + at, s.len - at, &cp);
            width += tracking * ng_type_instead(font, cp, instead, &lost);
        }
        width -= width > tracking ? tracking : width;
    }
    return width;
}

uint32_t ng_galley_line(struct ng_galley *g, const struct ng_font *font,
        struct ng_str s, uint32_t x, uint32_t y, uint32_t width, uint8_t flags,
        uint8_t tracking)
{
    uint32_t own = ng_galley_width(font, s, tracking);
    if (own > width) {
        return 0;
    }
    text(g, font, s, x, y, own, font->leading, flags, tracking);
    return own;
}

/* ---- paragraphs -----------------------------------------------------------
 */

static void place_lines(struct ng_galley *g, const struct ng_paragraph *p,
        uint32_t n, uint32_t x, uint32_t y, uint32_t extra,
        enum ng_galley_align align)
{
    uint32_t leading = p->font->leading;
    for (uint32_t i = 0; i < n; i++) {
        const struct ng_line *line = &g->lines[i];
        uint32_t at = line->x;
        if (align == NG_ALIGN_CENTRE && line->width < p->width) {
            at = (p->width - line->width) / 2u;
        }
        uint8_t flags = (uint8_t)((line->justified ? NG_PIECE_JUSTIFIED : 0) |
                                  (line->hyphen ? NG_PIECE_HYPHEN : 0));
        uint32_t down = i * leading + (i > 0 ? extra * i / (n - 1) : 0);
        text(g, p->font, line->text, x + at, y + down, line->width, leading,
                flags, 0);
        g->n_lines += line->justified;
    }
    g->n_loose += ng_paragraph_loose(p->font, g->lines, n);
}

/* Sets it; one that cannot be justified all through, for some line would have
 * to be ragged, is ragged all through. */
static uint32_t set(struct ng_galley *g, struct ng_paragraph *p)
{
    if (p->text.len == 0) {
        return 0;
    }
    uint32_t n = ng_paragraph_set(p, g->a, g->lines, g->max_lines);
    for (uint32_t i = 0;
            p->setting == NG_SET_JUSTIFIED && i + 1 < n && i < g->max_lines;
            i++) {
        if (!g->lines[i].justified && g->lines[i + 1].text.len > 0) {
            p->setting = NG_SET_RAGGED;
            n = ng_paragraph_set(p, g->a, g->lines, g->max_lines);
        }
    }
    return n;
}

/* The lines that were set; returns their height. */
static uint32_t put(struct ng_galley *g, const struct ng_paragraph *p,
        uint32_t n, uint32_t x, uint32_t y, uint32_t extra,
        enum ng_galley_align align)
{
    if (g->placing) {
        g->ok = g->ok && n <= g->max_lines;
        place_lines(g, p, g->ok ? n : 0, x, y, extra, align);
    }
    return n * p->font->leading + (n > 1 ? extra : 0);
}

uint32_t ng_galley_paragraph(struct ng_galley *g,
        const struct ng_paragraph *text, uint32_t x, uint32_t y, uint32_t extra,
        enum ng_galley_align align)
{
    struct ng_paragraph p = *text;
    uint32_t n = set(g, &p);
    return put(g, &p, n, x, y, extra, align);
}

/* ---- stories --------------------------------------------------------------
 */

static uint32_t kicker(struct ng_galley *g, const struct ng_copy *copy,
        const struct ng_galley_form *form, uint32_t x, uint32_t y)
{
    const struct ng_font *font = g->face->label;
    if (!form->kicker || copy->kicker.len == 0 ||
            ng_galley_line(g, font, copy->kicker, x, y, form->width,
                    NG_PIECE_ACCENT, g->face->tracking) == 0) {
        return 0;
    }
    return font->leading;
}

/* The line ends within a word, as no line could hold it. */
static bool cut_word(const struct ng_line *line)
{
    struct ng_str s = line[0].text, next = line[1].text;
    uint32_t last = s.len, cp;
    if (s.len == 0 || s.s + s.len != next.s || line->hyphen) {
        return false;
    }
    while (--last > 0 && ((uint8_t)s.s[last] & 0xC0u) == 0x80) {
    }
    ng_utf8_decode(s.s + last, s.len - last, &cp);
    return ng_utf8_kind(cp) == NG_UTF8_LETTER;
}

static enum ng_galley_broken broken(const struct ng_galley *g, uint32_t n)
{
    enum ng_galley_broken is = NG_GALLEY_WHOLE;
    for (uint32_t i = 1; i < n && i < g->max_lines; i++) {
        if (cut_word(&g->lines[i - 1])) {
            return NG_GALLEY_CUT;
        }
        is = g->lines[i - 1].hyphen ? NG_GALLEY_HYPHENS : is;
    }
    return is;
}

/* It has hyphens only where a word would be cut without. */
static uint32_t headline(struct ng_galley *g, const struct ng_copy *copy,
        const struct ng_galley_form *form, uint32_t x, uint32_t y)
{
    struct ng_paragraph p = {.text = copy->title,
            .font = form->head,
            .width = form->width,
            .setting = NG_SET_BALANCED};
    uint32_t n = set(g, &p);
    g->broken = (uint8_t)broken(g, n);
    if (g->broken == NG_GALLEY_CUT && copy->hyphens != NULL) {
        p.hyphens = copy->hyphens;
        n = set(g, &p);
        g->broken = (uint8_t)broken(g, n);
    }
    return put(g, &p, n, x, y, 0, NG_ALIGN_LEFT);
}

static struct ng_paragraph body(const struct ng_copy *copy,
        const struct ng_galley_form *form, uint8_t k)
{
    struct ng_str text = ng_story_body(copy->story, k);
    uint16_t width = (uint16_t)(form->width - form->inset);
    bool justified = form->justified && ng_face_measure_of(form->text, width,
                                                text) >= NG_FACE_JUSTIFIED;
    return (struct ng_paragraph){.text = text,
            .font = form->text,
            .hyphens = copy->hyphens,
            .width = width,
            .setting = justified ? NG_SET_JUSTIFIED : NG_SET_RAGGED};
}

uint32_t ng_galley_text_lines(struct ng_galley *g, const struct ng_copy *copy,
        const struct ng_galley_form *form, uint8_t k)
{
    struct ng_paragraph p = body(copy, form, k);
    return set(g, &p);
}

static uint32_t credit(struct ng_galley *g, const struct ng_copy *copy,
        uint32_t width, uint32_t x, uint32_t y)
{
    const struct ng_font *font = g->face->small;
    struct ng_paragraph p = {.text = copy->credit,
            .font = font,
            .width = (uint16_t)width,
            .setting = NG_SET_BALANCED};
    return ng_galley_paragraph(g, &p, x, y, 0, NG_ALIGN_LEFT);
}

uint32_t ng_galley_story(struct ng_galley *g, const struct ng_copy *copy,
        const struct ng_galley_form *form, uint32_t x, uint32_t y)
{
    uint32_t at = y;
    at += kicker(g, copy, form, x, at);
    at += headline(g, copy, form, x, at);
    if (form->k > 0) {
        struct ng_paragraph p = body(copy, form, form->k);
        at += g->face->gap_text;
        at += ng_galley_paragraph(g, &p, x, at, form->extra, NG_ALIGN_LEFT);
    }
    at += credit(g, copy, form->width, x, at);
    return at - y;
}

/* ---- the lead -------------------------------------------------------------
 */

/* Where the code stands beside the text. */
struct cut {
    uint32_t size;   /* of the code, in pixels; 0: there is none */
    uint32_t quiet;  /* white around it */
    uint32_t inset;  /* from the right: the gutter is part of the white */
    uint32_t offset; /* below the text's top: the headline is above */
};

static struct cut cut_of(
        const struct ng_galley *g, const struct ng_copy *copy, uint32_t width)
{
    struct cut cut = {0};
    uint32_t size = (uint32_t)copy->code_size * g->code_scale;
    if (copy->code == NULL || size * 5 > width * 2) {
        return cut;
    }
    cut.size = size;
    cut.quiet = NG_SHEET_QUIET * g->code_scale;
    /* the rule between columns stands in the gutter */
    uint32_t half = g->face->gutter / 2u - g->face->rule,
             gap = g->face->gap_text;
    cut.inset = cut.quiet > half ? cut.quiet - half : 0;
    cut.offset = cut.quiet > gap ? cut.quiet - gap : 0;
    return cut;
}

static void place_code(struct ng_galley *g, const struct ng_copy *copy,
        uint32_t size, uint32_t x, uint32_t y)
{
    uint32_t n = (copy->code_size + 7u) / 8u * copy->code_size;
    add(g, &(struct ng_piece){.text = {(const char *)copy->code, n},
                   .x = (uint16_t)x,
                   .y = (uint16_t)y,
                   .width = (uint16_t)size,
                   .height = (uint16_t)size,
                   .kind = NG_PIECE_CODE,
                   .size = copy->code_size,
                   .scale = g->code_scale});
}

uint32_t ng_galley_code(struct ng_galley *g, const struct ng_copy *copy,
        uint32_t x, uint32_t y, uint32_t width)
{
    uint32_t size = (uint32_t)copy->code_size * g->code_scale;
    uint32_t quiet = NG_SHEET_QUIET * g->code_scale;
    if (copy->code == NULL || size > width) {
        return 0;
    }
    place_code(g, copy, size, x + (width - size) / 2, y + quiet);
    return size + 2 * quiet;
}

uint32_t ng_galley_lead(struct ng_galley *g, const struct ng_copy *copy,
        const struct ng_galley_form *form, uint32_t x, uint32_t y)
{
    const struct ng_font *small = g->face->small;
    uint32_t leading = form->text->leading, at = y;
    struct cut cut = cut_of(g, copy, form->width);
    at += kicker(g, copy, form, x, at);
    at += headline(g, copy, form, x, at);
    at += g->face->gap_text;
    struct ng_paragraph p = body(copy, form, form->k);
    if (cut.size > 0) {
        uint32_t high = cut.offset + cut.size + cut.quiet;
        p.cut_width = (uint16_t)(cut.size + cut.quiet + cut.inset);
        p.cut_lines = (uint16_t)((high + leading - 1) / leading);
        uint16_t beside = (uint16_t)(p.width - p.cut_width);
        if (ng_face_measure_of(form->text, beside, p.text) < LETTERS_CUT) {
        }
        place_code(g, copy, cut.size, x + form->width - cut.inset - cut.size,
                at + cut.offset);
    }
    uint32_t own = ng_galley_width(small, copy->credit, 0);
    bool same_line = form->k > 0 && own * 5 <= form->width * 3u;
    p.last_room = same_line && own > 0 ? (uint16_t)(own + g->face->em) : 0;
    uint32_t foot = at;
    uint32_t high =
            ng_galley_paragraph(g, &p, x, at, form->extra, NG_ALIGN_LEFT);
    at += high;
    uint32_t n = (high - (high > leading ? form->extra : 0)) / leading;
    if (same_line && high > 0) {
        uint32_t right = x + form->width - (n <= p.cut_lines ? p.cut_width : 0);
        /* on the same baseline */
        uint32_t slot = at - form->text->descent + small->descent;
        text(g, small, copy->credit, right - own, slot - small->leading, own,
                small->leading, 0, 0);
    } else {
        uint32_t beside = n < p.cut_lines ? p.cut_width : 0;
        at += credit(g, copy, form->width - beside, x, at);
    }
    foot += cut.size == 0 ? 0 : cut.offset + cut.size;
    g->white = foot > at ? (foot - at) * (form->width - p.cut_width) : 0;
    if (cut.size > 0 && cut.quiet > g->face->gap) {
        foot += cut.quiet - g->face->gap;
    }
    return (at > foot ? at : foot) - y;
}

/* ---- briefs and bars ------------------------------------------------------
 */

uint32_t ng_galley_brief(struct ng_galley *g, const struct ng_copy *copy,
        uint32_t width, uint32_t x, uint32_t y)
{
    const struct ng_font *font = g->face->text, *small = g->face->small;
    uint32_t hang = HANG * g->face->em / 14u;
    uint32_t side = BULLET * g->face->em / 14u;
    uint32_t source = ng_galley_width(small, copy->source, 0);
    struct ng_paragraph p = {.text = copy->title,
            .font = font,
            .width = (uint16_t)(width - hang),
            .last_room = (uint16_t)(source + g->face->em / 2u),
            .setting = NG_SET_RAGGED};
    bool same_line = source * 3 <= (width - hang) * 2u;
    p.last_room = same_line ? p.last_room : 0;
    uint32_t at = y + ng_galley_paragraph(g, &p, x + hang, y, 0, NG_ALIGN_LEFT);
    uint32_t middle = y + font->leading - font->descent - font->x_height / 2u;
    ng_galley_box(g, x, middle - side / 2u, side, side, NG_PIECE_ACCENT);
    if (same_line) {
        uint32_t slot = at - font->descent + small->descent;
        text(g, small, copy->source, x + width - source, slot - small->leading,
                source, small->leading, 0, 0);
    } else {
        p.text = copy->source;
        p.font = small;
        at += ng_galley_paragraph(g, &p, x + hang, at, 0, NG_ALIGN_LEFT);
    }
    return at - y;
}

uint32_t ng_galley_bar(struct ng_galley *g, struct ng_str left,
        struct ng_str right, uint32_t x, uint32_t y, uint32_t width)
{
    const struct ng_font *font = g->face->label;
    uint32_t side = g->face->em / 3u;
    uint32_t pad = (g->face->em * 4u + 7u) / 14u;
    uint32_t high = font->cap_height + 2 * pad;
    /* capitals in the middle: their baseline is pad above the foot */
    uint32_t slot = y + high - pad + font->descent - font->leading;
    ng_galley_box(g, x, y, width, high, 0);
    uint32_t own = ng_galley_width(font, right, g->face->tracking);
    uint32_t room = width - 2 * side;
    if (own <= room) {
        ng_galley_line(g, font, right, x + width - side - own, slot, own,
                NG_PIECE_WHITE, g->face->tracking);
        room -= own > 0 ? own + g->face->em : 0;
    }
    ng_galley_line(g, font, left, x + side, slot, room, NG_PIECE_WHITE,
            g->face->tracking);
    return high;
}

/* ---- the end --------------------------------------------------------------
 */

/* By insertion: columns come one after the other, each sorted. */
void ng_galley_sort(struct ng_galley *g)
{
    for (uint32_t i = 1; i < g->n_pieces; i++) {
        struct ng_piece piece = g->pieces[i];
        uint32_t at = i;
        while (at > 0 && g->pieces[at - 1].y > piece.y) {
            g->pieces[at] = g->pieces[at - 1];
            at--;
        }
        g->pieces[at] = piece;
    }
}
