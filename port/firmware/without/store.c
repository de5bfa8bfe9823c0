/* SPDX-License-Identifier: MIT */
/* For a board without storage: each boot begins with nothing. */
#include "board.h"

uint32_t ng_board_blocks(void)
{
    return 0;
}

int ng_board_block_read(uint32_t block, void *to)
{
    (void)block;
    (void)to;
    return NG_EIO;
}

int ng_board_block_write(uint32_t block, const void *from)
{
    (void)block;
    (void)from;
    return NG_EIO;
}
