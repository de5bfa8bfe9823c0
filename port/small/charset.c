/* SPDX-License-Identifier: MIT */
/* Small: bytes are UTF-8, and where they are not, windows-1252; lost: every
 * other set, and what a server or a page says of it. Four such bytes in a row
 * are in another set (test/data/newspaper/vestnik), and refused. */
#include "ng/charset.h"

#include "ng/codepage.h"
#include "ng/utf8.h"

#include <string.h>

static const char bom[] = "\xEF\xBB\xBF";

void ng_charset_init(struct ng_charset *c, struct ng_str content_type,
        const struct ng_charset_hook *hook, struct ng_sink out)
{
    (void)content_type;
    (void)hook;
    memset(c, 0, sizeof *c);
    c->name = "utf-8";
    c->out = out;
    c->decided = true;
}

static void put(struct ng_charset *c, const void *bytes, size_t n)
{
    if (c->err == NG_OK && n > 0) {
        c->err = (int16_t)c->out.write(c->out.ctx, bytes, n);
    }
}

static void put_single(struct ng_charset *c, const uint8_t *s, size_t n)
{
    char utf8[NG_UTF8_MAX];
    for (size_t i = 0; i < n; i++) {
        uint16_t cp = s[i];
        c->n_looks++;
        c->err = c->n_looks < 4 ? c->err : NG_EFORMAT;
        if (cp >= 0x80 && cp < 0xA0) {
            ng_codepage_unpack(
                    ng_codepage_find(NG_STR("windows-1252")), s[i], s[i], &cp);
        }
        put(c, utf8, ng_utf8_encode(cp, utf8));
    }
    c->name = n > 0 ? "windows-1252" : c->name;
}

int ng_charset_feed(struct ng_charset *c, const void *bytes, size_t n)
{
    const uint8_t *s = bytes;
    for (; c->n_head < 3 && n > 0 && *s == (uint8_t)bom[c->n_head]; n--) {
        c->n_head++;
        s++;
    }
    if (c->n_head < 3 && n > 0) {
        put_single(c, (const uint8_t *)bom, c->n_head);
        c->n_head = 3;
    }
    while (n > 0 && c->err == NG_OK) {
        c->carry[c->n_carry] = *s;
        size_t held = c->n_carry + 1u;
        size_t good = held > 1 ? ng_utf8_valid((const char *)c->carry, held)
                               : ng_utf8_valid((const char *)s, n);
        if (held > 1 && good == held) {
            put(c, c->carry, held);
            c->n_carry = c->n_looks = 0;
            good = 1;
        } else if (held > 1 && !ng_utf8_partial((const char *)c->carry, held)) {
            put_single(c, c->carry, held - 1);
            c->n_carry = 0;
            continue;
        } else if (good > 0) {
            put(c, s, good);
            c->n_looks = 0;
        } else if (ng_utf8_partial((const char *)c->carry, held)) {
            c->n_carry++;
            good = 1;
        } else {
            put_single(c, s, 1);
            good = 1;
        }
        s += good;
        n -= good;
    }
    return c->err;
}

int ng_charset_end(struct ng_charset *c)
{
    put_single(c, c->carry, c->n_carry);
    return c->err;
}

bool ng_charset_late(struct ng_charset *c, struct ng_str label)
{
    (void)c;
    (void)label;
    return false;
}

const char *ng_charset_label(struct ng_str label)
{
    uint8_t set = ng_codepage_find(label);
    return set == 0 ? NULL : ng_codepage_name(set);
}
