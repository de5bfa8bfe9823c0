/* SPDX-License-Identifier: MIT */
#include "ng/view.h"

#include "ng/date.h"
#include "ng/forest_body.h"
#include "ng/headline.h"
#include "ng/look.h"

#include <string.h>

/* ---- the looks of one block ---------------------------------------------- */

static void look_at(struct ng_block *k, struct ng_str s)
{
    struct ng_look l;
    int64_t date;
    ng_look_at(&l, s);
    k->weight = l.weight < UINT16_MAX ? (uint16_t)l.weight : UINT16_MAX;
    k->stops = l.stops;
    k->commas = l.commas;
    k->capitals = l.capitals;
    k->digits = l.digits;
    k->bits = l.bits;
    if (l.weight >= 80 && k->linked * 100u < k->len * 35u &&
            k->stops + k->commas > 0 &&
            (k->sem & (NG_SEM_NAV | NG_SEM_FOOTER | NG_SEM_HIDDEN)) == 0) {
        k->bits |= NG_LOOK_GOOD;
    }
    if (s.len <= 100 && l.digits > 0 && ng_date_find(s, &date) > 0) {
        k->bits |= NG_LOOK_DATED;
    }
}

/* What a block stands in: of an item of a list, what the list stands in. */
static uint16_t place_of(const struct ng_block *k)
{
    return k->box[k->tag == NG_TAG_LI ? 2 : 1];
}

/* A text told twice is body once: marks every repeat of a block of twenty
 * bytes and more (test/data/pages/repeats.html), but for short lines that
 * come again in the same place, as in recipes (test/data/pages/plan.html).
 * score holds a hash for the while. */
static void find_repeats(struct ng_blocks *b)
{
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_str s = ng_block_str(b, &b->list[i]);
        b->list[i].score = (int16_t)(ng_hash(NG_HASH_INIT, s.s, s.len) >> 48);
        for (uint32_t k = 0; k < i && s.len >= 20; k++) {
            if (b->list[k].score == b->list[i].score &&
                    b->list[k].len == s.len &&
                    memcmp(b->text + b->list[k].at, s.s, s.len) == 0) {
                b->list[i].bits |=
                        b->list[i].weight < 200 && place_of(&b->list[i]) ==
                                                           place_of(&b->list[k])
                                ? 0
                                : NG_LOOK_AGAIN;
                break;
            }
        }
    }
}

/* ---- the page ------------------------------------------------------------
 */

/* The box of an element, a free one when it has none yet; NULL: there is no
 * room. Only a few places are tried. */
static struct ng_box *box_of(const struct ng_view *v, uint16_t serial)
{
    for (uint32_t i = 0; i < 8 && serial > 0 && v->n_boxes > 0; i++) {
        struct ng_box *box =
                &v->boxes[(serial * 40503u + i) & (v->n_boxes - 1)];
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

static void add16(uint16_t *sum, uint32_t more)
{
    more += *sum;
    *sum = more < UINT16_MAX ? (uint16_t)more : UINT16_MAX;
}

static void add8(uint8_t *sum, bool more)
{
    *sum = *sum < UINT8_MAX ? (uint8_t)(*sum + more) : UINT8_MAX;
}

static void fill_boxes(struct ng_view *v, const struct ng_blocks *b)
{
    static const uint8_t part[4] = {12, 6, 4, 3}; /* of 24 */
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        unsigned points = points_of(k), parent = parent_level(k);
        for (unsigned level = 0; level < NG_BLOCK_BOXES; level++) {
            struct ng_box *box = box_of(v, k->box[level]);
            if (box == NULL) {
                continue;
            }
            if (box->serial == 0) {
                box->serial = k->box[level];
                box->first = (uint16_t)i;
            }
            box->last = (uint16_t)i;
            add16(&box->weight, k->weight);
            add16(&box->linked, k->linked);
            add16(&box->good, good_weight(k));
            add8(&box->n, true);
            add8(&box->n_p, k->tag == NG_TAG_P);
            add8(&box->n_dated, (k->bits & NG_LOOK_DATED) != 0);
            if (level >= parent && level - parent < 4) {
                add16(&box->points, points * part[level - parent] / 24);
            }
        }
    }
    uint32_t best = 0;
    for (uint32_t i = 0; i < v->n_boxes; i++) {
        const struct ng_box *box = &v->boxes[i];
        uint32_t links = box->linked < box->weight ? box->linked : box->weight;
        uint32_t text = box->weight - links;
        uint32_t score = box->weight == 0 ? 0
                                          : (uint32_t)((uint64_t)box->points *
                                                       text / box->weight);
        if (score > best ||
                (score == best && score > 0 && box->first < v->top->first)) {
            best = score;
            v->top = box;
        }
    }
}

/* The stretch of blocks with most good text, where others cost. */
static void find_run(struct ng_view *v, const struct ng_blocks *b)
{
    int32_t sum = 0, best = 0;
    uint32_t from = 0, passed = 0, before = 0;
    v->run_last = b->n - 1;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        int32_t cost = 22 + k->linked;
        int32_t gain = (k->bits & NG_LOOK_GOOD) != 0 ? k->weight
                                                     : -(cost < 60 ? cost : 60);
        if (sum <= 0) {
            sum = 0;
            from = i;
            before = passed;
        }
        sum += gain;
        passed += k->weight;
        if (sum > best) {
            best = sum;
            v->run_first = from;
            v->run_before = before;
            v->run_last = i;
        }
    }
}

