/* SPDX-License-Identifier: MIT */
#include "server.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <mbedtls/net_sockets.h>
#include <mbedtls/psa_util.h>
#include <mbedtls/ssl_ticket.h>
#include <psa/crypto.h>

static const char *cert_dir;
static mbedtls_ssl_ticket_context tickets; /* shared: children inherit it */

static void need(int ret, const char *what)
{
    if (ret != 0) {
        (void)fprintf(stderr, "server: %s: -0x%04x\n", what, (unsigned)-ret);
        exit(1);
    }
}

void tls_prepare(const char *certs)
{
    cert_dir = certs;
    need(psa_crypto_init(), "psa_crypto_init");
    mbedtls_ssl_ticket_init(&tickets);
    need(mbedtls_ssl_ticket_setup(&tickets, mbedtls_psa_get_random,
                 MBEDTLS_PSA_RANDOM_STATE, MBEDTLS_CIPHER_AES_128_GCM, 3600),
            "tickets");
}

static int tls_send(void *ctx, const unsigned char *bytes, size_t n)
{
    ssize_t sent = send(*(int *)ctx, bytes, n, MSG_NOSIGNAL);
    return sent < 0 ? MBEDTLS_ERR_NET_SEND_FAILED : (int)sent;
}

static int tls_recv(void *ctx, unsigned char *bytes, size_t n)
{
    ssize_t got = recv(*(int *)ctx, bytes, n, 0);
    return got < 0 ? MBEDTLS_ERR_NET_RECV_FAILED : (int)got;
}

/* Runs in the child of one connection: what it takes dies with it. */
bool conn_open(struct conn *c, int fd, const struct port *port)
{
    static mbedtls_ssl_context ssl;
    static mbedtls_ssl_config conf;
    static mbedtls_x509_crt chain;
    static mbedtls_pk_context key;
    char path[1024];
    c->fd = fd;
    c->ssl = NULL;
    if (port->kind == PLAIN) {
        return true;
    }
    mbedtls_psa_crypto_free(); /* a fork's random numbers are its parent's */
    need(psa_crypto_init(), "psa_crypto_init");
    mbedtls_ssl_init(&ssl);
    mbedtls_ssl_config_init(&conf);
    mbedtls_x509_crt_init(&chain);
    mbedtls_pk_init(&key);
    (void)snprintf(path, sizeof path, "%s/%s.pem", cert_dir, port->cert);
    need(mbedtls_x509_crt_parse_file(&chain, path), path);
    (void)snprintf(path, sizeof path, "%s/%s.key", cert_dir, port->cert);
    need(mbedtls_pk_parse_keyfile(&key, path, NULL, mbedtls_psa_get_random,
                 MBEDTLS_PSA_RANDOM_STATE),
            path);
    need(mbedtls_ssl_config_defaults(&conf, MBEDTLS_SSL_IS_SERVER,
                 MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT),
            "config");
    mbedtls_ssl_conf_rng(
            &conf, mbedtls_psa_get_random, MBEDTLS_PSA_RANDOM_STATE);
    mbedtls_ssl_conf_session_tickets_cb(&conf, mbedtls_ssl_ticket_write,
            mbedtls_ssl_ticket_parse, &tickets);
    if (port->min_tls != 0) {
        mbedtls_ssl_conf_min_tls_version(
                &conf, (mbedtls_ssl_protocol_version)port->min_tls);
    }
    if (port->max_tls != 0) {
        mbedtls_ssl_conf_max_tls_version(
                &conf, (mbedtls_ssl_protocol_version)port->max_tls);
    }
    need(mbedtls_ssl_conf_own_cert(&conf, &chain, &key), "own_cert");
    need(mbedtls_ssl_setup(&ssl, &conf), "setup");
    mbedtls_ssl_set_bio(&ssl, &c->fd, tls_send, tls_recv, NULL);
    int ret = mbedtls_ssl_handshake(&ssl);
    c->ssl = &ssl;
    return ret == 0;
}

void conn_close(struct conn *c)
{
    if (c->ssl != NULL) {
        (void)mbedtls_ssl_close_notify(c->ssl);
    }
    close(c->fd);
}

void put(struct conn *c, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    while (n > 0) {
        int sent = c->ssl != NULL ? mbedtls_ssl_write(c->ssl, at, n)
                                  : tls_send(&c->fd, at, n);
        if (sent <= 0) {
            _exit(0);
        }
        at += sent;
        n -= (size_t)sent;
    }
}

void putz(struct conn *c, const char *text)
{
    put(c, text, strlen(text));
}

void putf(struct conn *c, const char *format, ...)
{
    char text[8192];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n < 0 || (size_t)n >= sizeof text) {
        _exit(1);
    }
    put(c, text, (size_t)n);
}

bool read_request(struct conn *c, struct request *r)
{
    r->n_head = 0;
    for (;;) {
        size_t room = sizeof r->head - 1 - r->n_head;
        unsigned char *to = (unsigned char *)r->head + r->n_head;
        int got = room == 0        ? 0
                  : c->ssl != NULL ? mbedtls_ssl_read(c->ssl, to, room)
                                   : tls_recv(&c->fd, to, room);
        if (got <= 0) {
            return false;
        }
        r->n_head += (size_t)got;
        r->head[r->n_head] = '\0';
        if (strstr(r->head, "\r\n\r\n") != NULL) {
            break;
        }
    }
    return sscanf(r->head, "%15s %2047s", r->method, r->path) == 2;
}

const char *field(const struct request *r, const char *name)
{
    static char value[4096];
    size_t n = strlen(name);
    for (const char *at = strchr(r->head, '\n'); at != NULL;
            at = strchr(at + 1, '\n')) {
        if (strncasecmp(at + 1, name, n) == 0 && at[1 + n] == ':') {
            at += n + 2;
            at += strspn(at, " \t");
            size_t len = strcspn(at, "\r\n");
            len = len < sizeof value ? len : sizeof value - 1;
            memcpy(value, at, len);
            value[len] = '\0';
            return value;
        }
    }
    return NULL;
}

void nap(unsigned ms)
{
    struct timespec t = {ms / 1000, (long)(ms % 1000) * 1000000};
    (void)nanosleep(&t, NULL);
}
