/* SPDX-License-Identifier: MIT */
/* A machine below the panels' drivers that writes down what they do. It knows
 * how long a controller is busy after which command and nothing else; what
 * the bytes mean is the simulator's business (test/fake/panel). */
#ifndef EPD_MACHINE_H
#define EPD_MACHINE_H

#include "ng_test.h"
#include "panel/epd.h"

enum epd_fault {
    NO_FAULT,
    STUCK,      /* BUSY shows busy for ever, from the refresh on */
    STUCK_ONCE, /* until the next reset */
    INVERTED,
    FLOATING,
    DRIFTING, /* the same, but slowly */
    NOBODY,   /* BUSY shows idle for ever */
    SPI_DEAD,
    STUCK_OFF /* BUSY hangs after power off */
};

struct epd_machine {
    const struct ng_epd_model *model;
    struct log trace;
    enum epd_fault fault;
    uint32_t refresh_ms;
    uint64_t now_us, busy_until_us, low_since_us;
    bool level[4];
    uint8_t command;
    size_t n; /* bytes of data after it */
    uint64_t sum;
    uint8_t args[16];
    uint8_t *plane[256]; /* what was written after a command, last time */
    size_t plane_n[256];
    unsigned resets, refreshes, polls;
    unsigned calls, fail_at; /* of the machine below; 0: none fails */
    bool asleep, stuck;
};

#define EPD_MACHINE .sum = NG_HASH_INIT, .level = {true, false, false, false}

struct ng_hal epd_machine_hal(struct epd_machine *m);
/* Ends the line of data in the trace. */
void epd_machine_end_data(struct epd_machine *m);
void epd_machine_free(struct epd_machine *m);

/* A picture: noise, and the accent's where it is wanted. */
struct epd_noise {
    unsigned seed;
    int fails; /* with this, in the middle */
};
int epd_draw_noise(void *ctx, const struct ng_panel *to);
/* Ink of it at (x, y) of the panel's own rows; 2: the accent. */
unsigned epd_ink_at(unsigned seed, unsigned x, unsigned y);

#endif
