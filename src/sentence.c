/* SPDX-License-Identifier: MIT */
#include "ng/sentence.h"

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
    LANG_GREEK = 2,   /* ';' asks */
    LANG_ARMENIAN = 4 /* ':' ends */
};

/* Words with a dot, folded, without their last dot. All but the first lists
 * are from general knowledge of the languages named; checked with the cases
 * of pragmatic_segmenter (MIT) and UD treebanks, test/bench/sentences.sh. */

/* A name or a number follows: never the end. */
static const char name_follows[] =
        " mr mrs ms messrs mx dr prof rev hon sen rep gov gen lt col sgt capt "
        "cmdr maj adm pvt cpl supt insp det ste mt ft pres atty hr fr "
        "mme mmes mlle mgr av "                               /* fr */
        "sr sra srta sres ud uds vds dña dn d excmo "         /* es */
        "sig dott ing avv prof.ssa dott.ssa sig.ra "          /* it */
        "dra exmo exma "                                      /* pt */
        "dhr mevr mw drs "                                    /* nl */
        "lic herr nr bzw ca vgl abs tel str hl bd "           /* de */
        "ул им г-н г-жа рис см проф акад гр тов пл пр-т пос " /* ru */
        "św ul płk mjr ks "                                   /* pl */
        "ee e.g i.e viz cf vs approx resp z.b d.h p.ej т.е т.к т.н ";

/* The end unless a number follows. */
static const char number_follows[] =
        " no nos nº n° núm num p pp pág págs pag vol art arts sec fig figs ch "
        "chap ver op § s с d стр гл ст т ч ziff kap rn n nn č ";

/* Often the last word of a sentence: the end if a word follows that likes to
 * begin one. */
static const char may_end[] =
        " inc co corp ltd llc plc bros jr etc al ed eds dept univ assn ave "
        "blvd rd hwy est st ext ph.d m.d b.a m.a u.s.a usw etc mio mrd jh jhd "
        "тыс млн млрд руб коп гг г в др пр обл см т.д т.п н.э ee.uu s.a "
        "okr tzw np m.in itd itp mln mld enz bijv o.a ";

/* The same, but only when written with a capital. */
static const char may_end_capital[] =
        " jan feb mar apr jun jul aug sep sept oct okt nov dec dez mon tue "
        "tues wed thu thur thurs fri sat sun ariz ark calif colo conn del fla "
        "ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore "
        "pa penn tenn tex va vt wash wis wyo ";

/* Words that begin sentences, and seldom names. */
static const char starters[] =
        " the a an this that these those it he she they we you i in on at but "
        "and so if when while after before as for from with there here his "
        "her their our my its how what why where who which is are was were "
        "did does has have had can could should not no yes however meanwhile "
        "then according since although though by to of also now today "
        "yesterday last next some many most all each both another other such "
        "please mr mrs ms dr one two three "
        "der die das ein eine es er sie wir ich im am auf bei mit nach für "
        "aus auch aber und doch da dann wenn weil dies diese dieser dabei "
        "dazu damit zudem allerdings "
        "le les un une il elle ils elles ce cet cette ces en dans pour mais "
        "et selon au aux "
        "el los las una y pero según su sus este esta "
        "o os uma e mas segundo "
        "gli lo nel nella ma secondo "
        "het een de maar ook volgens "
        "он она они это в на но и по как из у к с за при однако также "
        "w z to ale jak ";

static const char months[] =
        " januar jänner februar märz april mai juni juli august september "
        "oktober november dezember januari februari maart mei augustus "
        "december januara ledna února března dubna května června července "
        "srpna září října listopadu prosince tammikuuta helmikuuta ";

/* A list is one string with a space around each word. */
static bool in_list(const char *list, size_t list_len, struct ng_str word)
{
    const char *end = list + list_len - word.len;
    if (word.len == 0 || list_len < word.len + 2) {
        return false;
    }
    for (const char *at = list + 1; at < end; at++) {
        at = memchr(at, word.s[0], (size_t)(end - at));
        if (at == NULL) {
            return false;
        }
        if (at[-1] == ' ' && at[word.len] == ' ' &&
                memcmp(at, word.s, word.len) == 0) {
            return true;
        }
    }
    return false;
}

