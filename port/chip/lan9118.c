/* SPDX-License-Identifier: MIT */
#include "chip/lan9118.h"

#include "board.h"

#include <string.h>

#define RX_DATA 0x00u
#define TX_DATA 0x20u
#define RX_STATUS 0x40u
#define TX_STATUS 0x48u
#define BYTE_TEST 0x64u
#define TX_CFG 0x70u
#define HW_CFG 0x74u
#define RX_FIFO_INF 0x7Cu
#define TX_FIFO_INF 0x80u
#define MAC_CSR_CMD 0xA4u
#define MAC_CSR_DATA 0xA8u
#define AFC_CFG 0xACu

#define MAC_CR 1u
#define MAC_ADDRH 2u
#define MAC_ADDRL 3u
#define CSR_BUSY 0x80000000u
#define FIRST_AND_LAST 0x3000u /* TX command A: a whole frame */

static uintptr_t base;
static uint8_t address[6];
static uint32_t rx_n;     /* of the frame that waits; 0: none */
static uint32_t rx_words; /* of it still in the FIFO */
/* bytes of a word that is not complete */
static uint32_t tx_word, tx_bytes;

static volatile uint32_t *reg(uint32_t offset)
{
    return (volatile uint32_t *)(base + offset);
}

static void mac_write(uint32_t index, uint32_t value)
{
    *reg(MAC_CSR_DATA) = value;
    *reg(MAC_CSR_CMD) = CSR_BUSY | index;
    while ((*reg(MAC_CSR_CMD) & CSR_BUSY) != 0) {
    }
}

void ng_lan9118_start(uintptr_t at, const uint8_t mac[6])
{
    base = at;
    memcpy(address, mac, sizeof address);
    *reg(HW_CFG) = 1; /* soft reset */
    while (*reg(BYTE_TEST) != 0x87654321u || (*reg(HW_CFG) & 1) != 0) {
    }
    *reg(HW_CFG) = 0x50000u;   /* 5 KB for TX, "must be one" */
    *reg(AFC_CFG) = 0x6E3740u; /* flow control as the data sheet advises */
    mac_write(MAC_ADDRL, (uint32_t)mac[0] | (uint32_t)mac[1] << 8 |
                                 (uint32_t)mac[2] << 16 |
                                 (uint32_t)mac[3] << 24);
    mac_write(MAC_ADDRH, (uint32_t)mac[4] | (uint32_t)mac[5] << 8);
    mac_write(MAC_CR, 0x100000u | 8u | 4u); /* full duplex, TX, RX */
    *reg(TX_CFG) = 2;
}

void ng_board_mac(uint8_t mac[6])
{
    memcpy(mac, address, sizeof address);
}

uint32_t ng_board_rx(void)
{
    if (rx_n > 0) {
        return rx_n;
    }
    if ((*reg(RX_FIFO_INF) >> 16 & 0xFF) == 0) {
        return 0;
    }
    uint32_t n = *reg(RX_STATUS) >> 16 & 0x3FFF;
    rx_words = (n + 3) / 4;
    rx_n = n - 4; /* without the check sequence */
    return rx_n;
}

void ng_board_rx_read(void *to, uint32_t n)
{
    uint8_t *at = to;
    while (n > 0 && rx_words > 0) {
        uint32_t word = *reg(RX_DATA);
        uint32_t part = n < 4 ? n : 4;
        memcpy(at, &word, part);
        at += part;
        n -= part;
        rx_words--;
    }
}

void ng_board_rx_done(void)
{
    for (; rx_words > 0; rx_words--) {
        (void)*reg(RX_DATA);
    }
    rx_n = 0;
}

bool ng_board_tx(uint32_t n)
{
    while ((*reg(TX_FIFO_INF) >> 16 & 0xFF) > 0) {
        (void)*reg(TX_STATUS);
    }
    if ((*reg(TX_FIFO_INF) & 0xFFFF) < n + 16) {
        return false;
    }
    *reg(TX_DATA) = FIRST_AND_LAST | n;
    *reg(TX_DATA) = n;
    tx_word = tx_bytes = 0;
    return true;
}

void ng_board_tx_write(const void *from, uint32_t n)
{
    const uint8_t *at = from;
    for (; n > 0 && tx_bytes != 0; n--) {
        tx_word |= (uint32_t)*at++ << 8 * tx_bytes;
        tx_bytes = (tx_bytes + 1) & 3;
        if (tx_bytes == 0) {
            *reg(TX_DATA) = tx_word;
            tx_word = 0;
        }
    }
    for (; n >= 4; n -= 4) {
        uint32_t word;
        memcpy(&word, at, 4);
        *reg(TX_DATA) = word;
        at += 4;
    }
    for (; n > 0; n--) {
        tx_word |= (uint32_t)*at++ << 8 * tx_bytes++;
    }
}

void ng_board_tx_done(void)
{
    if (tx_bytes != 0) {
        *reg(TX_DATA) = tx_word;
    }
}
