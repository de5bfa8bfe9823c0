/* SPDX-License-Identifier: MIT */
#include "ng/element.h"

#include <string.h>

/* By first letter, within a letter the most frequent first. */
static const char *const tag_names[26] = {
        "a article aside abbr address acronym area audio amp-img",
        "b br button body blockquote base bdi bdo big", "cite code canvas col",
        "div dd dt dl del dfn data datalist dialog dir", "em embed",
        "figure figcaption footer form font", "",
        "h2 h3 h1 h4 h5 h6 header head html hr", "i img input iframe ins", "",
        "kbd", "li link label", "meta main menu mark map math",
        "nav noscript nobr noembed noframes", "option ol object o:p",
        "p picture pre param", "q", "ruby rt rp rb",
        ("span script strong svg section style source small sup sub select s "
         "samp strike"),
        "time td tr th table title template textarea track tt", "ul u use",
        "video var", "wbr", "xmp", "", ""};

static const uint8_t tags[] = {NG_TAG_A, NG_TAG_ARTICLE, NG_TAG_ASIDE,
        NG_TAG_INLINE, NG_TAG_ADDRESS, NG_TAG_INLINE, NG_TAG_VOID, NG_TAG_SKIP,
        NG_TAG_INLINE, NG_TAG_B, NG_TAG_BR, NG_TAG_BUTTON, NG_TAG_BODY,
        NG_TAG_BLOCKQUOTE, NG_TAG_VOID, NG_TAG_INLINE, NG_TAG_INLINE,
        NG_TAG_INLINE, NG_TAG_INLINE, NG_TAG_INLINE, NG_TAG_SKIP, NG_TAG_VOID,
        NG_TAG_DIV, NG_TAG_DD, NG_TAG_DT, NG_TAG_DL, NG_TAG_INLINE,
        NG_TAG_INLINE, NG_TAG_INLINE, NG_TAG_SKIP, NG_TAG_SKIP, NG_TAG_UL,
        NG_TAG_B, NG_TAG_VOID, NG_TAG_FIGURE, NG_TAG_FIGCAPTION, NG_TAG_FOOTER,
        NG_TAG_FORM, NG_TAG_INLINE, NG_TAG_H2, NG_TAG_H3, NG_TAG_H1, NG_TAG_H4,
        NG_TAG_H4, NG_TAG_H4, NG_TAG_HEADER, NG_TAG_HEAD, NG_TAG_HTML,
        NG_TAG_HR, NG_TAG_B, NG_TAG_IMG, NG_TAG_INPUT, NG_TAG_SKIP,
        NG_TAG_INLINE, NG_TAG_INLINE, NG_TAG_LI, NG_TAG_LINK, NG_TAG_INLINE,
        NG_TAG_META, NG_TAG_MAIN, NG_TAG_UL, NG_TAG_INLINE, NG_TAG_SKIP,
        NG_TAG_SKIP, NG_TAG_NAV, NG_TAG_NOSCRIPT, NG_TAG_INLINE, NG_TAG_SKIP,
        NG_TAG_SKIP, NG_TAG_OPTION, NG_TAG_UL, NG_TAG_SKIP, NG_TAG_INLINE,
        NG_TAG_P, NG_TAG_INLINE, NG_TAG_PRE, NG_TAG_VOID, NG_TAG_INLINE,
        NG_TAG_INLINE, NG_TAG_SKIP, NG_TAG_SKIP, NG_TAG_INLINE, NG_TAG_SPAN,
        NG_TAG_SCRIPT, NG_TAG_B, NG_TAG_SVG, NG_TAG_SECTION, NG_TAG_STYLE,
        NG_TAG_VOID, NG_TAG_INLINE, NG_TAG_INLINE, NG_TAG_INLINE, NG_TAG_SKIP,
        NG_TAG_INLINE, NG_TAG_INLINE, NG_TAG_INLINE, NG_TAG_TIME, NG_TAG_TD,
        NG_TAG_TR, NG_TAG_TD, NG_TAG_TABLE, NG_TAG_TITLE, NG_TAG_SKIP,
        NG_TAG_SKIP, NG_TAG_VOID, NG_TAG_INLINE, NG_TAG_UL, NG_TAG_INLINE,
        NG_TAG_INLINE, NG_TAG_SKIP, NG_TAG_INLINE, NG_TAG_VOID, NG_TAG_SKIP};

