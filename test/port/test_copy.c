/* SPDX-License-Identifier: MIT */
/* The sources' documents on a card whose power goes at any block. */
#include "../ng_test.h"

#include "firmware/copy.h"

#define FIRST 10u
#define CARD (FIRST + (NG_COPIES + 1) * 256u)
#define A NG_STR("https://a.example/feed")
#define B NG_STR("https://b.example/feed")

static uint8_t disk[CARD][NG_RECORD_BLOCK];
static uint32_t writes_left; /* before the power goes */

static int read_card(void *ctx, uint32_t block, void *to)
{
    (void)ctx;
    assert_true(block < CARD);
    memcpy(to, disk[block], NG_RECORD_BLOCK);
    return NG_OK;
}

static int write_card(void *ctx, uint32_t block, const void *from)
{
    (void)ctx;
    assert_true(block >= FIRST && block < CARD);
    if (writes_left == 0) {
        return NG_EIO;
    }
    memcpy(disk[block], from, --writes_left > 0 ? NG_RECORD_BLOCK : 100);
    return writes_left > 0 ? NG_OK : NG_EIO;
}

static struct ng_record card;
static struct ng_copies copies;

static void boot(uint32_t n_blocks)
{
    writes_left = UINT32_MAX;
    card.card = (struct ng_medium){read_card, write_card, n_blocks, NULL};
    assert_int_equal(ng_copies_init(&copies, &card, FIRST), NG_OK);
}

static int set_up(void **state)
{
    (void)state;
    memset(disk, 0, sizeof disk);
    boot(CARD);
    return 0;
}

/* Fetches a document of n such letters; what each step says is not asked for,
 * as power may be gone. */
static void fetch(struct ng_str url, char letter, size_t n)
{
    uint8_t block[NG_RECORD_BLOCK];
    char text[3000];
    struct ng_kept old, doc;
    memset(text, letter, sizeof text);
    bool has = ng_copy_find(&copies, url, &old);
    for (size_t at = 0; at < n; at += 700) {
        size_t part = n - at < 700 ? n - at : 700;
        if (ng_copy_put(&copies, block, text, part) != NG_OK) {
            return;
        }
    }
    if (ng_copy_end(&copies, block, &doc) == NG_OK) {
        doc.fetched = letter;
        doc.etag = (struct ng_str){text, 3};
        doc.url = url;
        ng_copy_keep(&copies, &doc, has ? &old : NULL);
    }
}

static int count(void *ctx, const void *bytes, size_t n)
{
    struct ng_str *want = ctx;
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(((const char *)bytes)[i], want->s[0]);
    }
    want->len -= (uint32_t)n;
    return NG_OK;
}

/* The letter of its copy, which is whole; 0: none. */
static char kept(struct ng_str url, uint32_t n)
{
    struct ng_kept copy;
    if (!ng_copy_find(&copies, url, &copy)) {
        return 0;
    }
    char letter = (char)copy.fetched;
    struct ng_str want = {&letter, n};
    const struct ng_sink to = {count, &want};
    assert_int_equal(copy.etag.len, 3);
    assert_int_equal(copy.etag.s[0], letter);
    assert_true(ng_str_eq(copy.url, url));
    assert_int_equal(copy.modified.len, 0);
    assert_int_equal(ng_copy_read(&copies, &copy, &to), NG_OK);
    assert_int_equal(want.len, 0);
    return letter;
}

static void each_source_has_its_own(void **state)
{
    static const size_t sizes[] = {0, 1, 511, 512, 513, 2999};
    (void)state;
    assert_int_equal(kept(A, 0), 0);
    fetch(A, 'a', 1000);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        fetch(B, (char)('b' + i), sizes[i]);
        assert_int_equal(kept(B, (uint32_t)sizes[i]), 'b' + (int)i);
        assert_int_equal(kept(A, 1000), 'a');
    }
}

