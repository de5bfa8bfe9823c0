/* SPDX-License-Identifier: MIT */
#include "ng/encode.h"

#include "ng/utf8.h"

#include <string.h>

/* ---- transliteration -----------------------------------------------------
 * Latin by base letter (NFKD of Unicode 14), Cyrillic after BGN/PCGN without
 * its apostrophes, Greek after ISO 843, Armenian and Georgian after BGN/PCGN
 * without theirs. Lower case only: upper case goes through ng_utf8_fold. A
 * fraction begins with a space and a superscript with ^, or 2 1/2 would be
 * read as 21/2. */

struct run {
    uint16_t first;
    uint8_t n;
    const char *map; /* one character each; '_' nothing, '`' see words */
};

struct word {
    uint16_t cp;
    char to[6]; /* NUL-ended if shorter */
};

static const struct run runs[] = {
        {0xa0, 32, " !c```|`\"`a\"!_`-````'u|-,`o\"```?"},
        {0xd7, 233,
                "x````````aaaaaa`ceeeeiiiidnooooo/ouuuuy`y`a`a`a`c`c`c`c`d`d`"
                "e`e`e`e`e`g`g`g`g`h`h`i`i`i`iIi```j`kq`l`l`l`l`l`n`n`n``n`o`"
                "o`o```r`r`r`s`s`s`s`t`t`t`u`u`u`u`u`u`w`y``z`z`zsb``b`b``c``"
                "`d`````f``````kllw`n``o```p``s``t`t``u```y`z``````s`w"},
        {0x1ce, 211,
                "a`i`o`u`u`u`u`ue`a`a```g`g`k`o`o``j````g```n`a```o`a`a`e`e`i"
                "`i`o`o`r`r`u`u`s`t`y`h`d```z`a`e`o`o`o`o`ylntj````c``sz`````"
                "`e`j`q`r`yaaabocddeeeee`ejggggohhhiiilllluumnnno`ofrrrrrrrrr"
                "s`j``ttuuvuwyyzz``''```b`ghj`lq"},
        {0x2b9, 19, "'`'''````````^`'-''"},
        {0x3ac, 43, "aeiiyavgdezi`iklmnxoprsstyf``oiyoyo`v````fp"},
        {0x430, 47, "abvgde`ziyklmnoprstuf`````_y_e``e``g``i`j``ckiu"},
        {0x491, 105,
                "g```g```z`q`k`k`q`n```p`h`s`t`u`u`h```j`j`h````````k`l`n`n`j"
                "`m'`a`a```e`a`````z```i`i`o`o`o`e`u`u`u`````y"},
        {0x55d, 45, ",```abgdezeet`il``kh```myn`o`pjrsvtr`vpkof``:"},
        {0x660, 10, "0123456789"}, {0x6f0, 10, "0123456789"},
        {0x964, 12, ".`0123456789"}, {0x9e6, 10, "0123456789"},
        {0x10d0, 33, "abgdevztiklmnop`rstupk`q```````jh"},
        {0x1e01, 249,
                "a`b`b`b`c`d`d`d`d`d`e`e`e`e`e`f`g`h`h`h`h`h`i`i`k`k`k`l`l`l`"
                "l`m`m`m`n`n`n`n`o`o`o`o`p`p`r`r`r`r`s`s`s`s`s`t`t`t`t`u`u`u`"
                "u`u`v`v`w`w`w`w`w`x`x`y`z`z`zhtwy`s`````a`a`a`a`a`a`a`a`a`a`"
                "a`a`e`e`e`e`e`e`e`e`i`i`o`o`o`o`o`o`o`o`o`o`o`o`u`u`u`u`u`u`"
                "u`y`y`y`y"},
        {0x1f70, 14, "aaeeiiiiooyyoo"},
        {0x2000, 84,
                "           `````------|=''''\"\"\"\"+#*>.``-  ````` "
                "``'\"\"'\"``''*"
                "```````-/`````````*```%~"},
        {0x2080, 15, "0123456789+-=()"},
        {0x2160, 32, "I```V````X``LCDMi```v````x``lcdm"},
        {0x2191, 9, "^`v`|\\/\\/"}, {0x2212, 8, "-``/`*o*"},
        {0x2227, 4, "&|&U"}, {0x223c, 13, "~``````~`=``~"},
        {0x2500, 208,
                "--||--||--||++++++++++++++++++++++++++++++++++++++++++++++++"
                "++++++++++++++++--||=|+++++++++++++++++++++++++++++++/\\X-|-|"
                "-|-|-|-|################################**````````**-`````^^"
                "``>>``>`vv``<<``<`**```o```*"},
        {0x25fc, 11, "**```````**"}, {0x2660, 16, "S``C``D```~~```#"},
        {0x2713, 31, "vvxxxx`+``+````````*`*`*``*```*"},
        {0x3000, 32, " ,.`````<>\"\"\"\"\"\"[]``()``````~\"\"\""}};

