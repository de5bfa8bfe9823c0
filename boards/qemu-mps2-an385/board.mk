# SPDX-License-Identifier: MIT
# 4 MB of code memory, which is RAM and so writable also at address 0, and 4 MB
# of RAM.
BOARD_CPU := cortex-m3
BOARD_FLASH := 0x00000000 4M
BOARD_RAM := 0x20000000 4M
BOARD_STACK := 8K
BOARD_TLS := 13
BOARD_SRC := $(BOARD_DIR)/board.c $(BOARD_DIR)/memory.c \
	port/chip/lan9118.c port/cortexm/systick.c port/cortexm/semihost.c \
	port/firmware/without/rtc.c port/firmware/without/store.c \
	port/firmware/without/buttons.c port/firmware/without/glass.c port/firmware/without/watchdog.c \
	port/firmware/tls/side_by_side.c
BOARD_EDITION := test/boards/edition.c
BOARD_ROOTS := test/boards/roots.list
