/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

/* Skips `in`, in pieces of `step` bytes; what is left is in *rest. */
static enum ng_markup_skip_end skip_one(enum ng_markup_skip_kind kind, bool xml,
        const char *in, size_t step, const char **rest)
{
    struct ng_markup_skip k;
    size_t n = strlen(in), at = 0;
    enum ng_markup_skip_end end = NG_MARKUP_SKIP_MORE;
    ng_markup_skip_init(&k, kind, xml);
    while (at < n && end == NG_MARKUP_SKIP_MORE) {
        size_t used, piece = n - at < step ? n - at : step;
        end = ng_markup_skip_feed(&k, in + at, piece, &used);
        assert_true(used <= piece);
        assert_true(end != NG_MARKUP_SKIP_MORE || used == piece);
        at += used;
    }
    *rest = in + at;
    return end;
}

static void skips(enum ng_markup_skip_kind kind, bool xml, const char *in,
        const char *want, enum ng_markup_skip_end want_end)
{
    for (size_t step = 1; step < 9; step++) {
        const char *rest;
        assert_int_equal(skip_one(kind, xml, in, step, &rest), want_end);
        assert_string_equal(rest, want);
    }
}

static void html(void **state)
{
    (void)state;
    enum ng_markup_skip_kind d = NG_MARKUP_SKIP_DECLARATION;
    skips(d, false, "-->a", "a", NG_MARKUP_SKIP_DONE);
    skips(d, false, "--->a", "a", NG_MARKUP_SKIP_DONE);
    skips(d, false, "--!>a-->b", "b", NG_MARKUP_SKIP_DONE);
    skips(d, false, "-- a --!>b", "b", NG_MARKUP_SKIP_DONE);
    skips(d, false, "-- a - - > -- ->b", "", NG_MARKUP_SKIP_MORE);
    skips(d, false, "doctype html [>a", "a", NG_MARKUP_SKIP_DONE);
    skips(d, false, "[CDATA[>a", "a", NG_MARKUP_SKIP_DONE);
    skips(d, false, ">a", "a", NG_MARKUP_SKIP_DONE);
    skips(NG_MARKUP_SKIP_INSTRUCTION, false, "php>a", "a", NG_MARKUP_SKIP_DONE);
}

static void xml(void **state)
{
    (void)state;
    enum ng_markup_skip_kind d = NG_MARKUP_SKIP_DECLARATION;
    skips(d, true, "[CDATA[>a", ">a", NG_MARKUP_SKIP_CDATA);
    skips(d, true, "-->a-->b", "b", NG_MARKUP_SKIP_DONE);
    skips(d, true, "DOCTYPE r [<!ENTITY a '>'> ]b] \n >c", "c",
            NG_MARKUP_SKIP_DONE);
    skips(NG_MARKUP_SKIP_INSTRUCTION, true, "xml a>b ? >?\?>c", "c",
            NG_MARKUP_SKIP_DONE);
    skips(NG_MARKUP_SKIP_BOGUS, true, "3 a>b", "b", NG_MARKUP_SKIP_DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(html),
            cmocka_unit_test(xml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
