/* SPDX-License-Identifier: MIT */
#include "fake/paper.h"
#include "ng_test.h"

static char mem[512 * 1024];

struct notes {
    struct log log;
};

static void note(void *ctx, int err, struct ng_str name, struct ng_str reason)
{
    struct notes *n = ctx;
    (void)err;
    log_printf(&n->log, "%.*s: %.*s\n", (int)name.len, name.s, (int)reason.len,
            reason.s);
}

static struct ng_config config(struct fake_net *net, const struct ng_store *s)
{
    *net = (struct fake_net){
            .docs = paper_docs, .n_docs = paper_n_docs, .chunk = 100};
    return (struct ng_config){.sources = paper_sources,
            .n_sources = PAPER_N_SOURCES,
            .net = fake_net(net),
            .store = s,
            .now = PAPER_NOW};
}

static const struct ng_story *find(const struct ng_digest *d, const char *part)
{
    for (uint16_t i = 0; i < d->n_stories; i++) {
        if (ng_str_find(d->stories[i].title, ng_str_of(part)) >= 0) {
            return &d->stories[i];
        }
    }
    return NULL;
}

static void whole(void **state)
{
    (void)state;
    struct ng_arena a;
    struct fake_net net;
    struct fake_store memory = {.n = 0};
    struct ng_store store = fake_store(&memory);
    struct ng_config c = config(&net, &store);
    struct ng_digest d;
    struct notes notes = {{0}};
    c.note = note;
    c.ctx = &notes;
    log_bytes(&notes.log, "", 0);
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 4);
    assert_int_equal(d.n_failed, 1);
    assert_int_equal(d.sources[2].status, NG_SOURCE_FAILED);
    assert_str(d.sources[2].reason, "connection refused");
    assert_true(d.sources[2].fetched == PAPER_NOW - 7200);
    assert_str(d.sources[0].name, "Harbour Post");

    const struct ng_story *ferries = find(&d, "ferries");
    assert_non_null(ferries);
    assert_str(ferries->source, "Harbour Post");
    assert_str(ferries->section, "Local");
    assert_int_equal(ferries->flags, 0);
    assert_int_equal(ferries->n_sentences, 3);
    assert_true(ng_str_starts(ferries->sentences[0],
            NG_STR("Ferry crews in Port Ellery voted by nine to one")));
    for (uint8_t i = 0; i < ferries->n_sentences; i++) {
        assert_true(ng_str_ends(ferries->sentences[i], NG_STR(".")));
    }

    /* the same event from two outlets, whose pages could not be had */
    const struct ng_story *tidal = find(&d, "tidal");
    assert_non_null(tidal);
    assert_int_equal(tidal->n_also, 1);
    assert_false(ng_str_eq(tidal->also[0].source, tidal->source));
    assert_true(tidal->flags & NG_STORY_FEED_TEXT);
    assert_true(ng_str_find(tidal->sentences[0], NG_STR("40,000 homes")) > 0);
    assert_int_equal(ng_str_find(tidal->sentences[0], NG_STR("<p>")), -1);

    /* a page that was not found: 404 */
    const struct ng_story *bell = find(&d, "bell");
    assert_non_null(bell);
    assert_str(bell->section, "North");
    assert_true(bell->flags & NG_STORY_FEED_TEXT);

    /* a plain text as a source */
    const struct ng_story *light = find(&d, "lighthouse");
    assert_non_null(light);
    assert_str(light->source, "The Ellery Times");
    assert_int_equal(light->link.len, 0);
    assert_true(light->n_sentences >= 2);
    struct ng_str body = ng_story_body(light, light->n_sentences);
    assert_true(ng_str_find(body, NG_STR("Two keepers will live")) >= 0);
    assert_int_equal(ng_str_find(body, NG_STR("file photo")), -1);
    assert_int_equal(ng_str_find(body, NG_STR("Published")), -1);

    assert_null(find(&d, "old story"));
    assert_non_null(strstr(notes.log.s, "Gazette: connection refused\n"));
    assert_non_null(
            strstr(notes.log.s, "https://nordic.example/bell: HTTP 404\n"));
    assert_true(net.n_planned >= PAPER_N_SOURCES + 3);
    log_free(&notes.log);

    /* what was printed does not come again; what was not printed does */
    const bool none[4] = {false};
    assert_int_equal(ng_digest_commit(&d, &a, &store, none), NG_OK);
    assert_int_equal(memory.saves, 0);
    assert_int_equal(ng_digest_commit(&d, &a, &store, NULL), NG_OK);
    assert_int_equal(memory.saves, 1);
    ng_arena_init(&a, mem, sizeof mem);
    c = config(&net, &store);
    assert_int_equal(ng_digest_make(&d, &a, &c), 0);
    assert_true(d.n_seen >= 4);
    c.keep_seen = true;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 4);
    assert_true(d.stories[0].flags & NG_STORY_SEEN);
}

