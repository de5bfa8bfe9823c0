/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/device.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static int fail(struct device *d, const char *reason)
{
    d->reason = reason != NULL ? reason : strerror(errno);
    return -1;
}

static bool speed_of(uint32_t baud, speed_t *speed)
{
    static const struct {
        uint32_t baud;
        speed_t speed;
    } known[] = {{50, B50}, {75, B75}, {110, B110}, {134, B134}, {150, B150},
            {200, B200}, {300, B300}, {600, B600}, {1200, B1200}, {1800, B1800},
            {2400, B2400}, {4800, B4800}, {9600, B9600}, {19200, B19200},
            {38400, B38400}, {57600, B57600}, {115200, B115200},
            {230400, B230400}, {460800, B460800}, {500000, B500000},
            {576000, B576000}, {921600, B921600}, {1000000, B1000000},
            {1152000, B1152000}, {1500000, B1500000}, {2000000, B2000000},
            {2500000, B2500000}, {3000000, B3000000}, {3500000, B3500000},
            {4000000, B4000000}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i].baud == baud) {
            *speed = known[i].speed;
            return true;
        }
    }
    return false;
}

/* All n bytes, waiting for room at most the timeout each time. */
static int write_all(struct device *d, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t done = write(d->fd, bytes, n);
        if (done > 0) {
            bytes += done;
            n -= (size_t)done;
            continue;
        }
        if (done < 0 && errno != EAGAIN && errno != EINTR) {
            return fail(d, NULL);
        }
        struct pollfd wait = {d->fd, POLLOUT, 0};
        int ready = poll(&wait, 1, d->timeout_ms);
        if (ready == 0) {
            return fail(d, "the line takes no bytes, is it connected?");
        }
        if (ready < 0 && errno != EINTR) {
            return fail(d, NULL);
        }
        if (ready > 0 && (wait.revents & (POLLERR | POLLHUP)) != 0) {
            return fail(d, "the line was closed at the other end");
        }
    }
    return 0;
}

static int flush(struct device *d)
{
    size_t n = d->n;
    d->n = 0;
    return write_all(d, d->buffer, n);
}

static int write_device(void *ctx, const void *bytes, size_t n)
{
    struct device *d = ctx;
    const char *at = bytes;
    for (; n > 0 && d->reason == NULL; at++, n--) {
        if (d->n + 2 > sizeof d->buffer && flush(d) != 0) {
            break;
        }
        if (*at == '\n' && !d->raw) {
            d->buffer[d->n++] = '\r';
        }
        d->buffer[d->n++] = *at;
    }
    return d->reason == NULL ? NG_OK : NG_EIO;
}

int device_open(
        struct device *d, const char *path, uint32_t baud, uint32_t timeout_s)
{
    speed_t speed;
    *d = (struct device){.sink = {write_device, d},
            .fd = -1,
            .timeout_ms = (int)(timeout_s == 0 ? 30 : timeout_s) * 1000};
    if (!speed_of(baud == 0 ? 115200 : baud, &speed)) {
        return fail(d, "no such baud rate");
    }
    /* not blocking: opening waits for no carrier, writing for no reader */
    d->fd = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (d->fd < 0) {
        return fail(d, NULL);
    }
    d->is_tty = tcgetattr(d->fd, &d->before) == 0;
    if (d->is_tty) {
        struct termios raw = d->before;
        cfmakeraw(&raw);
        raw.c_cflag |= CLOCAL | CREAD;
        if (cfsetspeed(&raw, speed) != 0 ||
                tcsetattr(d->fd, TCSANOW, &raw) != 0) {
            fail(d, NULL);
            close(d->fd);
            d->fd = -1;
            return -1;
        }
    }
    return 0;
}

/* tcdrain() would wait for ever on a line that is held by flow control. */
static int drain(struct device *d)
{
    static const struct timespec nap = {0, 20 * 1000 * 1000};
    int left, last = -1, waited_ms = 0;
    while (ioctl(d->fd, TIOCOUTQ, &left) == 0 && left > 0) {
        waited_ms = left == last ? waited_ms + 20 : 0;
        last = left;
        if (waited_ms > d->timeout_ms) {
            return fail(d, "the line does not send, is it connected?");
        }
        nanosleep(&nap, NULL);
    }
    return 0;
}

int device_drain(struct device *d)
{
    return flush(d) != 0 ? -1 : d->is_tty ? drain(d) : 0;
}

int device_close(struct device *d)
{
    if (d->fd < 0) {
        return -1;
    }
    if (d->reason == NULL && flush(d) == 0 && d->is_tty) {
        drain(d);
    }
    if (d->is_tty) {
        if (d->reason != NULL) {
            tcflush(d->fd, TCOFLUSH);
        } else {
            /* the UART may still hold its last few characters */
            tcdrain(d->fd);
        }
        tcsetattr(d->fd, TCSANOW, &d->before);
    }
    if (close(d->fd) != 0 && d->reason == NULL) {
        fail(d, NULL);
    }
    d->fd = -1;
    return d->reason == NULL ? 0 : -1;
}
