/* SPDX-License-Identifier: MIT */
#include "ng/plain.h"

#include "ng/headline.h"
#include "ng/look.h"

#include <string.h>

/* Looks at every line, and marks those told twice: headings of teasers and
 * captions are (test/data/pages/saved.txt). score holds a hash for the
 * while. */
static void look_at_all(struct ng_blocks *b)
{
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        struct ng_str s = ng_block_str(b, k);
        struct ng_look l;
        ng_look_at(&l, s);
        k->weight = l.weight < UINT16_MAX ? (uint16_t)l.weight : UINT16_MAX;
        k->stops = l.stops;
        k->commas = l.commas;
        k->bits = l.bits;
        k->keep = false;
        k->score = (int16_t)(ng_hash(NG_HASH_INIT, s.s, s.len) >> 48);
        if (k->weight >= 60 && k->stops > 0 && (k->bits & NG_LOOK_ENDS) != 0) {
            k->bits |= NG_LOOK_GOOD;
        }
        for (uint32_t n = 0; n < i; n++) {
            struct ng_block *o = &b->list[n];
            if (o->score == k->score && o->len == k->len &&
                    memcmp(b->text + o->at, s.s, s.len) == 0) {
                o->bits |= NG_LOOK_AGAIN;
                k->bits |= NG_LOOK_AGAIN;
                break;
            }
        }
    }
}

static bool is_good(const struct ng_block *k)
{
    return (k->bits & (NG_LOOK_GOOD | NG_LOOK_AGAIN)) == NG_LOOK_GOOD;
}

/* What a line adds to a stretch of running text. */
static int32_t gain_of(const struct ng_block *k)
{
    if ((k->bits & NG_LOOK_AGAIN) != 0) {
        return -150;
    }
    if (is_good(k)) {
        return k->weight;
    }
    if ((k->bits & NG_LOOK_PHRASE) != 0) {
        return -300; /* "Published in ...", "Read more" */
    }
    return (k->bits & NG_LOOK_ENDS) != 0 ? k->weight / 4 : -60;
}

/* A headline is a line of some words that is no sentence. */
static bool may_be_headline(const struct ng_blocks *b, const struct ng_block *k)
{
    unsigned words = ng_headline_words(ng_block_str(b, k));
    return words >= 3 && words <= 30 && !is_good(k) && k->len <= 240 &&
           (k->bits & (NG_LOOK_PHRASE | NG_LOOK_DIGITS)) == 0 &&
           b->text[k->at + k->len - 1] != '.';
}

static void find_headline(
        struct ng_plain *p, const struct ng_blocks *b, uint32_t run)
{
    uint32_t from = run > 40 ? run - 40 : 0;
    unsigned most = 0;
    for (uint32_t i = from; i < run; i++) {
        const struct ng_block *k = &b->list[i];
        if (!may_be_headline(b, k)) {
            continue;
        }
        struct ng_str s = ng_block_str(b, k);
        unsigned words = ng_headline_words(s);
        unsigned worth = words >= 4 ? 2 : 1;
        worth += ng_headline_like(s, p->title) >= 50 ? 4 : 0;
        if (worth > most) {
            most = worth;
            p->headline = i;
        }
    }
}

void ng_plain_judge(struct ng_plain *p, struct ng_blocks *b)
{
    p->headline = p->first = b->n;
    p->is_article = false;
    look_at_all(b);
    int32_t sum = 0, best = 0;
    uint32_t start = 0, first = 0, last = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        if (sum <= 0) {
            sum = 0;
            start = i;
        }
        sum += gain_of(&b->list[i]);
        if (sum > best) {
            best = sum;
            first = start;
            last = i;
        }
    }
    if (best == 0) {
        return;
    }
    find_headline(p, b, first);
    if (p->headline < b->n) {
        p->title = ng_block_str(b, &b->list[p->headline]);
    }
    uint32_t weight = 0;
    for (uint32_t i = first; i <= last; i++) {
        struct ng_block *k = &b->list[i];
        bool sentence = (k->bits & NG_LOOK_ENDS) != 0 && k->weight >= 12;
        bool heading = i > first && k->weight < 80 && is_good(k + 1) &&
                       (k->bits & (NG_LOOK_PHRASE | NG_LOOK_DIGITS)) == 0 &&
                       k->breaks > 0;
        k->keep = (k->bits & NG_LOOK_AGAIN) == 0 &&
                  (is_good(k) || sentence || (i < last && heading));
        weight += k->keep ? k->weight : 0u;
    }
    p->first = first;
    p->is_article = weight >= 250;
}
