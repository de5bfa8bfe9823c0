/* SPDX-License-Identifier: MIT */
#include "firmware/record.h"

#include <string.h>

#define BLOCK NG_RECORD_BLOCK
#define MAGIC 0x3152474Eu /* "NGR1" */
#define LABEL "nutgraf store 1\n"

/* The first bytes of a place; what is there is little endian, as every
 * processor we build for. */
struct head {
    uint32_t magic, number; /* the higher number is the newer */
    uint32_t n;             /* bytes of the blob */
    uint32_t name;          /* the checksum of its name */
    uint32_t text;          /* of its bytes */
    uint32_t crc;           /* of this head before it */
};
#define HEAD ((uint32_t)sizeof(struct head))

struct place {
    uint32_t block; /* its first */
    uint16_t blocks;
};

uint32_t ng_crc32(uint32_t crc, const void *bytes, size_t n)
{
    static const uint32_t table[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8,
            0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0,
            0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    const uint8_t *at = bytes;
    crc = ~crc;
    for (; n > 0; n--) {
        crc ^= *at++;
        crc = table[crc & 15] ^ crc >> 4;
        crc = table[crc & 15] ^ crc >> 4;
    }
    return ~crc;
}

static int read_block(struct ng_record *r, uint32_t block)
{
    return r->card.read(r->card.ctx, block, r->block);
}

static int write_block(struct ng_record *r, uint32_t block)
{
    return r->card.write(r->card.ctx, block, r->block);
}

/* ---- the label --------------------------------------------------------------
 */

static bool is_empty(const uint8_t *block)
{
    for (uint32_t i = 1; i < BLOCK; i++) {
        if (block[i] != block[0]) {
            return false;
        }
    }
    return block[0] == 0 || block[0] == 0xFF;
}

int ng_record_open(struct ng_record *r, const struct ng_medium *card,
        const struct ng_record_plan *plan, uint32_t n_plan)
{
    memset(r, 0, sizeof *r);
    r->card = *card;
    r->plan = plan;
    r->n_plan = n_plan;
    r->first_free = 1;
    for (uint32_t i = 0; i < n_plan; i++) {
        r->first_free += 2u * plan[i].blocks;
    }
    if (r->card.n == 0) {
        return NG_EIO;
    }
    if (r->card.n < r->first_free) {
        return NG_ELIMIT;
    }
    if (read_block(r, 0) != NG_OK) {
        return NG_EIO;
    }
    if (memcmp(r->block, LABEL, sizeof LABEL - 1) == 0) {
        return NG_OK;
    }
    if (!is_empty(r->block)) {
        return NG_EFORMAT;
    }
    memset(r->block, 0, BLOCK);
    memcpy(r->block, LABEL, sizeof LABEL - 1);
    return write_block(r, 0) == NG_OK ? NG_OK : NG_EIO;
}

/* ---- blobs ------------------------------------------------------------------
 */

static bool find(const struct ng_record *r, struct ng_str name, int which,
        struct place *to)
{
    uint32_t block = 1;
    for (uint32_t i = 0; i < r->n_plan; i++) {
        const struct ng_record_plan *p = &r->plan[i];
        if (ng_str_eq(ng_str_of(p->name), name)) {
            *to = (struct place){
                    block + (which != 0 ? p->blocks : 0u), p->blocks};
            return true;
        }
        block += 2u * p->blocks;
    }
    return false;
}

static uint32_t head_sum(const struct head *h)
{
    return ng_crc32(0, h, HEAD - sizeof h->crc);
}

/* The head of a place into *h, its block into r->block; false: none. */
static bool read_head(struct ng_record *r, const struct place *p,
        struct ng_str name, struct head *h)
{
    if (read_block(r, p->block) != NG_OK) {
        return false;
    }
    memcpy(h, r->block, HEAD);
    return h->magic == MAGIC && h->crc == head_sum(h) &&
           h->name == ng_crc32(0, name.s, name.len) &&
           h->n <= p->blocks * BLOCK - HEAD;
}

/* Writes the bytes behind a head to `to`, unless that is NULL; false when
 * they cannot be read or their checksum is wrong. *said: what `to` said. */
static bool read_text(struct ng_record *r, const struct place *p,
        const struct head *h, const struct ng_sink *to, int *said)
{
    uint32_t sum = 0, from = HEAD;
    for (uint32_t at = 0, block = p->block; at < h->n; block++) {
        uint32_t n = h->n - at < BLOCK - from ? h->n - at : BLOCK - from;
        if (read_block(r, block) != NG_OK) {
            return false;
        }
        sum = ng_crc32(sum, r->block + from, n);
        if (to != NULL) {
            *said = to->write(to->ctx, r->block + from, n);
            if (*said < 0) {
                return true;
            }
        }
        at += n;
        from = 0;
    }
    return sum == h->text;
}

/* Which of the two places is the newer sound one: 0, 1, or -1; its head. */
static int newest(struct ng_record *r, struct ng_str name, struct head *h)
{
    struct place p;
    struct head heads[2];
    bool sound[2];
    for (int i = 0; i < 2; i++) {
        sound[i] = find(r, name, i, &p) && read_head(r, &p, name, &heads[i]) &&
                   read_text(r, &p, &heads[i], NULL, NULL);
    }
    if (!sound[0] && !sound[1]) {
        return -1;
    }
    /* numbers may come round (RFC 1982) */
    int which = !sound[0] ||
                (sound[1] && (int32_t)(heads[1].number - heads[0].number) > 0);
    *h = heads[which];
    return which;
}

int ng_record_copy(
        struct ng_record *r, struct ng_str name, const struct ng_sink *to)
{
    struct head h;
    struct place p;
    int said = NG_OK;
    int which = newest(r, name, &h);
    if (which < 0) {
        return 0;
    }
    (void)find(r, name, which, &p);
    if (!read_text(r, &p, &h, to, &said)) {
        return NG_EIO;
    }
    return said < 0 ? said : (int)h.n;
}

struct room {
    uint8_t *at;
    size_t left;
};

static int put(void *ctx, const void *bytes, size_t n)
{
    struct room *room = ctx;
    if (n > room->left) {
        return NG_ELIMIT;
    }
    memcpy(room->at, bytes, n);
    room->at += n;
    room->left -= n;
    return NG_OK;
}

static int load(void *ctx, struct ng_str name, void *buf, size_t cap)
{
    struct room room = {buf, cap};
    const struct ng_sink to = {put, &room};
    return ng_record_copy(ctx, name, &to);
}

int ng_record_begin(
        struct ng_record_writer *w, struct ng_record *r, struct ng_str name)
{
    struct head h = {0};
    struct place p;
    int which = newest(r, name, &h);
    if (!find(r, name, which == 0, &p)) {
        return NG_EARG;
    }
    *w = (struct ng_record_writer){.record = r,
            .name = ng_crc32(0, name.s, name.len),
            .number = h.number + 1,
            .first = p.block,
            .blocks = p.blocks};
    memset(r->block, 0, BLOCK); /* no head yet, so nothing that counts */
    return NG_OK;
}

int ng_record_put(struct ng_record_writer *w, const void *bytes, size_t n)
{
    const uint8_t *from = bytes;
    if (n > w->blocks * BLOCK - HEAD - w->n) {
        return NG_ELIMIT;
    }
    w->sum = ng_crc32(w->sum, bytes, n);
    while (n > 0) {
        uint32_t at = (HEAD + w->n) % BLOCK;
        uint32_t part = n < BLOCK - at ? (uint32_t)n : BLOCK - at;
        memcpy(w->record->block + at, from, part);
        from += part;
        n -= part;
        w->n += part;
        if (at + part == BLOCK) {
            if (write_block(w->record, w->first + (HEAD + w->n) / BLOCK - 1) !=
                    NG_OK) {
                return NG_EIO;
            }
            memset(w->record->block, 0, BLOCK);
        }
    }
    return NG_OK;
}

int ng_record_end(struct ng_record_writer *w)
{
    struct ng_record *r = w->record;
    uint32_t last = (HEAD + w->n) / BLOCK;
    struct head h = {MAGIC, w->number, w->n, w->name, w->sum, 0};
    h.crc = head_sum(&h);
    if (last > 0 && (HEAD + w->n) % BLOCK != 0 &&
            write_block(r, w->first + last) != NG_OK) {
        return NG_EIO;
    }
    if (last > 0 && read_block(r, w->first) != NG_OK) {
        return NG_EIO;
    }
    memcpy(r->block, &h, HEAD); /* the head comes last */
    return write_block(r, w->first) == NG_OK ? NG_OK : NG_EIO;
}

static int save(void *ctx, struct ng_str name, const void *buf, size_t n)
{
    struct ng_record_writer w;
    int err = ng_record_begin(&w, ctx, name);
    if (err == NG_OK) {
        err = ng_record_put(&w, buf, n);
    }
    return err == NG_OK ? ng_record_end(&w) : err;
}

struct ng_store ng_record_store(struct ng_record *r)
{
    return (struct ng_store){load, save, r};
}
