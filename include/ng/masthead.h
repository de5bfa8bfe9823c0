/* SPDX-License-Identifier: MIT */
/* floor 8: what frames a page: the edition's title, the dateline under it, the
 * foot with what went wrong. */
#ifndef NG_MASTHEAD_H
#define NG_MASTHEAD_H

#include "ng/base.h"
#include "ng/galley.h"
#include "ng/phrase.h"

struct ng_masthead {
    struct ng_str title, date;
    struct ng_str count, short_count; /* with the sources, without */
    struct ng_str notices;            /* of the foot: its age, failed sources */
    const struct ng_fonts *fonts;
};

enum ng_masthead_form {
    NG_MASTHEAD_FULL,    /* title in the middle, rules, dateline */
    NG_MASTHEAD_COMPACT, /* title at the left, dates at the right */
    NG_MASTHEAD_ROLL     /* all in the middle, the title in lines */
};

/* Composes the texts at the kept end: p->ok says whether they fitted. */
void ng_masthead_init(struct ng_masthead *m, struct ng_phrases *p,
        const struct ng_fonts *fonts);

struct ng_foot {
    struct ng_str notices; /* and "1 story in a script ...", as one text */
    struct ng_str more;    /* "3 more stories" */
};

struct ng_foot ng_masthead_foot_text(const struct ng_masthead *m,
        struct ng_phrases *p, uint32_t n_more, uint32_t n_unprintable);

/* Sets it from y on, at most `size` pixels high type; returns its height, the
 * white below included. */
uint32_t ng_masthead_set(struct ng_galley *g, const struct ng_masthead *m,
        enum ng_masthead_form form, uint32_t size, uint32_t x, uint32_t y,
        uint32_t width);

/* The foot under a rule, what is left out flush right; returns its height, 0
 * for an empty one. */
uint32_t ng_masthead_foot(struct ng_galley *g, const struct ng_foot *foot,
        uint32_t x, uint32_t y, uint32_t width);

#endif
