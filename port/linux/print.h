/* SPDX-License-Identifier: MIT */
/* A run's edition on paper: text, a page of pixels, a file or a device. */
#ifndef NG_LINUX_PRINT_H
#define NG_LINUX_PRINT_H

#include "linux/options.h"
#include "linux/progress.h"
#include "linux/session.h"
#include "linux/why.h"
#include "ng/arena.h"
#include "ng/digest.h"

struct run {
    const struct options *o;
    const struct settings *set;
    struct session session;
    struct progress progress;
    struct why why;
    struct ng_arena arena;
    size_t memory;
    struct ng_digest digest;
    const bool *shown; /* of its stories, by the page; NULL: all */
    bool unprintable;  /* not one could be shown */
    bool told;         /* why printing failed was said */
    int format, encoding;
};

/* Chooses r->format and r->encoding by the settings and where it goes. 0, or
 * -1 and stderr says what of the settings cannot be meant. */
int print_choose_format(struct run *r);

/* Prints r->digest. 0, or -1 and stderr has the reason. */
int print_edition(struct run *r);

/* "nutgraf: name: text" on stderr, cut to a line or two. */
void print_say(struct run *r, struct ng_str name, struct ng_str text);
void print_complain(struct run *r, const char *text);

#endif
