/* SPDX-License-Identifier: MIT */
#include "ng/judge.h"

#include "ng/date.h"
#include "ng/look.h"
#include "ng/utf8.h"

#include <string.h>

/* ---- second thoughts -------------------------------------------------------
 */

/* What the forest cannot know: rules on what is kept, each with the page of
 * ours that shows it. */
static bool is_heading(const struct ng_block *k)
{
    return (ng_element_traits((enum ng_tag)k->tag) & NG_TRAIT_HEADING) != 0;
}

/* A pull quote: the same words stand in a longer block that is kept
 * (test/data/pages/repeats.html). */
static bool is_pulled(const struct ng_blocks *b, uint32_t i)
{
    struct ng_str s = ng_block_str(b, &b->list[i]);
    if (s.len < 20 || s.len > 300 ||
            ((b->list[i].near & NG_HINT_QUOTE) == 0 &&
                    (b->list[i].sem & NG_SEM_QUOTE) == 0)) {
        return false;
    }
    /* without its last stop, and quotation marks are not looked for */
    s.len -= ng_str_ends(s, NG_STR(".")) ? 1 : 0;
    for (uint32_t k = 0; k < b->n; k++) {
        if (k != i && b->list[k].keep && b->list[k].len > s.len &&
                ng_str_find(ng_block_str(b, &b->list[k]), s) >= 0) {
            return true;
        }
    }
    return false;
}

/* A page may hold its article twice, cut into blocks in another way: a block
 * most of which has been kept already goes (test/data/pages/repeats.html). The
 * filter of articleBody is free by now. */
static void drop_retold(struct ng_shingles *told, struct ng_blocks *b)
{
    memset(told, 0, sizeof *told);
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        struct ng_str s = ng_block_str(b, k);
        if (k->keep && k->weight >= 200 && ng_shingle_share(told, s) >= 80) {
            k->keep = false;
        }
        if (k->keep) {
            ng_shingle_add(told, s.s, s.len);
            ng_shingle_add(told, " ", 1);
        }
    }
}

static bool is_running(const struct ng_block *k)
{
    return k->keep && (k->bits & NG_LOOK_GOOD) != 0;
}

static void think_again(const struct ng_judge *j, struct ng_blocks *b)
{
    if (j->told != NULL) {
        drop_retold(j->told, b);
    }
    /* what begins with a phrase of pages is none when it is short
     * (test/data/pages/section.html) or stands among adverts (paywall.html);
     * nor is a teaser before the headline (teasers.html) */
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        if ((k->bits & NG_LOOK_PHRASE) != 0 &&
                (k->weight < 40 || (k->far & NG_HINT_PROMO) != 0)) {
            k->keep = false;
        }
        if (i < j->headline && j->headline < b->n &&
                (k->near & NG_HINT_RELATED) != 0) {
            k->keep = false;
        }
    }
    /* the headline is told apart from the body */
    if (j->headline < b->n) {
        b->list[j->headline].keep = false;
    }
    /* before the first running text a line with a date is no body
     * (test/data/pages/teasers.html; repeats.html has one without a year), nor
     * is a phrase of pages after the last (latin1.html: the copyright) */
    uint32_t i = 0;
    int64_t date;
    for (; i < b->n && !is_running(&b->list[i]); i++) {
        struct ng_block *k = &b->list[i];
        k->keep = k->keep && !(k->weight < 20 && k->digits > 0) &&
                  (k->weight >= 80 ||
                          ng_date_find(ng_block_str(b, k), &date) == 0);
    }
    for (i = b->n; i-- > 0 && !is_running(&b->list[i]);) {
        b->list[i].keep =
                b->list[i].keep && (b->list[i].bits & NG_LOOK_PHRASE_IN) == 0;
    }
    /* a heading belongs to what follows it, and goes with it
     * (test/data/pages/news.html: the newsletter's) */
    for (i = b->n; i-- > 0;) {
        struct ng_block *k = &b->list[i];
        if (k->keep && is_heading(k) && (i + 1 == b->n || !k[1].keep)) {
            k->keep = false;
        }
        if (k->keep && is_pulled(b, i)) {
            k->keep = false;
        }
        /* test/data/newspaper/vestnik: a caption in a table */
        k->keep = k->keep && !ng_look_is_credited(ng_block_str(b, k));
    }
}

/* Adds up what is kept. A page whose running text stands under headings that
 * are links is a list of articles (test/data/pages/section.html). */
static void sum_up(struct ng_judge *j, const struct ng_blocks *b)
{
    uint32_t sentences = 0, good = 0, linked_headings = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        if (k->keep) {
            j->first = j->first == b->n ? i : j->first;
            j->weight += k->weight;
            sentences += k->stops;
            good += (k->bits & NG_LOOK_GOOD) != 0;
            linked_headings += i > 0 && !is_heading(k) && is_heading(k - 1) &&
                               k[-1].linked * 10u > k[-1].len * 9u;
        }
    }
    j->is_article = j->weight >= 250 && sentences >= 2 &&
                    (j->said_article || linked_headings < 3 ||
                            linked_headings * 2 < good);
}

/* Not a row of stars, a line to write on, the end of a broken comment
 * (test/data/pages/twice.html). */
static bool has_word(struct ng_str s)
{
    uint32_t cp, used;
    for (; s.len > 0; s = ng_str_cut(s, used, s.len)) {
        used = ng_utf8_decode(s.s, s.len, &cp);
        if (ng_utf8_kind(cp) > NG_UTF8_SPACE) {
            return true;
        }
    }
    return false;
}

void ng_judge_page(struct ng_judge *j, struct ng_blocks *b)
{
    j->weight = 0;
    j->first = b->n;
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        k->keep = k->score > 0 && (k->bits & NG_LOOK_AGAIN) == 0 &&
                  has_word(ng_block_str(b, k));
    }
    think_again(j, b);
    sum_up(j, b);
}
