/* SPDX-License-Identifier: MIT */
#include "firmware/memory.h"

#include <stdint.h>

/* Core and TLS in turns (firmware/tls/in_turns.c), so one memory. TLS needs
 * 40.2 KB of it for the longest chains, its client 6.2 KB. */
static uint64_t arena[46 * 1024 / 8];

const struct ng_firmware_memory ng_firmware_memory = {
        arena, sizeof arena, NULL, 0};
