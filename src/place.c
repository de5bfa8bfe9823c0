/* SPDX-License-Identifier: MIT */
#include "ng/place.h"

#include "ng/type.h"
#include "ng/utf8.h"

#include <string.h>

enum {
    WORD_MAX = 256,   /* bytes without a place: what is longer is cut */
    LETTERS_MIN = 5,  /* of a word that is hyphenated */
    DISPLAY_SIZE = 18 /* pixels; from there on one letter more */
};

static bool is_letter(uint32_t cp)
{
    return ng_utf8_kind(cp) == NG_UTF8_LETTER && cp != 0xAD; /* soft hyphen */
}

/* The character before `at`, 0: there is none. */
static uint32_t char_before(struct ng_str text, uint32_t at)
{
    uint32_t from = at, cp = 0;
    while (from > 0 && at - from < NG_UTF8_MAX) {
        from--;
        if (((unsigned char)text.s[from] & 0xC0) != 0x80) {
            ng_utf8_decode(text.s + from, at - from, &cp);
            break;
        }
    }
    return cp;
}

/* Is s the rest of its paragraph's last word? */
static bool is_rest(struct ng_str s)
{
    uint32_t at = 0;
    while (at < s.len && at < WORD_MAX && (uint8_t)s.s[at] > ' ') {
        at++;
    }
    return at == s.len;
}

static bool in_set(uint32_t cp, const char *set)
{
    return cp > 0 && cp < 0x80 && memchr(set, (int)cp, strlen(set));
}

/* May letters between these two have hyphens? Not in compounds, numbers,
 * addresses, "n't"; beyond: what stands behind `after`. */
static bool stands_alone(uint32_t before, uint32_t after, uint32_t beyond)
{
    bool joins = is_letter(beyond) || in_set(beyond, "0123456789/");
    bool quote = after == '\'' || after == 0x2019;
    return !in_set(before, "-/.@_:&#0123456789") && before != 0xAD &&
           before != 0x2011 && !in_set(after, "@_0123456789") &&
           after != 0xAD && after != 0x2011 && !(quote && beyond == 't') &&
           !(in_set(after, "-./:&") && joins);
}

/* Finds where the word at s->at ends and where it may have hyphens: not if it
 * is short, an acronym ("NATO", "iPhone") or the last of the text. */
static void look_at_word(struct ng_places *s)
{
    struct ng_str text = s->text;
    uint32_t letters = 0, at = s->at, n = 0, after = 0, beyond = 0;
    bool plain = true;
    for (; at < text.len; at += n, letters++) {
        n = ng_utf8_decode(text.s + at, text.len - at, &after);
        if (!is_letter(after)) {
            break;
        }
        plain = plain && (letters == 0 || !ng_utf8_is_upper(after));
    }
    s->word = s->at;
    s->word_end = at;
    s->hyphen = s->n_hyphens = 0;
    struct ng_str rest = ng_str_cut(text, at, text.len);
    if (!s->hyphens || !plain ||
            letters < LETTERS_MIN + (s->font->size >= DISPLAY_SIZE) ||
            is_rest(rest)) {
        return;
    }
    if (n < rest.len) {
        ng_utf8_decode(rest.s + n, rest.len - n, &beyond);
    }
    if (stands_alone(char_before(text, s->word), after, beyond)) {
        s->n_hyphens = ng_hyphenate(s->hyphens,
                ng_str_cut(text, s->word, at - s->word), s->at_hyphens);
    }
}

/* The character at `at`, *n bytes: in a paragraph the end of a line is a blank
 * like others. */
static uint32_t char_at(struct ng_str text, uint32_t at, uint32_t *n)
{
    uint32_t cp;
    *n = ng_utf8_decode(text.s + at, text.len - at, &cp);
    return cp == '\n' ? ' ' : cp;
}

/* Does no line begin with what stands at `at`, *n bytes? */
static bool is_blank(struct ng_str text, uint32_t at, uint32_t *n)
{
    struct ng_breaks b = {0, 0, 0, false};
    uint32_t cp = char_at(text, at, n);
    enum ng_break is = ng_breaks_next(&b, cp, (struct ng_str){"", 0});
    return is == NG_BREAK_BLANK || is == NG_BREAK_HYPHEN ||
           is == NG_BREAK_NOTHING;
}

