/* SPDX-License-Identifier: MIT */
/* For a board without a random number generator: the seed in the store must
 * do (firmware/seed.h), or https is refused. */
#include "board.h"

int ng_board_entropy(void *to, size_t n)
{
    (void)to;
    (void)n;
    return NG_EIO;
}
