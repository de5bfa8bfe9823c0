/* SPDX-License-Identifier: MIT */
/* In place of baked fonts, where FreeType or fonts were missing: no pages of
 * pixels. */
#include "linux/fonts.h"

const struct ng_fonts ng_fonts_linux = {NULL, 0};
const char ng_fonts_linux_stamp[] = "";
