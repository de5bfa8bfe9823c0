/* SPDX-License-Identifier: MIT */
/* Instructions of a Cortex-M3 for a page of 800x480 of the sample newspaper, as
 * summary_m3.c counts them: made up, drawn, with a board's fonts and English
 * patterns; the memory of each, the stack. */
#include "firmware/fonts.h"
#include "ng/compose.h"
#include "ng/edition.h"
#include "ng/raster.h"

#include <string.h>

#define SYST_CSR (*(volatile uint32_t *)0xE000E010u)
#define SYST_RVR (*(volatile uint32_t *)0xE000E014u)
#define SYST_CVR (*(volatile uint32_t *)0xE000E018u)

extern char ng_stack_low[], ng_stack_top[]; /* port/cortexm/link.ld */
extern const struct ng_hyphens ng_hyphens_en[];

static char json[65536], kept[65536], mem[20480];
static uint32_t drawn;

static uint32_t call(uint32_t operation, const void *block)
{
    register uint32_t r0 __asm("r0") = operation;
    register const void *r1 __asm("r1") = block;
    __asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static void say(const char *before, uint32_t n)
{
    char line[32] = "                    \n";
    char *at = line + 20;
    do {
        *--at = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    call(0x04, before);
    call(0x04, at);
}

static void leave(uint32_t code)
{
    uint32_t block[2] = {0x20026u, code};
    call(0x20, block);
}

static int take(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    (void)ctx;
    (void)y;
    (void)ink;
    (void)accent;
    drawn += n;
    return NG_OK;
}

static uint32_t clock;

static void start(void)
{
    SYST_RVR = 0xFFFFFF;
    SYST_CVR = 0;
    SYST_CSR = 5;
    clock = SYST_CVR;
}

static void stop(const char *what)
{
    say(what, ((clock - SYST_CVR) & 0xFFFFFF) * 40);
}

static uint8_t code(void *ctx, struct ng_str text, uint8_t *bits, size_t cap)
{
    (void)ctx;
    (void)text;
    memset(bits, 0x5A, 29 * 4 < cap ? 29 * 4 : cap);
    return 29;
}

static size_t read_edition(void)
{
    static const char name[] = "test/data/editions/newspaper.json";
    struct {
        const char *name;
        uint32_t mode, len;
    } open = {name, 0, sizeof name - 1};
    uint32_t file = call(0x01, &open);
    struct {
        uint32_t file;
        void *to;
        uint32_t n;
    } read = {file, json, sizeof json};
    return sizeof json - call(0x06, &read);
}

static int run(void)
{
    struct ng_arena a, keep;
    struct ng_edition e;
    struct ng_digest d;
    struct ng_sheet sheet;
    struct ng_panel panel = {.width = 800, .height = 480, .rows = take};
    const struct ng_paper paper = {.width = 800,
            .height = 480,
            .fonts = &ng_fonts_board,
            .hyphens = ng_hyphens_en,
            .n_hyphens = 1,
            .coder = {code, NULL},
            .codes = true};
    size_t n = read_edition();
    ng_arena_init(&keep, kept, sizeof kept);
    int err = ng_edition_init(&e, &keep);
    err = err < 0 ? err : ng_edition_feed(&e, json, n);
    err = err < 0 ? err : ng_edition_end(&e, &d);
    if (err < 0) {
        return err;
    }
    ng_arena_init(&a, mem, sizeof mem);
    for (char *p = ng_stack_low; p < (char *)&keep - 512; p++) {
        *(volatile char *)p = 0x5A;
    }
    start();
    err = ng_compose(&sheet, &a, &d, &paper);
    stop("making-up ");
    if (err < 0) {
        return err;
    }
    say("fill ", sheet.fill);
    say("stories ", sheet.n_stories);
    say("arena ", (uint32_t)a.peak);
    start();
    err = ng_raster(&sheet, &a, &panel);
    stop("drawing ");
    const char *deep = ng_stack_low;
    while (*deep == 0x5A) {
        deep++;
    }
    say("stack ", (uint32_t)(ng_stack_top - deep));
    return err < 0 || drawn != 480;
}

void ng_reset(void);
void ng_reset(void)
{
    leave((uint32_t)run());
    for (;;) {
    }
}

__attribute__((
        section(".vectors"), used)) static const void *const vectors[] = {
        ng_stack_top, (const void *)ng_reset};
