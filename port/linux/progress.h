/* SPDX-License-Identifier: MIT */
/* One line on stderr that says what is being read, when somebody looks. */
#ifndef NG_LINUX_PROGRESS_H
#define NG_LINUX_PROGRESS_H

#include "ng/base.h"

struct progress {
    bool on;
    bool drawn;
};

/* on only when stderr is a terminal, not a dumb one, and `wanted`. */
void progress_init(struct progress *p, bool wanted);
void progress_show(
        struct progress *p, uint32_t done, uint32_t of, struct ng_str what);
/* Wipes the line: before anything else goes to the terminal. */
void progress_clear(struct progress *p);

#endif
