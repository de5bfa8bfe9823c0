/* SPDX-License-Identifier: MIT */
/* What the device prints and when: the one file that every user of a board
 * writes (make EDITION=my.c); boards/template/edition.c is one to copy. */
#ifndef NG_FIRMWARE_EDITION_H
#define NG_FIRMWARE_EDITION_H

#include "net/trust.h"
#include "ng/digest.h"

struct ng_firmware_edition {
    const struct ng_source *sources;
    uint16_t n_sources;
    struct ng_str title;
    const char *time_server; /* SNTP: a name or an address */
    int32_t utc_offset_min;
    uint16_t columns;     /* of the console */
    uint8_t max_stories;  /* 0: 12 */
    uint32_t every_s;     /* from one edition to the next */
    uint32_t patience_ms; /* for an address, the time, a document; 0: 60 s */
    uint32_t attempts;    /* restart after that many; 0: never */
    const struct ng_trust_pin *pins; /* keys that certain hosts must have */
    uint32_t n_pins;
};

/* Called once, after ng_board_init(). */
const struct ng_firmware_edition *ng_firmware_edition(void);

#endif