/* Two outlets and their pages; the first page is what a paywall leaves. */
#define FEED(title, link, text)                                                \
    "<rss><channel><item><title>" title "</title><link>" link                  \
    "</link><pubDate>Mon, 23 Nov 2026 05:00:00 "                               \
    "GMT</pubDate><description>" text "</description></item></channel></rss>"
#define PAGE(title, text)                                                      \
    "<html><body><article><h1>" title "</h1><p>" text                          \
    "</p></article></body></html>"

static const struct fake_doc two_docs[] = {
        {.url = "https://one.example/feed",
                .body = FEED(
                        "Ferry Anna runs aground off Holm with 90 on board",
                        "https://one.example/anna",
                        "The ferry Anna ran aground on a reef off Holm on "
                        "Sunday with 90 people on board.")},
        {.url = "https://two.example/feed",
                .body = FEED("Ninety rescued as ferry Anna hits reef off Holm",
                        "https://two.example/reef",
                        "All 90 people on board the ferry Anna were rescued "
                        "when it hit a reef off Holm on Sunday.")},
        {.url = "https://one.example/anna",
                .type = "text/html",
                .body = PAGE("Ferry Anna runs aground off Holm",
                        "The ferry Anna ran aground on a reef off Holm on "
                        "Sunday with 90 people on board, the coast guard said "
                        "in the evening after a search of three hours. A wind "
                        "from the north had risen to thirty knots when the "
                        "last boat left Sund, two hours late. Nobody on board "
                        "was hurt. Read the whole story with a "
                        "subscription.")},
        {.url = "https://two.example/reef",
                .type = "text/html",
                .body = PAGE("Ninety rescued as ferry Anna hits reef",
                        "All 90 people on board the ferry Anna were rescued "
                        "when it hit a reef off Holm on Sunday. Two tugs took "
                        "them to the harbour of Sund before dark.</p><p>The "
                        "captain, Jon Falk, had left the fairway to make room "
                        "for a tanker, the coast guard said. The hull is torn "
                        "over a length of eleven metres and the engine room is "
                        "under water.</p><p>Holm has no other ferry. The "
                        "company will charter one from the mainland by "
                        "Thursday; until then the mail comes by helicopter, as "
                        "it did in the winter of 1987.</p><p>Mayor Ane Ritt "
                        "called for the wreck to be moved before the herring "
                        "come in March, because it lies across the only "
                        "channel "
                        "that is deep enough for the larger boats of the "
                        "island's eleven fishermen. The chief engineer, who "
                        "was the last to leave the ship, will be heard in the "
                        "capital on Friday, and so will the two pilots of "
                        "the port of Sund who had warned of the shallow "
                        "water in the spring.")},
};

static const struct ng_source two_sources[] = {
        {.name = NG_STR_INIT("One"),
                .url = NG_STR_INIT("https://one.example/feed"),
                .weight = 6},
        {.name = NG_STR_INIT("Two"),
                .url = NG_STR_INIT("https://two.example/feed")},
};

