/* SPDX-License-Identifier: MIT */
/* Blobs on a card whose power goes at any block. */
#include "../ng_test.h"

#include "firmware/record.h"

#define CARD 40u

static uint8_t card[CARD][NG_RECORD_BLOCK];
static uint32_t writes_left; /* before the power goes */
static uint8_t torn;         /* what the block at hand then holds */

static int read_card(void *ctx, uint32_t block, void *to)
{
    (void)ctx;
    assert_true(block < CARD);
    memcpy(to, card[block], NG_RECORD_BLOCK);
    return NG_OK;
}

static int write_card(void *ctx, uint32_t block, const void *from)
{
    (void)ctx;
    assert_true(block < CARD);
    if (writes_left == 0) {
        return NG_EIO;
    }
    if (--writes_left == 0) {
        memcpy(card[block], from, 100);
        memset(card[block] + 100, torn, NG_RECORD_BLOCK - 100);
        return NG_EIO;
    }
    memcpy(card[block], from, NG_RECORD_BLOCK);
    return NG_OK;
}

static const struct ng_record_plan plan[] = {{"seed", 1}, {"seen", 3}};
static struct ng_record record;

static struct ng_store boot(void)
{
    const struct ng_medium blocks = {read_card, write_card, CARD, NULL};
    writes_left = UINT32_MAX;
    assert_int_equal(ng_record_open(&record, &blocks, plan, 2), NG_OK);
    return ng_record_store(&record);
}

static int set_up(void **state)
{
    (void)state;
    memset(card, 0, sizeof card);
    return 0;
}

static void assert_blob(
        const struct ng_store *s, const char *name, char fill, size_t n)
{
    char got[2000];
    assert_int_equal(s->load(s->ctx, ng_str_of(name), got, sizeof got), n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(got[i], fill);
    }
}

static int save(const struct ng_store *s, const char *name, char fill, size_t n)
{
    char blob[2000];
    memset(blob, fill, sizeof blob);
    return s->save(s->ctx, ng_str_of(name), blob, n);
}

static void what_was_saved_is_loaded(void **state)
{
    static const size_t sizes[] = {0, 1, 487, 488, 489, 1000, 1512};
    (void)state;
    struct ng_store s = boot();
    assert_int_equal(s.load(s.ctx, NG_STR("seen"), NULL, 0), 0);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_int_equal(save(&s, "seen", (char)('a' + i), sizes[i]), NG_OK);
        assert_int_equal(save(&s, "seed", (char)('A' + i), 64), NG_OK);
        s = boot();
        assert_blob(&s, "seen", (char)('a' + i), sizes[i]);
        assert_blob(&s, "seed", (char)('A' + i), 64);
    }
    assert_int_equal(save(&s, "seen", 'x', 1513), NG_ELIMIT);
    assert_int_equal(save(&s, "other", 'x', 1), NG_EARG);
    char small[10];
    assert_int_equal(s.load(s.ctx, NG_STR("seen"), small, 10), NG_ELIMIT);
    assert_blob(&s, "seen", 'g', 1512);
}

static void by_pieces_too(void **state)
{
    char blob[1512];
    (void)state;
    for (size_t i = 0; i < sizeof blob; i++) {
        blob[i] = (char)(i * 7);
    }
    for (size_t n = 470; n < sizeof blob; n += 6) {
        for (size_t step = 1; step <= n; step += 101) {
            struct ng_store s = boot();
            struct ng_record_writer w;
            struct log got = {0};
            struct ng_sink to = log_sink(&got);
            assert_int_equal(
                    ng_record_begin(&w, &record, NG_STR("seen")), NG_OK);
            for (size_t at = 0; at < n; at += step) {
                size_t part = n - at < step ? n - at : step;
                assert_int_equal(ng_record_put(&w, blob + at, part), NG_OK);
            }
            assert_int_equal(ng_record_end(&w), NG_OK);
            (void)s;
            assert_int_equal(ng_record_copy(&record, NG_STR("seen"), &to), n);
            assert_int_equal(got.len, n);
            assert_memory_equal(got.s, blob, n);
            log_free(&got);
        }
    }
}

