/* SPDX-License-Identifier: MIT */
/* floor 2: bytes in any character set -> valid UTF-8 (WHATWG Encoding).
 *
 * In: raw bytes, in any split. Out: well-formed UTF-8 to a sink, the BOM
 * removed, ill-formed bytes as U+FFFD; valid UTF-8 passes untouched, as
 * slices of the input. Holds: NG_CHARSET_HEAD bytes, of the beginning, then
 * from the first byte that is not ASCII.
 *
 *   head: BOM, NULs of UTF-16,     ASCII      window: from the first other
 *   labels of XML and <meta>   ->  passes  ->  byte on, as many: decides
 *
 * The set is found in this order (facts: charset matters more than any rule):
 * BOM; UTF-16 without one, by its NULs; the HTTP header's label; <meta>
 * (WHATWG HTML 13.2.3.2), XML declaration; else UTF-8 if the window is, else
 * windows-1252. A label that the window contradicts loses: publishers
 * re-encode and forget the meta.
 *   - another set is declared, but the window is UTF-8: UTF-8
 *   - HTTP says UTF-8, it is not, the document names another set: that one
 *   - nothing is said, and more sequences are ill-formed than well-formed, or
 *     the document says UTF-8 and there are more than three more of them:
 *     ng_codepage_guess(), mostly windows-1252
 * The window is counted from the first non-ASCII byte, so the answer is the
 * same for any split of the input. A late <meta> is seen in the first 16 KB
 * of ASCII, in the last 512 bytes before the window, and in the window.
 * iso-8859-1 and us-ascii are windows-1252, gb2312 is gbk (WHATWG). */
#ifndef NG_CHARSET_H
#define NG_CHARSET_H

#include "ng/base.h"

#define NG_CHARSET_HEAD 1024u
#define NG_CHARSET_STEP 64u

/* Converter for multi-byte sets that have no table here (gbk, gb18030, big5,
 * shift_jis, euc-jp, euc-kr, iso-2022-jp): a port's hook, e.g. iconv.
 * open() gets the WHATWG name (gbk is read as gb18030, which holds it); an
 * ng_err: not had, windows-1252 is used.
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
    bool hook_open, tabled, guessed;
    uint8_t mode, http, doc, set, n_carry, n_looks;
    uint8_t carry[4];
    uint16_t n_head;
    int16_t err;
    const struct ng_charset_hook *hook;
    struct ng_sink out;
    union {
        uint8_t head[NG_CHARSET_HEAD];
        uint16_t table[128]; /* a single-byte set, when head is done with */
    } at;
};

/* content_type: a Content-Type value ("text/html; charset=koi8-r"), or empty.
 * hook may be NULL; it must live until end. */
void ng_charset_init(struct ng_charset *c, struct ng_str content_type,
        const struct ng_charset_hook *hook, struct ng_sink out);
/* NG_OK, or what the sink or the hook said; then that again for ever. */
int ng_charset_feed(struct ng_charset *c, const void *bytes, size_t n);
/* Writes what is held and closes the hook: call it in every case. */
int ng_charset_end(struct ng_charset *c);

/* A <meta> that the receiver found in what was converted: its charset, or its
 * content. Counts where nothing was said before and the set was guessed, from
 * the next NG_CHARSET_STEP bytes on; true: what came before was misread. */
bool ng_charset_late(struct ng_charset *c, struct ng_str label);

/* WHATWG name for a label ("latin1" -> "windows-1252"); white space around
 * it, case and - _ : . within are ignored; NULL when there is none. */
const char *ng_charset_label(struct ng_str label);

#endif
