/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#define DAY 86400

static char mem[1 << 18];

static int cluster(struct ng_cluster_doc *docs, uint32_t n, size_t room)
{
    struct ng_arena a;
    ng_arena_init(&a, mem, room);
    return ng_cluster(&a, docs, n, NULL);
}

/* Invented items of four outlets; a: the events. */
static const struct {
    uint32_t event, source;
    const char *title, *text;
} items[] = {
        {1, 1, "Old harbour bridge in Port Lane closed after crack is found",
                "Inspectors found a crack in a main beam of the 1931 bridge on "
                "Tuesday; 20,000 cars use it each day."},
        {1, 2, "Port Lane shuts harbour bridge to traffic",
                "A crack in a beam has closed the harbour bridge in Port Lane, "
                "which carries 20,000 cars a day, the city said."},
        {1, 3, "Crack closes Port Lane bridge",
                "Engineers will test the beams of the harbour bridge for three "
                "days. Some 20,000 drivers need another way."},
        {2, 1, "Port Lane council votes for new tram line",
                "The council of Port Lane agreed on Monday to build a tram to "
                "the university for 90 million."},
        {3, 2, "Ferry Anna runs aground near Holm with 90 on board",
                "Ninety people were taken off the ferry Anna after it ran "
                "aground on a reef near the island of Holm on Friday."},
        {3, 3, "Ninety rescued as ferry hits reef off Holm",
                "The Anna was on its way to Holm when it struck a reef. All 90 "
                "people on board the ferry are safe."},
        {4, 4, "Holm islanders want a bridge to the mainland",
                "A petition on Holm asks for a bridge in place of the ferry by "
                "2030."},
        {5, 4, "Central bank of Noria raises rates to 4.5 percent",
                "The bank raised its main rate by half a point, more than "
                "markets had expected, to fight inflation."},
        {5, 1, "Noria: interest rate goes up half a point to 4.5 percent",
                "Inflation of 7 percent made the central bank of Noria act, "
                "governor Ilse Brand said."},
        {6, 2, "Central bank of Estland keeps rates as they are",
                "Inflation is slowing, the governor said, and rates can stay "
                "at 2 percent."},
        {7, 3, "Rovers beat United 3-1 in cup final", "Ada Moss scored twice."},
        {8, 3, "United lose again as City win 3-1",
                "City have now won five games in a row in the league."},
        {9, 1, "Weather: rain on Tuesday", ""},
        {10, 1, "Weather: rain on Wednesday", ""},
        {11, 4, "大桥发现裂缝后关闭", "检查人员周二在大桥主梁上发现裂缝。"},
        {11, 1, "发现裂缝，大桥关闭", "大桥主梁有裂缝，周二起关闭。"},
};
enum { N = sizeof items / sizeof *items };

static void fill(struct ng_cluster_doc *docs)
{
    for (uint32_t i = 0; i < N; i++) {
        docs[i] = (struct ng_cluster_doc){.title = ng_str_of(items[i].title),
                .text = ng_str_of(items[i].text),
                .date = 1700000000,
                .source = items[i].source};
    }
}

static void stories(void **state)
{
    (void)state;
    struct ng_cluster_doc docs[N];
    fill(docs);
    int n_groups = cluster(docs, N, sizeof mem);
    for (uint32_t i = 0; i < N; i++) {
        for (uint32_t k = 0; k < i; k++) {
            if ((docs[i].group == docs[k].group) !=
                    (items[i].event == items[k].event)) {
                fail_msg("%s / %s", items[k].title, items[i].title);
            }
        }
        assert_true(docs[i].group <= i);
        assert_int_equal(docs[docs[i].group].group, docs[i].group);
    }
    assert_int_equal(n_groups, 11);
}

/* The order of the documents changes nothing here. */
static void backwards(void **state)
{
    (void)state;
    struct ng_cluster_doc docs[N], other[N];
    fill(docs);
    for (uint32_t i = 0; i < N; i++) {
        other[N - 1 - i] = docs[i];
    }
    assert_int_equal(cluster(other, N, sizeof mem), 11);
}

