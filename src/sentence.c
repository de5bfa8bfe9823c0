/* SPDX-License-Identifier: MIT */
#include "ng/sentence.h"

#include "ng/abbrev.h"
#include "ng/utf8.h"

#include <string.h>

/* The shape of the scan: run to a byte that can end a sentence, look at what
 * stands before and behind it, and either cut there or go on.
 *
 *     ... on Monday afternoon."  "Nobody was hurt ...
 *                            ^ ^ ^^
 *                         stop | |first letter of what follows
 *                        closers opener
 */

enum stop {
    STOP_NONE,
    STOP_LINE, /* always ends */
    STOP_ITEM, /* a bullet: ends before it */
    STOP_HARD, /* ends whatever follows: CJK full stop, danda, ... */
    STOP_MARK, /* ! ? */
    STOP_DOT,  /* . */
    STOP_DOTS  /* the ellipsis character */
};

enum lang_flag {
    LANG_ORDINAL = 1, /* "3." is "third" */
    LANG_ENGLISH = 2,
    LANG_GREEK = 4,   /* ';' asks */
    LANG_ARMENIAN = 8 /* ':' ends */
};

/* Ends in their scripts whatever follows: Armenian, Arabic, Urdu, danda,
 * Burmese, Ethiopic, Khmer, CJK, line and paragraph separators. */
static const uint16_t hard_stops[] = {0x589, 0x61F, 0x6D4, 0x964, 0x965, 0x104A,
        0x104B, 0x1362, 0x1367, 0x17D4, 0x17D5, 0x2028, 0x2029, 0x3002, 0xFF01,
        0xFF0E, 0xFF1F, 0xFF61};

/* Double marks, Greek question mark. */
static const uint16_t marks[] = {0x37E, 0x203C, 0x2047, 0x2048, 0x2049};

static bool is_among(const uint16_t *list, size_t n, uint32_t cp)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i] == cp) {
            return true;
        }
    }
    return false;
}

#define AMONG(list, cp) is_among((list), sizeof(list) / sizeof *(list), (cp))

/* Bytes that a stop can begin with, a bit each: \n ! . : ; ? and the lead
 * bytes CD D6 D8 DB E0 to E3 EF. */
static const uint32_t stop_bytes[8] = {0x00000400, 0x8C004002, 0x00000000,
        0x00000000, 0x00000000, 0x00000000, 0x09402000, 0x0000800F};

static uint32_t next_stop(struct ng_str text, uint32_t at)
{
    while (at < text.len) {
        uint8_t c = (uint8_t)text.s[at];
        if (stop_bytes[c >> 5] >> (c & 31) & 1) {
            break;
        }
        at++;
    }
    return at;
}

/* What stops at s[0 .. n); sets the length in bytes. */
static enum stop stop_at(const char *s, uint32_t n, uint8_t lang, uint32_t *len)
{
    uint32_t cp;
    *len = 1;
    switch (s[0]) {
    case '\n':
        return STOP_LINE;
    case '.':
        return STOP_DOT;
    case '!':
    case '?':
        return STOP_MARK;
    case ';':
        return lang & LANG_GREEK ? STOP_MARK : STOP_NONE;
    case ':':
        return lang & LANG_ARMENIAN ? STOP_MARK : STOP_NONE;
    default:
        break;
    }
    *len = ng_utf8_decode(s, n, &cp);
    switch (cp) {
    case 0x2022: /* bullets */
    case 0x2043:
        return STOP_ITEM;
    case 0x2026: /* ellipsis */
        return STOP_DOTS;
    default:
        return AMONG(hard_stops, cp) ? STOP_HARD
               : AMONG(marks, cp)    ? STOP_MARK
                                     : STOP_NONE;
    }
}

/* Closing quotes and brackets; 2018 and 201C close in German, AB in Danish. */
static const uint16_t closers[] = {'"', '\'', ')', ']', '}', 0xAB, 0xBB, 0x2018,
        0x2019, 0x201C, 0x201D, 0x2039, 0x203A, 0x3009, 0x300B, 0x300D, 0x300F,
        0x3011, 0x3015, 0xFF09, 0xFF3D, 0xFF63};

