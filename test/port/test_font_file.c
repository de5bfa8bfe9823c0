/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* truncate, mkdtemp */
#include "fake/font.h"
#include "ng_test.h"

#include "linux/font_file.h"
#include "linux/fonts.h"

#include <errno.h>
#include <unistd.h>

static char folder[] = "/tmp/ng-font-XXXXXX";

/* A font as a file; the path is good until the next. */
static const char *written(
        uint8_t style, uint8_t size, uint32_t first, uint32_t last)
{
    static char path[64];
    struct ng_font f = fake_font(style, size, 5, 0, first, last);
    snprintf(path, sizeof path, "%s/font", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(f.blob, 1, f.n, file), f.n);
    assert_int_equal(fclose(file), 0);
    fake_font_free(&f);
    return path;
}

static void add(void **state)
{
    (void)state;
    struct font_files f;
    struct ng_font own[] = {fake_font(NG_FONT_REGULAR, 14, 6, 0, '!', '~'),
            fake_font(NG_FONT_BOLD, 34, 20, 0, '!', '~')};
    const struct ng_fonts fonts = {own, 2};
    font_files_init(&f, &fonts);
    font_files_ready(&f);
    assert_int_equal(f.fonts.n, 2);
    assert_null(f.list[0].next);
    /* the user's goes before */
    assert_int_equal(
            font_files_add(&f, written(NG_FONT_REGULAR, 14, '!', '~')), NG_OK);
    const struct ng_font *text = ng_fonts_pick(&f.fonts, NG_FONT_REGULAR, 14);
    assert_int_equal(ng_font_advance(text, 'a'), 6 * 64);
    /* for the signs of neither, by size */
    assert_int_equal(
            font_files_add(&f, written(NG_FONT_WIDE, 16, 0x4E00, 0x4E10)),
            NG_OK);
    assert_int_equal(
            font_files_add(&f, written(NG_FONT_WIDE, 32, 0x4E00, 0x4E10)),
            NG_OK);
    font_files_ready(&f);
    text = ng_fonts_pick(&f.fonts, NG_FONT_REGULAR, 14);
    assert_non_null(text->next);
    assert_int_equal(text->next->size, 16);
    assert_int_equal(ng_font_advance(text, 0x4E05), 6 * 64);
    assert_int_equal(ng_type_lost(text, NG_STR("\u4E05 \u5E05")), 1);
    assert_int_equal(ng_fonts_pick(&f.fonts, NG_FONT_BOLD, 34)->next->size, 32);
    assert_null(ng_fonts_pick(&f.fonts, NG_FONT_WIDE, 34)->next);
    font_files_free(&f);
    fake_font_free(&own[0]);
    fake_font_free(&own[1]);
}

static void refused(void **state)
{
    (void)state;
    struct font_files f;
    const struct ng_fonts none = {NULL, 0};
    font_files_init(&f, &none);
    errno = 0;
    assert_int_equal(font_files_add(&f, "/nowhere/font.ngf"), NG_EIO);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(font_files_add(&f, folder), NG_EIO); /* a folder */
    assert_int_equal(font_files_add(&f, "/dev/null"), NG_EFORMAT);
    const char *path = written(NG_FONT_BOLD, 20, '!', '~');
    assert_int_equal(truncate(path, 100), 0);
    assert_int_equal(font_files_add(&f, path), NG_EFORMAT);
    assert_int_equal(f.fonts.n, 0);
    for (unsigned i = 0; i < FONT_FILES_MAX; i++) {
        path = written(NG_FONT_BOLD, 20, '!', '~');
        assert_int_equal(font_files_add(&f, path), NG_OK);
    }
    assert_int_equal(font_files_add(&f, path), NG_ELIMIT);
    font_files_ready(&f);
    font_files_free(&f);
}

/* The program's own fit, and leave room. */
static void own(void **state)
{
    (void)state;
    struct font_files f;
    font_files_init(&f, &ng_fonts_linux);
    assert_int_equal(f.fonts.n, ng_fonts_linux.n);
    font_files_ready(&f);
    font_files_free(&f);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state)
{
    char path[64];
    (void)state;
    snprintf(path, sizeof path, "%s/font", folder);
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(add),
            cmocka_unit_test(refused), cmocka_unit_test(own)};
    return cmocka_run_group_tests_name(
            "font_file", tests, make_folder, remove_folder);
}
