# SPDX-License-Identifier: MIT
# The core alone, linked as a board links it: English and German, UTF-8.
# Included by the Makefile.

S := build/size
SIZE_CPUS := cortex-m0plus cortex-m3 cortex-m4
SIZE_KNOWN := en de
SIZE_ELF := $(SIZE_CPUS:%=$(S)/%/core.elf)

$(S)/known.c: src/known.c port/small/known.awk test/size/size.mk
	@mkdir -p $(@D)
	$(Q)awk -v want="$(SIZE_KNOWN)" -f port/small/known.awk $< >$@

$(S)/entities.c: boards/entities.list $(L)/entities
	@mkdir -p $(@D)
	$(Q)$(L)/entities $< >$@

# $(call size_core,processor)
define size_core
$(S)/$(1)/small/%.o: port/small/%.c
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(WARN) $(INC) -c $$< -o $$@
$(S)/$(1)/small/%.o: port/firmware/small/%.c
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(WARN) $(INC) -c $$< -o $$@
$(S)/$(1)/small/%.o: $(S)/%.c
	@mkdir -p $$(@D)
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(WARN) $(INC) -c $$< -o $$@

$(S)/$(1)/core.elf: test/size/core.c $(S)/$(1)/small/known.o \
		$(S)/$(1)/small/entities.o $(S)/$(1)/small/entity.o \
		$(S)/$(1)/small/forest_body.o $(A)/$(1)/libnutgraf.a
	$$(Q)$(ARM_CC) -mcpu=$(1) -mthumb $(ARM_OPT) $(ARM_LIBC) --oslib=semihost \
		--crt0=hosted $(WARN) $(INC) $$^ -T picolibc.ld \
		$$(addprefix -Wl$$(comma)--defsym=,__flash=0 __flash_size=4M \
		__ram=0x20000000 __ram_size=4M) \
		-Wl,--gc-sections,-Map,$(S)/$(1)/core.map -o $$@
endef
$(foreach c,$(SIZE_CPUS),$(eval $(call size_core,$(c))))
$(foreach c,$(filter-out $(foreach b,$(BOARDS),$(cpu_$(b))),$(SIZE_CPUS)),$(eval \
	$(call arm_cpu,$(c))))

$(S)/core: test/size/core.c $(L)/libnutgraf.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) $^ -o $@

test-boards: $(S)/core $(S)/cortex-m3/core.elf

.PHONY: size-linked
size-linked: $(SIZE_ELF)
	$(Q)for c in $(SIZE_CPUS); do \
		all=$$(arm-none-eabi-size $(S)/$$c/core.elf | awk 'END { print $$1 + $$2 }'); \
		awk -v name=$$c -v flash=$$all -f test/size/map.awk $(S)/$$c/core.map >$(S)/$$c/size; \
	done; sed '$$d' $(S)/cortex-m3/size; tail -qn 1 $(S)/*/size
