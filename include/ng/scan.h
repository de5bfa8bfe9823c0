/* SPDX-License-Identifier: MIT */
/* floor 3: an HTML page -> blocks of visible text, and facts.
 *
 * In: UTF-8 in any split, through a tokeniser of its own. Out: blocks
 * (block.h), each with its place in the page; facts by a callback. Holds: a
 * stack of at most 64 open elements, and short values. Deeper nesting forgets
 * inline elements, then one block element in the middle. */
#ifndef NG_SCAN_H
#define NG_SCAN_H

#include "ng/block.h"
#include "ng/markup.h"

#define NG_SCAN_STACK 64u
#define NG_SCAN_VALUE 512u /* of an attribute; longer ones are cut */

enum ng_fact {
    NG_FACT_META,      /* <meta>: name, value */
    NG_FACT_TITLE,     /* a piece of <title> */
    NG_FACT_TITLE_END, /* </title> */
    NG_FACT_LANG,      /* <html lang> */
    NG_FACT_DATE_PROP, /* itemprop=datePublished */
    NG_FACT_DATE_TIME, /* <time datetime>, not in a teaser or comment */
    NG_FACT_LD,        /* JSON-LD begins, */
    NG_FACT_LD_TEXT,   /* a piece of it, */
    NG_FACT_LD_END     /* it ends */
};

/* An open element. far and sem are those of all around it, too. */
struct ng_scan_open {
    uint32_t sem;
    uint16_t serial, self, far;
    uint8_t tag, traits;
    uint8_t kind; /* hash of the class */
    bool skip;
};

struct ng_scan {
    /* leave these alone; small things first, where code reaches them best */
    bool date_prop, json_ld, in_title, in_json_ld, broken;
    uint8_t n_key, in_link;
    int8_t attr; /* which of those that are wanted is being read */
    uint16_t serial, n_held;
    uint32_t n_open, linked, strong;
    struct ng_scan_open tag; /* whose attributes are being read */
    struct ng_block next;    /* the open block, but for its place */
    struct ng_blocks *blocks;
    void (*fact)(void *ctx, enum ng_fact fact, struct ng_str name,
            struct ng_str value);
    void *ctx;
    struct ng_markup markup;
    struct ng_scan_open stack[NG_SCAN_STACK];
    char key[40];   /* of <meta> */
    char held[256]; /* content that came before its key */
    char value[NG_SCAN_VALUE];
};

void ng_scan_init(struct ng_scan *x, struct ng_blocks *blocks,
        void (*fact)(void *, enum ng_fact, struct ng_str, struct ng_str),
        void *ctx);
int ng_scan_feed(struct ng_scan *x, const char *bytes, size_t n);
int ng_scan_end(struct ng_scan *x);

#endif
