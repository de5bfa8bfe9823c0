/* SPDX-License-Identifier: MIT */
#include "ng/score.h"

#include "ng/line.h"
#include "ng/sentence.h"
#include "ng/term.h"

#include <string.h>

/* Two passes over the text. The first counts words in hashed buckets, the
 * second measures the first LINES sentences that are no junk, gives each a
 * sum of small features times one-byte weights, and picks greedily: each pick
 * makes the words it holds worth less to the others. */

enum { BUCKETS = 1024, LINES = 24, LINES_LEAST = 4, WORDS = 40, UNIT = 64 };

/* What a bucket's word belongs to. */
enum mark {
    IN_TITLE = 1,
    IN_FIRST = 2, /* the first good sentence */
    IN_THREE = 4, /* the first three */
    IN_ABOVE = 8, /* any sentence above */
    IN_CHOSEN = 16,
    IN_PICK = 32 /* the one chosen last */
};

/* All in 1/UNIT. POS and LEN: the place among the good sentences and the
 * words are at least that, and below the next. PAR: first sentence of its
 * paragraph, in the first, in the second paragraph. TF: how often the text
 * uses the sentence's words. TITLE: the title's words in it, of the title, at
 * most four, of the sentence. LIKE: its words that the first or the first
 * three sentences have. NOVEL: no sentence above has. */
enum feature {
    POS0,
    POS1,
    POS2,
    POS3,
    POS4,
    POS5,
    POS7,
    POS10,
    POS15,
    POS_INVERSE,
    POS_SHARE,
    LAST,
    PAR_FIRST,
    PAR0,
    PAR1,
    LEN0,
    LEN6,
    LEN10,
    LEN15,
    LEN20,
    LEN25,
    LEN30,
    LEN40,
    TF_MEAN,
    TF_SUM,
    TF_COS,
    TF_AGAIN,
    TITLE_SHARE,
    TITLE_HITS,
    TITLE_DENSE,
    LIKE_FIRST,
    LIKE_THREE,
    NOVEL,
    DIGIT1,
    DIGIT2,
    CAPS_SHARE,
    CAPS0,
    CAPS3,
    CAPS6,
    ALL_CAPS,
    QUOTE_START,
    QUOTE,
    QUOTE_WHOLE,
    QUOTE_ODD,
    QUESTION,
    PAREN,
    COLON,
    NO_END,
    PRONOUN,
    FIRST_PERSON,
    DAY,
    SAID_END,
    STOP_SHARE,
    FEATURES
};

/* Trained by test/bench/summary_train.py on the dev splits of cnndm, inshorts,
 * xsum, orangesum and vietnews together: most expected ROUGE-1 + ROUGE-2 of
 * sets of three sentences, rounded to a byte. QUOTE_ODD, QUESTION and NO_END
 * are set by hand, for the reader's sake. ROUGE-1 against the first three
 * sentences that are no junk, cross-validated: cnndm +1.5, inshorts +0.2,
 * xsum +0.6, orangesum +0.5, vietnews +0.7; never trained on: freelance +1.3,
 * summeval +0.1, uscorpus -0.1, newsroom -1.1 (27 to 63 texts each, no
 * difference significant). */
static const int8_t weights[FEATURES] = {13, 24, 18, 4, 8, -12, -6, -9, -8, 57,
        -48, -6, 3, 7, 6, -11, 0, 18, 23, -3, 7, -5, -35, 108, 14, 43, 67, 16,
        40, 127, -47, -33, 24, 9, 10, 32, -15, 0, -12, 11, -39, -9, 21, -30,
        -20, -13, -26, -50, -3, -10, 19, 11, 10};
enum { REDUNDANCY = 22 };

struct line {
    struct ng_str s;
    int32_t score;
    uint16_t order; /* among all sentences */
    uint16_t place; /* among the good ones */
    uint16_t paragraph;
    uint16_t n_words, n_content, n_all_caps;
    uint8_t n_digits, n_caps;
    uint8_t end; /* enum ng_line_end */
    bool par_first, pronoun, person, day, said_end;
    bool out; /* of the race: chosen, or like one that is */
    bool chosen;
    uint8_t n;            /* of the words below */
    uint16_t word[WORDS]; /* buckets of its content words, each once */
};

