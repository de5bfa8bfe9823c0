/* SPDX-License-Identifier: MIT */
/* A small paper of three outlets for tests of the whole core: an RSS feed, an
 * Atom feed and a page that is a source itself; five stories, one of them
 * told twice, one page that answers 403, one source that is down. */
#ifndef NG_PAPER_H
#define NG_PAPER_H

#include "net.h"

#define PAPER_NOW 1795413600 /* 2026-11-23 06:00 UTC */

extern const struct fake_doc paper_docs[];
extern const size_t paper_n_docs;
extern const struct ng_source paper_sources[];
#define PAPER_N_SOURCES 4u

#endif
