/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#define NOW 1700000000

static char mem[1 << 16];
static struct ng_arena arena;
static struct ng_select sel;

static void init(const struct ng_select_config *config, size_t n)
{
    ng_arena_init(&arena, mem, n);
    assert_int_equal(ng_select_init(&sel, &arena, config, NULL), NG_OK);
}

/* An item `age_h` old with an address made of its title. */
static struct ng_item item(const char *title, int age_h, uint32_t index)
{
    static char links[8][64];
    static int next;
    char *link = links[next++ % 8];
    snprintf(link, 64, "https://example.org/%s", title);
    return (struct ng_item){.title = ng_str_of(title),
            .link = ng_str_of(link),
            .date = NOW - age_h * 3600,
            .index = index};
}

static int offer(struct ng_item it, uint16_t source)
{
    return ng_select_offer(&sel, &it, source, NG_STR(""), 5, 0);
}

/* Titles of the first n, joined. */
static void assert_titles(uint32_t n, const char *want)
{
    struct log l = {0};
    log_bytes(&l, "", 0);
    for (uint32_t i = 0; i < n; i++) {
        log_printf(&l, "%s%.*s", i == 0 ? "" : " ", (int)sel.list[i].title.len,
                sel.list[i].title.s);
    }
    assert_string_equal(l.s, want);
    log_free(&l);
}

static void filters(void **state)
{
    (void)state;
    const struct ng_str keep[] = {NG_STR_INIT("ÉLECT"), NG_STR_INIT("rail")};
    const struct ng_str drop[] = {NG_STR_INIT("live:")};
    const struct ng_select_config c = {.now = NOW,
            .max_age_h = 24,
            .keep = keep,
            .n_keep = 2,
            .drop = drop,
            .n_drop = 1,
            .section = NG_STR_INIT("world")};
    init(&c, sizeof mem);
    struct ng_item it = item("Élections en mai", 1, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR("World"), 5, 0), 1);
    /* the same address with a tracking parameter */
    it = item("Élections en mai?utm_source=rss", 1, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 1, NG_STR("World"), 5, 0), 0);
    it = item("Derailed", 1, 0); /* not at the start of a word */
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR("World"), 5, 0), 0);
    it = item("Strike", 1, 0);
    it.summary = NG_STR("Railways stand still.");
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR("World"), 5, 0), 1);
    it = item("Rail strike, Live: all there is", 1, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR("World"), 5, 0), 0);
    it = item("Railcards", 1, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR("Sport"), 5, 0), 0);
    it = item("Rail bonds", 1, 0); /* the item's own category */
    it.section = NG_STR("WORLD");
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR(""), 5, 0), 1);
    it = item("Rails", 25, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR("World"), 5, 0), 0);
    it = item("Railings", 0, 0);
    it.date = NG_NO_DATE;
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR("World"), 5, 0), 1);
    assert_int_equal(sel.n_offered, 9);
    assert_int_equal(sel.n_old, 1);
    assert_int_equal(sel.n_filtered, 4);
    assert_int_equal(sel.n, 4);
}

static void seen(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW};
    uint64_t ring[64];
    struct ng_seen s = {.hashes = ring, .cap = 64};
    ng_arena_init(&arena, mem, sizeof mem);
    assert_int_equal(ng_select_init(&sel, &arena, &c, &s), NG_OK);
    struct ng_item it = item("Harbour", 1, 0);
    ng_seen_add(&s, ng_canonical_hash(it.link));
    assert_int_equal(offer(it, 0), 0);
    assert_int_equal(sel.n_seen, 1);
    assert_int_equal(offer(item("Bridge", 1, 0), 0), 1);
}

static void order(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW};
    init(&c, sizeof mem);
    offer(item("old", 30, 0), 0);
    offer(item("fresh", 1, 0), 1);
    struct ng_item heavy = item("heavy", 30, 0);
    ng_select_offer(&sel, &heavy, 2, NG_STR(""), 10, 0);
    offer(item("low", 1, 20), 3);
    assert_int_equal(ng_select_rank(&sel), 4);
    assert_titles(4, "heavy fresh low old");
}

/* A source's second story stands behind the others' first. */
static void spread(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW};
    init(&c, sizeof mem);
    offer(item("a0", 0, 0), 0);
    offer(item("a1", 0, 1), 0);
    offer(item("a2", 0, 2), 0);
    offer(item("b0", 4, 0), 1);
    offer(item("c0", 8, 3), 2);
    assert_int_equal(ng_select_rank(&sel), 5);
    assert_titles(5, "a0 b0 c0 a1 a2");
}