#define IN(list, word) in_list((list), sizeof(list) - 1, (word))

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

/* Closing quotes and brackets; 201C closes in German. */
static const uint16_t closers[] = {'"', '\'', ')', ']', '}', 0xBB, 0x2019,
        0x201C, 0x201D, 0x203A, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
        0xFF09, 0xFF3D, 0xFF63};

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

/* A short word, folded for the lists; len 0 when it is too long for them. */
struct word {
    char s[32];
    uint32_t len;
    uint32_t n_chars, n_letters, n_digits, n_dots;
    uint32_t raw; /* bytes in the text */
    bool capital; /* its first character is upper case */
};

enum { WORD_MAX = 16 }; /* bytes in the text: no abbreviation is longer */

static struct ng_str as_str(const struct word *w)
{
    return (struct ng_str){w->s, w->len};
}

static void word_fold(struct word *w, struct ng_str raw)
{
    uint32_t len;
    memset(w, 0, sizeof *w);
    w->raw = raw.len;
    for (uint32_t at = 0; at < raw.len; at += len) {
        uint32_t cp = char_at(raw, at, &len);
        enum ng_utf8_kind kind = ng_utf8_kind(cp);
        if (at == 0) {
            w->capital = ng_utf8_is_upper(cp);
        }
        w->n_chars++;
        w->n_letters += kind == NG_UTF8_LETTER;
        w->n_digits += kind == NG_UTF8_DIGIT;
        w->n_dots += cp == '.';
        w->len += ng_utf8_encode(ng_utf8_fold(cp), w->s + w->len);
        if (w->len > sizeof w->s - NG_UTF8_MAX) {
            w->len = 0;
            return;
        }
    }
}

/* The word that ends before text[end]: back to white space, an opening
 * bracket, a slash, a quotation mark or a dash. */
static void word_before(
        struct ng_str text, uint32_t start, uint32_t end, struct word *w)
{
    uint32_t at = end;
    while (at > start && end - at <= WORD_MAX) {
        uint8_t c = (uint8_t)text.s[at - 1];
        if (c <= ' ' || c == '(' || c == '[' || c == '{' || c == '/' ||
                c == '"') {
            break;
        }
        /* U+00A0 and « ; all of U+2000 to U+207F */
        if ((c == 0xA0 || c == 0xAB) && at - start >= 2 &&
                (uint8_t)text.s[at - 2] == 0xC2) {
            break;
        }
        if (c >= 0x80 && c < 0xC0 && at - start >= 3 &&
                ((uint8_t)text.s[at - 2] & 0xFE) == 0x80 &&
                (uint8_t)text.s[at - 3] == 0xE2) {
            break;
        }
        at--;
    }
    word_fold(w, ng_str_cut(text, at, end - at));
    if (end - at > WORD_MAX) {
        w->len = 0;
    }
}

static void word_after(struct ng_str text, uint32_t at, struct word *w)
{
    uint32_t end = at, len;
    while (end - at <= WORD_MAX) {
        uint32_t cp = char_at(text, end, &len);
        enum ng_utf8_kind kind = ng_utf8_kind(cp);
        if (len == 0 || (kind != NG_UTF8_LETTER && kind != NG_UTF8_DIGIT)) {
            break;
        }
        end += len;
    }
    word_fold(w, ng_str_cut(text, at, end - at));
}

/* A stop and its surroundings, offsets into the text. */
struct place {
    uint32_t start;    /* of the sentence */
    uint32_t stop;     /* the first stop character */
    uint32_t stop_end; /* behind the last: "?!", "..." */
    uint32_t cut;      /* behind closing quotes and brackets */
    uint32_t next;     /* first character behind white space */
    uint32_t letter;   /* first behind openers too */
    uint32_t next_cp, letter_cp;
    uint32_t n_spaced; /* dots with a space before them: ". . ." */
    enum stop kind;
};

