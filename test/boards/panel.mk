# SPDX-License-Identifier: MIT
# A panel's driver in the emulator, at the second UART of the small board.

PANEL_ARM_O := $(patsubst %.c,$(A)/cortex-m3-tls12small/%.o,\
	test/boards/panel_arm.c port/panel/epd.c port/panel/planes.c \
	port/panel/uc81xx.c port/panel/frames.c \
	$(addprefix boards/qemu-lm3s6965/,board.c ethernet.c oled.c pad.c panel.c ssi.c) \
	port/cortexm/start.c port/cortexm/mem.c port/cortexm/systick.c \
	port/cortexm/semihost.c port/firmware/say.c)

$(B)/panel/panel.elf: $(PANEL_ARM_O) $(A)/cortex-m3/libnutgraf.a \
		port/cortexm/link.ld
	@mkdir -p $(@D)
	$(Q)$(ARM_CC) -mcpu=cortex-m3 -mthumb $(ARM_OPT) $(ARM_LIBC) \
		-nostartfiles -T port/cortexm/link.ld $(ld_qemu-lm3s6965) \
		-Wl,--gc-sections $(filter %.o %.a,$^) -o $@

test-boards: $(B)/panel/panel.elf $(T)/panel_server

-include $(PANEL_ARM_O:.o=.d)
