/* SPDX-License-Identifier: MIT */
/* floor 2: words that decide whether a dot ends a sentence, by language:
 * abbreviations, and words that sentences begin with. */
#ifndef NG_ABBREV_H
#define NG_ABBREV_H

#include "ng/base.h"

enum ng_abbrev {
    NG_ABBREV_NAME = 'N',   /* a name follows: never the end ("Dr.") */
    NG_ABBREV_TITLE = 'T',  /* the same, but only with a capital ("Gen.") */
    NG_ABBREV_NUMBER = '#', /* not the end when a number follows ("art. 5") */
    NG_ABBREV_END = 'E',    /* the end when a word follows that likes to begin
                             * a sentence ("Inc.") */
    NG_ABBREV_PLACE = 'P',  /* the same, but only with a capital ("Mass.") */
    NG_ABBREV_DAY = 'D',    /* with a capital, not the end when a number or
                             * another of them follows ("Sat. Nov. 7") */
    NG_ABBREV_START = 'S'   /* no abbreviation: likes to begin a sentence */
};

extern const char ng_abbrev_names[], ng_abbrev_titles[], ng_abbrev_numbers[],
        ng_abbrev_ends[], ng_abbrev_days[], ng_abbrev_places_en[],
        ng_abbrev_starts_en[], ng_abbrev_names_de[], ng_abbrev_ends_de[],
        ng_abbrev_starts_de[], ng_abbrev_titles_fr[], ng_abbrev_starts_fr[],
        ng_abbrev_names_esptfr[], ng_abbrev_numbers_esptit[],
        ng_abbrev_ends_es[], ng_abbrev_starts_esptit[], ng_abbrev_names_it[],
        ng_abbrev_names_nl[], ng_abbrev_names_danosv[],
        ng_abbrev_starts_danosvnl[], ng_abbrev_names_plcssk[],
        ng_abbrev_ends_plcssk[], ng_abbrev_starts_plcssk[],
        ng_abbrev_names_ruukbg[], ng_abbrev_numbers_ruukbg[],
        ng_abbrev_ends_ruukbg[], ng_abbrev_starts_ruukbg[],
        ng_abbrev_names_el[], ng_abbrev_names_trhuro[],
        ng_abbrev_names_himrne[];

/* The rows there are, at most 31, NULL at the end; see known.h. */
extern const char *const ng_abbrev_known[];

/* The rows of the table for a language ("de", "pt-br"): a bit each, all of
 * them when it is empty. */
uint32_t ng_abbrev_rows(struct ng_str lang);

/* word: folded, without its last dot ("p.m"). */
bool ng_abbrev_is(uint32_t rows, enum ng_abbrev kind, struct ng_str word);

/* list: a literal, words with a space before and behind each. */
bool ng_abbrev_in(struct ng_str list, struct ng_str word);

/* A short word, folded for the tables; len 0 when it is too long for them. */
struct ng_word {
    char s[32];
    uint32_t len;
    uint32_t last; /* where its last part begins: "Lt.-Col", "l'Ing" */
    uint32_t n_chars, n_letters, n_digits, n_dots;
    uint32_t raw; /* bytes in the text */
    bool capital; /* the last part begins with a capital */
    bool lower;   /* ... with a small letter */
};

/* The word before text[end], none of it before start; of single letters all of
 * them ("z. B", "J. R. R"), without the white space. */
void ng_word_before(
        struct ng_str text, uint32_t start, uint32_t end, struct ng_word *w);

/* The letters and digits from text[at] on. */
void ng_word_after(struct ng_str text, uint32_t at, struct ng_word *w);

/* "XVI", "II" */
bool ng_word_is_roman(const struct ng_word *w);

/* Of "Why not?" Ann Lane asked. text[at] is the name: a name and a verb belong
 * to what was said (English). */
bool ng_word_said(struct ng_str text, uint32_t at);

static inline struct ng_str ng_word_str(const struct ng_word *w)
{
    struct ng_str s = {w->s, w->len};
    return s;
}

#endif
