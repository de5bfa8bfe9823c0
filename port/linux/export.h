/* SPDX-License-Identifier: MIT */
/* A digest as a document for a browser or a wiki. Everything that came from
 * outside is escaped; only http and https addresses become links; both are
 * UTF-8 and whole in themselves: nothing is loaded from anywhere. The lines
 * the edition says of itself are composed in the arena, which is as it was
 * afterwards. */
#ifndef NG_LINUX_EXPORT_H
#define NG_LINUX_EXPORT_H

#include "ng/arena.h"
#include "ng/digest.h"

int export_html(const struct ng_digest *d, struct ng_arena *a,
        const struct ng_sink *out);

/* CommonMark. */
int export_markdown(const struct ng_digest *d, struct ng_arena *a,
        const struct ng_sink *out);

#endif
