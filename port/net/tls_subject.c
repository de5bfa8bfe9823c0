/* SPDX-License-Identifier: MIT */
#include "net/tls_platform.h"

#include <mbedtls/asn1.h>

bool ng_tls_subject(
        const uint8_t *der, uint32_t n, const uint8_t **name, size_t *len)
{
    /* version (optional), serial, signature, issuer, validity */
    static const int before[] = {
            MBEDTLS_ASN1_CONTEXT_SPECIFIC | MBEDTLS_ASN1_CONSTRUCTED,
            MBEDTLS_ASN1_INTEGER,
            MBEDTLS_ASN1_SEQUENCE | MBEDTLS_ASN1_CONSTRUCTED,
            MBEDTLS_ASN1_SEQUENCE | MBEDTLS_ASN1_CONSTRUCTED,
            MBEDTLS_ASN1_SEQUENCE | MBEDTLS_ASN1_CONSTRUCTED};
    const int sequence = MBEDTLS_ASN1_SEQUENCE | MBEDTLS_ASN1_CONSTRUCTED;
    unsigned char *at = (unsigned char *)(uintptr_t)der;
    const unsigned char *end = der + n;
    if (mbedtls_asn1_get_tag(&at, end, len, sequence) != 0 ||
            mbedtls_asn1_get_tag(&at, end, len, sequence) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        if (mbedtls_asn1_get_tag(&at, end, len, before[i]) == 0) {
            at += *len;
        } else if (i > 0) {
            return false;
        }
    }
    *name = at;
    if (mbedtls_asn1_get_tag(&at, end, len, sequence) != 0) {
        return false;
    }
    *len += (size_t)(at - *name);
    return true;
}