static void power_may_go_at_any_block(void **state)
{
    (void)state;
    bool before = false, after = false;
    for (uint32_t n = 1; n < 12; n++) {
        (void)set_up(NULL);
        fetch(A, 'a', 1000);
        fetch(B, 'b', 1000);
        fetch(A, 'c', 1000);
        writes_left = n;
        fetch(A, 'd', 1000);
        boot(CARD);
        char letter = kept(A, 1000);
        assert_true(letter == 'c' || letter == 'd');
        assert_int_equal(kept(B, 1000), 'b');
        before = before || letter == 'c';
        after = after || letter == 'd';
        fetch(A, 'e', 1000);
        assert_int_equal(kept(A, 1000), 'e');
    }
    assert_true(before && after);
}

static void the_oldest_goes_when_there_are_too_many(void **state)
{
    char url[] = "https://x.example/A";
    const struct ng_str s = ng_str_of(url);
    (void)state;
    for (uint32_t i = 0; i <= NG_COPIES; i++) {
        url[s.len - 1] = (char)('A' + i);
        fetch(s, 'f', 600);
    }
    fetch(A, 'a', 600);
    assert_int_equal(kept(A, 600), 'a');
    assert_int_equal(kept(s, 600), 'f');
    url[s.len - 1] = 'A';
    assert_int_equal(kept(s, 600), 0);
}

static int ignore(void *ctx, const void *bytes, size_t n)
{
    (void)ctx;
    (void)bytes;
    (void)n;
    return NG_OK;
}

static void a_card_that_forgets_is_noticed(void **state)
{
    struct ng_kept copy;
    const struct ng_sink to = {ignore, NULL};
    (void)state;
    fetch(A, 'a', 1000);
    assert_true(ng_copy_find(&copies, A, &copy));
    disk[FIRST + copy.place * copies.blocks + 2][7] ^= 1;
    assert_int_equal(ng_copy_read(&copies, &copy, &to), NG_EIO);
    assert_false(ng_copy_find(&copies, A, &copy));
}

static void a_small_card_only_passes_through(void **state)
{
    uint8_t block[NG_RECORD_BLOCK] = {0};
    const struct ng_sink to = {ignore, NULL};
    struct ng_kept copy, doc;
    (void)state;
    boot(FIRST + 256);
    fetch(A, 'a', 1000);
    assert_false(ng_copy_find(&copies, A, &copy));
    int said = NG_OK;
    for (int i = 0; i < 1000 && said == NG_OK; i++) {
        said = ng_copy_put(&copies, block, block, sizeof block);
    }
    assert_int_equal(said, NG_ESTOP);
    assert_int_equal(ng_copy_end(&copies, block, &doc), NG_OK);
    assert_int_equal(doc.bytes, 255 * NG_RECORD_BLOCK);
    assert_int_equal(ng_copy_read(&copies, &doc, &to), NG_OK);
    card.card.n = FIRST + 255;
    assert_int_equal(ng_copies_init(&copies, &card, FIRST), NG_ELIMIT);
}

static void texts_too_long_are_no_copy(void **state)
{
    static const char longer[500];
    uint8_t block[NG_RECORD_BLOCK];
    struct ng_kept copy, doc;
    (void)state;
    fetch(A, 'a', 10);
    assert_true(ng_copy_find(&copies, A, &copy));
    assert_int_equal(ng_copy_put(&copies, block, "b", 1), NG_OK);
    assert_int_equal(ng_copy_end(&copies, block, &doc), NG_OK);
    doc.url = (struct ng_str){longer, sizeof longer};
    ng_copy_keep(&copies, &doc, &copy);
    assert_int_equal(kept(A, 10), 'a');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup(each_source_has_its_own, set_up),
            cmocka_unit_test_setup(power_may_go_at_any_block, set_up),
            cmocka_unit_test_setup(
                    the_oldest_goes_when_there_are_too_many, set_up),
            cmocka_unit_test_setup(a_card_that_forgets_is_noticed, set_up),
            cmocka_unit_test_setup(a_small_card_only_passes_through, set_up),
            cmocka_unit_test_setup(texts_too_long_are_no_copy, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
