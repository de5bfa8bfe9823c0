/* SPDX-License-Identifier: MIT */
/* Small: a sentence ends at a stop before a space and no small letter, but
 * for a few English abbreviations, titles and initials; lost: the rules for
 * other languages, for nested quotes, lists and ellipses. */
#include "ng/sentence.h"

#include "ng/utf8.h"

#include <string.h>

void ng_sentence_init(
        struct ng_sentences *it, struct ng_str text, struct ng_str lang)
{
    (void)lang;
    memset(it, 0, sizeof *it);
    it->text = text;
}

/* A word before a dot that is not the end of a sentence. */
static bool is_short(struct ng_str text, uint32_t from, uint32_t dot)
{
    static const char words[] =
            "mr mrs ms dr st prof gen col lt sgt capt sen rep gov rev hon jr "
            "vs no fig jan feb aug sept oct nov dec mt ft";
    uint32_t at = dot;
    while (at > from && memchr(" \n(\"", text.s[at - 1], 4) == NULL) {
        at--;
    }
    struct ng_str word = ng_str_cut(text, at, dot - at);
    /* an initial, "U.S", "p.m" */
    return (word.len <= 4 && word.len % 2 == 1 &&
                   (word.len == 1 || word.s[word.len - 2] == '.') &&
                   ng_lower(word.s[0]) >= 'a' && ng_lower(word.s[0]) <= 'z') ||
           ng_str_among(word, words) >= 0;
}

static bool is_closing(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x2019 ||
           cp == 0x201D || cp == 0xBB;
}

/* The stop cp that ends at `at` ends a sentence: sets *end behind it. */
static bool ends(
        const struct ng_sentences *it, uint32_t cp, uint32_t at, uint32_t *end)
{
    struct ng_str text = it->text;
    uint32_t stop = at;
    bool dot = cp == '.' && is_short(text, it->at, at - 1);
    if (cp == '\n' || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F ||
            cp == 0x964) {
        *end = at;
        return true;
    }
    if (cp != '.' && cp != '!' && cp != '?') {
        return false;
    }
    uint32_t used = 0, next = ' ';
    do {
        at += used;
        used = at < text.len ? ng_utf8_decode(text.s + at, text.len - at, &next)
                             : 0;
        dot = dot && used > 0 && !is_closing(next);
    } while (used > 0 && is_closing(next));
    *end = at;
    if (used == 0 || dot || ng_utf8_kind(next) != NG_UTF8_SPACE) {
        /* "... the end.The next" */
        char before = text.s[stop > 1 ? stop - 2 : 0];
        return used == 0 || (!dot && at == stop && before >= 'a' &&
                                    before <= 'z' && ng_utf8_is_upper(next));
    }
    while (at < text.len && ng_utf8_kind(next) == NG_UTF8_SPACE) {
        at += ng_utf8_decode(text.s + at, text.len - at, &next);
    }
    return ng_utf8_kind(next) != NG_UTF8_LETTER || ng_utf8_upper(next) == next;
}

bool ng_sentence_next(struct ng_sentences *it, struct ng_str *sentence)
{
    struct ng_str text = it->text;
    for (uint32_t at = it->at, end = at; at < text.len;) {
        uint32_t cp;
        at += ng_utf8_decode(text.s + at, text.len - at, &cp);
        if (!ends(it, cp, at, &end) && at < text.len) {
            continue;
        }
        end = at < text.len ? end : text.len;
        *sentence = ng_str_trim(ng_str_cut(text, it->at, end - it->at));
        it->at = at = end;
        if (sentence->len > 0) {
            return true;
        }
    }
    return false;
}
