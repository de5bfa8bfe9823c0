/* SPDX-License-Identifier: MIT */
/* A serial line or a printer: raw, CR LF, drained before it is let go, and
 * never waited for longer than a timeout without any progress. */
#ifndef NG_LINUX_DEVICE_H
#define NG_LINUX_DEVICE_H

#include <termios.h>

#include "ng/base.h"

struct device {
    struct ng_sink sink;
    const char *reason; /* why it failed, static or NULL: see errno */
    bool raw;           /* bytes as they are, no CR before LF; set it after
                         * open */
    /* leave these alone */
    int fd, timeout_ms;
    bool is_tty;
    struct termios before;
    size_t n;
    char buffer[512];
};

/* baud 0: 115200. 0, or -1 with d->reason. A device that is no terminal (a
 * printer's /dev/usb/lp0, a file) is written as it is. */
int device_open(
        struct device *d, const char *path, uint32_t baud, uint32_t timeout_s);

/* Waits until all that was written has left, however slow the line: paces a
 * printer. 0, or -1 with d->reason. */
int device_drain(struct device *d);

/* Writes what is buffered, waits until it has left, restores the line's
 * settings. 0, or -1 with d->reason. After a failed write what waits in the
 * line is thrown away, so that closing does not hang. */
int device_close(struct device *d);

#endif
