# SPDX-License-Identifier: MIT
# Firmware: make board BOARD=name, make boards. Included by the Makefile.
#
# boards/<name>/board.mk is data, read once for each board; $(BOARD_DIR) is its
# folder:
#   BOARD_CPU      cortex-m0plus, cortex-m3, ...
#   BOARD_FLASH    origin and length, "0x00000000 256K"; likewise BOARD_RAM
#   BOARD_STACK    its size
#   BOARD_TLS      12, 12small (9 KB less flash, slower), or 13: TLS 1.2 and 1.3
#   BOARD_SRC      the files that have what port/board.h asks for, and memory.h
#   BOARD_EDITION  what it prints: a file like boards/template/edition.c
#   BOARD_ROOTS    the list of certificates it trusts, see firmware/roots.sh
#   BOARD_ENTITIES for little flash: a list of the character references it knows
#   BOARD_KNOWN    likewise: the languages and character sets, by the marks in
#                  src/known.c ("en de iso-8859-15"); empty: all
#   BOARD_FONTS    for pages of pixels: names from port/linux/bake/fonts.list, each
#                  with a set of characters of its own or not (mast-40=ascii);
#                  then there is ng_fonts_board (firmware/fonts.h)
#   BOARD_PANEL    electronic paper that shows the front page, by its name in
#                  panel/models.h (ng_epd_7in5_v2); wants BOARD_FONTS
#   BOARD_HYPHENS  with it: languages whose words are divided ("en")
#   BOARD_CHARSET  of these: ascii, latin1 (if it is not said), ext or full
#   BOARD_SMALL    files of port/small that take the place of the core's, each
#                  says what it loses; or $(SMALLEST), which is all of them

SMALLEST := byline canonical charset codepage date feed forest_tiny lang line meta \
	opening plain punycode seen sentence shingle sniff spare title url utf8 wrap

A := build/arm
B := build/boards
BOARDS := $(sort $(patsubst boards/%/board.mk,%,$(wildcard boards/*/board.mk)))
# without the font packages no pages of pixels
ifneq ($(FONTS_MISSING),)
BOARDS := $(filter-out $(patsubst boards/%/board.mk,%,$(shell \
	grep -l '^BOARD_PANEL' boards/*/board.mk)),$(BOARDS))
endif
EDITION ?=
ARENA ?=

# ---- lwIP, fetched like mbedTLS ---------------------------------------------

LWIP_SRC := build/lwip-src
LWIP_READY := $(LWIP_SRC)/.ready
LWIP_FILES := core/def core/dns core/inet_chksum core/init core/ip core/mem \
	core/memp core/netif core/pbuf core/stats core/tcp core/tcp_in \
	core/tcp_out core/timeouts core/udp core/ipv4/dhcp core/ipv4/etharp \
	core/ipv4/icmp core/ipv4/ip4 core/ipv4/ip4_addr netif/ethernet
LWIP_INC := -isystem $(LWIP_SRC)/src/include -Iport/net/lwip

$(LWIP_READY): port/net/lwip.lock port/net/fetch.sh
	$(Q)port/net/fetch.sh port/net/lwip.lock build
	@touch $@

# ---- what boards of one processor share -------------------------------------

ARM_CC := arm-none-eabi-gcc
ARM_OPT := -Os -g -ffunction-sections -fdata-sections
ARM_LIBC := --specs=picolibc.specs

# where a handshake spends its time: a quarter less of it for 6 KB of flash
HOT := bignum bignum_core ecp ecp_curves rsa constant_time gcm aes chacha20 \
	poly1305

