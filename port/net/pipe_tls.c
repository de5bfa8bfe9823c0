/* SPDX-License-Identifier: MIT */
#include "net/pipe_tls.h"

#include "net/tls_platform.h"

#include <string.h>

#include <mbedtls/memory_buffer_alloc.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/platform.h>
#include <mbedtls/sha256.h>
#include <mbedtls/ssl.h>
#include <mbedtls/x509_crt.h>

#if defined(MBEDTLS_PSA_CRYPTO_C)
#include <mbedtls/psa_util.h>
#include <psa/crypto.h>
#else
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#endif

/* Before this nobody can have built what you are reading: the clock was
 * never set. 2026-01-01. */
#define EARLIEST INT64_C(1767225600)
#define CLOSE_MS 200 /* for the polite last word */
/* What checking a signature takes of the heap, with reserve:
 * test_transport_net, small_heaps. */
#define CHECK_ROOM 8192

static struct {
    const struct ng_pipe *under;
    const struct ng_trust *trust;
    mbedtls_ssl_config conf;
    mbedtls_ssl_context ssl;
    bool open;          /* the handshake was completed */
    bool under_failed;  /* the reason is under's */
    uint64_t deadline;  /* of the call at hand */
    uint32_t waited_ms; /* for bytes, in the handshake at hand */
    const char *reason;
    char code[24]; /* "TLS error -0x7F00" */
    /* look-ups of the handshake at hand */
    uint32_t n_lookups;
    uint32_t n_refused; /* as it was before */
    bool anchor_found, no_anchors;
    const char *to; /* the host it is with */
    bool pin_found, pin_missed;
    /* the session to resume, and whose it is */
    mbedtls_ssl_session session;
    char host[256];
    uint16_t port;
    const struct ng_tls_sessions *sessions;
    uintptr_t base;
    size_t heap;
    struct ng_tls_count count;
} tls;

/* ---- random numbers -------------------------------------------------------
 */

#if defined(MBEDTLS_PSA_CRYPTO_C)
static int random_start(void)
{
    mbedtls_ssl_conf_rng(
            &tls.conf, mbedtls_psa_get_random, MBEDTLS_PSA_RANDOM_STATE);
    return psa_crypto_init() == PSA_SUCCESS ? NG_OK : NG_EIO;
}

static void random_end(void)
{
    mbedtls_psa_crypto_free();
}
#else
static mbedtls_entropy_context entropy;
static mbedtls_ctr_drbg_context drbg;

static int random_start(void)
{
    mbedtls_entropy_init(&entropy);
    mbedtls_ctr_drbg_init(&drbg);
    mbedtls_ssl_conf_rng(&tls.conf, mbedtls_ctr_drbg_random, &drbg);
    int ret = mbedtls_ctr_drbg_seed(
            &drbg, mbedtls_entropy_func, &entropy, NULL, 0);
    return ret == 0 ? NG_OK : NG_EIO;
}

static void random_end(void)
{
    mbedtls_ctr_drbg_free(&drbg);
    mbedtls_entropy_free(&entropy);
}
#endif

/* ---- trust --------------------------------------------------------------- */

struct lookup {
    const mbedtls_x509_crt *child;
    mbedtls_x509_crt *found;
};

static int consider(void *arg, const uint8_t *der, uint32_t n)
{
    struct lookup *l = arg;
    const mbedtls_x509_buf *issuer = &l->child->issuer_raw;
    const uint8_t *name;
    size_t len;
    if (!ng_tls_subject(der, n, &name, &len) || len != issuer->len ||
            memcmp(name, issuer->p, len) != 0) {
        return NG_OK;
    }
    if (l->found == NULL) {
        l->found = mbedtls_calloc(1, sizeof *l->found);
        if (l->found == NULL) {
            return NG_ENOMEM;
        }
        mbedtls_x509_crt_init(l->found);
    }
    int ret = tls.trust->lasting
                      ? mbedtls_x509_crt_parse_der_nocopy(l->found, der, n)
                      : mbedtls_x509_crt_parse_der(l->found, der, n);
    tls.anchor_found = tls.anchor_found || ret == 0;
    return NG_OK;
}

