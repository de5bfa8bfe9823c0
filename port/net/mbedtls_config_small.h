/* SPDX-License-Identifier: MIT */
/* TLS 1.2 for boards where flash is short: hashes by loops, 3 KB less. The
 * build leaves it at -Os throughout, another 6 KB; a handshake takes a fifth
 * longer. */
#ifndef NG_MBEDTLS_CONFIG_SMALL_H
#define NG_MBEDTLS_CONFIG_SMALL_H

#include "mbedtls_config.h"

#define MBEDTLS_SHA256_SMALLER
#define MBEDTLS_SHA512_SMALLER

#endif
