/* SPDX-License-Identifier: MIT */
#include "fake/pages.h"
#include "fake/sample.h"
#include "ng_test.h"

static char mem[1 << 20], work[1 << 18];
static uint8_t modules = 33;

static struct ng_paper paper_of(uint16_t width, uint16_t height, uint16_t ppi)
{
    return (struct ng_paper){.width = width,
            .height = height,
            .ppi = ppi,
            .fonts = pages_fonts(),
            .coder = {pages_code, &modules},
            .codes = true};
}

static uint32_t next(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* Any paper, any edition: whole sentences, no ink upon ink, every failed source
 * named, the same page twice. */
static void any(void **state)
{
    (void)state;
    static const char *const names[] = {"newspaper", "newspaper-long", "german",
            "french", "spanish", "russian"};
    uint32_t seed = 20261123, pages = 0;
    for (uint32_t i = 0; i < 60; i++) {
        struct ng_arena a, w;
        struct ng_digest d;
        struct ng_sheet s, again;
        struct ng_paper paper = paper_of((uint16_t)(96 + next(&seed, 900)),
                (uint16_t)(48 + next(&seed, 900)),
                (uint16_t)(60 + next(&seed, 250)));
        const char *name = names[next(&seed, 6)];
        struct pages_cut cut = {(uint16_t)next(&seed, 9),
                (uint16_t)next(&seed, 12), (uint8_t)next(&seed, 5),
                (uint8_t)next(&seed, 8)};
        char full[120];
        modules = (uint8_t)(21 + 4 * next(&seed, 6));
        paper.screen = (uint16_t)next(&seed, 4);
        snprintf(full, sizeof full, "%u: %s %u %u %u %u on %ux%u@%u", i, name,
                cut.from, cut.n, cut.k, cut.words, paper.width, paper.height,
                paper.ppi);
        ng_arena_init(&a, mem, sizeof mem);
        pages_read(&d, &a, name);
        pages_cut(&d, &cut);
        ng_arena_init(&w, work, sizeof work);
        int err = ng_compose(&s, &w, &d, &paper);
        if (err == NG_ELIMIT) {
            continue; /* too small for its type */
        }
        assert_int_equal(err, NG_OK);
        assert_int_equal(ng_arena_room_scratch(&w), ng_arena_room_keep(&w));
        assert_int_equal(pages_faults(&s, &d, full), 0);
        assert_true(s.fill <= 1000);
        uint32_t shown = 0;
        for (uint16_t k = 0; k < d.n_stories; k++) {
            shown += s.shown[k];
        }
        assert_int_equal(shown, s.n_stories);
        const struct ng_piece *pieces = s.pieces;
        uint32_t n = s.n_pieces;
        struct ng_piece *copy = calloc(n + 1, sizeof *copy);
        assert_non_null(copy);
        memcpy(copy, pieces, n * sizeof *copy);
        ng_arena_init(&w, work, sizeof work);
        assert_int_equal(ng_compose(&again, &w, &d, &paper), NG_OK);
        assert_int_equal(again.n_pieces, n);
        assert_memory_equal(again.pieces, copy, n * sizeof *copy);
        free(copy);
        pages++;
    }
    assert_true(pages > 40);
}

/* Too little memory is said, and never a broken page made. */
static void memory(void **state)
{
    (void)state;
    static const uint16_t sizes[][2] = {
            {800, 480}, {400, 300}, {296, 128}, {384, 0}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct ng_paper paper = paper_of(sizes[i][0], sizes[i][1], 124);
        struct ng_arena a;
        struct ng_sheet s;
        uint32_t ok = 0, refused = 0;
        for (size_t room = 512; room < 40000; room += 2511) {
            ng_arena_init(&a, work, room);
            int err = ng_compose(&s, &a, &sample_digest, &paper);
            assert_true(err == NG_OK || err == NG_ENOMEM || err == NG_ELIMIT);
            ok += err == NG_OK;
            refused += err != NG_OK;
            if (err == NG_OK) {
                assert_int_equal(pages_faults(&s, &sample_digest, "room"), 0);
            }
        }
        assert_true(ok > 0 && refused > 0);
        for (uint32_t k = 1;; k += 1 + k / 12) {
            ng_arena_init(&a, work, sizeof work);
            a.fail_at = k;
            int err = ng_compose(&s, &a, &sample_digest, &paper);
            assert_true(err == NG_OK || err == NG_ENOMEM || err == NG_ELIMIT);
            if (err == NG_OK) {
                assert_int_equal(pages_faults(&s, &sample_digest, "fail"), 0);
            }
            if (a.n_allocs < k) {
                assert_int_equal(err, NG_OK);
                break;
            }
        }
    }
}

/* An edition without stories says so, and what failed. */
static void nothing(void **state)
{
    (void)state;
    struct ng_digest d = sample_digest;
    struct ng_paper paper = paper_of(800, 480, 124);
    struct ng_arena a;
    struct ng_sheet s;
    d.n_stories = 0;
    for (uint32_t i = 0; i < 3; i++) {
        paper.width = i == 1 ? 296 : 800;
        paper.height = i == 1 ? 128 : i == 2 ? 0 : 480;
        ng_arena_init(&a, work, sizeof work);
        assert_int_equal(ng_compose(&s, &a, &d, &paper), NG_OK);
        assert_int_equal(s.n_stories, 0);
        assert_int_equal(pages_faults(&s, &d, "nothing"), 0);
        bool said = i == 2;
        for (uint32_t k = 0; k < s.n_pieces; k++) {
            said |= s.pieces[k].kind == NG_PIECE_TEXT &&
                    ng_str_find(s.pieces[k].text, NG_STR("Nothing")) >= 0;
        }
        assert_true(said);
    }
}

static void arguments(void **state)
{
    (void)state;
    struct ng_arena a;
    struct ng_sheet s;
    struct ng_fonts none = {NULL, 0};
    struct ng_paper bad[] = {paper_of(95, 480, 0), paper_of(4097, 480, 0),
            paper_of(800, 47, 0), paper_of(800, 4097, 0), paper_of(800, 480, 0),
            paper_of(800, 480, 0)};
    bad[4].fonts = NULL;
    bad[5].fonts = &none;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ng_arena_init(&a, work, sizeof work);
        assert_int_equal(ng_compose(&s, &a, &sample_digest, &bad[i]), NG_EARG);
    }
}

