/* SPDX-License-Identifier: MIT */
/* floor 4: an article page's bytes -> headline, date, body.
 *
 * In: raw bytes of an HTML page (or plain text of a saved one), in any
 * split; the character set is found inside. Out: one ng_article. The page is
 * seen once and forgotten: what is held is its visible text as a bounded
 * list of blocks (text at the kept end, one record each in scratch); when
 * the list is full the block of least value goes. At the end the blocks are
 * judged with the whole page in view, the losers go and the winners are slid
 * down. So a page of 20 MB costs what a page of 20 KB costs.
 *
 *   charset -> scan (markup) -> block  <- view (look, headline, forest), judge
 *                  |
 *                  +----------> meta (json, shingle) -> spare
 *
 * Takes from the arena: kept: the article's text and titles when done (at
 * most text_max + 448 bytes while reading); scratch: decoders, about 5 KB, 1
 * KB for shingles where there is room for it, and 66 bytes a block. The
 * smallest arena is about 7 KB. Against 64 KB of text and 640 blocks, 24 KB
 * and 320 lose .005 of F1, 16 KB and 256 .013, 12 KB and 192 .027 (the sets
 * of news of make bench-quality; what is cut off an article alone is .004,
 * .011 and .020 of it). */
#ifndef NG_EXTRACT_H
#define NG_EXTRACT_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/charset.h"
#include "ng/json.h"
#include "ng/markup.h"

/* Strings live at the kept end of the arena. Empty: not found. */
struct ng_article {
    struct ng_str title;  /* the headline, without the site's name */
    struct ng_str byline; /* if plain */
    struct ng_str lang;   /* "en", "pt-br": declared, else from the text */
    struct ng_str text;   /* the body: paragraphs separated by '\n' */
    const char *charset;  /* WHATWG name, static */
    int64_t date;         /* NG_NO_DATE when unknown */
    int16_t date_zone;    /* minutes east of UTC in which the publisher counts
                           * the day: date + date_zone * 60 has his day */
    bool cut;             /* text was dropped for want of room */
    bool is_article;      /* false: the page is a list, a login, an error */
};

struct ng_extract_config {
    struct ng_str url;          /* of the page; may be empty */
    struct ng_str content_type; /* HTTP header value; may be empty */
    struct ng_str title;        /* the feed's title for it, a hint; may be
                                 * empty */
    const struct ng_charset_hook *hook; /* may be NULL */
    bool plain_text;     /* the bytes are plain text, not HTML (sniff.h) */
    uint32_t text_max;   /* bytes of visible text held; 0: 65536, or what the
                          * arena gives */
    uint16_t blocks_max; /* block records; 0: 640, or what the arena gives */
};

struct ng_extract_state; /* private, in scratch */

struct ng_extract {
    struct ng_extract_state *state;
};

int ng_extract_init(struct ng_extract *x, struct ng_arena *a,
        const struct ng_extract_config *config);
int ng_extract_feed(struct ng_extract *x, const void *bytes, size_t n);
/* Fills *out. NG_OK also when there is no text at all (is_article false). */
int ng_extract_end(struct ng_extract *x, struct ng_article *out);

#endif
