/* SPDX-License-Identifier: MIT */
/* A byte pipe over lwIP's raw TCP. */
#ifndef NG_LWIP_PIPE_H
#define NG_LWIP_PIPE_H

#include "net/pipe.h"

struct tcp_pcb;
struct pbuf;

struct ng_lwip_pipe {
    /* leave these alone */
    struct tcp_pcb *pcb; /* NULL: none, or lwIP has freed it */
    struct pbuf *in;     /* what came and was not read */
    bool connected, ended, failed;
    const char *reason;
};

/* p stays where it is. */
struct ng_pipe ng_lwip_pipe(struct ng_lwip_pipe *p);

#endif
