# SPDX-License-Identifier: MIT
# A page of pixels on boards in the emulator: an edition, compose, raster and a
# driver, no network. Included by the Makefile.

PG := $(B)/page
PAGE_DRIVER_7in5_v2 := uc81xx
PAGE_DRIVER_2in13_v4 := ssd16xx
PAGE_ARENA_qemu-mps2-an385 := 128
PAGE_ARENA_qemu-lm3s6965 := 50
PAGE_SRC_qemu-mps2-an385 := boards/qemu-mps2-an385/board.c \
	boards/qemu-mps2-an385/panel.c port/chip/lan9118.c \
	port/firmware/without/buttons.c port/firmware/without/watchdog.c
PAGE_SRC_qemu-lm3s6965 := $(addprefix boards/qemu-lm3s6965/,board.c ethernet.c \
	oled.c pad.c panel.c ssi.c)
PAGE_SRC := test/boards/page.c port/panel/epd.c port/panel/planes.c \
	port/panel/frames.c port/cortexm/start.c port/cortexm/mem.c \
	port/cortexm/systick.c port/cortexm/semihost.c port/firmware/say.c
PAGE_O = $(patsubst %.c,$(A)/cortex-m3-tls12small/%.o,$(PAGE_SRC) $(1))

# the sets of fonts.mk, as a board has them; and a board's one language
PAGE_FONTS := $(SET_news)

$(PG)/ng_fonts_board.c: $(FONTS)/bake_font port/linux/bake/fonts.list \
		port/linux/bake/fonts.mk
	@mkdir -p $(@D)
	$(Q)$< port/linux/bake/fonts.list $(@D) ng_fonts_board latin1 \
		$(PAGE_FONTS) >$@.sizes

$(PG)/ng_fonts_board.o: $(PG)/ng_fonts_board.c
$(PG)/ng_hyphens_en.o: $(HYPHENS)/ng_hyphens_en.c
$(PG)/ng_fonts_board.o $(PG)/ng_hyphens_en.o:
	@mkdir -p $(@D)
	$(Q)$(ARM_CC) -mcpu=cortex-m3 -mthumb $(ARM_OPT) $(WARN) $(INC) -MMD -MP \
		-c $< -o $@
-include $(PG)/ng_fonts_board.d $(PG)/ng_hyphens_en.d

# $(call page_elf,board,panel)
define page_elf
$(PG)/$(1)-$(2).o: test/boards/page_arm.c
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=cortex-m3 -mthumb $(ARM_OPT) $(ARM_LIBC) $(WARN) \
		$(INC) -DMODEL=ng_epd_$(2) -DARENA_KB=$$(PAGE_ARENA_$(1)) -MMD -MP \
		-c $$< -o $$@

$(PG)/$(1)-$(2).elf: $(PG)/$(1)-$(2).o $(call PAGE_O,$(PAGE_SRC_$(1)) \
		port/panel/$(PAGE_DRIVER_$(2)).c) $(PG)/ng_fonts_board.o \
		$(PG)/ng_hyphens_en.o $(A)/cortex-m3/libnutgraf.a \
		port/cortexm/link.ld
	$$(Q)$(ARM_CC) -mcpu=cortex-m3 -mthumb $(ARM_OPT) $(ARM_LIBC) \
		-nostartfiles -T port/cortexm/link.ld $$(ld_$(1)) \
		-Wl,--gc-sections,-Map,$(PG)/$(1)-$(2).map \
		$$(filter %.o %.a,$$^) -o $$@

PAGE_ELF += $(PG)/$(1)-$(2).elf
-include $(PG)/$(1)-$(2).d
endef
PAGE_ELF :=
ifeq ($(FONTS_MISSING),)
$(foreach b,qemu-mps2-an385 qemu-lm3s6965,$(foreach p,7in5_v2 2in13_v4,$(eval \
	$(call page_elf,$(b),$(p)))))
endif

# what the glass shall show, by this machine and the same fonts
$(L)/page_host: test/boards/page_host.c test/boards/page.c test/boards/page.h \
		$(PG)/ng_fonts_board.c $(HYPHENS)/ng_hyphens_en.c $(L)/libport.a \
		$(L)/libnutgraf.a
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) $(filter %.c %.a,$^) -o $@

test-boards: $(PAGE_ELF) $(if $(PAGE_ELF),$(L)/page_host $(T)/panel_server)

-include $(patsubst %.o,%.d,$(call PAGE_O,))
