/* SPDX-License-Identifier: MIT */
#include "ng/utf8.h"

#include <string.h>

/* ---- bytes ---------------------------------------------------------------
 * Well-formed sequences are those of Unicode table 3-7: only the second byte
 * has bounds of its own, after E0, ED, F0 and F4. */

static bool is_tail(uint8_t b)
{
    return (b & 0xC0u) == 0x80u;
}

/* Tail bytes that must follow this lead byte; 0: not the lead of any. */
static unsigned tails_of(uint8_t lead)
{
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
}

static bool second_fits(uint8_t lead, uint8_t b)
{
    switch (lead) {
    case 0xE0:
        return b >= 0xA0 && b <= 0xBF;
    case 0xED:
        return b >= 0x80 && b <= 0x9F;
    case 0xF0:
        return b >= 0x90 && b <= 0xBF;
    case 0xF4:
        return b >= 0x80 && b <= 0x8F;
    default:
        return is_tail(b);
    }
}

/* The bytes of s[0 .. n) that form a character or the begin of one; s[0] is
 * not ASCII. `want` is the length of the whole character; 0: not a lead. */
static unsigned sequence(const uint8_t *s, size_t n, unsigned *want)
{
    unsigned tails = tails_of(s[0]);
    *want = tails == 0 ? 0 : tails + 1;
    if (tails == 0 || n < 2 || !second_fits(s[0], s[1])) {
        return 1;
    }
    unsigned used = 2;
    while (used <= tails && used < n && is_tail(s[used])) {
        used++;
    }
    return used;
}

uint32_t ng_utf8_decode(const char *s, size_t n, uint32_t *cp)
{
    const uint8_t *at = (const uint8_t *)s;
    if (at[0] < 0x80) {
        *cp = at[0];
        return 1;
    }
    unsigned want;
    unsigned used = sequence(at, n, &want);
    if (used != want) {
        *cp = NG_REPLACEMENT;
        return used;
    }
    uint32_t c = at[0] & (0x7Fu >> want);
    for (unsigned i = 1; i < want; i++) {
        c = c << 6 | (at[i] & 0x3Fu);
    }
    *cp = c;
    return want;
}

uint32_t ng_utf8_encode(uint32_t cp, char out[NG_UTF8_MAX])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        cp = NG_REPLACEMENT;
    }
    uint32_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (uint32_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    out[0] = (char)((0xF00u >> n & 0xF0u) | cp);
    return n;
}

size_t ng_utf8_ascii(const char *s, size_t n)
{
    /* four machine words at a time */
    const size_t high = (size_t)-1 / 255 * 0x80;
    size_t i = 0;
    size_t w[4];
    for (; n - i >= sizeof w; i += sizeof w) {
        memcpy(w, s + i, sizeof w);
        if (((w[0] | w[1] | w[2] | w[3]) & high) != 0) {
            break;
        }
    }
    while (i < n && (uint8_t)s[i] < 0x80) {
        i++;
    }
    return i;
}

