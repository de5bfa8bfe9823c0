/* SPDX-License-Identifier: MIT */
/* A byte pipe: what HTTP runs over. TCP from the system (pipe_posix.h), from
 * lwIP on a board, or TLS over another pipe (pipe_tls.h).
 *
 *   client.c -> TLS pipe -> TCP pipe        https
 *   client.c -------------> TCP pipe        http
 *
 * Calls block until their deadline. One connection at a time a pipe. */
#ifndef NG_NET_PIPE_H
#define NG_NET_PIPE_H

#include "ng/base.h"

/* What a pipe returns besides a count and NG_EIO. */
#define NG_PIPE_TIMEOUT (-100)
#define NG_PIPE_HANDSHAKE                                                      \
    (-101) /* connect: the peer was reached, then the                          \
            * pipe's own handshake failed or timed out */

/* Deadlines are values of ng_net_ms(). After a negative result reason() says
 * why, and only close() may follow. */
struct ng_pipe {
    /* host: a name or an address (IPv6 without brackets), NUL-ended. NG_OK,
     * NG_PIPE_TIMEOUT, NG_PIPE_HANDSHAKE or NG_EIO; nothing is left open after
     * an error. */
    int (*connect)(
            void *ctx, const char *host, uint16_t port, uint64_t deadline);
    /* At least one byte, at most n (n > 0). 0: the peer ended in order. */
    int32_t (*read)(void *ctx, void *to, uint32_t n, uint64_t deadline);
    /* All n bytes: NG_OK, NG_PIPE_TIMEOUT or NG_EIO. */
    int (*write)(void *ctx, const void *from, uint32_t n, uint64_t deadline);
    /* The connection stands and nothing waits to be read, not even its end:
     * a new request may be sent. */
    bool (*idle)(void *ctx);
    /* Harmless when nothing is open. */
    void (*close)(void *ctx);
    /* Of the last failure: a static text, one line, e.g. "connection
     * refused". */
    const char *(*reason)(void *ctx);
    void *ctx;
};

/* What the machine provides, resolved by the linker: os_posix.c on Linux, a
 * board's file elsewhere. */

/* Milliseconds since some fixed moment, never backwards. */
uint64_t ng_net_ms(void);
/* Seconds since 1970 UTC: certificates are judged by it. A board that does
 * not know the time must learn it (SNTP, RTC) before it opens TLS. */
int64_t ng_net_time(void);
/* Fills n bytes fit for keys: NG_OK, or NG_EIO, and then no TLS is opened. */
int ng_net_entropy(void *to, size_t n);

#endif
