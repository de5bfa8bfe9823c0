/* SPDX-License-Identifier: MIT */
/* floor 6: where type is set: takes paragraphs, stories and rules and adds
 * their pieces to a sheet, or only says how high they are. Both by the same
 * functions, so what was measured is what is placed. */
#ifndef NG_GALLEY_H
#define NG_GALLEY_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/face.h"
#include "ng/hyphen.h"
#include "ng/paragraph.h"
#include "ng/sheet.h"
#include "ng/story.h"

/* A story as it is to be set. */
struct ng_copy {
    struct ng_str title, kicker, credit, source;
    const struct ng_story *story;
    const struct ng_hyphens *hyphens; /* of its language, or NULL */
    const uint8_t *code;              /* of its link, or NULL */
    uint8_t code_size;                /* modules */
    uint8_t n_sentences;              /* that can be drawn */
    uint16_t index;                   /* in the digest */
};

/* What becomes of a headline's word that is wider than a line. */
enum ng_galley_broken {
    NG_GALLEY_WHOLE,   /* there is none; */
    NG_GALLEY_HYPHENS, /* it has a hyphen; */
    NG_GALLEY_CUT      /* no hyphen is known that helps */
};

struct ng_galley {
    struct ng_arena *a;
    const struct ng_face *face;
    bool placing;            /* else heights only */
    bool ok;                 /* false once a piece did not fit the arena */
    struct ng_piece *pieces; /* at the kept end, each behind the other: nothing
                              * else is kept while a page is placed */
    uint32_t n_pieces;
    uint32_t n_lines, n_loose; /* justified ones; too loose ones */
    /* of the story or lead that was last */
    uint8_t broken;        /* a word of its headline: enum ng_galley_broken */
    uint32_t white;        /* beside its code, under its text: pixels */
    uint8_t code_scale;    /* a module: pixels */
    struct ng_line *lines; /* of the paragraph at hand */
    uint32_t max_lines;
};

/* Lines of one paragraph at most: a sentence more is not set. */
#define NG_GALLEY_LINES 120u

/* Takes the lines of a paragraph from scratch, as many as there is room for
 * beside the other work. NG_ENOMEM. */
int ng_galley_init(struct ng_galley *g, struct ng_arena *a,
        const struct ng_face *face, uint32_t max_lines);

void ng_galley_box(struct ng_galley *g, uint32_t x, uint32_t y, uint32_t width,
        uint32_t height, uint8_t flags);

/* One line of text, its slot (the font's leading) at y; returns its width.
 * width: what it may take; a longer text is not set and gives 0. */
uint32_t ng_galley_line(struct ng_galley *g, const struct ng_font *font,
        struct ng_str text, uint32_t x, uint32_t y, uint32_t width,
        uint8_t flags, uint8_t tracking);

/* Width of a line, in pixels. */
uint32_t ng_galley_width(
        const struct ng_font *font, struct ng_str text, uint8_t tracking);

enum ng_galley_align { NG_ALIGN_LEFT, NG_ALIGN_CENTRE };

/* A paragraph, its lines the font's leading apart, and `extra` pixels more
 * between all of them together; returns its height. */
uint32_t ng_galley_paragraph(struct ng_galley *g, const struct ng_paragraph *p,
        uint32_t x, uint32_t y, uint32_t extra, enum ng_galley_align align);

/* How a story is set in a column. */
struct ng_galley_form {
    const struct ng_font *head, *text;
    uint16_t width;
    uint16_t inset; /* lines of the text are so much shorter */
    uint8_t k;      /* sentences */
    uint16_t extra; /* pixels more between the lines of the text together */
    bool kicker;    /* with its section above it */
    bool justified; /* where its lines have letters enough */
};

/* A story in a column: kicker, headline, text, credit. Returns its height. */
uint32_t ng_galley_story(struct ng_galley *g, const struct ng_copy *copy,
        const struct ng_galley_form *form, uint32_t x, uint32_t y);

/* Lines of its first k sentences in that form. */
uint32_t ng_galley_text_lines(struct ng_galley *g, const struct ng_copy *copy,
        const struct ng_galley_form *form, uint8_t k);

/* The lead: kicker, headline, its text with the code cut in at the right, its
 * credit at the end of the last line, where there is room. */
uint32_t ng_galley_lead(struct ng_galley *g, const struct ng_copy *copy,
        const struct ng_galley_form *form, uint32_t x, uint32_t y);

/* The code in the middle, white above and below; 0: there is none, or no room
 * for it. */
uint32_t ng_galley_code(struct ng_galley *g, const struct ng_copy *copy,
        uint32_t x, uint32_t y, uint32_t width);

/* An item of "In brief": a bullet, the headline, the source. */
uint32_t ng_galley_brief(struct ng_galley *g, const struct ng_copy *copy,
        uint32_t width, uint32_t x, uint32_t y);

/* A bar with white capitals at its left and right. Returns its height. */
uint32_t ng_galley_bar(struct ng_galley *g, struct ng_str left,
        struct ng_str right, uint32_t x, uint32_t y, uint32_t width);

/* Makes the sheet's list: the pieces sorted by y. */
void ng_galley_sort(struct ng_galley *g);

#endif
