/* SPDX-License-Identifier: MIT */
/* The panel's pins and SPI as frames on UART1 (panel/frames.h): the emulator
 * has no panel. CMSDK technical reference manual 4.3 (UART). */
#include "board.h"

#include "panel/frames.h"

#define REG(address) (*(volatile uint32_t *)(uintptr_t)(address))
#define UART1_DATA REG(0x40005000u)
#define UART1_STATE REG(0x40005004u)
#define UART1_CTRL REG(0x40005008u)
#define UART1_BAUDDIV REG(0x40005010u)
#define STATE_TX_FULL 1u
#define STATE_RX_FULL 2u
#define CTRL_TX_RX 3u

#define ANSWER_MS 10000u /* the other end is another process */

static int put(void *ctx, const uint8_t *bytes, size_t n)
{
    (void)ctx;
    for (; n > 0; n--) {
        while ((UART1_STATE & STATE_TX_FULL) != 0) {
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
        if ((UART1_STATE & STATE_RX_FULL) != 0) {
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
    UART1_BAUDDIV = 16; /* the fastest */
    UART1_CTRL = CTRL_TX_RX;
    *to = ng_frames_hal(&wire);
}

int ng_board_panel_close(void)
{
    return ng_frames_end(&wire) == 0 ? NG_OK : NG_EIO;
}
