/* SPDX-License-Identifier: MIT */
#include "ng/lang.h"

#include "ng/utf8.h"

#include <string.h>

#define READ_MAX 8192u

struct language {
    char code[3];
    const char *words; /* each between spaces */
};

/* Function words that are frequent in one language and no word, or a rare
 * one, in its neighbours. */
static const struct language languages[] = {
        {"en", " the of and to is was for that with as it on by are this "
               "from have has be said which not he they "},
        {"de", " der die und das ist nicht mit den von dem ein eine auf sich "
               "auch im zu als wird wurde nach "},
        {"fr", " le les et des est une dans du pour que qui pas sur au avec "
               "ce il sont plus par aux "},
        {"es", " el los las y del que en por con una para se su al lo como "
               "est\xC3\xA1 pero m\xC3\xA1s fue "},
        {"pt", " o os as e do da dos das em um uma n\xC3\xA3o que com para "
               "no na ao foi mais s\xC3\xA3o pela "},
        {"it", " il gli di che e della del nel per non \xC3\xA8 una sono "
               "con alla anche dei le si ha pi\xC3\xB9 "},
        {"nl", " de het een en van is dat op te zijn voor met niet aan ook "
               "als door naar er maar werd "},
        {"sv", " och att det som en p\xC3\xA5 \xC3\xA4r av f\xC3\xB6r med "
               "till inte den har ett om var fr\xC3\xA5n s\xC3\xA5 "},
        {"da", " og at det er en til af p\xC3\xA5 som for med ikke den har "
               "de et blev fra ogs\xC3\xA5 af v\xC3\xA6re "},
        {"no", " og i det som er en til av p\xC3\xA5 \xC3\xA5 for med ikke "
               "den har et fra ogs\xC3\xA5 ble v\xC3\xA6re "},
        {"fi", " ja on ei se ett\xC3\xA4 oli my\xC3\xB6s kun h\xC3\xA4n mutta "
               "joka ovat sek\xC3\xA4 "},
        {"pl", " i w na z nie si\xC4\x99 do jest \xC5\xBC"
               "e to o jak po za przez od "},
        {"cs", " a je se na v \xC5\xBE"
               "e s z do o to i ve pro jsou byl kter\xC3\xBD "},
        {"hu", " a az \xC3\xA9s hogy nem is egy ez volt meg van de csak "},
        {"ro", " \xC8\x99i \xC3\xAEn de la a nu cu este pe din care o un mai "
               "s\xC4\x83 au "},
        {"tr", " ve bir bu da de i\xC3\xA7in ile olarak \xC3\xA7ok daha gibi "
               "oldu\xC4\x9Fu "},
        {"id", " yang dan di itu dengan untuk tidak dari dalam ini akan pada "
               "ke oleh juga "},
        {"vi", " v\xC3\xA0 c\xE1\xBB\xA7"
               "a l\xC3\xA0 c\xC3\xB3 \xC4\x91\xC6\xB0\xE1\xBB\xA3"
               "c cho kh\xC3\xB4ng c\xC3\xA1"
               "c trong m\xE1\xBB\x99t "},
        {"is", " og a\xC3\xB0 \xC3\xA1 \xC3\xAD er \xC3\xBE"
               "a\xC3\xB0 sem ekki vi\xC3\xB0 um til var hann fyrir af "
               "me\xC3\xB0 "},
        {"lt", " ir kad yra \xC4\xAF su i\xC5\xA1 tai ne buvo kaip apie "
               "u\xC5\xBE d\xC4\x97l bet "},
        {"lv", " un ir ka no par ar uz kas ar\xC4\xAB bet tas k\xC4\x81 "},
        {"et", " ja on et ei ka see oli kui ning mis oma "},
        {"ca", " els amb \xC3\xA9s aquest s\xC3\xB3n una ha m\xC3\xA9s dels "
               "als aquesta han va per\xC3\xB2 "},
        {"hr", " i je u na se da su za od s koji nije \xC5\xA1to kao bi "},
        {"sk", " a je v na sa \xC5\xBE"
               "e s z o do aj pre ktor\xC3\xA9 bol ako "},
        {"tl", " ang ng sa na mga ay at ni si ito para hindi "},
};

#define N_LANGUAGES (sizeof languages / sizeof languages[0])

struct script {
    uint32_t first, last;
    char code[3];
};

/* Scripts that stand for one language (Unicode blocks); where a script has
 * several, the letters of the rarer one come first. */
static const struct script scripts[] = {{0x3040, 0x30FF, "ja"},
        {0xAC00, 0xD7A3, "ko"}, {0x4E00, 0x9FFF, "zh"}, {0x0454, 0x0457, "uk"},
        {0x0490, 0x0491, "uk"}, {0x0400, 0x04FF, "ru"}, {0x0370, 0x03FF, "el"},
        {0x0590, 0x05FF, "he"}, {0x0679, 0x0679, "ur"}, {0x06D2, 0x06D2, "ur"},
        {0x067E, 0x067E, "fa"}, {0x06CC, 0x06CC, "fa"}, {0x0600, 0x06FF, "ar"},
        {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0B80, 0x0BFF, "ta"},
        {0x0E00, 0x0E7F, "th"}, {0x10A0, 0x10FF, "ka"}, {0x0530, 0x058F, "hy"}};

