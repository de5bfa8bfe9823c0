/* SPDX-License-Identifier: MIT */
#include "plain_font.h"

#include <stdlib.h>
#include <string.h>

static unsigned advance(char c)
{
    return strchr("il-.,", c) ? 3 : c == ' ' ? 4 : strchr("mw", c) ? 10 : 6;
}

struct ng_font fake_plain_font(void)
{
    static uint8_t blob[52 + 8 + 48 + 1 + 4] = {'N', 'G', 'F', '1', sizeof blob,
            0, 0, 0, /* style size ascent descent x cap leading */
            NG_FONT_REGULAR, 14, 11, 3, 7, 10, 17, 0, 1, 0, 95, 0, 0, 0, 0, 0,
            /* least bits shift: all have one pixel, the advance 4 bits */
            0, 0, 4, 6, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, ' ', 0, 0, 0, 95, 0, 0, 0};
    struct ng_font font;
    for (unsigned i = 0; i < 95; i++) {
        unsigned shift = i % 2 ? 0 : 4;
        uint8_t *at = &blob[60 + i / 2];
        *at = (uint8_t)((*at & (shift ? 0x0F : 0xF0)) | advance((char)(' ' + i))
                                                                << shift);
    }
    if (ng_font_open(&font, blob, sizeof blob) != NG_OK) {
        abort();
    }
    return font;
}
