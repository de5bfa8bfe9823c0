/* SPDX-License-Identifier: MIT */
/* For a board without buttons. */
#include "board.h"

uint32_t ng_board_buttons(void)
{
    return 0;
}
