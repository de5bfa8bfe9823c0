/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#include "linux/fonts.h"

/* A font by hand: 'i' of 1 x 3 pixels (. over a stem) as plain bits, 'o' of 3 x
 * 3 as Rice codes, one pair. Fields: advance 64 or 256 (bits 2, shift 6), left
 * 0, top 3, width 1 + 2 bits, height 3, packing 1 bit, at 2 bits, shift 1. */
static const uint8_t tiny[] = {'N', 'G', 'F', '1', 83, 0, 0, 0,
        /* style size ascent descent x cap leading */
        NG_FONT_REGULAR, 5, 4, 1, 3, 4, 6, 0,
        /* ranges glyphs kerns */
        2, 0, 2, 0, 1, 0, 0, 0,
        /* least bits shift */
        64, 0, 2, 6, 0, 0, 0, 0, 3, 0, 0, 0, 1, 0, 2, 0, 3, 0, 0, 0, 0, 0, 1, 0,
        0, 0, 2, 1,
        /* 'i' is glyph 0, 'o' glyph 1 */
        'i', 0, 0, 0, 1, 0, 0, 0, 'o', 0, 0, 0, 1, 0, 1, 0,
        /* 01 00 0 00 | 11 10 1 10: advance 128, 256 */
        0x41, 0xD8,
        /* i before o: a pixel nearer */
        'i', 0, 'o', 0, 0xC0, 0xFF,
        /* 101, a spare bit; k 000, the ring's codes:
         * rows 111 101 111, XOR above 111 010 010: 0 0 0 1 2, 1 leads out */
        0xA0, 0x2D, 0x00, 0, 0, 0, 0};

static struct ng_font open_tiny(void)
{
    struct ng_font f;
    assert_int_equal(sizeof tiny, tiny[4]);
    assert_int_equal(ng_font_open(&f, tiny, sizeof tiny), NG_OK);
    return f;
}

static void draw(struct log *l, const struct ng_font *f, uint32_t cp)
{
    struct ng_glyph g;
    struct ng_glyph_rows r;
    assert_true(ng_font_glyph(f, cp, &g));
    assert_int_equal(g.advance_64, ng_font_advance(f, cp));
    ng_glyph_rows_init(&r, &g);
    while (ng_glyph_rows_next(&r)) {
        for (unsigned x = 0; x < g.width; x++) {
            log_bytes(l, r.bits[x / 8] >> (7 - x % 8) & 1 ? "#" : ".", 1);
        }
        log_bytes(l, "\n", 1);
    }
}

static void by_hand(void **state)
{
    (void)state;
    struct ng_font f = open_tiny();
    struct ng_glyph g;
    struct log l = {0};
    assert_int_equal(f.size, 5);
    assert_int_equal(f.leading, 6);
    assert_int_equal(f.n_glyphs, 2);
    draw(&l, &f, 'i');
    draw(&l, &f, 'o');
    assert_str(
            (struct ng_str){l.s, (uint32_t)l.len}, "#\n.\n#\n###\n#.#\n###\n");
    log_free(&l);
    assert_int_equal(ng_font_advance(&f, 'i'), 128);
    assert_int_equal(ng_font_advance(&f, 'o'), 256);
    assert_int_equal(ng_font_advance(&f, 'j'), -1);
    assert_false(ng_font_glyph(&f, 0x10FFFF, &g));
    assert_int_equal(g.width, 0);
    assert_int_equal(ng_font_kern(&f, 'i', 'o'), -64);
    assert_int_equal(ng_font_kern(&f, 'o', 'i'), 0);
    assert_int_equal(ng_font_kern(&f, 0x10069, 'o'), 0);
}

/* What one font has not, the next may have; a chain that bites its own tail
 * ends. */
static void chain(void **state)
{
    (void)state;
    struct ng_font first = open_tiny();
    struct ng_font next = first;
    uint8_t other[sizeof tiny];
    memcpy(other, tiny, sizeof other);
    other[60] = 'x'; /* its ring is an x */
    assert_int_equal(ng_font_open(&next, other, sizeof other), NG_OK);
    assert_int_equal(ng_font_advance(&first, 'x'), -1);
    first.next = &next;
    assert_int_equal(ng_font_advance(&first, 'x'), 256);
    next.next = &first;
    assert_int_equal(ng_font_advance(&first, 'y'), -1);
}

