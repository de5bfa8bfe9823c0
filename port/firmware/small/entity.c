/* SPDX-License-Identifier: MIT */
/* In place of the core's entity.c, where 14 KB of flash are worth more than
 * the rarer names: a board that names this file in board.mk has these two
 * functions before the linker looks into the library. */
#include "ng/entity.h"

#include "firmware/small/entity.h"
#include "ng/codepage.h"
#include "ng/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (ng_lower(c) >= 'a' && ng_lower(c) <= 'z');
}

static uint32_t digit(char c, uint32_t base)
{
    uint32_t value = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
                     : ng_lower(c) >= 'a' && ng_lower(c) <= 'f'
                             ? (uint32_t)(ng_lower(c) - 'a' + 10)
                             : base;
    return value < base ? value : base;
}

/* 13.2.5.80 */
static uint32_t number(const char *s, size_t n, uint32_t *cp)
{
    bool hex = n > 1 && ng_lower(s[1]) == 'x';
    uint32_t base = hex ? 16 : 10;
    size_t first = hex ? 2 : 1, i = first;
    uint32_t value = 0;
    for (; i < n && digit(s[i], base) < base; i++) {
        value = value > 0x10FFFF ? value : value * base + digit(s[i], base);
    }
    if (value >= 0x80 && value < 0xA0) {
        uint16_t meant;
        ng_codepage_unpack(ng_codepage_find(NG_STR("windows-1252")),
                (uint8_t)value, (uint8_t)value, &meant);
        value = meant;
    }
    *cp = value == 0 || value > 0x10FFFF || (value >> 11) == 0x1B ? REPLACEMENT
                                                                  : value;
    return i == first ? 0 : (uint32_t)(i + (i < n && s[i] == ';'));
}

/* The longest reference by name at the start of s; *open: with more bytes it
 * may become a longer one. */
static uint32_t find(const char *s, size_t n, uint32_t *cp, bool *open)
{
    char name[NG_ENTITY_NAME_MAX];
    uint32_t best = 0;
    *open = false;
    for (const uint8_t *e = ng_small_entities; *e != 0;) {
        uint32_t shared = *e >> 4 & 7u, rest = *e & 15u, len = shared + rest;
        bool old = (*e & 0x80) != 0;
        const uint8_t *value = e + 1 + rest;
        memcpy(name + shared, e + 1, rest);
        e = value + 2;
        if (name[0] != s[0] || memcmp(s, name, n < len ? n : len) != 0) {
            continue;
        }
        if (n <= len) {
            *open = true;
        }
        bool closed = n > len && s[len] == ';';
        uint32_t used = len + closed;
        if (n >= len && (old || closed) && used > best) {
            best = used;
            *cp = (uint32_t)value[0] << 8 | value[1];
        }
    }
    return best;
}

uint32_t ng_entity_decode(const char *s, size_t n, bool attribute,
        char out[NG_ENTITY_UTF8_MAX], uint32_t *out_len)
{
    uint32_t cp = 0;
    bool open;
    bool named = n > 0 && s[0] != '#';
    uint32_t used = n == 0  ? 0
                    : named ? find(s, n, &cp, &open)
                            : number(s, n, &cp);
    if (used == 0 || (named && attribute && s[used - 1] != ';' && used < n &&
                             (s[used] == '=' || is_alnum(s[used])))) {
        return 0;
    }
    *out_len = ng_utf8_encode(cp, out);
    return used;
}

bool ng_entity_partial(const char *s, size_t n)
{
    bool open;
    uint32_t cp;
    if (n == 0 || n > NG_ENTITY_NAME_MAX) {
        return n == 0;
    }
    if (s[0] != '#') {
        (void)find(s, n, &cp, &open);
        return open;
    }
    bool hex = n > 1 && ng_lower(s[1]) == 'x';
    for (size_t i = 1 + (size_t)hex; i < n; i++) {
        if (digit(s[i], hex ? 16 : 10) == (hex ? 16u : 10u)) {
            return false;
        }
    }
    return true;
}
