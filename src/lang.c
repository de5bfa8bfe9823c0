/* SPDX-License-Identifier: MIT */
#include "ng/lang.h"

#include "ng/utf8.h"

#include <string.h>

#define READ_MAX 3072u

/* The languages, and function words that are frequent in one and no word, or a
 * rare one, in its neighbours: by their first letter, a to z, then the rest.
 * The capitals after a word say which languages have it: A the first. */
static const char codes[] =
        "endefresptitnlsvdanofiplcshurotridviisltlvetcahrsktl";

static const char *const words[] = {
        "aMNOYalsBGWafISasAEatIZauCOavHJaanGajYakanQakoYalDallaFambWancheFandAa"
        "ngZaoEapieTaquestWaquestaWarUareAarīUattHauchBaufBauxCavecCayZazNaðS",
        "betTUbeAbiXbirPbleJblevIbolYbuPbuvoTbyAbylM",
        "conDFcareOceCcheFchoRcomEcomoDcsakNcuOcácRcóRcủaR",
        "deGINOPdenBHIJdoELMYdaEPXdetHIJdasBEdelDFdiFQdahaPdalamQdanQdansCdariQ"
        "datGdeiFdellaFdelsWdemBdenganQderBdesCdieBdinOdoorGdosEduCdėlT",
        "enDGHIJerGIJSetCIJVeEFeiKVeenGegyNeinBeineBekkiSelDelsWemEestCesteOest"
        "áDettHettäKezN",
        "forAIJfraIJfoiEfromAfrånHfueDfyrirSförH", "gibiPgliF",
        "harHIJhaFWhanWhannShasAhaveAheAhetGhindiZhogyNhänK",
        "iJLMXisAGNikkeIJilCFirTUilePimBiniQinteHistBitAitoZituQiçinPišT",
        "jeMXYjaKVjakLjestLjokaKjsouMjugaQ",
        "kaUVkadTkaipTkaoXkasUkeQkhôngRkojiXkterýMktoréYkuiVkunKkāU",
        "leCFlaOlasDlesCloDlosDlàR",
        "medHIJmaarGmaiOmaisEmegNmetGmeðSmgaZmisVmitBmuttaKmyösKmásDmésWmộtR",
        "naELMXYZnoEUnaarGnachBneTnelFnemNngZniZnichtBnieLnietGnijeXningVnonFno"
        "tAnuOnãoE",
        "oELMOYogIJSonAKVodLXogsåIJoliKVochHofAolarakPolduğuPolehQomHomaVookGop"
        "GosEovatK",
        "paraDEZpåHIJparCUpadaQpasCpeOpelaEperFperoDperòWpiùFplusCpoLporDpourCp"
        "reYproMprzezL",
        "queCDEquiC", "",
        "seDKMXsMXYsomHIJsuDTXsaYZsiFZsaidAseeVsekäKsemSsichBsięLsonoFsontCsurC"
        "sãoEsåHsónWsăO",
        "tilIJStoALMtaiTtasUteGthatAtheAtheyAthisAtidakQtillHtrongR",
        "unaDFWumESunOUuXumaEundBuneCuntukQuzUužT",
        "vMYvanGNvarHSveMPværeIJvaWviðSvoltNvonBvoorGvàR",
        "wLwasAwerdGwhichAwirdBwithAwurdeB", "", "yDyangQyraT",
        "zLMYzaLXzijnGzuB", "ésNWžeMYáSärHåJçokPèFíSînOþaðSđượcRįTštoXżeLșiO"};

#define N_LANGUAGES (sizeof codes / 2)

/* Scripts that stand for one language (Unicode blocks), from and to; where a
 * script has several, the letters of the rarer one come first. */
static const uint16_t scripts[][2] = {{0x3040, 0x30FF}, {0xAC00, 0xD7A3},
        {0x4E00, 0x9FFF}, {0x0454, 0x0457}, {0x0490, 0x0491}, {0x0400, 0x04FF},
        {0x0370, 0x03FF}, {0x0590, 0x05FF}, {0x0679, 0x0679}, {0x06D2, 0x06D2},
        {0x067E, 0x067E}, {0x06CC, 0x06CC}, {0x0600, 0x06FF}, {0x0900, 0x097F},
        {0x0980, 0x09FF}, {0x0B80, 0x0BFF}, {0x0E00, 0x0E7F}, {0x10A0, 0x10FF},
        {0x0530, 0x058F}};
