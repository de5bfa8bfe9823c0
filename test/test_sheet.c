/* SPDX-License-Identifier: MIT */
#include "fake/font.h"
#include "ng_test.h"

static struct ng_font font;

static struct ng_piece text(
        const char *s, uint16_t x, uint16_t y, uint16_t width)
{
    return (struct ng_piece){.text = ng_str_of(s),
            .font = &font,
            .x = x,
            .y = y,
            .width = width,
            .height = (uint16_t)(font.ascent + font.descent),
            .baseline = font.ascent};
}

static struct ng_piece box(
        uint16_t x, uint16_t y, uint16_t width, uint16_t height)
{
    return (struct ng_piece){.x = x,
            .y = y,
            .width = width,
            .height = height,
            .kind = NG_PIECE_BOX};
}

static void add(void *ctx, const struct ng_piece *piece,
        const struct ng_piece *other, struct ng_str fault)
{
    (void)piece;
    (void)other;
    log_str(ctx, fault);
    log_bytes(ctx, ";", 1);
}

static void faults(const struct ng_piece *pieces, uint32_t n, const char *want)
{
    struct ng_sheet sheet = {
            .pieces = pieces, .n_pieces = n, .width = 200, .height = 100};
    struct log l = {0};
    uint32_t count = ng_sheet_faults(&sheet, add, &l), semicolons = 0;
    log_bytes(&l, "", 1);
    assert_string_equal(l.s, want);
    for (size_t i = 0; i < l.len; i++) {
        semicolons += l.s[i] == ';';
    }
    assert_int_equal(count, semicolons);
    assert_int_equal(ng_sheet_faults(&sheet, NULL, NULL), count);
    log_free(&l);
}

/* Each thing that can be wrong is said, and what is right next to it is not. */
static void each(void **state)
{
    (void)state;
    uint16_t w = (uint16_t)((ng_type_width_64(&font, NG_STR("abc")) + 63) / 64);
    struct ng_piece one[] = {text("abc", 10, 10, w)};
    faults(one, 1, "");
    one[0].x = (uint16_t)(200 - w);
    faults(one, 1, "");
    one[0].x++;
    faults(one, 1, "outside of the page;");
    one[0] = text("abc", 10, 10, (uint16_t)(w - 1));
    faults(one, 1, "a line wider than its box;");
    one[0] = text("abc", 10, 10, w);
    one[0].flags = NG_PIECE_HYPHEN;
    faults(one, 1, "a line wider than its box;");
    one[0].flags = 0;
    one[0].tracking = 1;
    faults(one, 1, "a line wider than its box;");
    one[0].width = (uint16_t)(w + 2);
    faults(one, 1, "");
    one[0] = text("a\xE4\xB8\xAD", 10, 10, 100);
    faults(one, 1, "a letter without a glyph;");
    one[0] = text("\u05D0", 10, 10, 100); /* from the right */
    faults(one, 1, "a letter without a glyph;");
    one[0] = text("a\uFFFD\u2460", 10, 10, 100); /* no letters: a box stands */
    faults(one, 1, "");

    struct ng_piece two[] = {text("abc", 10, 10, w), text("abc", 10, 10, w)};
    two[1].x = (uint16_t)(10 + w);
    faults(two, 2, "");
    two[1].x--;
    faults(two, 2, "ink upon ink;");
    two[1].y = (uint16_t)(10 + font.ascent + font.descent);
    faults(two, 2, "");
    two[0].y = 60;
    faults(two, 2, "not sorted;");

    struct ng_piece bar[] = {box(5, 5, 60, 20), text("abc", 10, 8, w)};
    faults(bar, 2, "ink upon ink;");
    bar[1].flags = NG_PIECE_WHITE;
    faults(bar, 2, "");
    bar[0].width = w;
    faults(bar, 2, "ink upon ink;white text on white;");
}

/* Four modules around a code are white. */
static void quiet(void **state)
{
    (void)state;
    static const uint8_t bits[21 * 3];
    struct ng_piece p[] = {{.text = {(const char *)bits, sizeof bits},
                                   .x = 20,
                                   .y = 20,
                                   .width = 42,
                                   .height = 42,
                                   .kind = NG_PIECE_CODE,
                                   .size = 21,
                                   .scale = 2},
            box(0, 62 + 8, 100, 1)};
    faults(p, 2, "");
    p[1].y--;
    faults(p, 2, "ink upon ink;");
    p[1] = box(62 + 8, 20, 1, 60);
    faults(p, 2, "");
    p[1].x--;
    faults(p, 2, "ink upon ink;");
    p[0].width = 43;
    p[1].x = 100;
    faults(p, 2, "a code that is not its box;");
}

int main(void)
{
    font = fake_font(NG_FONT_REGULAR, 14, 6, 0, 0x21, 0x7E);
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(each),
            cmocka_unit_test(quiet),
    };
    int failed = cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
    fake_font_free(&font);
    return failed;
}
