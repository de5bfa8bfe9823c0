/* SPDX-License-Identifier: MIT */
#include "ng_test.h"

#include "linux/hyphens.h"

/* By hand: "a1b", ".ab3c2c." and U+00E4; the digits of the second from its
 * end: before the last '.' none, "2" 2 letters before it, "3" 1 before that. */
static const uint8_t tiny[] = {'N', 'G', 'H', '1', 'x', 'y', 0, 0, 1, 2, 5, 0,
        '.', 0, 'a', 0, 'b', 0, 'c', 0, 0xE4, 0, 4, 0, 0, 0, 255, 255, 255, 255,
        255, 255,
        /* a: b, ends: 1 letter from its end a 1 */
        1, 2, 0x80 | 0x40 | 2, 1 << 3 | 1,
        /* the last of the first list: . a b c c . */
        0x80, 0x80 | 1, 0x80 | 2, 0x80 | 3, 0x80 | 3, 0x80 | 0x40,
        0x80 | 2 << 3 | 2, 1 << 3 | 3};

/* The word with '-' where a hyphen may stand. */
static void check(const struct ng_hyphens *h, const char *want)
{
    struct log word = {0}, got = {0};
    uint8_t at[NG_HYPHEN_WORD_MAX];
    for (const char *c = want; *c; c++) {
        log_bytes(&word, c, *c != '-');
    }
    uint32_t n =
            ng_hyphenate(h, (struct ng_str){word.s, (uint32_t)word.len}, at);
    for (uint32_t i = 0, next = 0; i < word.len; i++) {
        if (next < n && at[next] == i) {
            log_bytes(&got, "-", 1);
            next++;
        }
        log_bytes(&got, word.s + i, 1);
    }
    assert_string_equal(got.s, want);
    log_free(&word);
    log_free(&got);
}

static void by_hand(void **state)
{
    (void)state;
    struct ng_hyphens h;
    assert_int_equal(ng_hyphens_open(&h, tiny, sizeof tiny), NG_OK);
    assert_string_equal(h.lang, "xy");
    assert_int_equal(h.left_min, 1);
    assert_int_equal(h.right_min, 2);
    check(&h, "a-bb");
    check(&h, "ab"); /* two letters at the end */
    check(&h, "a-ba-bb");
    check(&h, "A-Bb");
    check(&h, "\xC3\xA4"
              "a-bb");
    check(&h, "a-b-cc");
    check(&h, "za-bcc"); /* 3 only in a whole word */
    check(&h, "a-bcccc");
    check(&h, "aXbb");
    check(&h, "\xFF"
              "a-bb\xC3");
}

static void limits(void **state)
{
    (void)state;
    struct ng_hyphens h;
    uint8_t at[NG_HYPHEN_WORD_MAX];
    char word[NG_HYPHEN_WORD_MAX + 1];
    assert_int_equal(ng_hyphens_open(&h, tiny, sizeof tiny), NG_OK);
    for (size_t i = 0; i < sizeof word; i++) {
        word[i] = i % 2 ? 'b' : 'a';
    }
    assert_int_equal(ng_hyphenate(&h, (struct ng_str){word, 64}, at), 31);
    assert_int_equal(ng_hyphenate(&h, (struct ng_str){word, 65}, at), 0);
    assert_int_equal(ng_hyphenate(&h, NG_STR(""), at), 0);
}

/* A damaged block gives other hyphens, not a crash. */
static void damaged(void **state)
{
    (void)state;
    for (size_t n = 0; n <= sizeof tiny; n++) {
        for (unsigned bit = 0; bit < 8 * n; bit++) {
            uint8_t at[NG_HYPHEN_WORD_MAX], *copy = malloc(n);
            struct ng_hyphens h;
            memcpy(copy, tiny, n);
            copy[bit / 8] ^= (uint8_t)(1 << bit % 8);
            if (ng_hyphens_open(&h, copy, n) == NG_OK) {
                ng_hyphenate(&h, NG_STR("abccab"), at);
            }
            free(copy);
        }
        struct ng_hyphens h;
        assert_int_equal(
                ng_hyphens_open(&h, tiny, n), n > 32 ? NG_OK : NG_EFORMAT);
    }
}

static void pick(void **state)
{
    (void)state;
    static const struct ng_hyphens list[] = {
            {"en", 2, 3, NULL, 0}, {"de", 2, 2, NULL, 0}};
    assert_ptr_equal(ng_hyphens_pick(list, 2, NG_STR("de-AT")), &list[1]);
    assert_ptr_equal(ng_hyphens_pick(list, 2, NG_STR("EN_gb")), &list[0]);
    assert_null(ng_hyphens_pick(list, 2, NG_STR("den")));
    assert_null(ng_hyphens_pick(list, 2, NG_STR("")));
    assert_null(ng_hyphens_pick(NULL, 0, NG_STR("en")));
}

/* Those of Debian's packages. */
static void languages(void **state)
{
    (void)state;
    static const char *const words[][10] = {
            {"en", "hy-phen-ation", "gov-ern-ment", "in-for-ma-tion",
                    "rep-re-sen-ta-tive", "Ta-ble", "elec-tion", "present",
                    "through"},
            {"de", "Grund-st\u00FCck", "Nach-bar-land", "Haus-arzt",
                    "Sil-ben-tren-nung", "Bun-des-re-gie-rung", "Stra-\u00DFe",
                    "Wahl-er-geb-nis", "\u00D6f-fent-lich-keit", "Abend"},
            {"fr", "gou-ver-ne-ment", "mi-nistre", "d\u00E9-ve-lop-pe-ment"},
            {"es", "go-bierno", "elec-cio-nes", "cons-truc-ci\u00F3n"},
            {"ru", "\u043F\u0440\u0430-\u0432\u0438-\u0442\u0435\u043B\u044C-"
                   "\u0441\u0442\u0432\u043E"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct ng_hyphens *h = ng_hyphens_pick(
                ng_hyphens_linux, ng_hyphens_linux_n, ng_str_of(words[i][0]));
        if (!h) {
            print_message("no hyphens here: %s\n", words[i][0]);
            continue;
        }
        struct ng_hyphens open;
        assert_int_equal(ng_hyphens_open(&open, h->blob, h->n), NG_OK);
        assert_string_equal(open.lang, h->lang);
        assert_int_equal(open.left_min, h->left_min);
        assert_int_equal(open.right_min, h->right_min);
        for (size_t k = 1; k < 10 && words[i][k]; k++) {
            check(h, words[i][k]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_hand),
            cmocka_unit_test(limits), cmocka_unit_test(damaged),
            cmocka_unit_test(pick), cmocka_unit_test(languages)};
    return cmocka_run_group_tests_name("hyphen", tests, NULL, NULL);
}
