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

static struct ng_str by_words(struct ng_str text)
{
    uint16_t counts[N_LANGUAGES] = {0};
    char word[16] = " ";
    uint32_t n = 1;
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
    return counts[best] >= 3 && counts[best] > second
                   ? ng_str_of(languages[best].code)
                   : (struct ng_str){NULL, 0};
}

struct ng_str ng_lang_guess(struct ng_str text)
{
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
        return by_words(text);
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
