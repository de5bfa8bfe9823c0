/* SPDX-License-Identifier: MIT */
#include "net/trust.h"

static int table_each(void *ctx,
        int (*cert)(void *arg, const uint8_t *der, uint32_t n), void *arg)
{
    const struct ng_trust_table *t = ctx;
    int err = NG_OK;
    for (uint32_t i = 0; i < t->n && err == NG_OK; i++) {
        err = cert(arg, t->anchors[i].der, t->anchors[i].n);
    }
    return err;
}

struct ng_trust ng_trust_table(struct ng_trust_table *t)
{
    return (struct ng_trust){.each = table_each, .ctx = t, .lasting = true};
}
