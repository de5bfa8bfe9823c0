/* SPDX-License-Identifier: MIT */
#include "../ng_test.h"

#include "linux/bitmap.h"
#include "linux/escpos.h"

static int pauses;

static int pause_printer(void *ctx)
{
    (void)ctx;
    pauses++;
    return NG_OK;
}

/* 30 rows of 16 dots come as two bands, each with its head, then paper and the
 * cutter. */
static void test_raster(void **state)
{
    struct bitmap b;
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    struct escpos e = {.out = &out, .pause = pause_printer, .cut = true};
    (void)state;
    assert_int_equal(bitmap_open(&b, 16, 30, false), 0);
    for (uint8_t y = 0; y < 30; y++) {
        b.ink[y * 2] = y;
        b.ink[y * 2 + 1] = (uint8_t)~y;
    }
    pauses = 0;
    assert_int_equal(escpos_picture(&e, &b.picture, 16, 30), NG_OK);
    const char *at = l.s, *stop = l.s + l.len;
    assert_memory_equal(at, "\x1b@", 2);
    at += 2;
    for (uint8_t y = 0; y < 30;) {
        static const char head[] = {0x1d, 'v', '0', 0, 2, 0};
        assert_true(stop - at > 8);
        assert_memory_equal(at, head, sizeof head);
        assert_int_equal(at[7], 0);
        uint8_t n = (uint8_t)at[6];
        assert_in_range(n, 1, ESCPOS_BAND);
        assert_memory_equal(at + 8, b.ink + y * 2, n * 2u);
        at += 8 + n * 2;
        y = (uint8_t)(y + n);
    }
    assert_int_equal(pauses, 2);
    assert_int_equal(stop - at, 6);
    assert_memory_equal(at, "\x1b\x64\x04\x1dV\x01", 6);
    log_free(&l);
    bitmap_close(&b);
}

static void text(enum ng_encoding encoding, const char *in, size_t step,
        const char *want, size_t n_want)
{
    struct log l = {0};
    struct ng_sink out = log_sink(&l);
    struct escpos e = {.out = &out};
    struct escpos_text t;
    assert_int_equal(escpos_text_begin(&t, &e, encoding), NG_OK);
    for (size_t n = strlen(in), at = 0; at < n; at += step) {
        size_t part = n - at < step ? n - at : step;
        assert_int_equal(t.sink.write(t.sink.ctx, in + at, part), NG_OK);
    }
    assert_int_equal(escpos_text_end(&t), NG_OK);
    assert_int_equal(l.len, n_want);
    assert_memory_equal(l.s, want, n_want);
    log_free(&l);
}

#define BOLD_ON "\x1b\x45\x01"
#define BOLD_OFF "\x1b\x45\0"
#define FEED "\x1b\x64\x04"

static void test_text_keeps_bold_and_nothing_else(void **state)
{
    static const char in[] = "\x1b[1mHead\x1b[0m\n\x1b[2mdim\x1b[0m "
                             "\x1b[3mital\x1b[0m\n";
    static const char want[] = "\x1b@\x1bt\x02" BOLD_ON "Head" BOLD_OFF
                               "\ndim" BOLD_OFF " ital" BOLD_OFF "\n" FEED;
    (void)state;
    for (size_t step = 1; step < sizeof in; step++) {
        text(NG_ENCODE_CP850, in, step, want, sizeof want - 1);
    }
}

static void test_code_pages(void **state)
{
    struct escpos e = {.out = NULL};
    struct escpos_text t;
    (void)state;
    text(NG_ENCODE_ASCII, "", 1, "\x1b@\x1bt\0" FEED, 8);
    text(NG_ENCODE_CP866, "", 1, "\x1b@\x1bt\x11" FEED, 8);
    text(NG_ENCODE_CP1252, "", 1, "\x1b@\x1bt\x10" FEED, 8);
    assert_int_equal(escpos_text_begin(&t, &e, NG_ENCODE_UTF8), NG_EARG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_raster),
            cmocka_unit_test(test_text_keeps_bold_and_nothing_else),
            cmocka_unit_test(test_code_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
