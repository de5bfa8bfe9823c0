# SPDX-License-Identifier: MIT
# What stands in for a Raspberry Pi's device nodes: preloaded before the
# program as it is shipped, so without sanitisers.

$(T)/shim.so: test/fake/shim/shim.c $(wildcard test/fake/panel/*.[ch] \
		port/panel/*.[ch]) src/base.c src/refresh.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) -O1 -g -fPIC -shared $(INC) -Itest \
		$(filter %.c,$^) -lpng -ldl -o $@
