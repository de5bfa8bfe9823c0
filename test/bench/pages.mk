# SPDX-License-Identifier: MIT
# Pages of pixels of our own editions: to be looked at, and how full they are.
# Included by the Makefile.

PAGES_O := $(L)/test/fake/pages.o $(L)/libport.a $(L)/libnutgraf.a
PAGES := test/data/golden

$(L)/test/%.o: test/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) -MMD -MP -c $< -o $@

$(L)/press: $(L)/test/bench/press.o $(PAGES_O)
	$(Q)$(CC) $(CFLAGS) $^ -lpng -lqrcodegen -o $@

$(L)/fit: $(L)/test/bench/fit.o $(PAGES_O)
	$(Q)$(CC) $(CFLAGS) $^ -o $@

.PHONY: pages
pages: $(L)/press ## the pictures that README shows, of the sample newspaper
	$(Q)grep -v '^#' test/data/editions/pages | while read -r name rest; do \
		$< $$rest png=1 >$(PAGES)/page-$$name.png || exit 1; done

-include $(wildcard $(L)/test/*/*.d)
