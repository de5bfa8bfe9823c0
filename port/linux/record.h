/* SPDX-License-Identifier: MIT */
/* What is remembered of one source, in two files of the folder sources:
 *
 *   HASH        text, a field a line; the last line is a hash of the others
 *   HASH.body   the last good document, as it came (decoded)
 *
 * HASH is of the address. The record says length and hash of the body, so a
 * pair that does not belong together (a crash between the two) or is damaged
 * is found out, removed and counts as absent. Nothing here is worth an fsync:
 * what is lost costs one unconditional request. */
#ifndef NG_LINUX_RECORD_H
#define NG_LINUX_RECORD_H

#include "linux/spool.h"
#include "linux/state.h"

#define NG_RECORD_NAME 17u /* 16 hexadecimal digits and a NUL */

/* Times are UTC s, NG_NO_DATE: never. Strings are "" when there is none. */
struct ng_record {
    char url[2048], final_url[2048];
    char etag[512], last_modified[64], content_type[256];
    char reason[256];   /* of the last failure */
    int64_t fetched;    /* last success: 200 or 304 */
    int64_t tried;      /* last request, whatever came of it */
    int64_t not_before; /* no request until then */
    int64_t failures;   /* in a row */
    int64_t strikes;    /* of these, what the publisher's machine saw */
    int64_t status;     /* HTTP status of the last answer, 0: none came */
    int64_t body_len;   /* 0: there is no body */
    int64_t body_hash;
};

void ng_record_name(struct ng_str url, char name[NG_RECORD_NAME]);

/* False: nothing is remembered of it (a damaged file is noted); then *r is an
 * empty record of this address. A longer address is never remembered. */
bool ng_record_load(
        const struct ng_state *s, struct ng_str url, struct ng_record *r);
int ng_record_save(const struct ng_state *s, const struct ng_record *r);

/* The body that belongs to r, appended to *body. False: there is none (a
 * damaged one is noted). */
bool ng_record_body(const struct ng_state *s, const struct ng_record *r,
        struct ng_spool *body, struct ng_spool_budget *budget);
/* Replaces the body and says so in *r, which is to be saved next. */
int ng_record_set_body(const struct ng_state *s, struct ng_record *r,
        const void *bytes, size_t n);

#endif
