/* SPDX-License-Identifier: MIT */
/* --why: what became of each item, and for what points, in words. */
#ifndef NG_LINUX_WHY_H
#define NG_LINUX_WHY_H

#include <stdio.h>

#include "ng/digest.h"
#include "ng/encode.h"

struct why {
    /* leave these alone: the stories, and what was left out */
    FILE *file[2];
    char *text[2];
    size_t n[2];
    enum ng_encoding encoding;
    uint32_t place;
};

/* 0, or -1 when there is no memory. */
int why_open(struct why *w, enum ng_encoding encoding);
/* For ng_config's why. */
void why_tell(struct why *w, enum ng_why why, const struct ng_candidate *item,
        struct ng_str source, struct ng_str other);
/* The stories in their order, then the rest. */
int why_print(struct why *w, const struct ng_sink *out);
void why_close(struct why *w);

#endif
