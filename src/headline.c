/* SPDX-License-Identifier: MIT */
#include "ng/headline.h"

#include "ng/utf8.h"

#define WORDS_MAX 48u

/* The hashes of the words of s; at most WORDS_MAX, a word once. */
static unsigned words_of(struct ng_str s, uint32_t words[WORDS_MAX])
{
    unsigned n = 0;
    uint32_t word = 0, i = 0;
    while (i <= s.len && n < WORDS_MAX) {
        uint32_t cp = ' ';
        i += i < s.len ? ng_utf8_decode(s.s + i, s.len - i, &cp) : 1;
        enum ng_utf8_kind kind = ng_utf8_kind(cp);
        bool letter = kind == NG_UTF8_LETTER || kind == NG_UTF8_DIGIT;
        if (letter) {
            word = (word ^ ng_utf8_fold(cp)) * 0x01000193u + 1;
        }
        if (!letter && word != 0) {
            words[n++] = word;
            word = 0;
        }
        if (kind == NG_UTF8_IDEO && n < WORDS_MAX) {
            words[n++] = cp;
        }
    }
    return n;
}

static unsigned n_common(
        const uint32_t *a, unsigned na, const uint32_t *b, unsigned nb)
{
    unsigned both = 0;
    uint64_t used = 0;
    for (unsigned i = 0; i < na; i++) {
        for (unsigned j = 0; j < nb; j++) {
            if (a[i] == b[j] && (used >> j & 1) == 0) {
                used |= UINT64_C(1) << j;
                both++;
                break;
            }
        }
    }
    return both;
}

int ng_headline_like(struct ng_str a, struct ng_str b)
{
    uint32_t wa[WORDS_MAX], wb[WORDS_MAX];
    unsigned na = words_of(a, wa), nb = words_of(b, wb);
    unsigned both = n_common(wa, na, wb, nb);
    return na + nb == 0 ? 0 : (int)(both * 100 / (na + nb - both));
}

unsigned ng_headline_words(struct ng_str a)
{
    uint32_t words[WORDS_MAX];
    return words_of(a, words);
}

/* How sure a separator is to stand between a title and something else. */
enum strength { WEAK, MIDDLE, STRONG };

/* Nine strong ones, five of the middle, three weak ones. */
static const char separators[] =
        " | \n \u00bb \n \u00ab \n \u2022 \n \u00b7 \n :: \n|\n\uff5c\n"
        "\u2502\n - \n \u2013 \n \u2014 \n -- \n_\n / \n: \n : \n";

/* Bytes of the separator at the start of s[0 .. n), 0: none. */
static uint32_t separator_at(const char *s, uint32_t n, enum strength *strength)
{
    uint32_t which;
    uint32_t len = ng_str_begins((struct ng_str){s, n}, separators, &which);
    *strength = which < 9 ? STRONG : which < 14 ? MIDDLE : WEAK;
    return len;
}

bool ng_headline_is_site(
        struct ng_str piece, struct ng_str site, struct ng_str host)
{
    if (ng_headline_like(piece, site) >= 50) {
        return true;
    }
    uint32_t at = 0, n = 0;
    char squeezed[64];
    for (; at < piece.len && n < sizeof squeezed; at++) {
        char c = piece.s[at];
        c = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            squeezed[n++] = c;
        } else if (c == '.') {
            break; /* "example.com" */
        }
    }
    return n >= 3 && ng_str_find(host, (struct ng_str){squeezed, n}) >= 0;
}

struct ng_str ng_headline_tail(struct ng_str title, unsigned n)
{
    enum strength strength;
    for (uint32_t i = 1; i < title.len; i++) {
        uint32_t len = separator_at(title.s + i, title.len - i, &strength);
        if (len > 0 && n-- == 0) {
            return ng_str_trim(ng_str_cut(title, i + len, title.len));
        }
        i += len > 0 ? len - 1 : 0;
    }
    return (struct ng_str){NULL, 0};
}

/* Each word begins with a capital, or with what is no small letter. */
static bool is_capitalised(struct ng_str s)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if ((i == 0 || s.s[i - 1] == ' ') && s.s[i] >= 'a' && s.s[i] <= 'z') {
            return false;
        }
    }
    return true;
}

/* True when `rest` is the title and `piece`, cut off by a separator, not. */
static bool may_go(struct ng_str piece, struct ng_str rest,
        enum strength strength, bool last, struct ng_str site,
        struct ng_str host, struct ng_str heading)
{
    unsigned in_piece = ng_headline_words(piece);
    unsigned in_rest = ng_headline_words(rest);
    if (in_rest < 2 || in_piece == 0) {
        return in_piece == 0;
    }
    if (heading.len > 0) {
        /* what the heading has too stays (test_headline.c) */
        uint32_t a[WORDS_MAX], b[WORDS_MAX];
        unsigned na = words_of(piece, a), nb = words_of(heading, b);
        if (n_common(a, na, b, nb) * 2 > na) {
            return false;
        }
        na = words_of(rest, a);
        if (n_common(a, na, b, nb) * 10 >= nb * 8) {
            return true;
        }
    }
    return ng_headline_is_site(piece, site, host) ||
           (strength == STRONG && in_rest > in_piece &&
                   (last || in_piece <= 3)) ||
           (strength == MIDDLE && last && in_piece <= 4 && in_rest > in_piece &&
                   is_capitalised(piece));
}

struct ng_str ng_headline_strip(struct ng_str title, struct ng_str site,
        struct ng_str host, struct ng_str heading)
{
    struct ng_str s = ng_str_trim(title);
    /* guillemets that quote part nothing (test_headline.c) */
    bool quoted = ng_str_find(s, NG_STR(" \xC2\xAB")) >= 0 &&
                  ng_str_find(s, NG_STR("\xC2\xBB")) >= 0;
    for (unsigned round = 0; round < 4; round++) {
        uint32_t first = 0, first_len = 0, last = 0, last_len = 0;
        enum strength strength, of_first = WEAK, of_last = WEAK;
        for (uint32_t i = 1; i < s.len; i++) {
            uint32_t n = separator_at(s.s + i, s.len - i, &strength);
            if (n > 0 && !(quoted && n == 4 && s.s[i + 1] == '\xC2' &&
                                 s.s[i + 2] != '\xB7')) {
                last = i;
                last_len = n;
                of_last = strength;
                if (first_len == 0) {
                    first = i;
                    first_len = n;
                    of_first = strength;
                }
                i += n - 1;
            }
        }
        if (last_len == 0) {
            break;
        }
        struct ng_str head = ng_str_cut(s, 0, last);
        struct ng_str tail = ng_str_cut(s, last + last_len, s.len);
        if (may_go(tail, head, of_last, true, site, host, heading)) {
            s = ng_str_trim(head);
            continue;
        }
        head = ng_str_cut(s, 0, first);
        tail = ng_str_cut(s, first + first_len, s.len);
        if (!may_go(head, tail, of_first, false, site, host, heading)) {
            break;
        }
        s = ng_str_trim(tail);
    }
    return s;
}
