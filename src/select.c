/* SPDX-License-Identifier: MIT */
#include "ng/select.h"

#include "ng/canonical.h"
#include "ng/sentence.h"
#include "ng/utf8.h"

#include <string.h>

/* Points. A fresh item at the head of a plain source has 550; twelve hours
 * take 200, five steps of weight 300, a second outlet gives 150. Set by hand:
 * what comes first today is a matter of taste, not of measurement. */
enum {
    AGE_POINTS = 400,
    AGE_HALF_MIN = 12 * 60,
    AGE_UNKNOWN = 200,
    PLACE_POINTS = 600, /* over place + 4 */
    WEIGHT_POINTS = 60,
    TEXT_POINTS = 30,
    TEXT_ENOUGH = 120, /* bytes */
    OUTLET_POINTS = 150,
    OUTLETS_MOST = 3,
    SAME_SOURCE = 250, /* lost for each better story of the same source */
    SAME_SECTION = 50,
    ROLLING = 200 /* lost by a live page: it tells an event in crumbs */
};

/* How titles of live pages begin
 * (test/data/newspaper/meridian/news/parliament-live.html). */
static const char rolling[] =
        "live:\nlive -\nlive \u2013\nlive updates\nlive blog\nliveblog\n"
        "liveticker\nnewsblog\nen direct\nen directo\nas it happened\n";

enum { CANDIDATES_LEAST = 8, POOL_LEAST = 4096, TEXT_LEAST = 400 };
enum { TITLE_FROM_TEXT = 200 }; /* bytes of a sentence that can be a title */

int ng_select_init(struct ng_select *s, struct ng_arena *a,
        const struct ng_select_config *config, const struct ng_seen *seen)
{
    memset(s, 0, sizeof *s);
    s->config = config;
    s->seen = seen;
    size_t one = sizeof *s->list;
    size_t room = ng_arena_room_keep(a);
    room -= room < one ? room : one; /* for alignment */
    size_t cap = config->max_candidates == 0 ? 256 : config->max_candidates;
    cap = cap < CANDIDATES_LEAST ? CANDIDATES_LEAST : cap;
    size_t pool = config->pool_bytes == 0 ? room : config->pool_bytes;
    pool = pool < POOL_LEAST ? POOL_LEAST : pool;
    if (cap * one + pool > room && cap > room / 4 / one) {
        cap = room / 4 / one;
    }
    if (room < CANDIDATES_LEAST * one + POOL_LEAST) {
        return NG_ENOMEM;
    }
    if (cap * one + POOL_LEAST > room) {
        cap = (room - POOL_LEAST) / one;
    }
    cap = cap < CANDIDATES_LEAST ? CANDIDATES_LEAST : cap;
    pool = pool > room - cap * one ? room - cap * one : pool;
    pool = pool > UINT32_MAX / 2 ? UINT32_MAX / 2 : pool;
    s->list = ng_keep(a, struct ng_candidate, cap);
    s->pool = s->list == NULL ? NULL : ng_keep(a, char, pool);
    if (s->pool == NULL) {
        return NG_ENOMEM;
    }
    s->cap = (uint32_t)cap;
    s->pool_cap = (uint32_t)pool;
    uint32_t share = s->pool_cap / s->cap;
    s->text_max = config->text_max == 0 ? 1200 : config->text_max;
    share = share < TEXT_LEAST ? TEXT_LEAST : share;
    s->text_max = s->text_max > share ? share : s->text_max;
    return NG_OK;
}

/* ---- the item's words ---------------------------------------------------- */

/* Bytes of text that needle covers from its start, folded; 0: it does not. */
static uint32_t covers(struct ng_str text, struct ng_str needle)
{
    uint32_t at = 0, k = 0, a, b;
    while (k < needle.len) {
        if (at >= text.len) {
            return 0;
        }
        at += ng_utf8_decode(text.s + at, text.len - at, &a);
        k += ng_utf8_decode(needle.s + k, needle.len - k, &b);
        if (ng_utf8_fold(a) != ng_utf8_fold(b)) {
            return 0;
        }
    }
    return at;
}

