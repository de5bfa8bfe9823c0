# SPDX-License-Identifier: MIT
# Copy this folder and fill it in: boards/README.md. As it is it means a small
# processor without unaligned access, so that building it finds what needs one.
BOARD_CPU := cortex-m0plus
BOARD_FLASH := 0x00000000 512K
BOARD_RAM := 0x20000000 128K
BOARD_STACK := 8K
BOARD_TLS := 12
BOARD_SRC := $(BOARD_DIR)/board.c $(BOARD_DIR)/memory.c \
	port/cortexm/systick.c port/firmware/without/rtc.c \
	port/firmware/without/store.c port/firmware/without/entropy.c \
	port/firmware/without/buttons.c port/firmware/without/glass.c port/firmware/without/watchdog.c \
	port/firmware/tls/side_by_side.c
BOARD_EDITION := $(BOARD_DIR)/edition.c
BOARD_ROOTS := boards/roots.list