static void dates(void **state)
{
    (void)state;
    struct ng_cluster_doc docs[3] = {
            {.title = NG_STR_INIT("Ferry Anna runs aground near Holm"),
                    .date = 10 * DAY},
            {.title = NG_STR_INIT("Ferry Anna runs aground near Holm"),
                    .date = 12 * DAY + 1},
            {.title = NG_STR_INIT("Ferry Anna runs aground near Holm"),
                    .date = NG_NO_DATE}};
    assert_int_equal(cluster(docs, 2, sizeof mem), 2);
    docs[1].date = 11 * DAY; /* the same again: another event the next week */
    assert_int_equal(cluster(docs, 2, sizeof mem), 1);
    assert_int_equal(cluster(docs, 3, sizeof mem), 1);
    /* what is the same in part is one event only within hours */
    docs[1].title = NG_STR("Ninety rescued as ferry Anna hits reef near Holm");
    docs[1].date = 10 * DAY + 3600;
    assert_int_equal(cluster(docs, 2, sizeof mem), 1);
    docs[1].date = 11 * DAY + DAY / 2;
    assert_int_equal(cluster(docs, 2, sizeof mem), 2);
    docs[0].date = INT64_MAX;
    docs[1].date = INT64_MIN + 1;
    assert_int_equal(cluster(docs, 2, sizeof mem), 2);
}

/* One source's two stories stay two unless they are copies. */
static void one_source(void **state)
{
    (void)state;
    struct ng_cluster_doc docs[3] = {
            {.title = NG_STR_INIT("Harbour release 5.9.2: security notes")},
            {.title = NG_STR_INIT("Harbour release 5.9.3: security fixes")},
            {.title = NG_STR_INIT("Harbour release 5.9.3: Security Fixes")}};
    for (uint32_t i = 0; i < 3; i++) {
        docs[i].date = NG_NO_DATE;
        docs[i].source = 7;
    }
    docs[0].source = 7;
    assert_int_equal(cluster(docs, 3, sizeof mem), 2);
    assert_int_equal(docs[2].group, 1);
}

/* Titles alone, one by one, in whatever language: the same event stands in
 * twos. */
static void languages(void **state)
{
    (void)state;
    static const char *const titles[] = {
            "Fähre Anna läuft vor Holm auf Grund, 90 Menschen an Bord",
            "Neunzig Menschen nach Unglück der Fähre Anna vor Holm gerettet",
            "Центробанк Нории повысил ставку до 4,5 процента",
            "Ставка Центробанка Нории теперь 4,5 процента",
            "渡轮海鸥号在东港附近搁浅", "海鸥号渡轮触礁搁浅，全部获救",
            "عبارة ليلى تجنح قرب الميناء",
            "إنقاذ ركاب عبارة ليلى الجانحة قرب الميناء",
            "Le maire d'Estrac inaugure la ligne de tramway",
            "À Estrac, la ligne de tramway inaugurée par le maire"};
    struct ng_arena a;
    struct ng_cluster_window w;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_cluster_open(&w, &a, 100), NG_OK);
    for (uint32_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct ng_cluster_doc doc = {.title = ng_str_of(titles[i]),
                .date = 1700000000 + 600 * (int64_t)i};
        if (ng_cluster_add(&w, &doc) != i / 2 * 2) {
            fail_msg("%s", titles[i]);
        }
    }
}

/* The window: what is old is forgotten, what is new goes on where it was. */
static void window(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_cluster_window w;
    struct ng_cluster_doc doc = {
            .title = NG_STR_INIT("Ferry Anna runs aground near Holm")};
    struct ng_cluster_doc other = {
            .title =
                    NG_STR_INIT("Noria raises interest rates by half a point")};
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_cluster_open(&w, &a, 4), NG_OK);
    for (uint32_t i = 0; i < 40; i++) { /* a story of five days */
        doc.date = other.date = 1700000000 + (int64_t)i * DAY / 8;
        assert_int_equal(ng_cluster_add(&w, &doc), 0);
        assert_int_equal(ng_cluster_add(&w, &other), 1);
    }
    doc.date += 3 * DAY;
    assert_int_equal(ng_cluster_add(&w, &doc), 80);
    assert_int_equal(w.n_live, 1);
    other.date = INT64_MAX;
    ng_cluster_add(&w, &other);
    uint32_t words = 0; /* counted: of the last document only */
    for (uint32_t i = 0; i <= w.mask; i++) {
        words += w.df[i];
    }
    assert_int_equal(words, 6);
    for (size_t room = 0; room < 2000; room += 50) {
        ng_arena_init(&a, mem, room);
        if (ng_cluster_open(&w, &a, 100) == NG_OK) {
            assert_in_range(w.cap, 2, 100);
            assert_int_equal(ng_cluster_add(&w, &doc), 0);
            assert_int_equal(ng_cluster_add(&w, &other), 1);
        }
    }
}

/* Yesterday's story is known again under another title; whether it comes back
 * is a matter of news. */