/* What can stand before the first letter: quotes, brackets, dashes, bullets,
 * inverted marks; BB opens in Danish and in German books. */
static const uint16_t openers[] = {'"', '\'', '(', '[', '{', '-', '*', '#', '@',
        0xA1, 0xAB, 0xBB, 0xBF, 0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A,
        0x201C, 0x201D, 0x201E, 0x2022, 0x2039, 0x300A, 0x300C, 0x300E, 0x3010,
        0xFF08};

static const uint16_t quotes[] = {
        '"', '\'', 0xAB, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x2039};

/* The character at text[at], 0 at the end; *len its bytes. */
static uint32_t char_at(struct ng_str text, uint32_t at, uint32_t *len)
{
    uint32_t cp;
    *len = 0;
    if (at >= text.len) {
        return 0;
    }
    *len = ng_utf8_decode(text.s + at, text.len - at, &cp);
    return cp;
}

static bool is_lower(uint32_t cp)
{
    return ng_utf8_kind(cp) == NG_UTF8_LETTER && ng_utf8_upper(cp) != cp;
}

enum { ITEM_MAX = 512 }; /* bytes of an item of a list in one line */

/* A stop and its surroundings, offsets into the text. */
struct place {
    uint32_t start;    /* of the sentence */
    uint32_t first;    /* its first character behind openers */
    uint32_t stop;     /* the first stop character */
    uint32_t stop_end; /* behind the last: "?!", "..." */
    uint32_t cut;      /* behind closing quotes and brackets */
    uint32_t next;     /* first character behind white space */
    uint32_t letter;   /* first behind openers too */
    uint32_t next_cp, letter_cp;
    uint32_t n_spaced; /* dots with a space before them: ". . ." */
    uint32_t counted;  /* of the quotes: */
    uint32_t n_quotes;
    int32_t n_open;
    enum stop kind;
};

/* Behind white space (and openers, if asked) from at. */
static uint32_t skip(struct ng_str text, uint32_t at, bool past_openers)
{
    uint32_t len, cp;
    while ((cp = char_at(text, at, &len)), len > 0) {
        bool space = ng_utf8_kind(cp) == NG_UTF8_SPACE && cp != '\n';
        if (!space && !(past_openers && AMONG(openers, cp))) {
            break;
        }
        at += len;
    }
    return at;
}

/* Guillemets and double quotes from the beginning of the sentence on; each byte
 * is looked at once. */
static void count_quotes(struct ng_str text, struct place *p, uint32_t to)
{
    for (; p->counted < to; p->counted++) {
        uint8_t c = (uint8_t)text.s[p->counted];
        bool latin = (c == 0xAB || c == 0xBB) && p->counted > p->start &&
                     (uint8_t)text.s[p->counted - 1] == 0xC2;
        p->n_quotes += c == '"';
        p->n_open += latin ? (c == 0xAB ? 1 : -1) : 0;
    }
}

/* Something to say between a and b, if there is little. */
static bool has_word(struct ng_str text, uint32_t a, uint32_t b)
{
    uint32_t len;
    while (a < b && b - a <= 8 &&
            ng_utf8_kind(char_at(text, a, &len)) < NG_UTF8_LETTER) {
        a += len;
    }
    return a < b;
}

/* Words that begin a sentence without being its verb: "At 5 a.m. Mr. Lane" */
static bool is_opening(struct ng_str text, const struct place *p)
{
    struct ng_word first;
    if (p->stop - p->start > 24) {
        return false;
    }
    ng_word_after(text, p->first, &first);
    return ng_abbrev_in(NG_STR(" at by on in from after before until since "
                               "around about near um nach vor seit à vers a "
                               "las alle в к с "),
            ng_word_str(&first));
}

