/* SPDX-License-Identifier: MIT */
/* floor 3: which stories were printed before. A ring of hashes of bounded
 * size, kept in the store as one blob:
 *
 *     "NGS1"  count, 4 bytes  count hashes, 8 bytes each  FNV-1a of it all
 *
 * little endian, the oldest first. */
#ifndef NG_SEEN_H
#define NG_SEEN_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/port.h"

struct ng_seen {
    uint64_t *hashes;      /* at the kept end */
    uint32_t n, cap, next; /* next: where the next one goes */
    uint32_t n_new;        /* added since the load */
};

/* Takes cap * 8 + 16 bytes of kept arena (less when there is less) and loads
 * the blob "seen". A missing blob is an empty ring; so is a damaged one, or
 * one larger than this ring, but that returns NG_EFORMAT (or the store's
 * error) and is usable. store may be NULL. NG_ENOMEM: not even 64 fit; then
 * it is empty, cap 0, and still safe to ask and to add to. */
int ng_seen_load(struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store, uint32_t cap);
bool ng_seen_has(const struct ng_seen *s, uint64_t hash);
/* The oldest goes when it is full. What is there already is not added. */
void ng_seen_add(struct ng_seen *s, uint64_t hash);
/* Saves when something was added; takes n * 8 + 16 bytes of scratch, or with
 * less saves only the newest. NG_ENOMEM when not one fits. */
int ng_seen_save(const struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store);

#endif
