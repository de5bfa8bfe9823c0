/* SPDX-License-Identifier: MIT */
/* JSON lines in: one flat object a line, of which some strings matter. */
#ifndef NG_LINUX_JSONL_H
#define NG_LINUX_JSONL_H

#include "ng/base.h"

struct json_field {
    const char *name;
    /* out: the value as text, NUL-ended; of the last of equal keys. A number
     * is taken as it is written. present: it was there, and no null. */
    char *s;
    size_t len;
    bool present;
    size_t cap; /* private: the buffer is used again */
};

/* Reads one line. Other keys, and nested values, are skipped. NG_OK, or
 * NG_EFORMAT when it is no JSON object. */
int jsonl_read(
        struct json_field *fields, size_t n_fields, const char *line, size_t n);

void jsonl_free(struct json_field *fields, size_t n_fields);

struct ng_str jsonl_str(const struct json_field *f);

#endif
