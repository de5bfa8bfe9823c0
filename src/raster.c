/* SPDX-License-Identifier: MIT */
#include "ng/raster.h"

#include "ng/canvas.h"
#include "ng/type.h"

#include <string.h>

/* ---- pieces ----------------------------------------------------------------
 */

struct pen {
    struct ng_canvas *canvas;
    const struct ng_piece *piece;
    int32_t at_64;
    bool ink;
    /* of a justified line: what its spaces are wider by together, how many they
     * are and how many are behind */
    uint32_t extra_64, spaces, passed;
};

/* Sets the text; false: the rest lies right of the window. */
static bool set(struct pen *pen, struct ng_str text)
{
    const struct ng_piece *p = pen->piece;
    const struct ng_font *font = p->font;
    struct ng_canvas *c = pen->canvas;
    /* no glyph reaches farther from its pen, which the text's own may not */
    int32_t reach = 2 * font->size;
    struct ng_type_run run;
    struct ng_type_mark mark;
    ng_type_run_init(&run, font, text);
    while (ng_type_run_next(&run, &mark)) {
        struct ng_glyph glyph;
        pen->at_64 += mark.kern_64;
        int32_t x = (pen->at_64 + 32) >> 6;
        if (x - reach > c->x + c->width) {
            return false;
        }
        if (mark.cp != ' ' && x + reach >= c->x) {
            ng_font_glyph_of(mark.font, mark.index, &glyph);
            ng_canvas_glyph(c, x, p->y + p->baseline, &glyph, pen->ink);
        }
        pen->at_64 += mark.advance_64 + 64 * p->tracking;
        if (mark.cp == ' ' && pen->spaces > 0) {
            uint32_t before = pen->extra_64 * pen->passed / pen->spaces;
            pen->passed++;
            pen->at_64 += (int32_t)(pen->extra_64 * pen->passed / pen->spaces -
                                    before);
        }
    }
    return true;
}

/* What a justified line's spaces have to fill. */
static void spread(struct pen *pen)
{
    const struct ng_piece *p = pen->piece;
    struct ng_type_run run;
    struct ng_type_mark mark;
    uint32_t full = 64u * p->width;
    uint32_t width = 0;
    ng_type_run_init(&run, p->font, p->text);
    while (ng_type_run_next(&run, &mark)) {
        width += (uint32_t)(mark.advance_64 + mark.kern_64 + 64 * p->tracking);
        pen->spaces += mark.cp == ' ';
    }
    if ((p->flags & NG_PIECE_HYPHEN) != 0) {
        width += ng_type_width_64(p->font, NG_STR("-"));
    }
    pen->extra_64 = width < full ? full - width : 0;
}

static void draw_text(struct ng_canvas *c, const struct ng_piece *p, bool ink)
{
    struct pen pen = {.canvas = c, .piece = p, .at_64 = 64 * p->x, .ink = ink};
    if (p->font == NULL) {
        return;
    }
    if ((p->flags & NG_PIECE_JUSTIFIED) != 0) {
        spread(&pen);
    }
    if (set(&pen, p->text) && (p->flags & NG_PIECE_HYPHEN) != 0) {
        pen.spaces = 0;
        set(&pen, NG_STR("-"));
    }
}

static void draw_box(struct ng_canvas *c, const struct ng_piece *p, bool ink)
{
    if ((p->flags & NG_PIECE_DASHED) == 0) {
        ng_canvas_box(c, p->x, p->y, p->width, p->height, ink);
        return;
    }
    bool lying = p->width >= p->height;
    uint32_t length = lying ? p->width : p->height;
    uint32_t thick = lying ? p->height : p->width;
    uint32_t dash = 3 * thick + 1; /* and as much white */
    for (uint32_t at = 0; at < length; at += 2 * dash) {
        uint32_t n = length - at < dash ? length - at : dash;
        ng_canvas_box(c, p->x + (lying ? (int32_t)at : 0),
                p->y + (lying ? 0 : (int32_t)at), lying ? n : thick,
                lying ? thick : n, ink);
    }
}

static void draw_code(struct ng_canvas *c, const struct ng_piece *p, bool ink)
{
    uint32_t stride = (p->size + 7u) / 8;
    const uint8_t *rows = (const uint8_t *)p->text.s;
    for (uint32_t y = 0; y < p->size && (y + 1) * stride <= p->text.len; y++) {
        uint32_t n = 0; /* dark modules up to x */
        for (uint32_t x = 0; x <= p->size; x++) {
            if (x < p->size &&
                    (rows[y * stride + x / 8] >> (7 - x % 8) & 1) != 0) {
                n++;
                continue;
            }
            ng_canvas_box(c, p->x + (int32_t)((x - n) * p->scale),
                    p->y + (int32_t)(y * p->scale), n * p->scale, p->scale,
                    ink);
            n = 0;
        }
    }
}