/* What follows looks like the beginning of a sentence. */
static bool begins(struct ng_str text, const struct place *p,
        const struct ng_sentences *it)
{
    struct ng_word next;
    ng_word_after(text, p->letter, &next);
    uint32_t end = p->letter + next.raw;
    bool initial = next.n_chars == 1 && end < text.len && text.s[end] == '.';
    return AMONG(quotes, p->next_cp) ||
           (!initial &&
                   ng_abbrev_is(it->rows, NG_ABBREV_START, ng_word_str(&next)));
}

static bool dot_ends(struct ng_str text, const struct place *p,
        const struct ng_sentences *it)
{
    struct ng_word w, next;
    ng_word_before(text, p->start, p->stop, &w);
    if (w.len == 0) {
        return true;
    }
    struct ng_str word = ng_word_str(&w);
    struct ng_str last = ng_str_cut(word, w.last, w.len);
    bool is_number = w.n_digits == w.n_chars && w.n_digits <= 2;
    /* of other than capitals those that are no words, as many of two bytes
     * are in Vietnamese; from Greek on only я is */
    bool small = w.raw == 1 || (w.raw == 2 && (uint8_t)w.s[0] >= 0xCE &&
                                       !ng_str_eq(word, NG_STR("я")));
    bool single = w.n_chars == 1 && w.n_letters == 1 && (w.capital || small);
    if ((is_number || single) && !has_word(text, p->start, p->stop - w.raw)) {
        return false; /* "1. The first item", "a. ..." */
    }
    if (ng_abbrev_is(it->rows, NG_ABBREV_NAME, last) ||
            ng_abbrev_is(it->rows, NG_ABBREV_NAME, word) ||
            (w.capital && ng_abbrev_is(it->rows, NG_ABBREV_TITLE, last))) {
        return false;
    }
    bool number = ng_utf8_kind(p->letter_cp) == NG_UTF8_DIGIT;
    if (number && ng_abbrev_is(it->rows, NG_ABBREV_NUMBER, word)) {
        return false;
    }
    ng_word_after(text, p->letter, &next);
    if (w.capital && ng_abbrev_is(it->rows, NG_ABBREV_DAY, word)) {
        return !number &&
               !ng_abbrev_is(it->rows, NG_ABBREV_DAY, ng_word_str(&next));
    }
    bool starts = begins(text, p, it);
    /* "p.m", "J.-P": single letters with dots between */
    bool dotted =
            w.n_dots > 0 && w.n_letters == w.n_dots + 1 && w.n_digits == 0;
    if (single || dotted || ng_abbrev_is(it->rows, NG_ABBREV_END, word) ||
            (w.capital && ng_abbrev_is(it->rows, NG_ABBREV_PLACE, word))) {
        return starts && !is_opening(text, p);
    }
    bool ordinal = is_number || ng_word_is_roman(&w);
    return !ordinal || (it->lang & LANG_ORDINAL) == 0 || starts;
}

/* The character that ends before at, 0 at the beginning. */
static uint32_t char_before(struct ng_str text, uint32_t at, uint32_t *len)
{
    uint32_t from = at;
    while (from > 0 && at - from < NG_UTF8_MAX) {
        from--;
        if (((uint8_t)text.s[from] & 0xC0) != 0x80) {
            break;
        }
    }
    return char_at(ng_str_cut(text, from, at - from), 0, len);
}

/* "the end.Next one", "(the end).Next", "in 2019.Next", "end...Next",
 * "end."Next": not in an address like user.Name@host or a/b.Html. */
