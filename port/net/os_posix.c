/* SPDX-License-Identifier: MIT */
/* What pipe.h asks of the machine, from Linux. */
#define _GNU_SOURCE /* getrandom */
#include "net/pipe.h"

#include <errno.h>
#include <sys/random.h>
#include <time.h>

uint64_t ng_net_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

int64_t ng_net_time(void)
{
    return (int64_t)time(NULL);
}

int ng_net_entropy(void *to, size_t n)
{
    unsigned char *at = to;
    while (n > 0) {
        ssize_t got = getrandom(at, n, 0);
        if (got < 0 && errno != EINTR) {
            return NG_EIO;
        }
        if (got > 0) {
            at += got;
            n -= (size_t)got;
        }
    }
    return NG_OK;
}
