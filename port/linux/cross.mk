# SPDX-License-Identifier: MIT
# make ARCH=arm64, armhf or armv6: the program for a Raspberry Pi, in
# build/$(ARCH). Debian's cross compiler; headers and libraries from Debian's
# packages for that machine, unpacked into build/sysroot/$(ARCH) (sysroot.sh).
# Of Debian 12: what is linked with its libraries runs with later ones, too.
#
#   arm64   64-bit systems    } with the system's libcurl
#   armhf   ARMv7 and later   }
#   armv6   Pi Zero, Zero W and 1, for whose processor Debian's armhf is too
#           new: from Debian's armel, one static file, mbedTLS alone. That ABI
#           is nobody else's on such a system, so no library of it is used.
#
# A static program finds names nevertheless: since 2.34 glibc has the hosts
# file and DNS within itself, and what else /etc/nsswitch.conf names is passed
# over. It has not the sets of iconv, which are libraries (see iconv_hook.h).

ARCHES := arm64 armhf armv6
ifeq ($(filter $(ARCH),$(ARCHES)),)
$(error ARCH=$(ARCH): it is one of $(ARCHES))
endif
ifneq ($(filter-out all install help,$(MAKECMDGOALS)),)
$(error with ARCH there is just all and install; make test tests them all)
endif

arm64_TRIPLET := aarch64-linux-gnu
armhf_TRIPLET := arm-linux-gnueabihf
armv6_TRIPLET := arm-linux-gnueabi
arm64_DEBIAN := arm64
armhf_DEBIAN := armhf
armv6_DEBIAN := armel

TRIPLET := $($(ARCH)_TRIPLET)
SYSROOT := build/sysroot/$(ARCH)
SYSROOT_READY := $(SYSROOT)/.ready
SYSROOT_SUITE := bookworm
SYSROOT_PACKAGES := libc6-dev libinih-dev libcurl4-openssl-dev libpng-dev \
	libqrcodegen-dev
SYSROOT_LIB := $(SYSROOT)/usr/lib/$(TRIPLET)

# -B, -isystem and -L: before what the cross compiler's own packages hold,
# which may be of another release
CC := $(TRIPLET)-gcc --sysroot=$(SYSROOT) -B$(SYSROOT_LIB)/ \
	-isystem $(SYSROOT)/usr/include/$(TRIPLET) \
	-isystem $(SYSROOT)/usr/include
AR := $(TRIPLET)-ar
CFLAGS := -O2
LDFLAGS := -s -L$(SYSROOT_LIB) -L$(SYSROOT)/lib/$(TRIPLET) \
	-Wl,-rpath-link,$(SYSROOT_LIB):$(SYSROOT)/lib/$(TRIPLET)
PIXELS := -l:libpng.a -l:libz.a -lm -l:libqrcodegen.a
PROGRAM_LIBS := -lcurl -l:libinih.a $(PIXELS)

ifneq ($(ARCH),arm64)
CC += -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 # beyond 2038
endif

ifeq ($(ARCH),armv6)
CC += -mcpu=arm1176jzf-s -mfloat-abi=softfp -marm
LDFLAGS += -static
PROGRAM_LIBS := -l:libinih.a $(PIXELS)
SYSROOT_PACKAGES := libc6-dev libinih-dev libpng-dev libqrcodegen-dev
WITHOUT := $(wildcard port/linux/*curl*.c)
INSTEAD := port/linux/without/curl.c

# without the linker's warning, which tells of a glibc before 2.34
$(L)/getaddrinfo.o: $(SYSROOT_READY)
	@mkdir -p $(@D)
	$(Q)$(AR) p $(SYSROOT_LIB)/libc.a getaddrinfo.o >$@
	$(Q)$(TRIPLET)-objcopy -R .gnu.warning.getaddrinfo $@

$(L)/nutgraf: $(L)/getaddrinfo.o
endif

$(SYSROOT_READY): port/linux/cross.mk port/linux/sysroot.sh port/net/apt.sh
	$(Q)command -v $(TRIPLET)-gcc >/dev/null || { echo "$(TRIPLET)-gcc is \
	missing: apt-get install gcc-$(TRIPLET)" >&2; exit 1; }
	$(Q)port/linux/sysroot.sh $(SYSROOT) $(SYSROOT_SUITE) \
		$($(ARCH)_DEBIAN) $(SYSROOT_PACKAGES)
	@touch $@