/* What was told and has no news leads no group, and alone comes not at all. */
static void told(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW};
    init(&c, sizeof mem);
    offer(item("alone", 0, 0), 0);
    offer(item("ferry1", 1, 0), 1);
    offer(item("ferry2", 6, 1), 2);
    offer(item("news", 8, 0), 3);
    sel.list[2].group = 1;
    sel.list[0].told = sel.list[1].told = NG_TOLD_SAME;
    sel.list[3].told = NG_TOLD_NEWS;
    assert_int_equal(ng_select_rank(&sel), 2);
    assert_titles(2, "ferry2 news");
    assert_int_equal(ng_select_next(&sel, 2, 0, 0), 3);
    assert_int_equal(ng_select_next(&sel, 2, 0, 3), 4);
    assert_int_equal(ng_select_explain(&sel, 2, 1), 1);

    /* the news leads, not what only had no room before */
    init(&c, sizeof mem);
    offer(item("leftover", 0, 0), 0);
    offer(item("latest", 6, 1), 1);
    sel.list[1].group = 0;
    sel.list[1].told = NG_TOLD_NEWS;
    assert_int_equal(ng_select_rank(&sel), 1);
    assert_titles(1, "latest");
}

static char why_log[512];

static void why(void *ctx, enum ng_why why, const struct ng_candidate *item,
        struct ng_str other)
{
    size_t n = strlen(why_log);
    assert_ptr_equal(ctx, &sel);
    snprintf(why_log + n, sizeof why_log - n, "%d %.*s %.*s\n", (int)why,
            (int)item->title.len, item->title.s, (int)other.len,
            other.len > 0 ? other.s : "");
}

/* Every item has a reason, and points that add up. */
static void reasons(void **state)
{
    (void)state;
    static const struct ng_str keep[] = {NG_STR_INIT("ferry")};
    static const struct ng_str drop[] = {NG_STR_INIT("sport")};
    const struct ng_select_config c = {.now = NOW,
            .keep = keep,
            .n_keep = 1,
            .drop = drop,
            .n_drop = 1,
            .why = why,
            .ctx = &sel};
    init(&c, sizeof mem);
    why_log[0] = '\0';
    offer(item("ferry old", 50, 0), 0);
    offer(item("train", 1, 1), 0);
    offer(item("ferry sport", 1, 2), 0);
    offer(item("ferry one", 1, 3), 0);
    offer(item("ferry one", 1, 3), 0);
    offer(item("ferry two", 2, 4), 0);
    offer(item("ferry three", 3, 5), 1);
    struct ng_item over = item("ferry four", 9, 9);
    ng_select_offer(&sel, &over, 0, NG_STR(""), 5, 2);
    sel.list[2].group = 0;
    int leaders = ng_select_rank(&sel);
    assert_int_equal(leaders, 2);
    ng_select_explain(&sel, (uint32_t)leaders, 1);
    assert_string_equal(why_log, "5 ferry old \n"
                                 "9 train \n"
                                 "10 ferry sport sport\n"
                                 "7 ferry one \n"
                                 "11 ferry four \n"
                                 "0 ferry one \n"
                                 "1 ferry two \n"
                                 "2 ferry three ferry one\n");
    for (int i = 0; i < 2; i++) {
        int32_t sum = 0;
        for (int k = 0; k < NG_POINTS_KINDS; k++) {
            sum += sel.list[i].points[k];
        }
        assert_int_equal(sum, sel.list[i].score);
    }
    assert_true(sel.list[0].points[NG_POINTS_OUTLETS] > 0);
    assert_true(sel.list[1].points[NG_POINTS_SOURCE] < 0);
}

/* So do those of the last of two hundred items of one source. */
static void many_of_a_source(void **state)
{
    (void)state;
    static char room[256 * 1024];
    static char titles[200][8];
    const struct ng_select_config c = {.now = NOW};
    struct ng_arena a;
    ng_arena_init(&a, room, sizeof room);
    assert_int_equal(ng_select_init(&sel, &a, &c, NULL), NG_OK);
    for (uint32_t i = 0; i < 200; i++) {
        snprintf(titles[i], sizeof titles[i], "t%u", i);
        offer(item(titles[i], 1, i), 0);
    }
    assert_int_equal(ng_select_rank(&sel), 200);
    for (uint32_t i = 0; i < 200; i++) {
        int32_t sum = 0;
        for (int k = 0; k < NG_POINTS_KINDS; k++) {
            sum += sel.list[i].points[k];
        }
        assert_int_equal(sum, sel.list[i].score);
        assert_true(sel.list[i].points[NG_POINTS_SOURCE] <= 0);
    }
}

/* A live page gives way to the plain story, of its own source too. */
static void live(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW};
    init(&c, sizeof mem);
    offer(item("Live: the vote", 0, 0), 0);
    offer(item("vote1", 1, 1), 0);
    offer(item("Live music returns", 2, 0), 1);
    ng_select_sort(&sel);
    assert_titles(3, "Live music returns vote1 Live: the vote");
}

