/* SPDX-License-Identifier: MIT */
/* ng_board_ms() and ng_board_sleep() by the processor's own timer, for
 * boards that name systick.c in board.mk. */
#ifndef NG_CORTEXM_SYSTICK_H
#define NG_CORTEXM_SYSTICK_H

#include <stdint.h>

/* From ng_board_init(): the processor's clock. */
void ng_systick_start(uint32_t hz);

#endif
