/* SPDX-License-Identifier: MIT */
/* SMSC LAN9118 (LAN9220), polled: the Ethernet of board.h for boards that
 * name lan9118.c in board.mk. Register names as in its data sheet
 * (DS00002266), chapter 5. */
#ifndef NG_CHIP_LAN9118_H
#define NG_CHIP_LAN9118_H

#include "ng/base.h"

/* From ng_board_init(). base: its address; mac: stays where it is. */
void ng_lan9118_start(uintptr_t base, const uint8_t mac[6]);

#endif
