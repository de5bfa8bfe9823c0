/* SPDX-License-Identifier: MIT */
/* floor 2: one lenient push tokeniser for XML feeds and for HTML.
 *
 * In: UTF-8 in any split. Out: events. Holds: this struct and the value
 * buffer lent to it; never a tag, a script, a comment or a text.
 * It never fails on bad input: what cannot be markup is text (WHATWG HTML
 * 13.2.5 without the tree builder; for XML the same, with CDATA sections,
 * processing instructions and case-sensitive names). No tag needs an end
 * tag, and nothing is ever balanced. DTDs are skipped, entities they define
 * are left as text.
 *
 *   <a href="x&amp;y">T&eacute;</a>
 *   OPEN a  ATTR href "x&y"  TAG a  TEXT "T" TEXT "e'"  CLOSE a
 *
 * Text comes in any number of pieces; only their concatenation is the same
 * for every split. HTML names are in lower case. NUL bytes in text are
 * dropped, in names and values they are U+FFFD. CR LF is not changed.
 *
 * Raw text in HTML (WHATWG 13.2.5.2-4): script, style, xmp, iframe, noembed,
 * noframes; decoded but without tags: title, textarea; all the rest of the
 * input: plaintext. Three deviations, all for text that would be lost: a
 * script that holds "<!--<script>" ends at its first end tag; one of these
 * elements written <x/> is empty; a duplicate attribute is reported twice
 * (take the first). A comment, tag, CDATA section or script that is still
 * open when the input ends is dropped from where it began (CDATA and raw
 * text: has been reported so far). */
#ifndef NG_MARKUP_H
#define NG_MARKUP_H

#include "ng/base.h"
#include "ng/markup_skip.h"

#define NG_MARKUP_NAME_MAX 63u /* longer names are cut */

enum ng_markup_mode { NG_MARKUP_HTML, NG_MARKUP_XML };

enum ng_markup_kind {
    NG_MARKUP_TEXT, /* text: decoded characters (CDATA too) */
    NG_MARKUP_RAW,  /* text inside <script>, <style>, ...: not decoded */
    NG_MARKUP_OPEN, /* name: a start tag begins, its attributes follow */
    NG_MARKUP_ATTR, /* name, text = value, decoded; cut: value did not fit */
    NG_MARKUP_TAG,  /* name: the start tag is complete; empty: it was <x/> */
    NG_MARKUP_CLOSE /* name: an end tag */
};

struct ng_markup_event {
    enum ng_markup_kind kind;
    bool cut;
    bool empty;
    struct ng_str name; /* of the tag; of the attribute for ATTR */
    struct ng_str text;
};

struct ng_markup {
    /* The receiver may set these from within event():
     * at OPEN: skip this tag's attributes (no ATTR events; much faster);
     * at TAG: in HTML, that what follows is raw text up to the matching end
     * tag is decided by the name alone; skip_raw drops it without RAW events.
     * Both are false again at the next OPEN and TAG. */
    bool skip_attrs, skip_raw;
    /* leave these alone; small things first, where code reaches them best */
    bool closing, cut, wanted, self_closing;
    uint8_t mode, state, ret, content, match, n_name, n_attr, n_hold;
    char quote;
    uint32_t value_cap, n_value;
    char *value;
    int (*event)(void *ctx, const struct ng_markup_event *e);
    bool (*want)(void *ctx, struct ng_str attr);
    void *ctx;
    struct ng_markup_skip skip;
    char name[NG_MARKUP_NAME_MAX + 1], attr[NG_MARKUP_NAME_MAX + 1];
    char hold[40]; /* what follows a '&' or '<' that is not decided yet */
};

/* value: buffer for attribute values, cap bytes (longer ones are cut and
 * flagged), the caller's. event() returns NG_OK or an ng_err, which feed()
 * returns at once. want (may be NULL: all) says by its name whether an
 * attribute's value is of interest; others are skipped fast. */
void ng_markup_init(struct ng_markup *m, enum ng_markup_mode mode, char *value,
        uint32_t cap, int (*event)(void *, const struct ng_markup_event *),
        bool (*want)(void *, struct ng_str), void *ctx);
int ng_markup_feed(struct ng_markup *m, const char *bytes, size_t n);
/* What was held back becomes text; an unfinished tag is dropped. */
int ng_markup_end(struct ng_markup *m);

#endif
