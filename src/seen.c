/* SPDX-License-Identifier: MIT */
#include "ng/seen.h"

#include <string.h>

enum { HEAD = 16, HEAD_1 = 8, TAIL = 8, HASH = 8, LEAST = 64, LEAST_TOLD = 4 };

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

static size_t blob_size(uint32_t n, uint32_t n_told)
{
    return HEAD + (size_t)n * HASH + (size_t)n_told * NG_TOLD_BYTES + TAIL;
}

static void put_told(uint8_t *to, const struct ng_told *told)
{
    put_le(to, told->when_min, 4);
    to[4] = told->n_title;
    to[5] = told->n;
    for (uint32_t i = 0; i < NG_TOLD_WORDS; i++) {
        put_le(to + 6 + 2 * i, told->words[i], 2);
    }
}

static void get_told(struct ng_told *told, const uint8_t *from)
{
    told->when_min = (uint32_t)get_le(from, 4);
    told->n = from[5] < NG_TOLD_WORDS ? from[5] : NG_TOLD_WORDS;
    told->n_title = from[4] < told->n ? from[4] : told->n;
    for (uint32_t i = 0; i < NG_TOLD_WORDS; i++) {
        told->words[i] = (uint16_t)get_le(from + 6 + 2 * i, 2);
    }
}

/* Takes what a blob holds, the newest of it. */
static int read_blob(struct ng_seen *s, const uint8_t *blob, size_t n)
{
    bool old = n >= HEAD_1 + TAIL && memcmp(blob, "NGS1", 4) == 0;
    size_t head = old ? HEAD_1 : HEAD;
    if (n < head + TAIL || (!old && memcmp(blob, "NGS2", 4) != 0)) {
        return NG_EFORMAT;
    }
    uint64_t hashes = get_le(blob + 4, 4);
    uint64_t told = old ? 0 : get_le(blob + 8, 4);
    if (n != head + hashes * HASH + told * NG_TOLD_BYTES + TAIL ||
            get_le(blob + n - TAIL, 8) !=
                    ng_hash(NG_HASH_INIT, blob, n - TAIL)) {
        return NG_EFORMAT;
    }
    const uint8_t *from = blob + head + hashes * HASH;
    s->n = hashes < s->cap ? (uint32_t)hashes : s->cap;
    for (uint32_t i = 0; i < s->n; i++) {
        s->hashes[i] = get_le(from - (size_t)(s->n - i) * HASH, HASH);
    }
    from += told * NG_TOLD_BYTES;
    s->n_told = told < s->cap_told ? (uint32_t)told : s->cap_told;
    for (uint32_t i = 0; i < s->n_told; i++) {
        get_told(&s->told[i], from - (size_t)(s->n_told - i) * NG_TOLD_BYTES);
    }
    return NG_OK;
}

int ng_seen_load(struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store, uint32_t cap)
{
    memset(s, 0, sizeof *s);
    size_t room = ng_arena_room_keep(a) / HASH;
    cap = cap < LEAST ? LEAST : cap;
    cap = room <= cap ? (uint32_t)room - (room > 0) : cap; /* for alignment */
    s->hashes = cap < LEAST ? NULL : ng_keep(a, uint64_t, cap);
    if (s->hashes == NULL) {
        return NG_ENOMEM;
    }
    s->cap = cap;
    cap = cap / 16 < LEAST_TOLD ? LEAST_TOLD : cap / 16;
    s->told = ng_keep(a, struct ng_told, cap);
    s->cap_told = s->told == NULL ? 0 : cap;
    if (store == NULL) {
        return NG_OK;
    }
    int got = NG_ELIMIT;
    size_t size = 0;
    uint8_t *blob = NULL;
    for (size_t more = blob_size(s->cap, s->cap_told);
            got == NG_ELIMIT && more > 0; more = ng_arena_room_scratch(a)) {
        /* scratch grows downwards: this and what was taken are one */
        blob = ng_scratch(a, uint8_t, more);
        size += more;
        if (blob == NULL) {
            break;
        }
        got = store->load(store->ctx, NG_STR("seen"), blob, size);
    }
    return got <= 0 ? got : read_blob(s, blob, (size_t)got);
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
    if (s->n == s->cap) {
        s->n--;
        memmove(s->hashes, s->hashes + 1, s->n * sizeof *s->hashes);
    }
    s->hashes[s->n++] = hash;
    s->n_new++;
}

void ng_seen_tell(struct ng_seen *s, const struct ng_told *told)
{
    if (s->cap_told == 0) {
        return;
    }
    if (s->n_told == s->cap_told) {
        s->n_told--;
        memmove(s->told, s->told + 1, s->n_told * sizeof *s->told);
    }
    s->told[s->n_told++] = *told;
    s->n_new++;
}

int ng_seen_save(const struct ng_seen *s, struct ng_arena *a,
        const struct ng_store *store)
{
    if (s->n_new == 0) {
        return NG_OK;
    }
    size_t room = ng_arena_room_scratch(a);
    uint32_t n = s->n, n_told = s->n_told;
    if (room < HEAD + TAIL + HASH) {
        return NG_ENOMEM;
    }
    if (blob_size(n, n_told) > room) {
        n_told = 0;
    }
    if (blob_size(n, n_told) > room) {
        n = (uint32_t)((room - HEAD - TAIL) / HASH);
    }
    size_t size = blob_size(n, n_told);
    uint8_t *blob = ng_scratch(a, uint8_t, size);
    if (blob == NULL) {
        return NG_ENOMEM;
    }
    uint8_t *at = blob + HEAD;
    memcpy(blob, "NGS2", 4);
    put_le(blob + 4, n, 4);
    put_le(blob + 8, n_told, 8);
    for (uint32_t i = s->n - n; i < s->n; i++, at += HASH) {
        put_le(at, s->hashes[i], HASH);
    }
    for (uint32_t i = 0; i < n_told; i++, at += NG_TOLD_BYTES) {
        put_told(at, &s->told[i]);
    }
    put_le(at, ng_hash(NG_HASH_INIT, blob, size - TAIL), TAIL);
    return store->save(store->ctx, NG_STR("seen"), blob, size);
}
