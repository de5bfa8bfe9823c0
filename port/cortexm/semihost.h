/* SPDX-License-Identifier: MIT */
/* FOR TESTS IN AN EMULATOR ONLY: semihosting ("Semihosting for AArch32 and
 * AArch64", ARM 2.0). On a chip without a debugger each call is a fault. A
 * board that names semihost.c in its board.mk is a test board: it takes the
 * emulator's host for its source of random numbers and ends the run where a
 * device would restart. */
#ifndef NG_CORTEXM_SEMIHOST_H
#define NG_CORTEXM_SEMIHOST_H

#include "ng/base.h"

/* The run's arguments, with one space between; kept in `to`. */
struct ng_str ng_semihost_arguments(char *to, uint32_t cap);

/* A file of the host, to read: UINT32_MAX: not there. read: bytes read. */
uint32_t ng_semihost_open(const char *path);
uint32_t ng_semihost_read(uint32_t file, void *to, uint32_t n);
void ng_semihost_close(uint32_t file);

/* From now on the board has no source of random numbers. */
void ng_semihost_no_entropy(void);

#endif
