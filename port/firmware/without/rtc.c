/* SPDX-License-Identifier: MIT */
/* For a board without a battery clock. */
#include "board.h"

int64_t ng_board_time(void)
{
    return 0;
}

void ng_board_set_time(int64_t now)
{
    (void)now;
}