/* Anchors that may have issued this certificate. mbedTLS frees them. */
static int find_anchors(
        void *ctx, const mbedtls_x509_crt *child, mbedtls_x509_crt **found)
{
    (void)ctx;
    struct lookup l = {child, NULL};
    tls.n_lookups++;
    if (tls.trust->each(tls.trust->ctx, consider, &l) == NG_EIO) {
        tls.no_anchors = true;
    }
    *found = l.found;
    return 0;
}

/* Called for each certificate of a chain, the server's own last. */
static int look_for_pin(
        void *ctx, mbedtls_x509_crt *cert, int depth, uint32_t *flags)
{
    bool pinned = false;
    uint8_t hash[32];
    (void)ctx;
    for (uint32_t i = 0; i < tls.trust->n_pins; i++) {
        const struct ng_trust_pin *pin = &tls.trust->pins[i];
        if (strcmp(pin->host, tls.to) == 0) {
            pinned = true;
            tls.pin_found = tls.pin_found ||
                            (mbedtls_sha256(cert->pk_raw.p, cert->pk_raw.len,
                                     hash, 0) == 0 &&
                                    memcmp(hash, pin->spki, sizeof hash) == 0);
        }
    }
    if (depth == 0 && pinned && !tls.pin_found) {
        tls.pin_missed = true;
        *flags |= MBEDTLS_X509_BADCERT_OTHER;
    }
    return 0;
}

/* ---- reasons ------------------------------------------------------------- */

static const char *verify_text(uint32_t flags)
{
    static const struct {
        uint32_t flag;
        const char *text;
    } texts[] = {
            {MBEDTLS_X509_BADCERT_CN_MISMATCH,
                    "certificate is for another host"},
            {MBEDTLS_X509_BADCERT_EXPIRED, "certificate has expired"},
            {MBEDTLS_X509_BADCERT_FUTURE,
                    "certificate is not yet valid (is the clock right?)"},
            {MBEDTLS_X509_BADCERT_MISSING, "the server sent no certificate"},
            {MBEDTLS_X509_BADCERT_BAD_MD,
                    "certificate is signed with a weak hash"},
            {MBEDTLS_X509_BADCERT_BAD_PK | MBEDTLS_X509_BADCERT_BAD_KEY,
                    "certificate has a weak or unknown key"},
            {MBEDTLS_X509_BADCERT_KEY_USAGE |
                            MBEDTLS_X509_BADCERT_EXT_KEY_USAGE,
                    "certificate is not meant for a server"},
    };
    if (tls.no_anchors) {
        return "trust anchors cannot be read";
    }
    if ((flags & MBEDTLS_X509_BADCERT_NOT_TRUSTED) != 0) {
        return tls.anchor_found ? "certificate's signature is wrong"
                                : "unknown certificate authority";
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if ((flags & texts[i].flag) != 0) {
            return texts[i].text;
        }
    }
    return tls.pin_missed ? "certificate does not have the pinned key"
                          : "certificate was refused";
}

static const char *handshake_text(int ret)
{
    static const struct {
        int ret;
        const char *text;
    } texts[] = {
            {MBEDTLS_ERR_SSL_TIMEOUT, "timed out during the TLS handshake"},
            {MBEDTLS_ERR_SSL_CONN_EOF,
                    "connection closed during the TLS handshake"},
            {MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY,
                    "connection closed during the TLS handshake"},
            {MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE,
                    "the server refused the TLS handshake"},
            {MBEDTLS_ERR_SSL_BAD_PROTOCOL_VERSION,
                    "the server's TLS version is too old"},
            {MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE,
                    "no TLS cipher in common with the server"},
            {MBEDTLS_ERR_SSL_INVALID_RECORD, "the server does not speak TLS"},
            {MBEDTLS_ERR_SSL_BAD_INPUT_DATA,
                    "TLS message too large for this build"},
    };
    if (ng_tls_refused() != tls.n_refused) {
        return "TLS ran out of memory";
    }
    if (ret == MBEDTLS_ERR_X509_CERT_VERIFY_FAILED) {
        return verify_text(mbedtls_ssl_get_verify_result(&tls.ssl));
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (ret == texts[i].ret) {
            return texts[i].text;
        }
    }
    unsigned code = (unsigned)-ret;
    memcpy(tls.code, "TLS error -0x0000", 18);
    for (int i = 0; i < 4; i++) {
        tls.code[16 - i] = "0123456789ABCDEF"[code >> 4 * i & 15];
    }
    return tls.code;
}

