/* SPDX-License-Identifier: MIT */
/* Instructions of a Cortex-M3 for drawing a page of 800x480, as
 * m3.h counts them: a title, a headline, a code and three columns of
 * justified text, 3,300 letters in all; as it is, turned by a quarter, with an
 * accent's plane; and the widths of the columns' lines. */
#include "firmware/fonts.h"
#include "m3.h"
#include "ng/paragraph.h"
#include "ng/raster.h"
#include "ng/type.h"

#include <string.h>

#define TEXT                                                                   \
    "The harbour bridge will close for a week in January while its last "      \
    "bearings are changed, the council said on Sunday. Ferries are to run "    \
    "every ten minutes from both quays, and a footway stays open for those "   \
    "who walk; lorries must take the northern road, which adds forty "         \
    "minutes. \342\200\234Nobody likes it\342\200\235, said the engineer in "  \
    "charge, \342\200\234but the bearings are of 1931.\342\200\235 "

static const char text[] = TEXT TEXT TEXT TEXT TEXT TEXT;
static char mem[NG_RASTER_BAND * 2 + 64];
static struct ng_piece pieces[100];
static struct ng_sheet sheet; /* no start-up code fills in what has values */
static uint32_t drawn;

static int take(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    (void)ctx;
    (void)y;
    (void)ink;
    (void)accent;
    drawn += n;
    return NG_OK;
}

static void put(struct ng_piece piece)
{
    pieces[sheet.n_pieces++] = piece;
}

static void line(enum ng_font_style style, uint8_t size, uint16_t x, uint16_t y,
        struct ng_str what)
{
    const struct ng_font *f = ng_fonts_pick(&ng_fonts_board, style, size);
    put((struct ng_piece){.kind = NG_PIECE_TEXT,
            .font = f,
            .text = what,
            .x = x,
            .y = y,
            .width = 500,
            .height = f->leading,
            .baseline = f->ascent});
}

static void fill(struct ng_arena *a)
{
    static const uint8_t code[25 * 4] = {0x55, 0xAA, 0xFF, 0x80, 0x96, 0x69};
    static struct ng_line lines[80];
    const struct ng_font *f =
            ng_fonts_pick(&ng_fonts_board, NG_FONT_REGULAR, 14);
    const struct ng_paragraph p = {.text = NG_STR(text),
            .font = f,
            .width = 245,
            .setting = NG_SET_JUSTIFIED};
    line(NG_FONT_MAST, 40, 180, 2, NG_STR("The Morning Digest"));
    put((struct ng_piece){
            .kind = NG_PIECE_BOX, .y = 50, .width = 800, .height = 3});
    line(NG_FONT_BOLD, 34, 14, 60, NG_STR("Harbour bridge to close"));
    line(NG_FONT_BOLD, 34, 14, 97, NG_STR("for a week in January"));
    put((struct ng_piece){.kind = NG_PIECE_CODE,
            .text = {(const char *)code, sizeof code},
            .x = 720,
            .y = 60,
            .width = 50,
            .height = 50,
            .size = 25,
            .scale = 2});
    uint32_t n = ng_paragraph_set(&p, a, lines, 80);
    for (uint32_t i = 0; i < n && i < 60; i++) {
        put((struct ng_piece){.kind = NG_PIECE_TEXT,
                .font = f,
                .text = lines[i].text,
                .x = (uint16_t)(14 + 263 * (i / 20)),
                .y = (uint16_t)(138 + 17 * (i % 20)),
                .width = lines[i].width,
                .height = 17,
                .baseline = f->ascent,
                .flags = lines[i].justified ? NG_PIECE_JUSTIFIED : 0});
    }
}

static uint32_t clock;

static void start(void)
{
    SYST_RVR = 0xFFFFFF;
    SYST_CVR = 0;
    SYST_CSR = 5;
    clock = SYST_CVR;
}

static void stop(const char *what)
{
    say(what, ((clock - SYST_CVR) & 0xFFFFFF) * 40);
}

static int run(void)
{
    struct ng_arena a;
    struct ng_panel panel = {.width = 800, .height = 480, .rows = take};
    sheet.pieces = pieces;
    sheet.width = 800;
    sheet.height = 480;
    ng_arena_init(&a, mem, sizeof mem);
    start();
    fill(&a);
    stop("set ");
    for (char *p = ng_stack_low; p < (char *)&a - 256; p++) {
        *(volatile char *)p = 0x5A;
    }
    start();
    for (uint32_t i = 0; i < sheet.n_pieces; i++) {
        if (pieces[i].kind == NG_PIECE_TEXT) {
            drawn += ng_type_width_64(pieces[i].font, pieces[i].text);
        }
    }
    stop("widths ");
    ng_arena_init(&a, mem, sizeof mem);
    start();
    int err = ng_raster(&sheet, &a, &panel);
    stop("drawn ");
    say("memory ", (uint32_t)a.peak);
    panel.rotation = NG_ROTATE_90;
    start();
    err = err != NG_OK ? err : ng_raster(&sheet, &a, &panel);
    stop("turned ");
    panel.rotation = NG_ROTATE_180;
    panel.accent = true;
    start();
    err = err != NG_OK ? err : ng_raster(&sheet, &a, &panel);
    stop("accent ");
    start();
    uint64_t hash = ng_raster_hash(&sheet, &a);
    stop("hash ");
    const char *deep = ng_stack_low;
    while (*deep == 0x5A) {
        deep++;
    }
    say("stack ", (uint32_t)(ng_stack_top - deep));
    return err == NG_OK && hash != 0 && sheet.n_pieces > 60 ? 0 : 1;
}

void ng_reset(void);
void ng_reset(void)
{
    leave((uint32_t)run());
    for (;;) {
    }
}

__attribute__((
        section(".vectors"), used)) static const void *const vectors[] = {
        ng_stack_top, (const void *)ng_reset};
