/* SPDX-License-Identifier: MIT */
/* A session as text, for the simulator's own tests: words with blanks
 * between them.
 *
 *     p1 r0 s0      pins PWR, RST and CS
 *     +20 u50       20 ms, 50 us pass
 *     ?             a look at BUSY
 *     w             1 ms, then until it is no longer busy, at most a minute
 *     c24           a command
 *     0F *4000:FF   data, once and often
 *     =60000001     bytes in one transfer, for controllers of words
 *     ~600:0F0F     a transfer of 0000 and one word often
 *     e             the session ends */
#ifndef PANEL_SCRIPT_H
#define PANEL_SCRIPT_H

#include "sim.h"

/* What is no word is a data byte, too. */
void panel_script(struct panel_sim *s, const char *script);

#endif
