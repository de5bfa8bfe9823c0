/* SPDX-License-Identifier: MIT */
/* floor 1: Punycode (RFC 3492), for international host names. */
#ifndef NG_PUNYCODE_H
#define NG_PUNYCODE_H

#include "ng/base.h"

#define NG_PUNYCODE_MAX 63u /* characters of a DNS label, RFC 1035 2.3.4 */

/* Encodes one label of n <= NG_PUNYCODE_MAX code points without the "xn--";
 * ASCII must be lower case already. Returns its length or NG_ELIMIT. */
int32_t ng_punycode(const uint32_t *label, uint32_t n, char *out, uint32_t cap);

#endif
