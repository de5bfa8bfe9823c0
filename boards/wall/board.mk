# SPDX-License-Identifier: MIT
# A newspaper on the wall: of the MPS2's memory as much as a common chip has,
# and a 7.5" panel.
BOARD_CPU := cortex-m3
BOARD_FLASH := 0x00000000 512K
BOARD_RAM := 0x20000000 128K
BOARD_STACK := 8K
BOARD_TLS := 12small
BOARD_SRC := boards/qemu-mps2-an385/board.c boards/qemu-mps2-an385/panel.c \
	boards/qemu-mps2-an511/memory.c \
	port/chip/lan9118.c port/cortexm/systick.c port/cortexm/semihost.c \
	port/panel/frames.c \
	port/firmware/without/rtc.c port/firmware/without/store.c \
	port/firmware/without/buttons.c port/firmware/without/glass.c port/firmware/without/watchdog.c \
	port/firmware/tls/side_by_side.c
BOARD_EDITION := test/boards/edition.c
BOARD_ROOTS := test/boards/roots.list
BOARD_ENTITIES := boards/entities.list
BOARD_KNOWN := en de iso-8859-2 iso-8859-15 windows-1251 koi8-r
BOARD_PANEL := ng_epd_7in5_v2
BOARD_HYPHENS := en
# the newspaper's set of port/linux/bake/fonts.mk
BOARD_FONTS := text-14 italic-14 bold-14 bold-20 bold-34 label-8 mast-40=ascii