static bool glued_ends(struct ng_str text, struct place *p)
{
    uint32_t len, from = p->stop, to = p->letter;
    if (p->stop - p->start < 3 || p->letter - p->next > 3 ||
            (p->letter > p->next && !AMONG(quotes, p->next_cp)) ||
            !ng_utf8_is_upper(p->letter_cp)) {
        return false;
    }
    (void)char_at(text, to, &len);
    uint32_t after = char_at(text, to + len, &len);
    uint32_t b = char_before(text, p->stop, &len);
    uint32_t a = char_before(text, p->stop - len, &len);
    bool quoted = p->letter > p->next; /* end."Next */
    bool word = (is_lower(a) && is_lower(b)) ||
                (ng_utf8_is_upper(a) && ng_utf8_is_upper(b));
    bool digits = a >= '0' && a <= '9' && b >= '0' && b <= '9';
    bool closed = p->stop_end == p->stop + 1 && (b == ')' || b == '"');
    if ((!word && !digits && !quoted && !closed) ||
            (!is_lower(after) && after != ' ' && after != '\'' &&
                    after != 0x2019 && (after != '.' || !quoted))) {
        return false;
    }
    while (from > p->start && p->stop - from < 32 &&
            (uint8_t)text.s[from - 1] > ' ') {
        from--;
    }
    while (to < text.len && to < p->letter + 32 && (uint8_t)text.s[to] > ' ') {
        to++;
    }
    while (from < to && text.s[from] != '@' && text.s[from] != '/' &&
            (text.s[from] != '.' || (from >= p->stop && from < p->stop_end))) {
        from++;
    }
    if (from == to && p->next_cp == '"') {
        count_quotes(text, p, p->stop);
        p->cut += p->n_quotes % 2; /* it closes */
    }
    return from == to;
}

/* Before a small letter: an address, the word I, or an author who writes all
 * so ("thanks. see you at 5. bring cake"). */
static bool small_ends(struct ng_str text, const struct place *p,
        const struct ng_sentences *it)
{
    struct ng_word w;
    ng_word_after(text, p->letter, &w);
    struct ng_str next = ng_word_str(&w);
    if (p->letter > p->next) {
        return p->next_cp == 0xA1 || p->next_cp == 0xBF ||
               p->next_cp == 0x2022 || p->next_cp == '*';
    }
    if (p->cut != p->stop_end || p->stop_end != p->stop + 1) {
        return false;
    }
    if (ng_abbrev_in(NG_STR(" http https www "), next) ||
            ((it->lang & LANG_ENGLISH) && ng_str_eq(next, NG_STR("i")))) {
        return true;
    }
    uint32_t len;
    if (!is_lower(char_at(text, p->first, &len))) {
        return false;
    }
    ng_word_before(text, p->start, p->stop, &w);
    next = ng_word_str(&w);
    return p->kind == STOP_MARK ||
           (w.n_letters == w.n_chars && w.n_chars > 1 &&
                   !ng_abbrev_is(it->rows, NG_ABBREV_NAME, next) &&
                   !ng_abbrev_is(it->rows, NG_ABBREV_NUMBER, next) &&
                   !ng_abbrev_is(it->rows, NG_ABBREV_END, next));
}

/* What no sentence begins with. */
static const uint16_t never_first[] = {',', ';', '/', '%', '=', '&', 0x2116};

static bool ends(
        struct ng_str text, struct place *p, const struct ng_sentences *it)
{
    if (p->kind == STOP_HARD) {
        /* a closed quotation that runs on, or ends again: 「...。」と */
        static const uint16_t goes_on[] = {0x3001, 0xFF0C, ',', '.', 0x3068};
        return !AMONG(goes_on, p->next_cp);
    }
    if (p->next >= text.len) {
        return true;
    }
    /* "..." for what was left out; a comma and a damaged quotation mark */
    if (!has_word(text, p->start, p->stop) || text.s[p->stop - 1] == ',') {
        return false;
    }
    if (p->next == p->cut) { /* no white space */
        if (p->kind == STOP_MARK && ng_utf8_kind(p->next_cp) == NG_UTF8_IDEO) {
            return true;
        }
        return p->cut == p->stop_end && glued_ends(text, p);
    }
    if (AMONG(never_first, p->next_cp)) {
        return false;
    }
    if (is_lower(p->letter_cp)) {
        return small_ends(text, p, it);
    }
    /* "[...]" leaves words out, or a sentence before a capital */
    if (p->letter > p->next &&
            (text.s[p->stop - 1] == '[' || text.s[p->stop - 1] == '(')) {
        return false;
    }
    /* «Да, – сказал он. – Это так»: a dash and the quotation goes on */
    if (p->next_cp == 0x2013 || p->next_cp == 0x2014) {
        count_quotes(text, p, p->stop);
        if (p->n_open > 0) {
            return false;
        }
    }
    if (p->n_spaced == 3) {
        /* " . . . " leaves words out; "end. . . . Next" is an end before it:
         * pragmatic_segmenter, golden rules 46 to 48 */
        p->cut = p->stop + 1;
        return text.s[p->stop - 1] != ' ' && ng_utf8_is_upper(p->letter_cp);
    }
    if (p->kind == STOP_DOT && p->stop_end == p->stop + 1) {
        return dot_ends(text, p, it);
    }
    if (p->kind == STOP_MARK && p->cut > p->stop_end &&
            (it->lang & LANG_ENGLISH) && ng_word_said(text, p->next)) {
        return false;
    }
    if (p->kind == STOP_MARK && text.s[p->stop] == '!') {
        struct ng_word w; /* names with a mark */
        ng_word_before(text, p->start, p->stop, &w);
        return !ng_abbrev_in(NG_STR(" yahoo jeopardy "), ng_word_str(&w)) ||
               begins(text, p, it);
    }
    return true;
}

