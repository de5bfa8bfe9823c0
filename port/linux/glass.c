/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/glass.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "linux/panel_hal.h"
#include "linux/panel_sim_hal.h"

/* ---- what is remembered --------------------------------------------------
 *
 * Head, then the page's ink as it hangs. Of this machine only. */

#define NAME NG_STR("glass")
#define MAGIC "nggls1"

struct head {
    char magic[8], model[24];
    uint16_t width, height, screen;
    uint8_t rotation, spare;
    struct ng_refresh_state state;
};

struct memory {
    struct head head;
    struct bitmap old;
    bool known; /* old is what the glass shows */
};

static bool fits(const struct glass *g, const struct head *h)
{
    return memcmp(h->magic, MAGIC, sizeof MAGIC) == 0 &&
           strncmp(h->model, g->model->name, sizeof h->model) == 0 &&
           h->width == g->width && h->height == g->height &&
           h->rotation == g->epd.rotation;
}

/* The refresh times hold for the glass whatever page it showed. */
static void load(
        const struct glass *g, const struct ng_store *store, struct memory *m)
{
    size_t bits = (size_t)((g->width + 7u) / 8) * g->height;
    size_t cap = sizeof m->head + bits;
    char *blob = must_alloc(cap);
    int n = store != NULL ? store->load(store->ctx, NAME, blob, cap) : 0;
    if (n >= (int)sizeof m->head) {
        memcpy(&m->head, blob, sizeof m->head);
        if (memcmp(m->head.magic, MAGIC, sizeof MAGIC) != 0) {
            memset(&m->head, 0, sizeof m->head);
        }
        m->known = fits(g, &m->head) && (size_t)n == cap &&
                   bitmap_open(&m->old, g->width, g->height, false) == 0;
    }
    if (m->known) {
        memcpy(m->old.ink, blob + sizeof m->head, bits);
    } else {
        m->head.state.page = 0;
    }
    free(blob);
}

/* page NULL: what the glass shows is not known, as after a failure. */
static int save(const struct glass *g, const struct ng_store *store,
        struct memory *m, const struct bitmap *page)
{
    size_t bits = page != NULL ? (size_t)page->stride * page->height : 0;
    size_t n = sizeof m->head + bits;
    m->head.state.page = page != NULL ? m->head.state.page : 0;
    memcpy(m->head.magic, MAGIC, sizeof MAGIC);
    memset(m->head.model, 0, sizeof m->head.model);
    snprintf(m->head.model, sizeof m->head.model, "%s", g->model->name);
    m->head.width = g->width;
    m->head.height = g->height;
    m->head.rotation = g->epd.rotation;
    char *blob = must_alloc(n);
    memcpy(blob, &m->head, sizeof m->head);
    if (page != NULL) {
        memcpy(blob + sizeof m->head, page->ink, bits);
    }
    int err = store->save(store->ctx, NAME, blob, n);
    free(blob);
    return err;
}

void glass_recall(struct glass *g, const struct ng_store *store)
{
    struct memory m = {0};
    load(g, store, &m);
    g->screen = m.known ? m.head.screen : 0;
    bitmap_close(&m.old);
}

/* ---- names ---------------------------------------------------------------
 */

/* What tells a name from others: 75bv2 of "7.5-b-v2", and of "epd7in5b_V2", as
 * the vendor's files are called. */
static void plain(char *out, size_t cap, const char *name)
{
    size_t n = 0;
    name += strncasecmp(name, "epd", 3) == 0 ? 3 : 0;
    for (; *name != '\0' && n + 1 < cap; name++) {
        if (strncasecmp(name, "in", 2) == 0 && n > 0 &&
                isdigit((unsigned char)out[n - 1])) {
            name++;
        } else if (isalnum((unsigned char)*name)) {
            out[n++] = (char)tolower((unsigned char)*name);
        }
    }
    out[n] = '\0';
}

