/* SPDX-License-Identifier: MIT */
/* TI (Luminary) LM3S6965 evaluation board, as QEMU models it. Registers: the
 * LM3S6965 data sheet, DS-LM3S6965-12746; where QEMU is another than the data
 * sheet, its source (hw/arm/stellaris.c) is named. */
#include "board.h"

#include "cortexm/systick.h"
#include "lm3s.h"

#include <string.h>

#define CLOCK_HZ 50000000u

/* system control, chapter 5.5 */
#define RIS REG(0x400FE050u)
#define RCC REG(0x400FE060u)
#define RCGC0 REG(0x400FE100u)
#define RCGC1 REG(0x400FE104u)
#define RCGC2 REG(0x400FE108u)
#define RIS_PLL_LOCKED 0x40u
#define RCC_MAIN_OFF 0x1u
#define RCC_CRYSTAL 0x3C0u
#define RCC_CRYSTAL_8MHZ 0x380u
#define RCC_SOURCE 0x30u
#define RCC_BYPASS 0x800u
#define RCC_PLL_OFF 0x2000u
#define RCC_USE_DIV 0x400000u
#define RCC_DIV 0x7800000u
#define RCC_DIV_4 0x1800000u /* of 200 MHz */

/* UART0, chapter 13.5 (PL011) */
#define UART_DATA REG(0x4000C000u)
#define UART_FLAGS REG(0x4000C018u)
#define UART_BAUD REG(0x4000C024u)
#define UART_BAUD_PART REG(0x4000C028u)
#define UART_LINE REG(0x4000C02Cu)
#define UART_CONTROL REG(0x4000C030u)
#define FLAG_TX_FULL 0x20u

/* watchdog 0, chapter 12.3: it resets when it has run down twice */
#define WATCHDOG_LOAD REG(0x40000000u)
#define WATCHDOG_CONTROL REG(0x40000008u)
#define WATCHDOG_CLEAR REG(0x4000000Cu)
#define WATCHDOG_ON 3u /* count, and reset */
#define WATCHDOG_S 30u

/* Run on the PLL: data sheet 5.3. */
static void start_clock(void)
{
    uint32_t rcc = (RCC | RCC_BYPASS) & ~RCC_USE_DIV;
    RCC = rcc;
    rcc &= ~(RCC_CRYSTAL | RCC_SOURCE | RCC_PLL_OFF | RCC_MAIN_OFF);
    rcc |= RCC_CRYSTAL_8MHZ;
    RCC = rcc;
    rcc = (rcc & ~RCC_DIV) | RCC_DIV_4 | RCC_USE_DIV;
    RCC = rcc;
    for (int i = 0; i < 100000 && (RIS & RIS_PLL_LOCKED) == 0; i++) {
    }
    RCC = rcc & ~RCC_BYPASS;
}

static void start_uart(void)
{
    GPIO_FUNCTION(GPIO_A) |= 3; /* PA0, PA1 */
    GPIO_DIGITAL(GPIO_A) |= 3;
    UART_CONTROL = 0;
    UART_BAUD = 27; /* 50 MHz / (16 * 115200) = 27.127 */
    UART_BAUD_PART = 8;
    UART_LINE = 0x70; /* 8N1, FIFOs */
    UART_CONTROL = 0x301;
}

void ng_board_init(void)
{
    start_clock();
    RCGC0 = 0x8;        /* watchdog 0 */
    RCGC1 = 0x11;       /* UART0, SSI0 */
    RCGC2 = 0x5000007F; /* Ethernet MAC and PHY, GPIO A to G */
    (void)RCGC2;        /* clocks need three cycles */
    start_uart();
    WATCHDOG_LOAD = WATCHDOG_S * CLOCK_HZ;
    WATCHDOG_CONTROL = WATCHDOG_ON;
    ng_systick_start(CLOCK_HZ);
    lm3s_start_pad();
    lm3s_start_ssi();
    lm3s_start_oled();
    lm3s_start_ethernet();
}

void ng_board_alive(void)
{
    WATCHDOG_CLEAR = 1;
}

void ng_board_write(const void *bytes, size_t n)
{
    const uint8_t *at = bytes;
    for (; n > 0; n--) {
        while ((UART_FLAGS & FLAG_TX_FULL) != 0) {
        }
        UART_DATA = *at++;
    }
}
