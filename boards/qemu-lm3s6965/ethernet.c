/* SPDX-License-Identifier: MIT */
/* The Ethernet controller, data sheet chapter 16.5, polled. Its FIFOs go by
 * words, with two bytes of length before the frame's own:
 *
 *   in   | length + 6 | b0 b1 | b2 b3 b4 b5 | ... | check sequence |
 *   out  | length - 14| b0 b1 | b2 b3 b4 b5 | ...
 *
 * Of a frame that came every word must be read. QEMU hands over frames it
 * held back only when all were read (hw/net/stellaris_enet.c). */
#include "board.h"

#include "lm3s.h"

#include <string.h>

#define USER0 REG(0x400FE1E0u) /* the address: 3 bytes each, data sheet 5.5 */
#define USER1 REG(0x400FE1E4u)
#define RECEIVE REG(0x40048008u)
#define TRANSMIT REG(0x4004800Cu)
#define DATA REG(0x40048010u)
#define ADDRESS0 REG(0x40048014u)
#define ADDRESS1 REG(0x40048018u)
#define FRAMES REG(0x40048034u)
#define REQUEST REG(0x40048038u)
#define RECEIVE_RESET 0x10u
#define RECEIVE_ON 0x1u
#define TRANSMIT_ON 0x17u /* on, pad, check sequence, full duplex */

#define FRAME_MIN 14u

static uint8_t address[6];
static uint32_t rx_n;              /* of the frame that waits; 0: none */
static uint32_t rx_words;          /* of it still in the FIFO */
static uint32_t rx_held, rx_bytes; /* of a word, the bytes not yet asked for */
static uint32_t tx_word, tx_bytes;

void lm3s_start_ethernet(void)
{
    uint32_t low = USER0 & 0xFFFFFF, high = USER1 & 0xFFFFFF;
    for (int i = 0; i < 3; i++) {
        address[i] = (uint8_t)(low >> 8 * i);
        address[3 + i] = (uint8_t)(high >> 8 * i);
    }
    if ((address[0] & 1) != 0) { /* never programmed: all ones */
        static const uint8_t local[6] = {2, 'n', 'g', 0, 0, 1};
        memcpy(address, local, sizeof address);
    }
    ADDRESS0 = (uint32_t)address[0] | (uint32_t)address[1] << 8 |
               (uint32_t)address[2] << 16 | (uint32_t)address[3] << 24;
    ADDRESS1 = (uint32_t)address[4] | (uint32_t)address[5] << 8;
    RECEIVE = RECEIVE_RESET;
    RECEIVE = RECEIVE_ON;
    TRANSMIT = TRANSMIT_ON;
}

void ng_board_mac(uint8_t mac[6])
{
    memcpy(mac, address, sizeof address);
}

/* QEMU models no PHY, so no cable. */
bool ng_board_link(void)
{
    return true;
}

uint32_t ng_board_rx(void)
{
    if (rx_n > 0) {
        return rx_n;
    }
    if ((FRAMES & 0x3F) == 0) {
        return 0;
    }
    uint32_t first = DATA;
    uint32_t n = first & 0xFFFF;
    rx_words = (n + 3) / 4 - 1;
    rx_held = first >> 16;
    rx_bytes = 2;
    rx_n = n - 6;
    return rx_n;
}

void ng_board_rx_read(void *to, uint32_t n)
{
    uint8_t *at = to;
    for (; n > 0; n--) {
        if (rx_bytes == 0) {
            if (rx_words == 0) {
                return;
            }
            rx_held = DATA;
            rx_bytes = 4;
            rx_words--;
        }
        *at++ = (uint8_t)rx_held;
        rx_held >>= 8;
        rx_bytes--;
    }
}

void ng_board_rx_done(void)
{
    for (; rx_words > 0; rx_words--) {
        (void)DATA;
    }
    rx_n = rx_bytes = 0;
}

bool ng_board_tx(uint32_t n)
{
    if ((REQUEST & 1) != 0 || n < FRAME_MIN) {
        return false;
    }
    tx_word = n - FRAME_MIN;
    tx_bytes = 2;
    return true;
}

void ng_board_tx_write(const void *from, uint32_t n)
{
    const uint8_t *at = from;
    for (; n > 0; n--) {
        tx_word |= (uint32_t)*at++ << 8 * tx_bytes++;
        if (tx_bytes == 4) {
            DATA = tx_word;
            tx_word = tx_bytes = 0;
        }
    }
}

void ng_board_tx_done(void)
{
    if (tx_bytes > 0) {
        DATA = tx_word;
    }
    REQUEST = 1;
}
