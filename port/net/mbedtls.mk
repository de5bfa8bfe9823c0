# SPDX-License-Identifier: MIT
# mbedTLS, compiled from Debian's source package (see fetch.sh). Included by
# the Makefile. Other builds (a board's, a test server's) use MBEDTLS_SRC,
# depend on MBEDTLS_READY and name their own MBEDTLS_CONFIG_FILE.

MBEDTLS_SRC := build/mbedtls-src
MBEDTLS_READY := $(MBEDTLS_SRC)/.ready
MBEDTLS_PATCH := port/net/mbedtls-10668.patch

$(MBEDTLS_READY): port/net/mbedtls.lock port/net/fetch.sh $(MBEDTLS_PATCH)
	$(Q)port/net/fetch.sh port/net/mbedtls.lock build
	$(Q)patch -s -d $(MBEDTLS_SRC) -p1 <$(MBEDTLS_PATCH)
	@touch $@

# What a client needs (tls_platform.c stands in for platform.c); the linker drops what a call graph does not reach.
MBEDTLS_FILES := aes aesce aesni asn1parse asn1write bignum bignum_core \
	block_cipher chacha20 chachapoly cipher cipher_wrap constant_time \
	ctr_drbg ecdh ecdsa ecp ecp_curves entropy entropy_poll gcm hkdf md \
	memory_buffer_alloc oid pk pk_ecc pk_wrap pkparse platform_util \
	poly1305 rsa rsa_alt_helpers sha256 sha512 \
	ssl_ciphersuites ssl_client ssl_msg ssl_tls ssl_tls12_client \
	ssl_tls13_client ssl_tls13_generic ssl_tls13_keys x509 x509_crt \
	psa_crypto psa_crypto_aead psa_crypto_cipher psa_crypto_client \
	psa_crypto_driver_wrappers_no_static psa_crypto_ecp psa_crypto_ffdh \
	psa_crypto_hash psa_crypto_mac psa_crypto_pake psa_crypto_random \
	psa_crypto_rsa psa_crypto_slot_management psa_util
# What the test server and mkcerts need besides.
MBEDTLS_SERVER_FILES := base64 pem pkwrite platform sha1 ssl_ticket \
	ssl_tls12_server ssl_tls13_server x509_create x509write x509write_crt

# The directory belongs to the name: a bare "mbedtls_config.h" would be
# mbedTLS's own file of that name.
MBEDTLS_CLIENT := -isystem $(MBEDTLS_SRC)/include -Iport \
	-DMBEDTLS_CONFIG_FILE='"net/mbedtls_config_13.h"'
MBEDTLS_SERVER := -isystem $(MBEDTLS_SRC)/include -Iport -Itest \
	-DMBEDTLS_CONFIG_FILE='"server/mbedtls_config.h"'
MBEDTLS_CONFIGS := port/net/mbedtls_config.h port/net/mbedtls_config_13.h \
	port/net/mbedtls_config_small.h

# $(call mbedtls_objects,directory,files,flags,configuration headers)
define mbedtls_objects
$(2:%=$(1)/mbedtls/%.o): $(1)/mbedtls/%.o: $(MBEDTLS_READY) $(4)
	@mkdir -p $$(@D)
	$$(Q)$$(CC) -std=c11 $(3) -c $(MBEDTLS_SRC)/library/$$*.c -o $$@

$(1)/libmbedtls.a: $(2:%=$(1)/mbedtls/%.o)
	@rm -f $$@
	$$(Q)$$(AR) rcs $$@ $$^
endef

# the client; the client under the sanitizers; the server's
$(eval $(call mbedtls_objects,$(L),$(MBEDTLS_FILES),\
	-O2 -g -ffunction-sections -fdata-sections $(MBEDTLS_CLIENT),\
	$(MBEDTLS_CONFIGS)))
$(eval $(call mbedtls_objects,$(T),$(MBEDTLS_FILES),\
	$(SAN) $(MBEDTLS_CLIENT),$(MBEDTLS_CONFIGS)))
$(eval $(call mbedtls_objects,$(T)/server-tls,\
	$(MBEDTLS_FILES) $(MBEDTLS_SERVER_FILES),\
	-O2 -g $(MBEDTLS_SERVER),\
	$(MBEDTLS_CONFIGS) test/server/mbedtls_config.h))

# ---- what is made with it -------------------------------------------------

# the files of port/ that include mbedTLS
TLS_O := $(foreach d,$(L) $(T),$(d)/port/net/pipe_tls.o \
	$(d)/port/net/tls_platform.o \
	$(d)/port/net/tls_subject.o) $(T)/port/firmware/seed.o \
	$(T)/test/port/test_transport_net.o
$(TLS_O): INC += $(MBEDTLS_CLIENT)
$(TLS_O): $(MBEDTLS_READY) $(MBEDTLS_CONFIGS)

# the test server and its certificates
$(T)/test/server/%.o: test/server/%.c $(MBEDTLS_READY)
	@mkdir -p $(@D)
	$(Q)$(CC) $(WARN) -O1 -g -D_GNU_SOURCE $(INC) $(MBEDTLS_SERVER) \
		-MMD -MP -c $< -o $@

SERVER_O := $(patsubst test/%.c,$(T)/test/%.o,$(wildcard test/server/*.c))

$(T)/server: $(filter-out %/mkcerts.o,$(SERVER_O)) \
		$(T)/server-tls/libmbedtls.a $(L)/libnutgraf.a
	$(Q)$(CC) $^ -lz -o $@

$(T)/mkcerts: $(T)/test/server/mkcerts.o $(T)/server-tls/libmbedtls.a
	$(Q)$(CC) $^ -o $@

$(T)/certs/ca.pem: $(T)/mkcerts
	@mkdir -p $(@D)
	$(Q)$(T)/mkcerts $(@D)

# tests that call server_start()
SERVER_TESTS := $(patsubst test/%.c,$(T)/%,$(shell \
	grep -ls start_server.h test/port/test_*.c))

$(SERVER_TESTS): $(T)/test/port/start_server.o \
	| $(T)/server $(T)/certs/ca.pem

-include $(SERVER_O:.o=.d)

LIBS_test_transport_net := $(T)/libmbedtls.a
$(T)/port/test_transport_net: | $(T)/libmbedtls.a
LIBS_test_seed := $(T)/libmbedtls.a $(T)/libport.a
$(T)/port/test_seed: | $(T)/libmbedtls.a
LIBS_test_nginx := $(T)/libmbedtls.a
$(T)/port/test_nginx: | $(T)/libmbedtls.a
