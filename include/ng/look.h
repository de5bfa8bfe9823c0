/* SPDX-License-Identifier: MIT */
/* floor 2: the looks of a piece of text, whatever its place: how long, how
 * much of it sentences, whether it has a phrase that stands around articles
 * and not in them ("Read more", "All rights reserved"). Holds nothing. */
#ifndef NG_LOOK_H
#define NG_LOOK_H

#include "ng/base.h"

enum {
    NG_LOOK_ENDS = 1,       /* ends as a sentence does, or with a colon */
    NG_LOOK_LOWER = 2,      /* begins with a small letter */
    NG_LOOK_DIGITS = 4,     /* a fifth or more */
    NG_LOOK_PHRASE = 8,     /* begins with such a phrase */
    NG_LOOK_PHRASE_IN = 16, /* contains one */
    NG_LOOK_GOOD = 32,      /* for view.h: running text, */
    NG_LOOK_AGAIN = 64,     /* has been told before, */
    NG_LOOK_DATED = 128     /* short and with a date */
};

struct ng_look {
    uint32_t weight; /* characters; an ideograph counts 2.6 */
    uint8_t stops, commas;
    uint8_t capitals, digits; /* of 255 characters, how many */
    uint8_t bits;             /* NG_LOOK_ but the last three */
};

/* Phrases are looked for in texts of at most this many bytes. */
#define NG_LOOK_PHRASE_MAX 200u

void ng_look_at(struct ng_look *l, struct ng_str s);

/* Texts of at most this many bytes can be captions. */
#define NG_LOOK_CREDIT_MAX 400u

/* A caption: it ends in a picture credit ("... at noon. Photo: A. Name"). */
bool ng_look_is_credited(struct ng_str s);

#endif
