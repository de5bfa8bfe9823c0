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

/* What takes more than one character: a step from the character before, in
 * base 128, each byte with its high bit; then what stands for it. */
static const char words[] =
        "\201\243GBP\202JPY\202Par.\202(c)\205(R)\202deg\201+/-\201^2\201^3"
        "\206^1\203 1/4\201 1/2\201 3/4\241ss\207ae\230th\265ij\226'n\212oe"
        "\302hv\216oi\226zh\215dz\203lj\203nj\227ae\214zh\204dz\212ae\246ou"
        "\323oe\215sh\202sh\201sh\214zh\312~\201\"\201\241;\211-\211i\250th"
        "\217ch\201ps\211th\237k\201r\204e\301zh\217kh\201ts\201ch\201sh"
        "\201shch\205yu\201ya\202yo\201dj\202ye\201dz\202yi\202lj\201nj"
        "\205dzh\204ie\210u\210f\202i\236gh\204zh\216ng\220ts\210ch\202ch"
        "\203zh\223ae\210zh\204dz\224ch\202gh\363zh\203kh\201ts\203dz\201gh"
        "\201ch\204sh\202ch\210ts\206ev\201\205,\217;\204?\201\265."
        "\224\213zh\207gh\202sh\201ch\201ts\201dz\201ts\201ch\201kh"
        "\213\222 \223\245..\201...\212o/oo\214!!\201?!\212?\?\201?!\201!?"
        "\226 \221^0\201^i\203^4\201^5\201^6\201^7\201^8\201^9\201^+\201^-"
        "\201^=\201^(\201^)\201^n\241ECU\201CRC\201CR\201FRF\201ITL\202NGN"
        "\201ESP\201Rs\201KRW\201ILS\201VND\201EUR\201LAK\201MNT\203PHP"
        "\201PYG\202UAH\201GHS\203KZT\201INR\201TRY\202AZN\201RUB\201GEL"
        "\201BTC\303C\201degC\202c/o\204degF\212l\203No\201(P)\207Rx"
        "\202(SM)\202(TM)\204Ohm\210e\242 1/7\201 1/9\201 1/10\201 1/3"
        "\201 2/3\201 1/5\201 2/5\201 3/5\201 4/5\201 1/6\201 5/6\201 1/8"
        "\201 3/8\201 5/8\201 7/8\203II\201III\201IV\202VI\201VII\201VIII"
        "\201IX\202XI\201XII\206ii\201iii\201iv\202vi\201vii\201viii\201ix"
        "\202xi\201xii\225<-\202->\202<->\225<-\201->\246<=\202=>\202<=>"
        "\256d\204D\211Prod\202Sum\211sqrt\204inf\207||\273!=\201=\203<="
        "\201>=\205<<\201>>\332*\252...\202\361(1)\201(2)\201(3)\201(4)"
        "\201(5)\201(6)\201(7)\201(8)\201(9)\202\376o\250Tel.\323<3\204<3"
        "\201\240v\307x\207?\204!\215<3\260->\201+\201-\206->\205->\203>"
        "\321<-\201->\203=>\206\214<-\201^\201v\206\263-\201-\205\300-"
        "\203\224\205ff\201fi\201fl\201ffi\201ffl\201st\201st\206\322-\213-";

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
    uint32_t at = 0, step = 0;
    int n = -1;
    for (const char *w = words; at <= cp && *w != '\0'; w++) {
        uint8_t byte = (uint8_t)*w;
        if (byte >= 0x80) {
            step = step << 7 | (byte & 0x7Fu);
            continue;
        }
        at += step;
        step = 0;
        if (at == cp) {
            n += n < 0;
            out[n++] = *w;
        }
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

uint32_t ng_encode_ascii(
        enum ng_encoding e, uint32_t cp, char out[NG_ENCODE_MAX])
{
    (void)e;
    return transliterate(cp, out);
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
