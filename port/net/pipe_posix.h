/* SPDX-License-Identifier: MIT */
/* TCP from a POSIX system. Looking up the name blocks for as long as the
 * system's resolver does (resolv.conf), whatever the deadline. */
#ifndef NG_NET_PIPE_POSIX_H
#define NG_NET_PIPE_POSIX_H

#include "net/pipe.h"

struct ng_posix {
    int fd; /* -1: closed */
    const char *reason;
};

struct ng_pipe ng_posix_pipe(struct ng_posix *p);

#endif
