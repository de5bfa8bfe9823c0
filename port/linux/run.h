/* SPDX-License-Identifier: MIT */
/* An edition, from sources to paper. */
#ifndef NG_LINUX_RUN_H
#define NG_LINUX_RUN_H

#include "linux/config.h"
#include "linux/options.h"

/* set: the command line's settings over the configuration's. feeds: what to
 * read. standing: they are the configuration's: what was printed before is
 * left out, and the edition is kept for a day without a network. Returns an
 * exit code. */
int run_edition(const struct options *o, const struct settings *set,
        const struct feed *feeds, size_t n_feeds, bool standing);

/* Reads every feed and says how it is. Returns an exit code. */
int run_check(const struct options *o, const struct settings *set,
        const struct feed *feeds, size_t n_feeds);

#endif
