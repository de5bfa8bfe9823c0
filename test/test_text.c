/* SPDX-License-Identifier: MIT */
#include "fake/sample.h"
#include "ng_test.h"

static char mem[65536];

static struct log draw(struct ng_arena *a, uint16_t width, uint16_t height,
        enum ng_encoding encoding, enum ng_text_mode mode)
{
    struct ng_layout l;
    struct ng_page page = {width, height, encoding, true};
    struct log text = {0};
    struct ng_sink out = log_sink(&text);
    ng_arena_init(a, mem, sizeof mem);
    assert_int_equal(ng_fit(&l, a, &sample_digest, &page), NG_OK);
    assert_int_equal(ng_text(&l, mode, &out), NG_OK);
    return text;
}

static void golden(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        uint16_t width, height;
        enum ng_encoding encoding;
        enum ng_text_mode mode;
    } cases[] = {
            {"test/data/golden/sample-80-utf8.txt", 80, 0, NG_ENCODE_UTF8,
                    NG_TEXT_PLAIN},
            {"test/data/golden/sample-80-ansi.txt", 80, 0, NG_ENCODE_UTF8,
                    NG_TEXT_ANSI},
            {"test/data/golden/sample-40-ascii.txt", 40, 0, NG_ENCODE_ASCII,
                    NG_TEXT_PLAIN},
            {"test/data/golden/sample-32-cp437.txt", 32, 0, NG_ENCODE_CP437,
                    NG_TEXT_PLAIN},
            {"test/data/golden/sample-20-ascii.txt", 20, 0, NG_ENCODE_ASCII,
                    NG_TEXT_PLAIN},
            {"test/data/golden/sample-64x30.txt", 64, 30, NG_ENCODE_UTF8,
                    NG_TEXT_PLAIN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ng_arena a;
        struct log text = draw(&a, cases[i].width, cases[i].height,
                cases[i].encoding, cases[i].mode);
        assert_golden(cases[i].path, &text, a.peak);
        log_free(&text);
    }
}

/* No line is wider than the page, none ends in a space, no control character
 * comes out, at any width in any single-byte set. */
static void clean_lines(void **state)
{
    (void)state;
    for (uint16_t width = 20; width <= 100; width += 5) {
        for (int e = NG_ENCODE_ASCII; e <= NG_ENCODE_CP1252; e++) {
            struct ng_arena a;
            struct log text =
                    draw(&a, width, 0, (enum ng_encoding)e, NG_TEXT_PLAIN);
            const char *line = text.s;
            for (const char *at = text.s; *at != '\0'; at++) {
                uint8_t c = (uint8_t)*at;
                if (c == '\n') {
                    assert_true(at - line <= width);
                    assert_true(at == line || at[-1] != ' ');
                    line = at + 1;
                    continue;
                }
                assert_true(c >= 0x20 && c != 0x7F);
                if (e == NG_ENCODE_ASCII) {
                    assert_true(c < 0x7F);
                }
            }
            assert_ptr_equal(line, text.s + text.len);
            log_free(&text);
        }
    }
}

static int full(void *ctx, const void *bytes, size_t n)
{
    (void)bytes;
    size_t *left = ctx;
    if (n > *left) {
        return NG_EIO;
    }
    *left -= n;
    return NG_OK;
}

/* A sink that fails at any byte is told on, and not written to again. */
static void full_sink(void **state)
{
    (void)state;
    struct ng_arena a;
    struct log whole = draw(&a, 40, 0, NG_ENCODE_UTF8, NG_TEXT_ANSI);
    struct ng_layout l;
    struct ng_page page = {40, 0, NG_ENCODE_UTF8, true};
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_fit(&l, &a, &sample_digest, &page), NG_OK);
    for (size_t n = 0; n < whole.len; n++) {
        size_t left = n;
        struct ng_sink out = {full, &left};
        assert_int_equal(ng_text(&l, NG_TEXT_ANSI, &out), NG_EIO);
    }
    log_free(&whole);
}

static void print(void **state)
{
    (void)state;
    struct ng_arena a;
    struct log by_hand = draw(&a, 64, 0, NG_ENCODE_UTF8, NG_TEXT_PLAIN);
    struct log text = {0};
    struct ng_sink out = log_sink(&text);
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_print(&sample_digest, &a, 64, 0, &out), NG_OK);
    assert_string_equal(text.s, by_hand.s);
    log_free(&text);
    log_free(&by_hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(golden),
            cmocka_unit_test(clean_lines),
            cmocka_unit_test(full_sink),
            cmocka_unit_test(print),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
