/* SPDX-License-Identifier: MIT */
/* What a panel's driver needs of the machine below it: four pins, SPI and
 * time. Filled in by port/linux (spidev, gpiochip), by a board, by the
 * simulator in the tests. */
#ifndef NG_PANEL_HAL_H
#define NG_PANEL_HAL_H

#include "ng/base.h"

enum ng_pin {
    NG_PIN_RST, /* low: reset */
    NG_PIN_DC,  /* low: command, high: data */
    NG_PIN_CS,  /* low: selected; a hardware chip select ignores it */
    NG_PIN_PWR  /* high: the panel has power; not wired: NG_OK, nothing done */
};

struct ng_hal {
    /* Each returns NG_OK, or an ng_err that ends the session. */
    int (*pin)(void *ctx, enum ng_pin pin, bool level);
    /* Level of BUSY (HRDY): 0 or 1, or an ng_err. */
    int (*busy)(void *ctx);
    /* n bytes in mode 0, most significant bit first; rx: what came back, or
     * NULL. The driver lowers NG_PIN_CS before and raises it after each call;
     * a hardware chip select does the same by itself. When the call returns
     * the last bit is out: D/C may change. At most 256 bytes a call. */
    int (*spi)(void *ctx, const uint8_t *tx, uint8_t *rx, size_t n);
    void (*delay_us)(void *ctx, uint32_t us);
    /* Waits until BUSY has that level: 1 it has, 0 it had not within the
     * time, or an ng_err. NULL: the driver polls busy(). */
    int (*wait)(void *ctx, bool level, uint32_t timeout_ms);
    /* Told of each step, for a progress line and a watchdog. May be NULL. */
    void (*step)(void *ctx, const char *what);
    void *ctx;
};

#endif
