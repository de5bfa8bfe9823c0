/* SPDX-License-Identifier: MIT */
/* floor 4: the languages and character sets that a program knows. This is all
 * of them; where flash is short, port/small/known.awk copies known.c without
 * the lines whose marks name nothing of a board's own list, and the linker
 * drops the tables that no line has. An object given to the linker wins
 * over the library's. */
#ifndef NG_KNOWN_H
#define NG_KNOWN_H

#include "ng/abbrev.h"
#include "ng/calendar.h"
#include "ng/codepage.h"
#include "ng/encode.h"
#include "ng/opening.h"
#include "ng/words.h"

#endif
