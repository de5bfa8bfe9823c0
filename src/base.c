/* SPDX-License-Identifier: MIT */
#include "ng/base.h"

#include <string.h>

const char *ng_strerror(int err)
{
    switch (err) {
    case NG_OK:
        return "ok";
    case NG_ENOMEM:
        return "not enough memory";
    case NG_EIO:
        return "input or output failed";
    case NG_EFORMAT:
        return "not in a known format";
    case NG_ELIMIT:
        return "larger than the limit";
    case NG_EARG:
        return "wrong argument";
    case NG_ESTOP:
        return "stopped";
    default:
        return "unknown error";
    }
}

struct ng_str ng_str_of(const char *z)
{
    return (struct ng_str){z, z == NULL ? 0 : (uint32_t)strlen(z)};
}

struct ng_str ng_str_cut(struct ng_str s, uint32_t from, uint32_t len)
{
    if (from > s.len) {
        from = s.len;
    }
    if (len > s.len - from) {
        len = s.len - from;
    }
    return (struct ng_str){s.len == 0 ? s.s : s.s + from, len};
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct ng_str ng_str_trim(struct ng_str s)
{
    while (s.len > 0 && is_space(s.s[0])) {
        s.s++;
        s.len--;
    }
    while (s.len > 0 && is_space(s.s[s.len - 1])) {
        s.len--;
    }
    return s;
}

bool ng_str_eq(struct ng_str a, struct ng_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

bool ng_str_eqi(struct ng_str a, struct ng_str b)
{
    if (a.len != b.len) {
        return false;
    }
    for (uint32_t i = 0; i < a.len; i++) {
        if (a.s[i] != b.s[i] && ng_lower(a.s[i]) != ng_lower(b.s[i])) {
            return false;
        }
    }
    return true;
}

int32_t ng_str_among(struct ng_str s, const char *list)
{
    const char *at = list, *end = list + strlen(list);
    int32_t word = 0;
    if (s.len == 0) {
        return -1;
    }
    char first = ng_lower(s.s[0]);
    for (; (at = memchr(at, first, (size_t)(end - at))) != NULL; at++) {
        if ((at == list || at[-1] == ' ') && (size_t)(end - at) >= s.len &&
                (at[s.len] == ' ' || at[s.len] == '\0') &&
                ng_str_eqi(s, (struct ng_str){at, s.len})) {
            for (; at > list; at--) {
                word += at[-1] == ' ';
            }
            return word;
        }
    }
    return -1;
}

uint32_t ng_str_begins(struct ng_str s, const char *list, uint32_t *which)
{
    const uint32_t other = UINT32_MAX;
    uint32_t n = 0;
    for (*which = 0; *list != '\0'; list++) {
        if (*list != '\n') {
            n = n < s.len && ng_lower(s.s[n]) == *list ? n + 1 : other;
        } else if (n != other) {
            return n;
        } else {
            n = 0;
            ++*which;
        }
    }
    return 0;
}

bool ng_str_starts(struct ng_str s, struct ng_str prefix)
{
    s.len = s.len < prefix.len ? s.len : prefix.len;
    return ng_str_eqi(s, prefix);
}

bool ng_str_ends(struct ng_str s, struct ng_str suffix)
{
    if (s.len > suffix.len) {
        s.s += s.len - suffix.len;
        s.len = suffix.len;
    }
    return ng_str_eqi(s, suffix);
}

int32_t ng_str_find(struct ng_str s, struct ng_str needle)
{
    if (needle.len == 0) {
        return 0;
    }
    for (uint32_t i = 0; i + needle.len <= s.len; i++) {
        const char *at =
                memchr(s.s + i, needle.s[0], s.len - needle.len - i + 1);
        if (at == NULL) {
            return -1;
        }
        i = (uint32_t)(at - s.s);
        if (memcmp(at, needle.s, needle.len) == 0) {
            return (int32_t)i;
        }
    }
    return -1;
}

int ng_sink_str(const struct ng_sink *out, struct ng_str s)
{
    return s.len == 0 ? NG_OK : out->write(out->ctx, s.s, s.len);
}

int ng_sink_int(const struct ng_sink *out, int64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) {
        digits[--at] = '-';
    }
    return out->write(out->ctx, digits + at, sizeof digits - at);
}

uint64_t ng_hash(uint64_t seed, const void *bytes, size_t n)
{
    const uint8_t *at = bytes;
    while (n-- > 0) {
        seed = (seed ^ *at++) * UINT64_C(0x100000001b3);
    }
    return seed;
}
