/* SPDX-License-Identifier: MIT */
#include "ng/masthead.h"

#include "ng/type.h"
#include "ng/utf8.h"
#include "ng/words.h"

#define SMALL 12u /* pixels: any size has the same letters */

/* Between the parts of the foot: an em space, a middle dot, one more. */
#define BETWEEN NG_STR(" \u00b7 ")

struct foot {
    struct ng_arena *a;
    struct ng_str text;
    bool ok;
};

static void add(struct foot *f, struct ng_str s)
{
    if (s.len > 0 && f->text.len > 0) {
        f->text.len += ng_arena_copy(f->a, BETWEEN, &f->ok).len;
    }
    struct ng_str copy = ng_arena_copy(f->a, s, &f->ok);
    f->text.s = f->text.len == 0 ? copy.s : f->text.s;
    f->text.len += copy.len;
}

/* The parts are composed elsewhere first: the whole is one run of bytes. */
static struct ng_str join(
        struct ng_phrases *p, const struct ng_str *parts, uint32_t n)
{
    struct foot f = {.a = p->a, .ok = p->ok};
    for (uint32_t i = 0; i < n && f.ok; i++) {
        add(&f, parts[i]);
    }
    p->ok = f.ok;
    return f.ok ? f.text : (struct ng_str){NULL, 0};
}

/* A source whose name would be drawn wrong is named by its number. */
static struct ng_str notices(struct ng_phrases *p, const struct ng_fonts *fonts)
{
    const struct ng_font *font = ng_fonts_pick(fonts, NG_FONT_ITALIC, SMALL);
    const struct ng_digest *d = p->d;
    uint32_t max = (uint32_t)d->n_failed + d->n_stale + 1u, n = 0;
    struct ng_str *parts = ng_keep(p->a, struct ng_str, max);
    if (parts == NULL) {
        p->ok = false;
        return (struct ng_str){NULL, 0};
    }
    parts[n++] = ng_phrase_as_of(p);
    for (uint16_t i = 0; i < d->n_sources && n < max; i++) {
        if (d->sources[i].status != NG_SOURCE_OK) {
            struct ng_source_report source = d->sources[i];
            if (font != NULL && ng_type_lost(font, source.name) > 0) {
                source.name = ng_phrase_number(p, i + 1u);
            }
            parts[n++] = ng_phrase_source(p, &source);
        }
    }
    return join(p, parts, n);
}

struct ng_foot ng_masthead_foot_text(const struct ng_masthead *m,
        struct ng_phrases *p, uint32_t n_more, uint32_t n_unprintable)
{
    struct ng_foot foot = {.notices = m->notices};
    if (n_more > 0) {
        foot.more = ng_phrase_more(p, n_more);
    }
    if (n_unprintable > 0) {
        struct ng_str parts[] = {
                m->notices, ng_phrase_unprintable(p, n_unprintable)};
        foot.notices = join(p, parts, 2);
    }
    return foot;
}

/* "12 stories . 06:00", where the sources have no room. */
static struct ng_str short_count(struct ng_phrases *p, struct ng_str count)
{
    struct foot f = {.a = p->a, .ok = p->ok};
    bool one = p->d->n_stories == 1;
    int32_t space = ng_str_find(count, NG_STR(" "));
    int32_t dot = ng_str_find(count, NG_STR("\u00a0\u00b7"));
    uint32_t n = space > 0 ? (uint32_t)space + 1 : 0;
    const char *word =
            ng_words_at(p->words, one ? NG_WORD_STORY : NG_WORD_STORIES);
    struct ng_str parts[] = {ng_str_cut(count, 0, n), ng_str_of(word),
            ng_str_cut(count, dot < 0 ? count.len : (uint32_t)dot, count.len)};
    for (uint32_t i = 0; i < 3; i++) {
        struct ng_str copy = ng_arena_copy(p->a, parts[i], &f.ok);
        f.text.s = i == 0 ? copy.s : f.text.s;
        f.text.len += copy.len;
    }
    p->ok = f.ok;
    return f.ok ? f.text : (struct ng_str){NULL, 0};
}