struct work {
    uint8_t tf[BUCKETS];
    uint8_t marks[BUCKETS];
    struct line *lines;
    uint32_t n, cap;
    uint32_t n_sentences, n_paragraphs;
    uint32_t n_title; /* content words of the title */
    uint32_t norm;    /* root of the sum of squared counts */
    struct ng_str lang;
};

/* ---- words --------------------------------------------------------------- */

/* The lists below: a space around each word. First words that lean on the
 * sentence before. */
static const char pronouns[] =
        " he she it they this that these those his her their its him them but "
        "and or so however also meanwhile then there i we you what who when "
        "if our my your such another both because "
        "il elle ils elles ce cet cette ces son sa ses leur leurs lui eux mais "
        "et ou donc car cependant ainsi alors puis toutefois "
        "er sie dieser diese dies dabei damit aber und doch auch "
        "él ella ellos ellas este esta esto pero además también "
        "он она они это этот его её их но также ";
static const char persons[] = " i we my our me us you your ";
static const char says[] = " said says told added ";
static const char days[] =
        " monday tuesday wednesday thursday friday saturday sunday january "
        "february march april june july august september october november "
        "december ";
/* First words of lines that are none of the story's; the second kind only
 * where the line has no full stop. */
static const char junk_starts[] =
        " published updated created follow click scroll watch copyright "
        "advertisement subscribe related lire ";
static const char label_starts[] =
        " by von par por video image photo photos picture pictured share read "
        "caption sign source sources foto fotos bild quelle crédit ";

#define IN(list, term) ng_term_in((term), NG_STR(list))

/* ---- first pass ---------------------------------------------------------- */

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

