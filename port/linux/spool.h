/* SPDX-License-Identifier: MIT */
/* Bytes that came before they were asked for; all spools together share one
 * budget. */
#ifndef NG_LINUX_SPOOL_H
#define NG_LINUX_SPOOL_H

#include <stdbool.h>
#include <stddef.h>

struct ng_spool_budget {
    size_t max, max_each; /* bytes of all spools, of one */
    size_t used, peak;
};

struct ng_spool {
    char *bytes;
    size_t n, cap;
};

/* False: over budget (or no memory), and nothing was taken. */
bool ng_spool_add(struct ng_spool *s, struct ng_spool_budget *b,
        const void *bytes, size_t n);
void ng_spool_free(struct ng_spool *s, struct ng_spool_budget *b);

#endif