FIRMWARE := $(wildcard port/firmware/*.c port/net/lwip/*.c) \
	port/cortexm/start.c port/cortexm/mem.c port/net/client.c \
	port/net/pipe_tls.c port/net/tls_platform.c port/net/tls_subject.c \
	port/net/trust_table.c

# of these the linker takes what the board's panel needs
PANEL_DRIVERS := $(addprefix port/panel/,epd.c planes.c uc81xx.c ssd16xx.c \
	colour7.c it8951.c ssd130x.c)

# $(call arm_cpu,processor): the core and lwIP
define arm_cpu
$(A)/$(1)/src/%.o: src/%.c
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(ARM_LIBC) $(WARN) \
		-Iinclude -MMD -MP -c $$< -o $$@

$(A)/font-$(1).o: $(A)/font.c
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(WARN) $(INC) -MMD -MP \
		-c $$< -o $$@

$(A)/$(1)/libnutgraf.a: $(CORE:%.c=$(A)/$(1)/%.o)
	@rm -f $$@
	$$(Q)arm-none-eabi-gcc-ar rcs $$@ $$^

$(LWIP_FILES:%=$(A)/$(1)/lwip/%.o): $(A)/$(1)/lwip/%.o: $(LWIP_READY) \
		port/net/lwip/lwipopts.h port/net/lwip/arch/cc.h
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(ARM_LIBC) -std=c11 -w \
		$(LWIP_INC) -c $(LWIP_SRC)/src/$$*.c -o $$@

$(A)/$(1)/liblwip.a: $(LWIP_FILES:%=$(A)/$(1)/lwip/%.o)
	@rm -f $$@
	$$(Q)arm-none-eabi-gcc-ar rcs $$@ $$^

-include $(CORE:%.c=$(A)/$(1)/%.d)
endef

# $(call arm_tls,processor,12, 12small or 13): mbedTLS, and all of ours that may see it
ARM_TLS_12 := net/mbedtls_config.h
ARM_TLS_12small := net/mbedtls_config_small.h
ARM_TLS_13 := net/mbedtls_config_13.h
HOT_12 := $(HOT)
HOT_12small := ecp_curves
HOT_13 := $(HOT)

define arm_tls
$(MBEDTLS_FILES:%=$(A)/$(1)-tls$(2)/mbedtls/%.o): \
		$(A)/$(1)-tls$(2)/mbedtls/%.o: $(MBEDTLS_READY) \
		$(MBEDTLS_CONFIGS)
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) \
		$$(if $$(filter $$*,$(HOT_$(2))),-O2) $(ARM_LIBC) -std=c11 \
		-isystem $(MBEDTLS_SRC)/include -Iport \
		-DMBEDTLS_CONFIG_FILE='"$(ARM_TLS_$(2))"' \
		-c $(MBEDTLS_SRC)/library/$$*.c -o $$@

$(A)/$(1)-tls$(2)/libmbedtls.a: \
		$(MBEDTLS_FILES:%=$(A)/$(1)-tls$(2)/mbedtls/%.o)
	@rm -f $$@
	$$(Q)arm-none-eabi-gcc-ar rcs $$@ $$^

$(A)/$(1)-tls$(2)/%.o: %.c | $(MBEDTLS_READY) $(LWIP_READY)
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(ARM_LIBC) $(WARN) $(INC) \
		$(LWIP_INC) -isystem $(MBEDTLS_SRC)/include \
		-DMBEDTLS_CONFIG_FILE='"$(ARM_TLS_$(2))"' \
		$$(ARM_FLAGS_$$(*F)) -MMD -MP -c $$< -o $$@
endef

$(A)/font.c: port/firmware/font.sh
	@mkdir -p $(@D)
	$(Q)port/firmware/font.sh >$@.part
	@mv $@.part $@

# its loops must stay loops; and it is called for every byte
ARM_FLAGS_mem := -O2 -fno-lto -fno-tree-loop-distribute-patterns

# ---- one board ----------------------------------------------------------------

# $(call board,name)
define board
BOARD_DIR := boards/$(1)
BOARD_SRC :=
BOARD_ENTITIES :=
BOARD_KNOWN :=
BOARD_SMALL :=
BOARD_FONTS :=
BOARD_PANEL :=
BOARD_HYPHENS :=
BOARD_CHARSET := latin1
include boards/$(1)/board.mk
cpu_$(1) := $$(BOARD_CPU)
kit_$(1) := $$(BOARD_CPU)-tls$$(BOARD_TLS)
map_$(1) := $$(BOARD_FLASH) $$(BOARD_RAM)
edition_$(1) := $$(or $$(EDITION),$$(BOARD_EDITION))
roots_$(1) := $$(BOARD_ROOTS)
obj_$(1) := $(A)/font-$$(cpu_$(1)).o $$(patsubst %.c,$(A)/$$(kit_$(1))/%.o,$$(sort $(FIRMWARE) \
	$$(BOARD_SRC)) $$(edition_$(1))) $(B)/$(1)/roots.o \
	$$(if $$(BOARD_ENTITIES),$(B)/$(1)/entities.o \
	$(A)/$$(kit_$(1))/port/firmware/small/entity.o) \
	$$(if $$(BOARD_KNOWN),$(B)/$(1)/known.o) \
	$$(if $$(BOARD_FONTS),$(B)/$(1)/ng_fonts_board.o) \
	$$(if $$(BOARD_PANEL),$(B)/$(1)/front.o $(B)/$(1)/ng_hyphens_board.o \
	$(PANEL_DRIVERS:%.c=$(A)/$$(kit_$(1))/%.o),\
	$(A)/$$(kit_$(1))/port/firmware/without/front.o) \
	$$(BOARD_SMALL:%=$(A)/$$(kit_$(1))/port/small/%.o)
known_$(1) := $$(BOARD_KNOWN)
panel_$(1) := $$(BOARD_PANEL)
hyphens_$(1) := $$(BOARD_HYPHENS)
fonts_$(1) := $$(BOARD_CHARSET) $$(BOARD_FONTS)
entities_$(1) := $$(BOARD_ENTITIES)
ld_$(1) := $$(addprefix -Wl$$(comma)--defsym=,\
	ng_flash=$$(word 1,$$(BOARD_FLASH)) \
	ng_flash_size=$$(word 2,$$(BOARD_FLASH)) \
	ng_ram=$$(word 1,$$(BOARD_RAM)) ng_ram_size=$$(word 2,$$(BOARD_RAM)) \
	ng_stack_size=$$(BOARD_STACK))

$(B)/$(1)/roots.c: $$(roots_$(1)) port/firmware/roots.sh
	@mkdir -p $$(@D)
	$$(Q)port/firmware/roots.sh $$(roots_$(1)) >$$@.part
	@mv $$@.part $$@

$(B)/$(1)/entities.c: $$(entities_$(1)) $(L)/entities
	@mkdir -p $$(@D)
	$$(Q)$(L)/entities $$(entities_$(1)) >$$@.part
	@mv $$@.part $$@

$(B)/$(1)/known.c: src/known.c port/small/known.awk boards/$(1)/board.mk
	@mkdir -p $$(@D)
	$$(Q)awk -v want="$$(known_$(1))" -f port/small/known.awk $$< >$$@

$(B)/$(1)/ng_fonts_board.c: $(FONTS)/bake_font port/linux/bake/fonts.list \
		boards/$(1)/board.mk
	@mkdir -p $$(@D)
	$$(Q)$$< port/linux/bake/fonts.list $$(@D) ng_fonts_board \
		$$(fonts_$(1)) >$$@.sizes

$(B)/$(1)/ng_hyphens_board.c: $(HYPHENS)/bake_hyphen \
		port/linux/hyphen/hyphens.list boards/$(1)/board.mk
	@mkdir -p $$(@D)
	$$(Q)$$< port/linux/hyphen/hyphens.list ng_hyphens_board \
		$$(hyphens_$(1)) >$$@ 2>$$@.sizes

$(B)/$(1)/front.o: port/firmware/panel/front.c boards/$(1)/board.mk
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$$(cpu_$(1)) -mthumb $(ARM_OPT) $(ARM_LIBC) $(WARN) \
		$(INC) -DNG_PANEL=$$(panel_$(1)) -MMD -MP -c $$< -o $$@

$(B)/$(1)/ng_hyphens_board.o $(B)/$(1)/ng_fonts_board.o $(B)/$(1)/roots.o \
		$(B)/$(1)/entities.o $(B)/$(1)/known.o: $(B)/$(1)/%.o: $(B)/$(1)/%.c
	$$(Q)$(ARM_CC) -mcpu=$$(cpu_$(1)) -mthumb $(ARM_OPT) $(WARN) $(INC) \
		-MMD -MP -c $$< -o $$@

$(B)/$(1)/nutgraf.elf: $$(obj_$(1)) $(A)/$$(cpu_$(1))/libnutgraf.a \
		$(A)/$$(cpu_$(1))/liblwip.a $(A)/$$(kit_$(1))/libmbedtls.a \
		port/cortexm/link.ld boards/$(1)/board.mk
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$$(cpu_$(1)) -mthumb $(ARM_OPT) $(ARM_LIBC) \
		-nostartfiles -T port/cortexm/link.ld $$(ld_$(1)) \
		-Wl,--gc-sections -Wl,-Map,$(B)/$(1)/nutgraf.map \
		$$(filter %.o %.a,$$^) -o $$@
	$$(Q)port/cortexm/sizes.sh $(1) $$@ $$(map_$(1))

-include $$(obj_$(1):.o=.d)
endef

comma := ,
$(foreach b,$(BOARDS),$(eval $(call board,$(b))))
$(foreach c,$(sort $(foreach b,$(BOARDS),$(cpu_$(b)))),$(eval \
	$(call arm_cpu,$(c))))
$(foreach k,$(sort $(foreach b,$(BOARDS),$(kit_$(b)))),$(eval \
	$(call arm_tls,$(firstword $(subst -tls, ,$(k))),$(lastword \
	$(subst -tls, ,$(k))))))

# the replay: the core alone, on this machine and in the emulator
REPLAY_O := $(patsubst %.c,$(A)/cortex-m3-tls12small/%.o,\
	test/boards/replay.c test/boards/replay_arm.c \
	boards/qemu-mps2-an385/board.c port/chip/lan9118.c \
	port/cortexm/start.c port/cortexm/mem.c port/cortexm/systick.c \
	port/cortexm/semihost.c port/firmware/say.c \
	port/firmware/without/buttons.c port/firmware/without/watchdog.c)

$(B)/replay/replay.elf: $(REPLAY_O) $(A)/cortex-m3/libnutgraf.a \
		port/cortexm/link.ld
	@mkdir -p $(@D)
	$(Q)$(ARM_CC) -mcpu=cortex-m3 -mthumb $(ARM_OPT) $(ARM_LIBC) \
		-nostartfiles -T port/cortexm/link.ld $(ld_qemu-mps2-an385) \
		-Wl,--gc-sections $(filter %.o %.a,$^) -o $@

$(L)/replay: test/boards/replay.c test/boards/replay_host.c $(L)/libnutgraf.a
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) $^ -o $@

-include $(REPLAY_O:.o=.d)

# its test, on this machine
$(T)/entities.o: boards/entities.list $(L)/entities
	@mkdir -p $(@D)
	$(Q)$(L)/entities $< >$(T)/entities.c
	$(Q)$(CC) $(WARN) $(SAN) $(INC) -MMD -MP -c $(T)/entities.c -o $@
-include $(T)/entities.d

# the test runs' authorities
TEST_ROOTS := $(T)/boards/certs/ec-root.pem
$(TEST_ROOTS): test/boards/certs.sh
	$(Q)test/boards/certs.sh $(@D)

$(foreach b,$(BOARDS),$(if $(filter test/%,$(roots_$(b))),$(eval \
	$(B)/$(b)/roots.c: $(TEST_ROOTS))))

# prepares a device's card, on this machine
$(L)/boards/card.o: boards/card.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) -MMD -MP -c $< -o $@

# writes a board's table of character references
$(L)/entities: boards/entities.c $(L)/libnutgraf.a
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) $^ -o $@

$(L)/card: $(L)/boards/card.o $(L)/port/firmware/record.o $(L)/libnutgraf.a
	$(Q)$(CC) $(CFLAGS) $^ -o $@

-include $(L)/boards/card.d

.PHONY: board boards arena-table test-boards

boards: $(BOARDS:%=$(B)/%/nutgraf.elf) ## firmware for every board in boards/

board: $(B)/$(BOARD)/nutgraf.elf ## firmware for one: BOARD=name, EDITION=file.c

arena-table: $(L)/replay $(B)/replay/replay.elf ## the sample edition with 64 to 12 KB of arena, on a Cortex-M3; ARENA="64 18" for others
	$(Q)test/boards/arena.sh $(ARENA)

test-boards: boards $(L)/nutgraf $(L)/card $(L)/replay $(B)/replay/replay.elf ## the firmware in the emulator, against real servers
	$(Q)test/tools/run-tests.sh $(T)/log $(wildcard test/boards/test_*.sh)
