/* SPDX-License-Identifier: MIT */
/* QR codes by libqrcodegen. */
#ifndef NG_LINUX_QR_H
#define NG_LINUX_QR_H

#include "ng/compose.h"

struct ng_coder qr_coder(void);

#endif
