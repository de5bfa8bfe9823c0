/* SPDX-License-Identifier: MIT */
/* The whole core with too little of everything: allocation k refused, every
 * arena size, the network broken after every byte, the store failing. The
 * answer is a digest or an honest error, never a fault. */
#include "fake/paper.h"
#include "ng_test.h"

static char mem[512 * 1024];

/* Digest and print; the number of stories or an error. */
static int run(struct ng_digest *d, struct ng_arena *a, struct fake_net *net)
{
    struct fake_store memory = {.n = 0};
    struct ng_store store = fake_store(&memory);
    struct ng_config c = {.sources = paper_sources,
            .n_sources = PAPER_N_SOURCES,
            .net = fake_net(net),
            .store = &store,
            .now = PAPER_NOW};
    int n = ng_digest_make(d, a, &c);
    if (n < 0) {
        /* said before any network */
        assert_int_equal(n, NG_ENOMEM);
        assert_int_equal(net->n_gets, 0);
        return n;
    }
    assert_int_equal(n, d->n_stories);
    assert_int_equal(d->n_sources, PAPER_N_SOURCES);
    struct log text = {0};
    struct ng_sink out = log_sink(&text);
    int err = ng_print(d, a, 40, 0, &out);
    assert_true(err == NG_OK || err == NG_ENOMEM);
    log_free(&text);
    err = ng_digest_commit(d, a, &store, NULL);
    assert_true(err == NG_OK || err == NG_ENOMEM);
    return n;
}

static struct fake_net paper(void)
{
    return (struct fake_net){
            .docs = paper_docs, .n_docs = paper_n_docs, .chunk = 1000};
}

static void every_allocation(void **state)
{
    (void)state;
    uint32_t k = 1;
    int worst = 99;
    for (;; k++) {
        struct ng_digest d;
        struct ng_arena a;
        struct fake_net net = paper();
        ng_arena_init(&a, mem, sizeof mem);
        a.fail_at = k;
        int n = run(&d, &a, &net);
        worst = n < worst ? n : worst;
        if (a.n_allocs < k) {
            break;
        }
    }
    assert_true(k > 20);
    assert_int_equal(worst, NG_ENOMEM);
}

static void every_arena(void **state)
{
    (void)state;
    int least = 99, most = 0;
    for (size_t size = 8192; size < 96 * 1024; size += 509) {
        struct ng_digest d;
        struct ng_arena a;
        struct fake_net net = paper();
        ng_arena_init(&a, mem, size);
        int n = run(&d, &a, &net);
        least = n < least ? n : least;
        most = n > most ? n : most;
    }
    assert_true(least < 4);
    assert_int_equal(most, 4);
}

/* Two buffers, as on a board whose scratch is lent by the transport: the
 * paper in full, as with half a megabyte. */
static void two_buffers(void **state)
{
    (void)state;
    static char scratch[18 * 1024];
    for (size_t keep = 20; keep <= 40; keep += 4) {
        for (size_t room = 10; room <= 18; room++) {
            struct ng_digest d;
            struct ng_arena a;
            struct fake_net net = paper();
            ng_arena_init_split(&a, mem, keep * 1024, scratch, room * 1024);
            assert_int_equal(run(&d, &a, &net), 4);
            assert_int_equal(a.refused, 0);
            assert_int_equal(d.n_failed, 1);
            assert_int_equal(d.n_pages_failed, 3);
            assert_int_equal(a.scratch_at - a.scratch_end, 0);
            for (uint16_t i = 0; i < d.n_stories; i++) {
                assert_false(d.stories[i].flags & NG_STORY_CUT);
                assert_true(d.stories[i].n_sentences > 0);
            }
        }
    }
}

static void every_byte(void **state)
{
    (void)state;
    size_t broken = 0;
    for (size_t n = 1;; n += 37) {
        struct ng_digest d;
        struct ng_arena a;
        struct fake_net net = paper();
        net.chunk = 61;
        net.fail_after = n;
        ng_arena_init(&a, mem, sizeof mem);
        assert_true(run(&d, &a, &net) >= 0);
        if (net.n_bytes + net.chunk < n) {
            break;
        }
        broken++;
    }
    assert_true(broken > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_allocation),
            cmocka_unit_test(every_arena),
            cmocka_unit_test(two_buffers),
            cmocka_unit_test(every_byte),
    };
    return cmocka_run_group_tests_name("torture", tests, NULL, NULL);
}
