/* SPDX-License-Identifier: MIT */
#include "ng/arena.h"

#include <string.h>

/* Under AddressSanitizer the free middle is poisoned, so that a string kept
 * past its rewind is a test failure and not a rare wrong word. */
#if defined(__SANITIZE_ADDRESS__)
void __asan_poison_memory_region(void const volatile *at, size_t n);
void __asan_unpoison_memory_region(void const volatile *at, size_t n);
#define POISON(at, n) __asan_poison_memory_region((at), (n))
#define UNPOISON(at, n) __asan_unpoison_memory_region((at), (n))
#else
#define POISON(at, n) ((void)(at), (void)(n))
#define UNPOISON(at, n) ((void)(at), (void)(n))
#endif

static char *keep_limit(const struct ng_arena *a)
{
    return a->joined ? a->scratch_at : a->keep_end;
}

static char *scratch_limit(const struct ng_arena *a)
{
    return a->joined ? a->keep_at : a->scratch_base;
}

void ng_arena_init(struct ng_arena *a, void *mem, size_t n)
{
    memset(a, 0, sizeof *a);
    a->keep_base = a->keep_at = a->scratch_base = mem;
    a->keep_end = a->scratch_end = a->scratch_at = a->keep_base + n;
    a->joined = true;
    POISON(mem, n);
}

void ng_arena_init_split(struct ng_arena *a, void *keep, size_t n_keep,
        void *scratch, size_t n_scratch)
{
    memset(a, 0, sizeof *a);
    a->keep_base = a->keep_at = keep;
    a->keep_end = a->keep_base + n_keep;
    a->scratch_base = scratch;
    a->scratch_end = a->scratch_at = a->scratch_base + n_scratch;
    POISON(keep, n_keep);
    POISON(scratch, n_scratch);
}

size_t ng_arena_used(const struct ng_arena *a)
{
    return (size_t)(a->keep_at - a->keep_base) +
           (size_t)(a->scratch_end - a->scratch_at);
}

size_t ng_arena_room_keep(const struct ng_arena *a)
{
    return (size_t)(keep_limit(a) - a->keep_at);
}

size_t ng_arena_room_scratch(const struct ng_arena *a)
{
    return (size_t)(a->scratch_at - scratch_limit(a));
}

/* Counts the request; false when it is to be refused whatever the room. */
static bool admit(struct ng_arena *a, size_t size, size_t n)
{
    a->n_allocs++;
    return a->n_allocs != a->fail_at && (size == 0 || n <= SIZE_MAX / size);
}

static void *refuse(struct ng_arena *a)
{
    a->refused++;
    return NULL;
}

static void *grant(struct ng_arena *a, char *at, size_t bytes)
{
    UNPOISON(at, bytes);
    memset(at, 0, bytes);
    size_t used = ng_arena_used(a);
    if (used > a->peak) {
        a->peak = used;
    }
    return at;
}

void *ng_arena_keep(struct ng_arena *a, size_t size, size_t n, size_t align)
{
    if (!admit(a, size, n)) {
        return refuse(a);
    }
    size_t pad = (size_t)(-(uintptr_t)a->keep_at & (align - 1));
    size_t room = ng_arena_room_keep(a);
    if (pad > room || size * n > room - pad) {
        return refuse(a);
    }
    char *at = a->keep_at + pad;
    a->keep_at = at + size * n;
    return grant(a, at, size * n);
}

void *ng_arena_scratch(struct ng_arena *a, size_t size, size_t n, size_t align)
{
    if (!admit(a, size, n)) {
        return refuse(a);
    }
    size_t room = ng_arena_room_scratch(a);
    if (size * n > room) {
        return refuse(a);
    }
    size_t pad = (size_t)((uintptr_t)(a->scratch_at - size * n) & (align - 1));
    if (pad > room - size * n) {
        return refuse(a);
    }
    a->scratch_at -= size * n + pad;
    return grant(a, a->scratch_at, size * n);
}

void ng_arena_trim(struct ng_arena *a, const void *end)
{
    size_t left = (size_t)((const char *)end - a->keep_base);
    POISON(end, (size_t)(a->keep_at - (a->keep_base + left)));
    a->keep_at = a->keep_base + left;
}

struct ng_str ng_arena_copy(struct ng_arena *a, struct ng_str s, bool *ok)
{
    struct ng_str copy = {NULL, 0};
    if (s.len == 0) {
        return copy;
    }
    char *at = ng_arena_keep(a, 1, s.len, 1);
    if (at == NULL) {
        if (ok != NULL) {
            *ok = false;
        }
        return copy;
    }
    memcpy(at, s.s, s.len);
    copy.s = at;
    copy.len = s.len;
    return copy;
}

struct ng_mark ng_arena_mark(const struct ng_arena *a)
{
    return (struct ng_mark){a->keep_at, a->scratch_at};
}

void ng_arena_rewind(struct ng_arena *a, struct ng_mark m)
{
    if (m.keep_at < a->keep_at) {
        POISON(m.keep_at, (size_t)(a->keep_at - m.keep_at));
    }
    if (m.scratch_at > a->scratch_at) {
        POISON(a->scratch_at, (size_t)(m.scratch_at - a->scratch_at));
    }
    a->keep_at = m.keep_at;
    a->scratch_at = m.scratch_at;
}
