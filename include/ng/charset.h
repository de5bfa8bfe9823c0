/* SPDX-License-Identifier: MIT */
/* floor 2: bytes in any character set -> valid UTF-8 (WHATWG Encoding).
 *
 * In: raw bytes, in any split. Out: well-formed UTF-8 to a sink, the BOM
 * removed, ill-formed bytes as U+FFFD; valid UTF-8 passes untouched, as
 * slices of the input. Holds: NG_CHARSET_HEAD bytes.
 *
 * The set is found in this order (facts: charset matters more than any rule):
 * BOM; the HTTP header's label; XML declaration; <meta> in the first
 * NG_CHARSET_HEAD bytes; else UTF-8 if valid, else windows-1252. A label
 * that the first non-ASCII bytes contradict (they are valid UTF-8, and the
 * label says a single- or multi-byte set) loses: publishers re-encode and
 * forget the meta. The decision looks at a window of bytes counted from the
 * first non-ASCII byte, so it is the same for any split of the input.
 * iso-8859-1 and us-ascii are windows-1252, gb2312 is gb18030 (WHATWG). */
#ifndef NG_CHARSET_H
#define NG_CHARSET_H

#include "ng/base.h"

#define NG_CHARSET_HEAD 1024u

/* Converter for multi-byte sets that have no table here (gb18030, big5,
 * shift_jis, euc-jp, euc-kr, iso-2022-jp): a port's hook, e.g. iconv.
 * open() gets the WHATWG name; NG_EFORMAT: not had, windows-1252 is used.
 * convert() writes UTF-8 to out, keeps an incomplete tail itself; n == 0
 * ends. One conversion is open at a time; it is closed by close(). */
struct ng_charset_hook {
    int (*open)(void *ctx, const char *name);
    int (*convert)(
            void *ctx, const void *bytes, size_t n, const struct ng_sink *out);
    void (*close)(void *ctx);
    void *ctx;
};

struct ng_charset {
    /* read this: WHATWG name in lower case, e.g. "utf-8"; static; certain
     * after ng_charset_end or once `decided` */
    const char *name;
    bool decided;
    /* leave these alone */
    struct ng_sink out;
    const struct ng_charset_hook *hook;
    const uint16_t *table;
    uint8_t mode, declared, n_carry;
    bool bom_done, hook_open;
    uint8_t carry[8];
    uint16_t n_head;
    uint8_t head[NG_CHARSET_HEAD];
};

/* content_type: a Content-Type value ("text/html; charset=koi8-r"), or empty.
 * hook may be NULL. */
void ng_charset_init(struct ng_charset *c, struct ng_str content_type,
        const struct ng_charset_hook *hook, struct ng_sink out);
int ng_charset_feed(struct ng_charset *c, const void *bytes, size_t n);
int ng_charset_end(struct ng_charset *c);

/* WHATWG name for a label ("latin1" -> "windows-1252"), white space and case
 * ignored; NULL when there is none. */
const char *ng_charset_label(struct ng_str label);

#endif
