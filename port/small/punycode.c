/* SPDX-License-Identifier: MIT */
/* Small: lost are addresses whose host is not written in ASCII. */
#include "ng/punycode.h"

#include "ng/base.h"

int32_t ng_punycode(const uint32_t *label, uint32_t n, char *out, uint32_t cap)
{
    (void)label;
    (void)n;
    (void)out;
    (void)cap;
    return NG_ELIMIT;
}