/* Where what is no blank begins. */
static uint32_t skip_blanks(struct ng_str text, uint32_t at)
{
    for (uint32_t n; at < text.len && is_blank(text, at, &n); at += n) {
    }
    return at;
}

/* The next place behind `from`, without its widths. */
static struct ng_place next_place(struct ng_places *s, uint32_t from)
{
    struct ng_str text = s->text;
    while (s->at < text.len) {
        uint32_t at = s->at, n, cp = char_at(text, at, &n);
        if (at > from + WORD_MAX && s->end == at) {
            return (struct ng_place){
                    .end = at, .next = at, .kind = NG_PLACE_CUT};
        }
        if (s->hyphen < s->n_hyphens &&
                at == s->word + s->at_hyphens[s->hyphen]) {
            s->hyphen++;
            return (struct ng_place){
                    .end = at, .next = at, .kind = NG_PLACE_HYPHEN};
        }
        if (at >= s->word_end && is_letter(cp)) {
            look_at_word(s);
        }
        bool space = s->breaks.space || !s->breaks.last;
        uint32_t before = s->breaks.last;
        struct ng_place here = {
                .end = s->end, .next = at + n, .kind = NG_PLACE_JOINT};
        s->at = at + n;
        enum ng_break may = ng_breaks_next(
                &s->breaks, cp, ng_str_cut(text, s->at, text.len));
        switch (may) {
        case NG_BREAK_BLANK:
            break;
        case NG_BREAK_HYPHEN:
        case NG_BREAK_NOTHING:
            if (!space && s->at < text.len && !is_blank(text, s->at, &n)) {
                here.kind = may == NG_BREAK_HYPHEN ? NG_PLACE_HYPHEN
                                                   : NG_PLACE_JOINT;
                return here;
            }
            break;
        case NG_BREAK_BEFORE:
            here.next = at;
            here.kind = space                               ? NG_PLACE_SPACE
                        : before == '-' || before == 0x2010 ? NG_PLACE_DASH
                                                            : NG_PLACE_JOINT;
            s->end = s->at;
            return here;
        default:
            s->end = s->at;
            break;
        }
    }
    return (struct ng_place){
            .end = s->end, .next = text.len, .kind = NG_PLACE_END};
}

/* The width of a text, or of as much of it as is wider than `most`. */
static uint32_t measure(const struct ng_font *font, struct ng_str text,
        uint32_t most, uint32_t *spaces)
{
    struct ng_type_run run;
    struct ng_type_mark mark;
    int32_t width = 0;
    ng_type_run_init(&run, font, text);
    *spaces = 0;
    while (width <= (int32_t)most && ng_type_run_next(&run, &mark)) {
        width += mark.kern_64 + mark.advance_64;
        *spaces += mark.cp == ' ';
    }
    return width > 0 ? (uint32_t)width : 0;
}

uint32_t ng_place_measure(
        const struct ng_font *font, struct ng_str text, uint32_t *spaces)
{
    return measure(font, text, INT32_MAX / 2, spaces);
}

uint32_t ng_place_width_64(const struct ng_places *s,
        const struct ng_place *from, const struct ng_place *to)
{
    uint32_t begin = from->end_64 + from->gap_64;
    return (to->end_64 > begin ? to->end_64 - begin : 0) +
           (to->kind == NG_PLACE_HYPHEN ? s->hyphen_64 : 0);
}

uint32_t ng_place_spaces(const struct ng_place *from, const struct ng_place *to)
{
    uint32_t begin = from->spaces + UINT32_C(1) * from->gap_spaces;
    return to->spaces > begin ? to->spaces - begin : 0;
}

/* Is the word that ends at `end` short and in small letters? */
static bool is_weak(struct ng_str text, uint32_t end)
{
    uint32_t from = end, cp;
    while (from > 0 && (uint8_t)text.s[from - 1] > ' ' && end - from <= 7) {
        from--;
    }
    struct ng_str word = ng_str_cut(text, from, end - from);
    uint32_t letters = 0;
    for (uint32_t at = 0; at < word.len; letters++) {
        at += ng_utf8_decode(word.s + at, word.len - at, &cp);
        if (!is_letter(cp) || ng_utf8_is_upper(cp)) {
            return false;
        }
    }
    return letters <= 3;
}