/* No damage is read beyond the block; each byte changed, and each end. */
static void damaged(void **state)
{
    (void)state;
    struct ng_font f;
    uint8_t *copy;
    for (size_t n = 0; n < sizeof tiny; n++) {
        copy = malloc(n + 1);
        memcpy(copy, tiny, n);
        assert_int_equal(ng_font_open(&f, copy, n), NG_EFORMAT);
        free(copy);
    }
    copy = malloc(sizeof tiny);
    for (size_t i = 0; i < 256 * sizeof tiny; i++) {
        memcpy(copy, tiny, sizeof tiny);
        copy[i / 256] = (uint8_t)i;
        if (ng_font_open(&f, copy, sizeof tiny) == NG_OK) {
            struct log l = {0};
            struct ng_glyph g;
            for (uint32_t cp = 'a'; cp <= 'z'; cp++) {
                if (ng_font_glyph(&f, cp, &g)) {
                    draw(&l, &f, cp);
                }
                ng_font_kern(&f, cp, 'o');
            }
            log_free(&l);
        } else {
            assert_null(f.blob);
        }
    }
    free(copy);
}

static void pick(void **state)
{
    (void)state;
    const struct ng_font list[] = {{.style = NG_FONT_REGULAR, .size = 14},
            {.style = NG_FONT_REGULAR, .size = 8},
            {.style = NG_FONT_BOLD, .size = 20},
            {.style = NG_FONT_REGULAR, .size = 14},
            {.style = NG_FONT_REGULAR, .size = 17}};
    const struct ng_fonts fonts = {list, 5};
    assert_ptr_equal(ng_fonts_pick(&fonts, NG_FONT_REGULAR, 14), &list[0]);
    assert_ptr_equal(ng_fonts_pick(&fonts, NG_FONT_REGULAR, 16), &list[0]);
    assert_ptr_equal(ng_fonts_pick(&fonts, NG_FONT_REGULAR, 200), &list[4]);
    assert_ptr_equal(ng_fonts_pick(&fonts, NG_FONT_REGULAR, 5), &list[1]);
    assert_ptr_equal(ng_fonts_pick(&fonts, NG_FONT_BOLD, 10), &list[2]);
    assert_ptr_equal(ng_fonts_pick(&fonts, NG_FONT_MAST, 90), &list[2]);
    assert_ptr_equal(ng_fonts_pick(&fonts, NG_FONT_LABEL, 8), &list[2]);
    assert_ptr_equal(ng_fonts_pick(&fonts, NG_FONT_ITALIC, 9), &list[1]);
    const struct ng_fonts few = {list, 2};
    assert_ptr_equal(ng_fonts_pick(&few, NG_FONT_MAST, 90), &list[0]);
    const struct ng_fonts none = {list, 0};
    assert_null(ng_fonts_pick(&none, NG_FONT_BOLD, 20));
}

/* Those of the program: what baking promises of each. */
static void baked(void **state)
{
    (void)state;
    if (ng_fonts_linux.n == 0) {
        print_message("no fonts were baked here: not tested\n");
        skip();
    }
    for (uint32_t i = 0; i < ng_fonts_linux.n; i++) {
        const struct ng_font *f = &ng_fonts_linux.list[i];
        struct ng_font again;
        struct log l = {0};
        assert_int_equal(ng_font_open(&again, f->blob, f->n), NG_OK);
        assert_memory_equal(&again, f, sizeof again);
        assert_true(f->ascent + f->descent <= f->leading);
        assert_true(f->x_height < f->cap_height);
        assert_true(f->cap_height <= f->ascent);
        draw(&l, f, 'x');
        draw(&l, f, 0xE9);
        draw(&l, f, 0x17E);
        draw(&l, f, 0x3B1);
        draw(&l, f, 0x436);
        draw(&l, f, 0x20AC);
        assert_true(memchr(l.s, '#', l.len) != NULL);
        log_free(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_hand),
            cmocka_unit_test(chain), cmocka_unit_test(damaged),
            cmocka_unit_test(pick), cmocka_unit_test(baked)};
    return cmocka_run_group_tests_name("font", tests, NULL, NULL);
}