static void groups(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW};
    init(&c, sizeof mem);
    offer(item("alone", 0, 0), 0);
    offer(item("ferry2", 6, 1), 1);
    offer(item("ferry1", 4, 0), 2);
    offer(item("ferry3", 9, 1), 2);
    sel.list[2].group = sel.list[3].group = 1;
    assert_int_equal(ng_select_rank(&sel), 2);
    assert_titles(4, "ferry1 alone ferry2 ferry3");
    assert_int_equal(sel.list[0].group, 1);
    assert_int_equal(sel.list[3].group, 1);
}

static void text(void **state)
{
    (void)state;
    const struct ng_select_config c = {.text_max = 40};
    init(&c, sizeof mem);
    struct ng_item it = {.title = NG_STR_INIT("t"),
            .summary = NG_STR_INIT("Short."),
            .content = NG_STR_INIT("The first one is 30 bytes off. The second "
                                   "one is too long for the room.")};
    offer(it, 0);
    assert_str(sel.list[0].text, "The first one is 30 bytes off.");
    it = (struct ng_item){.id = NG_STR_INIT("1"),
            .summary = NG_STR_INIT("A note without a title. It was cut he"),
            .cut = true};
    offer(it, 0);
    assert_str(sel.list[1].title, "A note without a title.");
    assert_str(sel.list[1].text, "A note without a title.");
    it = (struct ng_item){.link = NG_STR_INIT("https://example.org/")};
    assert_int_equal(offer(it, 0), 0);
}

static void limits(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW};
    init(&c, sizeof mem);
    struct ng_item it = item("x", 9, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR(""), 5, 2), 1);
    it = item("y", 8, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR(""), 5, 2), 1);
    it = item("z", 10, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR(""), 5, 2), 0);
    it = item("fresh", 1, 0);
    assert_int_equal(ng_select_offer(&sel, &it, 0, NG_STR(""), 5, 2), 1);
    assert_titles(2, "y fresh");
    assert_int_equal(sel.n_crowded, 2);
}

/* Many items through a small table: the best stay, with their text whole. */
static void crowded(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW, .max_candidates = 16};
    const size_t table = 17 * sizeof(struct ng_candidate);
    init(&c, table + 4096);
    uint32_t seed = 7;
    static int ages[500];
    for (int i = 0; i < 500; i++) {
        char title[16], body[801];
        seed = seed * 1664525u + 1013904223u;
        int len = (int)(seed >> 16) % 380;
        ages[i] = (int)(seed >> 8) % 40;
        snprintf(title, sizeof title, "n%d", i);
        memset(body, 'a' + i % 26, (size_t)len);
        body[len] = '\0';
        struct ng_item it = item(title, ages[i], 0);
        it.summary = ng_str_of(body);
        ng_select_offer(&sel, &it, (uint16_t)i, NG_STR("News"), 5, 0);
    }
    assert_in_range(sel.n, 10, 16);
    assert_int_equal(sel.n_crowded, 500 - sel.n);
    for (uint32_t i = 0; i < sel.n; i++) {
        const struct ng_candidate *k = &sel.list[i];
        char want[64];
        snprintf(want, sizeof want, "n%d", k->source);
        assert_str(k->title, want);
        snprintf(want, sizeof want, "https://example.org/n%d", k->source);
        assert_str(k->link, want);
        assert_str(k->section, "News");
        for (uint32_t b = 0; b < k->text.len; b++) {
            assert_int_equal(k->text.s[b], 'a' + k->source % 26);
        }
        assert_in_range(ages[k->source], 0, 2);
    }
    assert_true(arena.peak <= table + 4096);
}

static void short_of_memory(void **state)
{
    (void)state;
    const struct ng_select_config c = {.now = NOW};
    size_t least = 8 * sizeof(struct ng_candidate) + 4096;
    ng_arena_init(&arena, mem, least - 8);
    assert_int_equal(ng_select_init(&sel, &arena, &c, NULL), NG_ENOMEM);
    for (uint32_t k = 1; k <= 2; k++) {
        ng_arena_init(&arena, mem, sizeof mem);
        arena.fail_at = k;
        assert_int_equal(ng_select_init(&sel, &arena, &c, NULL), NG_ENOMEM);
    }
    init(&c, least + 200);
    assert_in_range(sel.cap, 8, 9);
    assert_int_equal(offer(item("fits", 1, 0), 0), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(filters),
            cmocka_unit_test(seen),
            cmocka_unit_test(order),
            cmocka_unit_test(spread),
            cmocka_unit_test(live),
            cmocka_unit_test(told),
            cmocka_unit_test(reasons),
            cmocka_unit_test(many_of_a_source),
            cmocka_unit_test(groups),
            cmocka_unit_test(text),
            cmocka_unit_test(limits),
            cmocka_unit_test(crowded),
            cmocka_unit_test(short_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