/* Gives the place behind `last` its widths; of one that is farther than `most`
 * it is enough to know that. */
static void measure_place(const struct ng_places *s,
        const struct ng_place *last, struct ng_place *place, uint32_t most)
{
    struct ng_str text = s->text;
    struct ng_str piece = ng_str_cut(text, last->end, place->end - last->end);
    struct ng_str gap = ng_str_cut(text, place->end, place->next - place->end);
    uint32_t blanks = 1, wide = s->space_64, spaces;
    place->end_64 = last->end_64 + measure(s->font, piece, most, &spaces);
    spaces += last->spaces;
    place->spaces = (uint16_t)(spaces < UINT16_MAX ? spaces : UINT16_MAX);
    if (gap.len > 0 && place->kind <= NG_PLACE_CUT) {
        if (gap.len > 1) {
            wide = ng_place_measure(s->font, gap, &blanks);
        }
        place->gap_spaces = (uint8_t)(blanks < UINT8_MAX ? blanks : UINT8_MAX);
        place->gap_64 = (uint16_t)(wide < UINT16_MAX ? wide : UINT16_MAX);
        uint32_t cp = char_before(text, place->end);
        place->stop = cp == ',' || cp == ':' || cp == ';' || cp == '.' ||
                      cp == '?' || cp == '!' || cp == 0x2013 || cp == 0x2014;
        place->weak = is_weak(text, place->end);
    }
}

/* Cuts what is wider than a line between two places. */
static struct ng_place cut(const struct ng_places *s,
        const struct ng_place *last, const struct ng_place *place)
{
    struct ng_str text = s->text;
    struct ng_place cut = {.end = last->next, .kind = NG_PLACE_CUT};
    uint32_t at = last->next;
    for (uint32_t sum = 0; at < place->end;) {
        uint32_t cp, n = ng_utf8_decode(text.s + at, text.len - at, &cp);
        sum += ng_type_width_64(s->font, ng_str_cut(text, at, n));
        if (sum > s->narrow_64 && cut.end > last->next) {
            break;
        }
        at += n;
        cut.end = cp == ' ' || (cp >= '\t' && cp <= '\r') ? cut.end : at;
    }
    cut.next = skip_blanks(text, at);
    return at < place->end ? cut : *place;
}

struct ng_place ng_places_next(struct ng_places *s, const struct ng_place *last)
{
    uint32_t most = s->narrow_64 + last->gap_64;
    for (;;) {
        struct ng_place place = s->holds ? s->held : next_place(s, last->next);
        s->holds = false;
        measure_place(s, last, &place, most);
        if (ng_place_width_64(s, last, &place) <= s->narrow_64) {
            return place;
        }
        if (place.kind == NG_PLACE_HYPHEN) {
            continue; /* a later place must do */
        }
        struct ng_place first = cut(s, last, &place);
        if (first.end < place.end) {
            s->held = place;
            s->holds = true;
        }
        measure_place(s, last, &first, INT32_MAX / 2);
        return first;
    }
}

struct ng_place ng_places_begin(struct ng_places *s, uint32_t at, bool inside)
{
    struct ng_str text = s->text;
    at = skip_blanks(text, at);
    s->breaks = (struct ng_breaks){0, 0, 0, false};
    s->at = s->end = s->word_end = at;
    s->n_hyphens = s->hyphen = 0;
    s->holds = false;
    s->space_64 = ng_type_width_64(s->font, NG_STR(" "));
    s->hyphen_64 = ng_type_width_64(s->font, NG_STR("-"));
    for (uint32_t cp, n; inside && at < text.len; at += n) {
        n = ng_utf8_decode(text.s + at, text.len - at, &cp);
        if (!is_letter(cp)) {
            break;
        }
        s->word_end = at + n;
    }
    return (struct ng_place){.end = s->at,
            .next = s->at,
            .kind = s->at < text.len ? NG_PLACE_START : NG_PLACE_END};
}