static uint64_t load(const uint8_t *s)
{
    return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 |
           (uint64_t)s[3] << 24 | (uint64_t)s[4] << 32 | (uint64_t)s[5] << 40 |
           (uint64_t)s[6] << 48 | (uint64_t)s[7] << 56;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The high bit of each byte of w whose low four bits are those of v. */
static uint64_t same_low(uint64_t w, uint64_t v)
{
    return ~(((w ^ v) & EACH(0x0F)) + EACH(0x7F)) & EACH(0x80);
}

/* Well-formed bytes at the start of s, whole characters of up to three bytes;
 * may stop early. Eight bytes at a time without a branch: the high bit of
 * each byte stands for it, what the last bytes ask of the next word is
 * carried over. */
static size_t words_valid(const uint8_t *s, size_t n)
{
    const uint64_t high = EACH(0x80);
    uint64_t carry = 0;
    uint64_t carry_e0 = 0;
    uint64_t carry_ed = 0;
    unsigned ascii = 0;
    size_t i = 0;
    for (; n - i >= 8 && ascii < 4; i += 8) {
        uint64_t w = load(s + i);
        uint64_t b5 = w << 2 & high;
        uint64_t lead = w & w << 1 & high;
        uint64_t lead3 = lead & b5;
        uint64_t tail = (w & high) ^ lead;
        uint64_t bad = tail ^ (lead << 8 | lead3 << 16 | carry);
        /* C0, C1: too long */
        bad |= lead & ~b5 & ~((w & EACH(0x1E)) + EACH(0x7E));
        if ((lead3 | carry_e0 | carry_ed) != 0) {
            uint64_t e0 = lead3 & same_low(w, 0);
            uint64_t ed = lead3 & same_low(w, EACH(0x0D));
            bad |= (e0 << 8 | carry_e0) & ~b5; /* E0 80-9F: too long */
            bad |= (ed << 8 | carry_ed) & b5;  /* ED A0-BF: surrogates */
            bad |= lead3 & w << 3;             /* F0-FF: not here */
            carry_e0 = e0 >> 56;
            carry_ed = ed >> 56;
        }
        if (bad != 0) {
            break;
        }
        ascii = (w & high) == 0 ? ascii + 1 : 0;
        carry = lead >> 56 | lead3 >> 48;
    }
    if (carry != 0) {
        do {
            i--;
        } while (is_tail(s[i]));
    }
    return i;
}

size_t ng_utf8_valid(const char *s, size_t n)
{
    const uint8_t *at = (const uint8_t *)s;
    size_t i = 0;
    while (i < n) {
        uint8_t b = at[i];
        size_t good;
        if (b < 0x80) {
            good = ng_utf8_ascii(s + i, n - i);
        } else if (b > 0xE0 && b < 0xF0 && b != 0xED && n - i >= 3 &&
                   is_tail(at[i + 1]) && is_tail(at[i + 2])) {
            good = 3;
        } else {
            good = words_valid(at + i, n - i);
        }
        if (good == 0) {
            unsigned want;
            good = sequence(at + i, n - i, &want);
            if (good != want) {
                break;
            }
        }
        i += good;
    }
    return i;
}

bool ng_utf8_partial(const char *s, size_t n)
{
    unsigned want;
    return n > 0 && (uint8_t)s[0] >= 0x80 &&
           sequence((const uint8_t *)s, n, &want) == n && n < want;
}

uint32_t ng_utf8_cut(struct ng_str s, uint32_t max)
{
    if (s.len <= max) {
        return s.len;
    }
    /* a character has three tail bytes at most: more are garbage, cut there */
    for (uint32_t back = 0; back < NG_UTF8_MAX && back <= max; back++) {
        if (!is_tail((uint8_t)s.s[max - back])) {
            return max - back;
        }
    }
    return max;
}

/* ---- properties ----------------------------------------------------------
 * Tables made from the Unicode 14 character database; code points that are
 * not assigned go with their neighbour, which makes them short. */

/* Where words begin and end: letters (L, M, Nl) from an even index to the next
 * odd one; digits, spaces and ideographs are looked for before. */
static const uint16_t letter_edges[] = {0xaa, 0xab, 0xad, 0xae, 0xb5, 0xb6,
        0xba, 0xbb, 0xc0, 0xd7, 0xd8, 0xf7, 0xf8, 0x2c2, 0x2c6, 0x2d2, 0x2e0,
        0x2e5, 0x2ec, 0x2ed, 0x2ee, 0x2ef, 0x300, 0x375, 0x376, 0x37e, 0x37f,
        0x384, 0x386, 0x387, 0x388, 0x3f6, 0x3f7, 0x482, 0x483, 0x55a, 0x560,
        0x589, 0x591, 0x5be, 0x5bf, 0x5c0, 0x5c1, 0x5c3, 0x5c4, 0x5c6, 0x5c7,
        0x5f3, 0x610, 0x61b, 0x620, 0x66a, 0x66e, 0x6d4, 0x6d5, 0x6dd, 0x6df,
        0x6e9, 0x6ea, 0x6fd, 0x6ff, 0x700, 0x710, 0x7f6, 0x7fa, 0x7fe, 0x800,
        0x830, 0x840, 0x85e, 0x860, 0x888, 0x889, 0x890, 0x898, 0x8e2, 0x8e3,
        0x964, 0x971, 0x9f2, 0x9fc, 0x9fd, 0x9fe, 0xa76, 0xa81, 0xaf0, 0xaf9,
        0xb70, 0xb71, 0xb72, 0xb82, 0xbf0, 0xc00, 0xc77, 0xc80, 0xc84, 0xc85,
        0xd4f, 0xd54, 0xd58, 0xd5f, 0xd70, 0xd7a, 0xdf4, 0xe01, 0xe3f, 0xe40,
        0xe4f, 0xe81, 0xf01, 0xf18, 0xf1a, 0xf35, 0xf36, 0xf37, 0xf38, 0xf39,
        0xf3a, 0xf3e, 0xf85, 0xf86, 0xfbe, 0xfc6, 0xfc7, 0x1000, 0x104a, 0x1050,
        0x109e, 0x10a0, 0x10fb, 0x10fc, 0x1360, 0x1380, 0x1390, 0x13a0, 0x1400,
        0x1401, 0x166d, 0x166f, 0x169b, 0x16a0, 0x16eb, 0x16ee, 0x1735, 0x1740,
        0x17d4, 0x17d7, 0x17d8, 0x17dc, 0x17f0, 0x180b, 0x180e, 0x180f, 0x1940,
        0x1950, 0x19da, 0x1a00, 0x1a1e, 0x1a20, 0x1aa0, 0x1aa7, 0x1aa8, 0x1ab0,
        0x1b5a, 0x1b6b, 0x1b74, 0x1b80, 0x1bfc, 0x1c00, 0x1c3b, 0x1c4d, 0x1c7e,
        0x1c80, 0x1cc0, 0x1cd0, 0x1cd3, 0x1cd4, 0x1fbd, 0x1fbe, 0x1fbf, 0x1fc2,
        0x1fcd, 0x1fd0, 0x1fdd, 0x1fe0, 0x1fed, 0x1ff2, 0x1ffd, 0x200c, 0x200e,
        0x2071, 0x2074, 0x207f, 0x2080, 0x2090, 0x20a0, 0x20d0, 0x2100, 0x2102,
        0x2103, 0x2107, 0x2108, 0x210a, 0x2114, 0x2115, 0x2116, 0x2119, 0x211e,
        0x2124, 0x2125, 0x2126, 0x2127, 0x2128, 0x2129, 0x212a, 0x212e, 0x212f,
        0x213a, 0x213c, 0x2140, 0x2145, 0x214a, 0x214e, 0x214f, 0x2160, 0x2189,
        0x2c00, 0x2ce5, 0x2ceb, 0x2cf9, 0x2d00, 0x2d70, 0x2d7f, 0x2e00, 0x2e2f,
        0x2e30, 0x3021, 0x3030, 0x3031, 0x3036, 0x3038, 0x303d, 0x3105, 0x3190,
        0x31a0, 0x31c0, 0xa000, 0xa490, 0xa4d0, 0xa4fe, 0xa500, 0xa60d, 0xa610,
        0xa673, 0xa674, 0xa67e, 0xa67f, 0xa6f2, 0xa717, 0xa720, 0xa722, 0xa789,
        0xa78b, 0xa828, 0xa82c, 0xa830, 0xa840, 0xa874, 0xa880, 0xa8ce, 0xa8e0,
        0xa8f8, 0xa8fb, 0xa8fc, 0xa8fd, 0xa92e, 0xa930, 0xa95f, 0xa960, 0xa9c1,
        0xa9cf, 0xa9de, 0xa9e0, 0xaa5c, 0xaa60, 0xaa77, 0xaa7a, 0xaade, 0xaae0,
        0xaaf0, 0xaaf2, 0xab5b, 0xab5c, 0xab6a, 0xab70, 0xabeb, 0xabec, 0xfb29,
        0xfb2a, 0xfbb2, 0xfbd3, 0xfd3e, 0xfd50, 0xfdcf, 0xfdf0, 0xfdfc, 0xfe00,
        0xfe10, 0xfe20, 0xfe30, 0xfe70, 0xfeff, 0xff21, 0xff3b, 0xff41, 0xff5b,
        0xff9e, 0xffe0};

/* The zero of each set of decimal digits. */
static const uint16_t digit_zeros[] = {0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66,
        0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
        0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
        0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50,
        0xabf0, 0xff10};

/* Mn, Me, Cf, conjoining vowels and finals: starts and lengths. The Cf that
 * enclose digits (U+0600 and kin) are seen, so they are left out. */
static const uint16_t zero_starts[] = {0xad, 0x300, 0x483, 0x591, 0x5bf, 0x5c1,
        0x5c4, 0x5c7, 0x610, 0x61c, 0x64b, 0x670, 0x6d6, 0x6df, 0x6e7, 0x6ea,
        0x711, 0x730, 0x7a6, 0x7eb, 0x7fd, 0x816, 0x81b, 0x825, 0x829, 0x859,
        0x898, 0x8ca, 0x8e3, 0x93a, 0x93c, 0x941, 0x94d, 0x951, 0x962, 0x981,
        0x9bc, 0x9c1, 0x9cd, 0x9e2, 0x9fe, 0xa3c, 0xa41, 0xa70, 0xa75, 0xa81,
        0xabc, 0xac1, 0xacd, 0xae2, 0xafa, 0xb3c, 0xb3f, 0xb41, 0xb4d, 0xb62,
        0xb82, 0xbc0, 0xbcd, 0xc00, 0xc04, 0xc3c, 0xc3e, 0xc46, 0xc62, 0xc81,
        0xcbc, 0xcbf, 0xcc6, 0xccc, 0xce2, 0xd00, 0xd3b, 0xd41, 0xd4d, 0xd62,
        0xd81, 0xdca, 0xdd2, 0xe31, 0xe34, 0xe47, 0xeb1, 0xeb4, 0xec8, 0xf18,
        0xf35, 0xf37, 0xf39, 0xf71, 0xf80, 0xf86, 0xf8d, 0xfc6, 0x102d, 0x1032,
        0x1039, 0x103d, 0x1058, 0x105e, 0x1071, 0x1082, 0x1085, 0x108d, 0x109d,
        0x1160, 0x135d, 0x1712, 0x1732, 0x1752, 0x1772, 0x17b4, 0x17b7, 0x17c6,
        0x17c9, 0x17dd, 0x180b, 0x1885, 0x18a9, 0x1920, 0x1927, 0x1932, 0x1939,
        0x1a17, 0x1a1b, 0x1a56, 0x1a58, 0x1a62, 0x1a65, 0x1a73, 0x1ab0, 0x1b34,
        0x1b36, 0x1b3c, 0x1b42, 0x1b6b, 0x1b80, 0x1ba2, 0x1ba8, 0x1bab, 0x1be6,
        0x1be8, 0x1bed, 0x1bef, 0x1c2c, 0x1c36, 0x1cd0, 0x1cd4, 0x1ce2, 0x1ced,
        0x1cf4, 0x1cf8, 0x1dc0, 0x200b, 0x2028, 0x2060, 0x20d0, 0x2cef, 0x2d7f,
        0x2de0, 0x302a, 0x3099, 0xa66f, 0xa674, 0xa69e, 0xa6f0, 0xa802, 0xa806,
        0xa80b, 0xa825, 0xa82c, 0xa8c4, 0xa8e0, 0xa8ff, 0xa926, 0xa947, 0xa980,
        0xa9b3, 0xa9b6, 0xa9bc, 0xa9e5, 0xaa29, 0xaa31, 0xaa35, 0xaa43, 0xaa4c,
        0xaa7c, 0xaab0, 0xaab2, 0xaab7, 0xaabe, 0xaac1, 0xaaec, 0xaaf6, 0xabe5,
        0xabe8, 0xabed, 0xd7b0, 0xfb1e, 0xfe00, 0xfe20, 0xfeff, 0xfff9};
static const uint8_t zero_lens[] = {1, 112, 7, 45, 1, 2, 2, 1, 11, 1, 21, 1, 7,
        6, 2, 4, 1, 27, 11, 9, 1, 4, 9, 3, 5, 3, 8, 24, 32, 1, 1, 8, 1, 7, 2, 1,
        1, 4, 1, 2, 5, 1, 17, 2, 1, 2, 1, 8, 1, 2, 8, 1, 1, 4, 10, 2, 1, 1, 1,
        1, 1, 1, 3, 17, 2, 1, 1, 1, 1, 2, 2, 2, 2, 4, 1, 2, 1, 1, 5, 1, 7, 8, 1,
        9, 6, 2, 1, 1, 1, 14, 5, 2, 48, 1, 4, 6, 2, 2, 2, 3, 4, 1, 2, 1, 1, 160,
        3, 3, 2, 2, 2, 2, 7, 1, 11, 1, 5, 2, 1, 3, 2, 1, 3, 2, 1, 1, 9, 1, 8,
        13, 84, 1, 5, 1, 1, 9, 2, 4, 2, 3, 1, 2, 1, 3, 8, 2, 3, 13, 7, 1, 1, 2,
        64, 5, 7, 16, 33, 3, 1, 32, 4, 2, 4, 10, 2, 2, 1, 1, 1, 2, 1, 2, 18, 1,
        8, 11, 3, 1, 4, 2, 1, 6, 2, 2, 1, 1, 1, 1, 3, 2, 2, 1, 2, 1, 1, 1, 1,
        76, 1, 16, 16, 1, 3};

/* UAX #11 W and F, as edges; the second table is counted from U+10000. */
static const uint16_t wide_edges[] = {0x1100, 0x1160, 0x231a, 0x231c, 0x2329,
        0x232b, 0x23e9, 0x23ed, 0x23f0, 0x23f1, 0x23f3, 0x23f4, 0x25fd, 0x25ff,
        0x2614, 0x2616, 0x2648, 0x2654, 0x267f, 0x2680, 0x2693, 0x2694, 0x26a1,
        0x26a2, 0x26aa, 0x26ac, 0x26bd, 0x26bf, 0x26c4, 0x26c6, 0x26ce, 0x26cf,
        0x26d4, 0x26d5, 0x26ea, 0x26eb, 0x26f2, 0x26f4, 0x26f5, 0x26f6, 0x26fa,
        0x26fb, 0x26fd, 0x26fe, 0x2705, 0x2706, 0x270a, 0x270c, 0x2728, 0x2729,
        0x274c, 0x274d, 0x274e, 0x274f, 0x2753, 0x2756, 0x2757, 0x2758, 0x2795,
        0x2798, 0x27b0, 0x27b1, 0x27bf, 0x27c0, 0x2b1b, 0x2b1d, 0x2b50, 0x2b51,
        0x2b55, 0x2b56, 0x2e80, 0x302a, 0x302e, 0x303f, 0x3041, 0x3097, 0x309b,
        0x3248, 0x3250, 0x4dc0, 0x4e00, 0xa4c7, 0xa960, 0xa97d, 0xac00, 0xd7a4,
        0xf900, 0xfada, 0xfe10, 0xfe1a, 0xfe30, 0xfe6c, 0xff01, 0xff61, 0xffe0,
        0xffe7};
static const uint16_t wide_smp_edges[] = {0x6fe0, 0x6fe4, 0x6ff0, 0xb2fc,
        0xf004, 0xf005, 0xf0cf, 0xf0d0, 0xf18e, 0xf18f, 0xf191, 0xf19b, 0xf200,
        0xf321, 0xf32d, 0xf336, 0xf337, 0xf37d, 0xf37e, 0xf394, 0xf3a0, 0xf3cb,
        0xf3cf, 0xf3d4, 0xf3e0, 0xf3f1, 0xf3f4, 0xf3f5, 0xf3f8, 0xf43f, 0xf440,
        0xf441, 0xf442, 0xf4fd, 0xf4ff, 0xf53e, 0xf54b, 0xf54f, 0xf550, 0xf568,
        0xf57a, 0xf57b, 0xf595, 0xf597, 0xf5a4, 0xf5a5, 0xf5fb, 0xf650, 0xf680,
        0xf6c6, 0xf6cc, 0xf6cd, 0xf6d0, 0xf6d3, 0xf6d5, 0xf6e0, 0xf6eb, 0xf6ed,
        0xf6f4, 0xf6fd, 0xf7e0, 0xf7f1, 0xf90c, 0xf93b, 0xf93c, 0xf946, 0xf947,
        0xfa00, 0xfa70, 0xfaf7};

/* Upper case letters first, first + step, ... (n of them); delta, modulo
 * 65536, leads to the lower case. */
struct case_run {
    uint16_t first, delta;
    uint8_t n, step;
};

static const struct case_run cases[] = {{0xc0, 0x20, 23, 1}, {0xd8, 0x20, 7, 1},
        {0x100, 0x1, 24, 2}, {0x132, 0x1, 3, 2}, {0x139, 0x1, 8, 2},
        {0x14a, 0x1, 23, 2}, {0x178, 0xff87, 1, 1}, {0x179, 0x1, 3, 2},
        {0x181, 0xd2, 1, 1}, {0x182, 0x1, 2, 2}, {0x186, 0xce, 1, 1},
        {0x187, 0x1, 1, 1}, {0x189, 0xcd, 2, 1}, {0x18b, 0x1, 1, 1},
        {0x18e, 0x4f, 1, 1}, {0x18f, 0xca, 1, 1}, {0x190, 0xcb, 1, 1},
        {0x191, 0x1, 1, 1}, {0x193, 0xcd, 1, 1}, {0x194, 0xcf, 1, 1},
        {0x196, 0xd3, 1, 1}, {0x197, 0xd1, 1, 1}, {0x198, 0x1, 1, 1},
        {0x19c, 0xd3, 1, 1}, {0x19d, 0xd5, 1, 1}, {0x19f, 0xd6, 1, 1},
        {0x1a0, 0x1, 3, 2}, {0x1a6, 0xda, 1, 1}, {0x1a7, 0x1, 1, 1},
        {0x1a9, 0xda, 1, 1}, {0x1ac, 0x1, 1, 1}, {0x1ae, 0xda, 1, 1},
        {0x1af, 0x1, 1, 1}, {0x1b1, 0xd9, 2, 1}, {0x1b3, 0x1, 2, 2},
        {0x1b7, 0xdb, 1, 1}, {0x1b8, 0x1, 1, 1}, {0x1bc, 0x1, 1, 1},
        {0x1c4, 0x2, 1, 1}, {0x1c5, 0x1, 1, 1}, {0x1c7, 0x2, 1, 1},
        {0x1c8, 0x1, 1, 1}, {0x1ca, 0x2, 1, 1}, {0x1cb, 0x1, 9, 2},
        {0x1de, 0x1, 9, 2}, {0x1f1, 0x2, 1, 1}, {0x1f2, 0x1, 2, 2},
        {0x1f6, 0xff9f, 1, 1}, {0x1f7, 0xffc8, 1, 1}, {0x1f8, 0x1, 20, 2},
        {0x220, 0xff7e, 1, 1}, {0x222, 0x1, 9, 2}, {0x23a, 0x2a2b, 1, 1},
        {0x23b, 0x1, 1, 1}, {0x23d, 0xff5d, 1, 1}, {0x23e, 0x2a28, 1, 1},
        {0x241, 0x1, 1, 1}, {0x243, 0xff3d, 1, 1}, {0x244, 0x45, 1, 1},
        {0x245, 0x47, 1, 1}, {0x246, 0x1, 5, 2}, {0x370, 0x1, 2, 2},
        {0x376, 0x1, 1, 1}, {0x37f, 0x74, 1, 1}, {0x386, 0x26, 1, 1},
        {0x388, 0x25, 3, 1}, {0x38c, 0x40, 1, 1}, {0x38e, 0x3f, 2, 1},
        {0x391, 0x20, 17, 1}, {0x3a3, 0x20, 9, 1}, {0x3cf, 0x8, 1, 1},
        {0x3d8, 0x1, 12, 2}, {0x3f4, 0xffc4, 1, 1}, {0x3f7, 0x1, 1, 1},
        {0x3f9, 0xfff9, 1, 1}, {0x3fa, 0x1, 1, 1}, {0x3fd, 0xff7e, 3, 1},
        {0x400, 0x50, 16, 1}, {0x410, 0x20, 32, 1}, {0x460, 0x1, 17, 2},
        {0x48a, 0x1, 27, 2}, {0x4c0, 0xf, 1, 1}, {0x4c1, 0x1, 7, 2},
        {0x4d0, 0x1, 48, 2}, {0x531, 0x30, 38, 1}, {0x10a0, 0x1c60, 38, 1},
        {0x10c7, 0x1c60, 1, 1}, {0x10cd, 0x1c60, 1, 1}, {0x1c90, 0xf440, 43, 1},
        {0x1cbd, 0xf440, 3, 1}, {0x1e00, 0x1, 75, 2}, {0x1e9e, 0xe241, 1, 1},
        {0x1ea0, 0x1, 48, 2}, {0x1f08, 0xfff8, 8, 1}, {0x1f18, 0xfff8, 6, 1},
        {0x1f28, 0xfff8, 8, 1}, {0x1f38, 0xfff8, 8, 1}, {0x1f48, 0xfff8, 6, 1},
        {0x1f59, 0xfff8, 4, 2}, {0x1f68, 0xfff8, 8, 1}, {0x1f88, 0xfff8, 8, 1},
        {0x1f98, 0xfff8, 8, 1}, {0x1fa8, 0xfff8, 8, 1}, {0x1fb8, 0xfff8, 2, 1},
        {0x1fba, 0xffb6, 2, 1}, {0x1fbc, 0xfff7, 1, 1}, {0x1fc8, 0xffaa, 4, 1},
        {0x1fcc, 0xfff7, 1, 1}, {0x1fd8, 0xfff8, 2, 1}, {0x1fda, 0xff9c, 2, 1},
        {0x1fe8, 0xfff8, 2, 1}, {0x1fea, 0xff90, 2, 1}, {0x1fec, 0xfff9, 1, 1},
        {0x1ff8, 0xff80, 2, 1}, {0x1ffa, 0xff82, 2, 1}, {0x1ffc, 0xfff7, 1, 1},
        {0x2126, 0xe2a3, 1, 1}, {0x212a, 0xdf41, 1, 1}, {0x212b, 0xdfba, 1, 1},
        {0x2c60, 0x1, 1, 1}, {0x2c62, 0xd609, 1, 1}, {0x2c63, 0xf11a, 1, 1},
        {0x2c64, 0xd619, 1, 1}, {0x2c67, 0x1, 3, 2}, {0x2c6d, 0xd5e4, 1, 1},
        {0x2c6e, 0xd603, 1, 1}, {0x2c6f, 0xd5e1, 1, 1}, {0x2c70, 0xd5e2, 1, 1},
        {0x2c72, 0x1, 1, 1}, {0x2c75, 0x1, 1, 1}, {0x2c7e, 0xd5c1, 2, 1},
        {0xa640, 0x1, 23, 2}, {0xa680, 0x1, 14, 2}, {0xa722, 0x1, 7, 2},
        {0xa732, 0x1, 31, 2}, {0xa779, 0x1, 2, 2}, {0xa77d, 0x75fc, 1, 1},
        {0xa77e, 0x1, 5, 2}, {0xa78b, 0x1, 1, 1}, {0xa78d, 0x5ad8, 1, 1},
        {0xa790, 0x1, 2, 2}, {0xa796, 0x1, 10, 2}, {0xa7aa, 0x5abc, 1, 1},
        {0xa7ab, 0x5ab1, 1, 1}, {0xa7ac, 0x5ab5, 1, 1}, {0xa7ad, 0x5abf, 1, 1},
        {0xa7ae, 0x5abc, 1, 1}, {0xa7b0, 0x5aee, 1, 1}, {0xa7b1, 0x5ad6, 1, 1},
        {0xa7b2, 0x5aeb, 1, 1}, {0xa7b3, 0x3a0, 1, 1}, {0xa7b4, 0x1, 8, 2},
        {0xa7c4, 0xffd0, 1, 1}, {0xa7c5, 0x5abd, 1, 1}, {0xa7c6, 0x75c8, 1, 1},
        {0xa7c7, 0x1, 2, 2}, {0xa7d0, 0x1, 1, 1}, {0xa7d6, 0x1, 2, 2},
        {0xa7f5, 0x1, 1, 1}, {0xff21, 0x20, 26, 1}};

/* Lower case letters that fold to another lower case letter. */
struct fold_pair {
    uint16_t from, to;
};

static const struct fold_pair fold_only[] = {{0xb5, 0x3bc}, {0x17f, 0x73},
        {0x345, 0x3b9}, {0x3c2, 0x3c3}, {0x3d0, 0x3b2}, {0x3d1, 0x3b8},
        {0x3d5, 0x3c6}, {0x3d6, 0x3c0}, {0x3f0, 0x3ba}, {0x3f1, 0x3c1},
        {0x3f5, 0x3b5}, {0x1c80, 0x432}, {0x1c81, 0x434}, {0x1c82, 0x43e},
        {0x1c83, 0x441}, {0x1c84, 0x442}, {0x1c85, 0x442}, {0x1c86, 0x44a},
        {0x1c87, 0x463}, {0x1c88, 0xa64b}, {0x1e9b, 0x1e61}, {0x1fbe, 0x3b9}};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* How many entries of an ascending table are <= key. */
static size_t at_or_below(const uint16_t *table, size_t n, uint32_t key)
{
    size_t lo = 0;
    while (n > 0) {
        size_t half = n / 2;
        if (table[lo + half] <= key) {
            lo += half + 1;
            n -= half + 1;
        } else {
            n = half;
        }
    }
    return lo;
}

/* Between an edge of even index and the next one. */
static bool in_edges(const uint16_t *edges, size_t n, uint32_t key)
{
    return at_or_below(edges, n, key) % 2 == 1;
}

static bool in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp - first <= last - first;
}

