/* SPDX-License-Identifier: MIT */
#include "linux/transport.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ng_exchange_begin(struct ng_exchange *x)
{
    x->etag[0] = '\0';
    x->last_modified[0] = '\0';
    x->retry_after[0] = '\0';
}

static void take(char *to, size_t cap, struct ng_str value)
{
    to[0] = '\0';
    if (value.len >= cap) {
        return;
    }
    for (uint32_t i = 0; i < value.len; i++) {
        /* what we shall send back must not break a header line */
        if ((unsigned char)value.s[i] < ' ') {
            return;
        }
    }
    memcpy(to, value.s, value.len);
    to[value.len] = '\0';
}

void ng_exchange_field(
        struct ng_exchange *x, struct ng_str name, struct ng_str value)
{
    value = ng_str_trim(value);
    if (value.len == 0) {
        return;
    }
    if (ng_str_eqi(name, NG_STR("etag"))) {
        take(x->etag, sizeof x->etag, value);
    } else if (ng_str_eqi(name, NG_STR("last-modified"))) {
        take(x->last_modified, sizeof x->last_modified, value);
    } else if (ng_str_eqi(name, NG_STR("retry-after"))) {
        take(x->retry_after, sizeof x->retry_after, value);
    }
}

uint32_t ng_exchange_reason(
        char *out, size_t cap, uint16_t status, const char *retry_after)
{
    bool date = retry_after[strspn(retry_after, "0123456789")] != '\0';
    unsigned long s = strtoul(retry_after, NULL, 10);
    bool far = s >= 7200;
    int n;
    if (status >= 301 && status <= 308 && status != 304) {
        n = snprintf(out, cap, "HTTP %u without a place to go", status);
    } else if (!date && s == 0) {
        n = snprintf(out, cap, "HTTP %u", status);
    } else if (date) {
        n = snprintf(
                out, cap, "HTTP %u, try again after %s", status, retry_after);
    } else {
        n = snprintf(out, cap, "HTTP %u, try again in %lu %s", status,
                far ? s / 3600 + (s % 3600 > 0) : s / 60 + (s % 60 > 0),
                far ? "h" : "min");
    }
    if (n < 0) {
        return 0;
    }
    return (size_t)n < cap ? (uint32_t)n : (uint32_t)(cap - 1);
}
