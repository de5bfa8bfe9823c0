/* SPDX-License-Identifier: MIT */
/* The memory a board gives to the firmware; its board.c defines this. */
#ifndef NG_FIRMWARE_MEMORY_H
#define NG_FIRMWARE_MEMORY_H

#include <stddef.h>

struct ng_firmware_memory {
    void *arena; /* of the core */
    size_t n_arena;
    void *tls; /* TLS's heap, aligned for pointers (pipe_tls.h) */
    size_t n_tls;
};
extern const struct ng_firmware_memory ng_firmware_memory;

#endif
