/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include "linux/iconv_hook.h"

#include <errno.h>
#include <string.h>

#define IN_MAX 2048u /* at least sizeof tail more than one character */
#define OUT_MAX 8192u

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* iconv's names, the one nearest to WHATWG's table first (glibc), then what
 * other libraries have. */
struct ng_iconv_set {
    const char *name, *iconv[3];
    unsigned char lead_min, lead_max; /* of two bytes and more */
    unsigned char trail_min;          /* a smaller one is text of its own */
    unsigned char lead_of_3;
    bool four_bytes;
};

static const struct ng_iconv_set sets[] = {
        {"gb18030", {"GB18030", "GBK"}, 0x81, 0xFE, 0x80, 0, true},
        {"gbk", {"GB18030", "GBK"}, 0x81, 0xFE, 0x80, 0, true},
        {"big5", {"BIG5-HKSCS", "BIG5"}, 0x81, 0xFE, 0x80, 0, false},
        {"shift_jis", {"CP932", "SHIFT_JIS"}, 0x81, 0xFC, 0x80, 0, false},
        {"euc-jp", {"EUC-JP-MS", "EUC-JP"}, 0x8E, 0xFE, 0x80, 0x8F, false},
        {"euc-kr", {"UHC", "CP949", "EUC-KR"}, 0x81, 0xFE, 0x80, 0, false},
        {"iso-2022-jp", {"ISO-2022-JP-3", "ISO-2022-JP"}, 0x21, 0x7E, 0x21, 0,
                false},
};

static int open_set(void *ctx, const char *name)
{
    struct ng_iconv *v = ctx;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        if (strcmp(sets[i].name, name) != 0) {
            continue;
        }
        for (size_t k = 0; k < 3 && sets[i].iconv[k] != NULL; k++) {
            v->cd = iconv_open("UTF-8", sets[i].iconv[k]);
            if (v->cd != (iconv_t)-1) {
                v->set = &sets[i];
                v->n_tail = 0;
                return NG_OK;
            }
        }
        /* Refused only by convert(): an error here would have the document
         * read as windows-1252, and nonsense printed. */
        return NG_OK;
    }
    return NG_EFORMAT;
}

static void close_set(void *ctx)
{
    struct ng_iconv *v = ctx;
    if (v->cd != (iconv_t)-1) {
        iconv_close(v->cd);
        v->cd = (iconv_t)-1;
    }
}

static bool is_digit(unsigned char b)
{
    return b >= '0' && b <= '9';
}

/* Bytes that one U+FFFD stands for, at an ill-formed sequence; 0: that
 * depends on bytes to come (glibc may refuse a lead byte at once). */
static size_t bad_length(
        const struct ng_iconv_set *set, const unsigned char *s, size_t n)
{
    if (s[0] < set->lead_min || s[0] > set->lead_max) {
        return 1;
    }
    if (n < 2) {
        return 0;
    }
    /* gb18030's four bytes: lead digit lead digit */
    if (set->four_bytes && is_digit(s[1])) {
        if (n < 3) {
            return 0;
        }
        if (s[2] < set->lead_min || s[2] > set->lead_max) {
            return 1;
        }
        return n < 4 ? 0 : is_digit(s[3]) ? 4 : 1;
    }
    if (s[1] < set->trail_min || s[1] == 0x7F) {
        return 1; /* text again, e.g. '<', or an escape */
    }
    if (s[0] == set->lead_of_3) {
        return n < 3 ? 0 : s[2] < set->trail_min ? 1 : 3;
    }
    return 2;
}

/* Converts what it can of in[0..n); returns the bytes that are left, an
 * incomplete character at its end, or an ng_err. */
static int run(struct ng_iconv *v, unsigned char *in, size_t n,
        const struct ng_sink *out)
{
    char *at = (char *)in;
    size_t left = n;
    for (;;) {
        char buf[OUT_MAX];
        char *to = buf;
        size_t room = sizeof buf - (sizeof replacement - 1);
        size_t did = iconv(v->cd, &at, &left, &to, &room);
        int why = did == (size_t)-1 ? errno : 0;
        size_t skip = why == EILSEQ
                              ? bad_length(v->set, (unsigned char *)at, left)
                              : 0;
        if (skip > 0) {
            memcpy(to, replacement, sizeof replacement - 1);
            to += sizeof replacement - 1;
            at += skip;
            left -= skip;
        }
        if (to > buf) {
            int err = out->write(out->ctx, buf, (size_t)(to - buf));
            if (err < 0) {
                return err;
            }
        }
        bool waits = why == EINVAL || (why == EILSEQ && skip == 0);
        if (why == 0 || (waits && left <= sizeof v->tail)) {
            return (int)left;
        }
        if (waits) { /* no set has so long a character */
            at++;
            left--;
        }
    }
}

static int end(struct ng_iconv *v, const struct ng_sink *out)
{
    int err = NG_OK;
    if (v->n_tail > 0) {
        v->n_tail = 0;
        err = out->write(out->ctx, replacement, sizeof replacement - 1);
    }
    /* what waits for a combining character (JIS X 0213, HKSCS) */
    char buf[64];
    char *to = buf;
    size_t room = sizeof buf;
    iconv(v->cd, NULL, NULL, &to, &room);
    if (err >= 0 && to > buf) {
        err = out->write(out->ctx, buf, (size_t)(to - buf));
    }
    return err;
}

static int convert(
        void *ctx, const void *bytes, size_t n, const struct ng_sink *out)
{
    struct ng_iconv *v = ctx;
    if (v->cd == (iconv_t)-1) {
        return n == 0 ? NG_OK : NG_EFORMAT;
    }
    if (n == 0) {
        return end(v, out);
    }
    const unsigned char *from = bytes;
    unsigned char in[IN_MAX];
    while (n > 0) {
        size_t piece = sizeof in - v->n_tail;
        piece = piece < n ? piece : n;
        memcpy(in, v->tail, v->n_tail);
        memcpy(in + v->n_tail, from, piece);
        size_t have = v->n_tail + piece;
        int left = run(v, in, have, out);
        if (left < 0) {
            return left;
        }
        v->n_tail = (size_t)left;
        memcpy(v->tail, in + have - v->n_tail, v->n_tail);
        from += piece;
        n -= piece;
    }
    return NG_OK;
}

struct ng_charset_hook ng_iconv_hook(struct ng_iconv *v)
{
    v->cd = (iconv_t)-1;
    v->n_tail = 0;
    return (struct ng_charset_hook){open_set, convert, close_set, v};
}
