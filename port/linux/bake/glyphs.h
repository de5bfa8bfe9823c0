/* SPDX-License-Identifier: MIT */
/* Glyphs as the baker has them: a byte for each pixel. */
#ifndef NG_BAKE_GLYPHS_H
#define NG_BAKE_GLYPHS_H

#include "ng/font.h"

#define BAKE_FILES 6

/* A line of a list of fonts. */
struct bake_spec {
    char name[32];
    int style;   /* enum ng_font_style */
    int size;    /* pixels of the em */
    int leading; /* 0: as the size asks */
    int twice;   /* each pixel of a bitmap becomes 2 x 2 */
    char set[16];
    struct bake_file {
        char path[512];
        int cut;    /* of 255: darker is ink */
        int mono;   /* drawn by its own instructions, for screens of 1 bit */
        int bolder; /* by so many 1/1024 of the em */
        int marks;  /* accents of the next file go to letters without */
    } files[BAKE_FILES]; /* for what the first lacks, the others */
    int n_files;
};

struct bake_glyph {
    uint32_t cp;
    int advance_64, left, top, width, height;
    uint8_t *pixels; /* width x height of 0 and 1 */
};

struct bake_kern {
    uint16_t left, right;
    int16_t by_64;
};

struct bake_font {
    struct bake_spec spec;
    struct bake_glyph *glyphs; /* by code point */
    int n_glyphs;
    struct bake_kern *kerns;
    int n_kerns;
    int ascent, descent, x_height, cap_height, leading;
};

/* Draws all glyphs of the spec's set with FreeType. Ends the program when a
 * file is absent. */
void bake_draw(struct bake_font *font);

/* Pairs that stand too far from each other. */
void bake_kerns(struct bake_font *font);

/* The block of src/font.c, malloc'ed. */
uint8_t *bake_pack(const struct bake_font *font, size_t *n);

const struct bake_glyph *bake_find(const struct bake_font *font, uint32_t cp);

/* The letter and accent that a character is made of; false: it is not. */
bool bake_letter(uint32_t cp, uint32_t *letter, uint32_t *mark);
void bake_compose(struct bake_font *font, struct bake_glyph *to,
        const struct bake_glyph *letter, const struct bake_glyph *mark);

/* Prints to stderr and ends the program. */
void bake_fail(const char *what, const char *name) __attribute__((noreturn));
void *bake_room(void *old, size_t n);

#endif
