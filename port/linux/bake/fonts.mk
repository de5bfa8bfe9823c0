# SPDX-License-Identifier: MIT
# Fonts, baked on this machine. Included by the Makefile.

FONTS := build/fonts
BAKE_CC := cc
FREETYPE := $(shell pkg-config --cflags freetype2 2>/dev/null)
FONTS_MISSING := $(shell port/linux/bake/have.sh $(BAKE_CC) \
	port/linux/bake/fonts.list)
FONTS_C := $(if $(FONTS_MISSING),port/linux/without/fonts.c,$(FONTS)/ng_fonts_linux.c)

$(FONTS)/bake_font: $(wildcard port/linux/bake/*.c) port/linux/bake/glyphs.h \
		src/font.c src/base.c include/ng/font.h
	@mkdir -p $(@D)
	$(Q)$(BAKE_CC) $(WARN) -O2 -g -Iinclude $(FREETYPE:-I%=-isystem %) \
		$(filter %.c,$^) -lfreetype -o $@

$(FONTS)/ng_fonts_linux.c: $(FONTS)/bake_font port/linux/bake/fonts.list
	$(Q)$< port/linux/bake/fonts.list $(@D) ng_fonts_linux - >$@.sizes

$(L)/fonts.o: $(FONTS_C)
	@mkdir -p $(@D)
	$(Q)$(if $(FONTS_MISSING),echo "no pages of pixels for want of the packages" \
		$(FONTS_MISSING))
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) -MMD -MP -c $< -o $@

$(T)/fonts.o: $(FONTS_C)
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) $(SAN) $(INC) -MMD -MP -c $< -o $@

-include $(L)/fonts.d $(T)/fonts.d

$(L)/libport.a: $(L)/fonts.o
$(T)/libport.a: $(T)/fonts.o

# tests of the core that draw with them
FONT_TESTS := font type canvas raster sheet compose paragraph
$(FONT_TESTS:%=$(T)/test_%): $(T)/fonts.o

# files beside the program
WIDE_MISSING := $(shell port/linux/bake/have.sh $(BAKE_CC) \
	port/linux/bake/wide.list)
WIDE := $(if $(WIDE_MISSING),,$(addprefix $(FONTS)/wide/,wide-16.ngf wide-32.ngf))

$(FONTS)/wide/%.ngf: $(FONTS)/bake_font port/linux/bake/wide.list
	@mkdir -p $(@D)
	$(Q)$< port/linux/bake/wide.list $(@D) $* - $* >$@.sizes

ifneq ($(WIDE),)
all: $(WIDE)
install: install-fonts
.PHONY: install-fonts
install-fonts: $(WIDE)
	$(Q)install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/nutgraf $(WIDE)
endif

.PHONY: fonts
fonts: $(FONTS)/ng_fonts_linux.c $(WIDE) ## bake the fonts of pages of pixels; what each takes
	$(Q)cat $<.sizes $(WIDE:%=%.sizes)

# sets for boards, as they could be in their board.mk: a newspaper of 800x480,
# a small display
FONT_SETS := news_latin1 news_ascii news_full small_ascii
SET_news := text-14 italic-14 bold-14 bold-20 bold-34 label-8 mast-40=ascii
SET_small := text-8 bold-10 label-8

$(FONT_SETS:%=$(FONTS)/sets/%.sizes): $(FONTS)/sets/%.sizes: \
		$(FONTS)/bake_font port/linux/bake/fonts.list
	@mkdir -p $(@D)
	$(Q)$< port/linux/bake/fonts.list $(@D) $* $(lastword $(subst _, ,$*)) \
		$(SET_$(firstword $(subst _, ,$*))) >$@

.PHONY: font-sizes
font-sizes: $(if $(FONTS_MISSING),,$(FONTS)/ng_fonts_linux.c \
		$(FONT_SETS:%=$(FONTS)/sets/%.sizes))
	@echo
	@echo "fonts$(if $(FONTS_MISSING), are not baked for want of: $(FONTS_MISSING))"
	$(Q)for f in $^; do case $$f in *.c) cat $$f.sizes;; *) tail -n 1 $$f;; esac; done

# a text in each font, to be looked at
$(L)/specimen: test/bench/specimen.c $(L)/fonts.o $(L)/libnutgraf.a
	$(Q)$(CC) $(WARN) $(CFLAGS) $(INC) $^ -o $@