#define N_SCRIPTS (sizeof scripts / sizeof scripts[0])

/* Counts a word for every language that has it. */
static void count_word(
        const char *word, uint32_t n, uint16_t counts[N_LANGUAGES])
{
    for (unsigned i = 0; i < N_LANGUAGES; i++) {
        struct ng_str words = ng_str_of(languages[i].words);
        if (ng_str_find(words, (struct ng_str){word, n}) >= 0) {
            counts[i]++;
        }
    }
}

/* Its place in the list; N_LANGUAGES: it is not there. */
static unsigned find_language(struct ng_str code)
{
    unsigned i = 0;
    while (i < N_LANGUAGES && !ng_str_eqi(ng_str_of(languages[i].code), code)) {
        i++;
    }
    return i;
}

/* The language whose words are most frequent; another is believed as long as
 * that one is not clear: an eighth of all words, three times the other's. */
static struct ng_str by_words(struct ng_str text, struct ng_str said)
{
    uint16_t counts[N_LANGUAGES + 1] = {0};
    char word[16] = " ";
    uint32_t n = 1, words = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c >= 'A' && c <= 'Z') {
            c |= 0x20;
        }
        if ((c >= 'a' && c <= 'z') || c >= 0x80) {
            if (n < sizeof word - 1) {
                word[n] = (char)c;
            }
            n++;
        } else {
            words += n > 1;
            if (n > 1 && n < sizeof word - 1) {
                word[n] = ' ';
                count_word(word, n + 1, counts);
            }
            n = 1;
        }
    }
    unsigned best = 0, second = 0;
    for (unsigned i = 1; i < N_LANGUAGES; i++) {
        if (counts[i] > counts[best]) {
            second = counts[best];
            best = i;
        } else if (counts[i] > second) {
            second = counts[i];
        }
    }
    unsigned other = find_language(ng_str_cut(said, 0, 2));
    bool clear = counts[best] * 8u >= words && counts[best] >= 8 &&
                 counts[best] >= 3u * counts[other] && other < N_LANGUAGES;
    if (said.len > 0 && !clear) {
        return said;
    }
    return counts[best] >= 3 && counts[best] > second
                   ? ng_str_of(languages[best].code)
                   : said;
}

/* A language tag (RFC 5646) as far as it is of use: two or three letters, then
 * nothing or a longer part. Templates say "utf-8" and "lang=", too. */
static bool is_tag(struct ng_str s)
{
    uint32_t n = 0;
    while (n < s.len && ng_lower(s.s[n]) >= 'a' && ng_lower(s.s[n]) <= 'z') {
        n++;
    }
    return (n == 2 || n == 3) &&
           (n == s.len || (s.len >= n + 3 && (s.s[n] == '-' || s.s[n] == '_')));
}

struct ng_str ng_lang_of(struct ng_str said, struct ng_str text)
{
    static const struct {
        char old[3], now[3];
    } names[] = {{"nb", "no"}, {"iw", "he"}, {"in", "id"}};
    if (!is_tag(said)) {
        said.len = 0;
    }
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (said.len > 0 && (said.len == 2 || said.s[2] == '-') &&
                ng_str_starts(said, ng_str_of(names[i].old))) {
            said = ng_str_of(names[i].now);
        }
    }
    text = ng_str_cut(text, 0, READ_MAX);
    uint32_t counts[N_SCRIPTS] = {0}, latin = 0;
    uint32_t i = 0;
    while (i < text.len) {
        uint32_t cp;
        i += ng_utf8_decode(text.s + i, text.len - i, &cp);
        latin += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
        for (unsigned k = 0; cp >= 0x0370 && k < N_SCRIPTS; k++) {
            if (cp >= scripts[k].first && cp <= scripts[k].last) {
                counts[k]++;
                break;
            }
        }
    }
    uint32_t all = 0;
    unsigned most = 0;
    for (unsigned k = 0; k < N_SCRIPTS; k++) {
        all += counts[k];
        most = counts[k] > counts[most] ? k : most;
    }
    if (all * 2 < latin || all == 0) {
        return by_words(text, said);
    }
    if (said.len > 0 && find_language(ng_str_cut(said, 0, 2)) == N_LANGUAGES) {
        return said; /* that may be another of this script */
    }
    /* a tenth of kana, or of letters that only one of the languages of a
     * script has, tells more than the letters they share */
    for (unsigned k = 0; k < most; k++) {
        if (counts[k] * 25 > all && k != most) {
            return ng_str_of(scripts[k].code);
        }
    }
    return ng_str_of(scripts[most].code);
}

struct ng_str ng_lang_guess(struct ng_str text)
{
    return ng_lang_of((struct ng_str){NULL, 0}, text);
}