/* A page that was begun and never ended is as if it had not been. */
static void what_is_not_ended_does_not_count(void **state)
{
    (void)state;
    struct ng_store s = boot();
    struct ng_record_writer w;
    assert_int_equal(save(&s, "seen", 'a', 1400), NG_OK);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ng_record_begin(&w, &record, NG_STR("seen")), NG_OK);
        char bytes[1300];
        memset(bytes, 'b', sizeof bytes);
        assert_int_equal(ng_record_put(&w, bytes, sizeof bytes), NG_OK);
        assert_int_equal(ng_record_put(&w, bytes, sizeof bytes), NG_ELIMIT);
        s = boot();
        assert_blob(&s, "seen", 'a', 1400);
    }
}

/* The old blob or the new one, never a mixture and never none. */
static void power_may_go_at_any_block(void **state)
{
    (void)state;
    struct ng_store s = boot();
    assert_int_equal(save(&s, "seen", 'a', 1400), NG_OK);
    for (uint32_t cut = 1; cut <= 4; cut++) {
        for (torn = 0; torn < 3; torn++) {
            writes_left = cut;
            assert_int_equal(save(&s, "seen", 'b', 1500), NG_EIO);
            s = boot(); /* the first block is written twice */
            assert_blob(&s, "seen", 'a', 1400);
            assert_int_equal(save(&s, "seen", 'a', 1400), NG_OK);
        }
    }
    assert_int_equal(save(&s, "seen", 'b', 1500), NG_OK);
    s = boot();
    assert_blob(&s, "seen", 'b', 1500);
}

/* A block that decays takes one copy with it, not both. */
static void a_bad_block_leaves_the_older_copy(void **state)
{
    (void)state;
    struct ng_store s = boot();
    assert_int_equal(save(&s, "seen", 'a', 1400), NG_OK);
    assert_int_equal(save(&s, "seen", 'b', 1400), NG_OK);
    uint32_t newer = 0;
    for (uint32_t i = 1; i < CARD; i++) {
        newer = card[i][200] == 'b' ? i : newer;
    }
    assert_true(newer > 0);
    card[newer][200] ^= 1;
    s = boot();
    assert_blob(&s, "seen", 'a', 1400);
}

static void the_number_may_come_round(void **state)
{
    (void)state;
    struct ng_store s = boot();
    assert_int_equal(save(&s, "seed", 'a', 8), NG_OK);
    for (uint32_t i = 1; i < CARD; i++) {
        if (card[i][24] == 'a') {
            uint32_t number = UINT32_MAX;
            memcpy(card[i] + 4, &number, 4);
            uint32_t crc = ng_crc32(0, card[i], 20);
            memcpy(card[i] + 20, &crc, 4);
        }
    }
    assert_blob(&s, "seed", 'a', 8);
    assert_int_equal(save(&s, "seed", 'b', 8), NG_OK);
    assert_blob(&s, "seed", 'b', 8);
    assert_int_equal(save(&s, "seed", 'c', 8), NG_OK);
    assert_blob(&s, "seed", 'c', 8);
}

static void a_strangers_card_is_left_alone(void **state)
{
    (void)state;
    struct ng_medium blocks = {read_card, write_card, CARD, NULL};
    writes_left = UINT32_MAX;
    card[0][510] = 0x55; /* a boot record */
    card[0][511] = 0xAA;
    assert_int_equal(ng_record_open(&record, &blocks, plan, 2), NG_EFORMAT);
    assert_int_equal(card[0][0], 0);
    memset(card[0], 0xFF, NG_RECORD_BLOCK);
    assert_int_equal(ng_record_open(&record, &blocks, plan, 2), NG_OK);
    blocks.n = 8;
    assert_int_equal(ng_record_open(&record, &blocks, plan, 2), NG_ELIMIT);
    blocks.n = 0;
    assert_int_equal(ng_record_open(&record, &blocks, plan, 2), NG_EIO);
}

static void crc_is_the_known_one(void **state)
{
    (void)state;
    assert_int_equal(ng_crc32(0, "123456789", 9), 0xCBF43926);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup(what_was_saved_is_loaded, set_up),
            cmocka_unit_test_setup(by_pieces_too, set_up),
            cmocka_unit_test_setup(what_is_not_ended_does_not_count, set_up),
            cmocka_unit_test_setup(power_may_go_at_any_block, set_up),
            cmocka_unit_test_setup(a_bad_block_leaves_the_older_copy, set_up),
            cmocka_unit_test_setup(the_number_may_come_round, set_up),
            cmocka_unit_test_setup(a_strangers_card_is_left_alone, set_up),
            cmocka_unit_test(crc_is_the_known_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
