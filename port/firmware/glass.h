/* SPDX-License-Identifier: MIT */
/* The edition on a small display, by screens of letters 5 wide and 8 high. */
#ifndef NG_FIRMWARE_GLASS_H
#define NG_FIRMWARE_GLASS_H

#include "ng/arena.h"
#include "ng/digest.h"

/* ' ' to '~': columns, the top row in bit 0. Made by font.sh. */
extern const uint8_t ng_glass_font[95][5];

/* Shows the first screen of d. Digest and arena stay as they are until the
 * next edition is begun. */
void ng_glass_edition(const struct ng_digest *d, struct ng_arena *a);

/* Shows a text in place of an edition. */
void ng_glass_text(const char *text);

/* buttons: those down now. Turns the page when one has gone down; a change
 * within 30 ms of another is the contact's own. False while one is down: ask
 * again soon. */
bool ng_glass_turn(uint32_t buttons);

/* The arena is to be used for something else. */
void ng_glass_forget(void);

#endif
