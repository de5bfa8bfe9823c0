# SPDX-License-Identifier: MIT
# nutgraf: one Makefile, not recursive; everything it makes is in build/.

V ?=
Q := $(if $(V),,@)
PREFIX ?= /usr/local
DESTDIR ?=

CC ?= cc
AR ?= ar
WARN := -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion \
	-Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla \
	-Wcast-qual -Wwrite-strings -Wformat=2 -Wdouble-promotion \
	-Wimplicit-fallthrough -Werror
CFLAGS ?= -O2 -g
SAN := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
INC := -Iinclude -Iport
PROGRAM_LIBS := -lcurl -linih -lpng -lqrcodegen

# ARCH=arm64, armhf or armv6: the program for a Raspberry Pi, in build/$(ARCH)
ARCH ?=
L := build/$(or $(ARCH),linux)
T := build/test

.DEFAULT_GOAL := all

ifneq ($(ARCH),)
include port/linux/cross.mk
endif

CORE := $(wildcard src/*.c)
CORE_O := $(CORE:%.c=$(L)/%.o)
CORE_TO := $(CORE:%.c=$(T)/%.o)

.PHONY: all install single test check size bench bench-quality run fuzz lint fmt clean help

all: $(L)/libnutgraf.a $(L)/nutgraf ## the library and the program; ARCH=arm64, armhf or armv6: for a Raspberry Pi

# ---- core --------------------------------------------------------------

$(L)/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) -MMD -MP -c $< -o $@

$(L)/libnutgraf.a: $(CORE_O)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

SINGLE ?= build/single
STAGES ?=

single: ## the core as build/single/nutgraf.c and nutgraf.h; STAGES="extract sentence": these and what they need
	$(Q)test/tools/single.py $(SINGLE) $(STAGES)

# ---- tests: everything once more, with AddressSanitizer and UBSan --------

TESTS := $(patsubst test/%.c,$(T)/%,$(wildcard test/test_*.c))
FAKES := $(patsubst %.c,$(T)/%.o,$(wildcard test/fake/*.c))

$(T)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(SAN) $(INC) -Itest -MMD -MP -c $< -o $@

$(T)/libnutgraf.a: $(CORE_TO)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(TESTS): $(T)/%: $(T)/test/%.o $(FAKES) $(T)/libnutgraf.a
	$(Q)$(CC) $(SAN) $^ -lcmocka $(LIBS_$(*F)) -o $@

# ports: what is in port/linux and port/net, but for the programs' main
PORT := $(filter-out %/main.c $(WITHOUT),$(wildcard port/linux/*.c port/net/*.c \
	port/panel/*.c)) \
	$(INSTEAD)
PORT_O := $(PORT:%.c=$(L)/%.o)
PORT_TO := $(PORT:%.c=$(T)/%.o) $(addprefix $(T)/port/firmware/,clock.o copy.o \
	record.o seed.o)
PORT_TESTS := $(patsubst test/%.c,$(T)/%,$(wildcard test/port/test_*.c))

$(L)/port/%.o: port/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) -MMD -MP -c $< -o $@

$(T)/libport.a: $(PORT_TO)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(PORT_TESTS): $(T)/%: $(T)/test/%.o $(FAKES) $(T)/libport.a \
		$(T)/libnutgraf.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(SAN) $^ -lcmocka $(LIBS_$(*F)) -o $@

# what port/small/known.awk leaves of known.c
$(T)/gen/known.c: src/known.c port/small/known.awk
	@mkdir -p $(@D)
	$(Q)awk -v want="de iso-8859-2" -f port/small/known.awk $< >$@

$(T)/test/test_known.o: INC += -I$(T)/gen
$(T)/test/test_known.o: $(T)/gen/known.c

# libraries that one test needs, e.g. LIBS_test_markup := -lexpat
LIBS_test_picture := -lpng
LIBS_test_config := -linih
LIBS_test_curl := -lcurl
LIBS_test_device := -lpthread
LIBS_test_markup := -lexpat
LIBS_test_small := $(T)/entities.o
$(T)/port/test_small: | $(T)/entities.o

# ---- fuzz targets: by libFuzzer, and in `make test` without it ---------------

F := build/fuzz
FUZZ := $(patsubst test/fuzz/%.c,%,$(wildcard test/fuzz/fuzz_*.c))
FUZZ_S ?= 60
FUZZ_SEED ?= 0
FUZZ_CC ?= clang-14
FUZZ_SAN := $(SAN) -fsanitize=fuzzer-no-link

$(FUZZ:%=$(T)/fuzz/%): $(T)/fuzz/%: $(T)/test/fuzz/%.o \
		$(T)/test/fuzz/replay.o $(T)/libnutgraf.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(SAN) $^ $(LIBS_$(@F)) -o $@

$(F)/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(FUZZ_CC) $(WARN) $(FUZZ_SAN) $(INC) -MMD -MP -c $< -o $@

$(FUZZ:%=$(F)/%): $(F)/%: $(F)/test/fuzz/%.o $(CORE:%.c=$(F)/%.o)
	$(Q)$(FUZZ_CC) $(SAN) -fsanitize=fuzzer $^ -o $@

fuzz: $(FUZZ:%=$(F)/%) ## libFuzzer: each target for FUZZ_S seconds (60), from FUZZ_SEED (0: any)
	$(Q)for t in $(FUZZ); do test/fuzz/fuzz.sh $(F)/$$t $(FUZZ_S) \
		$(FUZZ_SEED) || exit 1; done

-include test/fake/panel/panel.mk
-include test/fake/shim/shim.mk
-include port/net/mbedtls.mk
-include port/linux/bake/fonts.mk
-include port/linux/hyphen/hyphen.mk
-include test/bench/pages.mk

# ---- the program -----------------------------------------------------------

SAMPLE := build/gen/nutgraf_conf.inc

# the sample configuration as C strings, a line each
$(SAMPLE): port/linux/nutgraf.conf
	@mkdir -p $(@D)
	$(Q)sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&\\n",/' $< >$@

$(L)/port/linux/manage.o $(T)/port/linux/manage.o: INC += -Ibuild/gen
$(L)/port/linux/manage.o $(T)/port/linux/manage.o: $(SAMPLE)

$(L)/libport.a: $(PORT_O)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

$(L)/nutgraf: $(L)/port/linux/main.o $(L)/libport.a $(L)/libnutgraf.a \
		$(L)/libmbedtls.a $(L)/libpanelsim.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -Wl,--gc-sections $^ $(PROGRAM_LIBS) \
		-o $@

$(T)/nutgraf: $(T)/port/linux/main.o $(T)/libport.a $(T)/libnutgraf.a \
		$(T)/libmbedtls.a $(T)/libpanelsim.a
	$(Q)$(CC) $(SAN) $^ $(PROGRAM_LIBS) -o $@

VERSION := $(shell sed -n 's/^#define NG_VERSION "\(.*\)"/\1/p' \
	include/nutgraf.h)

install: $(L)/nutgraf $(L)/libnutgraf.a ## to DESTDIR and PREFIX (/usr/local)
	$(Q)install -D -m 755 $(L)/nutgraf $(DESTDIR)$(PREFIX)/bin/nutgraf
	$(Q)install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib $(L)/libnutgraf.a
	$(Q)install -D -m 644 -t $(DESTDIR)$(PREFIX)/include include/nutgraf.h
	$(Q)install -D -m 644 -t $(DESTDIR)$(PREFIX)/include/ng include/ng/*.h
	$(Q)install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man1 \
		port/linux/nutgraf.1
	$(Q)install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/udev/rules.d \
		port/linux/60-nutgraf.rules
	$(Q)install -D -m 644 port/linux/nutgraf-groups.conf \
		$(DESTDIR)$(PREFIX)/lib/sysusers.d/nutgraf.conf
	$(Q)install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/systemd/system \
		port/linux/nutgraf.timer
	$(Q)sed 's|@PREFIX@|$(PREFIX)|' port/linux/nutgraf.service \
		>$(DESTDIR)$(PREFIX)/lib/systemd/system/nutgraf.service
	$(Q)install -d $(DESTDIR)$(PREFIX)/lib/pkgconfig
	$(Q)sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|' \
		port/linux/nutgraf.pc.in \
		>$(DESTDIR)$(PREFIX)/lib/pkgconfig/nutgraf.pc

# ---- a first edition -------------------------------------------------------

FEEDS ?=

run: $(L)/nutgraf $(if $(FEEDS),,$(T)/server $(T)/certs/ca.pem) ## print the sample newspaper's edition; FEEDS="URL ..." for yours
ifeq ($(FEEDS),)
	$(Q)TZ=UTC test/tools/newspaper.sh $(L)/nutgraf $(T)/server $(T)/certs
else
	$(Q)state=$$(mktemp -d) && XDG_STATE_HOME=$$state $(L)/nutgraf $(FEEDS); \
		code=$$?; rm -rf "$$state"; [ $$code -eq 0 ] || [ $$code -eq 3 ]
endif

# ---- the core for a small board: its size, and that it links with nothing --

M3 := build/cortex-m3
M3_CC := arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -Os -ffunction-sections \
	-fdata-sections
M3_O := $(CORE:src/%.c=$(M3)/%.o)

$(M3)/%.o: src/%.c
	@mkdir -p $(@D)
	$(Q)$(M3_CC) $(WARN) -Iinclude -MMD -MP -c $< -o $@

$(M3)/libnutgraf.a: $(M3_O)
	@rm -f $@
	$(Q)arm-none-eabi-ar rcs $@ $^

size: $(M3)/libnutgraf.a ## code of each stage on a Cortex-M3 at -Os; the core alone as a board links it; the budgets
	$(Q)arm-none-eabi-size $(M3_O) | awk 'NR > 1 { n = $$6; \
		sub(/.*\//, "", n); sub(/\.o/, "", n); t += $$1; \
		printf "%-10s %6d\n", n, $$1 } END { printf "%-10s %6d\n", \
		"all", t }'
	$(Q)! $(ARM_CC) $(ARM_LIBC) -E -x c /dev/null >/dev/null 2>&1 || \
		$(MAKE) --no-print-directory size-linked size-panels font-sizes budgets

-include port/cortexm/boards.mk
-include test/size/size.mk
-include test/size/panel.mk
-include test/boards/budgets.mk
-include test/boards/panel.mk
-include test/boards/page.mk

check: $(L)/libnutgraf.a $(M3)/libnutgraf.a ## the rules no compiler knows
	$(Q)test/tools/check.sh $(L)/libnutgraf.a $(M3)/libnutgraf.a

lint: ## gcc -fanalyzer, cppcheck, clang-tidy, those that are installed
	$(Q)test/tools/lint.sh

.SECONDARY:

test: all $(TESTS) $(PORT_TESTS) $(FUZZ:%=$(T)/fuzz/%) $(T)/nutgraf $(T)/shim.so ## every test, under AddressSanitizer and UBSan
	$(Q)test/tools/run-tests.sh $(T)/log $(TESTS) $(PORT_TESTS) \
		$(wildcard test/run/*.sh)

bench: all $(T)/libnutgraf.a $(T)/server $(T)/certs/ca.pem ## every figure in one table; PARTS="urls feeds" for some
	$(Q)test/bench/bench.sh $(PARTS)

bench-quality: all ## judgement against peers and targets; PARTS="sentences clusters" for some
	$(Q)test/bench/quality.sh $(PARTS)

fmt: ## format the sources
	clang-format -i $(wildcard include/*.h include/ng/*.h src/*.c port/*.h \
		port/*/*.[ch] port/*/*/*.[ch] boards/*/*.[ch] test/*.[ch] test/*/*.[ch] \
		test/*/*/*.[ch])

clean: ## remove what was built (not the fetched sources)
	rm -rf $(L) $(T) $(M3) $(F) $(A) $(B) build/arm64 build/armhf build/armv6

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' \
		$(MAKEFILE_LIST)

$(CORE_O) $(PORT_O) $(L)/port/linux/main.o $(PANEL_SIM:%.c=$(L)/%.o) \
	$(L)/fonts.o $(L)/hyphens.o $(MBEDTLS_FILES:%=$(L)/mbedtls/%.o): $(SYSROOT_READY)

-include $(CORE_O:.o=.d) $(CORE_TO:.o=.d) $(FAKES:.o=.d) \
	$(PORT_O:.o=.d) $(PORT_TO:.o=.d) $(M3_O:.o=.d) \
	$(L)/port/linux/main.d $(T)/port/linux/main.d \
	$(FUZZ:%=$(F)/test/fuzz/%.d) $(FUZZ:%=$(T)/test/fuzz/%.d) \
	$(CORE:%.c=$(F)/%.d) \
	$(TESTS:$(T)/%=$(T)/test/%.d) $(PORT_TESTS:$(T)/%=$(T)/test/%.d)
