/* SPDX-License-Identifier: MIT */
/* What all fuzz targets share. A target is one file, fuzz_<stage>.c, with one
 * function; its first comment names the invariants (SECURITY.md) it checks.
 * Input is copied to the exact size, so that AddressSanitizer sees a read
 * past its end. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nutgraf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Like assert(), in every build. */
#define must(condition)                                                        \
    do {                                                                       \
        if (!(condition)) {                                                    \
            fprintf(stderr, "%s:%d: must: %s\n", __FILE__, __LINE__,           \
                    #condition);                                               \
            abort();                                                           \
        }                                                                      \
    } while (0)

/* n bytes of their own, to be freed. */
static inline char *fuzz_copy(const void *bytes, size_t n)
{
    char *copy = malloc(n > 0 ? n : 1);
    must(copy != NULL);
    if (n > 0) {
        memcpy(copy, bytes, n);
    }
    return copy;
}

/* Feeds data in pieces of `step` bytes (0: whole), each a copy of its own,
 * until feed() returns other than NG_OK; returns what it returned. */
static inline int fuzz_feed(const void *data, size_t n, size_t step,
        int (*feed)(void *decoder, const char *bytes, size_t n), void *decoder)
{
    int err = NG_OK;
    size_t at = 0;
    do {
        size_t piece = step == 0 || step > n - at ? n - at : step;
        char *copy = fuzz_copy((const char *)data + at, piece);
        err = feed(decoder, copy, piece);
        free(copy);
        at += piece;
    } while (at < n && err == NG_OK);
    return err;
}

/* Takes the last byte of the input: an option. Options stand at the end, so
 * that any document is a seed. */
static inline uint8_t fuzz_option(const uint8_t *data, size_t *n)
{
    return *n > 0 ? data[--*n] : 0;
}

/* An arena of n bytes of their own, to be freed. */
static inline void *fuzz_arena(struct ng_arena *a, size_t n)
{
    void *mem = malloc(n > 0 ? n : 1);
    must(mem != NULL);
    ng_arena_init(a, mem, n);
    return mem;
}

/* Text that may be shown: well-formed UTF-8 without control characters, C0
 * or C1, but for the ends of lines if it may have more than one. */
static inline void fuzz_clean(struct ng_str s, bool lines)
{
    must(ng_utf8_valid(s.s, s.len) == s.len);
    for (uint32_t i = 0; i < s.len; i++) {
        uint8_t c = (uint8_t)s.s[i];
        must(c >= ' ' || (lines && c == '\n'));
        must(c != 0x7F);
        must(c != 0xC2 || (uint8_t)s.s[i + 1] >= 0xA0);
    }
}

/* s lies in the n bytes at mem. */
static inline bool fuzz_inside(struct ng_str s, const void *mem, size_t n)
{
    const char *from = mem;
    return s.len == 0 || (s.s >= from && s.s + s.len <= from + n);
}

/* What a decoder said, as a number: strings are told from their neighbours. */
static inline void fuzz_hash_str(uint64_t *hash, struct ng_str s)
{
    *hash = ng_hash(*hash, &s.len, sizeof s.len);
    *hash = ng_hash(*hash, s.len > 0 ? s.s : "", s.len);
}
static inline void fuzz_hash_int(uint64_t *hash, int64_t value)
{
    *hash = ng_hash(*hash, &value, sizeof value);
}

#endif
