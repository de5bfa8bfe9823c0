/* SPDX-License-Identifier: MIT */
/* floor 4: the sentences that tell a story. Some fifty small features (place,
 * length, how often the text uses the words, the title's words, quotations,
 * numbers, ...) say what each is worth (ng/worth.h), and the best set that
 * says nothing twice is picked (ng/pick.h). Junk lines (bylines, captions,
 * headings, cut sentences, the headline once more), half quotations and short
 * questions are never chosen while there is anything else, and no summary
 * begins with "But", "He said" or "The 43-year-old". Integer arithmetic only.
 */
#ifndef NG_SCORE_H
#define NG_SCORE_H

#include "ng/arena.h"
#include "ng/base.h"

struct ng_score_config {
    struct ng_str title; /* headline; may be empty */
    struct ng_str text;  /* body, paragraphs separated by '\n' */
    struct ng_str lang;
    uint8_t n_sentences; /* at most that many; 0: 3 */
    uint32_t max_chars;  /* of all chosen with single spaces between; 0: any */
};

/* Chooses whole sentences; out[0 .. result) are slices of text in document
 * order; a dateline before a sentence ("LONDON (Wire) - ") is left out. With
 * max_chars (characters, not bytes) the room is filled with the best text
 * that fits when it is squeezed (ng_line_squeeze). Returns how many; 0 when
 * the text has no words or nothing fits max_chars. Takes scratch only: 5.3 KB
 * for 24 sentences, the least is 2.6 KB for 4. NG_ENOMEM when not even the
 * counters fit. */
int ng_score(struct ng_arena *a, const struct ng_score_config *config,
        struct ng_str *out);

#endif