/* The name that was meant, or those that begin so. */
static void hint_at(const char *name, char *hint, size_t cap)
{
    const char *names[64] = {NULL}, *same = NULL, *like = NULL;
    char word[64], other[64];
    size_t n = 0, n_like = 0;
    plain(word, sizeof word, name);
    for (size_t i = 0; i < 63 && ng_epd_models[i] != NULL; i++) {
        names[i] = ng_epd_models[i]->name;
        plain(other, sizeof other, names[i]);
        same = strcmp(other, word) == 0 ? names[i] : same;
        if (word[0] != '\0' && strncmp(other, word, strlen(word)) == 0 &&
                n < cap) {
            like = names[i];
            n += (size_t)snprintf(hint + n, cap - n, "%s%s",
                    n_like++ > 0 ? ", " : ", but there are ", like);
        }
    }
    if (same == NULL && n_like < 2) {
        same = n_like == 1 ? like : suggest(name, names);
    }
    if (same != NULL || n_like == 0) {
        snprintf(hint, cap, "%s%s%s", same != NULL ? ", did you mean " : "",
                same != NULL ? same : "", same != NULL ? "?" : "");
    }
}

/* ---- the session ----------------------------------------------------------
 */

int glass_open(struct glass *g, const struct settings *set)
{
    *g = (struct glass){.set = set};
    g->model = ng_epd_find(ng_str_of(set->panel));
    if (g->model == NULL) {
        char hint[200];
        hint_at(set->panel, hint, sizeof hint);
        snprintf(g->reason, sizeof g->reason,
                "no panel is called \"%.40s\"%s (nutgraf panel list)",
                set->panel, hint);
        return -1;
    }
    ng_epd_init(&g->epd, g->model, NULL, (uint8_t)set->rotate);
    g->epd.vcom_mv = (uint16_t)set->vcom;
    ng_epd_size(&g->epd, &g->width, &g->height);
    return 0;
}

/* The driver with the hardware, or the simulator, below it. */
static int drive(struct glass *g, const struct ng_hal *hal, struct bitmap *page,
        struct bitmap *old, enum ng_refresh how)
{
    g->epd.hal = hal;
    int err = ng_epd_show(
            &g->epd, &page->picture, old != NULL ? &old->picture : NULL, how);
    g->epd.hal = NULL;
    return err;
}

static int drive_simulator(struct glass *g, struct bitmap *page,
        struct bitmap *old, enum ng_refresh how)
{
    struct panel_sim_hal sim;
    if (panel_sim_hal_open(&sim, g->model, g->epd.vcom_mv, g->set->hal) != 0) {
        snprintf(g->reason, sizeof g->reason, "%s", sim.reason);
        return -1;
    }
    /* what the glass showed before is shown to the simulator, too */
    int err = NG_OK;
    if (old != NULL) {
        err = drive(g, &sim.hal, old, NULL, NG_REFRESH_FULL);
        panel_sim_hal_forget(&sim);
    }
    err = err != NG_OK ? err : drive(g, &sim.hal, page, old, how);
    if (err != NG_OK) {
        snprintf(g->reason, sizeof g->reason, "%s", g->epd.error);
    }
    if (panel_sim_hal_close(&sim) != 0 && err == NG_OK) {
        snprintf(g->reason, sizeof g->reason, "%s", sim.reason);
        err = NG_EIO;
    }
    return err == NG_OK ? 0 : -1;
}

