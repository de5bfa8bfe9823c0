/* SPDX-License-Identifier: MIT */
#include "ng/sheet.h"

#include "ng/type.h"

/* Where a piece has ink: right and bottom are just outside. */
struct ink {
    int32_t left, top, right, bottom;
};

struct check {
    const struct ng_sheet *sheet;
    void (*what)(void *ctx, const struct ng_piece *piece,
            const struct ng_piece *other, struct ng_str fault);
    void *ctx;
    uint32_t n;
};

static void fault(struct check *c, const struct ng_piece *piece,
        const struct ng_piece *other, struct ng_str text)
{
    c->n++;
    if (c->what != NULL) {
        c->what(c->ctx, piece, other, text);
    }
}

/* A line of text as it is drawn. */
struct set {
    uint32_t width_64;
    int32_t above, below; /* the baseline: of the highest and lowest ink */
    uint32_t n_lost;
};

static void set_glyph(struct set *set, const struct ng_glyph *glyph)
{
    int32_t below = (int32_t)glyph->height - glyph->top;
    if (glyph->height > 0) {
        set->above = glyph->top > set->above ? glyph->top : set->above;
        set->below = below > set->below ? below : set->below;
    }
}

static struct set set_text(const struct ng_piece *p)
{
    struct set set = {ng_type_width_64(p->font, p->text), 0, 0,
            ng_type_lost(p->font, p->text)};
    struct ng_type_run run;
    struct ng_type_mark mark;
    struct ng_glyph glyph;
    uint32_t n_drawn = 0;
    ng_type_run_init(&run, p->font, p->text);
    for (; ng_type_run_next(&run, &mark); n_drawn++) {
        ng_font_glyph_of(mark.font, mark.index, &glyph);
        set_glyph(&set, &glyph);
    }
    if (p->flags & NG_PIECE_HYPHEN) {
        ng_font_glyph(p->font, '-', &glyph);
        set_glyph(&set, &glyph);
        set.width_64 += ng_type_width_64(p->font, NG_STR("-"));
    }
    set.width_64 += n_drawn > 0 ? (n_drawn - 1) * p->tracking * 64u : 0;
    return set;
}

static struct ink ink_of(const struct ng_piece *p)
{
    struct ink ink = {p->x, p->y, p->x + p->width, p->y + p->height};
    if (p->kind == NG_PIECE_TEXT) {
        struct set set = set_text(p);
        ink.top = p->y + p->baseline - set.above;
        ink.bottom = p->y + p->baseline + set.below;
    }
    return ink;
}

/* What must be clear of other ink around a piece. */
static int32_t quiet(const struct ng_piece *p)
{
    return p->kind == NG_PIECE_CODE ? (int32_t)NG_SHEET_QUIET * p->scale : 0;
}

static void check_piece(struct check *c, const struct ng_piece *p)
{
    const struct ng_sheet *s = c->sheet;
    struct ink ink = ink_of(p);
    if (ink.right > s->width || ink.top < 0 || ink.bottom > s->height) {
        fault(c, p, NULL, NG_STR("outside of the page"));
    }
    if (p->kind == NG_PIECE_CODE &&
            (p->width != p->size * p->scale || p->height != p->width)) {
        fault(c, p, NULL, NG_STR("a code that is not its box"));
    }
    if (p->kind != NG_PIECE_TEXT) {
        return;
    }
    struct set set = set_text(p);
    if (set.width_64 > p->width * 64u) {
        fault(c, p, NULL, NG_STR("a line wider than its box"));
    }
    if (set.n_lost > 0) {
        fault(c, p, NULL, NG_STR("a letter without a glyph"));
    }
}

/* Where it may have ink at most: no glyph reaches farther (as raster.c). */
static struct ink room_of(const struct ng_piece *p)
{
    int32_t over = p->kind == NG_PIECE_TEXT ? p->font->size : 0;
    return (struct ink){
            p->x, p->y - over, p->x + p->width, p->y + p->height + over};
}

static bool apart(struct ink a, struct ink b, int32_t space)
{
    return a.right + space <= b.left || b.right + space <= a.left ||
           a.bottom + space <= b.top || b.bottom + space <= a.top;
}

/* White text stands on the bar that was drawn before it. */
static bool on_bar(
        const struct ng_piece *p, struct ink ink, const struct ng_piece *bar)
{
    return p->kind == NG_PIECE_TEXT && (p->flags & NG_PIECE_WHITE) != 0 &&
           bar->kind == NG_PIECE_BOX && bar->flags == 0 && bar < p &&
           ink.left >= bar->x && ink.right <= bar->x + bar->width &&
           ink.top >= bar->y && ink.bottom <= bar->y + bar->height;
}

uint32_t ng_sheet_faults(const struct ng_sheet *sheet,
        void (*what)(void *ctx, const struct ng_piece *piece,
                const struct ng_piece *other, struct ng_str fault),
        void *ctx)
{
    struct check c = {sheet, what, ctx, 0};
    for (uint32_t i = 0; i < sheet->n_pieces; i++) {
        const struct ng_piece *p = &sheet->pieces[i];
        check_piece(&c, p);
        if (i > 0 && p->y < p[-1].y) {
            fault(&c, p, p - 1, NG_STR("not sorted"));
        }
        struct ink ink = ink_of(p);
        bool white = p->kind == NG_PIECE_TEXT && (p->flags & NG_PIECE_WHITE);
        for (uint32_t j = 0; j < i; j++) {
            const struct ng_piece *other = &sheet->pieces[j];
            if (on_bar(p, ink, other)) {
                white = false;
                continue;
            }
            int32_t space = quiet(p) > quiet(other) ? quiet(p) : quiet(other);
            if (!apart(ink, room_of(other), space) &&
                    !apart(ink, ink_of(other), space)) {
                fault(&c, p, other, NG_STR("ink upon ink"));
            }
        }
        if (white) {
            fault(&c, p, NULL, NG_STR("white text on white"));
        }
    }
    return c.n;
}
