/* SPDX-License-Identifier: MIT */
/* A panel at the far end of a serial line: pins, SPI, BUSY and time as frames
 * of bytes. In the emulator, which has no panel, a board speaks it on its
 * second UART, and the simulator of the tests answers.
 *
 *     00 to 07       pin (enum ng_pin) << 1 | level
 *     08             BUSY? One byte comes back: 0 or 1.
 *     09 u u u       that many microseconds pass (the lowest byte first)
 *     0A l m m       until BUSY has level l, at most m milliseconds (the lowest
 *                    byte first); one byte comes back: 1, or 0 for too late
 *     0B             the session is over; one byte comes back: how many
 *                    violations there were (255: that or more)
 *     40 to 7F       n - 1 in the low six bits, n bytes follow and n come back
 *     80 to FF       n - 1 in the low seven bits, n bytes follow
 *
 * Other bytes are not answered. The time in frames is the panel's own: the
 * board need not wait. */
#ifndef NG_PANEL_FRAMES_H
#define NG_PANEL_FRAMES_H

#include "panel/hal.h"

enum ng_frame {
    NG_FRAME_PIN = 0x00,
    NG_FRAME_BUSY = 0x08,
    NG_FRAME_DELAY = 0x09,
    NG_FRAME_WAIT = 0x0A,
    NG_FRAME_END = 0x0B,
    NG_FRAME_EXCHANGE = 0x40,
    NG_FRAME_SPI = 0x80
};
#define NG_FRAME_EXCHANGE_MAX 64u
#define NG_FRAME_SPI_MAX 128u

/* The line: each returns NG_OK or an ng_err. get() waits for its bytes. */
struct ng_wire {
    int (*put)(void *ctx, const uint8_t *bytes, size_t n);
    int (*get)(void *ctx, uint8_t *bytes, size_t n);
    void *ctx;
};

/* Pins, SPI and time over the line, which must stay where it is. An error of
 * the line while time passes is met by the next call. */
struct ng_hal ng_frames_hal(const struct ng_wire *line);

/* Tells the other end that a session is over; how many violations it counted,
 * or an ng_err. */
int ng_frames_end(const struct ng_wire *line);

#endif
