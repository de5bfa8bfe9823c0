/* SPDX-License-Identifier: MIT */
/* floor 3: which stories were printed before. A ring of hashes of bounded
 * size, kept in the store as one blob. */
#ifndef NG_SEEN_H
#define NG_SEEN_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/port.h"

struct ng_seen {
    uint64_t *hashes; /* at the kept end */
    uint32_t n, cap, next;
    uint32_t n_new; /* added since the load */
};

/* Takes cap * 8 bytes of kept arena and loads the blob "seen"; a missing or
 * damaged blob is an empty one (returns NG_EFORMAT then, and is usable).
 * store may be NULL. NG_ENOMEM: not even 64 fit; then it is empty, cap 0. */
int ng_seen_load(struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store, uint32_t cap);
bool ng_seen_has(const struct ng_seen *s, uint64_t hash);
/* The oldest goes when it is full. */
void ng_seen_add(struct ng_seen *s, uint64_t hash);
/* Saves when something was added. */
int ng_seen_save(const struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store);

#endif