/* Where each letter begins in tags; test_element.c proves it. */
static const uint8_t tag_letter[26] = {0, 9, 18, 22, 32, 34, 39, 39, 49, 54, 54,
        55, 58, 64, 69, 73, 77, 78, 82, 96, 106, 109, 111, 112, 113, 113};

enum ng_tag ng_element_tag(struct ng_str name)
{
    unsigned letter =
            name.len == 0 ? 26u : (unsigned char)name.s[0] - (unsigned)'a';
    int32_t i = letter < 26 ? ng_str_among(name, tag_names[letter]) : -1;
    return i < 0 ? NG_TAG_OTHER : (enum ng_tag)tags[tag_letter[letter] + i];
}

uint8_t ng_element_traits(enum ng_tag tag)
{
    static const uint8_t traits[NG_TAG_COUNT] = {
            [NG_TAG_A] = NG_TRAIT_INLINE,
            [NG_TAG_ADDRESS] = NG_TRAIT_ENDS_P,
            [NG_TAG_ARTICLE] = NG_TRAIT_ENDS_P,
            [NG_TAG_ASIDE] = NG_TRAIT_ENDS_P,
            [NG_TAG_B] = NG_TRAIT_INLINE,
            [NG_TAG_BLOCKQUOTE] = NG_TRAIT_ENDS_P,
            [NG_TAG_BR] = NG_TRAIT_VOID | NG_TRAIT_INLINE,
            [NG_TAG_BUTTON] = NG_TRAIT_SKIP | NG_TRAIT_INLINE,
            [NG_TAG_DD] = NG_TRAIT_ENDS_P,
            [NG_TAG_DIV] = NG_TRAIT_ENDS_P,
            [NG_TAG_DL] = NG_TRAIT_ENDS_P,
            [NG_TAG_DT] = NG_TRAIT_ENDS_P,
            [NG_TAG_FIGCAPTION] = NG_TRAIT_ENDS_P,
            [NG_TAG_FIGURE] = NG_TRAIT_ENDS_P,
            [NG_TAG_FOOTER] = NG_TRAIT_ENDS_P,
            [NG_TAG_FORM] = NG_TRAIT_ENDS_P,
            [NG_TAG_H1] = NG_TRAIT_ENDS_P | NG_TRAIT_HEADING,
            [NG_TAG_H2] = NG_TRAIT_ENDS_P | NG_TRAIT_HEADING,
            [NG_TAG_H3] = NG_TRAIT_ENDS_P | NG_TRAIT_HEADING,
            [NG_TAG_H4] = NG_TRAIT_ENDS_P | NG_TRAIT_HEADING,
            [NG_TAG_HEADER] = NG_TRAIT_ENDS_P,
            [NG_TAG_HR] = NG_TRAIT_VOID | NG_TRAIT_ENDS_P,
            [NG_TAG_IMG] = NG_TRAIT_VOID | NG_TRAIT_INLINE,
            [NG_TAG_INLINE] = NG_TRAIT_INLINE,
            [NG_TAG_INPUT] = NG_TRAIT_VOID | NG_TRAIT_INLINE,
            [NG_TAG_LI] = NG_TRAIT_ENDS_P,
            [NG_TAG_LINK] = NG_TRAIT_VOID | NG_TRAIT_INLINE,
            [NG_TAG_MAIN] = NG_TRAIT_ENDS_P,
            [NG_TAG_META] = NG_TRAIT_VOID | NG_TRAIT_INLINE,
            [NG_TAG_NAV] = NG_TRAIT_ENDS_P,
            [NG_TAG_NOSCRIPT] = NG_TRAIT_SKIP | NG_TRAIT_INLINE,
            [NG_TAG_OPTION] = NG_TRAIT_SKIP,
            [NG_TAG_P] = NG_TRAIT_ENDS_P,
            [NG_TAG_PRE] = NG_TRAIT_ENDS_P,
            [NG_TAG_SCRIPT] = NG_TRAIT_SKIP | NG_TRAIT_INLINE,
            [NG_TAG_SECTION] = NG_TRAIT_ENDS_P,
            [NG_TAG_SKIP] = NG_TRAIT_SKIP | NG_TRAIT_INLINE,
            [NG_TAG_SPAN] = NG_TRAIT_INLINE,
            [NG_TAG_STYLE] = NG_TRAIT_SKIP | NG_TRAIT_INLINE,
            [NG_TAG_SVG] = NG_TRAIT_SKIP | NG_TRAIT_INLINE,
            [NG_TAG_TABLE] = NG_TRAIT_ENDS_P,
            [NG_TAG_TIME] = NG_TRAIT_INLINE,
            [NG_TAG_TITLE] = NG_TRAIT_SKIP,
            [NG_TAG_UL] = NG_TRAIT_ENDS_P,
            [NG_TAG_VOID] = NG_TRAIT_VOID | NG_TRAIT_INLINE,
    };
    return traits[tag];
}

