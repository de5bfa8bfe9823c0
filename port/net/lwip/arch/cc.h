/* SPDX-License-Identifier: MIT */
/* What lwIP asks of compiler and platform. */
#ifndef NG_LWIP_CC_H
#define NG_LWIP_CC_H

#include <stdint.h>

#define LWIP_NO_INTTYPES_H 1
#define LWIP_NO_UNISTD_H 1
#define LWIP_NO_CTYPE_H 1
#define X8_F "x"
#define U16_F "u"
#define S16_F "d"
#define X16_F "x"
#define U32_F "u"
#define S32_F "d"
#define X32_F "x"
#define SZT_F "u"

#define LWIP_PLATFORM_DIAG(x)
#define LWIP_PLATFORM_ASSERT(x)

/* ports, transaction numbers: by the board's entropy, see net_lwip.c */
uint32_t ng_lwip_random(void);
#define LWIP_RAND() ng_lwip_random()

#endif