/* Accents and tails may lie outside of a line's box. */
static bool touches(const struct ng_piece *p, const struct ng_canvas *c)
{
    int32_t over =
            p->kind == NG_PIECE_TEXT && p->font != NULL ? p->font->size : 0;
    return p->y - over < c->y + c->height && p->y + p->height + over > c->y &&
           p->x - over < c->x + c->width && p->x + p->width + over > c->x;
}

static void draw_piece(struct ng_canvas *c, const struct ng_piece *p, bool ink)
{
    switch (p->kind) {
    case NG_PIECE_TEXT:
        draw_text(c, p, ink);
        break;
    case NG_PIECE_CODE:
        draw_code(c, p, ink);
        break;
    default:
        draw_box(c, p, ink);
    }
}

/* accent: NULL where it is ink like the rest. */
static void draw(const struct ng_sheet *sheet, struct ng_canvas *ink,
        struct ng_canvas *accent)
{
    for (uint32_t i = 0; i < sheet->n_pieces; i++) {
        const struct ng_piece *p = &sheet->pieces[i];
        bool white = (p->flags & NG_PIECE_WHITE) != 0;
        bool coloured = accent != NULL && (p->flags & NG_PIECE_ACCENT) != 0;
        if (!touches(p, ink)) {
            continue;
        }
        if (white || !coloured) {
            draw_piece(ink, p, !white);
        }
        if (coloured || (white && accent != NULL)) {
            draw_piece(accent, p, !white);
        }
    }
}

/* ---- bands -----------------------------------------------------------------
 */

/* How a band of the panel's rows is had. A window onto the page is drawn into
 * `drawn`; turned by a half it is turned where it is, by a quarter it comes to
 * `turned`, 8 rows at a time. */
struct band {
    const struct ng_panel *panel;
    uint32_t stride; /* of the panel's rows */
    uint32_t rows;   /* at most, a multiple of 8 */
    uint8_t *drawn[2], *turned[2];
};

static bool is_quarter(const struct ng_panel *panel)
{
    return (panel->rotation & 1) != 0;
}

/* The window for n rows from y on. What a byte has too many must come to lie at
 * the end of the panel's rows: where these run backwards along the page, the
 * window begins as much before it. */
static struct ng_canvas window(const struct band *b, uint32_t y, uint32_t n)
{
    const struct ng_panel *panel = b->panel;
    int32_t full = (int32_t)(8 * b->stride);
    int32_t spare = full - panel->width;
    int32_t rest = (int32_t)panel->height - (int32_t)y - (int32_t)n;
    struct ng_canvas c = {.bits = b->drawn[0]};
    switch (panel->rotation & 3) {
    case NG_ROTATE_0:
        c.y = (int32_t)y;
        break;
    case NG_ROTATE_90:
        c.x = (int32_t)y;
        c.y = -spare;
        break;
    case NG_ROTATE_180:
        c.x = -spare;
        c.y = rest;
        break;
    default:
        c.x = rest;
    }
    c.width = (uint16_t)(is_quarter(panel) ? (int32_t)n : full);
    c.height = (uint16_t)(is_quarter(panel) ? full : (int32_t)n);
    c.stride = c.width / 8;
    return c;
}

static uint8_t backwards(uint32_t b)
{
    b = (b & 0x0F) << 4 | b >> 4;
    b = (b & 0x33) << 2 | (b >> 2 & 0x33);
    return (uint8_t)((b & 0x55) << 1 | (b >> 1 & 0x55));
}

static void turn_around(uint8_t *bits, uint32_t n)
{
    for (uint32_t i = 0; 2 * i < n; i++) {
        uint8_t other = backwards(bits[n - 1 - i]);
        bits[n - 1 - i] = backwards(bits[i]);
        bits[i] = other;
    }
}

/* Whatever lies beyond the page: spare bits are 0, and no pixel is both. */
static void tidy(
        const struct band *b, uint32_t n, uint8_t *ink, uint8_t *accent)
{
    uint32_t spare = 8 * b->stride - b->panel->width;
    for (uint32_t y = 0; y < n && spare > 0; y++) {
        ink[(y + 1) * b->stride - 1] &= (uint8_t)(0xFF << spare);
    }
    for (uint32_t i = 0; accent != NULL && i < n * b->stride; i++) {
        accent[i] &= (uint8_t)~ink[i];
    }
    for (uint32_t y = 0; accent != NULL && y < n && spare > 0; y++) {
        accent[(y + 1) * b->stride - 1] &= (uint8_t)(0xFF << spare);
    }
}

