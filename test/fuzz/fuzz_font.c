/* SPDX-License-Identifier: MIT */
/* Invariants 1, 2, 4: a user's font, however damaged, is refused or drawn: no
 * read past its end, no write outside of the canvas or the glyph's row. */
#include "fuzz.h"

static void draw(const struct ng_font *f, uint32_t cp, struct ng_canvas *c)
{
    struct ng_glyph g;
    struct ng_glyph_rows r;
    bool is = ng_font_glyph(f, cp, &g);
    must(is == (ng_font_advance(f, cp) >= 0));
    must(g.width <= 8 * NG_GLYPH_BYTES && (is || g.width == 0));
    ng_glyph_rows_init(&r, &g);
    uint32_t n = 0;
    while (ng_glyph_rows_next(&r)) {
        n++;
    }
    must(n == g.height);
    ng_glyph_rows_init(&r, &g);
    ng_glyph_rows_skip(&r, n + 1);
    must(!ng_glyph_rows_next(&r));
    ng_canvas_glyph(c, (int32_t)(cp % 61) - 20, (int32_t)(cp % 37), &g, cp & 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ng_font f;
    static const char text[] = "fi\xC3\xA9 \xE2\x82\xAC \xE4\xB8\xAD AVo";
    char *copy = fuzz_copy(data, n);
    uint8_t *bits = malloc(5 * 24);
    must(bits != NULL);
    if (ng_font_open(&f, copy, n) == NG_OK) {
        struct ng_canvas c = {
                .bits = bits, .width = 40, .height = 24, .stride = 5};
        ng_canvas_clear(&c);
        must(f.ascent + f.descent <= f.leading);
        for (uint32_t cp = 0; cp < 0x500; cp++) {
            draw(&f, cp, &c);
        }
        draw(&f, 0x4E2D, &c);
        draw(&f, 0x10FFFF, &c);
        ng_font_kern(&f, 'A', 'V');
        ng_type_width_64(&f, NG_STR(text));
        ng_type_lost(&f, NG_STR(text));
    } else {
        must(f.blob == NULL);
    }
    free(bits);
    free(copy);
    return 0;
}