static int drive_hardware(struct glass *g, struct bitmap *page,
        struct bitmap *old, enum ng_refresh how, const struct glass_show *s)
{
    struct panel_hal h = {.step = s->step, .step_ctx = s->ctx};
    struct wiring w;
    const char *wiring =
            g->set->wiring != NULL ? g->set->wiring : g->model->wiring;
    if (wiring_parse(&w, ng_str_of(wiring), g->reason, sizeof g->reason) != 0) {
        return -1;
    }
    if (panel_hal_open(&h, &w) != 0) {
        snprintf(g->reason, sizeof g->reason, "%s", h.reason);
        return -1;
    }
    int err = drive(g, &h.hal, page, old, how);
    if (err != NG_OK) {
        snprintf(g->reason, sizeof g->reason, "%s",
                h.reason[0] != '\0'       ? h.reason
                : g->epd.error[0] != '\0' ? g->epd.error
                                          : ng_strerror(err));
    }
    panel_hal_close(&h);
    return err == NG_OK ? 0 : -1;
}

/* A simulated glass is new each time, and nothing of it is remembered. */
static bool simulated(const struct glass *g)
{
    return g->set->hal != NULL;
}

static struct ng_refresh_ask ask_of(const struct glass *g,
        const struct bitmap *page, const struct memory *m,
        const struct glass_show *s)
{
    int wanted = g->set->refresh;
    return (struct ng_refresh_ask){.now_s = simulated(g) ? 0 : s->now,
            .page = bitmap_hash(page),
            .pixels = (uint32_t)g->width * g->height,
            .erased = m->known ? bitmap_erased(&m->old, page) : 0,
            .can_partial = m->known && (g->model->can & NG_EPD_PARTIAL) != 0,
            .can_fast = (g->model->can & NG_EPD_FAST) != 0,
            .wants_partial = s->turns || wanted == REFRESH_PARTIAL,
            .hurry = s->turns,
            .force = simulated(g) || wanted != REFRESH_AUTO};
}

/* What was asked for by hand comes before the policy, but for its times. */
static enum ng_refresh insist(
        const struct glass *g, enum ng_refresh how, bool known)
{
    if (g->set->refresh == REFRESH_FULL) {
        return NG_REFRESH_FULL;
    }
    if (g->set->refresh == REFRESH_FAST && (g->model->can & NG_EPD_FAST) != 0) {
        return NG_REFRESH_FAST;
    }
    return how == NG_REFRESH_PARTIAL && !known ? NG_REFRESH_FULL : how;
}

static void pause_s(uint32_t s)
{
    struct timespec t = {(time_t)s, 0};
    while (nanosleep(&t, &t) != 0 && errno == EINTR) {
    }
}

int glass_show(struct glass *g, struct bitmap *page, const struct glass_show *s)
{
    struct memory m = {0};
    load(g, s->store, &m);
    struct ng_refresh_ask ask = ask_of(g, page, &m, s);
    struct ng_refresh_answer answer = ng_refresh_choose(&m.head.state, &ask);
    if (answer.how == NG_REFRESH_LATER) {
        char what[80];
        snprintf(what, sizeof what, "waits %u s: the panel was just refreshed",
                answer.wait_s);
        if (s->step != NULL) {
            s->step(s->ctx, what);
        }
        pause_s(answer.wait_s);
        ask.now_s += answer.wait_s;
        answer = ng_refresh_choose(&m.head.state, &ask);
    }
    int how = (int)answer.how;
    if (how != NG_REFRESH_NONE) {
        how = (int)insist(g, answer.how, m.known);
        struct bitmap *old = m.known ? &m.old : NULL;
        int err =
                g->set->hal != NULL
                        ? drive_simulator(g, page, old, (enum ng_refresh)how)
                        : drive_hardware(g, page, old, (enum ng_refresh)how, s);
        if (err == 0) {
            how = g->epd.did;
            ng_refresh_done(&m.head.state, &ask, (enum ng_refresh)how);
            m.head.screen = s->screen;
        }
        if (s->store != NULL && !simulated(g) &&
                save(g, s->store, &m, err == 0 ? page : NULL) != NG_OK &&
                s->step != NULL) {
            s->step(s->ctx, "what the glass shows could not be remembered");
        }
        how = err == 0 ? how : -1;
    }
    bitmap_close(&m.old);
    return how;
}