/* Where the headline stands: the first heading like it, else an h1. */
static void find_headline(struct ng_view *v, const struct ng_blocks *b)
{
    uint32_t n_h1 = 0, first_h1 = b->n, last_h1 = b->n;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *k = &b->list[i];
        if (k->tag < NG_TAG_H1 || k->tag > NG_TAG_H3) {
            continue;
        }
        if (k->len < 400 &&
                ng_headline_like(ng_block_str(b, k), v->title) > 50) {
            v->headline = i;
            return;
        }
        if (k->tag == NG_TAG_H1) {
            first_h1 = n_h1 == 0 ? i : first_h1;
            last_h1 = i;
            n_h1++;
        }
    }
    v->headline = n_h1 < 3 ? last_h1 : first_h1;
}

void ng_view_page(struct ng_view *v, struct ng_blocks *b)
{
    v->weight = v->good = v->passed = 0;
    v->run_first = v->run_before = 0;
    v->top = NULL;
    for (uint32_t i = 0; i < b->n; i++) {
        struct ng_block *k = &b->list[i];
        look_at(k, ng_block_str(b, k));
        v->weight += k->weight;
        v->good += good_weight(k);
    }
    find_repeats(b);
    fill_boxes(v, b);
    find_run(v, b);
    find_headline(v, b);
}

/* ---- clues ----------------------------------------------------------------
 *
 * What is the same for all blocks of a page is told roughly or not at all: a
 * fit would know its pages by it.
 */

/* The row that is being filled. */
struct row {
    uint8_t *at;
};

static void put(struct row *r, uint32_t value)
{
    *r->at++ = value < UINT8_MAX ? (uint8_t)value : UINT8_MAX;
}

static void put_signed(struct row *r, int32_t value)
{
    *r->at++ = (uint8_t)(value < -127 ? 1 : value > 127 ? 255 : value + 128);
}

/* A wide range in a byte: four bits behind the leading one. */
static void put_log(struct row *r, uint32_t value)
{
    unsigned power = 0;
    while (value >= 32) {
        value >>= 1;
        power += 16;
    }
    put(r, power + value);
}

static void put_percent(struct row *r, uint32_t part, uint32_t whole)
{
    put(r, whole == 0 ? 0 : (uint32_t)((uint64_t)part * 100 / whole));
}

static void put_text(struct row *r, const struct ng_view *v,
        const struct ng_blocks *b, const struct ng_block *k)
{
    static const uint8_t rank[NG_TAG_COUNT] = {[NG_TAG_H1] = 1,
            [NG_TAG_H2] = 2,
            [NG_TAG_H3] = 3,
            [NG_TAG_H4] = 4,
            [NG_TAG_P] = 5,
            [NG_TAG_BLOCKQUOTE] = 6,
            [NG_TAG_PRE] = 7,
            [NG_TAG_SECTION] = 8,
            [NG_TAG_ARTICLE] = 8,
            [NG_TAG_MAIN] = 8,
            [NG_TAG_DIV] = 9,
            [NG_TAG_TD] = 11,
            [NG_TAG_DD] = 12,
            [NG_TAG_DT] = 13,
            [NG_TAG_LI] = 14,
            [NG_TAG_FIGCAPTION] = 15,
            [NG_TAG_FIGURE] = 15};
    put_log(r, k->weight);
    put_percent(r, k->linked, k->len);
    put(r, k->stops);
    put(r, k->commas);
    put(r, k->capitals);
    put(r, k->digits);
    for (uint32_t bit = 1; bit <= NG_LOOK_DATED; bit <<= 1) {
        if (bit != NG_LOOK_DIGITS) {
            put(r, (k->bits & bit) != 0);
        }
    }
    put(r, k->len >= 400
                    ? 0
                    : (uint32_t)ng_headline_like(ng_block_str(b, k), v->title));
    put_percent(r, k->strong, k->len);
    put(r, k->breaks);
    put(r, k->links);
    put(r, k->images);
    put(r, k->opened);
    put(r, k->depth / 2u);
    put(r, rank[k->tag]);
    int share = v->told == NULL ? -1
                                : ng_shingle_share(v->told, ng_block_str(b, k));
    put(r, (uint32_t)(share + 1));
    for (uint32_t bit = 0; bit < 20; bit++) {
        put(r, k->sem >> bit & 1);
    }
    for (uint32_t bit = 0; bit < 16; bit++) {
        put(r, (k->self >> bit & 1u) + (k->near >> bit & 1u) +
                        (k->far >> bit & 1u));
    }
}

