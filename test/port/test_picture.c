/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include <png.h>

#include "linux/bitmap.h"
#include "linux/picture.h"

/* A page of 11 x 3: its corners and one pixel of the second colour tell every
 * turn of it. */
static void make_page(struct bitmap *b, bool accent)
{
    static const uint8_t ink[] = {0x80, 0x20, 0x00, 0x00, 0xc0, 0x00};
    static const uint8_t red[] = {0x00, 0x00, 0x10, 0x00, 0x00, 0x00};
    assert_int_equal(bitmap_open(b, 11, 3, accent), 0);
    for (uint16_t y = 0; y < 3; y++) { /* band by band */
        assert_int_equal(b->panel.rows(b->panel.ctx, y, 1, ink + y * 2,
                                 accent ? red + y * 2 : NULL),
                NG_OK);
    }
}

static struct log drawn;

static int as_text(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    const struct ng_panel *p = ctx;
    uint32_t stride = (p->width + 7u) / 8;
    (void)y;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t x = 0; x < stride * 8; x++) {
            uint32_t at = i * stride + x / 8, bit = 0x80u >> x % 8;
            bool red = accent != NULL && (accent[at] & bit) != 0;
            assert_true(x < p->width || (ink[at] & bit) == 0);
            log_printf(&drawn, "%s",
                    x >= p->width          ? ""
                    : red                  ? "r"
                    : (ink[at] & bit) != 0 ? "#"
                                           : ".");
        }
        log_printf(&drawn, "\n");
    }
    return NG_OK;
}

static void turn(const struct bitmap *b, uint8_t rotation, uint16_t width,
        uint16_t height, const char *want)
{
    struct ng_panel to = {.width = width,
            .height = height,
            .rotation = rotation,
            .accent = true,
            .rows = as_text};
    to.ctx = &to;
    drawn = (struct log){0};
    assert_int_equal(b->picture.draw(b->picture.ctx, &to), NG_OK);
    assert_string_equal(drawn.s, want);
    log_free(&drawn);
}

static void test_a_page_is_turned_clockwise(void **state)
{
    struct bitmap b;
    (void)state;
    make_page(&b, true);
    turn(&b, NG_ROTATE_0, 11, 3,
            "#.........#\n"
            "...r.......\n"
            "##.........\n");
    turn(&b, NG_ROTATE_90, 3, 11,
            "#.#\n#..\n...\n.r.\n...\n...\n...\n...\n...\n...\n..#\n");
    turn(&b, NG_ROTATE_180, 11, 3,
            ".........##\n"
            ".......r...\n"
            "#.........#\n");
    turn(&b, NG_ROTATE_270, 3, 11,
            "#..\n...\n...\n...\n...\n...\n...\n.r.\n...\n..#\n#.#\n");
    /* what the glass has more is white */
    turn(&b, NG_ROTATE_0, 12, 4,
            "#.........#.\n...r........\n##..........\n............\n");
    bitmap_close(&b);
}

static void test_pbm(void **state)
{
    (void)state;
    for (int accent = 0; accent < 2; accent++) {
        struct bitmap b;
        struct log l = {0};
        struct ng_sink out = log_sink(&l);
        make_page(&b, accent != 0);
        assert_int_equal(picture_write(&out, PICTURE_PBM, &b.picture, 11, 3,
                                 accent != 0 ? 0xc01020 : 0),
                NG_OK);
        assert_int_equal(l.len, 8 + 6);
        assert_memory_equal(l.s,
                accent != 0 ? "P4\n11 3\n\x80\x20\x10\0\xc0\0"
                            : "P4\n11 3\n\x80\x20\0\0\xc0\0",
                14);
        log_free(&l);
        bitmap_close(&b);
    }
}

/* libpng reads back what it wrote: black is ink, red the accent. */
static void read_back(const struct log *l, const uint8_t want[11 * 3 * 3])
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    uint8_t rgb[11 * 3 * 3];
    assert_true(png_image_begin_read_from_memory(&image, l->s, l->len));
    assert_int_equal(image.width, 11);
    assert_int_equal(image.height, 3);
    image.format = PNG_FORMAT_RGB;
    assert_true(png_image_finish_read(&image, NULL, rgb, 0, NULL));
    assert_memory_equal(rgb, want, sizeof rgb);
}

static void test_png(void **state)
{
    uint8_t want[11 * 3 * 3];
    static const uint8_t ink[] = {0, 10, 22, 23};
    (void)state;
    memset(want, 255, sizeof want);
    for (size_t i = 0; i < sizeof ink; i++) {
        memset(want + ink[i] * 3, 0, 3);
    }
    for (int accent = 0; accent < 2; accent++) {
        struct bitmap b;
        struct log l = {0};
        struct ng_sink out = log_sink(&l);
        make_page(&b, accent != 0);
        if (accent != 0) {
            want[14 * 3] = 0xc0;
            want[14 * 3 + 1] = 0x10;
            want[14 * 3 + 2] = 0x20;
        }
        assert_int_equal(picture_write(&out, PICTURE_PNG, &b.picture, 11, 3,
                                 accent != 0 ? 0xc01020 : 0),
                NG_OK);
        read_back(&l, want);
        log_free(&l);
        bitmap_close(&b);
    }
}

static int full(void *ctx, const void *bytes, size_t n)
{
    size_t *room = ctx;
    (void)bytes;
    if (n > *room) {
        return NG_EIO;
    }
    *room -= n;
    return NG_OK;
}

static void test_a_full_disk_is_an_error_at_every_byte(void **state)
{
    struct bitmap b;
    (void)state;
    make_page(&b, false);
    for (size_t room = 0; room < 60; room++) {
        size_t left = room;
        struct ng_sink out = {full, &left};
        assert_int_equal(
                picture_write(&out, PICTURE_PNG, &b.picture, 11, 3, 0), NG_EIO);
    }
    bitmap_close(&b);
}

static void test_what_changed(void **state)
{
    struct bitmap a, b;
    (void)state;
    make_page(&a, false);
    make_page(&b, false);
    assert_int_equal(bitmap_hash(&a), bitmap_hash(&b));
    assert_int_equal(bitmap_erased(&a, &b), 0);
    b.ink[4] = 0x30; /* two new pixels, two gone */
    assert_int_not_equal(bitmap_hash(&a), bitmap_hash(&b));
    assert_int_equal(bitmap_erased(&a, &b), 2);
    bitmap_close(&a);
    bitmap_close(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_page_is_turned_clockwise),
            cmocka_unit_test(test_pbm),
            cmocka_unit_test(test_png),
            cmocka_unit_test(test_a_full_disk_is_an_error_at_every_byte),
            cmocka_unit_test(test_what_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
