# SPDX-License-Identifier: MIT
# The panel simulator: a library for the tests (with sanitisers), for the
# program's --hal sim:FILE, and for its fuzz target. PNG needs libpng.

PANEL_SIM := $(wildcard test/fake/panel/*.c)
PANEL_TESTS := $(patsubst test/%.c,$(T)/%,$(wildcard test/port/test_panel*.c))

$(L)/test/fake/panel/%.o: test/fake/panel/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) -MMD -MP -c $< -o $@

# millions of pixels: faster than the other tests' -O1
$(PANEL_SIM:%.c=$(T)/%.o) $(T)/test/port/test_panel.o: SAN += -O2

$(L)/libpanelsim.a: $(PANEL_SIM:%.c=$(L)/%.o)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(T)/libpanelsim.a: $(PANEL_SIM:%.c=$(T)/%.o)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(PANEL_TESTS): $(T)/libpanelsim.a
$(foreach t,$(notdir $(PANEL_TESTS)),$(eval LIBS_$t += -lpng))

# the simulator for boards in the emulator
$(T)/panel_server: $(T)/test/fake/panel/server/panel_server.o $(T)/libpanelsim.a
	$(Q)$(CC) $(SAN) $^ -lpng -o $@

# its fuzz target: the simulator without PNG, and the drivers
PANEL_FUZZED := $(filter-out %/png.c %/script.c,$(PANEL_SIM)) \
	$(wildcard port/panel/*.c)
$(T)/fuzz/fuzz_panel: $(PANEL_FUZZED:%.c=$(T)/%.o)
$(F)/fuzz_panel: $(PANEL_FUZZED:%.c=$(F)/%.o)
LIBS_fuzz_panel := $(T)/libnutgraf.a

-include $(PANEL_SIM:%.c=$(L)/%.d) $(PANEL_SIM:%.c=$(T)/%.d)
