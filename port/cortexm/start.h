/* SPDX-License-Identifier: MIT */
/* What a program on a Cortex-M knows of itself. */
#ifndef NG_CORTEXM_START_H
#define NG_CORTEXM_START_H

#include "ng/base.h"

struct ng_sizes {
    uint32_t flash;      /* bytes of the image */
    uint32_t ram;        /* static, without the stack */
    uint32_t stack;      /* its size */
    uint32_t stack_used; /* the most of it that was ever used */
};
struct ng_sizes ng_sizes(void);

/* The handler of the SysTick exception: systick.c has one. */
void ng_systick(void);

#endif