/* ---- the pipe ------------------------------------------------------------ */

static int send_under(void *ctx, const unsigned char *from, size_t n)
{
    (void)ctx;
    int err = tls.under->write(tls.under->ctx, from, (uint32_t)n, tls.deadline);
    if (err == NG_OK) {
        return (int)n;
    }
    tls.under_failed = err != NG_PIPE_TIMEOUT;
    return err == NG_PIPE_TIMEOUT ? MBEDTLS_ERR_SSL_TIMEOUT
                                  : MBEDTLS_ERR_NET_SEND_FAILED;
}

static int receive_under(void *ctx, unsigned char *to, size_t n)
{
    (void)ctx;
    uint64_t start = ng_net_ms();
    int32_t got =
            tls.under->read(tls.under->ctx, to, (uint32_t)n, tls.deadline);
    tls.waited_ms += (uint32_t)(ng_net_ms() - start);
    if (got >= 0) {
        return (int)got;
    }
    tls.under_failed = got != NG_PIPE_TIMEOUT;
    return got == NG_PIPE_TIMEOUT ? MBEDTLS_ERR_SSL_TIMEOUT
                                  : MBEDTLS_ERR_NET_RECV_FAILED;
}

static int failed(int ret, const char *reason)
{
    tls.reason = tls.under_failed ? tls.under->reason(tls.under->ctx) : reason;
    return ret == MBEDTLS_ERR_SSL_TIMEOUT ? NG_PIPE_TIMEOUT : NG_EIO;
}

/* Frees the connection, keeps the session. */
static void drop(void)
{
    mbedtls_ssl_free(&tls.ssl);
    mbedtls_ssl_init(&tls.ssl);
    tls.under->close(tls.under->ctx);
    tls.open = false;
}

static void tls_close(void *ctx)
{
    (void)ctx;
    if (tls.open && !tls.under_failed) {
        tls.deadline = ng_net_ms() + CLOSE_MS;
        (void)mbedtls_ssl_close_notify(&tls.ssl);
    }
    drop();
}

static void forget_session(void)
{
    mbedtls_ssl_session_free(&tls.session);
    mbedtls_ssl_session_init(&tls.session);
    tls.host[0] = '\0';
}

/* Passes the session on to who keeps it, and forgets it. */
static void store_session(void)
{
    unsigned char *bytes = mbedtls_calloc(1, NG_TLS_SESSION);
    size_t n = 0;
    if (bytes != NULL && mbedtls_ssl_session_save(&tls.session, bytes,
                                 NG_TLS_SESSION, &n) == 0) {
        tls.sessions->save(
                tls.sessions->ctx, tls.host, tls.port, bytes, (uint32_t)n);
    }
    mbedtls_free(bytes);
    forget_session();
}

/* Makes a kept session with this server the one to resume. */
static void load_session(const char *host, uint16_t port)
{
    unsigned char *bytes = mbedtls_calloc(1, NG_TLS_SESSION);
    uint32_t n = bytes == NULL ? 0
                               : tls.sessions->load(
                                         tls.sessions->ctx, host, port, bytes);
    forget_session();
    if (n > 0 && n <= NG_TLS_SESSION && strlen(host) < sizeof tls.host &&
            mbedtls_ssl_session_load(&tls.session, bytes, n) == 0) {
        memcpy(tls.host, host, strlen(host) + 1);
        tls.port = port;
    }
    mbedtls_free(bytes);
}

/* Keeps what is needed to resume; not having it only costs time. */
static void save_session(void)
{
    mbedtls_ssl_session_free(&tls.session);
    mbedtls_ssl_session_init(&tls.session);
    if (mbedtls_ssl_get_session(&tls.ssl, &tls.session) != 0) {
        forget_session();
    } else if (tls.sessions != NULL) {
        store_session();
    }
    tls.n_refused = ng_tls_refused(); /* not what a later error is due to */
}

