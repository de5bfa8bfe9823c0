/* SPDX-License-Identifier: MIT */
#include "ng/score.h"

#include "ng/line.h"
#include "ng/look.h"
#include "ng/opening.h"
#include "ng/pick.h"
#include "ng/sentence.h"
#include "ng/term.h"
#include "ng/worth.h"

#include <string.h>

/* One pass over the text counts its words in hashed buckets and keeps the
 * first LINES sentences that are no junk. Then each is measured and asked what
 * it is worth, and the best set of them is picked: each makes the words it
 * holds worth less to the others. */

enum {
    BUCKETS = 1024,
    LINES = NG_PICK_MAX,
    LINES_LEAST = 4,
    WORDS = 40,
    UNIT = 64,
    ALONE = 4000, /* lost by "Mr Hale said" where nobody told who he is */
    LOOSE = 2500  /* and by "He said" two sentences behind him */
};

/* What a bucket's word belongs to. */
enum mark {
    IN_TITLE = 1,
    IN_FIRST = 2, /* the first good sentence */
    IN_THREE = 4, /* the first three */
    IN_ABOVE = 8, /* any sentence above */
    IN_PICK = 16, /* the one others are held against */
    IN_NAME = 32  /* ends a name of two words or more */
};

struct line {
    struct ng_str s;
    int32_t score;
    uint16_t order; /* among all sentences */
    uint16_t paragraph;
    uint16_t n_words, n_content, n_all_caps;
    uint16_t surname; /* 1 + bucket of a name that stands alone; 0: none */
    uint8_t n_digits, n_caps;
    uint8_t intro; /* 1 + the line that has the surname too; 0: none */
    uint8_t end;   /* enum ng_line_end */
    bool par_first, leans, person, day, said_end;
    bool poor;            /* only if there is nothing else */
    uint8_t n;            /* of the words below */
    uint16_t word[WORDS]; /* buckets of its content words, each once */
};

struct work {
    struct line *lines;
    uint32_t n, cap;
    uint32_t n_sentences, n_paragraphs;
    uint32_t n_title; /* content words of the title */
    uint32_t norm;    /* root of the sum of squared counts */
    struct ng_str lang;
    union {
        uint8_t tf[BUCKETS];
        struct ng_pick pick; /* when all is measured */
    } u;
    uint8_t marks[BUCKETS];
};

/* ---- words --------------------------------------------------------------- */

/* The lists below: a space around each word. */
static const char persons[] = " i we my our me us you your ";
static const char says[] = " said says told ";
static const char days[] =
        " monday tuesday wednesday thursday friday saturday sunday january "
        "february march april june july august september october november "
        "december ";
static const char honorifics[] =
        " mr mrs ms miss dr sir lord lady prof sen rep gov herr frau m mme "
        "mlle sr sra don doña ";
#define IN(list, term) ng_term_in((term), NG_STR(list))

/* ---- counts ---------------------------------------------------------------
 */

static uint16_t bucket_of(const struct ng_term *term)
{
    return (uint16_t)((term->hash ^ (term->hash >> 16)) % BUCKETS);
}

static uint32_t root(uint32_t value)
{
    uint32_t r = 0;
    for (uint32_t bit = 1u << 15; bit > 0; bit >>= 1) {
        if ((r + bit) * (r + bit) <= value) {
            r += bit;
        }
    }
    return r;
}

static void count_word(struct work *w, uint16_t bucket)
{
    w->u.tf[bucket] =
            (uint8_t)(w->u.tf[bucket] + (w->u.tf[bucket] < UINT8_MAX));
}

static void count_words(struct work *w, struct ng_str text)
{
    struct ng_terms it;
    struct ng_term word;
    ng_term_init(&it, text, w->lang);
    while (ng_term_next(&it, &word)) {
        if (word.content) {
            count_word(w, bucket_of(&word));
        }
    }
}

static void set_norm(struct work *w)
{
    uint32_t squares = 0;
    for (uint32_t i = 0; i < BUCKETS; i++) {
        squares += (uint32_t)w->u.tf[i] * w->u.tf[i];
    }
    w->norm = root(squares);
}

static void mark_title(struct work *w, struct ng_str title)
{
    struct ng_terms it;
    struct ng_term word;
    ng_term_init(&it, title, w->lang);
    while (ng_term_next(&it, &word)) {
        if (word.content && !(w->marks[bucket_of(&word)] & IN_TITLE)) {
            w->marks[bucket_of(&word)] |= IN_TITLE;
            w->n_title++;
        }
    }
}

