/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

static struct ng_block list[32];
static char text[8192];

/* A block of `bits` looks, for body or not. */
static struct ng_block *add(
        struct ng_blocks *b, const char *s, enum ng_tag tag, bool body)
{
    struct ng_block about = {.tag = (uint8_t)tag};
    ng_block_text(b, s, strlen(s));
    assert_true(ng_block_close(b, &about));
    struct ng_block *k = &b->list[b->n - 1];
    k->score = body ? 100 : -100;
    k->weight = k->len;
    k->stops = k->weight > 80 ? 2 : 0;
    k->bits = k->weight > 80 ? NG_LOOK_GOOD : 0;
    return k;
}

static const char bridge
        [] = "The bridge will close to all traffic for nine weeks from June, "
             "the "
             "council said on Monday. Engineers replace its bearings.",
  ferry[] =
          "The ferry will run every ten minutes from six in the morning to ten "
          "at night, and is free of charge. It takes bicycles.",
  lights[] =
          "New lights will be put up on both sides of the deck, which has been "
          "dark since the war. They were paid for by a collection.";

static void page(void **state)
{
    (void)state;
    struct ng_blocks b;
    ng_block_init(&b, list, 32, text, sizeof text);
    add(&b, "Front page", NG_TAG_LI, false);
    add(&b, "Bridge to close", NG_TAG_H1, true);
    add(&b, "Published 3 May 2021", NG_TAG_P, true);
    add(&b, bridge, NG_TAG_P, true);
    add(&b, "The deck at noon. Photo: A. Name", NG_TAG_TD, true);
    add(&b, "Ferry", NG_TAG_H2, true);
    add(&b, ferry, NG_TAG_P, true);
    add(&b, ferry, NG_TAG_P, true)->bits |= NG_LOOK_AGAIN;
    add(&b, "It takes bicycles.", NG_TAG_BLOCKQUOTE, true);
    add(&b, lights, NG_TAG_P, true);
    add(&b, "More", NG_TAG_H2, true);
    add(&b, "A teaser", NG_TAG_LI, false);

    struct ng_judge j = {.headline = 1};
    ng_judge_page(&j, &b);
    assert_true(j.is_article);
    assert_int_equal(j.first, 3);
    static const uint32_t kept[] = {3, 5, 6, 8, 9};
    for (uint32_t i = 0, k = 0; i < b.n; i++) {
        bool want = k < 5 && kept[k] == i;
        assert_int_equal(list[i].keep, want);
        k += want;
    }
    assert_int_equal(
            j.weight, strlen(bridge) + 5 + strlen(ferry) + 18 + strlen(lights));
}

/* Running text under headings that are links is a list, unless the page says
 * that it is an article. */
static void lists(void **state)
{
    (void)state;
    struct ng_blocks b;
    static const char *const parts[] = {bridge, ferry, lights};
    ng_block_init(&b, list, 32, text, sizeof text);
    for (int i = 0; i < 3; i++) {
        struct ng_block *k = add(&b, "A headline", NG_TAG_H2, true);
        k->linked = k->len;
        add(&b, parts[i], NG_TAG_P, true);
    }
    struct ng_judge j = {.headline = b.n};
    ng_judge_page(&j, &b);
    assert_false(j.is_article);
    j.said_article = true;
    ng_judge_page(&j, &b);
    assert_true(j.is_article);
}

static void nothing(void **state)
{
    (void)state;
    struct ng_blocks b;
    struct ng_judge j = {0};
    ng_block_init(&b, list, 32, text, sizeof text);
    ng_judge_page(&j, &b);
    assert_false(j.is_article);
    assert_int_equal(j.first, 0);
    add(&b, "One line", NG_TAG_P, true);
    j.headline = 1;
    ng_judge_page(&j, &b);
    assert_false(j.is_article);
    assert_int_equal(j.first, 0);
    assert_true(list[0].keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(page),
            cmocka_unit_test(lists),
            cmocka_unit_test(nothing),
    };
    return cmocka_run_group_tests_name("judge", tests, NULL, NULL);
}
