/* SPDX-License-Identifier: MIT */
/* Random numbers for a board without a generator of its own: from a secret
 * of 64 bytes that each device got when it was made, in the store's blob
 * "seed". At each boot a new one takes its place before any number is given
 * out, so no two boots draw the same. Without both, there are no random
 * numbers and so no TLS. */
#ifndef NG_FIRMWARE_SEED_H
#define NG_FIRMWARE_SEED_H

#include "ng/port.h"

#define NG_SEED 64u

/* store: NULL when there is none. NG_OK, also when the board has a generator;
 * NG_EIO: neither generator nor seed, or the new seed could not be stored. */
int ng_seed_start(const struct ng_store *store);

/* n bytes fit for keys: NG_OK, or NG_EIO when ng_seed_start() said so. */
int ng_seed_random(void *to, size_t n);

#endif
