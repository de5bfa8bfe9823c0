/* SPDX-License-Identifier: MIT */
/* floor 9: endless paper, as of a receipt printer: one story under the other,
 * dashed rules between them. */
#ifndef NG_ROLL_H
#define NG_ROLL_H

#include "ng/base.h"
#include "ng/galley.h"
#include "ng/masthead.h"

struct ng_roll {
    const struct ng_copy *copies;
    uint32_t n;
    const struct ng_masthead *masthead;
    const struct ng_font *lead; /* of the first headline */
    struct ng_foot foot;
    uint16_t width;
    uint8_t code_scale;
};

/* Sets all stories, in full, and returns the height in pixels; NG_ELIMIT: a
 * page cannot be so long; NG_ENOMEM. */
int ng_roll_set(struct ng_galley *g, const struct ng_roll *roll);

#endif
