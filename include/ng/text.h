/* SPDX-License-Identifier: MIT */
/* floor 9: draws a layout as lines of characters. */
#ifndef NG_TEXT_H
#define NG_TEXT_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/digest.h"
#include "ng/fit.h"

enum ng_text_mode {
    NG_TEXT_PLAIN,
    NG_TEXT_ANSI /* bold, dim and italic (ECMA-48 SGR), no colour needed */
};

/* Writes the layout in its encoding, lines ended by '\n', no spaces at line
 * ends, no control characters but those of the mode. */
int ng_text(const struct ng_layout *l, enum ng_text_mode mode,
        const struct ng_sink *out);

/* Fits and draws in one call: UTF-8, plain, links shown. lines 0: no limit. */
int ng_print(const struct ng_digest *d, struct ng_arena *a, uint16_t columns,
        uint16_t lines, const struct ng_sink *out);

#endif
