/* SPDX-License-Identifier: MIT */
#include "panel/frames.h"

#define DELAY_MAX 0xFFFFFFu

static int put(const struct ng_wire *line, const uint8_t *bytes, size_t n)
{
    return line->put(line->ctx, bytes, n);
}

/* Asks, and takes one byte of answer. */
static int ask(const struct ng_wire *line, const uint8_t *bytes, size_t n)
{
    uint8_t answer;
    int err = put(line, bytes, n);
    err = err < 0 ? err : line->get(line->ctx, &answer, 1);
    return err < 0 ? err : answer;
}

/* The hal's ctx is not const, but nothing is written through it. */
static const struct ng_wire *line_of(void *ctx)
{
    return ctx;
}

static int frame_pin(void *ctx, enum ng_pin pin, bool level)
{
    uint8_t b = (uint8_t)(NG_FRAME_PIN | (unsigned)pin << 1 | level);
    return put(line_of(ctx), &b, 1);
}

static int frame_busy(void *ctx)
{
    static const uint8_t b = NG_FRAME_BUSY;
    return ask(line_of(ctx), &b, 1);
}

static int frame_spi(void *ctx, const uint8_t *tx, uint8_t *rx, size_t n)
{
    const struct ng_wire *line = line_of(ctx);
    size_t most = rx == NULL ? NG_FRAME_SPI_MAX : NG_FRAME_EXCHANGE_MAX;
    int err = NG_OK;
    for (size_t at = 0; at < n && err == NG_OK;) {
        size_t piece = n - at < most ? n - at : most;
        uint8_t b = (uint8_t)((rx == NULL ? NG_FRAME_SPI : NG_FRAME_EXCHANGE) |
                              (piece - 1));
        err = put(line, &b, 1);
        err = err < 0 ? err : put(line, tx + at, piece);
        if (rx != NULL) {
            err = err < 0 ? err : line->get(line->ctx, rx + at, piece);
        }
        at += piece;
    }
    return err;
}

static void frame_delay(void *ctx, uint32_t us)
{
    int err = NG_OK;
    while (us > 0 && err == NG_OK) {
        uint32_t n = us < DELAY_MAX ? us : DELAY_MAX;
        uint8_t b[] = {NG_FRAME_DELAY, (uint8_t)n, (uint8_t)(n >> 8),
                (uint8_t)(n >> 16)};
        err = put(line_of(ctx), b, sizeof b);
        us -= n;
    }
}

static int frame_wait(void *ctx, bool level, uint32_t timeout_ms)
{
    int got = 0;
    while (got == 0 && timeout_ms > 0) {
        uint32_t n = timeout_ms < UINT16_MAX ? timeout_ms : UINT16_MAX;
        uint8_t b[] = {NG_FRAME_WAIT, level, (uint8_t)n, (uint8_t)(n >> 8)};
        got = ask(line_of(ctx), b, sizeof b);
        timeout_ms -= n;
    }
    return got;
}

struct ng_hal ng_frames_hal(const struct ng_wire *line)
{
    return (struct ng_hal){frame_pin, frame_busy, frame_spi, frame_delay,
            frame_wait, NULL, (void *)(uintptr_t)line};
}

int ng_frames_end(const struct ng_wire *line)
{
    static const uint8_t b = NG_FRAME_END;
    return ask(line, &b, 1);
}
