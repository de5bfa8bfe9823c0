/* SPDX-License-Identifier: MIT */
/* fit [EDITION.json ...]: how well pages of pixels are filled: our own editions
 * in thirty variants, and those given, on all sizes of paper. A table; exit
 * status 1 when a must is missed. */
#include "../fake/pages.h"
#include "linux/fonts.h"
#include "linux/hyphens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    struct pages_cut cut;
} editions[] = {
        {"newspaper", {0}},
        {"newspaper", {.n = 1}},
        {"newspaper", {.n = 2}},
        {"newspaper", {.n = 3}},
        {"newspaper", {.n = 4, .k = 2}},
        {"newspaper", {.n = 5}},
        {"newspaper", {.n = 6, .k = 1}},
        {"newspaper", {.n = 8}},
        {"newspaper", {.k = 1}},
        {"newspaper", {.k = 2}},
        {"newspaper", {.words = 4}},
        {"newspaper", {.k = 1, .words = 3}},
        {"newspaper", {.from = 4, .n = 1, .k = 1}},
        {"newspaper", {.from = 6, .n = 2, .k = 1}},
        {"newspaper", {.from = 6, .n = 5, .k = 1}},
        {"newspaper-long", {0}},
        {"newspaper-long", {.k = 1}},
        {"newspaper-long", {.k = 3}},
        {"newspaper-long", {.from = 3, .k = 2}},
        {"newspaper-long", {.from = 7}},
        {"newspaper-long", {.from = 12, .k = 4}},
        {"newspaper-long", {.from = 18, .k = 3}},
        {"newspaper-long", {.from = 25}},
        {"german", {0}},
        {"german", {.k = 1}},
        {"french", {0}},
        {"french", {.from = 2, .n = 4}},
        {"spanish", {0}},
        {"russian", {0}},
        {"russian", {.from = 1, .n = 3}},
};

static const struct {
    uint16_t width, height, ppi;
} papers[] = {
        {800, 480, 124},
        {480, 800, 124},
        {400, 300, 120},
        {300, 400, 120},
        {648, 480, 138},
        {480, 648, 138},
        {640, 384, 105},
        {800, 480, 219},
        {480, 800, 219},
        {960, 680, 88},
        {680, 960, 88},
        {1448, 1072, 300},
        {1872, 1404, 227},
        {1404, 1872, 227},
        {1872, 1404, 300},
        {264, 176, 117},
        {296, 128, 112},
        {250, 122, 131},
        {122, 250, 131},
        {212, 104, 111},
        {128, 64, 60},
        {384, 0, 203},
        {576, 0, 203},
};

struct figures {
    uint16_t *fill;
    uint32_t n, cap;
    uint32_t stories, left_out, faults, failed;
    uint32_t lines, loose;
};

static char mem[4 << 20], work[4 << 20];
static uint32_t all_faults, misses;

static int rising(const void *a, const void *b)
{
    return *(const uint16_t *)a - *(const uint16_t *)b;
}

static void press(struct figures *f, const struct ng_digest *d,
        const struct ng_paper *paper, const char *name)
{
    struct ng_arena a;
    struct ng_sheet sheet;
    ng_arena_init(&a, work, sizeof work);
    int err = ng_compose(&sheet, &a, d, paper);
    if (err != NG_OK) {
        fprintf(stderr, "%s: %s\n", name, ng_strerror(err));
        f->failed++;
        return;
    }
    if (f->n == f->cap) {
        f->cap = 2 * f->cap + 64;
        f->fill = realloc(f->fill, f->cap * sizeof *f->fill);
    }
    f->fill[f->n++] = sheet.fill;
    f->stories += sheet.n_stories;
    f->left_out += sheet.n_left_out;
    f->lines += sheet.n_lines;
    f->loose += sheet.n_loose;
    f->faults += pages_faults(&sheet, d, name);
    if (getenv("FIT_LOW") != NULL && sheet.fill < atoi(getenv("FIT_LOW"))) {
        fprintf(stderr, "%s: fill %u\n", name, sheet.fill);
    }
}

static void press_all(struct figures *f, const struct ng_digest *d,
        const struct ng_paper *paper, const char *name)
{
    struct ng_paper screen = *paper;
    struct ng_sheet sheet;
    struct ng_arena a;
    ng_arena_init(&a, work, sizeof work);
    uint32_t n =
            ng_compose(&sheet, &a, d, paper) == NG_OK ? sheet.n_screens : 1;
    for (uint32_t i = 0; i < n; i++) {
        char full[200];
        screen.screen = (uint16_t)i;
        snprintf(full, sizeof full, "%s %ux%u@%u screen %u", name, paper->width,
                paper->height, paper->ppi, i);
        press(f, d, &screen, full);
    }
}

static const char *held(bool good)
{
    misses += !good;
    return good ? "held" : "SHORT";
}

