/* SPDX-License-Identifier: MIT */
#include "ng/hyphen.h"

#include "ng/utf8.h"

#include <string.h>

/* A block, as port/linux/bake/bake_hyphen.c writes it:
 *
 *     "NGH1" lang[4] left_min right_min n_letters 0
 *     n_letters x 2 bytes: their code points, the first is '.' for a word's end
 *     n_letters x 2 bytes: where, in the list that follows, each stands that
 *     begins a pattern; 65535: none does
 *     a list of the letters that begin a pattern
 *
 * A list is its letters one after the other, each
 *
 *     last:1 ends:1 letter:6    ends: the letters up to this one are a pattern
 *     ends:   more:1 inner:1 back:3 level:3   for each of its digits from its
 *             end, `back` letters before the one behind (the first: before the
 *             end); more: another follows; inner (of the first): longer
 *             patterns follow, as they do where none ends
 *     longer patterns, not the last: bytes they take, 7 bits each, the highest
 *             first, the top bit set in all but the last
 *     longer patterns: a list of the letters that follow
 *
 * so that what is read of it only ever moves on towards its end. */
enum {
    HEAD = 12,
    LETTERS_MAX = 63, /* and one that no pattern has */
    LAST = 0x80,
    ENDS = 0x40,
    MORE = 0x80,
    INNER = 0x40
};

static const char magic[4] = {'N', 'G', 'H', '1'};

int ng_hyphens_open(struct ng_hyphens *h, const void *blob, size_t n)
{
    const uint8_t *b = blob;
    memset(h, 0, sizeof *h);
    if (n < HEAD || n > UINT32_MAX || memcmp(b, magic, sizeof magic) != 0 ||
            b[7] != '\0' || b[8] < 1 || b[9] < 1 || b[10] < 1 ||
            b[10] > LETTERS_MAX || n <= HEAD + 4u * b[10]) {
        return NG_EFORMAT;
    }
    memcpy(h->lang, b + 4, sizeof h->lang);
    h->left_min = b[8];
    h->right_min = b[9];
    h->blob = b;
    h->n = (uint32_t)n;
    return NG_OK;
}

const struct ng_hyphens *ng_hyphens_pick(
        const struct ng_hyphens *list, uint32_t n, struct ng_str lang)
{
    uint32_t len = 0;
    while (len < lang.len && lang.s[len] != '-' && lang.s[len] != '_') {
        len++;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (ng_str_eqi(ng_str_of(list[i].lang), ng_str_cut(lang, 0, len))) {
            return &list[i];
        }
    }
    return NULL;
}

/* The letter's number in the block, LETTERS_MAX: it has none. */
static uint8_t letter_of(const struct ng_hyphens *h, uint32_t cp)
{
    const uint8_t *letters = h->blob + HEAD;
    uint8_t n = h->blob[10];
    for (uint8_t i = 0; i < n; i++) {
        if (letters[2 * i] + 256u * letters[2 * i + 1] == cp) {
            return i;
        }
    }
    return LETTERS_MAX;
}

/* Raises the levels by the patterns that begin with the letter at `from`. */
static void match(const struct ng_hyphens *h, const uint8_t *letters,
        uint32_t n, uint32_t from, uint8_t *levels)
{
    const uint8_t *b = h->blob, *end = b + h->n;
    const uint8_t *entry = b + HEAD + 2u * (b[10] + letters[from]);
    uint32_t skip = entry[0] + 256u * entry[1];
    b += HEAD + 4u * b[10];
    b += skip < (size_t)(end - b) ? skip : (size_t)(end - b);
    for (uint32_t i = from; i < n && b < end;) {
        uint8_t head = *b++;
        bool same = (head & 63) == letters[i], inner = true;
        if (head & ENDS) {
            uint32_t at = i + 1;
            uint8_t item = MORE;
            for (bool first = true; (item & MORE) && b < end; first = false) {
                item = *b++;
                inner = first ? (item & INNER) != 0 : inner;
                uint32_t back = (item >> 3) & 7u, level = item & 7u;
                at = at > back ? at - back : 0;
                if (same && level > levels[at]) {
                    levels[at] = (uint8_t)level;
                }
            }
        }
        size_t size = 0;
        if (inner && !(head & LAST)) {
            for (uint8_t byte = 0x80; (byte & 0x80) && b < end;) {
                byte = *b++;
                size = size << 7 | (byte & 0x7F);
            }
        }
        if (same && inner) {
            i++;
        } else if (same || (head & LAST) || size > (size_t)(end - b)) {
            return;
        } else {
            b += size;
        }
    }
}

static bool is_vowel(struct ng_str word, uint32_t at)
{
    uint32_t cp;
    ng_utf8_decode(word.s + at, word.len - at, &cp);
    cp = ng_utf8_fold(cp);
    return cp == 0xE4 || cp == 0xF6 || cp == 0xFC ||
           (cp > ' ' && cp < 0x80 && memchr("aeiouy", (int)cp, 6) != NULL);
}

/* German has no syllable of one letter within a word (Amtliche Regelung 2006,
 * 107 E1): where patterns give one, as in "Grund-s-tück" and "Nach-ba-r-land",
 * a consonant goes with the vowel before it, else it goes with what follows. */
static uint32_t join_letters(
        struct ng_str word, uint8_t at[NG_HYPHEN_WORD_MAX], uint32_t n)
{
    for (uint32_t i = 0; i + 1 < n;) {
        uint32_t cp, from = at[i], before = from;
        if (from + ng_utf8_decode(word.s + from, word.len - from, &cp) <
                at[i + 1]) {
            i++;
            continue;
        }
        do {
            before--;
        } while (((uint8_t)word.s[before] & 0xC0) == 0x80 && before > 0);
        bool ends = !is_vowel(word, from) && is_vowel(word, before);
        n--;
        for (uint32_t k = ends ? i : i + 1; k < n; k++) {
            at[k] = at[k + 1];
        }
    }
    return n;
}

uint32_t ng_hyphenate(const struct ng_hyphens *h, struct ng_str word,
        uint8_t at[NG_HYPHEN_WORD_MAX])
{
    uint8_t letters[NG_HYPHEN_WORD_MAX + 2];
    uint8_t levels[NG_HYPHEN_WORD_MAX + 3] = {0};
    uint32_t n = 1, count = 0;
    if (word.len > NG_HYPHEN_WORD_MAX) {
        return 0;
    }
    letters[0] = 0;
    for (uint32_t i = 0; i < word.len; n++) {
        uint32_t cp;
        at[n - 1] = (uint8_t)i;
        i += ng_utf8_decode(word.s + i, word.len - i, &cp);
        letters[n] = letter_of(h, ng_utf8_fold(cp));
    }
    letters[n++] = 0;
    for (uint32_t i = 0; i + 1 < n; i++) {
        if (letters[i] != LETTERS_MAX) {
            match(h, letters, n, i, levels);
        }
    }
    /* levels[i]: before letters[i], which is the word's letter i - 1 */
    for (uint32_t i = 1u + h->left_min; i + 1 + h->right_min <= n; i++) {
        if (levels[i] & 1) {
            at[count++] = at[i - 1];
        }
    }
    return memcmp(h->lang, "de", 3) == 0 ? join_letters(word, at, count)
                                         : count;
}
