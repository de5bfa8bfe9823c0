/* SPDX-License-Identifier: MIT */
#include "linux/panel_sim_hal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "../test/fake/panel/sim.h"
#include "linux/sink_file.h"

#define KIND "sim:"

static int fail(struct panel_sim_hal *s, const char *what, const char *why)
{
    snprintf(s->reason, sizeof s->reason, "%.120s: %.170s", what, why);
    return -1;
}

int panel_sim_hal_open(struct panel_sim_hal *s,
        const struct ng_epd_model *model, uint16_t vcom_mv, const char *what)
{
    *s = (struct panel_sim_hal){.path = what};
    if (strncmp(what, KIND, sizeof KIND - 1) != 0 ||
            what[sizeof KIND - 1] == '\0') {
        return fail(s, what, "--hal takes sim:FILE.png");
    }
    s->path = what + sizeof KIND - 1;
    s->sim = panel_sim_new(model->name);
    if (s->sim == NULL) {
        return fail(s, model->name, "this panel is not simulated");
    }
    if (vcom_mv != 0) {
        panel_sim_vcom(s->sim, vcom_mv);
    }
    s->hal = panel_sim_hal(s->sim);
    return 0;
}

void panel_sim_hal_forget(struct panel_sim_hal *s)
{
    panel_sim_end(s->sim);
    panel_sim_forget(s->sim);
}

static int write_glass(struct panel_sim_hal *s)
{
    struct sink_file out;
    size_t n = strlen(s->path);
    bool pbm = n > 4 && strcmp(s->path + n - 4, ".pbm") == 0;
    if (sink_file_open(&out, s->path) != 0) {
        return fail(s, s->path, strerror(errno));
    }
    int err = pbm ? panel_sim_write_pbm(s->sim, out.file)
                  : panel_sim_write_png(s->sim, out.file);
    if (sink_file_close(&out, err == NG_OK) != 0 || err != NG_OK) {
        return fail(s, s->path, strerror(errno));
    }
    return 0;
}

int panel_sim_hal_close(struct panel_sim_hal *s)
{
    panel_sim_end(s->sim);
    int err = write_glass(s);
    if (err == 0 && panel_sim_faults(s->sim) > 0) {
        err = fail(s, "the panel would have suffered",
                panel_sim_violations(s->sim));
    }
    panel_sim_free(s->sim);
    s->sim = NULL;
    return err;
}
