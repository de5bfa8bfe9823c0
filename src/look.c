/* SPDX-License-Identifier: MIT */
#include "ng/look.h"

#include "ng/utf8.h"

#include <string.h>

/* What stands around articles and not in them, in short blocks: by first
 * letter, which is left out; last those that begin with none of a to z. */
static const char *const phrases[27] = {
        "bout the author|d blocker|dvertis|ll rights reserved|lso read|nzeige",
        "aca juga|reaking news|y clicking",
        ("lick here|omments|ontinue reading|ookie|opyright|zytaj|reate an "
         "account"),
        "ownload the app|ownload our app",
        "-mail|mail address|nable javascript",
        "iled under|ollow |oto:", "etty images", "",
        "mage:|mage credit|mage source|nscr", "", "",
        ("äs också|ast updated|ee tambi|es ogs|æs ogs|ees ook|eggi anche|eia "
         "tamb|esen sie|ire aussi|isten to|oad more|oading|og in"),
        "ehr zum thema|in read|ore from|ore on this", "ewsletter", "",
        ("hoto by|hoto:|hoto credit|hotograph:|osted in|osted "
         "on|rivacy|ublished in|ublished on|ublished:"),
        "", "ead also|ead more|ead next|elated|eply|eport a typo",
        ("ee also|iehe auch|hare on|hare this|ign in|ign up|kip "
         "to|ource:|ponsored|tory continues|ubscri"),
        ("ags:|e puede interesar|erms of|hank you for|his website "
         "uses|opics:|weet"),
        "pdated", "eja tamb|oir aussi|iew all", "atch:|atch now|e use ",
        "em thêm", "ou may also|ou might also|our email", "",
        "(c) |©|читайте так|фото|版权|责任编"};

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_phrase(struct ng_str s)
{
    unsigned letter = (unsigned char)ng_lower(s.s[0]) - (unsigned)'a';
    const char *at = phrases[letter < 26 ? letter : 26];
    while (*at != '\0') {
        uint32_t k = letter < 26;
        while (*at != '\0' && *at != '|' && k < s.len &&
                *at == ng_lower(s.s[k])) {
            at++;
            k++;
        }
        if (*at == '\0' || *at == '|') {
            return true;
        }
        while (*at != '\0' && *at++ != '|') {
        }
    }
    return false;
}

static uint8_t find_phrases(struct ng_str s)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if ((i > 0 && is_word_byte(s.s[i - 1])) || s.s[i] == ' ') {
            continue;
        }
        if (is_phrase(ng_str_cut(s, i, s.len))) {
            return i == 0 ? NG_LOOK_PHRASE | NG_LOOK_PHRASE_IN
                          : NG_LOOK_PHRASE_IN;
        }
    }
    return 0;
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

/* How picture credits begin; the last two: Foto in Cyrillic. */
static const char credits[] =
        "photo:\nphotos:\nphoto by \nphotograph:\nphoto credit:\npicture:\n"
        "image:\nimages:\nillustration:\nfoto:\nbild:\nphoto :\n"
        "\u0424\u043e\u0442\u043e:\n\u0444\u043e\u0442\u043e:\n";

bool ng_look_is_credited(struct ng_str s)
{
    uint32_t from = s.len > 80 ? s.len - 80 : 0, which;
    for (uint32_t i = from; s.len <= NG_LOOK_CREDIT_MAX && i < s.len; i++) {
        /* 0xF0, 0xF1: of two Cyrillic letters */
        bool first = memchr("pifb\xF0\xF1", s.s[i] | 0x20, 6) != NULL;
        if (first && (i == 0 || !is_word_byte(s.s[i - 1])) &&
                ng_str_begins(ng_str_cut(s, i, s.len), credits, &which) > 0) {
            return true;
        }
    }
    return false;
}
