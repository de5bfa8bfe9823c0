/* SPDX-License-Identifier: MIT */
/* floor 2: what a sentence looks like at its two ends: how it stops, and
 * whether it begins with a dateline; its quotation marks; what in it can be
 * spared. Borrowed text, nothing held. */
#ifndef NG_LINE_H
#define NG_LINE_H

#include "ng/base.h"

enum ng_line_end {
    NG_LINE_NONE, /* no full stop: a heading, a caption, a cut sentence */
    NG_LINE_FULL, /* a full stop, closing quotes and brackets behind it */
    NG_LINE_CUT   /* "...": the rest is missing */
};

enum ng_line_end ng_line_end(struct ng_str s);

/* Bytes of a dateline at the start, with what separates it, which tells the
 * outlet and not the story: "LONDON (Reuters) - ", "(CNN)", "ROME, Italy -- ".
 * 0: there is none, or hardly anything behind it. */
uint32_t ng_line_dateline(struct ng_str s);

/* What quotation marks s has. */
struct ng_line_quotes {
    bool any;    /* double ones */
    bool odd;    /* one has no partner */
    bool starts; /* s begins with one, of any kind */
    bool whole;  /* and ends with one */
};
struct ng_line_quotes ng_line_quotes(struct ng_str s);

/* The first part of s, from byte `from` on, that a digest can do without:
 * " (what is said by the way)", and ", he said" at the end of an English
 * sentence. Empty, at the end of s: there is none. */
struct ng_str ng_line_spare(struct ng_str s, uint32_t from);

/* Writes s without these; to: s.s, or below it, or elsewhere, s.len bytes.
 * Returns the bytes written. */
uint32_t ng_line_squeeze(char *to, struct ng_str s);

#endif
