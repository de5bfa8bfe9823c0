/* SPDX-License-Identifier: MIT */
/* card FILE: makes a card for a device: our label, and a seed of its own for
 * its random numbers, from this machine's. FILE: the card's block device, or
 * an image. What is on it is overwritten; a card that is ours already gets a
 * new seed and keeps the rest. */
#define _GNU_SOURCE /* getrandom, pread */
#include "firmware/record.h"
#include "firmware/seed.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

static int file;

static int read_block(void *ctx, uint32_t block, void *to)
{
    (void)ctx;
    off_t at = (off_t)block * NG_RECORD_BLOCK;
    return pread(file, to, NG_RECORD_BLOCK, at) == NG_RECORD_BLOCK ? NG_OK
                                                                   : NG_EIO;
}

static int write_block(void *ctx, uint32_t block, const void *from)
{
    (void)ctx;
    off_t at = (off_t)block * NG_RECORD_BLOCK;
    return pwrite(file, from, NG_RECORD_BLOCK, at) == NG_RECORD_BLOCK ? NG_OK
                                                                      : NG_EIO;
}

int main(int argc, char **argv)
{
    static struct ng_record record;
    static const struct ng_record_plan plan[] = {{"seed", 1}};
    uint8_t seed[NG_SEED], empty[NG_RECORD_BLOCK];
    if (argc != 2) {
        (void)fputs("usage: card FILE\n", stderr);
        return 2;
    }
    file = open(argv[1], O_RDWR | O_CLOEXEC);
    off_t size = file < 0 ? -1 : lseek(file, 0, SEEK_END);
    if (size < 0) {
        perror(argv[1]);
        return 1;
    }
    struct ng_medium card = {
            read_block, write_block, (uint32_t)(size / NG_RECORD_BLOCK), NULL};
    int err = ng_record_open(&record, &card, plan, 1);
    if (err == NG_EFORMAT) {
        memset(empty, 0, sizeof empty);
        (void)write_block(NULL, 0, empty);
        err = ng_record_open(&record, &card, plan, 1);
    }
    if (getrandom(seed, sizeof seed, 0) != (ssize_t)sizeof seed) {
        perror("getrandom");
        return 1;
    }
    struct ng_store store = ng_record_store(&record);
    if (err == NG_OK) {
        err = store.save(store.ctx, NG_STR("seed"), seed, sizeof seed);
    }
    if (err != NG_OK || fsync(file) != 0) {
        (void)fprintf(stderr, "card: %s: %s\n", argv[1], ng_strerror(err));
        return 1;
    }
    return 0;
}
