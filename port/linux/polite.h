/* SPDX-License-Identifier: MIT */
/* Manners, and a memory, above any transport.
 *
 * Each source has a record and a copy of its last good document (record.h).
 *   younger than the interval      -> the copy, fresh; no request
 *   the publisher said "not yet",
 *   or it failed time and again    -> the copy, stale; no request
 *   304                            -> the copy, fresh
 *   200                            -> the document, and a new copy
 *   failure                        -> the copy, stale, with the reason
 * Without a copy the last three are failures. A source's document is read
 * to its end before the first byte is handed over, so that a transfer that
 * breaks off costs nothing.
 *
 * "Not yet" is Retry-After, in seconds or as a date; on 429, or 503 with a
 * Retry-After, it holds for all sources of that host. Else failures in a row
 * cost 1, 2, 4, ... minutes, up to a day, and up to a quarter more, so that
 * many machines do not come back at one time. Only what the publisher's
 * machine saw counts: trouble on our side never keeps us away.
 *
 * Article pages pass through: they are asked for once anyway. */
#ifndef NG_LINUX_POLITE_H
#define NG_LINUX_POLITE_H

#include "linux/record.h"
#include "linux/state.h"
#include "linux/transport.h"

/* An hour, less what timers are early. */
#define NG_POLITE_INTERVAL_S 3300u

struct ng_polite_config {
    struct ng_transport transport;
    const struct ng_state *state; /* open; NULL: nothing is remembered */
    int64_t now;                  /* UTC s; 0: unknown, no time is kept to */
    uint32_t interval_s;          /* 0: NG_POLITE_INTERVAL_S */
    uint64_t entropy;             /* differs from machine to machine */
    bool offline;                 /* no network at all */
    bool read_only;               /* records and copies are not written */
};

struct ng_polite_source;

struct ng_polite {
    struct ng_polite_config config;
    /* leave these alone */
    struct ng_polite_source *sources; /* of the plan */
    size_t n_sources;
    struct ng_record record; /* of the last get */
    struct ng_spool body;
    struct ng_spool_budget budget;
    char reason[512];
};

/* p outlives the net. */
struct ng_net ng_polite_net(
        struct ng_polite *p, const struct ng_polite_config *config);
void ng_polite_close(struct ng_polite *p);

#endif
