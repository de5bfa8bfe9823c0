/* SPDX-License-Identifier: MIT */
/* mbedTLS for the test server and mkcerts: what the client has, and the
 * server side, certificate writing, files, the system's own entropy. */
#ifndef NG_TEST_MBEDTLS_CONFIG_H
#define NG_TEST_MBEDTLS_CONFIG_H

#include "net/mbedtls_config_13.h"

#undef MBEDTLS_PLATFORM_TIME_ALT
#undef MBEDTLS_PLATFORM_MS_TIME_ALT
#undef MBEDTLS_PLATFORM_GMTIME_R_ALT
#undef MBEDTLS_MEMORY_BUFFER_ALLOC_C
#undef MBEDTLS_NO_PLATFORM_ENTROPY
#undef MBEDTLS_ENTROPY_HARDWARE_ALT
#undef MBEDTLS_ENTROPY_MAX_SOURCES
#undef MBEDTLS_SSL_OUT_CONTENT_LEN
#define MBEDTLS_SSL_OUT_CONTENT_LEN 16384

#define MBEDTLS_SSL_SRV_C
#define MBEDTLS_GENPRIME
#define MBEDTLS_SSL_TICKET_C
#define MBEDTLS_FS_IO
#define MBEDTLS_BASE64_C
#define MBEDTLS_PEM_PARSE_C
#define MBEDTLS_PEM_WRITE_C
#define MBEDTLS_PK_WRITE_C
#define MBEDTLS_SHA1_C /* key identifiers */
#define MBEDTLS_X509_CREATE_C
#define MBEDTLS_X509_CRT_WRITE_C

#endif
