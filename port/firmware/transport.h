/* SPDX-License-Identifier: MIT */
/* Core and TLS and the memory they need, in one of two ways; a board.mk names
 * the file of the one it wants:
 *
 *   tls/side_by_side.c   each has its own. Connections are kept, and the last
 *                        four servers' sessions, in RAM; nothing of the
 *                        documents, so that feeds are fetched whole. For
 *                        boards with 100 KB of RAM or more.
 *   tls/in_turns.c       both use the same memory, one after the other: while
 *                        a document is fetched, what the core holds waits on
 *                        the card, and the document goes to the card and from
 *                        there to the core. For boards with 64 KB; needs
 *                        storage. */
#ifndef NG_FIRMWARE_TRANSPORT_H
#define NG_FIRMWARE_TRANSPORT_H

#include "firmware/record.h"
#include "net/pipe_tls.h"
#include "ng/arena.h"

/* Once, after ng_lwip_init(). card: NULL when there is none. NG_OK, or why
 * there will be no https: NG_ENOMEM, NG_EIO, or NG_ELIMIT, the card is too
 * small. */
int ng_transport_start(struct ng_record *card, const struct ng_pipe *tcp,
        const struct ng_trust *trust, uint32_t timeout_ms);

/* Before each edition: the arena, empty, and the net to make it with. a stays
 * where it is. */
struct ng_net ng_transport_begin(struct ng_arena *a);

/* After it: closes what is open. */
void ng_transport_end(void);

/* Since the start. */
struct ng_transport_count {
    struct ng_tls_count tls;
    uint32_t n_tls; /* bytes of TLS's heap */
};
struct ng_transport_count ng_transport_count(void);

#endif
