/* SPDX-License-Identifier: MIT */
/* The panel's pins and SPI as frames on UART1 (panel/frames.h): the emulator
 * has no panel. LM3S6965: system control, chapter 5.5; UART (PL011), chapter
 * 13.5. */
#include "board.h"

#include "panel/frames.h"

#define REG(address) (*(volatile uint32_t *)(uintptr_t)(address))
#define RCGC1 REG(0x400FE104u)
#define UART1_DATA REG(0x4000D000u)
#define UART1_FLAGS REG(0x4000D018u)
#define UART1_BAUD REG(0x4000D024u)
#define UART1_LINE REG(0x4000D02Cu)
#define UART1_CONTROL REG(0x4000D030u)
#define FLAG_RX_EMPTY 0x10u
#define FLAG_TX_FULL 0x20u

#define ANSWER_MS 10000u /* the other end is another process */

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

static const struct ng_wire wire = {put, get, NULL};

void ng_board_panel_open(struct ng_hal *to)
{
    RCGC1 |= 2;
    (void)RCGC1;
    UART1_CONTROL = 0;
    UART1_BAUD = 1;
    UART1_LINE = 0x70; /* 8N1, FIFOs */
    UART1_CONTROL = 0x301;
    *to = ng_frames_hal(&wire);
}

int ng_board_panel_close(void)
{
    return ng_frames_end(&wire) == 0 ? NG_OK : NG_EIO;
}