unsigned ng_utf8_width(uint32_t cp)
{
    if (cp < 0x300) {
        return cp < 0x20 || in(cp, 0x7F, 0x9F) || cp == 0xAD ? 0 : 1;
    }
    if (cp < 0x10000) {
        size_t k = at_or_below(zero_starts, COUNT(zero_starts), cp);
        if (k > 0 && cp < (uint32_t)zero_starts[k - 1] + zero_lens[k - 1]) {
            return 0;
        }
        return cp >= 0x1100 && in_edges(wide_edges, COUNT(wide_edges), cp) ? 2
                                                                           : 1;
    }
    if (cp < 0x20000) {
        return in_edges(wide_smp_edges, COUNT(wide_smp_edges), cp - 0x10000)
                       ? 2
                       : 1;
    }
    return cp < 0x40000 ? 2 : in(cp, 0xE0000, 0xE0FFF) ? 0 : 1;
}

uint32_t ng_utf8_columns(struct ng_str s)
{
    uint32_t columns = 0;
    for (uint32_t i = 0; i < s.len;) {
        uint32_t cp;
        i += ng_utf8_decode(s.s + i, s.len - i, &cp);
        columns += ng_utf8_width(cp);
    }
    return columns;
}

/* The lower case of an upper case letter, or cp. */
static uint32_t lower(uint32_t cp)
{
    if (cp < 0x80) {
        return in(cp, 'A', 'Z') ? cp + 0x20 : cp;
    }
    /* between Armenian and Georgian, and from Hangul on, nothing has case */
    if (in(cp, 0x557, 0x109F) || in(cp, 0xA7F6, 0xFF20) || cp > 0xFFFF) {
        return cp;
    }
    size_t lo = 0;
    size_t n = COUNT(cases);
    while (n > 0) {
        size_t half = n / 2;
        if (cases[lo + half].first <= cp) {
            lo += half + 1;
            n -= half + 1;
        } else {
            n = half;
        }
    }
    if (lo == 0) {
        return cp;
    }
    const struct case_run *run = &cases[lo - 1];
    uint32_t off = cp - run->first;
    if (off >= (uint32_t)run->n * run->step || off % run->step != 0) {
        return cp;
    }
    return (cp + run->delta) & 0xFFFF;
}

