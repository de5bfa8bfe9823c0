# SPDX-License-Identifier: MIT
# Hyphenation patterns, baked on this machine. Included by the Makefile.
# $(HYPHENS)/ng_hyphens_de.c is one language, for a board: ng_hyphens_de[0].

HYPHENS := build/hyphens
HYPHEN_CC := cc

$(HYPHENS)/bake_hyphen: port/linux/hyphen/bake_hyphen.c include/ng/hyphen.h
	@mkdir -p $(@D)
	$(Q)$(HYPHEN_CC) $(WARN) -O2 -g -Iinclude $< -o $@

$(HYPHENS)/ng_hyphens_linux.c: $(HYPHENS)/bake_hyphen \
		port/linux/hyphen/hyphens.list
	$(Q)$< port/linux/hyphen/hyphens.list ng_hyphens_linux >$@ 2>$@.sizes

$(HYPHENS)/ng_hyphens_%.c: $(HYPHENS)/bake_hyphen \
		port/linux/hyphen/hyphens.list
	$(Q)$< port/linux/hyphen/hyphens.list ng_hyphens_$* $* >$@ 2>$@.sizes

$(L)/hyphens.o: $(HYPHENS)/ng_hyphens_linux.c
	@mkdir -p $(@D)
	$(Q)$(if $(FONTS_MISSING),:,grep missing $<.sizes || :)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) -MMD -MP -c $< -o $@

$(T)/hyphens.o: $(HYPHENS)/ng_hyphens_linux.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(SAN) $(INC) -MMD -MP -c $< -o $@

-include $(L)/hyphens.d $(T)/hyphens.d

$(L)/libport.a: $(L)/hyphens.o
$(T)/libport.a: $(T)/hyphens.o

# tests of the core that hyphenate
HYPHEN_TESTS := hyphen place paragraph compose
$(HYPHEN_TESTS:%=$(T)/test_%): $(T)/hyphens.o

.PHONY: hyphens
hyphens: $(HYPHENS)/ng_hyphens_linux.c ## bake the patterns of hyphenation; what each language takes
	$(Q)cat $<.sizes