static void count_words(struct work *w, struct ng_str text)
{
    struct ng_terms it;
    struct ng_term word;
    uint32_t squares = 0;
    ng_term_init(&it, text, w->lang);
    while (ng_term_next(&it, &word)) {
        uint8_t *tf = &w->tf[bucket_of(&word)];
        *tf = (uint8_t)(*tf + (word.content && *tf < UINT8_MAX));
    }
    for (uint32_t i = 0; i < BUCKETS; i++) {
        squares += (uint32_t)w->tf[i] * w->tf[i];
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
static bool is_junk(const struct line *l, const struct ng_term *first,
        enum ng_line_end end, uint32_t in_title)
{
    if (l->n_words < 4 || end == NG_LINE_CUT || l->n_digits * 2 > l->n_words) {
        return true;
    }
    if (end == NG_LINE_NONE && (l->n_words < 8 || l->n_all_caps == l->n_words ||
                                       l->s.s[l->s.len - 1] == ':')) {
        return true;
    }
    if (l->n_words < 12 &&
            (IN(junk_starts, first) ||
                    (end == NG_LINE_NONE && IN(label_starts, first)))) {
        return true;
    }
    return l->n > 0 && in_title == l->n;
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

static void add_bucket(struct line *l, uint16_t bucket)
{
    for (uint32_t i = 0; i < l->n; i++) {
        if (l->word[i] == bucket) {
            return;
        }
    }
    if (l->n < WORDS) {
        l->word[l->n++] = bucket;
    }
}

/* Fills l from its sentence; false: junk. */
static bool read_line(struct work *w, struct line *l)
{
    struct ng_terms it;
    struct ng_term word, first = {.len = 0};
    uint32_t said_at = 0;
    ng_term_init(&it, l->s, w->lang);
    while (ng_term_next(&it, &word)) {
        if (l->n_words == 0) {
            first = word;
            l->pronoun = IN(pronouns, &word);
        } else {
            l->n_caps = (uint8_t)(l->n_caps + (word.capital && l->n_caps < 99));
        }
        l->n_words = (uint16_t)(l->n_words + (l->n_words < UINT16_MAX));
        l->n_digits = (uint8_t)(l->n_digits + (word.digit && l->n_digits < 99));
        l->n_all_caps = (uint16_t)(l->n_all_caps +
                                   (word.caps && l->n_all_caps < UINT16_MAX));
        l->person |= word.len <= 4 && IN(persons, &word);
        l->day |= word.capital && IN(days, &word);
        if (word.len <= 5 && IN(says, &word)) {
            said_at = l->n_words;
        }
        if (word.content) {
            l->n_content++;
            add_bucket(l, bucket_of(&word));
        }
    }
    l->said_end = said_at > 0 && said_at + 4 > l->n_words;
    enum ng_line_end end = ng_line_end(l->s);
    l->end = (uint8_t)end;
    return !is_junk(l, &first, end, count_marked(w, l, IN_TITLE));
}

/* ---- features ------------------------------------------------------------ */

static int16_t share(uint32_t part, uint32_t whole)
{
    return (int16_t)(whole == 0 ? 0 : part * UNIT / whole);
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

static void measure(const struct work *w, const struct line *l, int16_t *f)
{
    static const uint8_t places[] = {0, 1, 2, 3, 4, 5, 7, 10, 15};
    static const uint8_t lengths[] = {0, 6, 10, 15, 20, 25, 30, 40};
    uint32_t sum = 0, again = 0, product = 0;
    memset(f, 0, FEATURES * sizeof *f);
    f[POS0 + step(places, sizeof places, l->place)] = UNIT;
    f[POS_INVERSE] = share(1, l->place + 1u);
    f[POS_SHARE] = share(l->order, w->n_sentences);
    f[LAST] = l->order + 1u == w->n_sentences ? UNIT : 0;
    if (w->n_paragraphs > 2) {
        f[PAR_FIRST] = l->par_first ? UNIT : 0;
        f[PAR0] = l->paragraph == 0 ? UNIT : 0;
        f[PAR1] = l->paragraph == 1 ? UNIT : 0;
    }
    f[LEN0 + step(lengths, sizeof lengths, l->n_words)] = UNIT;
    for (uint32_t i = 0; i < l->n; i++) {
        uint32_t tf = w->tf[l->word[i]];
        sum += tf < 8 ? tf : 8;
        again += tf >= 2;
        product += tf;
    }
    f[TF_MEAN] = share(sum, 8u * l->n);
    f[TF_SUM] = sum > 90 ? 96 : share(sum, 60);
    f[TF_COS] = share(product, (w->norm + 1) * root(l->n));
    f[TF_AGAIN] = share(again, l->n);
    uint32_t hits = count_marked(w, l, IN_TITLE);
    f[TITLE_SHARE] = share(hits, w->n_title);
    f[TITLE_HITS] = share(hits < 4 ? hits : 4, 4);
    f[TITLE_DENSE] = share(hits, l->n);
    if (l->place > 0) {
        f[LIKE_FIRST] = share(count_marked(w, l, IN_FIRST), l->n);
    }
    if (l->place > 2) {
        f[LIKE_THREE] = share(count_marked(w, l, IN_THREE), l->n);
    }
    f[NOVEL] = share(l->n - count_marked(w, l, IN_ABOVE), l->n);
    f[DIGIT1] = l->n_digits == 1 ? UNIT : 0;
    f[DIGIT2] = l->n_digits > 1 ? UNIT : 0;
    f[CAPS_SHARE] = share(l->n_caps, l->n_words);
    f[CAPS0] = l->n_caps == 0 ? UNIT : 0;
    f[CAPS3] = l->n_caps >= 3 ? UNIT : 0;
    f[CAPS6] = l->n_caps >= 6 ? UNIT : 0;
    f[ALL_CAPS] = l->n_all_caps > 0 ? UNIT : 0;
    struct ng_line_quotes quotes = ng_line_quotes(l->s);
    f[QUOTE_START] = quotes.starts ? UNIT : 0;
    f[QUOTE] = quotes.any ? UNIT : 0;
    f[QUOTE_WHOLE] = quotes.whole ? UNIT : 0;
    f[QUOTE_ODD] = quotes.odd ? UNIT : 0;
    f[QUESTION] = has_char(l->s, '?') ? UNIT : 0;
    f[PAREN] = has_char(l->s, '(') ? UNIT : 0;
    f[COLON] = has_char(l->s, ':') ? UNIT : 0;
    f[NO_END] = l->end == NG_LINE_FULL ? 0 : UNIT;
    f[PRONOUN] = l->pronoun ? UNIT : 0;
    f[FIRST_PERSON] = l->person ? UNIT : 0;
    f[DAY] = l->day ? UNIT : 0;
    f[SAID_END] = l->said_end ? UNIT : 0;
    f[STOP_SHARE] = (int16_t)(UNIT - share(l->n_content, l->n_words));
}

/* ---- the two passes and the pick ----------------------------------------- */

/* Fills the lines; strict: without junk. */
static void read_lines(
        struct work *w, const struct ng_score_config *c, bool strict)
{
    struct ng_sentences it;
    struct ng_str s;
    const char *before = c->text.s;
    bool new_paragraph = true;
    w->n = w->n_sentences = w->n_paragraphs = 0;
    ng_sentence_init(&it, c->text, c->lang);
    while (ng_sentence_next(&it, &s)) {
        new_paragraph = w->n_sentences == 0 ||
                        memchr(before, '\n', (size_t)(s.s - before)) != NULL;
        before = s.s + s.len;
        w->n_paragraphs += new_paragraph;
        uint32_t order = w->n_sentences++;
        if (w->n == w->cap) {
            continue;
        }
        struct line *l = &w->lines[w->n];
        memset(l, 0, sizeof *l);
        uint32_t skip = ng_line_dateline(s);
        l->s = ng_str_cut(s, skip, s.len);
        l->order = (uint16_t)(order > UINT16_MAX ? UINT16_MAX : order);
        l->place = (uint16_t)w->n;
        l->paragraph = (uint16_t)(w->n_paragraphs - 1 > UINT16_MAX
                                          ? UINT16_MAX
                                          : w->n_paragraphs - 1);
        l->par_first = new_paragraph;
        if (read_line(w, l) || (!strict && l->n_words > 0)) {
            w->n++;
        }
    }
}

static void score_lines(struct work *w)
{
    int16_t f[FEATURES];
    for (uint32_t i = 0; i < w->n && i < 3; i++) {
        mark_words(w, &w->lines[i], i == 0 ? IN_FIRST | IN_THREE : IN_THREE);
    }
    for (uint32_t i = 0; i < w->n; i++) {
        struct line *l = &w->lines[i];
        measure(w, l, f);
        mark_words(w, l, IN_ABOVE);
        for (uint32_t k = 0; k < FEATURES; k++) {
            l->score += f[k] * weights[k];
        }
    }
}

/* Marks c chosen, and out of the race it and all that say nearly the same,
 * all its words or more of them. */
static void choose(struct work *w, const struct line *c)
{
    mark_words(w, c, IN_CHOSEN | IN_PICK);
    for (uint32_t i = 0; i < w->n; i++) {
        struct line *l = &w->lines[i];
        uint32_t least = l->n < c->n ? l->n : c->n;
        l->out |= count_marked(w, l, IN_PICK) * 5 > least * 3;
        l->out |= count_marked(w, l, IN_CHOSEN) * 6 > l->n * 5u;
    }
    for (uint32_t i = 0; i < c->n; i++) {
        w->marks[c->word[i]] &= (uint8_t)~IN_PICK;
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

/* The line worth most beside those chosen, NULL: none fits. */
static struct line *pick(
        const struct work *w, uint32_t max_chars, uint32_t used)
{
    struct line *best = NULL;
    int32_t best_score = INT32_MIN;
    for (uint32_t i = 0; i < w->n; i++) {
        struct line *l = &w->lines[i];
        if (l->out || (max_chars > 0 && used + count_chars(l->s) > max_chars)) {
            continue;
        }
        uint32_t covered = count_marked(w, l, IN_CHOSEN);
        int32_t score = l->score - REDUNDANCY * share(covered, l->n);
        if (score > best_score) {
            best_score = score;
            best = l;
        }
    }
    return best;
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
    count_words(w, c->text);
    mark_title(w, c->title);
    read_lines(w, c, true);
    if (w->n == 0) {
        read_lines(w, c, false);
    }
    score_lines(w);
    uint32_t want = c->n_sentences == 0 ? 3 : c->n_sentences, used = 0;
    int n = 0;
    for (struct line *l; want > 0 && (l = pick(w, c->max_chars, used)) != NULL;
            want--) {
        l->chosen = l->out = true;
        choose(w, l);
        used += count_chars(l->s) + 1;
    }
    for (uint32_t i = 0; i < w->n; i++) {
        if (w->lines[i].chosen) {
            out[n++] = w->lines[i].s;
        }
    }
    return n;
}