static void told(void **state)
{
    (void)state;
    static const int64_t printed = 1700000000;
    struct ng_told stories[2];
    const struct ng_seen past = {.told = stories, .n_told = 2};
    ng_cluster_tell(&stories[0], ng_str_of(items[7].title),
            ng_str_of(items[7].text), printed);
    ng_cluster_tell(&stories[1], ng_str_of(items[0].title),
            ng_str_of(items[0].text), printed);
    assert_int_equal(stories[1].when_min, printed / 60);
    assert_in_range(stories[1].n_title, 8, 10);
    assert_in_range(stories[1].n, 17, 21);
    static const struct {
        const char *title, *text;
        int hours;
        enum ng_recall want;
    } next[] = {
            {"Harbour bridge in Port Lane shut after crack is found",
                    "A crack in a beam has closed the harbour bridge in Port "
                    "Lane, which carries 20,000 cars a day.",
                    9, NG_TOLD_SAME},
            {"Harbour bridge in Port Lane will be torn down, council decides",
                    "The harbour bridge in Port Lane, closed since a crack was "
                    "found in a main beam on Tuesday, will be replaced.",
                    20, NG_TOLD_NEWS},
            {"Crack in Port Lane harbour bridge: 3 beams are now in doubt",
                    "Inspectors doubt three main beams of the bridge in Port "
                    "Lane, which was closed on Tuesday.",
                    20, NG_TOLD_NEWS},
            {"Harbour bridge in Port Lane will be torn down, council decides",
                    "The harbour bridge in Port Lane, closed since a crack was "
                    "found in a main beam on Tuesday, will be replaced.",
                    -2, NG_TOLD_SAME},
            {"Crack closes harbour bridge in Port Lane for 9 weeks",
                    "A crack in a beam has closed the harbour bridge in Port "
                    "Lane, which carries 20,000 cars a day.",
                    20, NG_TOLD_NEWS}, /* a number that is new */
            {"Crack closes harbour bridge in Port Lane for weeks",
                    "A crack in a beam has closed the harbour bridge in Port "
                    "Lane, which carries 20,000 cars a day.",
                    20, NG_TOLD_SAME},
            {"Port Lane council votes for new tram line",
                    "The council of Port Lane agreed on Monday to build a tram "
                    "to the university for 90 million.",
                    9, NG_TOLD_NOT},
    };
    for (size_t i = 0; i < sizeof next / sizeof *next; i++) {
        struct ng_cluster_doc doc[N];
        struct ng_arena a;
        fill(doc); /* others, so that words have weights */
        for (uint32_t k = 0; k < 3; k++) {
            doc[k] = (struct ng_cluster_doc){.date = printed};
        }
        doc[1].title = ng_str_of(next[i].title);
        doc[1].text = ng_str_of(next[i].text);
        doc[1].date += next[i].hours * 3600;
        ng_arena_init(&a, mem, sizeof mem);
        assert_true(ng_cluster(&a, doc, N, &past) > 0);
        if (doc[1].told != next[i].want) {
            fail_msg("%d: %s", (int)doc[1].told, next[i].title);
        }
        assert_int_equal(doc[7].told, NG_TOLD_SAME);
        assert_int_equal(doc[10].told, NG_TOLD_NOT);
        assert_int_equal(doc[14].told, NG_TOLD_NOT);
    }
}

static void short_of_memory(void **state)
{
    (void)state;
    struct ng_cluster_doc docs[N];
    int before = N;
    for (size_t room = 0; room < 8192; room += 100) {
        fill(docs);
        int groups = cluster(docs, N, room);
        assert_in_range(groups, 10, N);
        before = groups;
    }
    assert_int_equal(before, 11);
    for (uint32_t k = 1; k <= 4; k++) {
        struct ng_arena a;
        fill(docs);
        ng_arena_init(&a, mem, sizeof mem);
        a.fail_at = k;
        assert_int_equal(ng_cluster(&a, docs, N, NULL), N);
    }
    assert_int_equal(cluster(docs, 0, sizeof mem), 0);
    assert_int_equal(cluster(docs, 1, sizeof mem), 1);
    docs[0].title = docs[1].title = NG_STR("");
    docs[0].text = docs[1].text = NG_STR("");
    assert_int_equal(cluster(docs, 2, sizeof mem), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(stories),
            cmocka_unit_test(backwards),
            cmocka_unit_test(dates),
            cmocka_unit_test(one_source),
            cmocka_unit_test(languages),
            cmocka_unit_test(window),
            cmocka_unit_test(told),
            cmocka_unit_test(short_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
