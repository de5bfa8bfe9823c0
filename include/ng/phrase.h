/* SPDX-License-Identifier: MIT */
/* floor 7: the lines an edition says of itself: masthead, credits, the foot.
 * Composed at the arena's kept end, in the digest's language, with signs the
 * device has. Used by every output form. */
#ifndef NG_PHRASE_H
#define NG_PHRASE_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/digest.h"
#include "ng/encode.h"
#include "ng/words.h"

struct ng_phrases {
    const struct ng_digest *d;
    struct ng_arena *a;
    const char *words;
    enum ng_encoding encoding;
    bool ok; /* false once something did not fit: then texts are empty */
    /* leave these alone */
    const char *s; /* the text that is being put together */
    uint32_t len;
};

void ng_phrase_init(struct ng_phrases *p, struct ng_arena *a,
        const struct ng_digest *d, enum ng_encoding encoding);

/* The edition's title, its own or the language's. Borrowed. */
struct ng_str ng_phrase_title(const struct ng_phrases *p);
/* In capitals; `spaced`: L I K E  T H I S, with no-break spaces. */
struct ng_str ng_phrase_upper(
        struct ng_phrases *p, struct ng_str text, bool spaced);
/* "Monday, 23 November 2026"; empty when now is unknown. */
struct ng_str ng_phrase_date(struct ng_phrases *p);
/* "23 November 2026" */
struct ng_str ng_phrase_day(struct ng_phrases *p);
/* "12 stories from 4 sources . 06:00"; "from 3 of 4 sources" when one could
 * not be read. */
struct ng_str ng_phrase_count(struct ng_phrases *p);
/* "As of Sunday, 22 November 2026, 06:00"; empty for a fresh edition. */
struct ng_str ng_phrase_as_of(struct ng_phrases *p);
/* "3." */
struct ng_str ng_phrase_number(struct ng_phrases *p, uint32_t n);
/* The story's title, of one with news "Update: ..." */
struct ng_str ng_phrase_headline(
        struct ng_phrases *p, const struct ng_story *s);
/* "[Economy]"; empty without a section. */
struct ng_str ng_phrase_tag(struct ng_phrases *p, const struct ng_story *s);
/* "- Harbour Post, Nordic Wire . 05:40 . feed text only"; `section`: the
 * section stands first. */
struct ng_str ng_phrase_credit(
        struct ng_phrases *p, const struct ng_story *s, bool section);
/* "Not read: Gazette (HTTP 503; last read 26 hours ago)" */
struct ng_str ng_phrase_source(
        struct ng_phrases *p, const struct ng_source_report *s);
/* "3 more stories" */
struct ng_str ng_phrase_more(struct ng_phrases *p, uint32_t n);
/* "1 story in a script that cannot be shown here" */
struct ng_str ng_phrase_unprintable(struct ng_phrases *p, uint32_t n);

#endif
