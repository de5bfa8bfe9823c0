/* SPDX-License-Identifier: MIT */
/* For a board without a panel of electronic paper. */
#include "firmware/front.h"

const char *ng_front_edition(const struct ng_digest *d, struct ng_arena *a,
        const struct ng_store *store)
{
    (void)d;
    (void)a;
    (void)store;
    return NULL;
}

uint64_t ng_front_poll(const char **why)
{
    (void)why;
    return UINT64_MAX;
}

void ng_front_forget(void)
{
}
