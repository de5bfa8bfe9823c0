/* SPDX-License-Identifier: MIT */
/* The printed edition, kept on the card as it went over the console, so that
 * a day without news shows yesterday's. The blob "page": the time of printing
 * (8 bytes), then the text. */
#ifndef NG_FIRMWARE_PAGE_H
#define NG_FIRMWARE_PAGE_H

#include "firmware/record.h"

/* A sink for the console that also keeps what it is given; card NULL: it is
 * not kept. Until the end the card is not to be used. */
struct ng_sink ng_page_begin(struct ng_record *card, int64_t now);

/* All was printed. An edition that cannot be kept leaves the one before. */
void ng_page_end(void);

/* Shows the kept one with its age, if there is one. now: 0: unknown. */
void ng_page_show(struct ng_record *card, int64_t now);

#endif