/* ---- lines --------------------------------------------------------------- */

/* A line that is no part of the story: bylines, captions, headings, labels,
 * "Read more: ...", the headline once more. */
static bool is_junk(const struct line *l, unsigned opening, uint32_t in_title)
{
    bool ends = l->end == NG_LINE_FULL;
    if (l->n_words < 4 || l->end == NG_LINE_CUT ||
            l->n_digits * 2 > l->n_words) {
        return true;
    }
    if (!ends && (l->n_words < 8 || l->n_all_caps == l->n_words ||
                         l->s.s[l->s.len - 1] == ':')) {
        return true;
    }
    if ((opening & NG_OPENING_JUNK) != 0 ||
            ((opening & NG_OPENING_LABEL) != 0 && !ends)) {
        return true;
    }
    return (l->n > 0 && in_title == l->n) ||
           (ng_str_ends(l->s, NG_STR(" report.")) &&
                   ng_str_find(l->s, NG_STR("contributed to this")) >= 0);
}

static uint32_t count_marked(
        const struct work *w, const struct line *l, uint8_t mark)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        n += (w->marks[l->word[i]] & mark) != 0;
    }
    return n;
}

static void mark_words(struct work *w, const struct line *l, uint8_t mark)
{
    for (uint32_t i = 0; i < l->n; i++) {
        w->marks[l->word[i]] |= mark;
    }
}

static bool has_word(const struct line *l, uint16_t bucket)
{
    for (uint32_t i = 0; i < l->n; i++) {
        if (l->word[i] == bucket) {
            return true;
        }
    }
    return false;
}

/* A name of one word, which a line above had in full: "Hale said ..." wants
 * the line with "Ann Hale" beside it. names: the last capitalised words seen
 * in a row, lone: the bucket of the first of them, 1 + bucket. */
static void end_name(struct work *w, struct line *l, uint32_t names,
        uint16_t lone, uint16_t last)
{
    if (names == 1 && lone > 0 && l->surname == 0 &&
            (w->marks[lone - 1] & (IN_NAME | IN_TITLE)) == IN_NAME) {
        l->surname = lone;
    }
    if (names > 1 && last > 0) {
        w->marks[last - 1] |= IN_NAME;
        l->surname = l->surname == last ? 0 : l->surname;
    }
}

/* Most words need not be looked for in a list. */
static bool starts_with_one_of(const struct ng_term *term, const char *letters)
{
    while (*letters != '\0' && *letters != term->low[0]) {
        letters++;
    }
    return *letters != '\0' && term->len <= 4;
}

/* Fills l from its sentence; false: junk. */
static bool read_line(struct work *w, struct line *l)
{
    struct ng_terms it;
    struct ng_term word, first = {.len = 0};
    uint32_t said_at = 0, names = 0;
    uint16_t lone = 0, last = 0;
    bool aged = false; /* "The 43-year-old ..." */
    ng_term_init(&it, l->s, w->lang);
    while (ng_term_next(&it, &word)) {
        uint16_t bucket = bucket_of(&word);
        if (l->n_words == 0) {
            first = word;
        } else {
            l->n_caps = (uint8_t)(l->n_caps + (word.capital && l->n_caps < 99));
        }
        aged |= l->n_words == 1 && word.digit && IN(" the ", &first);
        l->leans |= l->n_words == 2 && aged && IN(" year ", &word);
        l->n_words = (uint16_t)(l->n_words + (l->n_words < UINT16_MAX));
        l->n_digits = (uint8_t)(l->n_digits + (word.digit && l->n_digits < 99));
        l->n_all_caps = (uint16_t)(l->n_all_caps +
                                   (word.caps && l->n_all_caps < UINT16_MAX));
        l->day |= word.capital && IN(days, &word);
        if (!word.content && starts_with_one_of(&word, "iwmouy")) {
            l->person |= IN(persons, &word);
        } else if (!word.content && starts_with_one_of(&word, "st")) {
            said_at = IN(says, &word) ? l->n_words : said_at;
        }
        if (word.content) {
            count_word(w, bucket);
            l->n_content++;
            if (l->n < WORDS && !has_word(l, bucket)) {
                l->word[l->n++] = bucket;
            }
        }
        if (!word.capital || !word.content || IN(honorifics, &word)) {
            end_name(w, l, names, lone, last);
            names = 0;
        } else {
            last = (uint16_t)(bucket + 1);
            lone = names++ == 0 ? last : lone;
        }
    }
    end_name(w, l, names, lone, last);
    l->said_end = said_at > 0 && said_at + 4 > l->n_words;
    l->end = (uint8_t)ng_line_end(l->s);
    unsigned opening = ng_opening(l->s, &first, w->lang, l->n_words);
    l->leans |= (opening & NG_OPENING_LEANS) != 0;
    return !is_junk(l, opening, count_marked(w, l, IN_TITLE));
}

