/* SPDX-License-Identifier: MIT */
/* Trust anchors: X.509 certificates, DER, asked for one after the other when
 * a chain is verified, and never all held at once. */
#ifndef NG_NET_TRUST_H
#define NG_NET_TRUST_H

#include "ng/base.h"

/* A host whose chain must hold a certain key: the SHA-256 of the
 * SubjectPublicKeyInfo of the server's certificate, or of one above it that the
 * server sends or that is an anchor (RFC 7469 2.4):
 *
 *   openssl x509 -in cert.pem -pubkey -noout |
 *       openssl pkey -pubin -outform der | sha256sum
 *
 * A host may have several, of which one must be there. A pin is looked at
 * besides all else, not instead, and when a chain is verified: a session from
 * before the pin is resumed for as long as it lasts. */
struct ng_trust_pin {
    const char *host; /* lower case */
    uint8_t spki[32];
};

/* each() calls cert() for every anchor until it returns other than NG_OK,
 * and returns that, or NG_OK at the end, or NG_EIO when the anchors cannot
 * be read. */
struct ng_trust {
    int (*each)(void *ctx,
            int (*cert)(void *arg, const uint8_t *der, uint32_t n), void *arg);
    void *ctx;
    bool lasting; /* the bytes given to cert() stay where they are (flash):
                   * a found anchor is not copied to the heap */
    const struct ng_trust_pin *pins;
    uint32_t n_pins;
};

/* Anchors in a const table. */
struct ng_anchor {
    const uint8_t *der;
    uint32_t n;
};
struct ng_trust_table {
    const struct ng_anchor *anchors;
    uint32_t n;
};
struct ng_trust ng_trust_table(struct ng_trust_table *t);

/* Anchors in a PEM bundle (RFC 7468), read anew for each look-up: Debian's 144
 * take 2 ms. Certificates over NG_TRUST_DER bytes are passed over. path is
 * borrowed. */
#define NG_TRUST_BUNDLE "/etc/ssl/certs/ca-certificates.crt"
#define NG_TRUST_DER 8192u
struct ng_trust_pem {
    const char *path;
    uint8_t der[NG_TRUST_DER];
};
struct ng_trust ng_trust_pem(struct ng_trust_pem *t, const char *path);

#endif
