/* SPDX-License-Identifier: MIT */
#include "firmware/memory.h"

#include <stdint.h>

static uint64_t arena[48 * 1024 / 8], tls[40 * 1024 / 8];

const struct ng_firmware_memory ng_firmware_memory = {
        arena, sizeof arena, tls, sizeof tls};
