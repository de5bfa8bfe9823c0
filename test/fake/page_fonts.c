/* SPDX-License-Identifier: MIT */
#include "font.h"
#include "pages.h"

const struct ng_fonts *pages_fonts(void)
{
    static const struct {
        uint8_t style, size;
    } all[] = {{NG_FONT_REGULAR, 8}, {NG_FONT_REGULAR, 10},
            {NG_FONT_REGULAR, 12}, {NG_FONT_REGULAR, 14}, {NG_FONT_REGULAR, 18},
            {NG_FONT_REGULAR, 25}, {NG_FONT_REGULAR, 34}, {NG_FONT_BOLD, 8},
            {NG_FONT_BOLD, 10}, {NG_FONT_BOLD, 12}, {NG_FONT_BOLD, 14},
            {NG_FONT_BOLD, 20}, {NG_FONT_BOLD, 25}, {NG_FONT_BOLD, 34},
            {NG_FONT_BOLD, 50}, {NG_FONT_ITALIC, 8}, {NG_FONT_ITALIC, 12},
            {NG_FONT_ITALIC, 20}, {NG_FONT_LABEL, 8}, {NG_FONT_LABEL, 12},
            {NG_FONT_MAST, 20}, {NG_FONT_MAST, 34}, {NG_FONT_MAST, 50}};
    static struct ng_font list[sizeof all / sizeof *all];
    static struct ng_fonts fonts = {list, 0};
    while (fonts.n < sizeof all / sizeof *all) {
        uint8_t size = all[fonts.n].size;
        list[fonts.n] = fake_font(all[fonts.n].style, size,
                (uint8_t)(size * 5 / 14), size % 3 * 7, 0x21, 0xFF);
        fonts.n++;
    }
    return &fonts;
}