static void look(struct ng_str text, struct place *p, uint8_t lang)
{
    uint32_t len, at = p->stop_end;
    p->n_spaced = p->stop > p->start && text.s[p->stop - 1] == ' ';
    for (;;) { /* "?!", "...", ". . ." */
        uint32_t from = at, dots = at + 1;
        while (at < text.len && text.s[at] == ' ' && dots < text.len &&
                text.s[dots] == '.') {
            dots++;
        }
        /* not those that a word follows: they begin the next sentence */
        bool alone = dots == at + 2 || dots >= text.len || text.s[dots] == ' ';
        if (dots > at + (p->kind == STOP_DOT ? 1 : 2) && alone) {
            from = at + 1;
            p->n_spaced++;
        }
        enum stop more = from < text.len ? stop_at(text.s + from,
                                                   text.len - from, lang, &len)
                                         : STOP_NONE;
        if (more <= STOP_ITEM) {
            break;
        }
        if (more == STOP_HARD) {
            p->kind = more;
        }
        at = from + len;
    }
    p->stop_end = at;
    for (;;) {
        uint32_t cp = char_at(text, at, &len);
        if (len == 0 || !AMONG(closers, cp)) {
            break;
        }
        uint32_t next_len;
        enum ng_utf8_kind kind =
                ng_utf8_kind(char_at(text, at + len, &next_len));
        if (AMONG(quotes, cp) && cp != 0x201D && kind != NG_UTF8_OTHER &&
                kind != NG_UTF8_SPACE) {
            break;
        }
        at += len;
    }
    p->cut = at;
    /* French: a space before the closing quotation mark; 'Stop!' " */
    uint32_t quote = skip(text, at, false);
    uint32_t closer = char_at(text, quote, &len), end = quote + len;
    bool apart = end == text.len || (uint8_t)text.s[end] <= ' ';
    bool stops = end + 1 < text.len && text.s[end] == '.' &&
                 text.s[end + 1] != '.'; /* not "... We saw" */
    if (quote > at && (apart || stops) &&
            (closer == 0xBB || closer == ')' ||
                    (closer == '"' && (at > p->stop_end || stops)))) {
        p->cut = end;
    }
    p->next = skip(text, p->cut, false);
    p->letter = skip(text, p->next, true);
    p->next_cp = char_at(text, p->next, &len);
    p->letter_cp = char_at(text, p->letter, &len);
}

void ng_sentence_init(
        struct ng_sentences *it, struct ng_str text, struct ng_str lang)
{
    /* those with a flag of their own, those that write ordinals with a dot */
    static const char codes[] = "enelhy"
                                "dedanbnnnofiisetcsskplhuhrsrslbslvtr";
    memset(it, 0, sizeof *it);
    it->text = text;
    it->rows = ng_abbrev_rows(lang);
    it->lang = LANG_ORDINAL; /* not known: rather too long than cut */
    for (uint32_t i = 0; lang.len >= 2 && i < sizeof codes - 1; i += 2) {
        uint32_t flag = i < 6 ? 2u << i / 2 : LANG_ORDINAL;
        bool is = codes[i] == ng_lower(lang.s[0]) &&
                  codes[i + 1] == ng_lower(lang.s[1]);
        it->lang = is ? (uint8_t)flag : 0;
        if (is) {
            break;
        }
    }
}