uint32_t ng_element_sem(enum ng_tag tag)
{
    /* in the order of the bits, from NG_SEM_ARTICLE to NG_SEM_CELL */
    static const uint8_t tags_of_bits[16] = {NG_TAG_ARTICLE, NG_TAG_MAIN,
            NG_TAG_ASIDE, NG_TAG_NAV, NG_TAG_FOOTER, NG_TAG_HEADER,
            NG_TAG_FIGURE, NG_TAG_TABLE, NG_TAG_UL, NG_TAG_BLOCKQUOTE,
            NG_TAG_FORM, NG_TAG_SECTION, NG_TAG_FIGCAPTION, NG_TAG_DL,
            NG_TAG_ADDRESS, NG_TAG_TD};
    const uint8_t *at = memchr(tags_of_bits, (int)tag, sizeof tags_of_bits);
    return at == NULL ? 0 : 1u << (at - tags_of_bits);
}

uint32_t ng_element_role(struct ng_str role)
{
    /* WAI-ARIA 1.2 section 5.3.4, landmarks; and article */
    static const uint32_t sem[] = {NG_SEM_NAV, NG_SEM_ASIDE, NG_SEM_FOOTER,
            NG_SEM_MAIN, NG_SEM_ARTICLE, NG_SEM_HIDDEN};
    int32_t i = ng_str_among(
            role, "navigation complementary contentinfo main article dialog");
    return i < 0 ? 0 : sem[i];
}

/* ---- words of class and id ------------------------------------------- */

/* A word is a prefix of what stands there; '$' at its end: the whole word.
 * What follows a prefix is looked up again ("related" "posts"). FIRST and
 * SECOND are the halves of "article-body", "entry-content", "storyText". */
enum { FIRST = 1 << 16, SECOND = 1 << 17 };

/* What the words say, A to V in hint_words. */
static const uint32_t hint_bits[] = {NG_HINT_SUMMARY, NG_HINT_ART | FIRST,
        NG_HINT_SHARE, NG_HINT_ART | FIRST | SECOND, NG_HINT_PROMO,
        NG_HINT_META, NG_HINT_SIDE, NG_HINT_RELATED, NG_HINT_NAV,
        FIRST | SECOND, NG_HINT_QUOTE, NG_HINT_FOOT, NG_HINT_MEDIA,
        NG_HINT_TAGS, NG_HINT_COMMENT, NG_HINT_MEDIA | NG_HINT_META, SECOND,
        NG_HINT_TITLE, NG_HINT_ART, NG_HINT_HIDDEN, FIRST, NG_HINT_BODY};

