/* SPDX-License-Identifier: MIT */
/* TLS 1.2 and 1.3, for Linux and boards with 96 KB of RAM or more: 30 KB of
 * flash and 5 KB of heap above mbedtls_config.h. Needs mbedtls-10668.patch.
 * PSA is there because TLS 1.3 insists on it, with just the slots we need. */
#ifndef NG_MBEDTLS_CONFIG_13_H
#define NG_MBEDTLS_CONFIG_13_H

#include "mbedtls_config.h"

#define MBEDTLS_SSL_PROTO_TLS1_3
#define MBEDTLS_SSL_TLS1_3_COMPATIBILITY_MODE
#define MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_EPHEMERAL_ENABLED
#define MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_PSK_EPHEMERAL_ENABLED
#define MBEDTLS_SSL_KEEP_PEER_CERTIFICATE
#define MBEDTLS_PSA_CRYPTO_C
#define MBEDTLS_PSA_KEY_SLOT_COUNT 12
#define MBEDTLS_HKDF_C
#define MBEDTLS_PKCS1_V21
#define MBEDTLS_X509_RSASSA_PSS_SUPPORT

#undef MBEDTLS_SSL_CIPHERSUITES
#define MBEDTLS_SSL_CIPHERSUITES                                               \
    MBEDTLS_TLS1_3_CHACHA20_POLY1305_SHA256,                                   \
            MBEDTLS_TLS1_3_AES_128_GCM_SHA256,                                 \
            MBEDTLS_TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,             \
            MBEDTLS_TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,               \
            MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,                   \
            MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256

#endif
