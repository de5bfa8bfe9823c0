/* SPDX-License-Identifier: MIT */
#include "firmware/seed.h"

#include "board.h"

#include <string.h>

#include <mbedtls/platform_util.h>
#include <mbedtls/sha512.h>

static struct {
    uint8_t secret[NG_SEED]; /* what numbers are made of; all zero: none */
    uint64_t count;
    bool hardware, ready;
} seed;

/* SHA-512(label, from, ms): one way, so that neither the stored seed nor an
 * earlier number follows from a later one. */
static int derive(uint8_t *to, char label, const uint8_t *from)
{
    mbedtls_sha512_context h;
    uint64_t extra[2] = {ng_board_ms(), seed.count++};
    mbedtls_sha512_init(&h);
    int ret = mbedtls_sha512_starts(&h, 0);
    ret |= mbedtls_sha512_update(&h, (const unsigned char *)&label, 1);
    ret |= mbedtls_sha512_update(&h, from, NG_SEED);
    ret |= mbedtls_sha512_update(
            &h, (const unsigned char *)extra, sizeof extra);
    ret |= mbedtls_sha512_finish(&h, to);
    mbedtls_sha512_free(&h);
    return ret == 0 ? NG_OK : NG_EIO;
}

static int from_store(const struct ng_store *store)
{
    uint8_t old[NG_SEED], next[NG_SEED];
    int n = store->load(store->ctx, NG_STR("seed"), old, sizeof old);
    int err = n == (int)NG_SEED ? derive(next, 'n', old) : NG_EIO;
    if (err == NG_OK) {
        err = store->save(store->ctx, NG_STR("seed"), next, sizeof next);
    }
    if (err == NG_OK) {
        err = derive(seed.secret, 'u', old);
    }
    mbedtls_platform_zeroize(old, sizeof old);
    mbedtls_platform_zeroize(next, sizeof next);
    return err;
}

int ng_seed_start(const struct ng_store *store)
{
    uint8_t probe[4];
    memset(&seed, 0, sizeof seed);
    seed.hardware = ng_board_entropy(probe, sizeof probe) == NG_OK;
    int err = seed.hardware   ? NG_OK
              : store != NULL ? from_store(store)
                              : NG_EIO;
    seed.ready = err == NG_OK;
    return err;
}

int ng_seed_random(void *to, size_t n)
{
    uint8_t *at = to;
    if (!seed.ready) {
        return NG_EIO;
    }
    if (seed.hardware) {
        return ng_board_entropy(to, n);
    }
    while (n > 0) {
        uint8_t block[NG_SEED], next[NG_SEED];
        uint8_t part = n < NG_SEED ? (uint8_t)n : NG_SEED;
        if (derive(block, 'o', seed.secret) != NG_OK ||
                derive(next, 'c', seed.secret) != NG_OK) {
            return NG_EIO;
        }
        memcpy(at, block, part);
        memcpy(seed.secret, next, sizeof next);
        mbedtls_platform_zeroize(block, sizeof block);
        mbedtls_platform_zeroize(next, sizeof next);
        at += part;
        n -= part;
    }
    return NG_OK;
}
