/* SPDX-License-Identifier: MIT */
/* Small: what the first words of a sentence give away in English; lost: other
 * languages, rarer phrases, and dates that a page has lost the break behind. */
#include "ng/opening.h"

#include "ng/look.h"

/* also what known.c names */
const char ng_opening_en[] =
        " he she it they this that these those his her their its him them but "
        "and or so nor yet however also meanwhile then thus instead therefore "
        "moreover nevertheless such another both ";

uint8_t ng_opening(struct ng_str s, const struct ng_term *first,
        struct ng_str lang, uint32_t n_words)
{
    (void)lang;
    struct ng_look look = {.bits = 0};
    if (n_words < 12) {
        ng_look_at(&look, s);
    }
    bool junk = (look.bits & NG_LOOK_PHRASE) != 0 ||
                ng_str_find(s, NG_STR(" appeared first on ")) > 0;
    bool label = n_words < 12 &&
                 ng_term_in(first, NG_STR(" by video image photo picture "
                                          "pictured share read source "));
    return (uint8_t)((ng_term_in(first, NG_STR(ng_opening_en))
                                     ? NG_OPENING_LEANS
                                     : 0) |
                     (junk ? NG_OPENING_JUNK : 0) |
                     (label ? NG_OPENING_LABEL : 0));
}

uint32_t ng_opening_stamp(struct ng_str s)
{
    (void)s;
    return 0;
}