static const struct word words[] = {{0xa3, "GBP"}, {0xa5, "JPY"},
        {0xa7, "Par."}, {0xa9, "(c)"}, {0xae, "(R)"}, {0xb0, "deg"},
        {0xb1, "+/-"}, {0xb2, "^2"}, {0xb3, "^3"}, {0xb9, "^1"}, {0xbc, " 1/4"},
        {0xbd, " 1/2"}, {0xbe, " 3/4"}, {0xdf, "ss"}, {0xe6, "ae"},
        {0xfe, "th"}, {0x133, "ij"}, {0x149, "'n"}, {0x153, "oe"},
        {0x195, "hv"}, {0x1a3, "oi"}, {0x1b9, "zh"}, {0x1c6, "dz"},
        {0x1c9, "lj"}, {0x1cc, "nj"}, {0x1e3, "ae"}, {0x1ef, "zh"},
        {0x1f3, "dz"}, {0x1fd, "ae"}, {0x223, "ou"}, {0x276, "oe"},
        {0x283, "sh"}, {0x285, "sh"}, {0x286, "sh"}, {0x292, "zh"},
        {0x2dc, "~"}, {0x2dd, "\""}, {0x37e, ";"}, {0x387, "-"}, {0x390, "i"},
        {0x3b8, "th"}, {0x3c7, "ch"}, {0x3c8, "ps"}, {0x3d1, "th"},
        {0x3f0, "k"}, {0x3f1, "r"}, {0x3f5, "e"}, {0x436, "zh"}, {0x445, "kh"},
        {0x446, "ts"}, {0x447, "ch"}, {0x448, "sh"}, {0x449, "shch"},
        {0x44e, "yu"}, {0x44f, "ya"}, {0x451, "yo"}, {0x452, "dj"},
        {0x454, "ye"}, {0x455, "dz"}, {0x457, "yi"}, {0x459, "lj"},
        {0x45a, "nj"}, {0x45f, "dzh"}, {0x463, "ie"}, {0x46b, "u"},
        {0x473, "f"}, {0x475, "i"}, {0x493, "gh"}, {0x497, "zh"}, {0x4a5, "ng"},
        {0x4b5, "ts"}, {0x4bd, "ch"}, {0x4bf, "ch"}, {0x4c2, "zh"},
        {0x4d5, "ae"}, {0x4dd, "zh"}, {0x4e1, "dz"}, {0x4f5, "ch"},
        {0x4f7, "gh"}, {0x56a, "zh"}, {0x56d, "kh"}, {0x56e, "ts"},
        {0x571, "dz"}, {0x572, "gh"}, {0x573, "ch"}, {0x577, "sh"},
        {0x579, "ch"}, {0x581, "ts"}, {0x587, "ev"}, {0x60c, ","}, {0x61b, ";"},
        {0x61f, "?"}, {0x6d4, "."}, {0x10df, "zh"}, {0x10e6, "gh"},
        {0x10e8, "sh"}, {0x10e9, "ch"}, {0x10ea, "ts"}, {0x10eb, "dz"},
        {0x10ec, "ts"}, {0x10ed, "ch"}, {0x10ee, "kh"}, {0x1680, " "},
        {0x2025, ".."}, {0x2026, "..."}, {0x2030, "o/oo"}, {0x203c, "!!"},
        {0x203d, "?!"}, {0x2047, "?\?"}, {0x2048, "?!"}, {0x2049, "!?"},
        {0x205f, " "}, {0x2070, "^0"}, {0x2071, "^i"}, {0x2074, "^4"},
        {0x2075, "^5"}, {0x2076, "^6"}, {0x2077, "^7"}, {0x2078, "^8"},
        {0x2079, "^9"}, {0x207a, "^+"}, {0x207b, "^-"}, {0x207c, "^="},
        {0x207d, "^("}, {0x207e, "^)"}, {0x207f, "^n"}, {0x20a0, "ECU"},
        {0x20a1, "CRC"}, {0x20a2, "CR"}, {0x20a3, "FRF"}, {0x20a4, "ITL"},
        {0x20a6, "NGN"}, {0x20a7, "ESP"}, {0x20a8, "Rs"}, {0x20a9, "KRW"},
        {0x20aa, "ILS"}, {0x20ab, "VND"}, {0x20ac, "EUR"}, {0x20ad, "LAK"},
        {0x20ae, "MNT"}, {0x20b1, "PHP"}, {0x20b2, "PYG"}, {0x20b4, "UAH"},
        {0x20b5, "GHS"}, {0x20b8, "KZT"}, {0x20b9, "INR"}, {0x20ba, "TRY"},
        {0x20bc, "AZN"}, {0x20bd, "RUB"}, {0x20be, "GEL"}, {0x20bf, "BTC"},
        {0x2102, "C"}, {0x2103, "degC"}, {0x2105, "c/o"}, {0x2109, "degF"},
        {0x2113, "l"}, {0x2116, "No"}, {0x2117, "(P)"}, {0x211e, "Rx"},
        {0x2120, "(SM)"}, {0x2122, "(TM)"}, {0x2126, "Ohm"}, {0x212e, "e"},
        {0x2150, " 1/7"}, {0x2151, " 1/9"}, {0x2152, " 1/10"}, {0x2153, " 1/3"},
        {0x2154, " 2/3"}, {0x2155, " 1/5"}, {0x2156, " 2/5"}, {0x2157, " 3/5"},
        {0x2158, " 4/5"}, {0x2159, " 1/6"}, {0x215a, " 5/6"}, {0x215b, " 1/8"},
        {0x215c, " 3/8"}, {0x215d, " 5/8"}, {0x215e, " 7/8"}, {0x2161, "II"},
        {0x2162, "III"}, {0x2163, "IV"}, {0x2165, "VI"}, {0x2166, "VII"},
        {0x2167, "VIII"}, {0x2168, "IX"}, {0x216a, "XI"}, {0x216b, "XII"},
        {0x2171, "ii"}, {0x2172, "iii"}, {0x2173, "iv"}, {0x2175, "vi"},
        {0x2176, "vii"}, {0x2177, "viii"}, {0x2178, "ix"}, {0x217a, "xi"},
        {0x217b, "xii"}, {0x2190, "<-"}, {0x2192, "->"}, {0x2194, "<->"},
        {0x21a9, "<-"}, {0x21aa, "->"}, {0x21d0, "<="}, {0x21d2, "=>"},
        {0x21d4, "<=>"}, {0x2202, "d"}, {0x2206, "D"}, {0x220f, "Prod"},
        {0x2211, "Sum"}, {0x221a, "sqrt"}, {0x221e, "inf"}, {0x2225, "||"},
        {0x2260, "!="}, {0x2261, "="}, {0x2264, "<="}, {0x2265, ">="},
        {0x226a, "<<"}, {0x226b, ">>"}, {0x22c5, "*"}, {0x22ef, "..."},
        {0x2460, "(1)"}, {0x2461, "(2)"}, {0x2462, "(3)"}, {0x2463, "(4)"},
        {0x2464, "(5)"}, {0x2465, "(6)"}, {0x2466, "(7)"}, {0x2467, "(8)"},
        {0x2468, "(9)"}, {0x25e6, "o"}, {0x260e, "Tel."}, {0x2661, "<3"},
        {0x2665, "<3"}, {0x2705, "v"}, {0x274c, "x"}, {0x2753, "?"},
        {0x2757, "!"}, {0x2764, "<3"}, {0x2794, "->"}, {0x2795, "+"},
        {0x2796, "-"}, {0x279c, "->"}, {0x27a1, "->"}, {0x27a4, ">"},
        {0x27f5, "<-"}, {0x27f6, "->"}, {0x27f9, "=>"}, {0x2b05, "<-"},
        {0x2b06, "^"}, {0x2b07, "v"}, {0x2e3a, "-"}, {0x2e3b, "-"},
        {0x30fb, "-"}, {0xfb00, "ff"}, {0xfb01, "fi"}, {0xfb02, "fl"},
        {0xfb03, "ffi"}, {0xfb04, "ffl"}, {0xfb05, "st"}, {0xfb06, "st"},
        {0xfe58, "-"}, {0xfe63, "-"}};

