/* SPDX-License-Identifier: MIT */
/* The multi-byte sets of East Asia by iconv(3), for ng_charset. Ill-formed
 * bytes become U+FFFD and are left as the WHATWG Encoding Standard says: an
 * ASCII byte is never swallowed, so a broken character costs itself alone.
 * A set that the system's iconv lacks opens, and then nothing is converted:
 * NG_EFORMAT. */
#ifndef NG_LINUX_ICONV_HOOK_H
#define NG_LINUX_ICONV_HOOK_H

#include <iconv.h>

#include "ng/charset.h"

struct ng_iconv {
    iconv_t cd; /* (iconv_t)-1: none is open */
    const struct ng_iconv_set *set;
    unsigned char tail[8]; /* an incomplete character */
    size_t n_tail;
};

/* v outlives the hook; nothing to release but what close() does. */
struct ng_charset_hook ng_iconv_hook(struct ng_iconv *v);

#endif
