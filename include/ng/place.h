/* SPDX-License-Identifier: MIT */
/* floor 4: the places where a paragraph of type may be broken, with widths:
 * those of wrap.h, and in words those of hyphen.h; the end of a line is a blank
 * as others are. One after the other; holds nothing but this struct. */
#ifndef NG_PLACE_H
#define NG_PLACE_H

#include "ng/base.h"
#include "ng/font.h"
#include "ng/hyphen.h"
#include "ng/wrap.h"

enum ng_place_kind {
    NG_PLACE_START,  /* where the first line begins */
    NG_PLACE_SPACE,  /* between words */
    NG_PLACE_JOINT,  /* between ideographs, after a dash or a slash */
    NG_PLACE_DASH,   /* behind a hyphen of the text's own */
    NG_PLACE_HYPHEN, /* a hyphen is drawn */
    NG_PLACE_CUT,    /* in a word that no line can hold */
    NG_PLACE_END
};

/* Offsets are in the whole text, widths from the first place in 1/64 pixel. */
struct ng_place {
    uint32_t end;  /* of a line that ends here */
    uint32_t next; /* where the next one begins */
    uint32_t end_64;
    uint16_t gap_64;    /* from there to `next` */
    uint16_t spaces;    /* that can be stretched, up to `end`: all that are
                         * drawn as ' ' */
    uint8_t gap_spaces; /* of them behind it */
    uint8_t kind;       /* enum ng_place_kind */
    bool stop; /* behind a comma, a colon, ...: a good place in a headline */
    bool weak; /* behind a short word in small letters: "of", "der" */
};

struct ng_places {
    /* fill these */
    struct ng_str text;
    const struct ng_font *font;
    const struct ng_hyphens *hyphens; /* NULL: only the text's own */
    uint32_t narrow_64;               /* the shortest line */
    /* read these: of the font */
    uint32_t space_64, hyphen_64;
    /* leave these alone */
    struct ng_breaks breaks;
    uint32_t at;       /* read up to here */
    uint32_t end;      /* of what is no blank */
    uint32_t word;     /* the letters at hand */
    uint32_t word_end; /* and where they end */
    uint32_t n_hyphens, hyphen;
    struct ng_place held; /* what stands behind a word that is being cut */
    bool holds;
    uint8_t at_hyphens[NG_HYPHEN_WORD_MAX];
};

/* Goes to where a line begins: `at`, or behind the blanks there. inside: in a
 * word; what is left of it has no more hyphens. END: nothing is left. */
struct ng_place ng_places_begin(struct ng_places *s, uint32_t at, bool inside);

/* The place behind `last`, which is what the call before returned. Between the
 * two is never more than narrow_64, unless one character is wider. */
struct ng_place ng_places_next(
        struct ng_places *s, const struct ng_place *last);

/* The width of a line from one place to a later one, with its hyphen, and the
 * spaces in it. */
uint32_t ng_place_width_64(const struct ng_places *s,
        const struct ng_place *from, const struct ng_place *to);
uint32_t ng_place_spaces(
        const struct ng_place *from, const struct ng_place *to);

/* The width of a text, and how many spaces in it can be stretched. */
uint32_t ng_place_measure(
        const struct ng_font *font, struct ng_str text, uint32_t *spaces);

#endif