/* ---- what the sets have ---------------------------------------------------
 */

static const uint16_t cp437[128] = {0xc7, 0xfc, 0xe9, 0xe2, 0xe4, 0xe0, 0xe5,
        0xe7, 0xea, 0xeb, 0xe8, 0xef, 0xee, 0xec, 0xc4, 0xc5, 0xc9, 0xe6, 0xc6,
        0xf4, 0xf6, 0xf2, 0xfb, 0xf9, 0xff, 0xd6, 0xdc, 0xa2, 0xa3, 0xa5,
        0x20a7, 0x192, 0xe1, 0xed, 0xf3, 0xfa, 0xf1, 0xd1, 0xaa, 0xba, 0xbf,
        0x2310, 0xac, 0xbd, 0xbc, 0xa1, 0xab, 0xbb, 0x2591, 0x2592, 0x2593,
        0x2502, 0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557,
        0x255d, 0x255c, 0x255b, 0x2510, 0x2514, 0x2534, 0x252c, 0x251c, 0x2500,
        0x253c, 0x255e, 0x255f, 0x255a, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
        0x256c, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553,
        0x256b, 0x256a, 0x2518, 0x250c, 0x2588, 0x2584, 0x258c, 0x2590, 0x2580,
        0x3b1, 0xdf, 0x393, 0x3c0, 0x3a3, 0x3c3, 0xb5, 0x3c4, 0x3a6, 0x398,
        0x3a9, 0x3b4, 0x221e, 0x3c6, 0x3b5, 0x2229, 0x2261, 0xb1, 0x2265,
        0x2264, 0x2320, 0x2321, 0xf7, 0x2248, 0xb0, 0x2219, 0xb7, 0x221a,
        0x207f, 0xb2, 0x25a0, 0xa0};

