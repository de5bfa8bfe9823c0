/* SPDX-License-Identifier: MIT */
/* Small: characters without Unicode's tables. Letters and case of Latin,
 * Greek and Cyrillic; lost: case in other scripts and of rare letters, digits
 * that are not ASCII, the width of rare marks. Slower, too. */
#include "ng/utf8.h"

static bool in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp - first <= last - first;
}

/* How long the character at s is, of which *n bytes are there and right. */
static uint32_t measure(const char *s, size_t *n)
{
    const uint8_t *b = (const uint8_t *)s;
    uint32_t want = b[0] < 0x80            ? 1
                    : in(b[0], 0xC2, 0xDF) ? 2
                    : in(b[0], 0xE0, 0xEF) ? 3
                    : in(b[0], 0xF0, 0xF4) ? 4
                                           : 0;
    uint32_t at = 1;
    for (; at < want && at < *n && (b[at] & 0xC0) == 0x80; at++) {
        /* too long, a surrogate, beyond U+10FFFF */
        if (at == 1 && ((b[0] == 0xE0 && b[1] < 0xA0) ||
                               (b[0] == 0xED && b[1] > 0x9F) ||
                               (b[0] == 0xF0 && b[1] < 0x90) ||
                               (b[0] == 0xF4 && b[1] > 0x8F))) {
            break;
        }
    }
    *n = at < *n ? at : *n;
    return want;
}

uint32_t ng_utf8_decode(const char *s, size_t n, uint32_t *cp)
{
    uint32_t want = measure(s, &n);
    *cp = want == n ? (uint8_t)s[0] & (want == 1 ? 0x7F : 0x7Fu >> want)
                    : NG_REPLACEMENT;
    for (size_t i = 1; want == n && i < n; i++) {
        *cp = *cp << 6 | ((uint8_t)s[i] & 0x3F);
    }
    return (uint32_t)n;
}

uint32_t ng_utf8_encode(uint32_t cp, char out[NG_UTF8_MAX])
{
    cp = cp > 0x10FFFF || in(cp, 0xD800, 0xDFFF) ? NG_REPLACEMENT : cp;
    uint32_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (uint32_t i = n - 1; i > 0; i--, cp >>= 6) {
        out[i] = (char)(0x80 | (cp & 0x3F));
    }
    out[0] = (char)(n == 1 ? cp : (0xF00u >> n & 0xF0u) | cp);
    return n;
}

size_t ng_utf8_ascii(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && (uint8_t)s[i] < 0x80) {
        i++;
    }
    return i;
}

size_t ng_utf8_valid(const char *s, size_t n)
{
    size_t at = 0, used = n;
    while (at < n && measure(s + at, &used) == used) {
        at += used;
        used = n - at;
    }
    return at;
}

bool ng_utf8_partial(const char *s, size_t n)
{
    size_t used = n;
    return n > 0 && measure(s, &used) > n && used == n;
}

uint32_t ng_utf8_cut(struct ng_str s, uint32_t max)
{
    if (s.len <= max) {
        return s.len;
    }
    while (max > 0 && ((uint8_t)s.s[max] & 0xC0) == 0x80) {
        max--;
    }
    return max;
}

unsigned ng_utf8_width(uint32_t cp)
{
    if (cp < 0x20 || in(cp, 0x7F, 0x9F) || cp == 0xAD || in(cp, 0x300, 0x36F) ||
            in(cp, 0x200B, 0x200F) || in(cp, 0xFE00, 0xFE0F) || cp == 0xFEFF) {
        return 0;
    }
    return in(cp, 0x1100, 0x115F) || in(cp, 0x2E80, 0xA4CF) ||
                           in(cp, 0xAC00, 0xD7A3) || in(cp, 0xF900, 0xFAFF) ||
                           in(cp, 0xFF00, 0xFF60) || in(cp, 0x1F300, 0x3FFFF)
                   ? 2
                   : 1;
}

uint32_t ng_utf8_columns(struct ng_str s)
{
    uint32_t columns = 0, cp;
    for (uint32_t i = 0; i < s.len;) {
        i += ng_utf8_decode(s.s + i, s.len - i, &cp);
        columns += ng_utf8_width(cp);
    }
    return columns;
}

/* Pairs that lie side by side, the capital first: even ones, odd ones. */
static bool is_paired(uint32_t cp)
{
    return in(cp, 0x100, 0x137) || in(cp, 0x14A, 0x177) ||
           in(cp, 0x460, 0x481) || in(cp, 0x48A, 0x4BF) ||
           in(cp, 0x4D0, 0x52F) || in(cp, 0x1E00, 0x1E95) ||
           in(cp, 0x1EA0, 0x1EFF);
}

static bool is_paired_odd(uint32_t cp)
{
    return in(cp, 0x139, 0x148) || in(cp, 0x179, 0x17E);
}

uint32_t ng_utf8_fold(uint32_t cp)
{
    if (in(cp, 'A', 'Z') || (in(cp, 0xC0, 0xDE) && cp != 0xD7) ||
            in(cp, 0x391, 0x3A9) || in(cp, 0x410, 0x42F)) {
        return cp + 0x20;
    }
    if (in(cp, 0x400, 0x40F)) {
        return cp + 0x50;
    }
    return is_paired(cp) ? cp | 1 : is_paired_odd(cp) ? cp + (cp & 1) : cp;
}

uint32_t ng_utf8_upper(uint32_t cp)
{
    static const uint8_t steps[] = {0x20, 1, 0x50};
    for (unsigned i = 0; i < sizeof steps; i++) {
        if (ng_utf8_fold(cp - steps[i]) == cp && cp != 0x3C2) {
            return cp - steps[i];
        }
    }
    return cp;
}

bool ng_utf8_is_upper(uint32_t cp)
{
    return ng_utf8_fold(cp) != cp;
}

enum ng_utf8_kind ng_utf8_kind(uint32_t cp)
{
    if (in(cp, '0', '9')) {
        return NG_UTF8_DIGIT;
    }
    if (cp == ' ' || in(cp, '\t', '\r') || cp == 0x85 || cp == 0xA0 ||
            in(cp, 0x2000, 0x200A) || in(cp, 0x2028, 0x2029) || cp == 0x202F ||
            cp == 0x3000) {
        return NG_UTF8_SPACE;
    }
    if (in(cp, 0x3041, 0x30FA) || in(cp, 0x3400, 0x9FFF) ||
            in(cp, 0xF900, 0xFAFF) || in(cp, 0x20000, 0x3FFFF)) {
        return NG_UTF8_IDEO;
    }
    bool other = cp < 'A' || in(cp, 'Z' + 1, 'a' - 1) ||
                 in(cp, 'z' + 1, 0xA9) || in(cp, 0xAB, 0xBF) || cp == 0xD7 ||
                 cp == 0xF7 || in(cp, 0x2010, 0x2BFF) ||
                 in(cp, 0x3001, 0x303F) || in(cp, 0xD800, 0xF8FF) ||
                 in(cp, 0xFE10, 0xFF0F) || cp >= 0xFFF0;
    return other ? NG_UTF8_OTHER : NG_UTF8_LETTER;
}