static int handshake(const char *host, uint16_t port)
{
    if (tls.sessions != NULL) {
        load_session(host, port);
    }
    tls.n_refused = ng_tls_refused();
    int ret = mbedtls_ssl_setup(&tls.ssl, &tls.conf);
    bool known = port == tls.port && strcmp(host, tls.host) == 0;
    if (ret == 0) {
        ret = mbedtls_ssl_set_hostname(&tls.ssl, host);
    }
    if (ret == 0 && known) {
        (void)mbedtls_ssl_set_session(&tls.ssl, &tls.session);
    }
    if (ret != 0) {
        return failed(ret, handshake_text(ret));
    }
    mbedtls_ssl_set_bio(&tls.ssl, NULL, send_under, receive_under, NULL);
    tls.n_lookups = 0;
    tls.anchor_found = tls.no_anchors = false;
    tls.to = host;
    tls.pin_found = tls.pin_missed = false;
    ret = mbedtls_ssl_handshake(&tls.ssl);
    if (ret != 0) {
        tls.host[0] = '\0';
        return failed(ret, handshake_text(ret));
    }
    if (tls.n_lookups == 0) {
        tls.count.resumed++;
    } else {
        tls.count.full++;
    }
    if (strlen(host) < sizeof tls.host) {
        memcpy(tls.host, host, strlen(host) + 1);
        tls.port = port;
        if (mbedtls_ssl_get_version_number(&tls.ssl) ==
                MBEDTLS_SSL_VERSION_TLS1_2) {
            save_session(); /* in TLS 1.3 the ticket comes later */
        }
    }
    return NG_OK;
}

static int tls_connect(
        void *ctx, const char *host, uint16_t port, uint64_t deadline)
{
    tls_close(ctx);
    tls.deadline = deadline;
    tls.under_failed = false;
    if (ng_net_time() < EARLIEST) {
        tls.reason = "the clock is not set, so no certificate can be judged";
        return NG_EIO;
    }
    int err = tls.under->connect(tls.under->ctx, host, port, deadline);
    if (err < 0) {
        tls.reason = tls.under->reason(tls.under->ctx);
        return err;
    }
    uint64_t start = ng_net_ms();
    tls.waited_ms = 0;
    err = handshake(host, port);
    tls.count.last_ms = (uint32_t)(ng_net_ms() - start) - tls.waited_ms;
    tls.open = err == NG_OK;
    if (err < 0) {
        drop();
        return NG_PIPE_HANDSHAKE;
    }
    return NG_OK;
}

static int32_t tls_read(void *ctx, void *to, uint32_t n, uint64_t deadline)
{
    (void)ctx;
    tls.deadline = deadline;
    for (;;) {
        int ret = mbedtls_ssl_read(&tls.ssl, to, n);
        if (ret > 0) {
            return ret;
        }
        switch (ret) {
        case MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY:
            return 0;
        case MBEDTLS_ERR_SSL_RECEIVED_NEW_SESSION_TICKET:
            save_session();
            continue;
        case MBEDTLS_ERR_SSL_WANT_READ: /* a message that was none for us */
            if (ng_net_ms() >= deadline) {
                return failed(MBEDTLS_ERR_SSL_TIMEOUT, "timed out");
            }
            continue;
        case 0:
        case MBEDTLS_ERR_SSL_CONN_EOF:
            /* somebody in between could have cut it (RFC 8446 6.1) */
            return failed(ret, "connection closed without a TLS farewell");
        case MBEDTLS_ERR_SSL_TIMEOUT:
            return failed(ret, "timed out");
        default:
            return failed(ret, handshake_text(ret));
        }
    }
}

static int tls_write(void *ctx, const void *from, uint32_t n, uint64_t deadline)
{
    (void)ctx;
    const unsigned char *at = from;
    tls.deadline = deadline;
    while (n > 0) {
        int ret = mbedtls_ssl_write(&tls.ssl, at, n);
        if (ret < 0) {
            return failed(ret, ret == MBEDTLS_ERR_SSL_TIMEOUT
                                       ? "timed out"
                                       : handshake_text(ret));
        }
        at += ret;
        n -= (uint32_t)ret;
    }
    return NG_OK;
}

static bool tls_idle(void *ctx)
{
    (void)ctx;
    return tls.open && mbedtls_ssl_get_bytes_avail(&tls.ssl) == 0 &&
           mbedtls_ssl_check_pending(&tls.ssl) == 0 &&
           tls.under->idle(tls.under->ctx);
}

