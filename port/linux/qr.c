/* SPDX-License-Identifier: MIT */
#include "linux/qr.h"

#include <qrcodegen/qrcodegen.h>
#include <string.h>

#define VERSION_MAX 10 /* 57 x 57 modules hold addresses of 270 bytes */

/* An address is set as it is: bytes, and capitals where the mode for them is
 * shorter. The lowest correction, raised where that costs no larger code. */
static uint8_t make(void *ctx, struct ng_str text, uint8_t *bits, size_t cap)
{
    uint8_t code[qrcodegen_BUFFER_LEN_FOR_VERSION(VERSION_MAX)];
    uint8_t room[qrcodegen_BUFFER_LEN_FOR_VERSION(VERSION_MAX)];
    char z[300];
    (void)ctx;
    if (text.len == 0 || text.len >= sizeof z) {
        return 0;
    }
    memcpy(z, text.s, text.len);
    z[text.len] = '\0';
    if (!qrcodegen_encodeText(z, room, code, qrcodegen_Ecc_LOW, 1, VERSION_MAX,
                qrcodegen_Mask_AUTO, true)) {
        return 0;
    }
    int size = qrcodegen_getSize(code);
    size_t stride = ((size_t)size + 7) / 8;
    if (stride * (size_t)size > cap) {
        return 0;
    }
    memset(bits, 0, stride * (size_t)size);
    for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
            if (qrcodegen_getModule(code, x, y)) {
                bits[(size_t)y * stride + (size_t)x / 8] |=
                        (uint8_t)(0x80u >> x % 8);
            }
        }
    }
    return (uint8_t)size;
}

struct ng_coder qr_coder(void)
{
    return (struct ng_coder){make, NULL};
}
