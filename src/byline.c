/* SPDX-License-Identifier: MIT */
#include "ng/byline.h"

#include "ng/date.h"
#include "ng/utf8.h"

enum { WORDS_MAX = 8, LINE_MAX_BYTES = 120 };

/* Words for "by", and small words inside names. */
static const char by[] = "by von par por di door af av";
static const char within[] = "de der den van von la le da di dos del bin al "
                             "el and und et y e og en";

/* Bytes of the word at the start of s: letters, and what joins them. */
static uint32_t word_len(struct ng_str s, bool *capital)
{
    uint32_t n = 0, cp;
    *capital = false;
    while (n < s.len) {
        uint32_t used = ng_utf8_decode(s.s + n, s.len - n, &cp);
        enum ng_utf8_kind kind = ng_utf8_kind(cp);
        bool joins =
                n > 0 && (cp == '.' || cp == '-' || cp == '\'' || cp == 0x2019);
        if (kind != NG_UTF8_LETTER && !joins) {
            break;
        }
        *capital = *capital || (n == 0 && ng_utf8_is_upper(cp));
        n += used;
    }
    return n;
}

static struct ng_str after(struct ng_str s, uint32_t n)
{
    return ng_str_trim(ng_str_cut(s, n, s.len));
}

static struct ng_str names_at(struct ng_str s)
{
    const char *from = s.s, *end = s.s;
    unsigned capitals = 0;
    for (unsigned i = 0; i < WORDS_MAX; i++) {
        bool capital;
        uint32_t n = word_len(s, &capital);
        struct ng_str word = ng_str_cut(s, 0, n);
        if (n == 0 || (!capital && ng_str_among(word, within) < 0)) {
            break;
        }
        capitals += capital;
        end = capital ? s.s + n : end;
        s = ng_str_cut(s, n, s.len);
        if (s.len < 2 || s.s[0] != ' ') {
            break;
        }
        s = ng_str_cut(s, 1, s.len);
    }
    return (struct ng_str){from, capitals < 2 ? 0 : (uint32_t)(end - from)};
}

struct ng_str ng_byline_in(struct ng_str line)
{
    int64_t date;
    bool capital;
    struct ng_str s = ng_str_trim(line), none = {NULL, 0};
    for (unsigned round = 0; round < 2; round++) {
        uint32_t n = word_len(s, &capital);
        if (ng_str_among(ng_str_cut(s, 0, n), by) >= 0) {
            struct ng_str names = after(s, n);
            bool colon = names.len > 0 && names.s[0] == ':';
            return names_at(colon ? after(names, 1) : names);
        }
        s = after(s, ng_date_find(s, &date));
        uint32_t cp, used;
        while (s.len > 0 && word_len(s, &capital) == 0) {
            used = ng_utf8_decode(s.s, s.len, &cp);
            s = after(s, used);
        }
    }
    return none;
}

struct ng_str ng_byline_find(
        const struct ng_blocks *b, uint32_t from, uint32_t to)
{
    struct ng_str s = {NULL, 0};
    for (uint32_t i = from; i < to && i < b->n && s.len == 0; i++) {
        const struct ng_block *k = &b->list[i];
        if (k->len <= LINE_MAX_BYTES && k->tag != NG_TAG_H1) {
            s = ng_byline_in(ng_block_str(b, k));
        }
    }
    return s;
}
