/* SPDX-License-Identifier: MIT */
#include "linux/spool.h"

#include <stdlib.h>
#include <string.h>

bool ng_spool_add(struct ng_spool *s, struct ng_spool_budget *b,
        const void *bytes, size_t n)
{
    if (n > b->max_each || s->n > b->max_each - n) {
        return false;
    }
    if (s->n + n > s->cap) {
        size_t cap = s->cap == 0 ? 16384 : s->cap;
        while (cap < s->n + n) {
            cap *= 2;
        }
        if (b->used + (cap - s->cap) > b->max) {
            return false;
        }
        char *more = realloc(s->bytes, cap);
        if (more == NULL) {
            return false;
        }
        b->used += cap - s->cap;
        if (b->used > b->peak) {
            b->peak = b->used;
        }
        s->bytes = more;
        s->cap = cap;
    }
    if (n > 0) {
        memcpy(s->bytes + s->n, bytes, n);
    }
    s->n += n;
    return true;
}

void ng_spool_free(struct ng_spool *s, struct ng_spool_budget *b)
{
    b->used -= s->cap;
    free(s->bytes);
    *s = (struct ng_spool){0};
}
