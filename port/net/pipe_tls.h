/* SPDX-License-Identifier: MIT */
/* TLS 1.2 and 1.3 (as mbedtls_config*.h has it) over another pipe. The
 * server's chain and name are always verified: there is no way to turn that
 * off. There is one connection for the whole program. pipe_tls.c and
 * tls_platform.c are the files here that know mbedTLS. */
#ifndef NG_NET_PIPE_TLS_H
#define NG_NET_PIPE_TLS_H

#include "net/pipe.h"
#include "net/trust.h"

/* heap: all the memory that TLS will have, aligned for pointers: 41 KB for
 * TLS 1.2 on a 32-bit board, 64 KB for 1.2 and 1.3, 96 KB on a 64-bit machine.
 * NULL: what ng_tls_use_calloc() named. The heap and what `under` and `trust`
 * point to stay until ng_tls_end(), which is also due after an error. Returns
 * NG_OK, NG_ENOMEM (the heap is too small), NG_EIO (no entropy) or NG_EARG (no
 * heap). */
int ng_tls_init(struct ng_pipe *tls, void *heap, size_t n,
        const struct ng_pipe *under, const struct ng_trust *trust);
void ng_tls_end(void);

/* For a machine with a heap of its own: before ng_tls_init(). */
void ng_tls_use_calloc(
        void *(*calloc_func)(size_t n, size_t size), void (*free_func)(void *));

/* Where sessions are kept from one connection to the next, that a handshake
 * may be resumed (a ticket, RFC 5077). Without, the last one is kept on the
 * heap. Who can read them can decrypt what was recorded of those connections.
 */
#define NG_TLS_SESSION 400u /* bytes at most; a larger one is not kept */
struct ng_tls_sessions {
    /* Bytes of the session with this server, 0: none. */
    uint32_t (*load)(void *ctx, const char *host, uint16_t port, void *to);
    void (*save)(void *ctx, const char *host, uint16_t port, const void *from,
            uint32_t n);
    void *ctx;
};
/* After ng_tls_init(), whose memory it shares. s stays until ng_tls_end(). */
void ng_tls_keep_sessions(const struct ng_tls_sessions *s);

/* Since ng_tls_init(). */
struct ng_tls_count {
    uint32_t full, resumed; /* handshakes that went well */
    uint32_t refused;       /* requests for memory that the heap refused */
    uint32_t top; /* bytes of the heap up to the highest ever in use, gaps and
                   * all: with less it may have failed */
    uint32_t last_ms; /* of the last handshake, without waiting for bytes */
};
struct ng_tls_count ng_tls_count(void);

#endif
