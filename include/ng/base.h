/* SPDX-License-Identifier: MIT */
/* floor 0: the words every stage shares: strings, errors, sinks. */
#ifndef NG_BASE_H
#define NG_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Functions return >= 0 for success (often a count) or one of these. */
enum ng_err {
    NG_OK = 0,
    NG_ENOMEM = -1,  /* the arena is too small for this */
    NG_EIO = -2,     /* net, store or sink failed */
    NG_EFORMAT = -3, /* the bytes are not what they should be */
    NG_ELIMIT = -4,  /* a stated limit was reached */
    NG_EARG = -5,    /* the caller broke the contract */
    NG_ESTOP = -6    /* a receiver has had enough: stop; it is no failure */
};

/* Bytes that somebody else owns: UTF-8, never NUL-ended. Empty: len == 0,
 * whatever s is. */
struct ng_str {
    const char *s;
    uint32_t len;
};

/* A string literal as ng_str: NG_STR in code, NG_STR_INIT in const tables. */
#define NG_STR_INIT(lit)                                                       \
    {                                                                          \
        (lit), sizeof(lit) - 1                                                 \
    }
#define NG_STR(lit) ((struct ng_str)NG_STR_INIT(lit))

/* Where bytes go. write() takes all n bytes and returns NG_OK, or an ng_err
 * after which it is not called again; NG_ESTOP means "enough". n may be 0. */
struct ng_sink {
    int (*write)(void *ctx, const void *bytes, size_t n);
    void *ctx;
};

/* No date is known. A real date is seconds since 1970-01-01 00:00:00 UTC. */
#define NG_NO_DATE INT64_MIN

/* A short English text for an ng_err; static. */
const char *ng_strerror(int err);

/* A NUL-ended string as ng_str; z may be NULL (empty). Borrows z. */
struct ng_str ng_str_of(const char *z);

/* Part of s: at most len bytes from byte `from`; both are clamped to s. */
struct ng_str ng_str_cut(struct ng_str s, uint32_t from, uint32_t len);

/* s without ASCII white space at both ends. */
struct ng_str ng_str_trim(struct ng_str s);

bool ng_str_eq(struct ng_str a, struct ng_str b);

/* ASCII only. */
static inline char ng_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* Equal but for ASCII case. */
bool ng_str_eqi(struct ng_str a, struct ng_str b);

/* Which word of a list s is, but for ASCII case, from 0; -1: none. The words:
 * in lower case, a blank between each. */
int32_t ng_str_among(struct ng_str s, const char *list);

/* The bytes of the first phrase of a list with which s begins, but for ASCII
 * case, 0: none; *which: its place, from 0. The phrases: in lower case, a line
 * end behind each. */
uint32_t ng_str_begins(struct ng_str s, const char *list, uint32_t *which);

/* s begins with / ends with, but for ASCII case. */
bool ng_str_starts(struct ng_str s, struct ng_str prefix);
bool ng_str_ends(struct ng_str s, struct ng_str suffix);

/* Byte offset of needle in s, exact bytes, or -1. */
int32_t ng_str_find(struct ng_str s, struct ng_str needle);

/* Writes a string / a decimal number to a sink; returns what write() did. */
int ng_sink_str(const struct ng_sink *out, struct ng_str s);
int ng_sink_int(const struct ng_sink *out, int64_t value);

/* FNV-1a, 64 bits (Fowler, Noll, Vo; RFC 9923). Start with NG_HASH_INIT and
 * feed the result back in to go on. */
#define NG_HASH_INIT UINT64_C(0xcbf29ce484222325)
uint64_t ng_hash(uint64_t seed, const void *bytes, size_t n);

#endif
