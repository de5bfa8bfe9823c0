/* SPDX-License-Identifier: MIT */
#include "page.h"

#include "firmware/fonts.h"
#include "ng/edition.h"
#include "ng/raster.h"

extern const struct ng_hyphens ng_hyphens_en[];
extern const uint32_t ng_hyphens_en_n;

static int feed(void *ctx, const void *bytes, size_t n)
{
    return ng_edition_feed(ctx, bytes, n);
}

/* Gives back the scratch that was taken since. */
static void give_back(struct ng_arena *a, struct ng_mark since)
{
    struct ng_mark now = ng_arena_mark(a);
    now.scratch_at = since.scratch_at;
    ng_arena_rewind(a, now);
}

int page_read(struct ng_digest *d, struct ng_arena *a, const char *path)
{
    struct ng_edition edition;
    const struct ng_sink sink = {feed, &edition};
    struct ng_mark mark = ng_arena_mark(a);
    int err = ng_edition_init(&edition, a);
    err = err == NG_OK ? page_file(path, &sink) : err;
    err = err == NG_OK ? ng_edition_end(&edition, d) : err;
    give_back(a, mark);
    return err;
}

int page_make(struct page *p, struct ng_arena *a, struct ng_digest *d,
        const struct ng_epd *e, uint16_t screen)
{
    struct ng_paper paper = {.ppi = e->model->ppi,
            .fonts = &ng_fonts_board,
            .hyphens = ng_hyphens_en,
            .n_hyphens = (uint16_t)ng_hyphens_en_n,
            .screen = screen};
    ng_epd_size(e, &paper.width, &paper.height);
    struct ng_mark mark = ng_arena_mark(a);
    int err = ng_compose(&p->sheet, a, d, &paper);
    while (err == NG_ENOMEM && d->n_stories > 1) {
        ng_arena_rewind(a, mark);
        d->n_stories--;
        d->n_left_out++;
        err = ng_compose(&p->sheet, a, d, &paper);
    }
    p->a = a;
    return err;
}

int page_draw(void *ctx, const struct ng_panel *to)
{
    const struct page *p = ctx;
    return ng_raster(&p->sheet, p->a, to);
}
