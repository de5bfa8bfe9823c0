/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static char text[4096];
static struct ng_block list[16];
static struct ng_blocks blocks;

static struct ng_spare begin(void)
{
    ng_block_init(&blocks, list, 16, text, sizeof text);
    return (struct ng_spare){.blocks = &blocks};
}

static int feed(void *x, const char *bytes, size_t n)
{
    ng_spare_body(x, (struct ng_str){bytes, (uint32_t)n});
    return NG_OK;
}

static void run(const struct pieces *p, struct log *l, void *ctx)
{
    (void)ctx;
    struct ng_spare x = begin();
    (void)feed_pieces(p, feed, &x);
    ng_spare_body(&x, NG_STR(""));
    ng_spare_body(&x, NG_STR("A second body."));
    ng_spare_body(&x, NG_STR(""));
    for (uint32_t i = 0; i < blocks.n; i++) {
        assert_int_equal(list[i].sem, NG_SEM_SPARE);
        log_str(l, ng_block_str(&blocks, &list[i]));
        log_printf(l, "|");
    }
}

/* Paragraphs by line or markup, in any split; the first body only. */
static void bodies(void **state)
{
    (void)state;
    static const char body[] =
            "<p class='a'>One &amp; <b>two</b>.</p><p>Three<br/>four\n\n\nfive "
            "< six<!-- no -->, <em>seven</em></p>";
    struct log l = feed_split(body, sizeof body - 1, run, NULL);
    log_bytes(&l, "", 1);
    assert_string_equal(l.s, "One & two.|Three|four|five < six, seven|");
    log_free(&l);
}

/* What comes in the middle of a paragraph would end it. */
static void amid(void **state)
{
    (void)state;
    struct ng_spare x = begin();
    ng_block_text(&blocks, "A paragraph", 11);
    ng_spare_body(&x, NG_STR("A body."));
    ng_spare_body(&x, NG_STR(""));
    ng_block_text(&blocks, " goes on.", 9);
    const struct ng_block p = {.tag = NG_TAG_P};
    assert_true(ng_block_close(&blocks, &p));
    assert_int_equal(blocks.n, 1);
    assert_str(ng_block_str(&blocks, list), "A paragraph goes on.");
}

static void add(uint32_t n, uint32_t sem)
{
    char s[1024];
    const struct ng_block p = {.tag = NG_TAG_P, .sem = sem};
    memset(s, 'a', n);
    ng_block_text(&blocks, s, n);
    assert_true(ng_block_close(&blocks, &p));
}

static void needed(void **state)
{
    (void)state;
    (void)begin();
    add(500, NG_SEM_SPARE);
    add(166, 0);
    add(300, NG_SEM_FOOTER); /* is no article */
    assert_true(ng_spare_needed(&blocks));
    ng_spare_choose(&blocks);
    assert_int_equal(blocks.n, 3);
    assert_true(list[0].score > 0 && list[1].score < 0 && list[2].score < 0);

    /* a third of it is on the page */
    (void)begin();
    add(500, NG_SEM_SPARE);
    add(167, 0);
    assert_false(ng_spare_needed(&blocks));
    assert_int_equal(blocks.n, 1);
    assert_int_equal(list[0].len, 167);

    /* "please turn on JavaScript" is no article */
    (void)begin();
    add(399, NG_SEM_SPARE);
    assert_false(ng_spare_needed(&blocks));
    assert_int_equal(blocks.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bodies),
            cmocka_unit_test(amid), cmocka_unit_test(needed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
