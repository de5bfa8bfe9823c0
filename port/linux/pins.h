/* SPDX-License-Identifier: MIT */
/* Keys that certain hosts must have, as the configuration's "pin" names them
 * and as curl does (CURLOPT_PINNEDPUBLICKEY):
 *
 *   sha256//dGhpcyBpcyBub3QgYSBrZXksIGJ1dCAzMiBieXRlcyE=;sha256//...
 *
 * the SHA-256 of the certificate's SubjectPublicKeyInfo in base64 (RFC 4648);
 * of several one must fit. */
#ifndef NG_LINUX_PINS_H
#define NG_LINUX_PINS_H

#include "net/trust.h"

/* All zero at first. */
struct pins {
    struct pin_of_host {
        const char *host; /* lower case */
        const char *text;
    } * hosts;
    struct ng_trust_pin *keys; /* the same, as our own transport wants them */
    size_t n_hosts, n_keys;
};

/* A well-formed text. */
bool pins_good(const char *text);

/* For the host of this address, which is https. text: good; it stays. */
void pins_add(struct pins *p, const char *url, const char *text);

/* The text for this address's host; NULL: none. p may be NULL. */
const char *pins_find(const struct pins *p, const char *url);

void pins_free(struct pins *p);

#endif
