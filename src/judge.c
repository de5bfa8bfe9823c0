/* SPDX-License-Identifier: MIT */
#include "ng/judge.h"

#include "ng/date.h"
#include "ng/headline.h"
#include "ng/look.h"

#include <string.h>

/* ---- the looks of one block ---------------------------------------------- */

static void look_at(struct ng_block *k, struct ng_str s)
{
    struct ng_look l;
    ng_look_at(&l, s);
    k->weight = l.weight < UINT16_MAX ? (uint16_t)l.weight : UINT16_MAX;
    k->stops = l.stops;
    k->commas = l.commas;
    k->bits = l.bits;
    if (l.weight >= 80 && k->linked * 100u < k->len * 35u &&
            k->stops + k->commas > 0 &&
            (k->sem & (NG_SEM_NAV | NG_SEM_FOOTER | NG_SEM_HIDDEN)) == 0) {
        k->bits |= NG_LOOK_GOOD;
    }
}

/* A text told twice is body once: marks every repeat of a block of twenty
 * bytes and more. score holds a hash for the while. */
static void find_repeats(struct ng_blocks *b)
{
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_str s = ng_block_str(b, &b->list[i]);
        b->list[i].score = (int16_t)(ng_hash(NG_HASH_INIT, s.s, s.len) >> 48);
        for (uint32_t k = 0; k < i && s.len >= 20; k++) {
            if (b->list[k].score == b->list[i].score &&
                    b->list[k].len == s.len &&
                    memcmp(b->text + b->list[k].at, s.s, s.len) == 0) {
                b->list[i].bits |= NG_LOOK_AGAIN;
                break;
            }
        }
    }
}

/* ---- the page -------------------------------------------------------------
 */

/* The box of an element, made when it is not there yet; NULL: none is free.
 * Only a few places are tried. */
static struct ng_box *box_of(const struct ng_judge *j, uint16_t serial)
{
    if (serial == 0 || j->n_boxes == 0) {
        return NULL;
    }
    for (uint32_t i = 0; i < 8; i++) {
        struct ng_box *box =
                &j->boxes[(serial * 40503u + i) & (j->n_boxes - 1)];
        if (box->serial == serial || box->serial == 0) {
            return box;
        }
    }
    return NULL;
}

/* A paragraph counts for what it stands in, anything else for itself. */
static unsigned parent_level(const struct ng_block *k)
{
    return k->tag == NG_TAG_DIV || k->tag == NG_TAG_SECTION ||
                           k->tag == NG_TAG_ARTICLE || k->tag == NG_TAG_MAIN ||
                           k->tag == NG_TAG_OTHER || k->tag == NG_TAG_BODY
                   ? 0
                   : 1;
}

static uint32_t good_weight(const struct ng_block *k)
{
    return (k->bits & NG_LOOK_GOOD) != 0 ? k->weight : 0;
}

/* Readability's way: a block gives points to the elements around it, the
 * nearest most. */
static unsigned points_of(const struct ng_block *k)
{
    if (k->weight < 25) {
        return 0;
    }
    unsigned length = k->weight / 10u;
    unsigned points = 10 + 10u * k->commas + (length < 30 ? length : 30);
    if ((k->sem & NG_SEM_BODY_PROP) != 0) {
        points += points / 2;
    }
    if ((k->far & (NG_HINT_COMMENT | NG_HINT_FOOT | NG_HINT_RELATED)) != 0) {
        points = points * 2 / 5;
    }
    if ((k->sem & (NG_SEM_ASIDE | NG_SEM_NAV | NG_SEM_FOOTER)) != 0) {
        points = points * 3 / 10;
    }
    return points;
}

static void fill_boxes(struct ng_judge *j, const struct ng_blocks *b)
{
    static const uint8_t part[4] = {12, 6, 4, 3}; /* of 24 */
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        unsigned points = points_of(k), parent = parent_level(k);
        for (unsigned level = 0; level < NG_BLOCK_BOXES; level++) {
            struct ng_box *box = box_of(j, k->box[level]);
            if (box == NULL) {
                continue;
            }
            if (box->serial == 0) {
                box->serial = k->box[level];
                box->first = (uint16_t)i;
            }
            box->last = (uint16_t)i;
            box->weight += k->weight;
            box->linked += k->linked;
            box->good += good_weight(k);
            if (level >= parent && level - parent < 4) {
                uint32_t sum = box->points + points * part[level - parent] / 24;
                box->points = sum < UINT16_MAX ? (uint16_t)sum : UINT16_MAX;
            }
        }
    }
    j->top = NULL;
    uint32_t best = 0;
    for (uint32_t i = 0; i < j->n_boxes; i++) {
        const struct ng_box *box = &j->boxes[i];
        uint32_t links = box->linked < box->weight ? box->linked : box->weight;
        uint32_t text = box->weight - links;
        uint32_t score = box->weight == 0 ? 0
                                          : (uint32_t)((uint64_t)box->points *
                                                       text / box->weight);
        if (score > best ||
                (score == best && score > 0 && box->first < j->top->first)) {
            best = score;
            j->top = box;
        }
    }
}

