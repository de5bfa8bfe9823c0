/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static struct ng_block list[16];
static char text[512];

static void add(struct ng_blocks *b, const char *s, enum ng_tag tag)
{
    struct ng_block about = {.tag = (uint8_t)tag};
    ng_block_text(b, s, strlen(s));
    ng_block_close(b, &about);
}

static void white_space(void **state)
{
    (void)state;
    struct ng_blocks b;
    ng_block_init(&b, list, 16, text, sizeof text);
    assert_false(ng_block_open(&b));
    assert_int_equal(ng_block_text(&b, " \n\t", 3), 0);
    assert_int_equal(ng_block_text(&b, " one\n two", 9), 7);
    assert_int_equal(ng_block_text(&b, "three  ", 7), 5);
    assert_int_equal(ng_block_text(&b, "4", 1), 2);
    assert_true(ng_block_open(&b));
    add(&b, "", NG_TAG_P);
    add(&b,
            "a\xC2\xA0\xC2\xA0 b\xC2\xAD"
            "c\xE2\x80\x8B\xEF\xBB\xBF ",
            NG_TAG_P);
    add(&b, "\xC2\xA0", NG_TAG_P);
    assert_int_equal(b.n, 2);
    assert_str(ng_block_str(&b, &list[0]), "one twothree 4");
    assert_str(ng_block_str(&b, &list[1]), "a bc");
}

static void lines(void **state)
{
    (void)state;
    struct ng_blocks b;
    struct ng_block about = {0};
    ng_block_init(&b, list, 16, text, sizeof text);
    ng_block_text(&b, "He went.", 8);
    ng_block_break(&b);
    ng_block_text(&b, " She", 4);
    ng_block_break(&b);
    ng_block_text(&b, "stayed", 6);
    assert_true(ng_block_close(&b, &about));
    assert_str(ng_block_str(&b, &list[0]), "He went.\nShe stayed");
}

/* What is worth least goes first, and the order stays. */
static void records_full(void **state)
{
    (void)state;
    struct ng_blocks b;
    ng_block_init(&b, list, 4, text, sizeof text);
    add(&b, "A heading", NG_TAG_H1);
    add(&b, "Menu", NG_TAG_LI);
    add(&b, "A paragraph of some length.", NG_TAG_P);
    add(&b, "Share", NG_TAG_DIV);
    add(&b, "The next paragraph.", NG_TAG_P);
    assert_int_equal(b.n, 4);
    assert_str(ng_block_str(&b, &list[0]), "A heading");
    assert_str(ng_block_str(&b, &list[1]), "Menu");
    assert_str(ng_block_str(&b, &list[2]), "A paragraph of some length.");
    assert_str(ng_block_str(&b, &list[3]), "The next paragraph.");
    assert_int_equal(b.seen, 5);
    assert_false(b.cut);
}

static void text_full(void **state)
{
    (void)state;
    struct ng_blocks b;
    ng_block_init(&b, list, 16, text, 64);
    add(&b, "Short one", NG_TAG_DIV);
    add(&b, "This one is a good deal longer.", NG_TAG_P);
    add(&b, "Another that fills it up", NG_TAG_P);
    assert_int_equal(b.n, 2);
    assert_str(ng_block_str(&b, &list[0]), "This one is a good deal longer.");
    /* one that is too long ends with a whole sentence, or is not there */
    add(&b, "First. Second. And a third that goes on and on.", NG_TAG_P);
    assert_true(b.cut);
    assert_str(ng_block_str(&b, &list[b.n - 1]), "First. Second.");
    add(&b, "No stop in all of this long text whatever one may think of it",
            NG_TAG_P);
    assert_true(
            b.n > 0 && b.n_text == list[b.n - 1].at + list[b.n - 1].len + 1);
    assert_null(memchr(text, 'N', b.n_text));
}

/* Teasers in boxes of their own go before the article's paragraphs, even
 * shorter ones that came before them. */
static void short_lead(void **state)
{
    (void)state;
    struct ng_blocks b;
    struct ng_block about = {.tag = NG_TAG_P, .box = {2, 1}};
    static const char lead[] =
            "A lead of little more than a hundred letters says what "
            "happened, where it did so, and who says so to the paper.";
    ng_block_init(&b, list, 16, text, 512);
    ng_block_text(&b, lead, sizeof lead - 1);
    assert_true(ng_block_close(&b, &about));
    for (int i = 0; i < 6; i++) {
        for (int n = 0; n < 3; n++) {
            ng_block_text(&b,
                    " What comes later is longer, and matters less to those "
                    "who have little room.",
                    76);
        }
        assert_true(ng_block_close(&b, &about));
    }
    assert_true(b.cut);
    assert_str(ng_block_str(&b, &list[0]), lead);
}

static void teasers(void **state)
{
    (void)state;
    struct ng_blocks b;
    ng_block_init(&b, list, 16, text, sizeof text);
    static const char part[] =
            "A paragraph of the article, as long as such paragraphs are, which "
            "is not very long.",
                      teaser[] = "A teaser for something else on this site: a "
                                 "sentence or two of it "
                                 "to make you read on, and a photograph.";
    for (uint16_t i = 0; i < 16; i++) {
        struct ng_block about = {.tag = NG_TAG_P,
                .box = {(uint16_t)(100 + i), i < 4 ? 1 : (uint16_t)(50 + i)}};
        const char *s = i < 4 ? part : teaser;
        ng_block_text(&b, s, strlen(s));
        assert_true(ng_block_close(&b, &about));
    }
    assert_int_equal(b.n, 5);
    for (uint32_t i = 0; i < 4; i++) {
        assert_str(ng_block_str(&b, &list[i]), part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(white_space),
            cmocka_unit_test(lines),
            cmocka_unit_test(records_full),
            cmocka_unit_test(text_full),
            cmocka_unit_test(short_lead),
            cmocka_unit_test(teasers),
    };
    return cmocka_run_group_tests_name("block", tests, NULL, NULL);
}
