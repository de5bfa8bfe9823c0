/* SPDX-License-Identifier: MIT */
/* floor 1: UTF-8 (RFC 3629, Unicode 15 ch. 3.9), one character at a time. */
#ifndef NG_UTF8_H
#define NG_UTF8_H

#include "ng/base.h"

#define NG_UTF8_MAX 4u         /* bytes of the longest character */
#define NG_REPLACEMENT 0xFFFDu /* stands for what cannot be decoded */

/* Decodes the character at s[0 .. n), n >= 1; sets *cp and returns the bytes
 * used (1 to 4). An ill-formed sequence gives NG_REPLACEMENT and uses its
 * maximal subpart (Unicode 15, 3.9, "U+FFFD Substitution of Maximal
 * Subparts"), at least 1 byte. */
uint32_t ng_utf8_decode(const char *s, size_t n, uint32_t *cp);

/* Writes cp to out, returns its 1 to 4 bytes. A surrogate or cp > 10FFFF is
 * written as NG_REPLACEMENT. */
uint32_t ng_utf8_encode(uint32_t cp, char out[NG_UTF8_MAX]);

/* Bytes of the longest prefix of s[0 .. n) that is ASCII. */
size_t ng_utf8_ascii(const char *s, size_t n);

/* Bytes of the longest prefix of s[0 .. n) that is well-formed; a character
 * cut off at the end is not part of it. Fast on ASCII. */
size_t ng_utf8_valid(const char *s, size_t n);

/* s[0 .. n) begins with an incomplete but so far well-formed character. */
bool ng_utf8_partial(const char *s, size_t n);

/* The greatest length <= max at which s can be cut between characters. */
uint32_t ng_utf8_cut(struct ng_str s, uint32_t max);

/* Columns on a terminal: 0 (combining marks, zero-width, controls), 1, or 2
 * (East Asian Wide and Fullwidth, emoji; Unicode UAX #11). */
unsigned ng_utf8_width(uint32_t cp);

/* Columns of a whole string. */
uint32_t ng_utf8_columns(struct ng_str s);

/* Simple case folding for Latin, Greek, Cyrillic, Armenian and Georgian
 * (Unicode CaseFolding.txt, status C and S); others are returned as they
 * are. */
uint32_t ng_utf8_fold(uint32_t cp);

/* Simple upper case for the same scripts (headlines). */
uint32_t ng_utf8_upper(uint32_t cp);

/* What a character is to a word splitter. */
enum ng_utf8_kind {
    NG_UTF8_OTHER,  /* punctuation, symbols, controls */
    NG_UTF8_SPACE,  /* White_Space, NBSP among it */
    NG_UTF8_LETTER, /* letters and marks that belong to words */
    NG_UTF8_DIGIT,  /* Nd */
    NG_UTF8_IDEO    /* Han, kana: each a word of its own; not Hangul */
};
enum ng_utf8_kind ng_utf8_kind(uint32_t cp);
bool ng_utf8_is_upper(uint32_t cp); /* has a different fold and is upper */

#endif