/* The stretch of blocks with most good text, where others cost. */
static void find_run(struct ng_judge *j, const struct ng_blocks *b)
{
    int32_t sum = 0, best = 0;
    uint32_t from = 0;
    j->run_first = 0;
    j->run_last = b->n - 1;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        int32_t cost = 22 + k->linked;
        int32_t gain = (k->bits & NG_LOOK_GOOD) != 0 ? k->weight
                                                     : -(cost < 60 ? cost : 60);
        if (sum <= 0) {
            sum = 0;
            from = i;
        }
        sum += gain;
        if (sum > best) {
            best = sum;
            j->run_first = from;
            j->run_last = i;
        }
    }
}

/* Where the headline stands: the first heading like it, else an h1. */
static void find_headline(struct ng_judge *j, const struct ng_blocks *b)
{
    j->headline = b->n;
    uint32_t n_h1 = 0, first_h1 = b->n, last_h1 = b->n;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        if (k->tag < NG_TAG_H1 || k->tag > NG_TAG_H3) {
            continue;
        }
        if (k->len < 400 &&
                ng_headline_like(ng_block_str(b, k), j->title) > 50) {
            j->headline = i;
            return;
        }
        if (k->tag == NG_TAG_H1) {
            first_h1 = n_h1 == 0 ? i : first_h1;
            last_h1 = i;
            n_h1++;
        }
    }
    j->headline = n_h1 < 3 ? last_h1 : first_h1;
}

/* ---- clues ----------------------------------------------------------------
 */

struct clues {
    uint8_t *at;
    unsigned n;
};

static void clue(struct clues *c, unsigned group, unsigned which)
{
    c->at[c->n++] = (uint8_t)(group + which);
}

static void clue_if(struct clues *c, bool yes, unsigned group)
{
    if (yes) {
        clue(c, group, 0);
    }
}

static void clue_bits(struct clues *c, unsigned group, uint32_t bits)
{
    for (unsigned i = 0; bits != 0; i++, bits >>= 1) {
        if ((bits & 1) != 0) {
            clue(c, group, i);
        }
    }
}

/* Which of the steps value has not reached: 0 to n. */
static unsigned step(uint32_t value, const uint16_t *steps, unsigned n)
{
    unsigned i = 0;
    while (i < n && value >= steps[i]) {
        i++;
    }
    return i;
}

#define STEP(value, ...)                                                       \
    step((value), (const uint16_t[]){__VA_ARGS__},                             \
            sizeof((const uint16_t[]){__VA_ARGS__}) / sizeof(uint16_t))

static uint32_t percent(uint32_t part, uint32_t whole)
{
    return whole == 0 ? 0 : (uint32_t)((uint64_t)part * 100 / whole);
}

static unsigned tag_group(uint8_t tag)
{
    switch (tag) {
    case NG_TAG_P:
        return 0;
    case NG_TAG_DIV:
        return 1;
    case NG_TAG_LI:
        return 2;
    case NG_TAG_H1:
        return 3;
    case NG_TAG_H2:
        return 4;
    case NG_TAG_H3:
        return 5;
    case NG_TAG_H4:
        return 6;
    case NG_TAG_TD:
        return 7;
    case NG_TAG_BLOCKQUOTE:
        return 8;
    case NG_TAG_FIGCAPTION:
    case NG_TAG_FIGURE:
        return 9;
    case NG_TAG_DD:
    case NG_TAG_DT:
        return 10;
    case NG_TAG_SECTION:
    case NG_TAG_ARTICLE:
    case NG_TAG_MAIN:
        return 11;
    default:
        return 12;
    }
}

static unsigned share_group(const struct ng_judge *j, const struct ng_box *box)
{
    return box == NULL ? 0 : STEP(percent(box->good, j->good), 2, 20, 50, 80);
}

static void clue_box(struct clues *c, unsigned group, const struct ng_judge *j,
        const struct ng_box *box)
{
    if (box != NULL) {
        clue(c, group, share_group(j, box));
        clue(c, group + 5, STEP(percent(box->linked, box->weight), 10, 30, 50));
    }
}

static void clue_neighbour(
        struct clues *c, unsigned group, const struct ng_block *k)
{
    clue_if(c, (k->bits & NG_LOOK_GOOD) != 0, group);
    clue_if(c, k->linked * 2u > k->len, group + 1);
    clue_if(c, k->weight < 25, group + 2);
    clue_if(c, (ng_element_traits((enum ng_tag)k->tag) & NG_TRAIT_HEADING) != 0,
            group + 3);
}

