/* SPDX-License-Identifier: MIT */
/* floor 2: UTF-8 -> what an output device can show. A character that the
 * target has not is transliterated so that it can be read: e' -> e, l/ -> l,
 * em dash -> -, curly quotes -> straight ones, euro -> EUR, Cyrillic and Greek
 * -> Latin; what is left is '?', one a character. Tabs and line ends become
 * a space; other control characters, soft hyphens, byte order marks and the
 * bidirectional overrides never come out, not even as UTF-8. */
#ifndef NG_ENCODE_H
#define NG_ENCODE_H

#include "ng/base.h"

enum ng_encoding {
    NG_ENCODE_UTF8,
    NG_ENCODE_ASCII,
    NG_ENCODE_LATIN1,
    NG_ENCODE_CP437,
    NG_ENCODE_CP850,
    NG_ENCODE_CP866,
    NG_ENCODE_CP1252
};

#define NG_ENCODE_MAX 8u /* bytes of the longest result */

/* By name ("utf-8", "ascii", "latin1", "cp437", ...), or NG_EARG. */
int ng_encode_by_name(struct ng_str name);

/* Write what is not ASCII for a target other than UTF-8: the first all of
 * them, the second every one as ASCII. The first of the list does it; where
 * that is NULL, every target is UTF-8; see known.h. */
uint32_t ng_encode_single(
        enum ng_encoding e, uint32_t cp, char out[NG_ENCODE_MAX]);
uint32_t ng_encode_ascii(
        enum ng_encoding e, uint32_t cp, char out[NG_ENCODE_MAX]);
extern uint32_t (*const ng_encode_known[])(
        enum ng_encoding e, uint32_t cp, char out[NG_ENCODE_MAX]);

/* Writes cp for the target, returns the bytes (0: nothing is shown, e.g. a
 * soft hyphen or a combining mark that has no place). In the single-byte
 * sets each byte is one column. */
uint32_t ng_encode(enum ng_encoding e, uint32_t cp, char out[NG_ENCODE_MAX]);

/* Columns that cp takes on the target: ng_utf8_width for UTF-8, else the
 * bytes of ng_encode. */
unsigned ng_encode_width(enum ng_encoding e, uint32_t cp);

/* Columns of a string on the target. */
uint32_t ng_encode_columns(enum ng_encoding e, struct ng_str s);

/* Writes a whole string to a sink. */
int ng_encode_str(
        const struct ng_sink *out, enum ng_encoding e, struct ng_str s);

#endif