static const char *tls_reason(void *ctx)
{
    (void)ctx;
    return tls.reason;
}

/* ---- beginning and end --------------------------------------------------- */

static const uint16_t sig_algs[] = {MBEDTLS_TLS1_3_SIG_ECDSA_SECP256R1_SHA256,
        MBEDTLS_TLS1_3_SIG_ECDSA_SECP384R1_SHA384,
        MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA256,
        MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA384,
        MBEDTLS_TLS1_3_SIG_RSA_PKCS1_SHA512,
#if defined(MBEDTLS_SSL_PROTO_TLS1_3)
        MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA256,
        MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA384,
        MBEDTLS_TLS1_3_SIG_RSA_PSS_RSAE_SHA512,
#endif
        MBEDTLS_TLS1_3_SIG_NONE};

static const uint16_t groups[] = {
#if defined(MBEDTLS_ECP_DP_CURVE25519_ENABLED)
        MBEDTLS_SSL_IANA_TLS_GROUP_X25519,
#endif
        MBEDTLS_SSL_IANA_TLS_GROUP_SECP256R1,
        MBEDTLS_SSL_IANA_TLS_GROUP_SECP384R1, MBEDTLS_SSL_IANA_TLS_GROUP_NONE};

int ng_tls_init(struct ng_pipe *pipe, void *heap, size_t n,
        const struct ng_pipe *under, const struct ng_trust *trust)
{
    memset(&tls, 0, sizeof tls);
    ng_tls_set_refused(0);
    ng_tls_set_top((uintptr_t)heap);
    tls.base = (uintptr_t)heap;
    tls.under = under;
    tls.trust = trust;
    tls.reason = "";
    if (heap != NULL) {
        mbedtls_memory_buffer_alloc_init(heap, n);
        tls.heap = n;
    }
    if (!ng_tls_has_heap()) {
        return NG_EARG;
    }
    mbedtls_ssl_init(&tls.ssl);
    mbedtls_ssl_session_init(&tls.session);
    mbedtls_ssl_config_init(&tls.conf);
    int err = random_start();
    if (err < 0) {
        return ng_tls_refused() > 0 ? NG_ENOMEM : err;
    }
    if (mbedtls_ssl_config_defaults(&tls.conf, MBEDTLS_SSL_IS_CLIENT,
                MBEDTLS_SSL_TRANSPORT_STREAM,
                MBEDTLS_SSL_PRESET_DEFAULT) != 0) {
        return NG_ENOMEM;
    }
    mbedtls_ssl_conf_authmode(&tls.conf, MBEDTLS_SSL_VERIFY_REQUIRED);
    mbedtls_ssl_conf_ca_cb(&tls.conf, find_anchors, NULL);
    mbedtls_ssl_conf_verify(&tls.conf, look_for_pin, NULL);
    mbedtls_ssl_conf_sig_algs(&tls.conf, sig_algs);
    mbedtls_ssl_conf_groups(&tls.conf, groups);
#if defined(MBEDTLS_SSL_PROTO_TLS1_3)
    mbedtls_ssl_conf_tls13_enable_signal_new_session_tickets(
            &tls.conf, MBEDTLS_SSL_TLS1_3_SIGNAL_NEW_SESSION_TICKETS_ENABLED);
#endif
    *pipe = (struct ng_pipe){tls_connect, tls_read, tls_write, tls_idle,
            tls_close, tls_reason, NULL};
    return NG_OK;
}

void ng_tls_end(void)
{
    tls_close(NULL);
    mbedtls_ssl_session_free(&tls.session);
    mbedtls_ssl_config_free(&tls.conf);
    random_end();
    if (tls.heap > 0) {
        mbedtls_memory_buffer_alloc_free();
    }
}

void ng_tls_use_calloc(
        void *(*calloc_func)(size_t n, size_t size), void (*free_func)(void *))
{
    (void)mbedtls_platform_set_calloc_free(calloc_func, free_func);
}

void ng_tls_keep_sessions(const struct ng_tls_sessions *s)
{
    tls.sessions = s;
}

struct ng_tls_count ng_tls_count(void)
{
    tls.count.refused = ng_tls_refused();
    tls.count.top = (uint32_t)(ng_tls_top() - tls.base);
    return tls.count;
}
