/* SPDX-License-Identifier: MIT */
#include "chip/sdcard.h"

#include "board.h"

#include <string.h>

/* 7.3.1.3: the commands we use */
#define GO_IDLE 0
#define SEND_IF_COND 8
#define SEND_CSD 9
#define READ_BLOCK 17
#define WRITE_BLOCK 24
#define APP 55
#define READ_OCR 58
#define APP_SEND_OP_COND 41

#define IDLE 0x01u
#define TOKEN 0xFEu
#define ACCEPTED 0x05u
#define WAIT_MS 500
#define START_MS 1000

static enum { UNKNOWN, ABSENT, BY_BYTE, BY_BLOCK } card;
static uint32_t n_blocks;

static bool ready(void)
{
    uint64_t end = ng_board_ms() + WAIT_MS;
    while (ng_sdcard_byte(0xFF) != 0xFF) {
        if (ng_board_ms() >= end) {
            return false;
        }
    }
    return true;
}

static void release(void)
{
    ng_sdcard_select(false);
    (void)ng_sdcard_byte(0xFF);
}

/* Selects the card, which stays selected; its R1, or 0xFF. */
static uint8_t command(uint8_t index, uint32_t argument)
{
    uint8_t r1 = 0xFF;
    ng_sdcard_select(true);
    if (index != GO_IDLE) {
        (void)ready();
    }
    (void)ng_sdcard_byte((uint8_t)(0x40 | index));
    for (int shift = 24; shift >= 0; shift -= 8) {
        (void)ng_sdcard_byte((uint8_t)(argument >> shift));
    }
    /* only these two are checked before the mode is set (7.2.2) */
    (void)ng_sdcard_byte(index == GO_IDLE ? 0x95 : 0x87);
    for (int i = 0; i < 10 && (r1 & 0x80) != 0; i++) {
        r1 = ng_sdcard_byte(0xFF);
    }
    return r1;
}

static bool read_data(uint8_t *to, uint32_t n)
{
    uint64_t end = ng_board_ms() + WAIT_MS;
    uint8_t token;
    while ((token = ng_sdcard_byte(0xFF)) == 0xFF) {
        if (ng_board_ms() >= end) {
            return false;
        }
    }
    if (token != TOKEN) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        to[i] = ng_sdcard_byte(0xFF);
    }
    (void)ng_sdcard_byte(0xFF); /* CRC: off in this mode */
    (void)ng_sdcard_byte(0xFF);
    return true;
}

/* From the card-specific data, 5.3. */
static uint32_t blocks_of(const uint8_t *csd)
{
    if (csd[0] >> 6 == 1) {
        uint32_t size = (uint32_t)(csd[7] & 0x3F) << 16 |
                        (uint32_t)csd[8] << 8 | csd[9];
        return (size + 1) * 1024;
    }
    uint32_t size = (uint32_t)(csd[6] & 3) << 10 | (uint32_t)csd[7] << 2 |
                    (uint32_t)csd[8] >> 6;
    uint32_t shift = (uint32_t)(csd[9] & 3) << 1 | (uint32_t)csd[10] >> 7;
    uint32_t length = csd[5] & 15;
    return (size + 1) << (shift + 2 + length - 9);
}

/* 7.2.1: power up, into SPI mode, until it is out of idle. */
static bool start(void)
{
    uint8_t answer[16];
    ng_sdcard_select(false);
    for (int i = 0; i < 10; i++) {
        (void)ng_sdcard_byte(0xFF);
    }
    if (command(GO_IDLE, 0) != IDLE) {
        return false;
    }
    bool version2 = command(SEND_IF_COND, 0x1AA) == IDLE;
    for (int i = 0; i < 4 && version2; i++) {
        answer[i] = ng_sdcard_byte(0xFF);
    }
    release();
    uint64_t end = ng_board_ms() + START_MS;
    do {
        (void)command(APP, 0);
        release();
        answer[0] = command(APP_SEND_OP_COND, version2 ? 0x40000000u : 0);
        release();
    } while (answer[0] == IDLE && ng_board_ms() < end);
    /* QEMU says idle here though it is not (hw/sd/ssi-sd.c) */
    if (answer[0] != 0 || (command(READ_OCR, 0) & ~IDLE) != 0) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        answer[i] = ng_sdcard_byte(0xFF);
    }
    release();
    card = (answer[0] & 0x40) != 0 ? BY_BLOCK : BY_BYTE;
    if (command(SEND_CSD, 0) != 0 || !read_data(answer, sizeof answer)) {
        return false;
    }
    n_blocks = blocks_of(answer);
    return true;
}

uint32_t ng_board_blocks(void)
{
    if (card == UNKNOWN) {
        if (!start()) {
            card = ABSENT;
            n_blocks = 0;
        }
        release();
    }
    return n_blocks;
}

static uint32_t place(uint32_t block)
{
    return card == BY_BLOCK ? block : block * NG_BOARD_BLOCK;
}

int ng_board_block_read(uint32_t block, void *to)
{
    bool ok = block < ng_board_blocks() &&
              command(READ_BLOCK, place(block)) == 0 &&
              read_data(to, NG_BOARD_BLOCK);
    release();
    return ok ? NG_OK : NG_EIO;
}

int ng_board_block_write(uint32_t block, const void *from)
{
    const uint8_t *at = from;
    bool ok = block < ng_board_blocks() &&
              command(WRITE_BLOCK, place(block)) == 0;
    if (ok) {
        (void)ng_sdcard_byte(0xFF);
        (void)ng_sdcard_byte(TOKEN);
        for (uint32_t i = 0; i < NG_BOARD_BLOCK; i++) {
            (void)ng_sdcard_byte(at[i]);
        }
        (void)ng_sdcard_byte(0xFF);
        (void)ng_sdcard_byte(0xFF);
        ok = (ng_sdcard_byte(0xFF) & 0x1F) == ACCEPTED && ready();
    }
    release();
    return ok ? NG_OK : NG_EIO;
}
