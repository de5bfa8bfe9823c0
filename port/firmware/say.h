/* SPDX-License-Identifier: MIT */
/* Words and numbers on the board's console. */
#ifndef NG_FIRMWARE_SAY_H
#define NG_FIRMWARE_SAY_H

#include "ng/base.h"

extern const struct ng_sink ng_console;

void ng_say(const char *text);
void ng_say_str(struct ng_str text);
void ng_say_number(const char *name, int64_t value); /* " name value" */

#endif
