/* SPDX-License-Identifier: MIT */
#include "fake/font.h"
#include "ng_test.h"

#include "linux/fonts.h"

#define W 40
#define H 30

static bool pixel(const uint8_t *bits, unsigned stride, unsigned x, unsigned y)
{
    return bits[y * stride + x / 8] >> (7 - x % 8) & 1;
}

/* The pixel-by-pixel way to draw a glyph on a page of its own. */
static bool glyph_has(const struct ng_glyph *g, int x, int y)
{
    struct ng_glyph_rows r;
    if (x < 0 || y < 0 || x >= g->width || y >= g->height) {
        return false;
    }
    ng_glyph_rows_init(&r, g);
    for (int i = 0; i <= y; i++) {
        assert_true(ng_glyph_rows_next(&r));
    }
    return r.bits[x / 8] >> (7 - x % 8) & 1;
}

static void one_glyph(const struct ng_glyph *g)
{
    static const int windows[][2] = {{0, 0}, {-13, 7}, {1003, -5}};
    for (int x = -30; x < W + 4; x++) {
        for (unsigned w = 0; w < 3; w++) {
            /* a byte on each side, which must stay as it was */
            uint8_t bits[W / 8 * H + 2];
            bool ink = x & 1;
            int y = (x * 7 + 90) % 50;
            memset(bits, ink ? 0 : 0xFF, sizeof bits);
            bits[0] = bits[sizeof bits - 1] = 0xA5;
            struct ng_canvas c = {.bits = bits + 1,
                    .x = windows[w][0],
                    .y = windows[w][1],
                    .width = W,
                    .height = H,
                    .stride = W / 8};
            ng_canvas_glyph(&c, c.x + x, c.y + y, g, ink);
            for (int py = 0; py < H; py++) {
                for (int px = 0; px < W; px++) {
                    bool on = glyph_has(g, px - x - g->left, py - y + g->top);
                    assert_int_equal(
                            pixel(bits + 1, W / 8, (unsigned)px, (unsigned)py),
                            on ? ink : !ink);
                }
            }
            assert_int_equal(bits[0], 0xA5);
            assert_int_equal(bits[sizeof bits - 1], 0xA5);
        }
    }
}

static void glyph(void **state)
{
    (void)state;
    static const uint8_t widths[] = {1, 7, 8, 9, 23};
    for (size_t i = 0; i < sizeof widths; i++) {
        struct ng_font f =
                fake_font(NG_FONT_REGULAR, 16, widths[i], 0, 'a', 'b');
        struct ng_glyph g;
        assert_true(ng_font_glyph(&f, 'a', &g));
        one_glyph(&g);
        fake_font_free(&f);
    }
    if (ng_fonts_linux.n > 0) { /* one by Rice codes */
        struct ng_glyph g;
        assert_true(ng_font_glyph(
                ng_fonts_pick(&ng_fonts_linux, NG_FONT_BOLD, 40), 'g', &g));
        assert_int_equal(g.packing, 1);
        one_glyph(&g);
    }
}

static void box(void **state)
{
    (void)state;
    for (int x = -20; x < W + 2; x++) {
        for (unsigned w = 0; w < 30; w++) {
            uint8_t bits[W / 8 * H];
            bool ink = x & 1;
            memset(bits, ink ? 0 : 0xFF, sizeof bits);
            struct ng_canvas c = {bits, 5, -3, W, H, W / 8};
            int y = x / 2;
            unsigned h = w / 2;
            ng_canvas_box(&c, 5 + x, y - 3, w, h, ink);
            for (int py = 0; py < H; py++) {
                for (int px = 0; px < W; px++) {
                    bool in = px >= x && px < x + (int)w && py >= y &&
                              py < y + (int)h;
                    assert_int_equal(
                            pixel(bits, W / 8, (unsigned)px, (unsigned)py),
                            in ? ink : !ink);
                }
            }
            ng_canvas_clear(&c);
            assert_int_equal(bits[0] | bits[sizeof bits - 1], 0);
        }
    }
    /* farther than numbers reach */
    uint8_t bits[1] = {0};
    struct ng_canvas c = {bits, 0, 0, 8, 1, 1};
    ng_canvas_box(&c, INT32_MAX, INT32_MIN, UINT32_MAX, UINT32_MAX, true);
    assert_int_equal(bits[0], 0);
    ng_canvas_box(&c, INT32_MIN, INT32_MIN, UINT32_MAX, UINT32_MAX, true);
    assert_int_equal(bits[0], 0xFF);
}

static void turn(void **state)
{
    (void)state;
    uint8_t from[24 / 8 * 40], to[40 / 8 * 8];
    uint32_t seed = 1;
    for (size_t i = 0; i < sizeof from; i++) {
        seed = seed * 1664525 + 1013904223;
        from[i] = (uint8_t)(seed >> 24);
    }
    for (int clockwise = 0; clockwise < 2; clockwise++) {
        for (unsigned i = 0; i < 3; i++) {
            ng_canvas_turn(from + i, 3, 40, to, clockwise);
            for (unsigned y = 0; y < 8; y++) {
                for (unsigned x = 0; x < 40; x++) {
                    assert_int_equal(pixel(to, 5, x, y),
                            clockwise ? pixel(from + i, 3, y, 39 - x)
                                      : pixel(from + i, 3, 7 - y, x));
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(glyph),
            cmocka_unit_test(box), cmocka_unit_test(turn)};
    return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
