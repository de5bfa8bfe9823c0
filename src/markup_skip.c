/* SPDX-License-Identifier: MIT */
#include "ng/markup_skip.h"

#include <string.h>

enum state { WORD, COMMENT, CDATA, DOCTYPE, INSTRUCTION, BOGUS };

/* COMMENT, match: how much of its end has been seen. */
enum dashes { NONE, ONE, TWO, TWO_BANG, START, START_ONE };

/* DOCTYPE, match: the internal subset (XML 1.0, 2.8). */
enum subset { BEFORE_SUBSET, IN_SUBSET, AFTER_SUBSET };

void ng_markup_skip_init(
        struct ng_markup_skip *k, enum ng_markup_skip_kind kind, bool xml)
{
    memset(k, 0, sizeof *k);
    k->xml = xml;
    k->state = BOGUS;
    if (kind == NG_MARKUP_SKIP_DECLARATION) {
        k->state = WORD;
    } else if (kind == NG_MARKUP_SKIP_INSTRUCTION && xml) {
        k->state = INSTRUCTION;
    }
}

/* One byte of the word after "<!"; false: not taken, a bogus comment. */
static bool read_word(struct ng_markup_skip *k, char ch)
{
    static const struct {
        char word[8];
        uint8_t state;
    } words[] = {{"--", COMMENT}, {"[cdata[", CDATA}, {"doctype", DOCTYPE}};
    uint8_t state = BOGUS;
    k->word[k->n_word++] = ng_lower(ch);
    for (size_t i = 0; i < (k->xml ? sizeof words / sizeof *words : 1); i++) {
        if (memcmp(words[i].word, k->word, k->n_word) == 0) {
            state = words[i].word[k->n_word] == '\0' ? words[i].state : WORD;
        }
    }
    k->state = state;
    k->match = k->xml ? 0 : START;
    return state != BOGUS;
}

/* Each of these takes bytes up to the end of what it reads, if it is there,
 * and returns how many; *done says whether it was. */

static size_t skip_comment(
        struct ng_markup_skip *k, const char *s, size_t n, bool *done)
{
    for (size_t i = 0; i < n; i++) {
        if (k->match == NONE) {
            const char *dash = memchr(s + i, '-', n - i);
            if (dash == NULL) {
                return n;
            }
            i = (size_t)(dash - s);
        }
        if (s[i] == '>' && k->match >= TWO) {
            *done = true;
            return i + 1;
        }
        if (s[i] == '-') {
            k->match = k->match == NONE || k->match == TWO_BANG ? ONE
                       : k->match == START                      ? START_ONE
                                                                : TWO;
        } else {
            k->match =
                    s[i] == '!' && k->match == TWO && !k->xml ? TWO_BANG : NONE;
        }
    }
    return n;
}

static size_t skip_doctype(
        struct ng_markup_skip *k, const char *s, size_t n, bool *done)
{
    for (size_t i = 0; i < n; i++) {
        char ch = s[i];
        if (ch == '>' && k->match != IN_SUBSET) {
            *done = true;
            return i + 1;
        }
        bool space = ch == ' ' || (ch >= '\t' && ch <= '\r');
        if (ch == '[' || (k->match == AFTER_SUBSET && !space)) {
            k->match = IN_SUBSET;
        }
        if (ch == ']') {
            k->match = AFTER_SUBSET;
        }
    }
    return n;
}

/* To '>'; in an instruction only to one after '?' (match: the last byte). */
static size_t skip_to_gt(
        struct ng_markup_skip *k, const char *s, size_t n, bool *done)
{
    const char *at = s;
    while ((at = memchr(at, '>', n - (size_t)(at - s))) != NULL) {
        size_t i = (size_t)(at - s);
        if (k->state == BOGUS || (i == 0 ? k->match != 0 : s[i - 1] == '?')) {
            *done = true;
            return i + 1;
        }
        at++;
    }
    k->match = s[n - 1] == '?';
    return n;
}

enum ng_markup_skip_end ng_markup_skip_feed(
        struct ng_markup_skip *k, const char *s, size_t n, size_t *used)
{
    bool done = false;
    size_t at = 0;
    while (at < n && !done && k->state != CDATA) {
        switch (k->state) {
        case WORD:
            at += read_word(k, s[at]);
            break;
        case COMMENT:
            at += skip_comment(k, s + at, n - at, &done);
            break;
        case DOCTYPE:
            at += skip_doctype(k, s + at, n - at, &done);
            break;
        default:
            at += skip_to_gt(k, s + at, n - at, &done);
        }
    }
    *used = at;
    return done                ? NG_MARKUP_SKIP_DONE
           : k->state == CDATA ? NG_MARKUP_SKIP_CDATA
                               : NG_MARKUP_SKIP_MORE;
}
