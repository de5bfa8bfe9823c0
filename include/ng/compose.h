/* SPDX-License-Identifier: MIT */
/* floor 10: makes up a page of pixels from a digest, as a compositor does: a
 * lead over two columns, stories in columns, an "In brief" column; on small
 * pages one story a screen; on endless paper one story after the other.
 * Chooses the stories and how many whole sentences of each so that the page is
 * full and all columns end on the same foot. fit.h does this for characters. */
#ifndef NG_COMPOSE_H
#define NG_COMPOSE_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/digest.h"
#include "ng/font.h"
#include "ng/hyphen.h"
#include "ng/sheet.h"

/* Makes a QR code (ISO/IEC 18004) of a text: writes size x size bits, rows
 * padded to bytes, 1 for dark, no quiet zone, and returns the size; 0: it does
 * not fit cap bytes, or there is no such thing here. */
struct ng_coder {
    uint8_t (*make)(void *ctx, struct ng_str text, uint8_t *bits, size_t cap);
    void *ctx;
};

#define NG_COMPOSE_CODE_MAX 256u /* bytes: version 6 has 41 x 41 modules */

#define NG_PAPER_MAX 4096u /* pixels */

struct ng_paper {
    uint16_t width;  /* pixels, 96 to NG_PAPER_MAX */
    uint16_t height; /* pixels, 48 to NG_PAPER_MAX; 0: endless, as of a
                      * receipt */
    uint16_t ppi;    /* pixels an inch; 0: 124. How large type must be */
    const struct ng_fonts *fonts;     /* a regular or a bold one among them */
    const struct ng_hyphens *hyphens; /* a list of languages; may be NULL */
    uint16_t n_hyphens;
    struct ng_coder coder; /* make NULL: no codes */
    uint16_t screen;       /* small pages: which, from 0 */
    uint16_t scale;        /* of type, in percent; 0: 100 */
    bool codes;            /* QR codes of the articles' links */
};

/* Takes the pieces and their own texts from the kept end, and scratch while it
 * works. Right-to-left scripts and those that need shaping, and letters no
 * font has, are not drawn wrong: their story is left out and counted
 * (n_unprintable). With little memory a front page looks at the first stories
 * only. NG_ELIMIT: not even one headline fits. NG_EARG: a size that is out of
 * bounds, no text face. NG_ENOMEM. */
int ng_compose(struct ng_sheet *sheet, struct ng_arena *a,
        const struct ng_digest *d, const struct ng_paper *paper);

#endif
