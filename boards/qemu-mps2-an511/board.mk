# SPDX-License-Identifier: MIT
# 256 KB of flash and 128 KB of RAM are taken of it: the middle of the three.
BOARD_CPU := cortex-m3
BOARD_FLASH := 0x00000000 256K
BOARD_RAM := 0x20000000 128K
BOARD_STACK := 8K
BOARD_TLS := 12small
BOARD_SRC := boards/qemu-mps2-an385/board.c $(BOARD_DIR)/memory.c \
	port/chip/lan9118.c port/cortexm/systick.c port/cortexm/semihost.c \
	port/firmware/without/rtc.c port/firmware/without/store.c \
	port/firmware/without/buttons.c port/firmware/without/glass.c port/firmware/without/watchdog.c \
	port/firmware/tls/side_by_side.c
BOARD_EDITION := test/boards/edition.c
BOARD_ROOTS := test/boards/roots.list
BOARD_ENTITIES := boards/entities.list
BOARD_KNOWN := en de iso-8859-2 iso-8859-15 windows-1251 koi8-r