/* Nothing but white space, bullets and brackets between a and b. */
static bool only_marks(struct ng_str text, uint32_t a, uint32_t b)
{
    if (b - a > 8) {
        return false;
    }
    for (; a < b; a++) {
        uint8_t c = (uint8_t)text.s[a];
        if (c != ' ' && c != '-' && c != '*' && c != '(' && c < 0x80) {
            return false;
        }
    }
    return true;
}

static bool dot_ends(struct ng_str text, const struct place *p, uint8_t lang)
{
    struct word w, next;
    word_before(text, p->start, p->stop, &w);
    word_after(text, p->letter, &next);
    if (w.len == 0) {
        return true;
    }
    struct ng_str word = as_str(&w), last = word;
    for (uint32_t i = 0; i < word.len; i++) {
        if (word.s[i] == '-') { /* "Lt.-Col.", "Vize-Präs." */
            last = ng_str_cut(word, i + 1, word.len);
        }
    }
    uint32_t next_end = p->letter + next.raw;
    bool next_dot = next_end < text.len && text.s[next_end] == '.';
    bool starts =
            AMONG(quotes, p->next_cp) ||
            (IN(starters, as_str(&next)) && !(next.n_chars == 1 && next_dot));
    if (IN(name_follows, word) || IN(name_follows, last)) {
        return false;
    }
    if (IN(number_follows, word) &&
            ng_utf8_kind(p->letter_cp) == NG_UTF8_DIGIT) {
        return false;
    }
    if (w.n_chars == 1 && w.capital) { /* an initial, unless "than I." */
        return starts;
    }
    /* "z. B.", "a. C.", "v. Chr.": one letter, a short word, a dot */
    if (w.n_letters == 1 && w.n_chars == 1 && next.n_chars > 0 &&
            next.n_chars <= 3 && next_dot) {
        return false;
    }
    /* "p.m": single letters with dots between */
    bool dotted = w.n_dots > 0 && w.n_letters == w.n_dots + 1 &&
                  w.n_chars == w.n_letters + w.n_dots;
    if (dotted || IN(may_end, word) ||
            (w.capital && IN(may_end_capital, word))) {
        return starts;
    }
    if (w.n_digits == w.n_chars && w.n_digits <= 2) {
        if (only_marks(text, p->start, p->stop - w.raw)) {
            return false; /* "1. The first item" */
        }
        return !IN(months, as_str(&next)) && (!(lang & LANG_ORDINAL) || starts);
    }
    return true;
}

/* "the end.Next one", "(the end).Next", "in 2019.Next": not in an address
 * like user.Name@host or a/b.Html. */
static bool glued_ends(struct ng_str text, const struct place *p)
{
    uint32_t len, from = p->stop, to = p->next;
    if (p->stop_end != p->stop + 1 || p->stop - p->start < 3 ||
            !ng_utf8_is_upper(p->next_cp)) {
        return false;
    }
    (void)char_at(text, p->next, &len);
    const char *b = text.s + p->stop - 2;
    bool word = b[0] >= 'a' && b[0] <= 'z' && b[1] >= 'a' && b[1] <= 'z';
    bool digits = b[0] >= '0' && b[0] <= '9' && b[1] >= '0' && b[1] <= '9';
    if ((!word && !digits && b[1] != ')' && b[1] != '"') ||
            !is_lower(char_at(text, p->next + len, &len))) {
        return false;
    }
    while (from > p->start && p->stop - from < 32 &&
            (uint8_t)text.s[from - 1] > ' ') {
        from--;
    }
    while (to < text.len && to < p->next + 32 && (uint8_t)text.s[to] > ' ') {
        to++;
    }
    while (from < to && text.s[from] != '@' && text.s[from] != '/' &&
            (text.s[from] != '.' || from == p->stop)) {
        from++;
    }
    return from == to;
}

