/* SPDX-License-Identifier: MIT */
/* What a board must provide. Plain functions, one board a binary: a function
 * that is missing is an error of the linker, which makes it the porting
 * guide. What a board does not have it says by linking the file of
 * port/firmware/without/ that says so for it.
 *
 * All are called from the main loop, never from an interrupt. */
#ifndef NG_BOARD_H
#define NG_BOARD_H

#include "ng/base.h"

/* ---- the least: a clock that ticks and a line to talk on ------------------
 */

/* Once, before any other: clocks, pins, UART, Ethernet. */
void ng_board_init(void);

/* Milliseconds since some moment of this boot; goes on in sleep. */
uint64_t ng_board_ms(void);

/* Low power until then, or earlier when a button is pressed or a frame comes.
 * Returning at once is allowed: the caller asks again. */
void ng_board_sleep(uint64_t until_ms);

/* Writes all n bytes to the console. */
void ng_board_write(const void *bytes, size_t n);

/* Called at least every 10 seconds, but during a handshake: there 60. A board
 * with a watchdog feeds it here. */
void ng_board_alive(void);

/* Does not return: by reset, or a test run's exit. ok: nothing was wrong. */
void ng_board_restart(bool ok);

/* ---- Ethernet: one frame at a time, in pieces -----------------------------
 */

void ng_board_mac(uint8_t mac[6]);

/* Cable, or radio, is up. */
bool ng_board_link(void);

/* Length of the frame that waits, without its check sequence, asked as often
 * as you like; 0: none. Then its bytes in as many pieces as wanted, each but
 * the last a multiple of 4 bytes, then done(), also when not all was read. */
uint32_t ng_board_rx(void);
void ng_board_rx_read(void *to, uint32_t n);
void ng_board_rx_done(void);

/* Begins a frame of n bytes; false: not now. Then its bytes in pieces of any
 * length, then done(). The hardware pads to 60 bytes. */
bool ng_board_tx(uint32_t n);
void ng_board_tx_write(const void *from, uint32_t n);
void ng_board_tx_done(void);

/* ---- time and randomness: what TLS stands on ------------------------------
 */

/* The battery clock: seconds since 1970 UTC, or 0 when there is none or it
 * was never set. */
int64_t ng_board_time(void);
void ng_board_set_time(int64_t now);

/* n bytes of a hardware generator that is fit for keys: NG_OK. NG_EIO: none;
 * then the seed in the store must do (firmware/seed.h). */
int ng_board_entropy(void *to, size_t n);

/* ---- storage: blocks of 512 bytes -----------------------------------------
 */

#define NG_BOARD_BLOCK 512u

/* How many blocks there are for us, numbered from 0; 0: none, or no card. */
uint32_t ng_board_blocks(void);
/* NG_OK or NG_EIO. A write may be cut off by loss of power at any byte, and
 * then leaves that block, and no other, in any state. */
int ng_board_block_read(uint32_t block, void *to);
int ng_board_block_write(uint32_t block, const void *from);

/* ---- a small display -------------------------------------------------------
 */

/* Pixels; the width a multiple of 8. 0: none. */
uint16_t ng_board_glass_width(void);
uint16_t ng_board_glass_height(void);

/* Draws n rows from row y on: width / 8 bytes each, the left pixel in the
 * highest bit, 1 for a pixel that is ink (or light). */
void ng_board_glass_draw(uint16_t y, uint16_t n, const uint8_t *bits);

/* ---- electronic paper ------------------------------------------------------
 */

/* Only what draws a page of pixels asks for these: a board without a panel
 * does not link it and need not have them. Open: pins, SPI and BUSY are set up,
 * and how to use them is written to `to` (panel/hal.h); the panel may still be
 * without power. Close: they rest again. NG_EIO: something was wrong with what
 * is at the other end. */
struct ng_hal;
void ng_board_panel_open(struct ng_hal *to);
int ng_board_panel_close(void);

/* ---- buttons ---------------------------------------------------------------
 */

enum ng_button { NG_BUTTON_NEXT = 1, NG_BUTTON_BACK = 2, NG_BUTTON_SELECT = 4 };

/* Those that are down now. */
uint32_t ng_board_buttons(void);

#endif
