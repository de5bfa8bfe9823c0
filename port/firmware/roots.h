/* SPDX-License-Identifier: MIT */
/* The certificates this device trusts, DER, in flash: made at build time by
 * roots.sh from the list that board.mk names. */
#ifndef NG_FIRMWARE_ROOTS_H
#define NG_FIRMWARE_ROOTS_H

#include "net/trust.h"

extern struct ng_trust_table ng_roots;

#endif
