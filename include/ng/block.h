/* SPDX-License-Identifier: MIT */
/* floor 2: the visible text of a page as a bounded list of blocks.
 *
 * In: pieces of text, and where a block ends what is known of its place. Out:
 * one buffer of text, one record a block, in the order of the page. Holds:
 * the two, lent by the caller. When either is full the closed blocks of least
 * value go (short ones, links, navigation, what its class calls comments, what
 * does not stand where most text in a row does), a 64th of the room at a time,
 * so that the work stays linear; the rest moves up.
 *
 *   text     |first block\n|second\n|third, still open ...  |
 *   records  |  at, len  |  ..  |                           | */
#ifndef NG_BLOCK_H
#define NG_BLOCK_H

#include "ng/base.h"
#include "ng/element.h"

#define NG_BLOCK_BOXES 5u

/* One block: what the judge may know besides its text. Small things first,
 * where code reaches them best; so everywhere. */
struct ng_block {
    uint8_t tag;           /* enum ng_tag of the innermost block element */
    uint8_t depth;         /* open elements, at most 64 */
    uint8_t links, breaks; /* <a>, <br> inside; at most 255, as all counts */
    uint8_t opened;        /* elements opened since the block before */
    uint8_t images;        /* images since the block before */
    /* for the judge: as in struct ng_look */
    uint8_t stops, commas, capitals, digits;
    uint8_t bits; /* NG_LOOK_ */
    bool keep;
    uint16_t weight;
    int16_t score;
    uint16_t len;    /* bytes */
    uint16_t linked; /* of these, inside links */
    uint16_t strong; /* of these, bold or slanted */
    uint16_t kind;   /* hash of the classes of the two innermost elements */
    uint16_t self;   /* NG_HINT_ bits of the innermost element, */
    uint16_t near;   /* of the two innermost, */
    uint16_t far;    /* of all around it */
    /* serial numbers of the nearest block elements around it, nearest first,
     * modulo 65535, 0: none */
    uint16_t box[NG_BLOCK_BOXES];
    uint32_t at;  /* offset in the text */
    uint32_t sem; /* NG_SEM_ bits of all around it */
};

struct ng_blocks {
    /* leave these alone */
    bool space, full;
    /* read this */
    bool cut; /* running text was dropped */
    /* leave these alone */
    uint16_t row, best; /* serial numbers */
    struct ng_block *list;
    char *text;
    uint32_t n, cap, n_text, text_cap;
    uint32_t open_at;
    uint32_t row_text, best_text; /* unlinked bytes */
    /* read these */
    uint32_t seen;      /* blocks closed so far, those dropped too (but no
                         * spare ones) */
    uint32_t seen_text; /* their bytes */
};

/* list: cap records, text: text_cap bytes, the caller's. */
void ng_block_init(struct ng_blocks *b, struct ng_block *list, uint32_t cap,
        char *text, uint32_t text_cap);

/* Adds text to the open block; white space is folded into single spaces.
 * Returns the bytes added. */
uint32_t ng_block_text(struct ng_blocks *b, const char *bytes, size_t n);

/* A line break in the open block: ends a line after a sentence, is a space
 * elsewhere. */
void ng_block_break(struct ng_blocks *b);

/* The open block has text (white space is none). */
bool ng_block_open(const struct ng_blocks *b);

/* Ends the open block. about: its record but for at and len, which are
 * set here. False when there was no text, or the block was dropped. */
bool ng_block_close(struct ng_blocks *b, const struct ng_block *about);

/* s[0 .. n) begins with U+00C2 to U+00F4: a character that was taken for
 * Latin-1 and encoded in UTF-8 a second time, such as U+00E2 U+0080 U+0099 for
 * a right quote (test/data/pages/twice.html)? Such a run begins with U+00C2 or
 * U+00C3, or holds a control character of C1, which no text has. Puts it,
 * encoded once, at the end of the bytes it takes; returns how many stand
 * before it, 0: it is none. */
uint32_t ng_block_once(char *s, uint32_t n);

/* The text of a block. */
struct ng_str ng_block_str(const struct ng_blocks *b, const struct ng_block *k);

#endif
