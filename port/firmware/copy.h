/* SPDX-License-Identifier: MIT */
/* The last good document of each source, on the card: for a server that says
 * it has not changed (RFC 9110 13.1), and for one that fails.
 *
 *   | head, document ... | head, document ... | ...     places of one length
 *
 * One of them is always free: a document goes there, block by block, and then
 * its head, which is what makes it count; so whenever power is lost, the
 * document before it is still there. With less than two places none is kept,
 * and there is only the one to write to. */
#ifndef NG_FIRMWARE_COPY_H
#define NG_FIRMWARE_COPY_H

#include "firmware/record.h"

#define NG_COPIES 16u /* sources; what more there are is fetched whole */

struct ng_copies {
    struct ng_record *card; /* whose block holds a head */
    uint32_t first, n;      /* block of the first place; how many */
    uint32_t blocks;        /* of a place */
    uint32_t place;         /* the free one */
    uint32_t used;          /* documents kept, ever */
    uint32_t bytes, sum;    /* written to it so far */
    uint64_t source;        /* the one looked for last */
};

/* A document. Its texts are in the card's block, until that is used again. */
struct ng_kept {
    uint32_t place, bytes, sum;
    int64_t fetched;
    struct ng_str etag, modified; /* of the answer; empty: none */
    struct ng_str type, url;      /* as in ng_get */
};

/* The blocks from `first` to the card's end. NG_ELIMIT: too few. */
int ng_copies_init(struct ng_copies *c, struct ng_record *card, uint32_t first);

/* The copy of this source; false: none. Chooses and empties the place that
 * the next document goes to. */
bool ng_copy_find(struct ng_copies *c, struct ng_str url, struct ng_kept *copy);

/* Adds to the document being written; block: room for NG_RECORD_BLOCK bytes,
 * the same each time. NG_OK, NG_EIO, or NG_ESTOP: no more fits. */
int ng_copy_put(
        struct ng_copies *c, uint8_t *block, const void *bytes, size_t n);

/* That was all of it; now it can be read. */
int ng_copy_end(struct ng_copies *c, uint8_t *block, struct ng_kept *copy);

/* What was written is the source's copy from now on, unless its texts are too
 * long. *old: the one before it; NULL: none. */
void ng_copy_keep(struct ng_copies *c, const struct ng_kept *copy,
        const struct ng_kept *old);

/* It was found to be unchanged. */
void ng_copy_confirm(
        struct ng_copies *c, const struct ng_kept *copy, int64_t now);

/* Writes the document to a sink: NG_OK, NG_EIO (also: it is not what was
 * written, and is forgotten), or what the sink said. */
int ng_copy_read(struct ng_copies *c, const struct ng_kept *copy,
        const struct ng_sink *to);

#endif
