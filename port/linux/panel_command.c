/* SPDX-License-Identifier: MIT */
#include "linux/panel_command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "linux/front.h"
#include "linux/glass.h"
#include "linux/host.h"
#include "linux/panel_card.h"
#include "linux/panel_doctor.h"
#include "linux/picture.h"
#include "linux/sink_file.h"
#include "linux/store_file.h"

#define LOCK_WAIT_MS 10000u

static int wrong(const char *what, const char *why)
{
    fprintf(stderr, "nutgraf: %s%s%s\n", what, why[0] != '\0' ? ": " : "", why);
    return EXIT_ERROR;
}

static int list(void)
{
    for (size_t i = 0; ng_epd_models[i] != NULL; i++) {
        const struct ng_epd_model *m = ng_epd_models[i];
        printf("%-14s %4u x %-4u  %-7s %-8s%-7s %s\n", m->name, m->width,
                m->height, (m->can & NG_EPD_FAST) != 0 ? "fast" : "",
                (m->can & NG_EPD_PARTIAL) != 0 ? "partial" : "",
                (m->can & NG_EPD_ACCENT) != 0 ? "accent" : "", m->about);
    }
    return EXIT_EDITION;
}

static void step(void *ctx, const char *what)
{
    const struct options *o = ctx;
    if (o->verbose || (!o->quiet && isatty(STDERR_FILENO) != 0)) {
        fprintf(stderr, "nutgraf: %s\n", what);
    }
}

static int write_card(const struct options *o, const struct bitmap *b)
{
    struct sink_file out;
    if (sink_file_open(&out, o->output) != 0) {
        return wrong(o->output, strerror(errno));
    }
    size_t n = strlen(o->output);
    bool pbm = n > 4 && strcmp(o->output + n - 4, ".pbm") == 0;
    int err = picture_write(&out.sink, pbm ? PICTURE_PBM : PICTURE_PNG,
            &b->picture, b->width, b->height, b->accent != NULL ? 0xc01818 : 0);
    if (sink_file_close(&out, err == NG_OK) != 0 || err != NG_OK) {
        return wrong(o->output, strerror(errno));
    }
    return EXIT_EDITION;
}

/* On the glass, when the last refresh, of whatever page, is long enough ago.
 * Without a state folder that is not known. */
static int show_card(
        const struct options *o, struct glass *g, struct bitmap *card)
{
    char path[4096];
    struct ng_state state = {.note = NULL};
    struct ng_store store;
    struct glass_show show = {.now = o->now != 0 ? o->now : (int64_t)time(NULL),
            .step = step,
            .ctx = (void *)(uintptr_t)o};
    int err = NG_EIO;
    if (host_state_path(path, sizeof path) && path[0] != '\0') {
        err = ng_state_open(&state, path, LOCK_WAIT_MS);
        if (err == NG_ELIMIT || (err != NG_OK && o->verbose)) {
            (void)wrong(state.reason, "");
        }
    }
    if (err == NG_ELIMIT) {
        return EXIT_ERROR; /* that run may be at the panel */
    }
    if (err == NG_OK) {
        store = ng_store_file(&state);
        show.store = &store;
    }
    int how = glass_show(g, card, &show);
    if (err == NG_OK) {
        ng_state_close(&state);
    }
    return how >= 0 ? EXIT_EDITION : wrong(g->reason, "");
}

static int test(const struct options *o, const struct settings *settings)
{
    struct settings forced = *settings; /* also when the glass shows it */
    const struct settings *set = &forced;
    struct glass g;
    struct bitmap b;
    struct font_files fonts;
    char why[300];
    if (forced.refresh == REFRESH_AUTO) {
        forced.refresh = REFRESH_FULL;
    }
    if (set->panel == NULL) {
        return wrong("panel test wants --panel NAME", "nutgraf panel list");
    }
    if (glass_open(&g, set) != 0) {
        return wrong(g.reason, "");
    }
    if (bitmap_open(&b, g.width, g.height,
                (g.model->can & NG_EPD_ACCENT) != 0) != 0) {
        return wrong(g.model->name, strerror(ENOMEM));
    }
    int code = EXIT_EDITION;
    if (front_fonts(&fonts, set, why, sizeof why) != 0) {
        code = wrong(why, "");
    } else if (panel_card_draw(&b, &fonts.fonts, ng_str_of(g.model->name),
                       ng_str_of(g.model->about)) != 0) {
        code = wrong("the test card could not be drawn", "");
    } else if (o->output != NULL) {
        code = write_card(o, &b);
    } else {
        code = show_card(o, &g, &b);
    }
    font_files_free(&fonts);
    bitmap_close(&b);
    return code;
}

static int doctor(const struct settings *set)
{
    struct ng_sink out = sink_stream(stdout);
    int n = panel_doctor(set, &out);
    return n == 0 ? EXIT_EDITION : EXIT_ERROR;
}

int panel_command(const struct options *o, const struct settings *set)
{
    const char *what = o->n_args > 0 ? o->args[0] : "";
    if (o->n_args == 1 && strcmp(what, "list") == 0) {
        return list();
    }
    if (o->n_args == 1 && strcmp(what, "test") == 0) {
        return test(o, set);
    }
    if (o->n_args == 1 && strcmp(what, "doctor") == 0) {
        return doctor(set);
    }
    fprintf(stderr, "nutgraf: panel takes list, test or doctor\n"
                    "Try: nutgraf --help\n");
    return EXIT_USAGE;
}