/* Words as the pages of publishers and blogs use them (English, and what
 * German, French, Spanish, Italian, Portuguese and Dutch systems add), by
 * first letter, which is left out; a capital begins each and says its bits.
 * Sorted, but the longest of two that begin alike stands first. */
static const char *const hint_words[26] = {
        "AbstractCddthisEds$EdvertEd$Hlso$"
        "DrticleBrticuloBrtikelGsideFuteurFuthorFutor",
        "EannerFio$BlogJodyKox$IreadcrumbFyline",
        "EalloutMaptionHarouselNategorAhapoLolophonOommentGomplementEonsentDont"
        "entEookieLopyrightQopy$PreditEta$",
        "FatelineFate$Aeck$Aek$AescriptionQetailOiscussOisqusEonat",
        "MmbedBntryAxcerpt", "CacebookKactboxMigureCollowLoot", "MalleryEdpr",
        "ReadlineSentryTidden", "MmageKnfoboxQnnerKnsetAntroTnvisible", NULL,
        "Ficker", "HatestAead$AedeLegalMegendOivefyreEogin",
        "JainIastheadMediaIenuFetaEodalHoreHost$",
        "IavEewsletterBews$HextUode$ToprintKote$", "HutbrainEverlay",
        "IagerUage$"
        "IaginaEaywallMhotoMlayerHopularEopupFostedBostEremiumFrofileHromotedEr"
        "omoVrose$FublishedKullquote",
        "Kuote",
        "Gail$"
        "HecircHecommendEegisterEegwallHelatOepliesOeplyOespondVichtextUich",
        "TcreenGecondaryChareCharingGideEignupUingle$MlideCocialEponsorTr$"
        "AtandfirstBtoryAubheadEubscriAubtitleHuggestAummary",
        "HaboolaIabs$Iab$Nags$Nag$HeaserQextIickerFimestampFime$"
        "RitleIoolbarIopbarNopicHrendKweetCwitter",
        "Hpnext", "MideoAorspann", "ChatsappGidgetVysiwyg", NULL, "Harpp",
        NULL};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The word of hint_words that begins at s[0 .. n); *used: its bytes. */
static uint32_t hint_at(const char *s, uint32_t n, uint32_t *used)
{
    const char *at = hint_words[(unsigned char)ng_lower(s[0]) - 'a'];
    char second = n > 1 ? ng_lower(s[1]) : '\0';
    while (at != NULL && *at != '\0' && at[1] <= second) {
        char bits = *at++;
        uint32_t k = 1;
        while (k < n && *at != '\0' && *at == ng_lower(s[k])) {
            at++;
            k++;
        }
        if (*at < 'a' && (*at != '$' || k == n || !is_letter(s[k]) ||
                                 (s[k] <= 'Z' && s[k - 1] >= 'a'))) {
            *used = k;
            return hint_bits[bits - 'A'];
        }
        while (*at >= 'a' || *at == '$') {
            at++;
        }
    }
    return 0;
}

uint16_t ng_element_hints(struct ng_str value)
{
    uint32_t n =
            value.len < NG_ELEMENT_HINT_MAX ? value.len : NG_ELEMENT_HINT_MAX;
    const char *s = value.s;
    uint32_t all = 0, before = 0, i = 0;
    while (i < n) {
        if (!is_letter(s[i])) {
            /* "article-body", "article__body" hang together, words do not */
            before = s[i] == '-' || s[i] == '_' ? before : 0;
            i++;
            continue;
        }
        uint32_t used = 0;
        uint32_t bits = hint_at(s + i, n - i, &used);
        if ((before & FIRST) != 0 && (bits & SECOND) != 0) {
            all |= NG_HINT_BODY;
        }
        all |= bits;
        before = bits;
        i += used;
        if (used == 0) {
            i++;
            while (i < n && is_letter(s[i]) &&
                    !(s[i] <= 'Z' && s[i - 1] >= 'a')) {
                i++;
            }
        }
    }
    return (uint16_t)all;
}
