/* SPDX-License-Identifier: MIT */
/* The core's ng_store on blocks of 512 bytes, such that power may go at any
 * moment: each blob has two places, a save goes into the older one, and the
 * newer one whose checksum is right counts.
 *
 *   | label | a: head text... | a: head text... | b: ... | b: ... | free ...
 *
 * The first block is our label. A card with anything else in it is somebody's
 * and is left alone, unless its first block is empty (all 0 or all 255). */
#ifndef NG_FIRMWARE_RECORD_H
#define NG_FIRMWARE_RECORD_H

#include "ng/port.h"

#define NG_RECORD_BLOCK 512u

struct ng_medium {
    int (*read)(void *ctx, uint32_t block, void *to);
    int (*write)(void *ctx, uint32_t block, const void *from);
    uint32_t n; /* how many there are */
    void *ctx;
};

/* Which blobs there are and how many blocks each place has, in this order.
 * Others are not stored. Where a later release's plan differs, the blobs from
 * there on are lost; so what must last stands first. */
struct ng_record_plan {
    const char *name;
    uint16_t blocks; /* 24 bytes of the first are its head */
};

struct ng_record {
    struct ng_medium card;
    const struct ng_record_plan *plan;
    uint32_t n_plan;
    uint32_t first_free; /* read this: blocks from here on are not ours */
    uint8_t block[NG_RECORD_BLOCK];
};

/* NG_OK; NG_EIO: no card, or it cannot be read or written; NG_ELIMIT: too
 * small; NG_EFORMAT: somebody else's. After an error r is not to be used. */
int ng_record_open(struct ng_record *r, const struct ng_medium *card,
        const struct ng_record_plan *plan, uint32_t n_plan);

/* r stays where it is. save: NG_EARG: not in the plan; NG_ELIMIT: too long. */
struct ng_store ng_record_store(struct ng_record *r);

/* Writes a blob to a sink, piece by piece. Its length, 0: none, or what the
 * sink said; NG_EIO: not readable, though part of it may be written. The sink
 * must leave the store alone. */
int ng_record_copy(
        struct ng_record *r, struct ng_str name, const struct ng_sink *to);

/* Saves a blob piece by piece; r is not to be used in between. What is not
 * ended leaves the blob as it was. */
struct ng_record_writer {
    struct ng_record *record;
    uint32_t name, number, first, blocks, n, sum;
};
int ng_record_begin(
        struct ng_record_writer *w, struct ng_record *r, struct ng_str name);
int ng_record_put(struct ng_record_writer *w, const void *bytes, size_t n);
int ng_record_end(struct ng_record_writer *w);

/* CRC-32 (ISO 3309), to go on with: begin with 0. */
uint32_t ng_crc32(uint32_t crc, const void *bytes, size_t n);

#endif
