/* SPDX-License-Identifier: MIT */
/* floor 9: draws a sheet as bands of 1-bit rows, in any rotation. Spaces of a
 * justified line are spread so that errors do not add up; glyphs of fonts with
 * fractions of a pixel are set to the nearest one. */
#ifndef NG_RASTER_H
#define NG_RASTER_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/panel.h"
#include "ng/sheet.h"

/* Most of the scratch a band takes (twice that for a panel with an accent). */
#define NG_RASTER_BAND 3200u

/* Draws the page to the panel. The sheet's size, turned, may be smaller than
 * the panel: the rest is white. Takes one band from scratch and gives it back;
 * NG_ENOMEM: there is no room for 8 rows. Else what rows() said. */
int ng_raster(const struct ng_sheet *sheet, struct ng_arena *a,
        const struct ng_panel *panel);

/* FNV-1a over all rows: has the page changed? 0: it could not be drawn. */
uint64_t ng_raster_hash(const struct ng_sheet *sheet, struct ng_arena *a);

#endif
