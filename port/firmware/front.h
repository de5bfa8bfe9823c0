/* SPDX-License-Identifier: MIT */
/* The edition's front page on electronic paper (BOARD_PANEL in board.mk), or,
 * without a panel, nothing (without/front.c). */
#ifndef NG_FIRMWARE_FRONT_H
#define NG_FIRMWARE_FRONT_H

#include "ng/arena.h"
#include "ng/digest.h"

/* Composes d's front page in what the arena has left, and shows it, or later,
 * when the panel was refreshed a short while ago (ng/refresh.h). What the
 * glass was refreshed how often is kept in the store, if there is one. NULL,
 * or why not. Digest, arena and store stay as they are until
 * ng_front_forget(). */
const char *ng_front_edition(const struct ng_digest *d, struct ng_arena *a,
        const struct ng_store *store);

/* When to ask again, by ng_board_ms(); UINT64_MAX: need not be. Shows what was
 * put off. *why: an error, or left alone. */
uint64_t ng_front_poll(const char **why);

/* The arena is to be used for something else. The glass stays as it is. */
void ng_front_forget(void);

#endif
