/* SPDX-License-Identifier: MIT */
#include "ng/story.h"

#include "ng/utf8.h"

const char *const ng_points_names[NG_POINTS_KINDS] = {
        [NG_POINTS_FRESH] = "fresh",
        [NG_POINTS_PLACE] = "place",
        [NG_POINTS_WEIGHT] = "weight",
        [NG_POINTS_TEXT] = "text",
        [NG_POINTS_LIVE] = "live",
        [NG_POINTS_OUTLETS] = "outlets",
        [NG_POINTS_SOURCE] = "source",
        [NG_POINTS_SECTION] = "section"};

bool ng_story_gap(struct ng_str before)
{
    uint32_t at = before.len;
    uint32_t cp = 0;
    while (at > 0 && ((uint8_t)before.s[--at] & 0xC0) == 0x80) {
    }
    ng_utf8_decode(before.s + at, before.len - at, &cp);
    return ng_utf8_width(cp) < 2;
}

struct ng_str ng_story_body(const struct ng_story *story, uint8_t k)
{
    if (k > story->n_sentences) {
        k = story->n_sentences;
    }
    if (k == 0) {
        return (struct ng_str){NULL, 0};
    }
    const struct ng_str *last = &story->sentences[k - 1];
    const char *first = story->sentences[0].s;
    return (struct ng_str){first, (uint32_t)(last->s + last->len - first)};
}
