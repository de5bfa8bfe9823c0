/* SPDX-License-Identifier: MIT */
/* floor 9: a front page: masthead, a lead over some columns, stories in all of
 * them, "In brief" at the end of the last one, foot.
 *
 *   masthead                    masthead
 *   ===================         ============
 *   lead        | top           lead
 *   --------------------        ------------
 *   text | text | text          text | text
 *   ...  | ...  | In brief      ...  | In brief
 *   foot                        foot
 *
 * The size of the type is what the paper asks for, or larger when there is
 * little to tell. */
#ifndef NG_FRONT_H
#define NG_FRONT_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/columns.h"
#include "ng/face.h"
#include "ng/galley.h"
#include "ng/masthead.h"
#include "ng/plan.h"

struct ng_front {
    const struct ng_copy *copies; /* of the stories that can be drawn */
    uint32_t n;
    uint32_t n_more;        /* behind these, for which there is no memory */
    uint32_t n_unprintable; /* and so many that cannot be drawn */
    const struct ng_masthead *masthead;
    struct ng_phrases *phrases;
    struct ng_str brief; /* "IN BRIEF"; empty: no briefs */
    uint16_t width, height;
    uint16_t em; /* size of the text */
    uint8_t code_scale;
};

/* What came of it. */
struct ng_front_page {
    uint32_t told; /* bit i: copy i stands on the page */
    uint16_t n_told, fill;
};

/* Sets the page: g takes the pieces, shown (one for each copy) may be set.
 * NG_ELIMIT: not even the lead fits; NG_ENOMEM. */
int ng_front_set(struct ng_front_page *page, struct ng_galley *g,
        struct ng_face *face, const struct ng_front *front);

#endif