/* The needle with which a word of text, or words, begin; NULL: none. */
static const struct ng_str *found_in(
        struct ng_str text, const struct ng_str *needles, uint16_t n)
{
    bool in_word = false;
    uint32_t cp;
    for (uint32_t at = 0; at < text.len;) {
        uint32_t len = ng_utf8_decode(text.s + at, text.len - at, &cp);
        enum ng_utf8_kind kind = ng_utf8_kind(cp);
        for (uint16_t i = 0; i < n && !in_word; i++) {
            if (covers(ng_str_cut(text, at, text.len), needles[i]) > 0) {
                return &needles[i];
            }
        }
        in_word = kind == NG_UTF8_LETTER || kind == NG_UTF8_DIGIT;
        at += len;
    }
    return NULL;
}

/* The last character is a stop, a quotation mark or the like. */
static bool is_finished(struct ng_str s)
{
    uint32_t at = s.len - 1, cp;
    while (at > 0 && s.len - at < NG_UTF8_MAX &&
            ((uint8_t)s.s[at] & 0xC0) == 0x80) {
        at--;
    }
    ng_utf8_decode(s.s + at, s.len - at, &cp);
    return cp != ',' && ng_utf8_kind(cp) == NG_UTF8_OTHER;
}

/* text cut behind the last sentence that ends before max; the first may be
 * twice as long. cut: the end of text is missing already. */
static struct ng_str whole_sentences(struct ng_str text, uint32_t max, bool cut)
{
    if (text.len <= max && !cut) {
        return text;
    }
    struct ng_str head = ng_str_cut(text, 0, ng_utf8_cut(text, 2 * max));
    struct ng_sentences it;
    struct ng_str s;
    uint32_t end = 0;
    ng_sentence_init(&it, head, NG_STR(""));
    while (ng_sentence_next(&it, &s)) {
        uint32_t at = (uint32_t)(s.s + s.len - text.s);
        bool last = it.at >= head.len && (cut || head.len < text.len);
        if ((at > max && end > 0) || (last && !is_finished(s))) {
            break;
        }
        end = at;
    }
    return ng_str_cut(text, 0, end);
}

/* ---- the pool ------------------------------------------------------------ */

static uint32_t size_of(const struct ng_candidate *c)
{
    return c->title.len + c->link.len + c->section.len + c->text.len;
}

static void explain(const struct ng_select *s, enum ng_why why,
        const struct ng_candidate *c, struct ng_str other)
{
    if (s->config->why != NULL) {
        s->config->why(s->config->ctx, why, c, other);
    }
}

static void drop(struct ng_select *s, uint32_t i)
{
    explain(s, NG_WHY_CROWDED, &s->list[i], (struct ng_str){0});
    memmove(s->list + i, s->list + i + 1, (s->n - i - 1) * sizeof *s->list);
    s->n--;
    s->n_crowded++;
}

/* Closes the holes: the list stands in the pool's order. */
static void compact(struct ng_select *s)
{
    char *to = s->pool;
    for (uint32_t i = 0; i < s->n; i++) {
        struct ng_candidate *c = &s->list[i];
        uint32_t size = size_of(c);
        memmove(to, c->title.s, size);
        c->title.s = to;
        c->link.s = to + c->title.len;
        c->section.s = c->link.s + c->link.len;
        c->text.s = c->section.s + c->section.len;
        to += size;
    }
    s->pool_len = (uint32_t)(to - s->pool);
}

static struct ng_str put(struct ng_select *s, struct ng_str text)
{
    char *to = s->pool + s->pool_len;
    if (text.len > 0) {
        memcpy(to, text.s, text.len);
    }
    s->pool_len += text.len;
    return (struct ng_str){to, text.len};
}

