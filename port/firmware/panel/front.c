/* SPDX-License-Identifier: MIT */
/* Built for each board: NG_PANEL is its BOARD_PANEL (port/cortexm/boards.mk).
 */
#include "firmware/front.h"

#include "board.h"
#include "firmware/fonts.h"
#include "ng/compose.h"
#include "ng/raster.h"
#include "panel/models.h"

#define KEPT NG_STR("front")

/* baked, of the languages in BOARD_HYPHENS */
extern const struct ng_hyphens ng_hyphens_board[];
extern const uint32_t ng_hyphens_board_n;

static struct {
    struct ng_sheet sheet;
    struct ng_arena *arena;
    const struct ng_store *store;
    struct ng_refresh_state shown;
    struct ng_epd epd; /* its error line stays */
    uint64_t page;     /* hash */
    int64_t now;       /* when the edition was made */
    uint64_t made_ms;
    uint64_t due_ms; /* UINT64_MAX: nothing is put off */
} front = {.due_ms = UINT64_MAX};

static int draw(void *ctx, const struct ng_panel *to)
{
    (void)ctx;
    return ng_raster(&front.sheet, front.arena, to);
}

static void alive(void *ctx, const char *what)
{
    (void)ctx;
    (void)what;
    ng_board_alive();
}

static void recall(void)
{
    struct ng_refresh_state kept;
    if (front.store != NULL && front.store->load(front.store->ctx, KEPT, &kept,
                                       sizeof kept) == sizeof kept) {
        front.shown = kept;
    }
}

/* As the policy says: now, later or not at all. */
static const char *show(void)
{
    const struct ng_picture picture = {draw, NULL};
    uint64_t passed_s = (ng_board_ms() - front.made_ms) / 1000;
    const struct ng_refresh_ask ask = {.now_s = front.now + (int64_t)passed_s,
            .page = front.page,
            .pixels = (uint32_t)front.sheet.width * front.sheet.height};
    struct ng_refresh_answer answer = ng_refresh_choose(&front.shown, &ask);
    front.due_ms = UINT64_MAX;
    if (answer.how == NG_REFRESH_NONE) {
        return NULL;
    }
    if (answer.how == NG_REFRESH_LATER) {
        front.due_ms = ng_board_ms() + (uint64_t)answer.wait_s * 1000;
        return NULL;
    }
    struct ng_hal hal;
    ng_board_panel_open(&hal);
    hal.step = alive;
    front.epd.hal = &hal;
    int err = ng_epd_show(&front.epd, &picture, NULL, answer.how);
    int end = ng_board_panel_close();
    if (err != NG_OK) {
        return front.epd.error[0] != '\0' ? front.epd.error : ng_strerror(err);
    }
    ng_refresh_done(&front.shown, &ask, front.epd.did);
    if (front.store != NULL) {
        (void)front.store->save(
                front.store->ctx, KEPT, &front.shown, sizeof front.shown);
    }
    return end == NG_OK ? NULL : "the panel's session ended badly";
}

const char *ng_front_edition(const struct ng_digest *digest, struct ng_arena *a,
        const struct ng_store *store)
{
    struct ng_digest d = *digest;
    struct ng_mark mark = ng_arena_mark(a);
    struct ng_paper paper = {.ppi = NG_PANEL.ppi,
            .fonts = &ng_fonts_board,
            .hyphens = ng_hyphens_board,
            .n_hyphens = (uint16_t)ng_hyphens_board_n};
    ng_epd_init(&front.epd, &NG_PANEL, NULL, NG_ROTATE_0);
    ng_epd_size(&front.epd, &paper.width, &paper.height);
    int err = ng_compose(&front.sheet, a, &d, &paper);
    while (err == NG_ENOMEM && d.n_stories > 1) {
        uint16_t fewer = (uint16_t)(d.n_stories - (d.n_stories + 3u) / 4u);
        ng_arena_rewind(a, mark);
        d.n_left_out = (uint16_t)(d.n_left_out + d.n_stories - fewer);
        d.n_stories = fewer;
        err = ng_compose(&front.sheet, a, &d, &paper);
    }
    front.arena = a;
    front.page = err == NG_OK ? ng_raster_hash(&front.sheet, a) : 0;
    if (front.page == 0) {
        return err == NG_ELIMIT ? "not one headline fits the panel"
                                : "too little memory for a page of pixels";
    }
    front.store = store;
    front.now = d.now;
    front.made_ms = ng_board_ms();
    recall();
    return show();
}

uint64_t ng_front_poll(const char **why)
{
    if (ng_board_ms() >= front.due_ms) {
        const char *reason = show();
        *why = reason != NULL ? reason : *why;
    }
    return front.due_ms;
}

void ng_front_forget(void)
{
    front.due_ms = UINT64_MAX;
}
