/* SPDX-License-Identifier: MIT */
/* Text to sentences, for the filter: a JSON array, or one a line. */
#ifndef NG_LINUX_SPLIT_H
#define NG_LINUX_SPLIT_H

#include "ng/charset.h"

struct split {
    /* set these, the rest to 0 */
    const struct ng_sink *out;
    struct ng_str lang; /* empty: guessed from the first piece of the text */
    bool json;          /* "...","..." and not one a line */
    /* leave these alone */
    struct ng_charset charset;
    char *held; /* what came behind the last line break */
    size_t n, cap;
    uint32_t n_sentences;
    int err;
};

/* A whole text, UTF-8; a line break ends a sentence. NG_OK, or what the sink
 * said. */
int split_text(struct split *s, struct ng_str text);

/* A text in pieces, in any character set. Memory: the longest line, of which
 * a piece of 16 MB is taken for a line. split_end() in every case. */
void split_open(struct split *s, const struct ng_charset_hook *hook);
int split_feed(struct split *s, const void *bytes, size_t n);
int split_end(struct split *s);

#endif
