/* SPDX-License-Identifier: MIT */
#include "ng/seen.h"

#include <string.h>

enum { HEAD = 8, TAIL = 8, LEAST = 64 };

static void put_le(uint8_t *to, uint64_t value, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        to[i] = (uint8_t)(value >> (8 * i));
    }
}

static uint64_t get_le(const uint8_t *from, unsigned n)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < n; i++) {
        value |= (uint64_t)from[i] << (8 * i);
    }
    return value;
}

/* The hashes in a blob, or -1. */
static int64_t blob_count(const uint8_t *blob, size_t n)
{
    if (n < HEAD + TAIL || memcmp(blob, "NGS1", 4) != 0) {
        return -1;
    }
    uint64_t count = get_le(blob + 4, 4);
    if (n != HEAD + count * 8 + TAIL ||
            get_le(blob + n - TAIL, 8) !=
                    ng_hash(NG_HASH_INIT, blob, n - TAIL)) {
        return -1;
    }
    return (int64_t)count;
}

int ng_seen_load(struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store, uint32_t cap)
{
    memset(s, 0, sizeof *s);
    size_t room = ng_arena_room_keep(a) / 8;
    if (cap < LEAST) {
        cap = LEAST;
    }
    if (room < (size_t)cap + 3) { /* blob's ends, alignment */
        cap = room < LEAST + 3 ? 0 : (uint32_t)room - 3;
    }
    uint64_t *words = cap == 0 ? NULL : ng_keep(a, uint64_t, (size_t)cap + 2);
    if (words == NULL) {
        return NG_ENOMEM;
    }
    /* the blob is read where the ring will be: its hashes then lie in place
     * and have only to be turned into numbers of this machine */
    uint8_t *blob = (uint8_t *)words;
    s->hashes = words + HEAD / 8;
    s->cap = cap;
    if (store == NULL) {
        return NG_OK;
    }
    int got = store->load(
            store->ctx, NG_STR("seen"), blob, (size_t)cap * 8 + HEAD + TAIL);
    if (got <= 0) {
        return got;
    }
    int64_t count = blob_count(blob, (size_t)got);
    if (count < 0) {
        return NG_EFORMAT;
    }
    s->n = (uint32_t)count;
    s->next = s->n == cap ? 0 : s->n;
    for (uint32_t i = 0; i < s->n; i++) {
        s->hashes[i] = get_le(blob + HEAD + (size_t)i * 8, 8);
    }
    return NG_OK;
}

bool ng_seen_has(const struct ng_seen *s, uint64_t hash)
{
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->hashes[i] == hash) {
            return true;
        }
    }
    return false;
}

void ng_seen_add(struct ng_seen *s, uint64_t hash)
{
    if (s->cap == 0 || ng_seen_has(s, hash)) {
        return;
    }
    s->hashes[s->next] = hash;
    s->next = s->next + 1 == s->cap ? 0 : s->next + 1;
    s->n += s->n < s->cap;
    s->n_new++;
}

int ng_seen_save(const struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store)
{
    if (s->n_new == 0) {
        return NG_OK;
    }
    size_t room = ng_arena_room_scratch(a);
    uint32_t n = s->n;
    if (room < HEAD + TAIL + 8) {
        return NG_ENOMEM;
    }
    if ((room - HEAD - TAIL) / 8 < n) {
        n = (uint32_t)((room - HEAD - TAIL) / 8);
    }
    size_t size = HEAD + (size_t)n * 8 + TAIL;
    uint8_t *blob = ng_scratch(a, uint8_t, size);
    if (blob == NULL) {
        return NG_ENOMEM;
    }
    memcpy(blob, "NGS1", 4);
    put_le(blob + 4, n, 4);
    for (uint32_t i = 0; i < n; i++) { /* the n newest, oldest first */
        uint32_t at = (s->next + s->cap - n + i) % s->cap;
        put_le(blob + HEAD + (size_t)i * 8, s->hashes[at], 8);
    }
    put_le(blob + size - TAIL, ng_hash(NG_HASH_INIT, blob, size - TAIL), 8);
    return store->save(store->ctx, NG_STR("seen"), blob, size);
}
