/* SPDX-License-Identifier: MIT */
#include "ng/face.h"

#include "ng/type.h"
#include "ng/utf8.h"

/* What the mock-ups were drawn for: 14 px on 124 pixels an inch, some 8 pt. */
#define EM 14u
#define PPI 124u
/* Text is never smaller, of a glass in the hand and of others. */
#define EM_SMALL 12u

static uint32_t root(uint32_t n)
{
    uint32_t r = 0;
    for (uint32_t bit = 1u << 15; bit > 0; bit >>= 1) {
        if ((r + bit) * (r + bit) <= n) {
            r += bit;
        }
    }
    return r;
}

uint16_t ng_face_size(
        uint16_t width, uint16_t height, uint16_t ppi, uint16_t scale)
{
    uint32_t dots = ppi > 0 ? ppi : PPI;
    uint32_t percent = scale > 0 ? scale : 100;
    /* a tenth of an inch is exact enough; no page is over 600 of them */
    uint32_t w = width * 10u / dots, h = height * 10u / dots;
    uint32_t diagonal = root(w * w + h * h);
    /* 4": 85 %, 7.5": 100 %, 10": 115 % */
    uint32_t far = diagonal <= 45 ? 85 : diagonal >= 97 ? 115 : diagonal + 25;
    far = far > 100 && diagonal < 82 ? 100 : far;
    far = diagonal > 60 && far < 100 ? 100 : far;
    uint32_t size = (EM * dots * far / (PPI * 10) + 5) / 10;
    uint32_t least = diagonal <= 45 ? EM_SMALL : EM;
    size = size < least ? least : size;
    size = size * percent / 100;
    return (uint16_t)(size < 6 ? 6 : size > 200 ? 200 : size);
}

uint32_t ng_face_measure_of(
        const struct ng_font *font, uint16_t width, struct ng_str text)
{
    text = ng_str_cut(text, 0, ng_utf8_cut(text, 120));
    uint32_t n = ng_utf8_columns(text);
    uint32_t w = ng_type_width_64(font, text);
    return w == 0 ? 0 : width * 64u * n / w;
}

uint32_t ng_face_measure(const struct ng_font *font, uint16_t width)
{
    return ng_face_measure_of(font, width,
            NG_STR("Nine of ten stories are as long as this line, and more so; "
                   "the rest is shorter, says the engineer."));
}

static uint8_t at_most_255(uint32_t n)
{
    return (uint8_t)(n < 255 ? n : 255);
}

bool ng_face_make(
        struct ng_face *face, const struct ng_fonts *fonts, uint16_t em)
{
    const struct {
        const struct ng_font **font;
        uint8_t style, size_14; /* for a text of 14 pixels */
    } parts[] = {
            {&face->lead, NG_FONT_BOLD, 34},
            {&face->deck, NG_FONT_REGULAR, 18},
            {&face->top, NG_FONT_BOLD, 20},
            {&face->head, NG_FONT_BOLD, 14},
            {&face->text, NG_FONT_REGULAR, 14},
            {&face->small, NG_FONT_ITALIC, 12},
            {&face->label, NG_FONT_LABEL, 8},
    };
    *face = (struct ng_face){.em = em,
            .margin = em,
            .gutter = (uint16_t)(em * 18u / EM),
            .gap = (uint16_t)((em * 5u + EM / 2) / EM),
            .gap_text = (uint16_t)((em * 2u + EM / 2) / EM),
            .rule = (uint16_t)((em + EM / 2) / EM),
            .heavy = (uint16_t)((em * 3u + EM / 2) / EM),
            .tracking = (uint8_t)((em + EM / 2) / EM)};
    for (uint32_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        /* half a pixel more than asked for is near enough */
        uint32_t size = (parts[i].size_14 * em + EM / 2) / EM;
        *parts[i].font = ng_fonts_pick(
                fonts, (enum ng_font_style)parts[i].style, at_most_255(size));
        if (*parts[i].font == NULL) {
            return false;
        }
    }
    face->rule = face->rule == 0 ? 1 : face->rule;
    return true;
}