/* must: it counts. */
static void row(const char *name, struct figures *f, bool must)
{
    if (f->n == 0) {
        misses += must;
        return;
    }
    qsort(f->fill, f->n, sizeof *f->fill, rising);
    uint16_t median = f->fill[f->n / 2], worst = f->fill[0];
    printf("%-16s %5u %7.1f %7.1f %8.1f %6.1f %5.0f %6u %s\n", name, f->n,
            median / 10.0, worst / 10.0, (double)f->stories / f->n,
            (double)f->left_out / f->n,
            f->lines > 0 ? 100.0 * f->loose / f->lines : 0.0,
            f->faults + f->failed,
            must ? held(median >= 950 && worst >= 880 &&
                           f->faults + f->failed == 0)
                 : "");
    all_faults += f->faults + f->failed;
}

static uint8_t modules = 33; /* of a link of 60 characters */

static struct ng_paper paper_of(size_t i)
{
    return (struct ng_paper){.width = papers[i].width,
            .height = papers[i].height,
            .ppi = papers[i].ppi,
            .fonts = &ng_fonts_linux,
            .hyphens = ng_hyphens_linux,
            .n_hyphens = (uint16_t)ng_hyphens_linux_n,
            .coder = {pages_code, &modules},
            .codes = true};
}

/* The paragraphs of our long newspaper alone, in lines of that many pixels. */
static void loose(uint16_t width, double must)
{
    struct ng_arena a, scratch;
    struct ng_digest d;
    uint32_t n = 0, bad = 0;
    ng_arena_init(&a, mem, sizeof mem);
    pages_read(&d, &a, "newspaper-long");
    for (uint16_t i = 0; i < d.n_stories; i++) {
        const struct ng_story *s = &d.stories[i];
        if (!ng_str_starts(s->lang, NG_STR("en"))) {
            continue;
        }
        struct ng_line lines[200];
        struct ng_paragraph p = {.text = ng_story_body(s, s->n_sentences),
                .font = ng_fonts_pick(&ng_fonts_linux, NG_FONT_REGULAR, 14),
                .hyphens = ng_hyphens_pick(
                        ng_hyphens_linux, ng_hyphens_linux_n, s->lang),
                .width = width,
                .setting = NG_SET_JUSTIFIED};
        ng_arena_init(&scratch, work, sizeof work);
        uint32_t m = ng_paragraph_set(&p, &scratch, lines, 200);
        n += m - 1; /* the last line is not stretched */
        bad += ng_paragraph_loose(p.font, lines, m);
    }
    printf("word spaces over twice the font's, lines of %u px: %.1f %% of %u, "
           "must <= %.0f %%: %s\n",
            width, 100.0 * bad / n, n, must, held(100.0 * bad <= must * n));
}

int main(int argc, char **argv)
{
    printf("%-16s %5s %7s %7s %8s %6s %5s %6s\n", "paper", "pages", "median",
            "worst", "stories", "left", "loose", "faults");
    printf("%-16s %5s %7s %7s %8s %6s %5s %6s\n", "", "", "fill %", "fill %",
            "a page", "out", "%", "");
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        struct ng_paper paper = paper_of(i);
        struct figures f = {0}, short_ones = {0};
        char name[32];
        snprintf(name, sizeof name, "%ux%u@%u", paper.width, paper.height,
                paper.ppi);
        if (getenv("FIT_ONLY") != NULL &&
                strstr(name, getenv("FIT_ONLY")) == NULL) {
            continue;
        }
        for (size_t e = 0; e < sizeof editions / sizeof *editions; e++) {
            const struct pages_cut *cut = &editions[e].cut;
            struct ng_arena a;
            struct ng_digest d;
            char full[100];
            ng_arena_init(&a, mem, sizeof mem);
            pages_read(&d, &a, editions[e].name);
            pages_cut(&d, cut);
            snprintf(full, sizeof full,
                    "%s from=%u stories=%u sentences=%u "
                    "words=%u",
                    editions[e].name, cut->from, cut->n, cut->k, cut->words);
            /* one or two stories do not fill a large page: there is no type so
             * large */
            bool few = d.n_stories <= 2 && paper.width + paper.height >= 1600;
            press_all(few ? &short_ones : &f, &d, &paper, full);
        }
        row(name, &f, true);
        row("  1 or 2 stories", &short_ones, false);
        free(f.fill);
        free(short_ones.fill);
    }
    for (size_t i = 0; argc > 1 && i < sizeof papers / sizeof *papers; i++) {
        struct ng_paper paper = paper_of(i);
        if (paper.width * paper.height < 400 * 300) {
            continue; /* screens of a story each: many of the same kind */
        }
        struct figures f = {0};
        char name[40];
        snprintf(name, sizeof name, "feeds %ux%u", paper.width, paper.height);
        for (int e = 1; e < argc; e++) {
            struct ng_arena a;
            struct ng_digest d;
            ng_arena_init(&a, mem, sizeof mem);
            pages_read(&d, &a, argv[e]);
            if (d.n_stories > 0) {
                press_all(&f, &d, &paper, argv[e]);
            }
        }
        row(name, &f, true);
        free(f.fill);
    }
    loose(380, 8);
    loose(245, 20);
    printf("%u of the musts missed\n", misses);
    return misses > 0;
}
