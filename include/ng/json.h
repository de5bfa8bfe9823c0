/* SPDX-License-Identifier: MIT */
/* floor 2: JSON (RFC 8259) as a lenient push tokeniser, and a string writer.
 *
 * In: UTF-8 in any split. Out: events. Holds: this struct and the key buffer
 * inside it. Keys and numbers longer than NG_JSON_KEY_MAX are cut; strings
 * come in pieces and are never held: a piece may end inside a character
 * where the input was split, the pieces joined are always the same bytes.
 *
 * Made for JSON Feed and for the JSON-LD of web pages, so the top level is
 * open: whatever stands before, between and after objects and arrays there
 * is skipped (a BOM, "<!--", "//<![CDATA[", "callback(", "];", and scalars),
 * and several values may follow each other. Inside a value, lenient: control
 * characters in strings, trailing commas, unknown escapes (the character
 * itself), lone surrogates and bad \u (U+FFFD) pass; nesting deeper than 64
 * or a byte that cannot be JSON ends with NG_EFORMAT. An error is final:
 * feed() gives it again. */
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
    NG_JSON_NUMBER,     /* text = its characters, in one piece */
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
    /* bit d: the container at depth d is an object */
    uint8_t in_object[NG_JSON_DEPTH_MAX / 8];
    int err;       /* what ended it, else NG_OK */
    uint16_t high; /* waiting high surrogate */
    uint16_t code; /* \u digits so far */
    uint8_t state, depth, n_key, n_code, match;
    bool key_string; /* the string at hand is a key */
    bool seen;       /* one container at least was complete */
    char key[NG_JSON_KEY_MAX + 1];
};

void ng_json_init(struct ng_json *j,
        int (*event)(void *, const struct ng_json_event *), void *ctx);
int ng_json_feed(struct ng_json *j, const char *bytes, size_t n);
/* NG_EFORMAT when a value is not complete or there was no object or array at
 * all; what feed() returned when that was an error. */
int ng_json_end(struct ng_json *j);

/* Writes s as a JSON string with its quotes: escapes ", \, controls and
 * U+2028/2029; ill-formed UTF-8 as U+FFFD. */
int ng_json_string(const struct ng_sink *out, struct ng_str s);

#endif
