/* SPDX-License-Identifier: MIT */
/* A digest made by hand, for the stages that print one. */
#ifndef NG_SAMPLE_H
#define NG_SAMPLE_H

#include "nutgraf.h"

/* Six stories from four sources, one source failed and one stale, made on
 * Monday 2026-11-23 06:00 UTC. Static and shared: do not change it, copy. */
extern const struct ng_digest sample_digest;

#endif
