/* SPDX-License-Identifier: MIT */
#include "firmware/copy.h"

#include <string.h>

#define BLOCK NG_RECORD_BLOCK
#define LEAST 256u  /* blocks: less is no room for a document */
#define MOST 16384u /* 8 MB: the core reads no more */
#define TEXTS 4

struct head {
    uint32_t crc;  /* of the rest of its block */
    uint32_t used; /* the higher, the later */
    uint64_t source;
    int64_t fetched;
    uint32_t bytes, sum;
    uint16_t lens[TEXTS]; /* of the texts behind */
};
#define HEAD sizeof(struct head)

static int read_block(struct ng_copies *c, uint32_t block)
{
    return c->card->card.read(c->card->card.ctx, block, c->card->block);
}

static int write_block(struct ng_copies *c, uint32_t block, const uint8_t *from)
{
    return c->card->card.write(c->card->card.ctx, block, from);
}

static uint32_t block_of(const struct ng_copies *c, uint32_t place)
{
    return c->first + place * c->blocks;
}

/* The head of a place, its block into the card's; false: none. */
static bool read_head(struct ng_copies *c, uint32_t place, struct head *h)
{
    const uint8_t *block = c->card->block;
    if (read_block(c, block_of(c, place)) != NG_OK) {
        return false;
    }
    memcpy(h, block, HEAD);
    if (h->used == 0) {
        return false; /* an empty one, without its checksum's price */
    }
    size_t texts = 0;
    for (int i = 0; i < TEXTS; i++) {
        texts += h->lens[i];
    }
    return h->crc ==
                   ng_crc32(0, block + sizeof h->crc, BLOCK - sizeof h->crc) &&
           texts <= BLOCK - HEAD && h->bytes <= (c->blocks - 1) * BLOCK;
}

static int write_head(struct ng_copies *c, uint32_t place, struct head *h)
{
    uint8_t *block = c->card->block;
    memcpy(block, h, HEAD);
    h->crc = ng_crc32(0, block + sizeof h->crc, BLOCK - sizeof h->crc);
    memcpy(block, &h->crc, sizeof h->crc);
    return write_block(c, block_of(c, place), block);
}

static void forget(struct ng_copies *c, uint32_t place)
{
    memset(c->card->block, 0, BLOCK);
    (void)write_block(c, block_of(c, place), c->card->block);
}

int ng_copies_init(struct ng_copies *c, struct ng_record *card, uint32_t first)
{
    uint32_t room = card->card.n > first ? card->card.n - first : 0;
    uint32_t each = room / (NG_COPIES + 1);
    memset(c, 0, sizeof *c);
    c->card = card;
    c->first = first;
    c->n = each >= LEAST ? NG_COPIES + 1 : 1;
    c->blocks = each >= LEAST ? each : room;
    c->blocks = c->blocks < MOST ? c->blocks : MOST;
    return room < LEAST ? NG_ELIMIT : NG_OK;
}

bool ng_copy_find(struct ng_copies *c, struct ng_str url, struct ng_kept *copy)
{
    uint32_t found = c->n, newest = 0, age = UINT32_MAX;
    struct head h;
    c->source = ng_hash(NG_HASH_INIT, url.s, url.len);
    c->bytes = c->sum = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        uint32_t place = i;
        uint32_t used = read_head(c, i, &h) ? h.used : 0;
        c->used = used > c->used ? used : c->used;
        if (used > 0 && h.source == c->source) {
            /* power was lost before the older of two was forgotten */
            place = used > newest ? found : i;
            found = used > newest ? i : found;
            newest = used > newest ? used : newest;
            used = 0;
        }
        if (used < age && place < c->n) {
            age = used;
            c->place = place;
        }
    }
    forget(c, c->place);
    if (found == c->n || !read_head(c, found, &h)) {
        return false;
    }
    struct ng_str texts[TEXTS];
    const char *at = (const char *)c->card->block + HEAD;
    for (int i = 0; i < TEXTS; i++) {
        texts[i] = (struct ng_str){at, h.lens[i]};
        at += h.lens[i];
    }
    *copy = (struct ng_kept){found, h.bytes, h.sum, h.fetched, texts[0],
            texts[1], texts[2], texts[3]};
    return true;
}

int ng_copy_put(
        struct ng_copies *c, uint8_t *block, const void *bytes, size_t n)
{
    const uint8_t *from = bytes;
    uint32_t room = (c->blocks - 1) * BLOCK - c->bytes;
    bool all = n < room;
    n = all ? n : room;
    c->sum = ng_crc32(c->sum, bytes, n);
    while (n > 0) {
        uint32_t at = c->bytes % BLOCK;
        uint32_t part = n < BLOCK - at ? (uint32_t)n : BLOCK - at;
        memcpy(block + at, from, part);
        c->bytes += part;
        from += part;
        n -= part;
        if (at + part == BLOCK &&
                write_block(c, block_of(c, c->place) + c->bytes / BLOCK,
                        block) != NG_OK) {
            return NG_EIO;
        }
    }
    return all ? NG_OK : NG_ESTOP;
}

int ng_copy_end(struct ng_copies *c, uint8_t *block, struct ng_kept *copy)
{
    *copy = (struct ng_kept){
            .place = c->place, .bytes = c->bytes, .sum = c->sum};
    return c->bytes % BLOCK == 0
                   ? NG_OK
                   : write_block(c,
                             block_of(c, c->place) + 1 + c->bytes / BLOCK,
                             block);
}

void ng_copy_keep(struct ng_copies *c, const struct ng_kept *copy,
        const struct ng_kept *old)
{
    const struct ng_str texts[TEXTS] = {
            copy->etag, copy->modified, copy->type, copy->url};
    struct head h = {.used = c->used + 1,
            .source = c->source,
            .fetched = copy->fetched,
            .bytes = copy->bytes,
            .sum = copy->sum};
    size_t at = HEAD;
    if (c->n < 2 || copy->bytes >= (c->blocks - 1) * BLOCK) {
        return;
    }
    memset(c->card->block, 0, BLOCK);
    for (int i = 0; i < TEXTS; i++) {
        if (texts[i].len > BLOCK - at) {
            return;
        }
        h.lens[i] = (uint16_t)texts[i].len;
        if (texts[i].len > 0) {
            memcpy(c->card->block + at, texts[i].s, texts[i].len);
        }
        at += texts[i].len;
    }
    if (write_head(c, copy->place, &h) == NG_OK && old != NULL) {
        forget(c, old->place);
    }
}

void ng_copy_confirm(
        struct ng_copies *c, const struct ng_kept *copy, int64_t now)
{
    struct head h;
    if (read_head(c, copy->place, &h)) {
        h.fetched = now;
        (void)write_head(c, copy->place, &h);
    }
}

int ng_copy_read(struct ng_copies *c, const struct ng_kept *copy,
        const struct ng_sink *to)
{
    uint32_t sum = 0, block = block_of(c, copy->place);
    for (uint32_t at = 0; at < copy->bytes; at += BLOCK) {
        uint32_t n = copy->bytes - at < BLOCK ? copy->bytes - at : BLOCK;
        if (read_block(c, ++block) != NG_OK) {
            return NG_EIO;
        }
        sum = ng_crc32(sum, c->card->block, n);
        int said = to->write(to->ctx, c->card->block, n);
        if (said < 0) {
            return said;
        }
    }
    if (sum != copy->sum) {
        forget(c, copy->place);
        return NG_EIO;
    }
    return NG_OK;
}
