/* SPDX-License-Identifier: MIT */
#include "ng/look.h"

#include "ng/utf8.h"

/* What stands around articles and not in them, in short blocks; sorted by
 * the first byte. */
static const struct ng_str phrases[] = {NG_STR_INIT("(c) "),
        NG_STR_INIT("about the author"), NG_STR_INIT("ad blocker"),
        NG_STR_INIT("advertis"), NG_STR_INIT("all rights reserved"),
        NG_STR_INIT("also read"), NG_STR_INIT("anzeige"),
        NG_STR_INIT("baca juga"), NG_STR_INIT("breaking news"),
        NG_STR_INIT("by clicking"), NG_STR_INIT("click here"),
        NG_STR_INIT("comments"), NG_STR_INIT("continue reading"),
        NG_STR_INIT("cookie"), NG_STR_INIT("copyright"), NG_STR_INIT("czytaj"),
        NG_STR_INIT("create an account"), NG_STR_INIT("download the app"),
        NG_STR_INIT("download our app"), NG_STR_INIT("e-mail"),
        NG_STR_INIT("email address"), NG_STR_INIT("enable javascript"),
        NG_STR_INIT("filed under"), NG_STR_INIT("follow us"),
        NG_STR_INIT("follow me"), NG_STR_INIT("follow "), NG_STR_INIT("foto:"),
        NG_STR_INIT("getty images"), NG_STR_INIT("image:"),
        NG_STR_INIT("image credit"), NG_STR_INIT("image source"),
        NG_STR_INIT("inscr"), NG_STR_INIT("l\xC3\xA4s ocks\xC3\xA5"),
        NG_STR_INIT("last updated"), NG_STR_INIT("lee tambi"),
        NG_STR_INIT("les ogs"), NG_STR_INIT("l\xC3\xA6s ogs"),
        NG_STR_INIT("lees ook"), NG_STR_INIT("leggi anche"),
        NG_STR_INIT("leia tamb"), NG_STR_INIT("lesen sie"),
        NG_STR_INIT("lire aussi"), NG_STR_INIT("listen to"),
        NG_STR_INIT("load more"), NG_STR_INIT("loading"), NG_STR_INIT("log in"),
        NG_STR_INIT("mehr zum thema"), NG_STR_INIT("min read"),
        NG_STR_INIT("more from"), NG_STR_INIT("more on this"),
        NG_STR_INIT("newsletter"), NG_STR_INIT("photo by"),
        NG_STR_INIT("photo:"), NG_STR_INIT("photo credit"),
        NG_STR_INIT("photograph:"), NG_STR_INIT("posted in"),
        NG_STR_INIT("posted on"), NG_STR_INIT("privacy"),
        NG_STR_INIT("published in"), NG_STR_INIT("published on"),
        NG_STR_INIT("published:"), NG_STR_INIT("read also"),
        NG_STR_INIT("read more"), NG_STR_INIT("read next"),
        NG_STR_INIT("related"), NG_STR_INIT("reply"),
        NG_STR_INIT("report a typo"), NG_STR_INIT("see also"),
        NG_STR_INIT("siehe auch"), NG_STR_INIT("share on"),
        NG_STR_INIT("share this"), NG_STR_INIT("sign in"),
        NG_STR_INIT("sign up"), NG_STR_INIT("skip to"), NG_STR_INIT("source:"),
        NG_STR_INIT("sponsored"), NG_STR_INIT("story continues"),
        NG_STR_INIT("subscri"), NG_STR_INIT("tags:"),
        NG_STR_INIT("te puede interesar"), NG_STR_INIT("terms of"),
        NG_STR_INIT("thank you for"), NG_STR_INIT("this website uses"),
        NG_STR_INIT("topics:"), NG_STR_INIT("tweet"), NG_STR_INIT("updated"),
        NG_STR_INIT("veja tamb"), NG_STR_INIT("voir aussi"),
        NG_STR_INIT("view all"), NG_STR_INIT("watch:"),
        NG_STR_INIT("watch now"), NG_STR_INIT("we use "),
        NG_STR_INIT("xem th\xC3\xAAm"), NG_STR_INIT("you may also"),
        NG_STR_INIT("you might also"), NG_STR_INIT("your email"),
        NG_STR_INIT("\xC2\xA9"),
        NG_STR_INIT("\xD1\x87\xD0\xB8\xD1\x82\xD0\xB0\xD0\xB9\xD1\x82\xD0\xB5"
                    " \xD1\x82\xD0\xB0\xD0\xBA"),        /* chitayte tak(zhe) */
        NG_STR_INIT("\xD1\x84\xD0\xBE\xD1\x82\xD0\xBE"), /* foto */
        NG_STR_INIT("\xE7\x89\x88\xE6\x9D\x83"),         /* copyright, zh */
        NG_STR_INIT("\xE8\xB4\xA3\xE4\xBB\xBB\xE7\xBC\x96")}; /* editor, zh */

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint8_t find_phrases(struct ng_str s)
{
    uint8_t bits = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        if ((i > 0 && is_word_byte(s.s[i - 1])) || s.s[i] == ' ') {
            continue;
        }
        char c = ng_lower(s.s[i]);
        for (unsigned k = 0; k < sizeof phrases / sizeof phrases[0] &&
                             (uint8_t)phrases[k].s[0] <= (uint8_t)c;
                k++) {
            if (phrases[k].s[0] == c &&
                    ng_str_starts(ng_str_cut(s, i, s.len), phrases[k])) {
                bits |= i == 0 ? NG_LOOK_PHRASE | NG_LOOK_PHRASE_IN
                               : NG_LOOK_PHRASE_IN;
                return bits;
            }
        }
    }
    return bits;
}

