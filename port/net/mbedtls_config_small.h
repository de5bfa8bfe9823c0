/* SPDX-License-Identifier: MIT */
/* TLS 1.2 for boards where flash is short: hashes by loops and no X25519, 5 KB
 * less. The build leaves nearly all of it at -Os, another 6 KB; a handshake
 * takes a tenth longer. */
#ifndef NG_MBEDTLS_CONFIG_SMALL_H
#define NG_MBEDTLS_CONFIG_SMALL_H

#include "mbedtls_config.h"

#define MBEDTLS_SHA256_SMALLER
#define MBEDTLS_SHA512_SMALLER

/* every server that has X25519 has P-256 too */
#undef MBEDTLS_ECP_DP_CURVE25519_ENABLED

#endif
