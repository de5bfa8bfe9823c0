/* SPDX-License-Identifier: MIT */
/* A page onto a panel of electronic paper, by its driver and by the policy of
 * refresh.h; what the glass shows is remembered from run to run. */
#ifndef NG_LINUX_GLASS_H
#define NG_LINUX_GLASS_H

#include "linux/bitmap.h"
#include "linux/settings.h"
#include "ng/port.h"
#include "panel/epd.h"

struct glass {
    const struct ng_epd_model *model;
    uint16_t width, height; /* of a page, as it hangs */
    uint16_t screen;        /* the one shown last, for "next" */
    char reason[400];       /* why something failed */
    /* leave these alone */
    const struct settings *set;
    struct ng_epd epd;
};

/* The panel that the settings name. 0, or -1 with g->reason. */
int glass_open(struct glass *g, const struct settings *set);

/* What the store remembers of the glass: g->screen. store may be NULL. */
void glass_recall(struct glass *g, const struct ng_store *store);

struct glass_show {
    const struct ng_store *store; /* NULL: nothing is known or remembered */
    int64_t now;                  /* UTC s */
    uint16_t screen;              /* which is shown, to be remembered */
    bool turns; /* a person turns a page: partial if possible, at once */
    /* Optional: told of each step, and of a wait. */
    void (*step)(void *ctx, const char *what);
    void *ctx;
};

/* Shows the page; waits when the last refresh was too short a time ago.
 * Returns how it was done (NG_REFRESH_NONE: the glass shows it already), or
 * -1 with g->reason. */
int glass_show(
        struct glass *g, struct bitmap *page, const struct glass_show *s);

#endif
