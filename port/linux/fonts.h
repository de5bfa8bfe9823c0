/* SPDX-License-Identifier: MIT */
/* The fonts that are part of the program: baked from those of the machine it is
 * built on (port/linux/bake/fonts.list). None where they were not there. */
#ifndef NG_LINUX_FONTS_H
#define NG_LINUX_FONTS_H

#include "ng/font.h"

extern const struct ng_fonts ng_fonts_linux;

/* Hash of all their bytes, in hexadecimal: pictures can be compared only with
 * those drawn with the same. */
extern const char ng_fonts_linux_stamp[];

#endif