static bool better(const struct ng_candidate *a, const struct ng_candidate *b)
{
    if ((a->told == NG_TOLD_SAME) != (b->told == NG_TOLD_SAME)) {
        return b->told == NG_TOLD_SAME;
    }
    if (a->score != b->score) {
        return a->score > b->score;
    }
    return a->source != b->source ? a->source < b->source : a->index < b->index;
}

/* The worst candidate (of a source, if of_source) or cap when there is none. */
static uint32_t worst(const struct ng_select *s, bool of_source,
        uint16_t source, uint32_t *count)
{
    uint32_t found = s->cap;
    *count = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        if (of_source && s->list[i].source != source) {
            continue;
        }
        ++*count;
        if (found == s->cap || better(&s->list[found], &s->list[i])) {
            found = i;
        }
    }
    return found;
}

/* There is a place and `size` bytes for c, if all that are worse went. */
static bool could_fit(
        const struct ng_select *s, const struct ng_candidate *c, uint32_t size)
{
    uint32_t n_better = 0, used = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        if (better(&s->list[i], c)) {
            n_better++;
            used += size_of(&s->list[i]);
        }
    }
    return n_better < s->cap && size <= s->pool_cap - used;
}

static void make_room(struct ng_select *s, uint32_t size)
{
    uint32_t count;
    if (s->n == s->cap) {
        drop(s, worst(s, false, 0, &count));
    }
    while (size > s->pool_cap - s->pool_len) {
        uint32_t had = s->pool_len;
        compact(s);
        if (s->pool_len == had) {
            drop(s, worst(s, false, 0, &count));
        }
    }
}

/* ---- offering ------------------------------------------------------------ */

/* What a points field can hold is enough: a source's 130th item is last. */
static void add_points(
        struct ng_candidate *c, enum ng_points kind, int32_t points)
{
    if (c->points[kind] + points < INT16_MIN) {
        points = INT16_MIN - c->points[kind];
    }
    c->points[kind] = (int16_t)(c->points[kind] + points);
    c->score += points;
}

static void set_points(const struct ng_select_config *config,
        struct ng_candidate *c, uint8_t weight)
{
    int32_t fresh = AGE_UNKNOWN;
    uint32_t which;
    bool future = c->date > config->now;
    uint64_t ago = (uint64_t)config->now - (uint64_t)c->date;
    /* a clock may be a day off; beyond that the date is none */
    if (config->now != 0 && c->date != NG_NO_DATE &&
            (!future || 0 - ago <= 24 * 3600)) {
        uint64_t age_min = future ? 0 : ago / 60;
        age_min = age_min > UINT32_MAX / 2 ? UINT32_MAX / 2 : age_min;
        fresh = (int32_t)((uint32_t)(AGE_POINTS * AGE_HALF_MIN) /
                          (AGE_HALF_MIN + (uint32_t)age_min));
    }
    add_points(c, NG_POINTS_FRESH, fresh);
    add_points(c, NG_POINTS_PLACE,
            (int32_t)(PLACE_POINTS /
                      ((c->index > 9999 ? 9999 : c->index) + 4)));
    add_points(c, NG_POINTS_WEIGHT, (weight - 5) * WEIGHT_POINTS);
    add_points(c, NG_POINTS_TEXT, c->text.len >= TEXT_ENOUGH ? TEXT_POINTS : 0);
    add_points(c, NG_POINTS_LIVE,
            ng_str_begins(c->title, rolling, &which) > 0 ? -ROLLING : 0);
}

static bool is_old(const struct ng_select_config *c, int64_t date)
{
    if (c->now == 0 || date == NG_NO_DATE || date >= c->now) {
        return false;
    }
    uint64_t max_age_h = c->max_age_h == 0 ? 48 : c->max_age_h;
    return (uint64_t)c->now - (uint64_t)date > max_age_h * 3600;
}