static const uint16_t cp850[128] = {0xc7, 0xfc, 0xe9, 0xe2, 0xe4, 0xe0, 0xe5,
        0xe7, 0xea, 0xeb, 0xe8, 0xef, 0xee, 0xec, 0xc4, 0xc5, 0xc9, 0xe6, 0xc6,
        0xf4, 0xf6, 0xf2, 0xfb, 0xf9, 0xff, 0xd6, 0xdc, 0xf8, 0xa3, 0xd8, 0xd7,
        0x192, 0xe1, 0xed, 0xf3, 0xfa, 0xf1, 0xd1, 0xaa, 0xba, 0xbf, 0xae, 0xac,
        0xbd, 0xbc, 0xa1, 0xab, 0xbb, 0x2591, 0x2592, 0x2593, 0x2502, 0x2524,
        0xc1, 0xc2, 0xc0, 0xa9, 0x2563, 0x2551, 0x2557, 0x255d, 0xa2, 0xa5,
        0x2510, 0x2514, 0x2534, 0x252c, 0x251c, 0x2500, 0x253c, 0xe3, 0xc3,
        0x255a, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256c, 0xa4, 0xf0,
        0xd0, 0xca, 0xcb, 0xc8, 0x131, 0xcd, 0xce, 0xcf, 0x2518, 0x250c, 0x2588,
        0x2584, 0xa6, 0xcc, 0x2580, 0xd3, 0xdf, 0xd4, 0xd2, 0xf5, 0xd5, 0xb5,
        0xfe, 0xde, 0xda, 0xdb, 0xd9, 0xfd, 0xdd, 0xaf, 0xb4, 0xad, 0xb1,
        0x2017, 0xbe, 0xb6, 0xa7, 0xf7, 0xb8, 0xb0, 0xa8, 0xb7, 0xb9, 0xb3,
        0xb2, 0x25a0, 0xa0};

/* cp866 at 0xF0; below it is Cyrillic, and as cp437 from 0xB0 to 0xDF. */
static const uint16_t cp866_f0[16] = {0x401, 0x451, 0x404, 0x454, 0x407, 0x457,
        0x40e, 0x45e, 0xb0, 0x2219, 0xb7, 0x221a, 0x2116, 0xa4, 0x25a0, 0xa0};

