/* SPDX-License-Identifier: MIT */
/* floor 8: a small screen: one story, as large as it fits, under a bar with its
 * section, the date and "2/24". */
#ifndef NG_CARD_H
#define NG_CARD_H

#include "ng/base.h"
#include "ng/galley.h"

struct ng_card {
    const struct ng_copy *copy; /* NULL: a screen of the edition itself, */
    struct ng_str title, text;  /* with these */
    struct ng_str right[3];     /* of the bar, the first there is room for */
    const struct ng_fonts *fonts;
    uint16_t width, height;
    uint16_t em; /* the size of text that is best; it may be other */
    uint8_t code_scale;
};

/* Sets the screen and says how full it is, in 1/1000; NG_ELIMIT: there is no
 * room for the headline in any font; NG_ENOMEM. */
int ng_card_set(
        struct ng_galley *g, struct ng_face *face, const struct ng_card *card);

#endif