static bool ends(struct ng_str text, struct place *p, uint8_t lang)
{
    if (p->kind == STOP_HARD) {
        /* a closed quotation that runs on: 「...。」と */
        return p->next_cp != 0x3001 && p->next_cp != 0xFF0C &&
               p->next_cp != ',' && p->next_cp != 0x3068;
    }
    if (p->next >= text.len) {
        return true;
    }
    if (p->next == p->cut) { /* no white space */
        if (p->kind == STOP_MARK && ng_utf8_kind(p->next_cp) == NG_UTF8_IDEO) {
            return true;
        }
        return p->kind != STOP_DOTS && p->cut == p->stop_end &&
               glued_ends(text, p);
    }
    if (is_lower(p->letter_cp)) {
        return p->letter > p->next &&
               (p->next_cp == 0xA1 || p->next_cp == 0xBF ||
                       p->next_cp == 0x2022 || p->next_cp == '*');
    }
    if (p->n_spaced == 3) {
        /* " . . . " leaves words out; "end. . . . Next" is an end before it:
         * pragmatic_segmenter, golden rules 46 to 48 */
        p->cut = p->stop + 1;
        return text.s[p->stop - 1] != ' ' && ng_utf8_is_upper(p->letter_cp);
    }
    if (p->kind == STOP_DOT && p->stop_end == p->stop + 1) {
        return dot_ends(text, p, lang);
    }
    return true;
}

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

static void look(struct ng_str text, struct place *p, uint8_t lang)
{
    uint32_t len, at = p->stop_end;
    p->n_spaced = p->stop > p->start && text.s[p->stop - 1] == ' ';
    for (;;) { /* "?!", "...", ". . ." */
        uint32_t from = at;
        if (p->kind == STOP_DOT && at + 1 < text.len && text.s[at] == ' ' &&
                text.s[at + 1] == '.') {
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
    /* French: a space before the closing quotation mark */
    uint32_t quote = skip(text, at, false);
    if (quote > at && char_at(text, quote, &len) == 0xBB) {
        uint32_t end = quote + len;
        if (end == text.len || (uint8_t)text.s[end] <= ' ') {
            p->cut = end;
        }
    }
    p->next = skip(text, p->cut, false);
    p->letter = skip(text, p->next, true);
    p->next_cp = char_at(text, p->next, &len);
    p->letter_cp = char_at(text, p->letter, &len);
}

void ng_sentence_init(
        struct ng_sentences *it, struct ng_str text, struct ng_str lang)
{
    /* written with ordinal dots */
    static const char ordinal[] =
            " de da nb nn no fi is et cs sk pl hu hr sr sl bs lv tr ";
    memset(it, 0, sizeof *it);
    it->text = text;
    if (lang.len >= 2) {
        struct word w;
        word_fold(&w, ng_str_cut(lang, 0, 2));
        it->lang = (uint8_t)((IN(ordinal, as_str(&w)) ? LANG_ORDINAL : 0) |
                             (IN(" el ", as_str(&w)) ? LANG_GREEK : 0) |
                             (IN(" hy ", as_str(&w)) ? LANG_ARMENIAN : 0));
    }
}

/* The end of the sentence that starts at it->at. */
static uint32_t sentence_end(struct ng_sentences *it)
{
    struct ng_str text = it->text;
    struct place p = {.start = it->at};
    uint32_t at = it->at, len;
    while ((at = next_stop(text, at)) < text.len) {
        p.kind = stop_at(text.s + at, text.len - at, it->lang, &len);
        if (p.kind == STOP_NONE) {
            at += len;
            continue;
        }
        if (p.kind == STOP_LINE) {
            return at;
        }
        if (p.kind == STOP_ITEM) {
            if (at > it->at && text.s[at - 1] == ' ') {
                return at;
            }
            at += len;
            continue;
        }
        p.stop = at;
        p.stop_end = at + len;
        look(text, &p, it->lang);
        if (ends(text, &p, it->lang)) {
            return p.cut;
        }
        at = p.stop_end;
    }
    return text.len;
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