/* windows-1252 at 0x80; above 0x9F it is Latin-1. 0: nothing. */
static const uint16_t cp1252_80[32] = {0x20ac, 0x0, 0x201a, 0x192, 0x201e,
        0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x0, 0x17d,
        0x0, 0x0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
        0x2122, 0x161, 0x203a, 0x153, 0x0, 0x17e, 0x178};

/* Looks the same, where a DOS set has the second. */
static const uint16_t similar[][2] = {{0x490, 0x413}, {0x491, 0x433},
        {0x2022, 0x2219}, {0x2501, 0x2500}, {0x2503, 0x2502}, {0x250f, 0x250c},
        {0x2513, 0x2510}, {0x2517, 0x2514}, {0x251b, 0x2518}, {0x256d, 0x250c},
        {0x256e, 0x2510}, {0x256f, 0x2518}, {0x2570, 0x2514}};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static bool in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp - first <= last - first;
}

static unsigned index_of(const uint16_t *table, unsigned n, uint32_t cp)
{
    unsigned i = 0;
    while (i < n && table[i] != cp) {
        i++;
    }
    return i;
}

/* The byte of cp, which is not ASCII, in a single-byte set; 0: it has none. */
static uint8_t byte_of(enum ng_encoding e, uint32_t cp)
{
    unsigned i = 128;
    switch (e) {
    case NG_ENCODE_CP1252:
        i = index_of(cp1252_80, 32, cp);
        if (i < 32) {
            break;
        }
        return in(cp, 0xA1, 0xFF) ? (uint8_t)cp : 0;
    case NG_ENCODE_LATIN1:
        return in(cp, 0xA1, 0xFF) ? (uint8_t)cp : 0;
    case NG_ENCODE_CP437:
        /* it has formulas' Greek, which would leave holes in words */
        if (in(cp, 0x370, 0x3FF)) {
            return 0;
        }
        i = index_of(cp437, 128, cp);
        break;
    case NG_ENCODE_CP850:
        i = index_of(cp850, 128, cp);
        break;
    case NG_ENCODE_CP866:
        if (in(cp, 0x410, 0x43F)) {
            return (uint8_t)(cp - 0x410 + 0x80);
        }
        if (in(cp, 0x440, 0x44F)) {
            return (uint8_t)(cp - 0x440 + 0xE0);
        }
        i = index_of(cp866_f0, 16, cp);
        i = i < 16 ? i + 0x70 : 0x30 + index_of(cp437 + 0x30, 48, cp);
        i = i == 0x60 ? 128 : i;
        break;
    default:
        break;
    }
    return i < 128 ? (uint8_t)(0x80 + i) : 0;
}

/* Readable ASCII for cp, at most six bytes; -1: none. */
static int spell(uint32_t cp, char *out)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    for (size_t i = 0; i < COUNT(runs); i++) {
        if (in(cp, runs[i].first, runs[i].first + runs[i].n - 1u)) {
            char c = runs[i].map[cp - runs[i].first];
            if (c == '`') {
                break;
            }
            out[0] = c;
            return c != '_';
        }
    }
    size_t lo = 0;
    size_t hi = COUNT(words);
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (words[mid].cp < cp) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    if (lo == COUNT(words) || words[lo].cp != cp) {
        return -1;
    }
    int n = 0;
    while (n < (int)sizeof words[lo].to && words[lo].to[n] != '\0') {
        out[n] = words[lo].to[n];
        n++;
    }
    return n;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 0x20) : c;
}

static uint32_t transliterate(uint32_t cp, char *out)
{
    if (in(cp, 0xFF01, 0xFF5E)) { /* fullwidth ASCII */
        cp -= 0xFEE0;
    } else if (in(cp, 0x1D400, 0x1D6A3)) { /* mathematical letters */
        uint32_t i = (cp - 0x1D400) % 52;
        cp = i < 26 ? 'A' + i : 'a' + i - 26;
    } else if (in(cp, 0x1D7CE, 0x1D7FF)) {
        cp = '0' + (cp - 0x1D7CE) % 10;
    }
    int n = spell(cp, out);
    if (n >= 0) {
        return (uint32_t)n;
    }
    uint32_t low = ng_utf8_fold(cp);
    n = low != cp ? spell(low, out) : -1;
    if (n >= 0) {
        /* AE as one letter, but Shch */
        for (int i = 0; i < n && (i == 0 || cp < 0x370); i++) {
            out[i] = upper(out[i]);
        }
        return (uint32_t)n;
    }
    if (ng_utf8_width(cp) == 0) {
        return 0;
    }
    out[0] = '?';
    return 1;
}

