/* SPDX-License-Identifier: MIT */
/* A panel's driver on a Cortex-M3 in the emulator, the panel at the end of
 * the board's second UART (port/panel/frames.h), where the simulator of the
 * tests answers. Shows one picture, fully, then another, partially. */
#include "board.h"
#include "cortexm/semihost.h"
#include "firmware/say.h"
#include "panel/frames.h"
#include "panel/models.h"

#include <string.h>

/* LM3S6965: system control, chapter 5.5; UART1 (PL011), chapter 13.5 */
#define REG(address) (*(volatile uint32_t *)(uintptr_t)(address))
#define RCGC1 REG(0x400FE104u)
#define UART1_DATA REG(0x4000D000u)
#define UART1_FLAGS REG(0x4000D018u)
#define UART1_BAUD REG(0x4000D024u)
#define UART1_LINE REG(0x4000D02Cu)
#define UART1_CONTROL REG(0x4000D030u)
#define FLAG_RX_EMPTY 0x10u
#define FLAG_TX_FULL 0x20u

#define ANSWER_MS 60000u /* the other end is another process */

static void start_line(void)
{
    RCGC1 |= 2;
    (void)RCGC1;
    UART1_CONTROL = 0;
    UART1_BAUD = 1;
    UART1_LINE = 0x70; /* 8N1, FIFOs */
    UART1_CONTROL = 0x301;
}

static int put(void *ctx, const uint8_t *bytes, size_t n)
{
    (void)ctx;
    for (; n > 0; n--) {
        while ((UART1_FLAGS & FLAG_TX_FULL) != 0) {
        }
        UART1_DATA = *bytes++;
    }
    ng_board_alive();
    return NG_OK;
}

static int get(void *ctx, uint8_t *bytes, size_t n)
{
    uint64_t until = ng_board_ms() + ANSWER_MS;
    (void)ctx;
    while (n > 0) {
        if ((UART1_FLAGS & FLAG_RX_EMPTY) == 0) {
            *bytes++ = (uint8_t)UART1_DATA;
            n--;
        } else if (ng_board_ms() > until) {
            return NG_EIO;
        }
        ng_board_alive();
    }
    return NG_OK;
}

/* Stripes that are as wide as ctx says. */
static int draw(void *ctx, const struct ng_panel *to)
{
    const uint8_t *wide = ctx;
    uint8_t row[128];
    size_t stride = (to->width + 7u) / 8u;
    int err = stride <= sizeof row ? NG_OK : NG_EARG;
    for (uint16_t y = 0; y < to->height && err == NG_OK; y++) {
        memset(row, 0, sizeof row);
        for (uint16_t x = 0; x < to->width; x++) {
            if ((x + y) / *wide % 3 == 0) {
                row[x / 8] |= (uint8_t)(0x80 >> x % 8);
            }
        }
        err = to->rows(to->ctx, y, 1, row, NULL);
    }
    return err;
}

int main(void)
{
    static const struct ng_wire wire = {put, get, NULL};
    static uint8_t wide = 40, narrow = 24;
    const struct ng_picture first = {draw, &wide}, second = {draw, &narrow};
    struct ng_hal hal = ng_frames_hal(&wire);
    struct ng_epd e;
    ng_board_init();
    start_line();
    ng_epd_init(&e, &ng_epd_7in5_v2, &hal, NG_ROTATE_0);
    int err = ng_epd_show(&e, &first, NULL, NG_REFRESH_FULL);
    if (err == NG_OK) {
        err = ng_epd_show(&e, &second, &first, NG_REFRESH_PARTIAL);
    }
    int violations = ng_frames_end(&wire);
    ng_sink_str(&ng_console, ng_str_of(err == NG_OK ? "shown\n" : e.error));
    ng_board_restart(err == NG_OK && violations == 0);
    return 0;
}
