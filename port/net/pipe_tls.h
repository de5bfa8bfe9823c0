/* SPDX-License-Identifier: MIT */
/* TLS 1.2 and 1.3 (as mbedtls_config*.h has it) over another pipe. The
 * server's chain and name are always verified: there is no way to turn that
 * off. pipe_tls.c holds one connection for the whole program, and is the one
 * file here that knows mbedTLS. */
#ifndef NG_NET_PIPE_TLS_H
#define NG_NET_PIPE_TLS_H

#include "net/pipe.h"
#include "net/trust.h"

/* heap: all the memory that TLS will have, aligned for pointers: 41 KB for
 * TLS 1.2 on a 32-bit board, 64 KB for 1.2 and 1.3, 96 KB on a 64-bit machine.
 * NULL: libc's calloc, unless a heap was ever given before. The heap and what
 * `under` and `trust` point to stay until ng_tls_end(). Returns NG_OK,
 * NG_ENOMEM (the heap is too small) or NG_EIO (no entropy, or likewise). */
int ng_tls_init(struct ng_pipe *tls, void *heap, size_t n,
        const struct ng_pipe *under, const struct ng_trust *trust);
void ng_tls_end(void);

/* Between handshake and close some of the heap lies idle. Lends the largest
 * part of it that leaves `spare` bytes for TLS itself (a TLS 1.3 ticket or an
 * alert needs some); NULL and 0 when there is none or nothing is open. Taken
 * back by close() and by the next connect(). */
void *ng_tls_lend(size_t spare, size_t *n);

/* Handshakes so far that were full, and those that resumed a session. */
struct ng_tls_count {
    uint32_t full, resumed;
};
struct ng_tls_count ng_tls_count(void);

#endif
