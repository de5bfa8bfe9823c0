# SPDX-License-Identifier: MIT
# What a board with one panel links: its driver and its row of the tables, on a
# Cortex-M3, with what they need of the C library. Included by the Makefile.

SIZE_PANELS := 7in5_v2 4in2_v1 2in13_v4 2in13_v3 4in26 7in3_e it8951_7in8 \
	ssd1306

$(S)/panel/%.o: port/panel/%.c
	@mkdir -p $(@D)
	$(Q)$(ARM_CC) -mcpu=cortex-m3 -mthumb $(ARM_OPT) $(ARM_LIBC) $(WARN) \
		$(INC) -MMD -MP -c $< -o $@

$(S)/panel/%.elf: test/size/panel.c $(patsubst port/panel/%.c,$(S)/panel/%.o,$(wildcard port/panel/*.c))
	$(Q)$(ARM_CC) -mcpu=cortex-m3 -mthumb $(ARM_OPT) $(ARM_LIBC) $(WARN) \
		$(INC) -DMODEL=ng_epd_$* $^ -nostartfiles -T picolibc.ld \
		$(addprefix -Wl$(comma)--defsym=,__flash=0 __flash_size=4M \
		__ram=0x20000000 __ram_size=4M) \
		-Wl,-e,ng_panel_size,--gc-sections -o $@

-include $(wildcard $(S)/panel/*.d)

.PHONY: size-panels
size-panels: $(SIZE_PANELS:%=$(S)/panel/%.elf)
	$(Q)for p in $(SIZE_PANELS); do \
		arm-none-eabi-size $(S)/panel/$$p.elf | awk -v name=$$p \
		'END { printf "%-12s %6d: a board with this panel\n", name, $$1 + $$2 }'; \
	done