static uint32_t next_good(const struct ng_blocks *b, uint32_t i, bool ahead)
{
    for (uint32_t d = 1; d <= 12; d++) {
        uint32_t at = ahead ? i + d : i - d; /* wraps below 0 */
        if (at >= b->n) {
            break;
        }
        if ((b->list[at].bits & NG_LOOK_GOOD) != 0) {
            return at;
        }
    }
    return b->n;
}

static void clue_place(struct clues *c, const struct ng_judge *j,
        const struct ng_blocks *b, uint32_t i)
{
    const struct ng_block *k = &b->list[i];
    bool in_run = i >= j->run_first && i <= j->run_last;
    clue(c, NG_CLUE_RUN,
            in_run                 ? 0
            : i < j->run_first     ? (j->run_first - i <= 3 ? 1u : 2u)
            : i - j->run_last <= 3 ? 3u
                                   : 4u);
    unsigned link = STEP(percent(k->linked, k->len), 1, 21, 51, 95);
    clue(c, NG_CLUE_LINK_RUN, link + (in_run ? 0 : 5));
    if ((k->bits & NG_LOOK_PHRASE_IN) != 0) {
        clue(c, NG_CLUE_PHRASE_RUN, in_run ? 0 : i < j->run_first ? 1u : 2u);
    }
    if (j->headline < i && i < j->run_first) {
        clue(c, NG_CLUE_BETWEEN, 0);
        clue_if(c, k->weight < 80, NG_CLUE_BETWEEN + 1);
    }
    clue(c, NG_CLUE_TITLE,
            j->headline == b->n ? 0
            : i < j->headline   ? 1
            : i == j->headline  ? 2
                                : 3 + STEP(i - j->headline, 6, 21));
    unsigned level = 0;
    while (level < NG_BLOCK_BOXES && j->top != NULL &&
            k->box[level] != j->top->serial) {
        level++;
    }
    bool in_top = j->top != NULL && i >= j->top->first && i <= j->top->last;
    clue(c, NG_CLUE_TOP,
            j->top == NULL || level == NG_BLOCK_BOXES ? (in_top ? 5u : 6u)
                                                      : level);
    clue(c, NG_CLUE_SIZE_TOP,
            STEP(k->weight, 25, 80, 200, 500) * 3 + (in_run ? 1 : 0) +
                    (in_top ? 1u : 0u));
    unsigned parent = parent_level(k);
    const struct ng_box *box = box_of(j, k->box[parent]);
    clue_box(c, NG_CLUE_PARENT, j, box);
    clue_box(c, NG_CLUE_GRAND, j, box_of(j, k->box[parent + 1]));
    clue_box(c, NG_CLUE_GREAT, j, box_of(j, k->box[parent + 2]));
    bool heading =
            (ng_element_traits((enum ng_tag)k->tag) & NG_TRAIT_HEADING) != 0;
    unsigned kind = k->tag == NG_TAG_P    ? 0
                    : heading             ? 1
                    : k->tag == NG_TAG_LI ? 2
                                          : 3;
    clue(c, NG_CLUE_TAG_SHARE, kind * 5 + share_group(j, box));
    uint32_t back = next_good(b, i, false), ahead = next_good(b, i, true);
    clue(c, NG_CLUE_BACK, back == b->n ? 3 : STEP(i - back, 2, 3, 6));
    clue(c, NG_CLUE_AHEAD, ahead == b->n ? 3 : STEP(ahead - i, 2, 3, 6));
    clue_if(c, back < b->n && b->list[back].box[1] == k->box[1],
            NG_CLUE_SIBLING);
    clue_if(c, ahead < b->n && b->list[ahead].box[1] == k->box[1],
            NG_CLUE_SIBLING + 1);
    if (i > 0) {
        clue_neighbour(c, NG_CLUE_BEFORE, k - 1);
    }
    if (i + 1 < b->n) {
        clue_neighbour(c, NG_CLUE_AFTER, k + 1);
    }
    clue(c, NG_CLUE_PAGE, STEP(j->n_good, 3, 10));
}

