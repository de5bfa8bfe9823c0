# SPDX-License-Identifier: MIT
# The small one: what fits here fits anywhere.
BOARD_CPU := cortex-m3
BOARD_FLASH := 0x00000000 256K
BOARD_RAM := 0x20000000 64K
BOARD_STACK := 4K
BOARD_TLS := 12small
BOARD_SRC := $(addprefix $(BOARD_DIR)/,board.c ethernet.c memory.c \
	oled.c pad.c ssi.c) port/chip/sdcard.c port/cortexm/systick.c \
	port/cortexm/semihost.c \
	port/firmware/without/rtc.c \
	port/firmware/tls/in_turns.c
BOARD_EDITION := test/boards/edition.c
BOARD_ROOTS := test/boards/roots.list
BOARD_ENTITIES := boards/entities.list
BOARD_KNOWN := en de iso-8859-2 iso-8859-15 windows-1251 koi8-r ascii
# 22 KB of flash, and the sample's editions are the same without
BOARD_SMALL := byline date forest_body plain spare title utf8
