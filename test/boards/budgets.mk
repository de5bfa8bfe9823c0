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

$(RV)/small/%.o: $(S)/%.c
	@mkdir -p $(@D)
	$(Q)$(RV_CC) $(WARN) $(INC) -c $< -o $@

$(RV)/libnutgraf.a: $(CORE:%.c=$(RV)/%.o)
	@rm -f $@
	$(Q)riscv64-unknown-elf-ar rcs $@ $^

$(RV)/core.elf: test/size/core.c $(RV)/small/known.o $(RV)/small/entities.o \
		$(RV)/port/firmware/small/entity.o $(RV)/port/small/forest_body.o \
		$(RV)/libnutgraf.a
	$(Q)$(RV_CC) $(WARN) $(INC) $^ --oslib=semihost -Wl,--gc-sections \
		-Wl,-Map,$(RV)/core.map -T picolibc.ld -Wl,--defsym=__flash=0x20000000 \
		-Wl,--defsym=__flash_size=4M -Wl,--defsym=__ram=0x80000000 \
		-Wl,--defsym=__ram_size=4M -o $@

-include $(CORE:%.c=$(RV)/%.d)

.PHONY: budgets
BUDGETS_ELF := $(SIZE_ELF) $(if $(shell riscv64-unknown-elf-gcc \
	--specs=picolibc.specs -E -x c /dev/null 2>/dev/null),$(RV)/core.elf)

budgets: $(L)/replay $(BUDGETS_ELF)
	@echo
	$(Q)test/boards/budgets.sh

test-boards: $(BUDGETS_ELF)
