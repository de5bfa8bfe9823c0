/* SPDX-License-Identifier: MIT */
#include "panel/planes.h"

#define PIECE 128u /* bytes to the controller at a time */

/* A picture on its way into one of the controller's memories. */
struct stream {
    struct ng_epd *e;
    const struct ng_epd_planes *planes;
    uint8_t holds;
    uint16_t width, rows; /* pixels; rows that came */
};

/* One byte of a memory of 1 bit a pixel: 8 pixels from the left. */
static uint8_t plain(const struct stream *s, uint8_t ink, uint8_t accent)
{
    return s->holds == NG_EPD_SECOND ? accent : (uint8_t)~ink;
}

/* The two pixels at the left of ink and accent, 4 bits each. */
static uint8_t pair(const struct ng_epd_planes *p, uint8_t ink, uint8_t accent)
{
    unsigned two = 0;
    for (unsigned bit = 0x80; bit >= 0x40; bit >>= 1) {
        two = two << 4 | ((accent & bit) != 0       ? p->accent
                                 : (ink & bit) != 0 ? p->black
                                                    : p->white);
    }
    return (uint8_t)two;
}

static int send_row(
        const struct stream *s, const uint8_t *ink, const uint8_t *accent)
{
    uint8_t out[PIECE];
    uint32_t n = 0;
    int err = NG_OK;
    for (uint32_t x = 0; err == NG_OK && x < s->width; x += 8) {
        uint8_t black = ink[x / 8];
        uint8_t second = accent == NULL ? 0 : accent[x / 8];
        if (s->holds == NG_EPD_NIBBLES) {
            for (uint32_t i = 0; i < 8; i += 2) {
                out[n++] = pair(s->planes, (uint8_t)(black << i),
                        (uint8_t)(second << i));
            }
        } else {
            out[n++] = plain(s, black, second);
        }
        if (n > PIECE - 4 || x + 8 >= s->width) {
            err = ng_epd_data(s->e, out, n);
            n = 0;
        }
    }
    return err;
}

static int rows(void *ctx, uint16_t y, uint16_t n, const uint8_t *ink,
        const uint8_t *accent)
{
    struct stream *s = ctx;
    uint32_t stride = (s->width + 7u) / 8;
    int err = ng_epd_rows_fit(s->e, s->rows, y, n);
    for (uint16_t i = 0; err == NG_OK && i < n; i++) {
        err = send_row(s, ink + i * stride,
                accent == NULL ? NULL : accent + i * stride);
        s->rows++;
    }
    return err;
}

static int fill(struct ng_epd *e, const struct ng_epd_memory *memory,
        const struct ng_picture *picture)
{
    const struct ng_epd_planes *p = e->model->more;
    struct stream s = {e, p, memory->holds, e->model->width, 0};
    struct ng_panel panel = ng_epd_panel(e);
    panel.rows = rows;
    panel.ctx = &s;
    int err = ng_epd_script(e, p->start);
    if (err == NG_OK) {
        err = ng_epd_command(e, memory->command);
    }
    if (err == NG_OK) {
        err = picture->draw(picture->ctx, &panel);
    }
    return err == NG_OK && s.rows != e->model->height ? NG_EARG : err;
}

static int show(struct ng_epd *e, const struct ng_picture *now,
        const struct ng_picture *old, enum ng_refresh how)
{
    const struct ng_epd_planes *p = e->model->more;
    const struct ng_epd_run *run = how == NG_REFRESH_PARTIAL ? &p->partial
                                   : how == NG_REFRESH_FAST  ? &p->fast
                                                             : &p->full;
    int err = ng_epd_script(e, p->init);
    if (err == NG_OK) {
        err = ng_epd_script(e, run->before);
    }
    ng_epd_step(e, "picture");
    for (unsigned i = 0; i < 2 && err == NG_OK; i++) {
        if (p->memories[i].holds != NG_EPD_NOTHING) {
            bool was = p->memories[i].holds == NG_EPD_OLD &&
                       how == NG_REFRESH_PARTIAL;
            err = fill(e, &p->memories[i], was ? old : now);
        }
    }
    ng_epd_step(e, "refresh");
    if (err == NG_OK) {
        err = ng_epd_script(e, run->go);
    }
    return err == NG_OK ? ng_epd_refreshed(e, ng_epd_nominal_ms(e, how)) : err;
}

static int sleep(struct ng_epd *e, bool failed)
{
    const struct ng_epd_planes *p = e->model->more;
    int err = failed ? NG_OK : ng_epd_script(e, p->off);
    return err == NG_OK ? ng_epd_script(e, p->sleep) : err;
}

const struct ng_epd_driver ng_epd_planes_driver = {
        .ready_ms = 350, .reset_ms = 2, .show = show, .sleep = sleep};
