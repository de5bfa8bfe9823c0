/* SPDX-License-Identifier: MIT */
/* floor 1: the one memory of a run.
 *
 *   keep                                                   scratch
 *   |  kept for the whole run --->     free     <--- for this step |
 *
 * Kept things grow from the bottom, things of the step at hand from the top.
 * The two ends may be two buffers (ng_arena_init_split): then nothing moves
 * between them and each has its own limit. Memory is handed out zeroed and
 * aligned, or refused (NULL); nothing is ever freed but by a rewind.
 *
 * Marks and rewinds are the caller's business: in the core only digest.c
 * takes them. A stage says in its header what it takes from which end. */
#ifndef NG_ARENA_H
#define NG_ARENA_H

#include "ng/base.h"

struct ng_arena {
    /* read these */
    size_t peak;       /* most bytes in use at once, both ends together */
    uint32_t n_allocs; /* allocations asked for so far */
    uint32_t refused;  /* of these, how many did not fit */
    uint32_t fail_at;  /* tests: refuse allocation number fail_at; 0: none */
    /* leave these alone */
    char *keep_base, *keep_at, *keep_end;
    char *scratch_base, *scratch_at, *scratch_end;
    bool joined; /* one buffer: each end's limit is the other end */
};

struct ng_mark {
    char *keep_at, *scratch_at;
};

/* mem: n bytes, any alignment, the caller's for as long as the arena lives. */
void ng_arena_init(struct ng_arena *a, void *mem, size_t n);
void ng_arena_init_split(struct ng_arena *a, void *keep, size_t n_keep,
        void *scratch, size_t n_scratch);

/* n objects of `size` bytes, zeroed, aligned to `align` (a power of two).
 * NULL when they do not fit; a->refused counts that. */
void *ng_arena_keep(struct ng_arena *a, size_t size, size_t n, size_t align);
void *ng_arena_scratch(struct ng_arena *a, size_t size, size_t n, size_t align);

#define ng_keep(a, type, n)                                                    \
    ((type *)ng_arena_keep((a), sizeof(type), (n), _Alignof(type)))
#define ng_scratch(a, type, n)                                                 \
    ((type *)ng_arena_scratch((a), sizeof(type), (n), _Alignof(type)))

/* Bytes that an allocation with align 1 could take at that end now. */
size_t ng_arena_room_keep(const struct ng_arena *a);
size_t ng_arena_room_scratch(const struct ng_arena *a);

/* Bytes in use now, both ends together. */
size_t ng_arena_used(const struct ng_arena *a);

/* Gives back the kept end beyond `end`, a pointer into or just past the
 * newest kept allocation. */
void ng_arena_trim(struct ng_arena *a, const void *end);

/* Copies s to the kept end (no NUL). s.len == 0 or no room: an empty string;
 * *ok (may be NULL) is set false when there was no room, else left alone. */
struct ng_str ng_arena_copy(struct ng_arena *a, struct ng_str s, bool *ok);

struct ng_mark ng_arena_mark(const struct ng_arena *a);
void ng_arena_rewind(struct ng_arena *a, struct ng_mark m);

#endif
