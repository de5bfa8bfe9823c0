/* SPDX-License-Identifier: MIT */
#include "ng/opening.h"

#include "ng/look.h"

#include <string.h>

/* Of each language: its code; the first words that lean on the sentence
 * before, a space around each; and between bars how lines of one begin that
 * are none of the story's and that ng/look.h does not know. Last, with a space
 * before it, what WordPress puts behind the headline at the end of each item
 * of a feed: "The post <headline> appeared first on <site>."
 * (test_score.c). */
const char ng_opening_en[] =
        "en he she it they this that these those his her their its him them "
        "but and or so nor yet however also meanwhile then thus instead "
        "therefore moreover nevertheless such another both |this story has "
        "been|this story was|this article was|this article has|this material "
        "may|media playback|image caption|have your say|e-mail to a| appeared "
        "first on |";
const char ng_opening_de[] =
        "de er sie es dieser diese dieses diesem diesen dies dabei damit dazu "
        "dafür danach daher deshalb aber und doch auch sein seine ihr ihre "
        "zudem außerdem jedoch allerdings dagegen dort so |weiterlesen| "
        "erschien zuerst auf |";
const char ng_opening_fr[] =
        "fr il elle ils elles ce cet cette ces son sa ses leur leurs lui eux "
        "mais et ou donc car or cela ça cependant ainsi alors puis toutefois "
        "celui celle ceux pourtant aussi |À lire|voir aussi|en savoir "
        "plus|suivez| est apparu en premier sur |";
const char ng_opening_es[] =
        "es él ella ellos ellas este esta esto estos estas ese esa eso pero y "
        "además también su sus así entonces sin |lea también|leer "
        "más|síguenos| se publicó primero en |";
const char ng_opening_it[] =
        "it lui lei loro egli ella essi questo questa questi queste ma e però "
        "inoltre anche quindi così |";
const char ng_opening_pt[] =
        "pt ele ela eles elas este esta isso isto esse essa mas e além também "
        "seu sua seus suas assim | apareceu primeiro em |";
const char ng_opening_nl[] =
        "nl hij zij ze het dit deze dat die maar en ook zijn haar hun daarom "
        "toch daarna daarbij echter |lees meer|volg ons| verscheen eerst op |";
const char ng_opening_ru[] =
        "ru он оно она они это этот эта эти его её их но а и однако также "
        "затем тогда поэтому при |Читайте|Подписывайтесь|";
const char ng_opening_vi[] =
        "vi nhưng tuy họ nó đó song do ngoài |xem thêm|Đọc thêm|";
const char ng_opening_hi[] = "hi वह वे यह इस इसके उसने उनके लेकिन और |";
const char ng_opening_ur[] = "ur یہ وہ اس ان انہوں لیکن اور تاہم |";
const char ng_opening_ar[] =
        "ar لكن هو هي هم وقال وأضاف وأكد وأوضح وتابع كما |";

/* First words of lines that are none of the story's; the second kind only
 * where the line has no full stop. */
static const char junk_starts[] =
        " published updated created follow click scroll watch copyright "
        "advertisement subscribe related lire ";
static const char label_starts[] =
        " by von par por video image photo photos picture pictured share read "
        "caption sign source sources foto fotos bild quelle crédit ";

/* What stands before the next bar. */
static struct ng_str next_of(struct ng_str *list)
{
    struct ng_str s =
            ng_str_cut(*list, 0, (uint32_t)ng_str_find(*list, NG_STR("|")));
    *list = ng_str_cut(*list, s.len + 1, list->len);
    return s;
}

static struct ng_str leaning_words(struct ng_str lang)
{
    lang = lang.len == 0 ? NG_STR("en") : ng_str_cut(lang, 0, 2);
    for (const char *const *row = ng_opening_known; *row != NULL; row++) {
        struct ng_str list = ng_str_of(*row);
        if (ng_str_starts(list, lang)) {
            list = next_of(&list);
            return ng_str_cut(list, 2, list.len);
        }
    }
    return NG_STR(" ");
}

/* s is none of the story's: by how it begins where it is `brief`, by what is
 * in it where it may be the end of an item. */
static bool has_phrase(struct ng_str s, bool brief, bool may_end)
{
    for (const char *const *row = ng_opening_known; *row != NULL; row++) {
        struct ng_str list = ng_str_of(*row);
        for (next_of(&list); list.len > 0;) {
            struct ng_str one = next_of(&list);
            if (one.s[0] == ' ' ? may_end && ng_str_find(s, one) > 0
                                : brief && ng_str_starts(s, one)) {
                return true;
            }
        }
    }
    return false;
}

uint8_t ng_opening(struct ng_str s, const struct ng_term *first,
        struct ng_str lang, uint32_t n_words)
{
    struct ng_look look;
    unsigned bits =
            ng_term_in(first, leaning_words(lang)) ? NG_OPENING_LEANS : 0u;
    bool may_end = n_words < 40 &&
                   ng_term_in(first, NG_STR(" the der l cet la el het o "));
    if ((n_words < 20 || may_end) && has_phrase(s, n_words < 20, may_end)) {
        bits |= NG_OPENING_JUNK;
    }
    if (n_words < 12) {
        ng_look_at(&look, s);
        bits |= (look.bits & NG_LOOK_PHRASE) != 0 ||
                                ng_term_in(first, NG_STR(junk_starts))
                        ? NG_OPENING_JUNK
                        : 0u;
        bits |= ng_term_in(first, NG_STR(label_starts)) ? NG_OPENING_LABEL : 0u;
    }
    return (uint8_t)bits;
}

/* Words of a stamp, but for its numbers. */
static const char stamps[] =
        " updated published created posted last first on at am pm et est edt "
        "gmt bst utc ist monday tuesday wednesday thursday friday saturday "
        "sunday mon tue wed thu fri sat sun january february march april may "
        "june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec ";

uint32_t ng_opening_stamp(struct ng_str s)
{
    struct ng_terms it;
    struct ng_term word;
    uint32_t end = 0, n_numbers = 0, at = 0;
    while (at < s.len && at < 20 && (s.s[at] < '0' || s.s[at] > '9')) {
        at++;
    }
    if (at == s.len || at == 20) {
        return 0;
    }
    ng_term_init(&it, s, NG_STR("en"));
    while (ng_term_next(&it, &word) &&
            (word.digit || ng_term_in(&word, NG_STR(stamps)))) {
        n_numbers += word.digit;
        end = it.at;
    }
    while (end < s.len && (s.s[end] == ' ' || s.s[end] == '.' ||
                                  s.s[end] == ',' || s.s[end] == '|')) {
        end++;
    }
    return n_numbers >= 3 && word.capital && s.len >= end + 20 ? end : 0;
}
