/* SPDX-License-Identifier: MIT */
/* floor 2: which language a text is in, by its script, and for Latin letters
 * by its most frequent short words. Small: enough to choose abbreviations and
 * stop words when a page does not say. Holds nothing. */
#ifndef NG_LANG_H
#define NG_LANG_H

#include "ng/base.h"

/* "en", "zh", ...: static; empty when it cannot be told. Reads at most the
 * first 3 KB. */
struct ng_str ng_lang_guess(struct ng_str text);

/* What the page says ("en-US"), unless that is no language tag, or the text is
 * clearly in another language: templates leave "en" on pages of any. Empty
 * when neither tells. Borrows said. */
struct ng_str ng_lang_of(struct ng_str said, struct ng_str text);

#endif