static const char script_codes[] = "jakozhukukruelheururfafaarhibntathkahy";

#define N_SCRIPTS (sizeof scripts / sizeof scripts[0])

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Counts a word for every language that has it. */
static void count_word(const char *word, uint32_t len, uint16_t *counts)
{
    uint8_t group = (uint8_t)(word[0] - 'a');
    const char *at = words[group < 26 ? group : 26];
    bool same = false;
    while (*at != '\0' && !same) {
        uint32_t n = 0;
        while (n < len && at[n] == word[n]) {
            n++;
        }
        at += n;
        same = n == len && is_capital(*at);
        while (!is_capital(*at)) {
            at++;
        }
        for (; is_capital(*at); at++) {
            counts[*at - 'A'] = (uint16_t)(counts[*at - 'A'] + same);
        }
    }
}

static struct ng_str code_of(const char *list, uint32_t i)
{
    return (struct ng_str){list + 2 * i, 2};
}

/* The place of a tag's language in the list; N_LANGUAGES: it is not there. */
static unsigned find_language(struct ng_str tag)
{
    unsigned i = 0;
    while (i < N_LANGUAGES &&
            (tag.len < 2 || !ng_str_starts(tag, code_of(codes, i)))) {
        i++;
    }
    return i;
}

/* The language whose words are most frequent; another is believed as long as
 * that one is not clear: an eighth of all words, three times the other's. */
static struct ng_str by_words(struct ng_str text, struct ng_str said)
{
    uint16_t counts[N_LANGUAGES + 1] = {0};
    char word[12];
    uint32_t n = 0, n_words = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (c >= 'A' && c <= 'Z') {
            c |= 0x20;
        }
        if ((c >= 'a' && c <= 'z') || c >= 0x80) {
            if (n < sizeof word) {
                word[n] = (char)c;
            }
            n++;
        } else if (n > 0) {
            n_words++;
            if (n <= sizeof word) {
                count_word(word, n, counts);
            }
            n = 0;
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
    unsigned other = find_language(said);
    bool clear = counts[best] * 8u >= n_words && counts[best] >= 8 &&
                 counts[best] >= 3u * counts[other] && other < N_LANGUAGES;
    if (said.len > 0 && !clear) {
        return said;
    }
    return counts[best] >= 3 && counts[best] > second ? code_of(codes, best)
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
    if (!is_tag(said)) {
        said.len = 0;
    }
    static const char now[] = "noheid";
    int32_t old = ng_str_among(ng_str_cut(said, 0, 2), "nb iw in");
    if (old >= 0 && said.len >= 2 && (said.len == 2 || said.s[2] == '-')) {
        said = code_of(now, (uint32_t)old);
    }
    text = ng_str_cut(text, 0, READ_MAX);
    uint32_t counts[N_SCRIPTS] = {0}, latin = 0;
    uint32_t i = 0;
    while (i < text.len) {
        uint32_t cp;
        i += ng_utf8_decode(text.s + i, text.len - i, &cp);
        latin += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
        for (unsigned k = 0; cp >= 0x0370 && k < N_SCRIPTS; k++) {
            if (cp >= scripts[k][0] && cp <= scripts[k][1]) {
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
    if (said.len > 0 && find_language(said) == N_LANGUAGES) {
        return said; /* that may be another of this script */
    }
    /* a tenth of kana, or of letters that only one of the languages of a
     * script has, tells more than the letters they share */
    for (unsigned k = 0; k < most; k++) {
        if (counts[k] * 25 > all && k != most) {
            return code_of(script_codes, k);
        }
    }
    return code_of(script_codes, most);
}

struct ng_str ng_lang_guess(struct ng_str text)
{
    return ng_lang_of((struct ng_str){NULL, 0}, text);
}
