/* SPDX-License-Identifier: MIT */
#include "net/trust.h"

#include <stdio.h>
#include <string.h>

/* The value of a base64 digit (RFC 4648), -1 for others. */
static int digit(int c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c == '\0' ? NULL : strchr(digits, c);
    return at == NULL ? -1 : (int)(at - digits);
}

static int pem_each(void *ctx,
        int (*cert)(void *arg, const uint8_t *der, uint32_t n), void *arg)
{
    struct ng_trust_pem *t = ctx;
    char line[256];
    uint32_t n = 0, bits = 0, held = 0;
    bool inside = false;
    int err = NG_OK;
    FILE *f = fopen(t->path, "r");
    if (f == NULL) {
        return NG_EIO;
    }
    while (err == NG_OK && fgets(line, sizeof line, f) != NULL) {
        if (strncmp(line, "-----", 5) == 0) {
            if (inside && n > 0 && n <= sizeof t->der) {
                err = cert(arg, t->der, n);
            }
            inside = strncmp(line, "-----BEGIN CERTIFICATE-----", 27) == 0;
            n = bits = held = 0;
            continue;
        }
        for (const char *at = line; inside && digit(*at) >= 0; at++) {
            held = held << 6 | (uint32_t)digit(*at);
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                if (n < sizeof t->der) {
                    t->der[n] = (uint8_t)(held >> bits);
                }
                n++;
            }
        }
    }
    if (ferror(f)) {
        err = NG_EIO;
    }
    (void)fclose(f);
    return err;
}

struct ng_trust ng_trust_pem(struct ng_trust_pem *t, const char *path)
{
    t->path = path;
    return (struct ng_trust){.each = pem_each, .ctx = t};
}
