/* SPDX-License-Identifier: MIT */
/* What all tests share: cmocka, a transcript, feeding in every split. */
#ifndef NG_TEST_H
#define NG_TEST_H

/* cmocka.h wants these four first */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nutgraf.h"

/* A growing text, for transcripts of events and captured output. */
struct log {
    char *s;
    size_t len, cap;
};
void log_bytes(struct log *l, const void *bytes, size_t n);
void log_str(struct log *l, struct ng_str s);
void log_printf(struct log *l, const char *format, ...)
        __attribute__((format(printf, 2, 3)));
void log_free(struct log *l);
/* A sink that appends to a log. */
struct ng_sink log_sink(struct log *l);

/* A whole file, NUL-ended, freed by the caller; fails the test if absent. */
char *read_file(const char *path, size_t *n);

/* Runs `run` on the bytes whole and by 1, 2, 3, 7 and 64 bytes. run() sets up
 * the decoder, calls feed(feed_ctx, piece, n) through feed_pieces() and
 * writes its events to the log; all transcripts must be equal. The first is
 * returned (to be freed with log_free) so that it can be compared too. */
struct pieces {
    const char *bytes;
    size_t n, step; /* step 0: whole */
};
struct log feed_split(const char *bytes, size_t n,
        void (*run)(const struct pieces *p, struct log *l, void *ctx),
        void *ctx);
/* Calls feed() piece by piece until it returns other than NG_OK. */
int feed_pieces(const struct pieces *p,
        int (*feed)(void *decoder, const char *bytes, size_t n), void *decoder);

/* The text equals the golden file, and the arena's peak is within its first
 * line, "peak <= N". With GOLDEN=write in the environment the file is written
 * instead, to be looked at before it is committed. */
void assert_golden(const char *path, const struct log *got, size_t peak);

/* str equals a C string. */
void assert_str(struct ng_str s, const char *want);

#endif
