/* SPDX-License-Identifier: MIT */
#include "ng/opening.h"

#include "ng/look.h"

#include <string.h>

/* First words that lean on the sentence before: the language, then a space
 * around each word. */
const char ng_opening_en[] =
        "en he she it they this that these those his her their its him them "
        "but and or so nor yet however also meanwhile then thus instead "
        "therefore moreover nevertheless such another both ";
const char ng_opening_de[] =
        "de er sie es dieser diese dieses diesem diesen dies dabei damit dazu "
        "dafür danach daher deshalb aber und doch auch sein seine ihr ihre "
        "zudem außerdem jedoch allerdings dagegen dort so ";
const char ng_opening_fr[] =
        "fr il elle ils elles ce cet cette ces son sa ses leur leurs lui eux "
        "mais et ou donc car or cela ça cependant ainsi alors puis toutefois "
        "celui celle ceux pourtant aussi ";
const char ng_opening_es[] =
        "es él ella ellos ellas este esta esto estos estas ese esa eso pero y "
        "además también su sus así entonces sin ";
const char ng_opening_it[] =
        "it lui lei loro egli ella essi questo questa questi queste ma e però "
        "inoltre anche quindi così ";
const char ng_opening_pt[] = "pt ele ela eles elas este esta isso isto esse "
                             "essa mas e além também seu sua seus suas assim ";
const char ng_opening_nl[] = "nl hij zij ze het dit deze dat die maar en ook "
                             "zijn haar hun daarom toch daarna daarbij echter ";
const char ng_opening_ru[] = "ru он она оно они это этот эта эти его её их но "
                             "а и однако также затем тогда поэтому при ";
const char ng_opening_vi[] = "vi nhưng tuy họ nó đó song do ngoài ";
const char ng_opening_hi[] = "hi वह वे यह इस इसके उसने उनके लेकिन और ";
const char ng_opening_ur[] = "ur یہ وہ اس ان انہوں لیکن اور تاہم ";
const char ng_opening_ar[] = "ar لكن هو هي هم وقال وأضاف وأكد وأوضح وتابع كما ";

/* First words of lines that are none of the story's; the second kind only
 * where the line has no full stop. */
static const char junk_starts[] =
        " published updated created follow click scroll watch copyright "
        "advertisement subscribe related lire ";
static const char label_starts[] =
        " by von par por video image photo photos picture pictured share read "
        "caption sign source sources foto fotos bild quelle crédit ";
/* And how such lines begin that ng/look.h does not know. */
static const char junk_phrases[] =
        "this story has been|this story was|this article was|this article has|"
        "this material may|media playback|image caption|have your say|"
        "e-mail to a|À lire|voir aussi|en savoir "
        "plus|suivez|weiterlesen|"
        "lea también|leer más|síguenos|lees meer|volg ons|xem thêm|Đọc thêm|"
        "Читайте|Подписывайтесь|";

/* What WordPress puts at the end of each item of a feed: "The post <headline>
 * appeared first on <site>." (test_score.c). */
static const char feed_ends[] =
        " appeared first on | erschien zuerst auf | est apparu en premier sur |"
        " se publicó primero en | verscheen eerst op |"
        " apareceu primeiro em |";

static struct ng_str leaning_words(struct ng_str lang)
{
    lang = lang.len == 0 ? NG_STR("en") : ng_str_cut(lang, 0, 2);
    for (const char *const *row = ng_opening_known; *row != NULL; row++) {
        if (ng_str_eqi(lang, (struct ng_str){*row, 2})) {
            return ng_str_of(*row + 2);
        }
    }
    return NG_STR(" ");
}

/* s begins with (or: has in it) one of what stands before the bars. */
static bool has_one(struct ng_str s, struct ng_str list, bool at_start)
{
    const char *at = list.s, *end = list.s + list.len, *bar;
    for (; at < end; at = bar + 1) {
        bar = memchr(at, '|', (size_t)(end - at));
        struct ng_str one = {at, (uint32_t)(bar - at)};
        if (at_start ? ng_str_starts(s, one) : ng_str_find(s, one) > 0) {
            return true;
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
    if ((n_words < 20 && has_one(s, NG_STR(junk_phrases), true)) ||
            (n_words < 40 &&
                    ng_term_in(first, NG_STR(" the der l cet la el het o ")) &&
                    has_one(s, NG_STR(feed_ends), false))) {
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
