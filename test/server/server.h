/* SPDX-License-Identifier: MIT */
/* The test server's inside: server.c listens and forks, conn.c speaks bytes
 * and TLS, files.c and cases.c answer requests. */
#ifndef NG_TEST_SERVER_H
#define NG_TEST_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <mbedtls/ssl.h>

/* One accepted connection; ssl is NULL on the plain port. */
struct conn {
    int fd;
    mbedtls_ssl_context *ssl;
};

/* What a listening port does: its name is the certificate's too, where it
 * has one of its own. */
struct port {
    const char *name;
    enum { TLS, PLAIN, TLS11, NOT_TLS, STALL, HANG_UP, CLOSED } kind;
    const char *cert;
    int min_tls, max_tls; /* mbedtls_ssl_protocol_version, 0: any */
    int fd;
    unsigned number;
};

extern struct port ports[];
unsigned port_number(const char *name);

/* A request: the head as received, NUL-ended, and its first line's parts. */
struct request {
    const struct port *port;
    char head[16384];
    size_t n_head;
    char method[16], path[2048];
};

/* conn.c */
void tls_prepare(const char *certs);
/* Handshakes; false when that fails. */
bool conn_open(struct conn *c, int fd, const struct port *port);
void conn_close(struct conn *c);
/* Writes all or ends the process: the peer is gone, nobody waits. */
void put(struct conn *c, const void *bytes, size_t n);
void putz(struct conn *c, const char *text);
void putf(struct conn *c, const char *format, ...)
        __attribute__((format(printf, 2, 3)));
/* Reads one request's head; false at the end. */
bool read_request(struct conn *c, struct request *r);
/* The value of a field, or NULL; the text is good until the next call. */
const char *field(const struct request *r, const char *name);
void nap(unsigned ms);

/* Both return whether the connection is to be kept. */
bool answer_file(struct conn *c, const struct request *r, const char *root);
/* For paths that begin with "/case/". */
bool answer_case(struct conn *c, const struct request *r);

#endif
