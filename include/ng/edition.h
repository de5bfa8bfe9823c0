/* SPDX-License-Identifier: MIT */
/* floor 7: an edition as JSON: written for pipes and fleets, kept as the
 * last good edition, read back to be laid out anywhere. One object; its keys
 * are those of ng_digest in lower case, dates as ISO 8601. */
#ifndef NG_EDITION_H
#define NG_EDITION_H

#include "ng/arena.h"
#include "ng/base.h"
#include "ng/digest.h"

int ng_edition_write(const struct ng_digest *d, const struct ng_sink *out);

struct ng_edition_state; /* private, in scratch */

/* Push reader: the digest grows at the kept end. Unknown keys are skipped. */
struct ng_edition {
    struct ng_edition_state *state;
};
int ng_edition_init(struct ng_edition *e, struct ng_arena *a);
int ng_edition_feed(struct ng_edition *e, const void *bytes, size_t n);
/* NG_EFORMAT: no edition, or a damaged one. */
int ng_edition_end(struct ng_edition *e, struct ng_digest *d);

#endif
