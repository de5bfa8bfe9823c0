/* SPDX-License-Identifier: MIT */
/* What can be set, in one table for the command line (--width 40) and for
 * the configuration's [edition] section (width = 40). */
#ifndef NG_LINUX_SETTINGS_H
#define NG_LINUX_SETTINGS_H

#include "ng/base.h"

enum format {
    FORMAT_TEXT,
    FORMAT_ANSI,
    FORMAT_MARKDOWN,
    FORMAT_HTML,
    FORMAT_JSON,
    FORMAT_PNG,
    FORMAT_PBM,
    FORMAT_ESCPOS,      /* a page of pixels for a receipt printer */
    FORMAT_ESCPOS_TEXT, /* text in the printer's own letters */
    FORMAT_AUTO         /* by where it goes */
};

enum transport {
    TRANSPORT_CURL,
    TRANSPORT_MBEDTLS,
    TRANSPORT_AUTO /* curl where the program has it */
};

#define CHARSET_AUTO (-1) /* by the locale; else an enum ng_encoding */

enum refresh { REFRESH_AUTO, REFRESH_FULL, REFRESH_FAST, REFRESH_PARTIAL };

struct words {
    struct ng_str *list;
    uint16_t n;
};

struct pins;

struct settings {
    const char *title, *lang, *section; /* NULL: not set */
    const char *cacert, *device;
    const char *panel, *wiring, *hal;
    struct words keep, drop, font;
    uint32_t width, lines, stories, sentences, since_h; /* 0: the default */
    uint32_t memory, baud, jobs, timeout_s, interval_s;
    uint32_t page; /* pixels: width << 16 | height, height 0: endless paper */
    uint32_t type; /* percent of the usual size */
    uint32_t vcom; /* millivolts below zero, of an IT8951 */
    int format, charset, transport, refresh; /* enums above */
    int rotate;                              /* an enum ng_rotation */
    int links, codes;                        /* 1: print them */
    uint32_t given;          /* bit i: row i of the table was set */
    const struct pins *pins; /* NULL: none; not in the table */
};

void settings_init(struct settings *s);

/* Sets one by name. 0; or -1 with a sentence in why: the name is unknown
 * (with a suggestion), or the value is not what is expected. */
int settings_set(struct settings *s, const char *name, const char *value,
        char *why, size_t n_why);

/* Takes over from `other` what is not given in s. */
void settings_fill(struct settings *s, const struct settings *other);

/* Name of row i, NULL after the last; *short of the option's text. */
const char *settings_name(size_t i);

/* A whole number, min to max, nothing after it. False: it is none. */
bool parse_number(const char *text, uint32_t min, uint32_t max, uint32_t *out);

/* The name in the NULL-ended list that is most like word; NULL: none is. */
const char *suggest(const char *word, const char *const *list);

/* Memory that a run cannot do without, zeroed, to be freed; ends the program
 * when there is none. */
void *must_alloc(size_t n);

/* A NUL-ended copy that lives as long as the program: never freed. */
char *must_copy(const char *s, size_t n);

#endif