unsigned ng_judge_clues(const struct ng_judge *j, const struct ng_blocks *b,
        uint32_t i, uint8_t clues[NG_CLUES_MAX])
{
    const struct ng_block *k = &b->list[i];
    struct clues c = {clues, 0};
    clue(&c, NG_CLUE_SIZE, STEP(k->weight, 25, 80, 200, 500));
    clue(&c, NG_CLUE_LINK, STEP(percent(k->linked, k->len), 1, 21, 51, 95));
    clue(&c, NG_CLUE_STOPS, STEP(k->stops, 1, 2, 4));
    clue(&c, NG_CLUE_COMMAS, STEP(k->commas, 1, 3));
    clue_if(&c, (k->bits & NG_LOOK_ENDS) != 0, NG_CLUE_END);
    clue_if(&c, (k->bits & NG_LOOK_LOWER) != 0, NG_CLUE_LOWER);
    clue_if(&c, (k->bits & NG_LOOK_CAPITALS) != 0, NG_CLUE_CAPITALS);
    clue_if(&c, (k->bits & NG_LOOK_DIGITS) != 0, NG_CLUE_DIGITS);
    clue_if(&c, (k->bits & NG_LOOK_PHRASE) != 0, NG_CLUE_PHRASE);
    clue_if(&c, (k->bits & NG_LOOK_PHRASE_IN) != 0, NG_CLUE_PHRASE + 1);
    clue_if(&c,
            k->len < 400 && ng_headline_like(ng_block_str(b, k), j->title) > 50,
            NG_CLUE_LIKE_TITLE);
    clue_if(&c, k->strong * 10u > k->len * 9u, NG_CLUE_STRONG);
    clue_if(&c, (k->bits & NG_LOOK_AGAIN) != 0, NG_CLUE_AGAIN);
    clue_if(&c, k->breaks > 0, NG_CLUE_BREAKS);
    clue_if(&c, k->images > 0, NG_CLUE_IMAGE);
    clue(&c, NG_CLUE_TAG, tag_group(k->tag));
    clue_bits(&c, NG_CLUE_SEM, k->sem);
    clue_bits(&c, NG_CLUE_SELF, k->self);
    clue_bits(&c, NG_CLUE_NEAR, k->near);
    clue_bits(&c, NG_CLUE_FAR, k->far);
    int share = j->body == NULL ? -1
                                : ng_shingle_share(j->body, ng_block_str(b, k));
    clue(&c, NG_CLUE_BODY, share < 0 ? 0 : 1 + STEP((uint32_t)share, 20, 60));
    clue_place(&c, j, b, i);
    return c.n;
}

/* ---- second thoughts -------------------------------------------------------
 */

/* What the weights cannot know: rules on what is kept, each with the page of
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
    if (j->body != NULL) {
        drop_retold(j->body, b);
    }
    /* the headline is told apart from the body */
    if (j->headline < b->n) {
        b->list[j->headline].keep = false;
    }
    /* before the first running text a line with a date is no body
     * (test/data/pages/teasers.html), nor is a phrase of pages after the last
     * (test/data/pages/latin1.html: the copyright) */
    uint32_t i = 0;
    int64_t date;
    for (; i < b->n && !is_running(&b->list[i]); i++) {
        struct ng_block *k = &b->list[i];
        k->keep = k->keep &&
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

/* What a score must be above. On some pages all of the main run scores about
 * nothing, its elements having no telling names; then the most of it is body
 * all the same. Of spans from 0 to 60 this one gave the best F1 on the dev
 * pages named in clue.c (wcxb-articles .938 to .947). */
#define LIMIT_SPAN 30

static int limit_of(const struct ng_judge *j, const struct ng_blocks *b)
{
    int64_t sum = 0;
    int32_t weight = 0;
    for (uint32_t i = j->run_first; i <= j->run_last; i++) {
        int32_t w = (int32_t)good_weight(&b->list[i]);
        sum += (int64_t)w * b->list[i].score;
        weight += w;
    }
    if (weight == 0) {
        return 0;
    }
    int limit = (int)(sum / weight) - LIMIT_SPAN;
    return limit > 0 ? 0 : limit < -LIMIT_SPAN ? -LIMIT_SPAN : limit;
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
            linked_headings += is_heading(k) && k->linked * 10u > k->len * 9u;
        }
    }
    j->is_article = j->weight >= 250 && sentences >= 2 &&
                    (j->said_article || linked_headings < 3 ||
                            linked_headings * 2 < good);
}

void ng_judge_page(struct ng_judge *j, struct ng_blocks *b)
{
    j->weight = j->good = j->n_good = 0;
    j->headline = j->first = b->n;
    j->is_article = false;
    j->top = NULL;
    if (b->n == 0) {
        return;
    }
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        look_at(k, ng_block_str(b, k));
        j->good += good_weight(k);
        j->n_good += (k->bits & NG_LOOK_GOOD) != 0;
    }
    find_repeats(b);
    fill_boxes(j, b);
    find_run(j, b);
    find_headline(j, b);
    for (uint32_t i = 0; i < b->n; i++) {
        uint8_t clues[NG_CLUES_MAX];
        struct ng_block *k = &b->list[i];
        unsigned n = ng_judge_clues(j, b, i, clues);
        k->score = (int16_t)ng_clue_score(clues, n);
    }
    int limit = limit_of(j, b);
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        k->keep = k->score > limit && (k->bits & NG_LOOK_AGAIN) == 0;
    }
    think_again(j, b);
    sum_up(j, b);
}
