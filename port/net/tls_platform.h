/* SPDX-License-Identifier: MIT */
/* Between pipe_tls.c and tls_platform.c: what the heap was asked; a look into a
 * certificate. */
#ifndef NG_NET_TLS_PLATFORM_H
#define NG_NET_TLS_PLATFORM_H

#include "ng/base.h"

/* A heap was given, or a calloc named. */
bool ng_tls_has_heap(void);

/* How often the heap refused; it only counts up, but for being set back. */
uint32_t ng_tls_refused(void);
void ng_tls_set_refused(uint32_t n);

/* The highest end of a block so far; likewise. */
uintptr_t ng_tls_top(void);
void ng_tls_set_top(uintptr_t end);

/* The subject's Name of a DER certificate (RFC 5280 4.1), with its tag. */
bool ng_tls_subject(
        const uint8_t *der, uint32_t n, const uint8_t **name, size_t *len);

#endif