/* A lower case letter's plainer twin (long s -> s), or cp. */
static uint32_t plain(uint32_t cp)
{
    if (cp < 0xB5 || cp > 0x1FBE || in(cp, 0x400, 0x1C7F)) {
        return cp;
    }
    for (size_t i = 0; i < COUNT(fold_only); i++) {
        if (fold_only[i].from == cp) {
            return fold_only[i].to;
        }
    }
    return cp;
}

uint32_t ng_utf8_fold(uint32_t cp)
{
    return lower(plain(cp));
}

uint32_t ng_utf8_upper(uint32_t cp)
{
    cp = plain(cp);
    if (cp < 0x80) {
        return in(cp, 'a', 'z') ? cp - 0x20 : cp;
    }
    if (cp == 0x131) { /* dotless i: its capital is ASCII */
        return 'I';
    }
    /* Georgian stays: few fonts have Mtavruli */
    if (cp > 0xFFFF || in(cp, 0x10D0, 0x10FF)) {
        return cp;
    }
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct case_run *run = &cases[i];
        uint32_t off = (cp - run->first - run->delta) & 0xFFFF;
        /* The Ohm and Angstrom signs are not the capitals of omega and of
         * a with ring, nor U+1E9E that of sharp s. */
        if (off < (uint32_t)run->n * run->step && off % run->step == 0 &&
                !in(run->first, 0x2126, 0x212B) && run->first != 0x1E9E) {
            return run->first + off;
        }
    }
    return cp;
}