/* A list in one line, "1) Eggs 2) Milk": if the sentence begins with the mark
 * of an item, where the next one is; else the end of the text. */
static uint32_t item_end(const struct ng_sentences *it, uint32_t at)
{
    struct ng_str s = ng_str_cut(it->text, 0, at + ITEM_MAX);
    uint32_t from = at, n = 1, value = 0;
    char mark[6] = {' '};
    while (at < s.len && s.s[at] >= '0' && s.s[at] <= '9' && at - from < 2) {
        value = value * 10 + (uint32_t)(s.s[at++] - '0');
    }
    bool letter = at == from && at < s.len && s.s[at] >= 'a' && s.s[at] < 'z';
    if (letter) {
        mark[n++] = (char)(s.s[at++] + 1);
    } else if (at == from || value >= 99) {
        return it->text.len;
    } else {
        if (value >= 9) {
            mark[n++] = (char)('0' + (value + 1) / 10);
        }
        mark[n++] = (char)('0' + (value + 1) % 10);
    }
    bool dot = at < s.len && s.s[at] == '.';
    if (dot) {
        mark[n++] = s.s[at++];
    }
    bool bracket = at < s.len && s.s[at] == ')';
    if (bracket) {
        mark[n++] = s.s[at++];
    }
    mark[n++] = ' ';
    if (at == s.len || s.s[at] != ' ' || (!dot && !bracket) ||
            (!letter && !bracket && (it->lang & LANG_ORDINAL) != 0)) {
        return it->text.len;
    }
    for (; at + n < s.len; at++) {
        if (s.s[at + 1] == mark[1] && memcmp(s.s + at, mark, n) == 0 &&
                (bracket || ng_utf8_is_upper((uint8_t)s.s[at + n]))) {
            return at;
        }
    }
    return it->text.len;
}

/* The end of the sentence that starts at it->at. */
static uint32_t sentence_end(const struct ng_sentences *it)
{
    struct ng_str text = it->text;
    struct place p = {.start = it->at, .counted = it->at};
    p.first = skip(text, it->at, true);
    /* what it begins with, bullets and separators too, ends nothing */
    uint32_t at = p.first, limit = item_end(it, p.first), len;
    while ((at = next_stop(text, at)) < limit) {
        p.kind = stop_at(text.s + at, text.len - at, it->lang, &len);
        if (p.kind == STOP_LINE ||
                (p.kind == STOP_ITEM && at > it->at && text.s[at - 1] == ' ')) {
            return at;
        }
        if (p.kind > STOP_ITEM) {
            p.stop = at;
            p.stop_end = at + len;
            look(text, &p, it->lang);
            if (ends(text, &p, it)) {
                return p.cut;
            }
            len = (p.kind == STOP_HARD ? p.next : p.stop_end) - at;
        }
        at += len;
    }
    return limit;
}

/* White space at both ends, NBSP and its kin among it. */
static struct ng_str trim(struct ng_str s)
{
    uint32_t from = skip(s, 0, false);
    s = ng_str_trim(ng_str_cut(s, from, s.len));
    while (s.len >= 2 && (uint8_t)s.s[s.len - 1] == 0xA0 &&
            (uint8_t)s.s[s.len - 2] == 0xC2) {
        s.len -= 2;
        s = ng_str_trim(s);
    }
    return s;
}

bool ng_sentence_next(struct ng_sentences *it, struct ng_str *sentence)
{
    while (it->at < it->text.len) {
        uint32_t end = sentence_end(it);
        struct ng_str s = trim(ng_str_cut(it->text, it->at, end - it->at));
        if (end < it->text.len && it->text.s[end] == '\n') {
            end++;
        }
        it->at = end;
        if (s.len > 0) {
            *sentence = s;
            return true;
        }
    }
    return false;
}