/* ---- features ------------------------------------------------------------ */

static uint8_t share(uint32_t part, uint32_t whole)
{
    return (uint8_t)(whole == 0 ? 0 : part * UNIT / whole);
}

static bool has_char(struct ng_str s, char c)
{
    return memchr(s.s, c, s.len) != NULL;
}

/* The last of the n steps that value reaches. */
static uint32_t step(const uint8_t *steps, uint32_t n, uint32_t value)
{
    while (n > 1 && steps[n - 1] > value) {
        n--;
    }
    return n - 1;
}

static uint8_t at_most(uint32_t value, uint8_t most)
{
    return value < most ? (uint8_t)value : most;
}

static void measure(const struct work *w, struct line *l, uint8_t *f)
{
    static const uint8_t places[] = {0, 1, 2, 3, 4, 5, 7, 10, 15};
    static const uint8_t lengths[] = {0, 6, 10, 15, 20, 25, 30, 40};
    uint32_t sum = 0, again = 0, product = 0;
    uint32_t place = (uint32_t)(l - w->lines);
    memset(f, 0, NG_WORTH_FEATURES);
    f[NG_WORTH_POS0 + step(places, sizeof places, place)] = UNIT;
    f[NG_WORTH_POS_INVERSE] = share(1, place + 1u);
    f[NG_WORTH_POS_SHARE] = share(l->order, w->n_sentences);
    f[NG_WORTH_LAST] = l->order + 1u == w->n_sentences ? UNIT : 0;
    if (w->n_paragraphs > 2) {
        f[NG_WORTH_PAR_FIRST] = l->par_first ? UNIT : 0;
        f[NG_WORTH_PAR0] = l->paragraph == 0 ? UNIT : 0;
        f[NG_WORTH_PAR1] = l->paragraph == 1 ? UNIT : 0;
    }
    f[NG_WORTH_LEN0 + step(lengths, sizeof lengths, l->n_words)] = UNIT;
    for (uint32_t i = 0; i < l->n; i++) {
        uint32_t tf = w->u.tf[l->word[i]];
        sum += tf < 8 ? tf : 8;
        again += tf >= 2;
        product += tf;
    }
    f[NG_WORTH_TF_MEAN] = share(sum, 8u * l->n);
    f[NG_WORTH_TF_SUM] = sum > 90 ? 96 : share(sum, 60);
    f[NG_WORTH_TF_COS] = share(product, (w->norm + 1) * root(l->n));
    f[NG_WORTH_TF_AGAIN] = share(again, l->n);
    uint32_t hits = count_marked(w, l, IN_TITLE);
    f[NG_WORTH_TITLE_SHARE] = share(hits, w->n_title);
    f[NG_WORTH_TITLE_HITS] = share(hits < 4 ? hits : 4, 4);
    f[NG_WORTH_TITLE_DENSE] = share(hits, l->n);
    if (place > 0) {
        f[NG_WORTH_LIKE_FIRST] = share(count_marked(w, l, IN_FIRST), l->n);
    }
    if (place > 2) {
        f[NG_WORTH_LIKE_THREE] = share(count_marked(w, l, IN_THREE), l->n);
    }
    f[NG_WORTH_NOVEL] = share(l->n - count_marked(w, l, IN_ABOVE), l->n);
    f[NG_WORTH_DIGIT1] = l->n_digits == 1 ? UNIT : 0;
    f[NG_WORTH_DIGIT2] = l->n_digits > 1 ? UNIT : 0;
    f[NG_WORTH_CAPS_SHARE] = share(l->n_caps, l->n_words);
    f[NG_WORTH_CAPS0] = l->n_caps == 0 ? UNIT : 0;
    f[NG_WORTH_CAPS3] = l->n_caps >= 3 ? UNIT : 0;
    f[NG_WORTH_CAPS6] = l->n_caps >= 6 ? UNIT : 0;
    f[NG_WORTH_ALL_CAPS] = l->n_all_caps > 0 ? UNIT : 0;
    struct ng_line_quotes quotes = ng_line_quotes(l->s);
    f[NG_WORTH_QUOTE_START] = quotes.starts ? UNIT : 0;
    f[NG_WORTH_QUOTE] = quotes.any ? UNIT : 0;
    f[NG_WORTH_QUOTE_WHOLE] = quotes.whole ? UNIT : 0;
    f[NG_WORTH_PAREN] = has_char(l->s, '(') ? UNIT : 0;
    f[NG_WORTH_COLON] = has_char(l->s, ':') ? UNIT : 0;
    f[NG_WORTH_LEANS] = l->leans ? UNIT : 0;
    f[NG_WORTH_FIRST_PERSON] = l->person ? UNIT : 0;
    f[NG_WORTH_DAY] = l->day ? UNIT : 0;
    f[NG_WORTH_SAID_END] = l->said_end ? UNIT : 0;
    f[NG_WORTH_STOP_SHARE] = (uint8_t)(UNIT - share(l->n_content, l->n_words));
    f[NG_WORTH_TITLED] = w->n_title > 0 ? UNIT : 0;
    f[NG_WORTH_PLACE] = at_most(place, LINES);
    f[NG_WORTH_WORDS] = at_most(l->n_words, 60);
    f[NG_WORTH_SENTENCES] = at_most(w->n_sentences, 60);
    /* what a reader stumbles over: half a quotation, a short question without
     * its answer, a line that does not end, the headline in other words; and
     * what somebody said where nobody tells who */
    l->poor = quotes.odd || memchr(",;:.?!)", l->s.s[0], 7) != NULL ||
              (l->n_words < 15 && ng_str_ends(l->s, NG_STR("?"))) ||
              l->end != NG_LINE_FULL || (l->n > 0 && hits * 5 >= l->n * 4u);
    l->leans |= quotes.whole || (l->s.s[0] >= 'a' && l->s.s[0] <= 'z');
}

