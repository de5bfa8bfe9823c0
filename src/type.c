/* SPDX-License-Identifier: MIT */
#include "ng/type.h"

#include "ng/encode.h"
#include "ng/utf8.h"

struct span {
    uint32_t first, last;
};

static bool among(const struct span *spans, uint32_t n, uint32_t cp)
{
    uint32_t i = 0;
    while (i < n && cp > spans[i].last) {
        i++;
    }
    return i < n && cp >= spans[i].first;
}

#define COUNT(table) ((uint32_t)(sizeof(table) / sizeof((table)[0])))

/* Blocks of scripts whose letters change with their neighbours, stand above
 * one another or run from the right (Unicode 15, Blocks.txt): Hebrew to Tibetan
 * and Myanmar; Hangul's parts, which must be composed; Ethiopic is not among
 * them. */
static const struct span shaped[] = {{0x590, 0x109F}, {0x1100, 0x11FF},
        {0x1700, 0x18AF}, {0x1900, 0x1C4F}, {0x1CD0, 0x1CFF}, {0xA800, 0xA8FF},
        {0xA930, 0xAAFF}, {0xABC0, 0xABFF}, {0xD7B0, 0xD7FF}, {0xFB1D, 0xFDFF},
        {0xFE70, 0xFEFE}, {0x10800, 0x11FFF}, {0x16100, 0x16139},
        {0x1E000, 0x1E08F}, {0x1E2C0, 0x1EEFF}};

/* Pictures rather than letters: without them the text says the same. */
static const struct span pictures[] = {{0x2300, 0x23FF}, {0x2600, 0x27BF},
        {0x2B00, 0x2BFF}, {0xE000, 0xF8FF}, {0x1F000, 0x1FAFF},
        {0xF0000, 0x10FFFF}};

static bool has(const struct ng_font *font, uint32_t cp)
{
    return ng_font_advance(font, cp) >= 0;
}

static uint32_t box_of(const struct ng_font *font)
{
    static const uint16_t boxes[] = {NG_REPLACEMENT, 0x25A1, 0x25A0, '?', ' '};
    uint32_t i = 0;
    while (i + 1 < COUNT(boxes) && !has(font, boxes[i])) {
        i++;
    }
    return boxes[i];
}

/* As a printer would have it; 0: not at all. */
static uint32_t spelled(const struct ng_font *font, uint32_t cp,
        uint32_t instead[NG_TYPE_INSTEAD_MAX])
{
    char out[NG_ENCODE_MAX];
    uint32_t n = ng_encode(NG_ENCODE_ASCII, cp, out);
    for (uint32_t i = 0; i < n; i++) {
        instead[i] = (uint8_t)out[i];
        if (instead[i] >= 0x80 || !has(font, instead[i])) {
            return 0;
        }
    }
    return n == 1 && out[0] == '?' ? 0 : n;
}

uint32_t ng_type_instead(const struct ng_font *font, uint32_t cp,
        uint32_t instead[NG_TYPE_INSTEAD_MAX], bool *lost)
{
    *lost = false;
    instead[0] = ng_utf8_kind(cp) == NG_UTF8_SPACE ? ' ' : cp;
    if (instead[0] == cp && (cp < 0x20 || cp > 0x7E) &&
            ng_utf8_width(cp) == 0) {
        return 0;
    }
    if (has(font, instead[0])) {
        return 1;
    }
    uint32_t n = spelled(font, cp, instead);
    if (n > 0) {
        return n;
    }
    if (among(pictures, COUNT(pictures), cp)) {
        return 0;
    }
    *lost = true;
    instead[0] = box_of(font);
    return has(font, instead[0]);
}

/* ---- runs ------------------------------------------------------------------
 */

void ng_type_run_init(
        struct ng_type_run *run, const struct ng_font *font, struct ng_str text)
{
    run->font = font;
    run->rest = text;
    run->last = 0;
    run->n = run->at = 0;
}

bool ng_type_run_next(struct ng_type_run *run, struct ng_type_mark *mark)
{
    mark->font = NULL;
    while (run->at == run->n) {
        if (run->rest.len == 0) {
            return false;
        }
        bool lost;
        uint32_t cp = (uint8_t)*run->rest.s;
        uint32_t used =
                cp < 0x80 ? 1 : ng_utf8_decode(run->rest.s, run->rest.len, &cp);
        run->rest.s += used;
        run->rest.len -= used;
        run->at = 0;
        run->n = 1;
        run->instead[0] = cp;
        if (cp >= ' ' && cp < 0x7F) {
            mark->font = ng_font_find(run->font, cp, &mark->index);
        }
        if (mark->font == NULL) {
            run->n = (uint8_t)ng_type_instead(
                    run->font, cp, run->instead, &lost);
        }
    }
    mark->cp = run->instead[run->at++];
    if (mark->font == NULL) {
        mark->font = ng_font_find(run->font, mark->cp, &mark->index);
    }
    mark->kern_64 = 0;
    if (run->font->n_kerns > 0 && run->last != 0) {
        mark->kern_64 = ng_font_kern(run->font, run->last, mark->cp);
    }
    run->last = mark->cp;
    mark->advance_64 = ng_font_advance_of(mark->font, mark->index);
    return true;
}

uint32_t ng_type_width_64(const struct ng_font *font, struct ng_str text)
{
    struct ng_type_run run;
    struct ng_type_mark mark;
    int32_t width = 0;
    ng_type_run_init(&run, font, text);
    /* the widest glyphs of a user's font, 64 KB of them, are more than that */
    while (width < INT32_MAX / 2 && ng_type_run_next(&run, &mark)) {
        width += mark.kern_64 + mark.advance_64;
    }
    return width < 0 ? 0 : (uint32_t)width;
}

/* ---- what is not drawn right ------------------------------------------------
 */

uint32_t ng_type_lost(const struct ng_font *font, struct ng_str text)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.len;) {
        uint32_t cp;
        uint32_t instead[NG_TYPE_INSTEAD_MAX];
        bool lost = false;
        i += ng_utf8_decode(text.s + i, text.len - i, &cp);
        if (cp < 0x80) {
            continue;
        }
        if (among(shaped, COUNT(shaped), cp)) {
            n++;
            continue;
        }
        ng_type_instead(font, cp, instead, &lost);
        n += lost && ng_utf8_kind(cp) != NG_UTF8_OTHER;
    }
    return n;
}

uint32_t ng_type_foreign(const struct ng_font *font, struct ng_str text)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.len;) {
        uint32_t cp;
        uint32_t instead[NG_TYPE_INSTEAD_MAX];
        bool lost;
        i += ng_utf8_decode(text.s + i, text.len - i, &cp);
        uint32_t as = ng_type_instead(font, cp, instead, &lost);
        n += as > 1 ||
             (as == 1 && instead[0] != cp && ng_utf8_kind(cp) != NG_UTF8_SPACE);
    }
    return n;
}