/* More stories than a byte can count: the last ones are on screens, too. */
static void many(void **state)
{
    (void)state;
    static struct ng_story stories[300];
    struct ng_digest d = sample_digest;
    struct ng_paper paper = paper_of(296, 128, 112);
    struct ng_arena a;
    struct ng_sheet s;
    for (uint32_t i = 0; i < 300; i++) {
        stories[i] = sample_digest.stories[0];
    }
    d.stories = stories;
    d.n_stories = 300;
    paper.screen = 280;
    ng_arena_init(&a, mem, sizeof mem);
    assert_int_equal(ng_compose(&s, &a, &d, &paper), NG_OK);
    assert_in_range(s.n_screens, 300, 301);
    for (uint32_t i = 0; i < 300; i++) {
        assert_int_equal(s.shown[i], i == 280);
    }
}

/* With little memory fewer stories, but a full page, and the rest is said to
 * be left out. */
static void little_memory(void **state)
{
    (void)state;
    struct ng_paper paper = paper_of(800, 480, 124);
    struct ng_arena a, w;
    struct ng_digest d;
    struct ng_sheet s;
    ng_arena_init(&a, mem, sizeof mem);
    pages_read(&d, &a, "newspaper-long");
    uint32_t before = 0;
    for (size_t room = 7168; room <= 16384; room += 1024) {
        ng_arena_init(&w, work, room);
        assert_int_equal(ng_compose(&s, &w, &d, &paper), NG_OK);
        assert_int_equal(pages_faults(&s, &d, "little"), 0);
        assert_in_range(s.fill, 900, 1000);
        assert_in_range(s.n_stories, 2, 28);
        assert_int_equal(
                s.n_stories + s.n_left_out + s.n_unprintable, d.n_stories);
        assert_true(s.n_stories + 1u >= before);
        before = s.n_stories;
        /* what cannot fit is not tried again and again */
        assert_in_range(w.n_allocs, 1, 4000);
    }
}

/* The pages as lists of pieces, in fonts that are the same everywhere. */
static void golden(void **state)
{
    (void)state;
    static const struct {
        uint16_t width, height, ppi;
    } papers[] = {{800, 480, 124}, {480, 800, 124}, {400, 300, 120},
            {296, 128, 112}, {384, 0, 203}};
    modules = 29;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        struct ng_paper paper =
                paper_of(papers[i].width, papers[i].height, papers[i].ppi);
        struct ng_arena a, w;
        struct ng_digest d;
        struct ng_sheet s;
        struct log l = {0};
        char path[80];
        ng_arena_init(&a, mem, sizeof mem);
        pages_read(&d, &a, "newspaper");
        ng_arena_init(&w, work, sizeof work);
        assert_int_equal(ng_compose(&s, &w, &d, &paper), NG_OK);
        log_printf(&l, "%ux%u: %u stories, %u left out, fill %u\n", s.width,
                s.height, s.n_stories, s.n_left_out, s.fill);
        for (uint32_t k = 0; k < s.n_pieces; k++) {
            const struct ng_piece *p = &s.pieces[k];
            log_printf(&l, "%4u %4u %3u %2u ", p->x, p->y, p->width, p->height);
            if (p->kind == NG_PIECE_TEXT) {
                log_printf(&l, "%c%u%s ", "RBILM"[p->font->style],
                        p -> font -> size,
                        p -> flags &NG_PIECE_JUSTIFIED ? "j" : "");
                log_str(&l, p->text);
                log_printf(&l, "%s\n", p->flags & NG_PIECE_HYPHEN ? "-" : "");
            } else {
                log_printf(
                        &l, "%s\n", p->kind == NG_PIECE_CODE ? "code" : "box");
            }
        }
        snprintf(path, sizeof path, "test/data/golden/sheet-%ux%u.txt",
                papers[i].width, papers[i].height);
        assert_golden(path, &l, w.peak);
        log_free(&l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(any),
            cmocka_unit_test(memory),
            cmocka_unit_test(nothing),
            cmocka_unit_test(arguments),
            cmocka_unit_test(many),
            cmocka_unit_test(little_memory),
            cmocka_unit_test(golden),
    };
    return cmocka_run_group_tests_name("compose", tests, NULL, NULL);
}