bool ng_utf8_is_upper(uint32_t cp)
{
    return lower(cp) != cp;
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || in(cp, '\t', '\r') || cp == 0x85 || cp == 0xA0 ||
           cp == 0x1680 || in(cp, 0x2000, 0x200A) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

static bool is_ideo(uint32_t cp)
{
    return in(cp, 0x4E00, 0x9FFF) || in(cp, 0x3400, 0x4DBF) ||
           (in(cp, 0x3041, 0x30FF) && !in(cp, 0x309B, 0x309C) && cp != 0x30A0 &&
                   cp != 0x30FB) ||
           in(cp, 0x3005, 0x3007) || in(cp, 0x31F0, 0x31FF) ||
           in(cp, 0xF900, 0xFAFF) || in(cp, 0xFF66, 0xFF9D) ||
           in(cp, 0x20000, 0x3FFFF);
}

/* Above the BMP by blocks only: what newspapers print there is emoji. */
static enum ng_utf8_kind kind_smp(uint32_t cp)
{
    if (in(cp, 0x1D7CE, 0x1D7FF) || in(cp, 0x1E950, 0x1E959)) {
        return NG_UTF8_DIGIT;
    }
    bool letter = in(cp, 0x10280, 0x18FFF) || in(cp, 0x1D400, 0x1D7CD) ||
                  in(cp, 0x1E000, 0x1EEFF) || in(cp, 0x10000, 0x100FF) ||
                  in(cp, 0xE0100, 0xE01EF);
    return letter ? NG_UTF8_LETTER : NG_UTF8_OTHER;
}

enum ng_utf8_kind ng_utf8_kind(uint32_t cp)
{
    if (cp < 0x80) {
        if (in(cp | 0x20, 'a', 'z')) {
            return NG_UTF8_LETTER;
        }
        return in(cp, '0', '9') ? NG_UTF8_DIGIT
               : is_space(cp)   ? NG_UTF8_SPACE
                                : NG_UTF8_OTHER;
    }
    if (is_space(cp)) {
        return NG_UTF8_SPACE;
    }
    if (is_ideo(cp)) {
        return NG_UTF8_IDEO;
    }
    if (cp > 0xFFFF) {
        return kind_smp(cp);
    }
    size_t k = at_or_below(digit_zeros, COUNT(digit_zeros), cp);
    if (k > 0 && cp < digit_zeros[k - 1] + 10u) {
        return NG_UTF8_DIGIT;
    }
    return in_edges(letter_edges, COUNT(letter_edges), cp) ? NG_UTF8_LETTER
                                                           : NG_UTF8_OTHER;
}