static bool is_stop(uint32_t cp)
{
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 ||
           cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0x061F ||
           cp == 0x0964 || cp == 0x06D4;
}

static bool is_comma(uint32_t cp)
{
    return cp == ',' || cp == ';' || cp == ':' || cp == 0x3001 ||
           cp == 0xFF0C || cp == 0xFF1B || cp == 0xFF1A || cp == 0x060C ||
           cp == 0x061B;
}

static bool is_closing(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0xBB ||
           cp == 0x201C || cp == 0x201D || cp == 0x2019 || cp == 0x300D;
}

static uint8_t add_capped(uint8_t a, unsigned b)
{
    return a + b < 255 ? (uint8_t)(a + b) : 255;
}

void ng_look_at(struct ng_look *l, struct ng_str s)
{
    uint32_t letters = 0, ideographs = 0, capitals = 0, digits = 0;
    uint32_t last = 0, i = 0;
    l->stops = l->commas = l->bits = 0;
    while (i < s.len) {
        uint32_t cp = (unsigned char)s.s[i];
        i += cp < 0x80 ? 1 : ng_utf8_decode(s.s + i, s.len - i, &cp);
        letters++;
        if (cp >= 'a' && cp <= 'z') {
            last = cp;
            continue;
        }
        if (cp == ' ') {
            continue;
        }
        capitals += cp >= 'A' && cp <= 'Z';
        digits += cp >= '0' && cp <= '9';
        ideographs += (cp >= 0x3040 && cp <= 0x9FFF) ||
                      (cp >= 0xAC00 && cp <= 0xD7A3);
        l->stops = add_capped(l->stops, is_stop(cp));
        l->commas = add_capped(l->commas, is_comma(cp));
        last = is_closing(cp) ? last : cp;
    }
    l->weight = letters + ideographs * 8 / 5;
    l->bits |= is_stop(last) || last == ':' ? NG_LOOK_ENDS : 0;
    l->bits |= s.len > 0 && s.s[0] >= 'a' && s.s[0] <= 'z' ? NG_LOOK_LOWER : 0;
    l->capitals = (uint8_t)(letters == 0 ? 0 : capitals * 255 / letters);
    l->digits =
            (uint8_t)(letters == 0 ? 0
                                   : (digits * 255 + letters - 1) / letters);
    l->bits |= digits * 5 >= letters ? NG_LOOK_DIGITS : 0;
    if (s.len <= NG_LOOK_PHRASE_MAX) {
        l->bits |= find_phrases(s);
    }
}

/* How picture credits begin. */
static const struct ng_str credits[] = {NG_STR_INIT("photo:"),
        NG_STR_INIT("photos:"), NG_STR_INIT("photo by "),
        NG_STR_INIT("photograph:"), NG_STR_INIT("photo credit:"),
        NG_STR_INIT("picture:"), NG_STR_INIT("image:"), NG_STR_INIT("images:"),
        NG_STR_INIT("illustration:"), NG_STR_INIT("foto:"),
        NG_STR_INIT("bild:"), NG_STR_INIT("photo :"),
        NG_STR_INIT("\u0424\u043e\u0442\u043e:"),  /* Foto: */
        NG_STR_INIT("\u0444\u043e\u0442\u043e:")}; /* foto: */

bool ng_look_is_credited(struct ng_str s)
{
    uint32_t from = s.len > 80 ? s.len - 80 : 0;
    for (uint32_t i = from; s.len <= NG_LOOK_CREDIT_MAX && i < s.len; i++) {
        char c = (char)(s.s[i] | 0x20); /* 0xF0: of two Cyrillic letters */
        if ((c != 'p' && c != 'i' && c != 'f' && c != 'b' && c != (char)0xF0 &&
                    c != (char)0xF1) ||
                (i > 0 && is_word_byte(s.s[i - 1]))) {
            continue;
        }
        for (size_t k = 0; k < sizeof credits / sizeof *credits; k++) {
            if (credits[k].s[0] == ng_lower(s.s[i]) &&
                    ng_str_starts(ng_str_cut(s, i, s.len), credits[k])) {
                return true;
            }
        }
    }
    return false;
}