/* Says so when the item is not wanted. */
static bool is_wanted(
        const struct ng_select *s, const struct ng_candidate *item)
{
    const struct ng_select_config *c = s->config;
    const struct ng_str none = {0}, *word;
    if (c->section.len > 0 &&
            (item->section.len == 0 ||
                    covers(item->section, c->section) != item->section.len)) {
        explain(s, NG_WHY_SECTION, item, none);
        return false;
    }
    if (c->n_keep > 0 && found_in(item->title, c->keep, c->n_keep) == NULL &&
            found_in(item->text, c->keep, c->n_keep) == NULL) {
        explain(s, NG_WHY_KEEP, item, none);
        return false;
    }
    word = found_in(item->title, c->drop, c->n_drop);
    word = word != NULL ? word : found_in(item->text, c->drop, c->n_drop);
    if (word != NULL) {
        explain(s, NG_WHY_DROP, item, *word);
    }
    return word == NULL;
}

static bool is_twice(const struct ng_select *s, uint64_t hash)
{
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->list[i].hash == hash) {
            return true;
        }
    }
    return false;
}

/* The item as a candidate whose strings are still the item's. */
static struct ng_candidate as_candidate(const struct ng_select *s,
        const struct ng_item *item, uint16_t source, struct ng_str section)
{
    struct ng_candidate c = {.title = ng_str_trim(item->title),
            .link = item->link,
            .section = section.len > 0 ? section : ng_str_trim(item->section),
            .date = item->date,
            .index = item->index,
            .source = source};
    struct ng_str text = item->content.len > item->summary.len ? item->content
                                                               : item->summary;
    c.text = whole_sentences(ng_str_trim(text), s->text_max, item->cut);
    if (c.title.len == 0) {
        struct ng_sentences it;
        ng_sentence_init(&it, c.text, NG_STR(""));
        if (ng_sentence_next(&it, &c.title) && c.title.len > TITLE_FROM_TEXT) {
            c.title.len = 0;
        }
    }
    c.hash = c.link.len > 0 ? ng_canonical_hash(c.link)
             : item->id.len > 0
                     ? ng_hash(NG_HASH_INIT, item->id.s, item->id.len)
                     : ng_hash(NG_HASH_INIT, c.title.s, c.title.len);
    return c;
}

int ng_select_offer(struct ng_select *s, const struct ng_item *item,
        uint16_t source, struct ng_str section, uint8_t weight, uint16_t limit)
{
    const struct ng_str none = {0};
    struct ng_candidate c = {.source = source};
    uint32_t of_source, size;
    s->n_offered++;
    if (is_old(s->config, item->date)) {
        s->n_old++;
        c.title = item->title;
        explain(s, NG_WHY_OLD, &c, none);
        return 0;
    }
    c = as_candidate(s, item, source, section);
    if (c.title.len == 0 || is_twice(s, c.hash)) {
        s->n_filtered++;
        explain(s, c.title.len == 0 ? NG_WHY_UNTITLED : NG_WHY_TWICE, &c, none);
        return 0;
    }
    if (s->seen != NULL && ng_seen_has(s->seen, c.hash)) {
        s->n_seen++;
        explain(s, NG_WHY_SEEN, &c, none);
        return 0;
    }
    if (!is_wanted(s, &c)) {
        s->n_filtered++;
        return 0;
    }
    set_points(s->config, &c, weight);
    size = size_of(&c);
    if (!could_fit(s, &c, size)) {
        size -= c.text.len; /* better a headline than nothing */
        c.text.len = 0;
    }
    uint32_t out = worst(s, true, source, &of_source);
    bool over = limit > 0 && of_source >= limit;
    if (!could_fit(s, &c, size) || (over && !better(&c, &s->list[out]))) {
        s->n_crowded++;
        explain(s, NG_WHY_CROWDED, &c, none);
        return 0;
    }
    if (over) {
        drop(s, out);
    }
    make_room(s, size);
    c.title = put(s, c.title);
    c.link = put(s, c.link);
    uint32_t n_link = ng_canonical_link(c.link, s->pool + (c.link.s - s->pool));
    s->pool_len -= c.link.len - n_link;
    c.link.len = n_link;
    c.section = put(s, c.section);
    c.text = put(s, c.text);
    c.group = s->n;
    s->list[s->n++] = c;
    return 1;
}

