# SPDX-License-Identifier: MIT
# What a device takes, and what it may: the rest of make size. Included by the
# Makefile after test/size/size.mk.

# ---- the core alone on another architecture: test/size/core.c linked for RISC-V

RV := $(S)/riscv32
RV_CC := riscv64-unknown-elf-gcc -march=rv32imac -mabi=ilp32 -Os \
	-ffunction-sections -fdata-sections --specs=picolibc.specs

$(RV)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(RV_CC) $(WARN) $(INC) -MMD -MP -c $< -o $@

$(RV)/libnutgraf.a: $(CORE:%.c=$(RV)/%.o)
	@rm -f $@
	$(Q)riscv64-unknown-elf-ar rcs $@ $^

# $(call rv_core,full or small)
define rv_core
$(RV)/$(1).elf: test/size/core.c $$(call size_$(1),$(RV)) $(RV)/libnutgraf.a
	$$(Q)$(RV_CC) $(WARN) $(INC) $$^ --oslib=semihost -Wl,--gc-sections \
		-Wl,-Map,$(RV)/$(1).map -T picolibc.ld -Wl,--defsym=__flash=0x20000000 \
		-Wl,--defsym=__flash_size=4M -Wl,--defsym=__ram=0x80000000 \
		-Wl,--defsym=__ram_size=4M -o $$@
endef
$(eval $(call rv_core,full))
$(eval $(call rv_core,small))

-include $(CORE:%.c=$(RV)/%.d) $(patsubst %.o,%.d,$(call size_full,$(RV)) \
	$(call size_small,$(RV)))

.PHONY: budgets
BUDGETS_ELF := $(SIZE_ELF) $(if $(shell riscv64-unknown-elf-gcc \
	--specs=picolibc.specs -E -x c /dev/null 2>/dev/null),$(RV)/full.elf $(RV)/small.elf)

budgets: $(L)/replay $(BUDGETS_ELF)
	@echo
	$(Q)test/boards/budgets.sh

test-boards: $(BUDGETS_ELF)
