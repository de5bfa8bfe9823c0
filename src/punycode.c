/* SPDX-License-Identifier: MIT */
#include "ng/punycode.h"

struct writer {
    char *out;
    uint32_t len, cap; /* len may pass cap: what it would need */
};

static void put(struct writer *w, char c)
{
    if (w->len < w->cap) {
        w->out[w->len] = c;
    }
    w->len++;
}

int32_t ng_punycode(const uint32_t *label, uint32_t n, char *out, uint32_t cap)
{
    struct writer w = {out, 0, cap};
    if (n > NG_PUNYCODE_MAX) {
        return NG_ELIMIT;
    }
    uint32_t basic = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (label[i] < 0x80) {
            put(&w, (char)label[i]);
            basic++;
        }
    }
    if (basic > 0) {
        put(&w, '-');
    }
    /* with n < 64 and code points < 2^21 delta stays below 2^28 */
    uint32_t done = basic, at = 0x80, delta = 0, bias = 72;
    while (done < n) {
        uint32_t least = UINT32_MAX;
        for (uint32_t i = 0; i < n; i++) {
            if (label[i] >= at && label[i] < least) {
                least = label[i];
            }
        }
        delta += (least - at) * (done + 1);
        at = least;
        for (uint32_t i = 0; i < n; i++) {
            delta += label[i] < at;
            if (label[i] != at) {
                continue;
            }
            uint32_t q = delta, k = 36;
            for (;; k += 36) {
                uint32_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
                uint32_t digit = q < t ? q : t + (q - t) % (36 - t);
                put(&w, (char)(digit < 26 ? 'a' + digit : '0' + digit - 26));
                if (q < t) {
                    break;
                }
                q = (q - t) / (36 - t);
            }
            delta = done == basic ? delta / 700 : delta / 2;
            delta += delta / (done + 1);
            for (k = 0; delta > 35 * 26 / 2; k += 36) {
                delta /= 35;
            }
            bias = k + 36 * delta / (delta + 38);
            delta = 0;
            done++;
        }
        delta++;
        at++;
    }
    return w.len <= cap ? (int32_t)w.len : NG_ELIMIT;
}