static void why(void *ctx, enum ng_why why, const struct ng_candidate *item,
        struct ng_str source, struct ng_str other)
{
    struct notes *n = ctx;
    log_printf(&n->log, "%d %.*s: %.9s; %.9s\n", (int)why, (int)source.len,
            source.s, item->title.s, other.len > 0 ? other.s : "");
}

/* The page of the better place is a stub: the fuller one is printed, and
 * credited; the other is credited too. */
static void fullest(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_digest d;
    struct notes notes = {{0}};
    struct fake_net net = {
            .docs = two_docs, .n_docs = sizeof two_docs / sizeof *two_docs};
    struct ng_config c = {.sources = two_sources,
            .n_sources = 2,
            .net = fake_net(&net),
            .now = PAPER_NOW,
            .why = why,
            .ctx = &notes};
    log_bytes(&notes.log, "", 0);
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 1);
    const struct ng_story *s = &d.stories[0];
    assert_str(s->source, "Two");
    assert_str(s->link, "https://two.example/reef");
    assert_str(s->title, "Ninety rescued as ferry Anna hits reef off Holm");
    assert_int_equal(s->n_also, 1);
    assert_str(s->also[0].source, "One");
    assert_str(s->also[0].link, "https://one.example/anna");
    assert_int_equal(s->n_hashes, 2);
    assert_int_equal(s->flags, 0);
    assert_true(s->n_sentences > 1);
    assert_true(ng_str_starts(s->sentences[0], NG_STR("All 90 people")));
    assert_int_equal(s->points[NG_POINTS_OUTLETS], 150);
    assert_int_equal(s->points[NG_POINTS_WEIGHT], 60);
    assert_string_equal(
            notes.log.s, "0 One: Ferry Ann; \n2 Two: Ninety re; Ferry Ann\n");
    assert_int_equal(net.n_gets, 4);
    log_free(&notes.log);

    /* a page that is full enough is the last that is asked for */
    struct ng_source better[] = {two_sources[1], two_sources[0]};
    better[1].weight = 0;
    net.n_gets = 0;
    c.sources = better;
    c.why = NULL;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 1);
    assert_str(d.stories[0].source, "Two");
    assert_int_equal(net.n_gets, 3);
}

/* All outlets of a story are credited, three of them read. */
static void stubs(void **state)
{
    (void)state;
    enum { OUTLETS = 5 };
    static char urls[2 * OUTLETS][32], feeds[OUTLETS][512];
    struct fake_doc docs[2 * OUTLETS];
    struct ng_source sources[OUTLETS];
    struct ng_arena a;
    struct ng_digest d;
    for (int i = 0; i < OUTLETS; i++) {
        char *feed = urls[i], *page = urls[OUTLETS + i];
        snprintf(feed, sizeof *urls, "https://%c.example/feed", 'a' + i);
        snprintf(page, sizeof *urls, "https://%c.example/page", 'a' + i);
        snprintf(feeds[i], sizeof *feeds,
                FEED("Ferry Anna aground off Holm", "%s", "With 90 on board."),
                page);
        docs[i] = (struct fake_doc){.url = feed, .body = feeds[i]};
        docs[OUTLETS + i] = two_docs[2];
        docs[OUTLETS + i].url = page;
        sources[i] = (struct ng_source){.url = ng_str_of(feed)};
    }
    struct fake_net net = {.docs = docs, .n_docs = 2 * OUTLETS};
    struct ng_config c = {.sources = sources,
            .n_sources = OUTLETS,
            .net = fake_net(&net),
            .now = PAPER_NOW};
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 1);
    assert_int_equal(d.stories[0].n_also, OUTLETS - 1);
    assert_int_equal(net.n_gets, OUTLETS + 3);
}

/* The digest is the same however the bytes arrive, and scratch is empty
 * again at the end. */
