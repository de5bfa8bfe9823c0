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

/* A byte in each place of a word. */
#define EACH(byte) ((size_t)-1 / 255 * (byte))

size_t ng_utf8_ascii(const char *s, size_t n)
{
    /* four machine words at a time */
    size_t i = 0;
    size_t w[4];
    for (; n - i >= sizeof w; i += sizeof w) {
        memcpy(w, s + i, sizeof w);
        if (((w[0] | w[1] | w[2] | w[3]) & EACH(0x80)) != 0) {
            break;
        }
    }
    while (i < n && (uint8_t)s[i] < 0x80) {
        i++;
    }
    return i;
}

/* Bytes of a machine word, 4 or 8. */
enum { WORD = sizeof(size_t) };

/* The word at s, its first byte the lowest. */
static size_t load(const uint8_t *s)
{
    uint64_t high = WORD < 8 ? 0
                             : (uint64_t)s[4] << 32 | (uint64_t)s[5] << 40 |
                                       (uint64_t)s[6] << 48 |
                                       (uint64_t)s[7] << 56;
    return (size_t)((uint64_t)s[0] | (uint64_t)s[1] << 8 |
                    (uint64_t)s[2] << 16 | (uint64_t)s[3] << 24 | high);
}

/* The high bit of each byte of w whose low four bits are those of v. */
static size_t same_low(size_t w, size_t v)
{
    return ~(((w ^ v) & EACH(0x0F)) + EACH(0x7F)) & EACH(0x80);
}

/* Well-formed bytes at the start of s, whole characters of up to three bytes;
 * may stop early. A word at a time without a branch: the high bit of each
 * byte stands for it, what the last bytes ask of the next word is carried
 * over. */
