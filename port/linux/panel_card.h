/* SPDX-License-Identifier: MIT */
/* A test card: is it the right model, the right way up, not mirrored, whole at
 * its edges, black where it should be? */
#ifndef NG_LINUX_PANEL_CARD_H
#define NG_LINUX_PANEL_CARD_H

#include "linux/bitmap.h"
#include "ng/font.h"

/* Draws it onto b, which is open: a border on the outermost pixels, a square in
 * the top left corner alone, the panel's name, rules of 1 to 4 pixels, and a
 * bar in the second colour where b has one. 0, or -1: no memory. */
int panel_card_draw(struct bitmap *b, const struct ng_fonts *fonts,
        struct ng_str name, struct ng_str about);

#endif
