/* SPDX-License-Identifier: MIT */
#include "linux/panel_card.h"

#include <stdlib.h>

#include "ng/raster.h"
#include "ng/type.h"

#define PIECES 24u
#define ROOM (64u << 10)

struct card {
    struct ng_piece pieces[PIECES];
    uint32_t n;
    const struct bitmap *b;
    const struct ng_fonts *fonts;
};

static void box(struct card *c, uint32_t x, uint32_t y, uint32_t width,
        uint32_t height, uint8_t flags)
{
    c->pieces[c->n++] = (struct ng_piece){.x = (uint16_t)x,
            .y = (uint16_t)y,
            .width = (uint16_t)width,
            .height = (uint16_t)height,
            .kind = NG_PIECE_BOX,
            .flags = flags};
}

/* In the middle of the card at row y, in the largest letters up to `size` that
 * fit. Returns the row below. */
static uint32_t line(struct card *c, uint32_t y, enum ng_font_style style,
        uint8_t size, struct ng_str text)
{
    uint32_t room = c->b->width > 24 ? c->b->width - 24u : c->b->width;
    for (; size >= 6; size--) {
        const struct ng_font *font = ng_fonts_pick(c->fonts, style, size);
        if (font == NULL) {
            return y;
        }
        uint32_t width = (ng_type_width_64(font, text) + 63) / 64;
        uint32_t height = (uint32_t)font->ascent + font->descent;
        if (width > room || y + height > c->b->height) {
            continue;
        }
        c->pieces[c->n++] = (struct ng_piece){.text = text,
                .font = font,
                .x = (uint16_t)((c->b->width - width) / 2),
                .y = (uint16_t)y,
                .width = (uint16_t)width,
                .height = (uint16_t)height,
                .baseline = font->ascent,
                .kind = NG_PIECE_TEXT};
        return y + height;
    }
    return y;
}

static int by_row(const void *a, const void *b)
{
    const struct ng_piece *left = a, *right = b;
    return (left->y > right->y) - (left->y < right->y);
}

static uint8_t at_most(uint32_t size, uint8_t most)
{
    return size < most ? (uint8_t)size : most;
}

int panel_card_draw(struct bitmap *b, const struct ng_fonts *fonts,
        struct ng_str name, struct ng_str about)
{
    struct card c = {.b = b, .fonts = fonts};
    struct ng_arena a;
    void *room = malloc(ROOM);
    uint32_t w = b->width, h = b->height, unit = h / 16 > 2 ? h / 16 : 2;
    if (room == NULL) {
        return -1;
    }
    box(&c, 0, 0, w, 1, 0);
    box(&c, 0, h - 1, w, 1, 0);
    box(&c, 0, 0, 1, h, 0);
    box(&c, w - 1, 0, 1, h, 0);
    box(&c, 4, 4, unit, unit, 0);
    uint32_t y = line(&c, h / 6, NG_FONT_BOLD, at_most(h / 5, 96), name);
    y = line(&c, y + h / 40, NG_FONT_REGULAR, at_most(h / 10, 32), about);
    y += h / 12;
    for (uint32_t thick = 1; thick <= 4 && y + thick + 6 < h; thick++) {
        box(&c, w / 4, y, w / 2, thick, 0);
        y += thick + 5;
    }
    y += h / 24;
    for (uint32_t thick = 1; thick <= 4 && y + unit * 2 + 6 < h; thick++) {
        box(&c, w / 4 + (thick - 1) * w / 8, y, thick, unit, 0);
    }
    y += unit + h / 24;
    if (b->accent != NULL && y + unit + 4 < h) {
        box(&c, w / 4, y, w / 2, unit, NG_PIECE_ACCENT);
    }
    qsort(c.pieces, c.n, sizeof *c.pieces, by_row);
    struct ng_sheet sheet = {.pieces = c.pieces,
            .n_pieces = c.n,
            .width = b->width,
            .height = b->height};
    ng_arena_init(&a, room, ROOM);
    int err = ng_raster(&sheet, &a, &b->panel);
    free(room);
    return err == NG_OK ? 0 : -1;
}
