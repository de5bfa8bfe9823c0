# SPDX-License-Identifier: MIT
# The core alone, linked as a board links it: in full (English and German, all
# stages, the small model), and small (English, port/small for what it has).
# Included by the Makefile.

S := build/size
SIZE_CPUS := cortex-m0plus cortex-m3 cortex-m4
SIZE_KNOWN := en de
SMALL_KNOWN := en

$(S)/full/known.c: src/known.c port/small/known.awk test/size/size.mk
	@mkdir -p $(@D)
	$(Q)awk -v want="$(SIZE_KNOWN)" -f port/small/known.awk $< >$@

$(S)/small/known.c: src/known.c port/small/known.awk test/size/size.mk
	@mkdir -p $(@D)
	$(Q)awk -v want="$(SMALL_KNOWN)" -f port/small/known.awk $< >$@

$(S)/full/entities.c: boards/entities.list $(L)/entities
$(S)/small/entities.c: port/small/entities.list $(L)/entities
$(S)/full/entities.c $(S)/small/entities.c:
	@mkdir -p $(@D)
	$(Q)$(L)/entities $< >$@

# what takes the place of the library's members: $(call size_full,folder)
size_full = $(1)/$(S)/full/known.o $(1)/$(S)/full/entities.o \
	$(1)/port/firmware/small/entity.o $(1)/port/small/forest_body.o
size_small = $(1)/$(S)/small/known.o $(1)/$(S)/small/entities.o \
	$(1)/port/firmware/small/entity.o $(SMALLEST:%=$(1)/port/small/%.o)

# $(call size_core,processor,full or small)
define size_core
$(S)/$(1)/$(2).elf: test/size/core.c $$(call size_$(2),$(S)/$(1)) \
		$(A)/$(1)/libnutgraf.a
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(ARM_LIBC) --oslib=semihost \
		--crt0=hosted $(WARN) $(INC) $$^ -T picolibc.ld \
		$$(addprefix -Wl$$(comma)--defsym=,__flash=0 __flash_size=4M \
		__ram=0x20000000 __ram_size=4M) \
		-Wl,--gc-sections,-Map,$(S)/$(1)/$(2).map -o $$@
endef

# $(call size_cpu,processor)
define size_cpu
$(S)/$(1)/%.o: %.c
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(WARN) $(INC) -MMD -MP -c $$< -o $$@
$(call size_core,$(1),full)
$(call size_core,$(1),small)
endef
$(foreach c,$(SIZE_CPUS),$(eval $(call size_cpu,$(c))))
$(foreach c,$(filter-out $(foreach b,$(BOARDS),$(cpu_$(b))),$(SIZE_CPUS)),$(eval \
	$(call arm_cpu,$(c))))
SIZE_ELF := $(foreach c,$(SIZE_CPUS),$(S)/$(c)/full.elf $(S)/$(c)/small.elf)

# the same on this machine: core.c, and the replay of the sample newspaper
$(L)/$(S)/%.o: $(S)/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) -MMD -MP -c $< -o $@

$(T)/$(S)/%.o: $(S)/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(SAN) $(INC) -MMD -MP -c $< -o $@

$(S)/core: test/size/core.c $(L)/libnutgraf.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) $^ -o $@

$(S)/core-small: test/size/core.c $(call size_small,$(L)) $(L)/libnutgraf.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) $^ -o $@

$(T)/replay-small: $(T)/test/boards/replay.o $(T)/test/boards/replay_host.o \
		$(call size_small,$(T)) $(T)/libnutgraf.a
	$(Q)$(CC) $(SAN) $^ -o $@

$(B)/replay/small.elf: $(REPLAY_O) $(call size_small,$(S)/cortex-m3) \
		$(A)/cortex-m3/libnutgraf.a port/cortexm/link.ld
	@mkdir -p $(@D)
	$(Q)$(ARM_CC) -mcpu=cortex-m3 -mthumb $(ARM_OPT) $(ARM_LIBC) \
		-nostartfiles -T port/cortexm/link.ld $(ld_qemu-mps2-an385) \
		-Wl,--gc-sections $(filter %.o %.a,$^) -o $@

-include $(patsubst %.o,%.d,$(foreach d,$(SIZE_CPUS:%=$(S)/%) $(L) $(T), \
	$(call size_full,$(d)) $(call size_small,$(d)))) \
	$(T)/test/boards/replay.d $(T)/test/boards/replay_host.d

test: $(T)/replay-small
test-boards: $(S)/core $(S)/core-small $(S)/cortex-m3/full.elf \
	$(S)/cortex-m3/small.elf $(B)/replay/small.elf $(T)/replay-small

.PHONY: size-linked
size-linked: $(SIZE_ELF)
	$(Q)for kind in full small; do \
		for c in $(SIZE_CPUS); do \
			all=$$(arm-none-eabi-size $(S)/$$c/$$kind.elf | awk 'END { print $$1 + $$2 }'); \
			awk -v name=$$c -v kind=$$kind -v flash=$$all \
				-f test/size/map.awk $(S)/$$c/$$kind.map >$(S)/$$c/$$kind.size; \
		done; \
		sed '$$d' $(S)/cortex-m3/$$kind.size; tail -qn 1 $(S)/*/$$kind.size; \
	done

# the fuzz targets with the small core, as far as it has what they look into
FUZZ_SMALL := date document feed score sentence sniff title \
	url wrap
$(FUZZ_SMALL:%=$(T)/fuzz-small/fuzz_%): $(T)/fuzz-small/%: \
		$(T)/test/fuzz/%.o $(T)/test/fuzz/replay.o \
		$(call size_small,$(T)) $(T)/libnutgraf.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(SAN) $^ -o $@

test: $(FUZZ_SMALL:%=$(T)/fuzz-small/fuzz_%)