/* Takes the memory of a band. */
static int take(
        struct band *b, struct ng_arena *a, const struct ng_panel *panel)
{
    uint32_t planes = panel->accent ? 2 : 1;
    size_t room = ng_arena_room_scratch(a) / planes;
    b->panel = panel;
    b->stride = (panel->width + 7u) / 8;
    uint32_t eight = 8 * b->stride;
    uint32_t extra = is_quarter(panel) ? eight : 0;
    uint32_t most = room < NG_RASTER_BAND ? (uint32_t)room : NG_RASTER_BAND;
    uint32_t eights = most > extra ? (most - extra) / eight : 0;
    uint32_t all = (panel->height + 7u) / 8;
    eights = eights == 0 ? 1 : eights < all ? eights : all;
    uint32_t each = eights * eight + extra;
    uint8_t *bits = ng_scratch(a, uint8_t, each * planes);
    b->rows = 8 * eights;
    for (uint32_t i = 0; bits != NULL && i < planes; i++) {
        b->drawn[i] = bits + i * each;
        b->turned[i] = b->drawn[i] + eights * eight;
    }
    return bits == NULL ? NG_ENOMEM : NG_OK;
}

static int hand_over(const struct band *b, uint32_t y, uint32_t n, uint8_t *ink,
        uint8_t *accent)
{
    const struct ng_panel *panel = b->panel;
    tidy(b, n, ink, accent);
    return panel->rows(panel->ctx, (uint16_t)y, (uint16_t)n, ink, accent);
}

/* A band of n rows from y on, which was drawn. */
static int give(
        const struct band *b, const struct ng_canvas *c, uint32_t y, uint32_t n)
{
    uint8_t *ink = b->drawn[0];
    uint8_t *accent = b->drawn[1];
    if (!is_quarter(b->panel)) {
        if ((b->panel->rotation & 3) == NG_ROTATE_180) {
            turn_around(ink, n * b->stride);
            turn_around(accent, accent == NULL ? 0 : n * b->stride);
        }
        return hand_over(b, y, n, ink, accent);
    }
    bool clockwise = (b->panel->rotation & 3) == NG_ROTATE_90;
    int err = NG_OK;
    for (uint32_t at = 0; err == NG_OK && at < n; at += 8) {
        uint32_t column = at / 8;
        column = clockwise ? column : c->stride - 1u - column;
        ng_canvas_turn(
                ink + column, c->stride, c->height, b->turned[0], clockwise);
        if (accent != NULL) {
            ng_canvas_turn(accent + column, c->stride, c->height, b->turned[1],
                    clockwise);
        }
        err = hand_over(
                b, y + at, n - at < 8 ? n - at : 8, b->turned[0], b->turned[1]);
    }
    return err;
}

int ng_raster(const struct ng_sheet *sheet, struct ng_arena *a,
        const struct ng_panel *panel)
{
    struct band b = {0};
    struct ng_mark mark = ng_arena_mark(a);
    if (panel->width == 0 || panel->height == 0) {
        return NG_EARG;
    }
    int err = take(&b, a, panel);
    for (uint32_t y = 0; err == NG_OK && y < panel->height; y += b.rows) {
        uint32_t left = panel->height - y;
        uint32_t n = left < b.rows ? left : b.rows;
        struct ng_canvas ink =
                window(&b, y, is_quarter(panel) ? (n + 7) & ~7u : n);
        struct ng_canvas accent = ink;
        accent.bits = b.drawn[1];
        ng_canvas_clear(&ink);
        if (panel->accent) {
            ng_canvas_clear(&accent);
        }
        draw(sheet, &ink, panel->accent ? &accent : NULL);
        err = give(&b, &ink, y, n);
    }
    ng_arena_rewind(a, mark);
    return err;
}

/* ---- has it changed?
 * --------------------------------------------------------- */

struct sums {
    uint64_t ink, accent;
    uint32_t stride;
};

static int add_rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct sums *s = ctx;
    (void)y;
    s->ink = ng_hash(s->ink, ink, (size_t)n * s->stride);
    s->accent = ng_hash(s->accent, accent, (size_t)n * s->stride);
    return NG_OK;
}

uint64_t ng_raster_hash(const struct ng_sheet *sheet, struct ng_arena *a)
{
    struct sums s = {NG_HASH_INIT, NG_HASH_INIT, (sheet->width + 7u) / 8};
    const struct ng_panel panel = {.width = sheet->width,
            .height = sheet->height,
            .accent = true,
            .rows = add_rows,
            .ctx = &s};
    if (ng_raster(sheet, a, &panel) != NG_OK) {
        return 0;
    }
    uint64_t sum = s.ink ^ (s.accent << 1 | s.accent >> 63);
    return sum == 0 ? 1 : sum;
}