static uint32_t next_good(const struct ng_blocks *b, uint32_t i, bool ahead)
{
    for (uint32_t d = 1; d <= 20; d++) {
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

/* How many boxes two blocks share. */
static uint32_t n_shared(const struct ng_block *a, const struct ng_block *b)
{
    uint32_t n = 0;
    for (unsigned i = 0; i < NG_BLOCK_BOXES; i++) {
        for (unsigned k = 0; k < NG_BLOCK_BOXES && a->box[i] != 0; k++) {
            n += a->box[i] == b->box[k];
        }
    }
    return n;
}

static void put_good(
        struct row *r, const struct ng_blocks *b, uint32_t i, bool ahead)
{
    uint32_t at = next_good(b, i, ahead);
    put(r, at == b->n ? 255 : ahead ? at - i : i - at);
    put(r, at == b->n ? 0 : 1 + n_shared(&b->list[i], &b->list[at]));
}

/* What the blocks of its kind are like: comments and teasers come in rows. */
static void put_kind(struct row *r, const struct ng_view *v,
        const struct ng_blocks *b, const struct ng_block *k)
{
    uint32_t n = 0, weight = 0, linked = 0, good = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct ng_block *other = &b->list[i];
        if (other->kind == k->kind) {
            n++;
            weight += other->weight;
            linked += other->linked;
            good += good_weight(other);
        }
    }
    put(r, n < 15 ? n : 15);
    put_percent(r, linked, weight);
    put_percent(r, good, v->good);
    put_log(r, weight / n);
}

static void put_boxes(
        struct row *r, const struct ng_view *v, const struct ng_block *k)
{
    unsigned level = parent_level(k);
    for (unsigned end = level + 4; level < end; level++) {
        static const struct ng_box none;
        const struct ng_box *box = box_of(v, k->box[level]);
        box = box == NULL ? &none : box;
        put_log(r, box->weight);
        put_percent(r, box->linked, box->weight);
        put(r, box->n);
        put_percent(r, box->n_p, box->n);
        put_percent(r, box->good, v->good);
        put_percent(r, box->points, v->top == NULL ? 0 : v->top->points);
        put(r, box->n_dated);
    }
}

static void put_place(struct row *r, const struct ng_view *v,
        const struct ng_blocks *b, uint32_t i)
{
    const struct ng_block *k = &b->list[i];
    int32_t at = (int32_t)i;
    put(r, i * 255 / b->n);
    put_percent(r, v->passed, v->weight);
    put_signed(r, v->headline == b->n ? 127 : at - (int32_t)v->headline);
    put_signed(r, at - (int32_t)v->run_first);
    put_signed(r, (int32_t)v->run_last - at);
    put_percent(r,
            v->passed - (v->passed < v->run_before ? v->passed : v->run_before),
            v->weight);
    unsigned level = 0;
    while (level < NG_BLOCK_BOXES && v->top != NULL &&
            k->box[level] != v->top->serial) {
        level++;
    }
    put(r, v->top == NULL ? NG_BLOCK_BOXES : level);
    put_signed(r, v->top == NULL ? 0 : at - v->top->first);
    put_signed(r, v->top == NULL ? 0 : v->top->last - at);
    put_good(r, b, i, false);
    put_good(r, b, i, true);
}

void ng_view_clues(struct ng_view *v, const struct ng_blocks *b, uint32_t i,
        uint8_t *clues)
{
    const struct ng_block *k = &b->list[i];
    struct row r = {clues};
    put_text(&r, v, b, k);
    put_place(&r, v, b, i);
    put_boxes(&r, v, k);
    put_kind(&r, v, b, k);
    uint32_t good = 0;
    while (v->good >> good > 0) {
        good++;
    }
    put(&r, good);
    put(&r, v->told != NULL && v->told->n > 0);
    v->passed += k->weight;
}

void ng_view_score(struct ng_view *v, struct ng_blocks *b)
{
    uint8_t clues[NG_CLUES];
    v->headline = b->n;
    if (b->n == 0) {
        return;
    }
    ng_view_page(v, b);
    for (uint32_t i = 0; i < b->n; i++) {
        ng_view_clues(v, b, i, clues);
        b->list[i].score = (int16_t)ng_forest_score(&ng_forest_body, clues);
    }
}
