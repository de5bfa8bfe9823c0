/* SPDX-License-Identifier: MIT */
/* For tests in an emulator only: see semihost.h. */
#include "cortexm/semihost.h"

#include "board.h"

#include <string.h>

#define SYS_OPEN 0x01u
#define SYS_CLOSE 0x02u
#define SYS_READ 0x06u
#define SYS_GET_CMDLINE 0x15u
#define SYS_EXIT_EXTENDED 0x20u
#define ADP_STOPPED_APPLICATION_EXIT 0x20026u

static bool no_entropy;

static uint32_t call(uint32_t operation, const void *block)
{
    register uint32_t r0 __asm("r0") = operation;
    register const void *r1 __asm("r1") = block;
    __asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

struct ng_str ng_semihost_arguments(char *to, uint32_t cap)
{
    struct {
        char *to;
        uint32_t n;
    } block = {to, cap};
    if (call(SYS_GET_CMDLINE, &block) != 0) {
        return (struct ng_str){NULL, 0};
    }
    return (struct ng_str){to, block.n};
}

void ng_semihost_no_entropy(void)
{
    no_entropy = true;
}

void ng_board_restart(bool ok)
{
    uint32_t block[2] = {ADP_STOPPED_APPLICATION_EXIT, ok ? 0u : 1u};
    (void)call(SYS_EXIT_EXTENDED, block);
    for (;;) {
    }
}

uint32_t ng_semihost_open(const char *path)
{
    struct {
        const char *name;
        uint32_t mode, len;
    } block = {path, 1 /* rb */, (uint32_t)strlen(path)};
    return call(SYS_OPEN, &block);
}

uint32_t ng_semihost_read(uint32_t file, void *to, uint32_t n)
{
    struct {
        uint32_t file;
        void *to;
        uint32_t n;
    } block = {file, to, n};
    uint32_t left = call(SYS_READ, &block);
    return left > n ? 0 : n - left;
}

void ng_semihost_close(uint32_t file)
{
    (void)call(SYS_CLOSE, &file);
}

int ng_board_entropy(void *to, size_t n)
{
    uint32_t file = no_entropy ? UINT32_MAX : ng_semihost_open("/dev/urandom");
    if (file == UINT32_MAX) {
        return NG_EIO;
    }
    uint32_t got = ng_semihost_read(file, to, (uint32_t)n);
    ng_semihost_close(file);
    return got == n ? NG_OK : NG_EIO;
}