void ng_masthead_init(struct ng_masthead *m, struct ng_phrases *p,
        const struct ng_fonts *fonts)
{
    *m = (struct ng_masthead){.title = ng_phrase_title(p),
            .date = ng_phrase_date(p),
            .count = ng_phrase_count(p),
            .notices = notices(p, fonts),
            .fonts = fonts};
    const struct ng_font *bold = ng_fonts_pick(fonts, NG_FONT_BOLD, SMALL);
    if (bold != NULL && ng_type_lost(bold, m->title) > 0) {
        m->title = ng_str_of(ng_words_at(p->words, NG_WORD_TITLE));
    }
    m->short_count = short_count(p, m->count);
}

/* ---- the title ------------------------------------------------------------
 */

/* How far a text's ink goes above and below its baseline: a title with no
 * accent needs no room for one. */
static void extent(const struct ng_font *font, struct ng_str s, int32_t *above,
        int32_t *below)
{
    *above = 0;
    *below = 0;
    for (uint32_t at = 0; at < s.len;) {
        uint32_t cp, instead[NG_TYPE_INSTEAD_MAX];
        bool lost;
        struct ng_glyph glyph;
        at += ng_utf8_decode(s.s + at, s.len - at, &cp);
        uint32_t n = ng_type_instead(font, cp, instead, &lost);
        for (uint32_t i = 0; i < n; i++) {
            if (ng_font_glyph(font, instead[i], &glyph) && glyph.height > 0) {
                int32_t under = (int32_t)glyph.height - glyph.top;
                *above = glyph.top > *above ? glyph.top : *above;
                *below = under > *below ? under : *below;
            }
        }
    }
}

/* The largest font for the title in that many lines of that width; without
 * its letters in the masthead's style a bold one. */
static const struct ng_font *fit_title(const struct ng_masthead *m,
        uint32_t size, uint32_t width, uint32_t n_lines, struct ng_galley *g)
{
    enum ng_font_style style = NG_FONT_MAST;
    const struct ng_font *font = NULL;
    size = size > 255 ? 255 : size;
    for (uint32_t tries = 0; tries < 64; tries++) {
        font = ng_fonts_pick(m->fonts, style, (uint8_t)size);
        if (style == NG_FONT_MAST && ng_type_lost(font, m->title) > 0) {
            style = NG_FONT_BOLD;
            continue;
        }
        struct ng_paragraph p = {.text = m->title,
                .font = font,
                .width = (uint16_t)width,
                .setting = NG_SET_BALANCED};
        bool fits = n_lines == 1
                            ? ng_galley_width(font, m->title, 0) <= width
                            : ng_paragraph_set(&p, g->a, NULL, 0) <= n_lines;
        if (fits || font->size > size || font->size <= 1) {
            break;
        }
        size = font->size - 1u;
    }
    return font;
}

/* A line with its baseline's ink at y; returns the height of its ink. */
static uint32_t title_line(struct ng_galley *g, const struct ng_font *font,
        struct ng_str s, uint32_t x, uint32_t y, uint32_t width)
{
    int32_t above, below;
    extent(font, s, &above, &below);
    if (g->placing && s.len > 0) {
        uint32_t n = g->n_pieces;
        uint32_t own = ng_galley_width(font, s, 0);
        own = own < width ? own : width;
        ng_galley_line(g, font, s, x + (width - own) / 2, y, own, 0, 0);
        if (g->n_pieces > n) { /* its box is its ink */
            struct ng_piece *piece = &g->pieces[n];
            piece->y = (uint16_t)y;
            piece->baseline = (uint16_t)above;
            piece->height = (uint16_t)(above + below);
        }
    }
    return (uint32_t)(above + below);
}

static uint32_t rules(
        struct ng_galley *g, uint32_t x, uint32_t y, uint32_t width)
{
    const struct ng_face *f = g->face;
    uint32_t thin = y + f->heavy + 2u * f->rule;
    ng_galley_box(g, x, y, width, f->heavy, 0);
    ng_galley_box(g, x, thin, width, f->rule, 0);
    return thin + f->rule - y;
}

static uint32_t dateline(struct ng_galley *g, const struct ng_masthead *m,
        uint32_t x, uint32_t y, uint32_t width)
{
    const struct ng_font *small = g->face->small;
    uint32_t right = ng_galley_width(small, m->count, 0);
    uint32_t left = ng_galley_width(small, m->date, 0);
    uint32_t lead = small->leading;
    if (left + g->face->em + right <= width) {
        ng_galley_line(g, small, m->date, x, y, left, 0, 0);
        ng_galley_line(g, small, m->count, x + width - right, y, right, 0, 0);
        return lead;
    }
    struct ng_paragraph p = {.text = m->date,
            .font = small,
            .width = (uint16_t)width,
            .setting = NG_SET_BALANCED};
    uint32_t at = y + ng_galley_paragraph(g, &p, x, y, 0, NG_ALIGN_CENTRE);
    p.text = m->count;
    return at + ng_galley_paragraph(g, &p, x, at, 0, NG_ALIGN_CENTRE) - y;
}

