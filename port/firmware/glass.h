/* SPDX-License-Identifier: MIT */
/* The edition on a small display, by screens of letters 5 wide and 8 high. */
#ifndef NG_FIRMWARE_GLASS_H
#define NG_FIRMWARE_GLASS_H

#include "firmware/record.h"
#include "ng/arena.h"
#include "ng/digest.h"

/* ' ' to '~': columns, the top row in bit 0. Made by font.sh. */
extern const uint8_t ng_glass_font[95][5];

/* Shows the first screen of d, and keeps all for a later day; card: NULL:
 * none. Digest and arena stay as they are until ng_glass_forget(). */
void ng_glass_edition(
        const struct ng_digest *d, struct ng_arena *a, struct ng_record *card);

/* Shows the last edition again, as it was kept. note: why there is no newer
 * one, shown above it with its age; it stays. NULL: nothing is wrong; then
 * what is shown stays as it is. now: 0: unknown. */
void ng_glass_last(struct ng_record *card, const char *note, int64_t now);

/* buttons: those down now. Turns the page when one has gone down; a change
 * within 30 ms of another is the contact's own. False while one is down: ask
 * again soon. */
bool ng_glass_turn(uint32_t buttons);

/* The arena is to be used for something else: pages are turned by what is on
 * the card. */
void ng_glass_forget(void);

#endif