uint32_t ng_encode_single(
        enum ng_encoding e, uint32_t cp, char out[NG_ENCODE_MAX])
{
    uint8_t byte = byte_of(e, cp);
    if (byte == 0 && e != NG_ENCODE_ASCII) {
        for (size_t i = 0; i < COUNT(similar) && byte == 0; i++) {
            byte = similar[i][0] == cp ? byte_of(e, similar[i][1]) : 0;
        }
    }
    /* no-break space and soft hyphen of a set are not for its screens */
    if (byte != 0 && cp != 0xA0) {
        out[0] = (char)byte;
        return 1;
    }
    return transliterate(cp, out);
}

/* ---- interface ------------------------------------------------------------
 */

int ng_encode_by_name(struct ng_str name)
{
    static const uint8_t targets[] = {NG_ENCODE_UTF8, NG_ENCODE_UTF8,
            NG_ENCODE_ASCII, NG_ENCODE_ASCII, NG_ENCODE_LATIN1,
            NG_ENCODE_LATIN1, NG_ENCODE_CP437, NG_ENCODE_CP850, NG_ENCODE_CP866,
            NG_ENCODE_CP1252, NG_ENCODE_CP1252};
    int32_t i = ng_str_among(name,
            "utf-8 utf8 ascii us-ascii latin1 iso-8859-1 cp437 cp850 cp866 "
            "cp1252 windows-1252");
    return i < 0 ? NG_EARG : targets[i];
}

/* Separates words; U+0085, U+2028 and U+2029 are line ends, too. */
static bool is_blank_control(uint32_t cp)
{
    return in(cp, '\t', '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

/* Never shown: controls, soft hyphen, BOM, and what can turn the text of a
 * whole line around (bidirectional embeddings, overrides and isolates). */
static bool is_hidden(uint32_t cp)
{
    return cp < 0x20 || in(cp, 0x7F, 0x9F) || cp == 0xAD || cp == 0xFEFF ||
           in(cp, 0x202A, 0x202E) || in(cp, 0x2066, 0x2069) ||
           in(cp, 0xFFF9, 0xFFFB);
}

uint32_t ng_encode(enum ng_encoding e, uint32_t cp, char out[NG_ENCODE_MAX])
{
    if (is_blank_control(cp)) {
        cp = ' ';
    } else if (is_hidden(cp)) {
        return 0;
    }
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (e == NG_ENCODE_UTF8 || *ng_encode_known == NULL) {
        /* lines are broken by now, and readers search for plain spaces */
        return ng_utf8_encode(cp == 0xA0 || cp == 0x202F ? ' ' : cp, out);
    }
    return (*ng_encode_known)(e, cp, out);
}

unsigned ng_encode_width(enum ng_encoding e, uint32_t cp)
{
    char out[NG_ENCODE_MAX];
    if (cp >= 0x20 && cp < 0x7F) {
        return 1;
    }
    uint32_t n = ng_encode(e, cp, out);
    if (n == 0 || (e != NG_ENCODE_UTF8 && *ng_encode_known != NULL)) {
        return n;
    }
    return is_blank_control(cp) ? 1 : ng_utf8_width(cp);
}

uint32_t ng_encode_columns(enum ng_encoding e, struct ng_str s)
{
    uint32_t columns = 0;
    for (uint32_t i = 0; i < s.len;) {
        uint32_t cp;
        i += ng_utf8_decode(s.s + i, s.len - i, &cp);
        columns += ng_encode_width(e, cp);
    }
    return columns;
}

int ng_encode_str(
        const struct ng_sink *out, enum ng_encoding e, struct ng_str s)
{
    char buf[128];
    uint32_t used = 0;
    for (uint32_t i = 0; i < s.len;) {
        uint32_t cp;
        i += ng_utf8_decode(s.s + i, s.len - i, &cp);
        used += ng_encode(e, cp, buf + used);
        if (used > sizeof buf - NG_ENCODE_MAX) {
            int err = out->write(out->ctx, buf, used);
            if (err != NG_OK) {
                return err;
            }
            used = 0;
        }
    }
    return used == 0 ? NG_OK : out->write(out->ctx, buf, used);
}