/* ---- the pass and the pick ----------------------------------------------- */

/* Fills the lines; strict: without junk. */
static void read_lines(
        struct work *w, const struct ng_score_config *c, bool strict)
{
    struct ng_sentences it;
    struct ng_str s;
    const char *before = c->text.s;
    bool new_paragraph = true, caption = false;
    w->n = w->n_sentences = w->n_paragraphs = 0;
    memset(w->u.tf, 0, sizeof w->u.tf);
    ng_sentence_init(&it, c->text, c->lang);
    while (ng_sentence_next(&it, &s)) {
        new_paragraph = w->n_sentences == 0 ||
                        memchr(before, '\n', (size_t)(s.s - before)) != NULL;
        before = s.s + s.len;
        w->n_paragraphs += new_paragraph;
        if (new_paragraph) {
            struct ng_str rest = ng_str_cut(
                    c->text, (uint32_t)(s.s - c->text.s), c->text.len);
            int32_t end = ng_str_find(rest, NG_STR("\n"));
            caption = ng_look_is_credited(
                    end < 0 ? rest : ng_str_cut(rest, 0, (uint32_t)end));
        }
        uint32_t order = w->n_sentences++;
        if (w->n == w->cap) {
            count_words(w, s);
            continue;
        }
        struct line *l = &w->lines[w->n];
        memset(l, 0, sizeof *l);
        uint32_t skip = ng_line_dateline(s);
        skip = skip == 0 ? ng_opening_stamp(s) : skip;
        l->s = ng_str_cut(s, skip, s.len);
        l->order = (uint16_t)(order > UINT16_MAX ? UINT16_MAX : order);
        l->paragraph = (uint16_t)(w->n_paragraphs - 1 > UINT16_MAX
                                          ? UINT16_MAX
                                          : w->n_paragraphs - 1);
        l->par_first = new_paragraph;
        if ((read_line(w, l) && !caption) || (!strict && l->n_words > 0)) {
            for (uint32_t i = w->n; l->surname > 0 && i-- > 0;) {
                if (has_word(&w->lines[i], (uint16_t)(l->surname - 1))) {
                    l->intro = (uint8_t)(i + 1);
                }
            }
            w->n++;
        }
    }
}

static void score_lines(struct work *w)
{
    uint8_t f[NG_WORTH_FEATURES];
    set_norm(w);
    for (uint32_t i = 0; i < w->n && i < 3; i++) {
        mark_words(w, &w->lines[i], i == 0 ? IN_FIRST | IN_THREE : IN_THREE);
    }
    for (uint32_t i = 0; i < w->n; i++) {
        struct line *l = &w->lines[i];
        measure(w, l, f);
        mark_words(w, l, IN_ABOVE);
        l->score = ng_worth(f);
    }
}

