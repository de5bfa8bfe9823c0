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

/* ---- accents that stand for themselves -------------------------------------
 * Texts in Unicode's form D have "e" and U+0301 for U+00E9. For each mark the
 * small letters that Latin-1, Latin Extended-A, Greek and Cyrillic have with
 * it (UnicodeData.txt), each before what it becomes. */

static const struct {
    uint16_t mark;
    const char *pairs;
} accents[] = {{0x300, "a\u00E0e\u00E8i\u00ECo\u00F2u\u00F9"},
        {0x301, "a\u00E1c\u0107e\u00E9i\u00EDl\u013An\u0144o\u00F3r\u0155"
                "s\u015Bu\u00FAy\u00FDz\u017A\u03B1\u03AC\u03B5\u03AD"
                "\u03B7\u03AE\u03B9\u03AF\u03BF\u03CC\u03C5\u03CD"
                "\u03C9\u03CE\u0433\u0453\u043A\u045C"},
        {0x302, "a\u00E2c\u0109e\u00EAg\u011Dh\u0125i\u00EEj\u0135o\u00F4"
                "s\u015Du\u00FBw\u0175y\u0177"},
        {0x303, "a\u00E3i\u0129n\u00F1o\u00F5u\u0169"},
        {0x304, "a\u0101e\u0113i\u012Bo\u014Du\u016B"},
        {0x306, "a\u0103e\u0115g\u011Fi\u012Do\u014Fu\u016D\u0438\u0439"
                "\u0443\u045E"},
        {0x307, "c\u010Be\u0117g\u0121z\u017C"},
        {0x308, "a\u00E4e\u00EBi\u00EFo\u00F6u\u00FCy\u00FF\u0435\u0451"
                "\u0456\u0457\u03B9\u03CA\u03C5\u03CB"},
        {0x30A, "a\u00E5u\u016F"}, {0x30B, "o\u0151u\u0171"},
        {0x30C, "c\u010Dd\u010Fe\u011Bl\u013En\u0148r\u0159s\u0161t\u0165"
                "z\u017E"},
        {0x327, "c\u00E7g\u0123k\u0137l\u013Cn\u0146r\u0157s\u015Ft\u0163"},
        {0x328, "a\u0105e\u0119i\u012Fu\u0173"}};

/* The one character for cp with that mark, if the font has it; 0. */
static uint32_t composed(const struct ng_font *font, uint32_t cp, uint32_t mark)
{
    uint32_t i = 0, small = ng_utf8_fold(cp), one = 0;
    while (i < COUNT(accents) && accents[i].mark != mark) {
        i++;
    }
    const char *at = i < COUNT(accents) ? accents[i].pairs : "";
    for (uint32_t base = 0; *at != '\0' && base != small;) {
        at += ng_utf8_decode(at, NG_UTF8_MAX, &base);
        at += ng_utf8_decode(at, NG_UTF8_MAX, &one);
        one = base == small ? one : 0;
    }
    one = one != 0 && small != cp ? ng_utf8_upper(one) : one;
    return one != 0 && has(font, one) ? one : 0;
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
    run->blank = false;
}

/* White space at which a line may end. */
static bool is_blank(uint32_t cp)
{
    return cp != 0xA0 && cp != 0x2007 && cp != 0x202F &&
           ng_utf8_kind(cp) == NG_UTF8_SPACE;
}

/* The next character of the text, with its accent. */
static uint32_t read_one(struct ng_type_run *run)
{
    uint32_t cp = (uint8_t)*run->rest.s, mark;
    uint32_t used =
            cp < 0x80 ? 1 : ng_utf8_decode(run->rest.s, run->rest.len, &cp);
    run->rest.s += used;
    run->rest.len -= used;
    if (run->rest.len > 1 && (uint8_t)*run->rest.s == 0xCC) {
        used = ng_utf8_decode(run->rest.s, run->rest.len, &mark);
        uint32_t one = composed(run->font, cp, mark);
        if (one != 0) {
            run->rest.s += used;
            run->rest.len -= used;
            return one;
        }
    }
    return cp;
}

bool ng_type_run_next(struct ng_type_run *run, struct ng_type_mark *mark)
{
    mark->font = NULL;
    while (run->at == run->n) {
        if (run->rest.len == 0) {
            return false;
        }
        uint32_t cp = read_one(run);
        bool lost, blank = cp == ' ';
        run->at = 0;
        run->n = 1;
        run->instead[0] = cp;
        if (cp >= ' ' && cp < 0x7F) {
            mark->font = ng_font_find(run->font, cp, &mark->index);
        }
        if (mark->font == NULL) {
            run->n = (uint8_t)ng_type_instead(
                    run->font, cp, run->instead, &lost);
            blank = is_blank(cp);
        }
        if (blank && run->blank) {
            mark->font = NULL;
            run->n = 0;
        }
        run->blank = run->n > 0 ? blank : run->blank;
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
