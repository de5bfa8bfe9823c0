/* SPDX-License-Identifier: MIT */
#include "frames.h"
#include "panel/frames.h"

/* How many bytes follow a first one. */
static uint32_t follow(uint8_t kind)
{
    if (kind >= NG_FRAME_SPI) {
        return (kind & 0x7Fu) + 1;
    }
    if (kind >= NG_FRAME_EXCHANGE) {
        return (kind & 0x3Fu) + 1;
    }
    return kind == NG_FRAME_DELAY || kind == NG_FRAME_WAIT ? 3 : 0;
}

/* A SPI transfer of more than a frame is one transfer to the chip only when
 * CS is a pin: so it is. */
static size_t whole(struct panel_frames *f, uint8_t *answer)
{
    const uint8_t *b = f->bytes;
    struct ng_hal hal = panel_sim_hal(f->s);
    uint32_t faults;
    if (f->kind >= NG_FRAME_SPI) {
        panel_sim_spi(f->s, b, NULL, f->n);
        return 0;
    }
    if (f->kind >= NG_FRAME_EXCHANGE) {
        panel_sim_spi(f->s, b, answer, f->n);
        return f->n;
    }
    switch (f->kind) {
    case NG_FRAME_BUSY:
        answer[0] = panel_sim_busy(f->s) != 0;
        return 1;
    case NG_FRAME_DELAY:
        panel_sim_advance(
                f->s, b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16);
        return 0;
    case NG_FRAME_WAIT:
        answer[0] = hal.wait(f->s, b[0] != 0, b[1] | (uint32_t)b[2] << 8) == 1;
        return 1;
    case NG_FRAME_END:
        panel_sim_end(f->s);
        f->ended = true;
        faults = panel_sim_faults(f->s);
        answer[0] = (uint8_t)(faults < 255 ? faults : 255);
        return 1;
    default:
        if (f->kind < NG_FRAME_BUSY) {
            panel_sim_pin(f->s, (enum ng_pin)(f->kind >> 1), f->kind & 1);
        }
        return 0;
    }
}

size_t panel_frames_byte(struct panel_frames *f, uint8_t b, uint8_t *answer)
{
    if (f->want == 0) {
        f->kind = b;
        f->n = 0;
        f->want = follow(b);
    } else {
        f->bytes[f->n++] = b;
        f->want--;
    }
    return f->want == 0 ? whole(f, answer) : 0;
}
