/* SPDX-License-Identifier: MIT */
/* A font for tests of widths: ASCII, 14 pixels, without kerning. Pixels: 'i',
 * 'l', '-', '.', ',' 3; the space 4; 'm' and 'w' 10; all others 6. */
#ifndef FAKE_PLAIN_FONT_H
#define FAKE_PLAIN_FONT_H

#include "ng/font.h"

struct ng_font fake_plain_font(void);

#endif