static size_t words_valid(const uint8_t *s, size_t n)
{
    const size_t high = EACH(0x80);
    const unsigned last = 8 * (WORD - 1);
    size_t carry = 0;
    size_t carry_e0 = 0;
    size_t carry_ed = 0;
    unsigned ascii = 0;
    size_t i = 0;
    for (; n - i >= WORD && ascii < 4; i += WORD) {
        size_t w = load(s + i);
        size_t b5 = w << 2 & high;
        size_t lead = w & w << 1 & high;
        size_t lead3 = lead & b5;
        size_t tail = (w & high) ^ lead;
        size_t bad = tail ^ (lead << 8 | lead3 << 16 | carry);
        /* C0, C1: too long */
        bad |= lead & ~b5 & ~((w & EACH(0x1E)) + EACH(0x7E));
        if ((lead3 | carry_e0 | carry_ed) != 0) {
            size_t e0 = lead3 & same_low(w, 0);
            size_t ed = lead3 & same_low(w, EACH(0x0D));
            bad |= (e0 << 8 | carry_e0) & ~b5; /* E0 80-9F: too long */
            bad |= (ed << 8 | carry_ed) & b5;  /* ED A0-BF: surrogates */
            bad |= lead3 & w << 3;             /* F0-FF: not here */
            carry_e0 = e0 >> last;
            carry_ed = ed >> last;
        }
        if (bad != 0) {
            break;
        }
        ascii = (w & high) == 0 ? ascii + 1 : 0;
        carry = lead >> last | lead3 >> (last - 8);
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
 * not assigned go with their neighbour, which makes them short. A range is
 * two steps, to its first character and to the one after it; a step is a
 * number in base 128, the high bit says that it goes on. Long tables are in
 * two parts, to be faster among punctuation and ideographs. */

enum { HIGH = 0x2000 };

/* What words are made of (L, M, Nl); digits, spaces and ideographs, which are
 * looked for before, belong to either side; above the BMP by blocks only. */
static const uint8_t letters[] = {129, 42, 1, 2, 1, 7, 1, 4, 1, 5, 23, 1, 31, 1,
        131, 74, 4, 12, 14, 5, 7, 1, 1, 1, 17, 117, 1, 8, 1, 5, 2, 1, 1, 110, 1,
        129, 11, 1, 129, 87, 6, 41, 8, 45, 1, 1, 1, 2, 1, 2, 1, 44, 29, 11, 5,
        74, 4, 102, 1, 8, 2, 10, 1, 19, 2, 1, 16, 129, 102, 4, 4, 2, 48, 16, 30,
        2, 40, 1, 7, 8, 74, 1, 129, 1, 13, 129, 1, 10, 1, 1, 120, 11, 111, 9,
        119, 1, 1, 16, 110, 16, 119, 9, 4, 1, 129, 74, 5, 4, 7, 17, 10, 122, 13,
        62, 1, 15, 50, 129, 0, 23, 2, 27, 1, 1, 1, 1, 1, 4, 71, 1, 56, 8, 1, 57,
        74, 6, 78, 2, 91, 1, 132, 100, 32, 16, 16, 96, 1, 132, 108, 2, 44, 5,
        75, 3, 71, 11, 129, 20, 3, 1, 4, 20, 27, 3, 1, 130, 49, 16, 129, 10, 38,
        30, 2, 129, 0, 7, 1, 8, 129, 42, 17, 9, 12, 124, 4, 59, 18, 49, 2, 64,
        16, 3, 1, 133, 105, 1, 1, 3, 11, 3, 13, 3, 13, 5, 11, 255, 255, 127};
static const uint8_t letters_high[] = {192, 12, 2, 99, 3, 11, 1, 16, 16, 48, 48,
        2, 1, 4, 1, 2, 10, 1, 1, 3, 5, 6, 1, 1, 1, 1, 1, 1, 4, 1, 11, 2, 4, 5,
        5, 4, 1, 17, 41, 148, 119, 129, 101, 6, 14, 7, 112, 15, 129, 1, 47, 1,
        131, 113, 15, 1, 5, 2, 5, 129, 72, 129, 11, 16, 32, 129, 220, 64, 137,
        16, 64, 46, 2, 130, 13, 3, 99, 1, 10, 1, 115, 37, 9, 2, 103, 2, 129, 29,
        4, 4, 16, 52, 12, 78, 18, 24, 3, 1, 1, 49, 2, 47, 1, 97, 14, 15, 2, 124,
        4, 23, 3, 100, 2, 16, 2, 105, 1, 14, 6, 123, 1, 129, 158, 61, 1, 129, 8,
        33, 130, 107, 18, 127, 33, 12, 4, 16, 16, 16, 64, 129, 15, 34, 26, 6,
        26, 67, 66, 32, 130, 0, 131, 0, 130, 155, 0, 129, 136, 0, 136, 0, 144,
        0, 158, 0, 176, 164, 0, 129, 112, 255, 255, 127};

/* White_Space. */
static const uint8_t spaces[] = {9, 5, 18, 1, 100, 1, 26, 1, 171, 95, 1, 146,
        127, 11, 29, 2, 5, 1, 47, 1, 159, 32, 1, 255, 255, 127};

/* Han and kana. */
static const uint8_t ideographs[] = {224, 5, 3, 57, 90, 2, 3, 1, 90, 1, 4, 129,
        112, 16, 132, 0, 179, 64, 64, 129, 164, 0, 129, 178, 0, 132, 0, 136,
        102, 56, 132, 128, 98, 136, 128, 0, 255, 255, 127};

/* From U+0300 on: Mn, Me, Cf, conjoining vowels and finals. The Cf that
 * enclose digits (U+0600 and kin) are seen, so they are left out. */
static const uint8_t zero[] = {134, 0, 112, 130, 19, 7, 130, 7, 45, 1, 1, 1, 2,
        1, 2, 1, 1, 72, 11, 1, 1, 46, 21, 16, 1, 101, 7, 2, 6, 2, 2, 1, 4, 35,
        1, 30, 27, 91, 11, 58, 9, 9, 1, 24, 4, 1, 9, 1, 3, 1, 5, 43, 3, 60, 8,
        42, 24, 1, 32, 55, 1, 1, 1, 4, 8, 4, 1, 3, 7, 10, 2, 29, 1, 58, 1, 4, 4,
        8, 1, 20, 2, 26, 5, 57, 1, 4, 17, 30, 2, 3, 1, 11, 2, 57, 1, 4, 8, 4, 1,
        20, 2, 22, 8, 58, 1, 2, 1, 1, 4, 8, 10, 11, 2, 30, 1, 61, 1, 12, 1, 50,
        1, 3, 1, 55, 1, 1, 3, 5, 17, 11, 2, 29, 1, 58, 1, 2, 1, 6, 1, 5, 2, 20,
        2, 28, 2, 57, 2, 4, 4, 8, 1, 20, 2, 29, 1, 72, 1, 7, 5, 90, 1, 2, 7, 12,
        8, 98, 1, 2, 9, 11, 6, 74, 2, 27, 1, 1, 1, 1, 1, 55, 14, 1, 5, 1, 2, 5,
        48, 9, 1, 102, 4, 1, 6, 1, 2, 2, 2, 25, 2, 4, 3, 16, 4, 13, 1, 2, 2, 6,
        1, 15, 1, 129, 66, 129, 32, 130, 93, 3, 135, 50, 3, 29, 2, 30, 2, 30, 2,
        64, 2, 1, 7, 8, 1, 2, 11, 9, 1, 45, 5, 117, 2, 34, 1, 118, 3, 4, 2, 9,
        1, 6, 3, 129, 91, 2, 2, 1, 58, 1, 1, 9, 1, 1, 2, 8, 6, 13, 48, 84, 48,
        1, 1, 5, 1, 1, 5, 1, 40, 9, 12, 2, 32, 4, 2, 2, 1, 3, 56, 1, 1, 2, 3, 1,
        1, 3, 58, 8, 2, 2, 129, 24, 3, 1, 13, 1, 7, 4, 1, 6, 1, 3, 2, 129, 70,
        64, 255, 255, 127};
static const uint8_t zero_high[] = {192, 11, 5, 24, 7, 49, 16, 96, 33, 151, 126,
        3, 129, 13, 1, 96, 32, 132, 42, 4, 107, 2, 129, 235, 84, 4, 1, 10, 32,
        2, 80, 2, 130, 16, 1, 3, 1, 4, 1, 25, 2, 5, 1, 129, 23, 2, 26, 18, 13,
        1, 38, 8, 25, 11, 46, 3, 48, 1, 2, 4, 2, 2, 39, 1, 67, 6, 2, 2, 2, 2,
        12, 1, 8, 1, 47, 1, 51, 1, 1, 3, 2, 2, 5, 2, 1, 1, 42, 2, 8, 1, 129,
        110, 1, 2, 1, 4, 1, 215, 66, 76, 198, 34, 1, 133, 97, 16, 16, 16, 129,
        79, 1, 129, 121, 3, 180, 128, 4, 160, 0, 255, 255, 127};

/* UAX #11 W and F; what has no width belongs to either side. */
static const uint8_t wide[] = {162, 0, 130, 0, 162, 26, 2, 13, 2, 129, 62, 4, 3,
        1, 2, 1, 132, 9, 2, 21, 2, 50, 12, 43, 1, 19, 1, 13, 1, 8, 2, 17, 2, 5,
        2, 8, 1, 5, 1, 21, 1, 7, 2, 1, 1, 4, 1, 2, 1, 7, 1, 4, 2, 28, 1, 35, 1,
        1, 1, 4, 3, 1, 1, 61, 3, 24, 1, 14, 1, 134, 91, 2, 51, 1, 4, 1, 134, 42,
        131, 63, 2, 86, 4, 131, 45, 8, 182, 112, 64, 129, 173, 71, 137, 25, 29,
        133, 3, 215, 36, 194, 92, 131, 90, 134, 54, 10, 22, 60, 129, 21, 96,
        127, 7, 129, 223, 121, 4, 12, 129, 134, 12, 250, 8, 1, 129, 74, 1, 129,
        62, 1, 2, 10, 101, 130, 33, 12, 9, 1, 70, 1, 22, 12, 43, 4, 5, 12, 17,
        3, 1, 3, 71, 1, 1, 1, 129, 59, 2, 63, 13, 4, 1, 24, 18, 1, 26, 2, 13, 1,
        86, 85, 48, 70, 6, 1, 3, 3, 2, 11, 11, 2, 7, 9, 129, 99, 17, 130, 27,
        47, 1, 10, 1, 129, 57, 112, 129, 7, 138, 9, 136, 128, 0, 255, 255, 127};

/* The zero of each set of decimal digits. */
static const uint16_t digit_zeros[] = {0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66,
        0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
        0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
        0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50,
        0xabf0, 0xff10};

/* Runs of upper case letters: the step to the first from the end of the run
 * before; how many; if that has its high bit, they stand side by side, and
 * two bytes lead from each to its lower case, modulo 65536; else each has its
 * lower case behind it. */
static const uint8_t cases[] = {129, 64, 151, 0, 32, 1, 135, 0, 32, 33, 24, 2,
        3, 1, 8, 1, 23, 0, 129, 255, 135, 0, 3, 2, 129, 0, 210, 0, 2, 0, 129, 0,
        206, 0, 1, 0, 130, 0, 205, 0, 1, 1, 129, 0, 79, 0, 129, 0, 202, 0, 129,
        0, 203, 0, 1, 0, 129, 0, 205, 0, 129, 0, 207, 1, 129, 0, 211, 0, 129, 0,
        209, 0, 1, 2, 129, 0, 211, 0, 129, 0, 213, 1, 129, 0, 214, 0, 3, 0, 129,
        0, 218, 0, 1, 0, 129, 0, 218, 2, 1, 0, 129, 0, 218, 0, 1, 0, 130, 0,
        217, 0, 2, 0, 129, 0, 219, 0, 1, 2, 1, 6, 129, 0, 2, 0, 1, 0, 129, 0, 2,
        0, 1, 0, 129, 0, 2, 0, 9, 1, 9, 1, 129, 0, 2, 0, 2, 0, 129, 255, 159, 0,
        129, 255, 200, 0, 20, 0, 129, 255, 126, 1, 9, 6, 129, 42, 43, 0, 1, 0,
        129, 255, 93, 0, 129, 42, 40, 2, 1, 0, 129, 255, 61, 0, 129, 0, 69, 0,
        129, 0, 71, 0, 5, 130, 32, 2, 2, 1, 7, 129, 0, 116, 6, 129, 0, 38, 1,
        131, 0, 37, 1, 129, 0, 64, 1, 130, 0, 63, 1, 145, 0, 32, 1, 137, 0, 32,
        35, 129, 0, 8, 8, 12, 4, 129, 255, 196, 2, 1, 0, 129, 255, 249, 0, 1, 1,
        131, 255, 126, 0, 144, 0, 80, 0, 160, 0, 32, 48, 17, 8, 27, 0, 129, 0,
        15, 0, 7, 1, 48, 1, 166, 0, 48, 150, 73, 166, 28, 96, 1, 129, 28, 96, 5,
        129, 28, 96, 151, 66, 171, 244, 64, 2, 131, 244, 64, 130, 64, 75, 8,
        129, 226, 65, 1, 48, 8, 136, 255, 248, 8, 134, 255, 248, 10, 136, 255,
        248, 8, 136, 255, 248, 8, 134, 255, 248, 11, 129, 255, 248, 1, 129, 255,
        248, 1, 129, 255, 248, 1, 129, 255, 248, 8, 136, 255, 248, 24, 136, 255,
        248, 8, 136, 255, 248, 8, 136, 255, 248, 8, 130, 255, 248, 0, 130, 255,
        182, 0, 129, 255, 247, 11, 132, 255, 170, 0, 129, 255, 247, 11, 130,
        255, 248, 0, 130, 255, 156, 12, 130, 255, 248, 0, 130, 255, 144, 0, 129,
        255, 249, 11, 130, 255, 128, 0, 130, 255, 130, 0, 129, 255, 247, 130,
        41, 129, 226, 163, 3, 129, 223, 65, 0, 129, 223, 186, 150, 52, 1, 0,
        129, 214, 9, 0, 129, 241, 26, 0, 129, 214, 25, 2, 3, 0, 129, 213, 228,
        0, 129, 214, 3, 0, 129, 213, 225, 0, 129, 213, 226, 1, 1, 1, 1, 7, 130,
        213, 193, 129, 243, 64, 23, 18, 14, 129, 6, 7, 2, 31, 9, 2, 0, 129, 117,
        252, 0, 5, 3, 1, 0, 129, 90, 216, 2, 2, 2, 10, 0, 129, 90, 188, 0, 129,
        90, 177, 0, 129, 90, 181, 0, 129, 90, 191, 0, 129, 90, 188, 1, 129, 90,
        238, 0, 129, 90, 214, 0, 129, 90, 235, 0, 129, 3, 160, 0, 8, 0, 129,
        255, 208, 0, 129, 90, 189, 0, 129, 117, 200, 0, 2, 5, 1, 4, 2, 27, 1,
        129, 174, 42, 154, 0, 32, 255, 255, 127, 0};

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

/* Adds a step to *at; the table after it. */
static const uint8_t *step(const uint8_t *table, uint32_t *at)
{
    uint32_t n = 0;
    do {
        n = n << 7 | (*table & 0x7Fu);
    } while ((*table++ & 0x80u) != 0);
    *at += n;
    return table;
}

/* The last step of each table leads beyond Unicode. */
static bool in_ranges(const uint8_t *table, uint32_t cp)
{
    uint32_t at = 0;
    bool inside = true;
    while (at <= cp) {
        table = step(table, &at);
        inside = !inside;
    }
    return inside;
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
    return in_ranges(cp < HIGH ? zero : zero_high, cp) ? 0
           : in_ranges(wide, cp) ? 2
                                 : 1;
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

/* The other case of a letter beyond ASCII, or cp. */
static uint32_t turn(uint32_t cp, bool raise)
{
    const uint8_t *at = cases;
    /* between Armenian and Georgian, among punctuation and ideographs, and
     * from Hangul on nothing has case */
    if (in(cp, 0x587, 0x109F) || in(cp, 0x2000, 0x2125) ||
            in(cp, 0x2D2E, 0xA63F) || in(cp, 0xAB54, 0xFF20) || cp > 0xFFFF) {
        return cp;
    }
    for (uint32_t first = 0;;) {
        at = step(at, &first);
        uint32_t n = *at++, delta = 1, every = 2;
        if (first > (raise ? 0xFFFF : cp)) {
            return cp;
        }
        if (n >= 0x80) {
            delta = (uint32_t)at[0] << 8 | at[1];
            at += 2;
            n -= 0x80;
            every = 1;
        }
        uint32_t off = (cp - first - (raise ? delta : 0)) & 0xFFFF;
        if (off < n * every && off % every == 0) {
            return (first + off + (raise ? 0 : delta)) & 0xFFFF;
        }
        first += n * every;
    }
}

/* The lower case of an upper case letter, or cp. */
static uint32_t lower(uint32_t cp)
{
    if (cp < 0x80) {
        return in(cp, 'A', 'Z') ? cp + 0x20 : cp;
    }
    if (in(cp, 0x410, 0x44F)) { /* the table tells the same, slowly */
        return cp < 0x430 ? cp + 0x20 : cp;
    }
    return turn(cp, false);
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
    /* Georgian stays: few fonts have Mtavruli; so does sharp s, too */
    if (in(cp, 0x10D0, 0x10FF) || cp == 0xDF) {
        return cp;
    }
    return turn(cp, true);
}

bool ng_utf8_is_upper(uint32_t cp)
{
    return lower(cp) != cp;
}

static bool is_digit(uint32_t cp)
{
    size_t i = 0;
    while (i < COUNT(digit_zeros) && digit_zeros[i] + 9u < cp) {
        i++;
    }
    return (i < COUNT(digit_zeros) && digit_zeros[i] <= cp) ||
           in(cp, 0x1D7CE, 0x1D7FF) || in(cp, 0x1E950, 0x1E959);
}

enum ng_utf8_kind ng_utf8_kind(uint32_t cp)
{
    if (in(cp | 0x20, 'a', 'z') || in(cp, 0xAC00, 0xD7A3)) {
        return NG_UTF8_LETTER;
    }
    if (in(cp, '0', '9')) {
        return NG_UTF8_DIGIT;
    }
    if (!in(cp, 0xA1, 0x167F) && in_ranges(spaces, cp)) {
        return NG_UTF8_SPACE;
    }
    return cp < 0x80                   ? NG_UTF8_OTHER
           : in_ranges(ideographs, cp) ? NG_UTF8_IDEO
           : is_digit(cp)              ? NG_UTF8_DIGIT
           : in_ranges(cp < HIGH ? letters : letters_high, cp) ? NG_UTF8_LETTER
                                                               : NG_UTF8_OTHER;
}
