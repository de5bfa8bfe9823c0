/* SPDX-License-Identifier: MIT */
/* floor 2: character references decoded where they stand, for text that
 * should hold none, such as JSON-LD's. */
#ifndef NG_UNESCAPE_H
#define NG_UNESCAPE_H

#include "ng/base.h"

/* Decodes every reference (entity.h) in s[0 .. n) but one that would grow;
 * returns the new length. */
uint32_t ng_unescape(char *s, uint32_t n);

#endif
