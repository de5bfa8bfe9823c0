/* SPDX-License-Identifier: MIT */
/* Between the files of this board. */
#ifndef NG_LM3S_H
#define NG_LM3S_H

#include <stdint.h>

#define REG(address) (*(volatile uint32_t *)(uintptr_t)(address))

/* GPIO ports, data sheet chapter 9.5 */
#define GPIO_A 0x40004000u
#define GPIO_C 0x40006000u
#define GPIO_D 0x40007000u
#define GPIO_E 0x40024000u
#define GPIO_F 0x40025000u
#define GPIO_DATA(port, mask) REG((port) + ((uint32_t)(mask) << 2))
#define GPIO_OUT(port) REG((port) + 0x400u)
#define GPIO_FUNCTION(port) REG((port) + 0x420u)
#define GPIO_PULL_UP(port) REG((port) + 0x510u)
#define GPIO_DIGITAL(port) REG((port) + 0x51Cu)

void lm3s_start_ethernet(void);
void lm3s_start_pad(void);
void lm3s_start_ssi(void);
uint8_t lm3s_ssi_byte(uint8_t out);
void lm3s_start_oled(void);

#endif