/* ---- ranking ------------------------------------------------------------- */

static void swap(struct ng_candidate *a, struct ng_candidate *b)
{
    struct ng_candidate c = *a;
    *a = *b;
    *b = c;
}

/* Of a group that was told before, what has the news
 * (test/data/newspaper/tuesday: not what only had no room on Monday). */
static bool leads(const struct ng_candidate *a, const struct ng_candidate *b)
{
    if ((a->told == NG_TOLD_NEWS) != (b->told == NG_TOLD_NEWS)) {
        return a->told == NG_TOLD_NEWS;
    }
    return better(a, b);
}

static bool is_leader(const struct ng_select *s, uint32_t i)
{
    if (s->list[i].told == NG_TOLD_SAME) {
        return false;
    }
    for (uint32_t k = 0; k < s->n; k++) {
        if (s->list[k].group == s->list[i].group &&
                leads(&s->list[k], &s->list[i])) {
            return false;
        }
    }
    return true;
}

/* Other sources in the group of i. */
static uint32_t other_outlets(const struct ng_select *s, uint32_t i)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < s->n && n < OUTLETS_MOST; k++) {
        if (s->list[k].group != s->list[i].group ||
                s->list[k].source == s->list[i].source) {
            continue;
        }
        bool again = false;
        for (uint32_t m = 0; m < k && !again; m++) {
            again = s->list[m].group == s->list[k].group &&
                    s->list[m].source == s->list[k].source;
        }
        n += !again;
    }
    return n;
}

static void best_to_front(struct ng_candidate *list, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++) {
        if (better(&list[i], &list[best])) {
            best = i;
        }
    }
    swap(&list[0], &list[best]);
}

void ng_select_sort(struct ng_select *s)
{
    for (uint32_t i = 0; i < s->n; i++) {
        best_to_front(s->list + i, s->n - i);
    }
}

int ng_select_rank(struct ng_select *s)
{
    uint32_t leaders = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        if (is_leader(s, i)) {
            swap(&s->list[leaders++], &s->list[i]);
        }
    }
    for (uint32_t i = 0; i < leaders; i++) {
        add_points(&s->list[i], NG_POINTS_OUTLETS,
                (int32_t)other_outlets(s, i) * OUTLET_POINTS);
    }
    for (uint32_t i = 0; i < leaders; i++) {
        best_to_front(s->list + i, leaders - i);
        const struct ng_candidate *done = &s->list[i];
        for (uint32_t k = i + 1; k < leaders; k++) {
            struct ng_candidate *c = &s->list[k];
            if (c->source == done->source) {
                add_points(c, NG_POINTS_SOURCE, -SAME_SOURCE);
            }
            if (c->section.len > 0 && ng_str_eqi(c->section, done->section)) {
                add_points(c, NG_POINTS_SECTION, -SAME_SECTION);
            }
        }
    }
    for (uint32_t i = leaders; i < s->n; i++) {
        best_to_front(s->list + i, s->n - i);
    }
    return (int)leaders;
}

uint32_t ng_select_explain(
        const struct ng_select *s, uint32_t leaders, uint32_t n)
{
    const struct ng_str none = {0};
    uint32_t n_told = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        const struct ng_candidate *c = &s->list[i];
        uint32_t k = i < leaders ? i : 0;
        while (k < leaders && s->list[k].group != c->group) {
            k++;
        }
        n_told += k == leaders;
        explain(s,
                k == leaders ? NG_WHY_TOLD
                : i != k     ? NG_WHY_MERGED
                : i < n      ? NG_WHY_CHOSEN
                             : NG_WHY_NO_ROOM,
                c, k < leaders && i != k ? s->list[k].title : none);
    }
    return n_told;
}

uint32_t ng_select_next(const struct ng_select *s, uint32_t leaders,
        uint32_t leader, uint32_t i)
{
    i = i == leader ? leaders : i + 1;
    while (i < s->n && s->list[i].group != s->list[leader].group) {
        i++;
    }
    return i;
}
