/* SPDX-License-Identifier: MIT */
/* floor 1: HTML character references (WHATWG HTML 13.2.5.72-80, 13.5).
 * The full table of 2,231 names, as const data. XML uses the same table:
 * feeds say &nbsp; whether they may or not. DTD entities are never expanded,
 * so nothing can grow. */
#ifndef NG_ENTITY_H
#define NG_ENTITY_H

#include "ng/base.h"

#define NG_ENTITY_NAME_MAX 32u /* longest name, without & and ; */
#define NG_ENTITY_UTF8_MAX 8u  /* bytes of the longest expansion */

/* s[0 .. n) follows an '&' (which is not in s). Finds the longest reference
 * at the start of s: "amp;", "amp" (old names need no ;), "#233;", "#xE9;".
 * Writes its UTF-8 to out, its length to *out_len, and returns the bytes of s
 * it used, ';' included; 0 when there is none (the '&' is then text).
 * `attribute`: an old name without ';' followed by '=' or alphanumeric is
 * text (13.2.5.73). Numeric references follow 13.2.5.80: 0x80-0x9F by the
 * windows-1252 table, 0, surrogates and too large ones are U+FFFD. */
uint32_t ng_entity_decode(const char *s, size_t n, bool attribute,
        char out[NG_ENTITY_UTF8_MAX], uint32_t *out_len);

/* s[0 .. n) after an '&' may still become a (longer) reference when more
 * bytes come: a push tokeniser holds them back. Never true for n greater
 * than NG_ENTITY_NAME_MAX, but numeric ones may go on: the tokeniser counts
 * those itself by ng_entity_decode's rules of "#" digits. */
bool ng_entity_partial(const char *s, size_t n);

#endif
