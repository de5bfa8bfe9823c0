/* SPDX-License-Identifier: MIT */
/* What the replay needs of its machine. */
#ifndef NG_REPLAY_H
#define NG_REPLAY_H

#include "ng/base.h"

/* Writes a file to a sink, in pieces of a packet's size. NG_OK, NG_EIO: there
 * is no such file, or what the sink said. */
int replay_file(const char *path, const struct ng_sink *to);

/* Milliseconds; in the emulator a million instructions each. */
uint64_t replay_ms(void);

/* folder: the newspaper; page: one article to be read and timed, or a number:
 * only count what the edition is with so many KB of memory. */
int replay(const char *folder, const char *page, const struct ng_sink *out);

#endif