static uint32_t count_chars(struct ng_str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        n += ((uint8_t)s.s[i] & 0xC0) != 0x80;
    }
    return n;
}

/* Of what is left when it is squeezed (ng/line.h). */
static uint32_t shown_chars(struct ng_str s)
{
    uint32_t n = count_chars(s), at = 0;
    while (at < s.len) {
        struct ng_str spare = ng_line_spare(s, at);
        n -= count_chars(spare);
        at = (uint32_t)(spare.s - s.s) + spare.len;
    }
    return n;
}

/* The score that `rank` lines beat. */
static int32_t score_at(const struct work *w, uint32_t rank)
{
    int32_t limit = INT32_MAX;
    for (;;) {
        int32_t next = INT32_MIN;
        uint32_t above = 0;
        for (uint32_t i = 0; i < w->n; i++) {
            above += w->lines[i].score >= limit;
            if (w->lines[i].score < limit && w->lines[i].score > next) {
                next = w->lines[i].score;
            }
        }
        if (above > rank || next == INT32_MIN) {
            return limit;
        }
        limit = next;
    }
}

/* What the pick is to know. Where a length is given, a line of average score
 * is worth nothing and a better one its length: so the room is filled with
 * the best text, whatever number of sentences that makes. (280 characters of
 * cnndm: ROUGE-1 32.1 so, 31.6 by adding the best while they fit.) strict:
 * as few as need be that a reader stumbles over. */
static void set_pick(
        struct work *w, const struct ng_score_config *c, bool strict)
{
    struct ng_pick *p = &w->u.pick;
    bool sized = c->max_chars > 0;
    int32_t least = score_at(w, !sized         ? w->n - 1
                                : w->n / 2 > 8 ? w->n / 2
                                               : 8);
    memset(p, 0, sizeof *p);
    p->n = (uint8_t)w->n;
    p->want = c->n_sentences == 0 ? 3 : at_most(c->n_sentences, NG_PICK_MAX);
    p->room = c->max_chars;
    p->again = ng_worth_again();
    p->alone = ALONE;
    p->loose = LOOSE;
    for (uint32_t i = 0; i < w->n; i++) {
        struct line *l = &w->lines[i];
        struct ng_pick_line *to = &p->line[i];
        uint32_t chars = sized ? shown_chars(l->s) : 0;
        int32_t weight = chars < 400 ? (int32_t)chars : 400;
        to->chars = chars;
        to->words = l->n;
        to->intro = l->intro;
        to->leans = strict && l->leans;
        to->value = 1 + (l->score - least) * (sized ? weight : 100) / 100;
        to->value = strict && l->poor ? 0 : to->value;
        mark_words(w, l, IN_PICK);
        for (uint32_t k = i + 1; k < w->n; k++) {
            p->like[k][i] = (uint8_t)count_marked(w, &w->lines[k], IN_PICK);
        }
        for (uint32_t k = 0; k < l->n; k++) {
            w->marks[l->word[k]] &= (uint8_t)~IN_PICK;
        }
    }
}

int ng_score(
        struct ng_arena *a, const struct ng_score_config *c, struct ng_str *out)
{
    struct work *w = ng_scratch(a, struct work, 1);
    if (w == NULL) {
        return NG_ENOMEM;
    }
    size_t room = ng_arena_room_scratch(a);
    room -= room < _Alignof(struct line) ? room : _Alignof(struct line);
    w->cap = room / sizeof *w->lines < LINES
                     ? (uint32_t)(room / sizeof *w->lines)
                     : LINES;
    w->lines = w->cap < LINES_LEAST ? NULL : ng_scratch(a, struct line, w->cap);
    if (w->lines == NULL) {
        return NG_ENOMEM;
    }
    w->lang = c->lang;
    mark_title(w, c->title);
    read_lines(w, c, true);
    if (w->n == 0) {
        read_lines(w, c, false);
    }
    if (w->n == 0) {
        return 0;
    }
    score_lines(w);
    set_pick(w, c, true);
    uint32_t chosen = ng_pick(&w->u.pick);
    if (chosen == 0) {
        set_pick(w, c, false);
        chosen = ng_pick(&w->u.pick);
    }
    int n = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        if ((chosen >> i & 1) != 0) {
            out[n++] = w->lines[i].s;
        }
    }
    return n;
}