static uint32_t compact(struct ng_galley *g, const struct ng_masthead *m,
        uint32_t size, uint32_t x, uint32_t y, uint32_t width)
{
    const struct ng_font *small = g->face->small;
    uint32_t date = ng_galley_width(small, m->date, 0);
    struct ng_str which = m->count;
    uint32_t count = ng_galley_width(small, which, 0);
    if (count > date && count * 5 > width * 2) {
        which = m->short_count;
        count = ng_galley_width(small, which, 0);
    }
    uint32_t right = date > count ? date : count;
    right = right + g->face->em > width / 2 ? 0 : right;
    uint32_t room = width - (right > 0 ? right + g->face->em : 0);
    const struct ng_font *font = fit_title(m, size, room, 1, g);
    uint32_t own = ng_galley_width(font, m->title, 0);
    int32_t above, below;
    extent(font, m->title, &above, &below);
    uint32_t high = (uint32_t)(above + below);
    uint32_t dates = right > 0 ? 2u * small->leading : 0;
    uint32_t row = high > dates ? high : dates;
    own = own < room ? own : room;
    title_line(g, font, m->title, x, y + (row - high) / 2, own);
    if (right > 0) {
        uint32_t at = y + (row - dates) / 2;
        ng_galley_line(g, small, m->date, x + width - date, at, date, 0, 0);
        ng_galley_line(g, small, which, x + width - count, at + small->leading,
                count, 0, 0);
    }
    return row;
}

uint32_t ng_masthead_set(struct ng_galley *g, const struct ng_masthead *m,
        enum ng_masthead_form form, uint32_t size, uint32_t x, uint32_t y,
        uint32_t width)
{
    const struct ng_face *f = g->face;
    uint32_t at = y, gap = f->em * 4u / 14u;
    if (form == NG_MASTHEAD_COMPACT) {
        at += compact(g, m, size, x, at, width) + gap / 2u;
        at += rules(g, x, at, width);
        return at + gap - y;
    }
    uint32_t n_lines = form == NG_MASTHEAD_ROLL ? 2 : 1;
    const struct ng_font *font = fit_title(m, size, width, n_lines, g);
    struct ng_paragraph p = {.text = m->title,
            .font = font,
            .width = (uint16_t)width,
            .setting = NG_SET_BALANCED};
    uint32_t n = ng_paragraph_set(&p, g->a, g->lines, g->max_lines);
    n = n < g->max_lines ? n : g->max_lines;
    /* the lines of a long title, kept beside the galley's own */
    for (uint32_t i = 0; i < n; i++) {
        at += title_line(g, font, g->lines[i].text, x, at, width);
        at += i + 1 < n ? gap : 0;
    }
    at += gap;
    at += rules(g, x, at, width) + gap / 4u;
    at += dateline(g, m, x, at, width) + gap / 2u;
    ng_galley_box(g, x, at, width, f->rule, 0);
    return at + f->rule + gap - y;
}

uint32_t ng_masthead_foot(struct ng_galley *g, const struct ng_foot *foot,
        uint32_t x, uint32_t y, uint32_t width)
{
    const struct ng_face *f = g->face;
    uint32_t more = ng_galley_width(f->small, foot->more, 0);
    if (foot->notices.len == 0 && more == 0) {
        return 0;
    }
    struct ng_paragraph p = {.text = foot->notices,
            .font = f->small,
            .width = (uint16_t)width,
            .last_room = (uint16_t)(more > 0 ? more + f->em : 0),
            .setting = NG_SET_BALANCED}; /* no "before)" on a line of its own */
    ng_galley_box(g, x, y, width, f->rule, 0);
    uint32_t from = y + 2u * f->rule;
    uint32_t at = from + ng_galley_paragraph(g, &p, x, from, 0, NG_ALIGN_LEFT);
    at += at == from ? f->small->leading : 0;
    ng_galley_line(g, f->small, foot->more, x + width - more,
            at - f->small->leading, more, 0, 0);
    return at - y;
}
