/* SPDX-License-Identifier: MIT */
/* SSI0 (PL022), data sheet chapter 14.5: SPI mode 0, 8 bits. The display and
 * the SD card share it; PD0 high selects the display, low the card. */
#include "board.h"

#include "chip/sdcard.h"
#include "lm3s.h"

#define CR0 REG(0x40008000u)
#define CR1 REG(0x40008004u)
#define DATA REG(0x40008008u)
#define STATE REG(0x4000800Cu)
#define PRESCALE REG(0x40008010u)
#define STATE_RX_WAITS 4u

void lm3s_start_ssi(void)
{
    GPIO_FUNCTION(GPIO_A) |= 0x3C; /* PA2 to PA5 */
    GPIO_DIGITAL(GPIO_A) |= 0x3C;
    GPIO_OUT(GPIO_D) |= 1;
    GPIO_DIGITAL(GPIO_D) |= 1;
    ng_sdcard_select(false);
    CR1 = 0;
    PRESCALE = 4; /* 12.5 MHz */
    CR0 = 7;
    CR1 = 2;
}

uint8_t lm3s_ssi_byte(uint8_t out)
{
    DATA = out;
    while ((STATE & STATE_RX_WAITS) == 0) {
    }
    return (uint8_t)DATA;
}

/* A card wants a few clocks more after it was left; the display would take
 * them for pixels. */
uint8_t ng_sdcard_byte(uint8_t out)
{
    bool drawn_on = GPIO_DATA(GPIO_D, 1) != 0 && GPIO_DATA(GPIO_C, 0x80) != 0;
    return drawn_on ? 0xFF : lm3s_ssi_byte(out);
}

void ng_sdcard_select(bool selected)
{
    GPIO_DATA(GPIO_D, 1) = selected ? 0 : 1;
}
