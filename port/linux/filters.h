/* SPDX-License-Identifier: MIT */
/* One stage as a filter: files, or JSON lines that name them, in; JSON lines
 * out. Any number of documents in one process, in constant memory. */
#ifndef NG_LINUX_FILTERS_H
#define NG_LINUX_FILTERS_H

#include "linux/options.h"
#include "ng/charset.h"

/* The filter that o->command names. hook may be NULL. Returns an exit code:
 * EXIT_DEGRADED when some documents could not be read (their lines hold
 * "error"), EXIT_ERROR when none could. */
int filters_run(const struct options *o, const struct ng_charset_hook *hook);

#endif