static void same_for_any_chunk(void **state)
{
    (void)state;
    static const size_t chunks[] = {0, 1, 7, 1460};
    struct log first = {0};
    for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
        struct ng_arena a;
        struct fake_net net;
        struct ng_config c = config(&net, NULL);
        struct ng_digest d;
        struct log l = {0};
        struct ng_sink out = log_sink(&l);
        net.chunk = chunks[i];
        ng_arena_init(&a, mem, sizeof mem);
        assert_int_equal(ng_digest_make(&d, &a, &c), 4);
        assert_ptr_equal(a.scratch_at, a.scratch_end);
        ng_edition_write(&d, &out);
        if (i == 0) {
            first = l;
        } else {
            assert_string_equal(l.s, first.s);
            log_free(&l);
        }
    }
    log_free(&first);
}

/* The whole edition in little memory, held to its peak. */
static void golden(void **state)
{
    (void)state;
    struct ng_arena a;
    struct fake_net net;
    struct ng_digest d;
    struct ng_config c = config(&net, NULL);
    struct log text = {0};
    struct ng_sink out = log_sink(&text);
    ng_arena_init(&a, mem, 40 * 1024);
    assert_int_equal(ng_digest_make(&d, &a, &c), 4);
    assert_int_equal(ng_print(&d, &a, 64, 0, &out), NG_OK);
    assert_golden("test/data/golden/paper-64.txt", &text, a.peak);
    log_free(&text);
}

static void filters(void **state)
{
    (void)state;
    static const struct ng_str strike[] = {NG_STR_INIT("strike")};
    struct ng_arena a;
    struct fake_net net;
    struct ng_digest d;
    struct ng_config c = config(&net, NULL);
    c.keep = strike;
    c.n_keep = 1;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 1);
    c = config(&net, NULL);
    c.drop = strike;
    c.n_drop = 1;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 3);
    c = config(&net, NULL);
    c.section = NG_STR("north");
    ng_arena_init(&a, mem, sizeof mem);
    assert_true(ng_digest_make(&d, &a, &c) >= 1);
    for (uint16_t i = 0; i < d.n_stories; i++) {
        assert_str(d.stories[i].section, "North");
    }
    c = config(&net, NULL);
    c.max_stories = 2;
    c.max_sentences = 1;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 2);
    assert_int_equal(d.stories[0].n_sentences, 1);
}

static void all_down(void **state)
{
    (void)state;
    struct ng_arena a;
    struct fake_net net;
    struct ng_digest d;
    struct ng_config c = config(&net, NULL);
    net.n_docs = 0;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 0);
    assert_int_equal(d.n_failed, PAPER_N_SOURCES);
    c.n_sources = 0;
    assert_int_equal(ng_digest_make(&d, &a, &c), NG_EARG);
}

/* An image where a feed should be, and nothing at all. */
static void no_feed(void **state)
{
    (void)state;
    static const struct fake_doc docs[] = {
            {.url = "https://x.example/", .body = "\x89PNG\r\n\x1a\n...."},
            {.url = "-", .body = ""}};
    static const struct ng_source sources[] = {
            {.url = NG_STR_INIT("https://x.example/")},
            {.url = NG_STR_INIT("-")}};
    struct fake_net net = {.docs = docs, .n_docs = 2};
    struct ng_config c = {.sources = sources,
            .n_sources = 2,
            .net = fake_net(&net),
            .now = PAPER_NOW};
    struct ng_arena a;
    struct ng_digest d;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_digest_make(&d, &a, &c), 0);
    assert_str(d.sources[0].reason, "no feed");
    assert_str(d.sources[0].name, "x.example");
    assert_str(d.sources[1].reason, "it is empty");
    assert_str(d.sources[1].name, "standard input");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(whole),
            cmocka_unit_test(fullest),
            cmocka_unit_test(stubs),
            cmocka_unit_test(same_for_any_chunk),
            cmocka_unit_test(golden),
            cmocka_unit_test(filters),
            cmocka_unit_test(all_down),
            cmocka_unit_test(no_feed),
    };
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
