/* SPDX-License-Identifier: MIT */
/* A page of pixels on a Cortex-M3 in the emulator: a kept edition (the run's
 * argument, a file) is composed, drawn and shown by a real driver on MODEL,
 * which stands at the board's second UART (its panel.c); then the next screen,
 * if the page has one, partially, as a turned page. With how many KB of arena:
 * the second argument, or all that there are. The figures are a line on the
 * console; under -icount shift=0 a nanosecond is an instruction. */
#include "page.h"

#include "board.h"
#include "cortexm/semihost.h"
#include "cortexm/start.h"
#include "firmware/say.h"
#include "ng/raster.h"
#include "ng/refresh.h"
#include "panel/models.h"

#define SYST_RVR (*(volatile uint32_t *)0xE000E014u)
#define SYST_CVR (*(volatile uint32_t *)0xE000E018u)
#define NOW INT64_C(1795413600) /* 2026-11-23 06:00 UTC */

static uint64_t memory[ARENA_KB * 1024 / 8];
static struct ng_arena arena;
static struct ng_digest digest;
static struct page pages[2];
static struct ng_epd epd;
static struct ng_refresh_state shown;

int page_file(const char *path, const struct ng_sink *to)
{
    char bytes[512];
    int said = NG_OK;
    uint32_t f = ng_semihost_open(path);
    if (f == UINT32_MAX) {
        return NG_EIO;
    }
    for (uint32_t n; said == NG_OK &&
                     (n = ng_semihost_read(f, bytes, sizeof bytes)) > 0;) {
        said = to->write(to->ctx, bytes, n);
    }
    ng_semihost_close(f);
    return said;
}

static uint64_t instructions(void)
{
    uint64_t ms;
    uint32_t left;
    do {
        ms = ng_board_ms();
        left = SYST_CVR;
    } while (ms != ng_board_ms());
    uint32_t all = SYST_RVR + 1;
    return ms * 1000000u + (uint64_t)(all - left) * 1000000u / all;
}

static int to_nobody(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    (void)ctx;
    (void)y;
    (void)n;
    (void)ink;
    (void)accent;
    return NG_OK;
}

/* Composes and draws once, for the figures. */
static int make(struct page *p, uint16_t screen)
{
    const struct ng_panel nobody = {.width = epd.model->width,
            .height = epd.model->height,
            .rotation = epd.model->native_portrait ? NG_ROTATE_90 : NG_ROTATE_0,
            .rows = to_nobody};
    uint64_t start = instructions();
    int err = page_make(p, &arena, &digest, &epd, screen);
    uint64_t fitted = instructions();
    size_t peak = arena.peak, used = ng_arena_used(&arena);
    arena.peak = used;
    err = err == NG_OK ? page_draw(p, &nobody) : err;
    uint64_t drawn = instructions();
    ng_say("page: figures");
    ng_say_number("fit", (int64_t)(fitted - start));
    ng_say_number("draw", (int64_t)(drawn - fitted));
    ng_say_number("arena", (int64_t)peak);
    ng_say_number("sheet", (int64_t)used);
    ng_say_number("bands", (int64_t)(arena.peak - used));
    ng_say_number("told", p->sheet.n_stories);
    ng_say_number("of", digest.n_stories);
    ng_say_number("fill", p->sheet.fill);
    ng_say_number("stack", ng_sizes().stack_used);
    ng_say_number("flash", ng_sizes().flash);
    ng_say("\n");
    arena.peak = peak;
    return err;
}

static int show(struct page *now, struct page *old)
{
    struct ng_picture a = {page_draw, now}, b = {page_draw, old};
    struct ng_refresh_ask ask = {.now_s = NOW + (old != NULL),
            .page = ng_raster_hash(&now->sheet, &arena),
            .pixels = (uint32_t)now->sheet.width * now->sheet.height,
            .can_partial = old != NULL,
            .wants_partial = old != NULL,
            .hurry = old != NULL};
    enum ng_refresh how = ng_refresh_choose(&shown, &ask).how;
    int err = ng_epd_show(&epd, &a, old != NULL ? &b : NULL, how);
    if (err == NG_OK) {
        ng_refresh_done(&shown, &ask, epd.did);
    }
    return err;
}

static int run(const char *path)
{
    int err = page_read(&digest, &arena, path);
    ng_say("page: edition");
    ng_say_number("kept", (int64_t)ng_arena_used(&arena));
    ng_say_number("peak", (int64_t)arena.peak);
    ng_say_number("stories", digest.n_stories);
    ng_say("\n");
    arena.peak = 0;
    err = err == NG_OK ? make(&pages[0], 0) : err;
    bool turns = err == NG_OK && pages[0].sheet.n_screens > 1;
    err = turns ? make(&pages[1], 1) : err;
    uint64_t start = instructions();
    err = err == NG_OK ? show(&pages[0], NULL) : err;
    ng_say("page: shown, of bytes to the panel too");
    ng_say_number("million instructions",
            (int64_t)((instructions() - start) / 1000000u));
    ng_say("\n");
    return err == NG_OK && turns ? show(&pages[1], &pages[0]) : err;
}

/* The number after the path, which it cuts off there; 0: none. */
static size_t take_kb(char *arguments, struct ng_str all)
{
    int32_t space = ng_str_find(all, NG_STR(" "));
    size_t kb = 0;
    if (space >= 0) {
        arguments[space] = '\0';
        for (uint32_t i = (uint32_t)space + 1; i < all.len; i++) {
            kb = kb * 10 + (size_t)(all.s[i] - '0');
        }
    }
    return kb;
}

int main(void)
{
    static char arguments[256];
    ng_board_init();
    struct ng_str all = ng_semihost_arguments(arguments, sizeof arguments - 1);
    arguments[all.len] = '\0';
    size_t kb = take_kb(arguments, all);
    struct ng_hal hal;
    ng_board_panel_open(&hal);
    ng_epd_init(&epd, &MODEL, &hal, NG_ROTATE_0);
    ng_arena_init(&arena, memory,
            kb > 0 && kb * 1024 < sizeof memory ? kb * 1024 : sizeof memory);
    int err = run(arguments);
    int end = ng_board_panel_close();
    ng_say(err == NG_OK            ? "page: shown\n"
            : epd.error[0] != '\0' ? epd.error
                                   : ng_strerror(err));
    ng_board_restart(err == NG_OK && end == NG_OK);
    return 0;
}
