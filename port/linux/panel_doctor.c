/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE
#include "linux/panel_doctor.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "linux/panel_hal.h"
#include "panel/epd.h"

struct doctor {
    const struct ng_sink *out;
    int wrong, err;
};

__attribute__((format(printf, 3, 4))) static void tell(
        struct doctor *d, bool ok, const char *format, ...)
{
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    d->wrong += !ok;
    const struct ng_str parts[] = {ok ? NG_STR("ok     ") : NG_STR("wrong  "),
            ng_str_of(text), NG_STR("\n")};
    for (size_t i = 0; i < 3 && d->err == NG_OK; i++) {
        d->err = ng_sink_str(d->out, parts[i]);
    }
}

/* The group that owns a node, and whether we are in it. */
static bool in_group_of(const char *path, char *name, size_t n_name)
{
    struct stat st;
    gid_t groups[128];
    if (stat(path, &st) != 0) {
        return false;
    }
    snprintf(name, n_name, "%u", (unsigned)st.st_gid);
    FILE *file = fopen("/etc/group", "re"); /* a static program has no NSS */
    for (const struct group *g; file != NULL && (g = fgetgrent(file));) {
        if (g->gr_gid == st.st_gid) {
            snprintf(name, n_name, "%s", g->gr_name);
            break;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    int n = getgroups(128, groups);
    for (int i = 0; i < n; i++) {
        if (groups[i] == st.st_gid) {
            return true;
        }
    }
    return getegid() == st.st_gid;
}

static bool look_at_spi(struct doctor *d, const struct wiring *w)
{
    char group[64] = "";
    int fd = open(w->spi, O_RDWR | O_CLOEXEC);
    int err = errno;
    if (fd >= 0) {
        tell(d, true, "%s can be opened", w->spi);
        close(fd);
        return true;
    }
    if (err == ENOENT) {
        tell(d, false,
                "%s is not there: turn SPI on with \"dtparam=spi=on\" in "
                "/boot/firmware/config.txt (or raspi-config) and restart",
                w->spi);
    } else if (err == EACCES && !in_group_of(w->spi, group, sizeof group) &&
               group[0] != '\0') {
        tell(d, false,
                "%s belongs to the group %s, which you are not in: \"sudo "
                "usermod -aG %s $USER\", then log in again; if that is "
                "root, "
                "install 60-nutgraf.rules",
                w->spi, group, group);
    } else {
        tell(d, false, "%s: %s", w->spi, strerror(err));
    }
    return false;
}

static void look_at_line(
        struct doctor *d, int chip, const char *name, int line, bool *free)
{
    char user[64];
    if (line == WIRING_NONE) {
        return;
    }
    panel_line_user(chip, line, user, sizeof user);
    if (user[0] != '\0') {
        tell(d, false, "GPIO %d (%s) is in use by \"%s\": end that program%s",
                line, name, user,
                strncmp(user, "spi", 3) == 0
                        ? ", or wire it elsewhere: the SPI driver has it"
                        : "");
        *free = false;
    } else {
        tell(d, true, "GPIO %d (%s) is free", line, name);
    }
}

/* At rest a panel is not busy; without one the line floats. */
static void look_at_busy(struct doctor *d, const struct wiring *w,
        const struct ng_epd_model *model)
{
    struct panel_hal h = {.step = NULL};
    if (model == NULL || w->busy == WIRING_NONE) {
        return;
    }
    if (panel_hal_open(&h, w) != 0) {
        tell(d, false, "%s", h.reason);
        return;
    }
    int level = h.hal.busy(h.hal.ctx);
    panel_hal_close(&h);
    if (level < 0) {
        tell(d, false, "%s", h.reason);
        return;
    }
    bool ready = (level != 0) != model->busy_high;
    tell(d, ready, "BUSY is %s at rest%s", level != 0 ? "high" : "low",
            ready ? ", as it should be"
                  : ": that means busy: another model? the cable, the switch "
                    "\"Interface Config\" (0), power");
}

static void look_at_gpio(struct doctor *d, const struct wiring *w,
        const struct ng_epd_model *model)
{
    char path[64] = "", why[200];
    bool free = true;
    int chip = panel_chip_open(w->chip, path, sizeof path, why, sizeof why);
    if (chip < 0) {
        tell(d, false, "%s", why);
        return;
    }
    tell(d, true, "%s is the header's GPIO chip", path);
    look_at_line(d, chip, "RST", w->rst, &free);
    look_at_line(d, chip, "DC", w->dc, &free);
    look_at_line(d, chip, "BUSY", w->busy, &free);
    look_at_line(d, chip, "PWR", w->pwr, &free);
    if (w->cs_by_gpio) {
        look_at_line(d, chip, "CS", w->cs, &free);
    }
    close(chip);
    if (free) {
        look_at_busy(d, w, model);
    }
}

/* An Inky says what it is; Raspberry Pi OS shows that bus when I2C is on. */
static void look_for_inky(struct doctor *d, const struct ng_epd_model *model)
{
    static const char i2c[] = "/dev/i2c-1";
    char name[40], why[200];
    if (access(i2c, F_OK) != 0) {
        return;
    }
    int found = wiring_detect(i2c, name, sizeof name, why, sizeof why);
    if (found > 0) {
        tell(d, false, "%s", why);
    } else if (found == 0) {
        bool same = model != NULL && strcmp(model->name, name) == 0;
        tell(d, same, "an Inky says that it is %s%s%s", name,
                same ? "" : ": use --panel ", same ? "" : name);
    }
}

int panel_doctor(const struct settings *set, const struct ng_sink *out)
{
    struct doctor d = {.out = out};
    const struct ng_epd_model *model = NULL;
    struct wiring w;
    char why[300];
    if (set->panel != NULL) {
        model = ng_epd_find(ng_str_of(set->panel));
        tell(&d, model != NULL, "%.60s%s", set->panel,
                model != NULL ? " is a known panel"
                              : " is no panel's name: nutgraf panel list");
    }
    if (set->panel == NULL) {
        (void)ng_sink_str(
                out, NG_STR("       no panel is named: with --panel NAME its "
                            "wiring and BUSY are looked at\n"));
    }
    const char *text = set->wiring != NULL ? set->wiring
                       : model != NULL     ? model->wiring
                                           : "";
    if (wiring_parse(&w, ng_str_of(text), why, sizeof why) != 0) {
        tell(&d, false, "%s", why);
    } else {
        tell(&d, true, "wired as %s", w.name);
        bool spi = look_at_spi(&d, &w);
        look_at_gpio(&d, &w, spi ? model : NULL);
        look_for_inky(&d, model);
    }
    return d.err != NG_OK ? d.err : d.wrong;
}
