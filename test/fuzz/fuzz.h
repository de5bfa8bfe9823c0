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

#endif
