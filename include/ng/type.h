/* SPDX-License-Identifier: MIT */
/* floor 3: what is drawn of a text in a font, and how wide it is. */
#ifndef NG_TYPE_H
#define NG_TYPE_H

#include "ng/base.h"
#include "ng/font.h"

/* What stands for cp in a font: cp itself, or up to NG_TYPE_INSTEAD_MAX code
 * points without its accents or in its place (a dash for a long one, quotes,
 * "l" for U+0142, "EUR"), as ng_encode() does for a printer; else U+FFFD's
 * glyph or a box. n 0: nothing is drawn (soft hyphen, joiners, variation
 * selectors, combining marks after what was composed). *lost: a box stands
 * for it. */
#define NG_TYPE_INSTEAD_MAX 4u
uint32_t ng_type_instead(const struct ng_font *font, uint32_t cp,
        uint32_t instead[NG_TYPE_INSTEAD_MAX], bool *lost);

/* Width of a text in 1/64 pixel, with kerning and what stands in place. */
uint32_t ng_type_width_64(const struct ng_font *font, struct ng_str text);

/* Letters of the text for which the font has nothing, and scripts that would
 * be drawn wrong without shaping or in the wrong order (right-to-left,
 * Indic, ...): a story with such letters in its headline is left out. */
uint32_t ng_type_lost(const struct ng_font *font, struct ng_str text);

#endif
