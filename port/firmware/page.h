/* SPDX-License-Identifier: MIT */
/* The printed edition, kept on the card as it went out, so that a day without
 * news shows yesterday's. A blob each, "page" for the console's and "glass" for
 * the display's: the time of printing (8 bytes), then the text. */
#ifndef NG_FIRMWARE_PAGE_H
#define NG_FIRMWARE_PAGE_H

#include "firmware/record.h"

/* A sink that keeps what it passes on; card NULL: it is not kept. One at a
 * time; until its end the card is not to be used, and `to` stays. */
struct ng_sink ng_page_begin(struct ng_record *card, struct ng_str name,
        int64_t now, const struct ng_sink *to);

/* All was printed. An edition that cannot be kept leaves the one before. */
void ng_page_end(void);

/* Writes the kept one; to NULL: nothing. When it was printed; 0: there is
 * none, or no card. */
int64_t ng_page_copy(
        struct ng_record *card, struct ng_str name, const struct ng_sink *to);

#endif
