/* SPDX-License-Identifier: MIT */
/* floor 1: what stands in markup and is never shown: comments, document type
 * declarations, processing instructions, bogus comments.
 *
 * In: what follows "<!" or "<?" (or what is wrong after "</"), in any split.
 * Out: where it ends. Holds: this struct.
 *
 * HTML: WHATWG 13.2.5.41-55; DOCTYPEs end at the first '>'. XML: as XML 1.0
 * says, but in a DOCTYPE quotes and comments are not looked at, so that no
 * broken one can swallow the feed: the internal subset ends at "]>". */
#ifndef NG_MARKUP_SKIP_H
#define NG_MARKUP_SKIP_H

#include "ng/base.h"

struct ng_markup_skip {
    uint8_t state, match, n_word;
    bool xml;
    char word[8];
};

enum ng_markup_skip_kind {
    NG_MARKUP_SKIP_DECLARATION, /* after "<!" */
    NG_MARKUP_SKIP_INSTRUCTION, /* after "<?" */
    NG_MARKUP_SKIP_BOGUS        /* to the next '>' */
};

enum ng_markup_skip_end {
    NG_MARKUP_SKIP_MORE, /* all n bytes were taken, it goes on */
    NG_MARKUP_SKIP_DONE, /* *used bytes were taken, text follows */
    NG_MARKUP_SKIP_CDATA /* the same, and a CDATA section follows (XML) */
};

void ng_markup_skip_init(
        struct ng_markup_skip *k, enum ng_markup_skip_kind kind, bool xml);
enum ng_markup_skip_end ng_markup_skip_feed(
        struct ng_markup_skip *k, const char *s, size_t n, size_t *used);

#endif
