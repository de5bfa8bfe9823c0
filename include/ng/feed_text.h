/* SPDX-License-Identifier: MIT */
/* floor 2: a text field of a feed, gathered in a fixed buffer.
 *
 * In: decoded text in pieces of whole characters. Out: plain text: white
 * space (no-break space too) folded to one ' ', lines between paragraphs to
 * one '\n', none at the ends, control characters dropped. What does not fit
 * is cut between characters. */
#ifndef NG_FEED_TEXT_H
#define NG_FEED_TEXT_H

#include "ng/base.h"

enum ng_feed_gap { NG_FEED_JOIN, NG_FEED_SPACE, NG_FEED_LINE };

struct ng_feed_text {
    char *s;
    uint32_t n, cap;
    uint8_t gap; /* enum ng_feed_gap: owed before the next character */
    bool cut;
};

void ng_feed_text_init(struct ng_feed_text *t, char *buf, uint32_t cap);
void ng_feed_text_clear(struct ng_feed_text *t);
void ng_feed_text_add(struct ng_feed_text *t, const char *s, size_t n);
/* A word or paragraph ends here, if there is one. */
void ng_feed_text_gap(struct ng_feed_text *t, enum ng_feed_gap gap);
struct ng_str ng_feed_text_str(const struct ng_feed_text *t);

/* What an HTML or XHTML element (local name) does to the text around it. */
enum ng_feed_gap ng_feed_text_gap_of(struct ng_str element);

/* A title that may hold markup of its own, in place: character references
 * are decoded, tags removed. all_tags false: only tags that format text, as
 * "Intent to unship: <area>" is no markup. */
void ng_feed_text_title(struct ng_feed_text *t, bool all_tags);

#endif
