/* SPDX-License-Identifier: MIT */
#include "sample.h"

#define BODY_1                                                                 \
    "The central bank kept its main rate at 4.25 per cent on Thursday, "       \
    "saying price rises in services had proved \u201cmore stubborn than "      \
    "expected\u201d even as energy costs fell."
#define BODY_1B "Two of nine members voted for an immediate quarter-point cut."
#define BODY_2                                                                 \
    "Three ships left the southern terminals at dawn under a new inspection "  \
    "deal."
#define BODY_2B                                                                \
    "Insurers cut war-risk premiums by a third within hours, and wheat "       \
    "futures fell 4 per cent."
#define BODY_3 "Gusts of 130 km/h brought down trees on four main routes."
#define BODY_4                                                                 \
    "Astronomers measured crystalline ice in the dust ring around a star 155 " \
    "light-years away."
#define BODY_6                                                                 \
    "Le \u0142uk\u00f3w caf\u00e9 na\u00efve \u2014 \u041c\u043e\u0441\u043a"  \
    "\u0432\u0430 \u2026 costs 5\u00a0\u20ac."

/* The sentences of a story are one text with single spaces between. */
static const char body_1[] = BODY_1 " " BODY_1B;
static const char body_2[] = BODY_2 " " BODY_2B;
static const char link_1[] = "https://harbour.example/2026/rates";

static const struct ng_also also_1[] = {
        {NG_STR_INIT("Nordic Wire"), NG_STR_INIT("https://nordic.example/r")},
        {NG_STR_INIT("The Meridian"), NG_STR_INIT("https://meridian.example")}};

static struct ng_story stories[] = {
        {.section = NG_STR_INIT("Economy"),
                .title = NG_STR_INIT("Central bank holds rates as services "
                                     "inflation lingers"),
                .source = NG_STR_INIT("Harbour Post"),
                .link = NG_STR_INIT(link_1),
                .lang = NG_STR_INIT("en"),
                .sentences = {{body_1, sizeof BODY_1 - 1},
                        {body_1 + sizeof BODY_1, sizeof BODY_1B - 1}},
                .n_sentences = 2,
                .also = also_1,
                .n_also = 2,
                .date = 1795412400},
        {.section = NG_STR_INIT("World"),
                .title = NG_STR_INIT("Grain corridor reopens after eleven-week "
                                     "pause"),
                .source = NG_STR_INIT("Nordic Wire"),
                .link = NG_STR_INIT("https://nordic.example/grain"),
                .lang = NG_STR_INIT("en"),
                .sentences = {{body_2, sizeof BODY_2 - 1},
                        {body_2 + sizeof BODY_2, sizeof BODY_2B - 1}},
                .n_sentences = 2,
                .date = 1795320900},
        {.section = NG_STR_INIT("Climate"),
                .title = NG_STR_INIT("Storm shuts northern rail lines for a "
                                     "second day"),
                .source = NG_STR_INIT("The Meridian"),
                .link = NG_STR_INIT("https://meridian.example/weather/2026/11/"
                                    "23/storm-shuts-northern-rail-lines-for-a-"
                                    "second-day?edition=morning"),
                .lang = NG_STR_INIT("en"),
                .sentences = {NG_STR_INIT(BODY_3)},
                .n_sentences = 1,
                .flags = NG_STORY_FEED_TEXT,
                .date = 1795413300},
        {.title = NG_STR_INIT("Telescope finds water ice in a young "
                              "planet\u2019s nursery"),
                .source = NG_STR_INIT("Field & Orbit"),
                .sentences = {NG_STR_INIT(BODY_4)},
                .n_sentences = 1,
                .date = NG_NO_DATE},
        {.section = NG_STR_INIT("Technology"),
                .title = NG_STR_INIT("Chipmaker to open its designs"),
                .source = NG_STR_INIT("Field & Orbit"),
                .link = NG_STR_INIT("https://orbit.example/chips"),
                .flags = NG_STORY_SEEN,
                .date = 1795305600},
        {.section = NG_STR_INIT("\u041c\u0438\u0440"),
                .title = NG_STR_INIT("\u4e2d\u592e\u94f6\u884c\u7ef4\u6301"
                                     "\u5229\u7387\u4e0d\u53d8"),
                .source = NG_STR_INIT("The Meridian"),
                .link = NG_STR_INIT("https://meridian.example/zh"),
                .lang = NG_STR_INIT("zh"),
                .sentences = {NG_STR_INIT(BODY_6)},
                .n_sentences = 1,
                .date = 1795413300}};

static struct ng_source_report sources[] = {
        {.name = NG_STR_INIT("Harbour Post"),
                .fetched = 1795413600,
                .n_items = 12},
        {.name = NG_STR_INIT("Nordic Wire"),
                .fetched = 1795413600,
                .n_items = 8},
        {.name = NG_STR_INIT("The Meridian"),
                .status = NG_SOURCE_STALE,
                .reason = NG_STR_INIT("HTTP 503"),
                .fetched = 1795413600 - 3 * 3600,
                .n_items = 9},
        {.name = NG_STR_INIT("The Gazette"),
                .status = NG_SOURCE_FAILED,
                .reason = NG_STR_INIT("certificate has expired"),
                .fetched = NG_NO_DATE}};

const struct ng_digest sample_digest = {.now = 1795413600,
        .stories = stories,
        .sources = sources,
        .n_stories = sizeof stories / sizeof *stories,
        .n_sources = sizeof sources / sizeof *sources,
        .n_failed = 1,
        .n_stale = 1};
