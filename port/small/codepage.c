/* SPDX-License-Identifier: MIT */
/* Small: UTF-8 and windows-1252; lost: all other sets, also where known.c has
 * their names. */
#include "ng/codepage.h"

const struct ng_codepage ng_codepage_none, ng_codepage_utf_8,
        ng_codepage_windows_1252, ng_codepage_replacement, ng_codepage_utf_16be,
        ng_codepage_utf_16le;

/* WHATWG index windows-1252, 0x80 to 0x9F */
static const uint16_t signs[] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026,
        0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
        0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

uint8_t ng_codepage_find(struct ng_str label)
{
    return ng_str_starts(label, NG_STR("utf")) ? NG_CODEPAGE_UTF8_SET : 2;
}

uint8_t ng_codepage_guess(const char *s, size_t n)
{
    (void)s;
    (void)n;
    return 2;
}

const char *ng_codepage_name(uint8_t set)
{
    return set == NG_CODEPAGE_UTF8_SET ? "utf-8" : "windows-1252";
}

enum ng_codepage_kind ng_codepage_kind(uint8_t set)
{
    return set == NG_CODEPAGE_UTF8_SET ? NG_CODEPAGE_UTF8 : NG_CODEPAGE_SINGLE;
}

void ng_codepage_unpack(uint8_t set, uint8_t first, uint8_t last, uint16_t *out)
{
    (void)set;
    for (uint32_t byte = first; byte <= last; byte++) {
        *out++ = byte - 0x80 < 32 ? signs[byte - 0x80] : (uint16_t)byte;
    }
}
