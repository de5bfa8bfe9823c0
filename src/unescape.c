/* SPDX-License-Identifier: MIT */
#include "ng/unescape.h"

#include "ng/entity.h"

#include <string.h>

uint32_t ng_unescape(char *s, uint32_t n)
{
    uint32_t to = 0, i = 0;
    while (i < n) {
        char out[NG_ENTITY_UTF8_MAX];
        uint32_t len = 0, used = 0;
        if (s[i] == '&') {
            used = ng_entity_decode(s + i + 1, n - i - 1, false, out, &len);
        }
        if (used > 0 && len <= used + 1) {
            memcpy(s + to, out, len);
            to += len;
            i += used + 1;
        } else {
            s[to++] = s[i++];
        }
    }
    return to;
}
