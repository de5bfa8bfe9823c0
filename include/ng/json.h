/* SPDX-License-Identifier: MIT */
/* floor 2: JSON (RFC 8259) as a lenient push tokeniser, and a string writer.
 *
 * In: UTF-8 in any split. Out: events. Holds: this struct and the key buffer
 * inside it. Keys longer than NG_JSON_KEY_MAX are cut; strings come in
 * pieces and are never held. Lenient: a BOM, control characters inside
 * strings, trailing commas, lone surrogates (U+FFFD) pass; nesting deeper
 * than 64 or a byte that cannot be JSON ends with NG_EFORMAT. */
#ifndef NG_JSON_H
#define NG_JSON_H

#include "ng/base.h"

#define NG_JSON_KEY_MAX 63u
#define NG_JSON_DEPTH_MAX 64u

enum ng_json_kind {
    NG_JSON_OBJECT,     /* { */
    NG_JSON_OBJECT_END, /* } */
    NG_JSON_ARRAY,      /* [ */
    NG_JSON_ARRAY_END,  /* ] */
    NG_JSON_KEY,        /* text = the whole key; the value follows */
    NG_JSON_STRING,     /* text = a piece of a string value */
    NG_JSON_STRING_END, /* the string value is complete (may be empty) */
    NG_JSON_NUMBER,     /* text = its characters, whole */
    NG_JSON_TRUE,
    NG_JSON_FALSE,
    NG_JSON_NULL
};

struct ng_json_event {
    enum ng_json_kind kind;
    struct ng_str text;
    uint8_t depth; /* of the container the event lies in; top level: 0 */
};

struct ng_json {
    /* leave these alone */
    int (*event)(void *ctx, const struct ng_json_event *e);
    void *ctx;
    uint64_t in_object; /* bit d: the container at depth d is an object */
    uint32_t high;      /* waiting high surrogate */
    uint32_t code;      /* \u digits so far */
    uint8_t state, depth, n_key, n_code, match;
    char key[NG_JSON_KEY_MAX + 1];
};

void ng_json_init(struct ng_json *j,
        int (*event)(void *, const struct ng_json_event *), void *ctx);
int ng_json_feed(struct ng_json *j, const char *bytes, size_t n);
/* NG_EFORMAT when the document is not complete. */
int ng_json_end(struct ng_json *j);

/* Writes s as a JSON string with its quotes: escapes ", \, controls and
 * U+2028/2029; ill-formed UTF-8 as U+FFFD. */
int ng_json_string(const struct ng_sink *out, struct ng_str s);

#endif
