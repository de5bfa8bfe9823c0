/* SPDX-License-Identifier: MIT */
/* The hyphenation patterns that are part of the program: baked from those of
 * the machine it is built on (port/linux/hyphen/hyphens.list). A language whose
 * package was not there is missing. */
#ifndef NG_LINUX_HYPHENS_H
#define NG_LINUX_HYPHENS_H

#include "ng/hyphen.h"

extern const struct ng_hyphens ng_hyphens_linux[];
extern const uint32_t ng_hyphens_linux_n;

#endif
