/* SPDX-License-Identifier: MIT */
/* Memories, and the ink that moves by them. */
#include "chip.h"

#include <string.h>

#define VEIL_OF_ERASING 4u /* percent that stays after a partial refresh */
#define VEIL_MAX 100u
#define PARTIALS_MAX 8u
#define FULL_EVERY (180000 * MS)

bool panel_plane_get(
        const struct panel_sim *s, unsigned plane, uint16_t x, uint16_t y)
{
    const uint8_t *row = s->plane[plane].bits + (size_t)y * s->m->stride;
    return (row[x / 8] >> (7 - x % 8) & 1) != 0;
}

void panel_plane_put(struct panel_sim *s, unsigned plane, uint32_t at,
        uint8_t b, uint8_t polarity)
{
    if (at < s->plane_n) {
        s->plane[plane].bits[at] = b;
        s->plane[plane].written[at] = 1;
    }
    s->plane[plane].polarity = polarity;
}

bool panel_plane_unwritten(
        const struct panel_sim *s, unsigned plane, const struct panel_box *b)
{
    for (uint32_t y = b->y0; y <= b->y1; y++) {
        const uint8_t *row = s->plane[plane].written + y * s->m->stride;
        for (uint32_t x = b->x0; x <= b->x1; x++) {
            if (row[x] == 0) {
                return true;
            }
        }
    }
    return false;
}

struct panel_wave panel_wave_otp(const struct panel_sim *s, uint8_t kind)
{
    const struct panel_model *m = s->m;
    struct panel_wave w = {
            {{PANEL_WHITE, PANEL_BLACK}, {PANEL_WHITE, PANEL_BLACK}}, kind,
            m->full_ms};
    if (kind == WAVE_FAST && m->fast_ms > 0) {
        w.ms = m->fast_ms;
    } else if (kind == WAVE_PARTIAL) {
        w.to[0][0] = w.to[1][1] = KEEP;
        w.ms = m->partial_ms;
    }
    return w;
}

void panel_refresh_begins(struct panel_sim *s, const struct panel_wave *w)
{
    s->refreshes++;
    s->refresh_ms = w->ms * (s->fault == PANEL_FAULT_COLD ? 2 : 1);
    if (w->kind == WAVE_PARTIAL) {
        if (++s->partials > PARTIALS_MAX) {
            panel_note(s, PANEL_PARTIALS, "number %u", (unsigned)s->partials);
        }
        return;
    }
    s->partials = 0;
    if (w->kind == WAVE_FULL) {
        if (s->had_full && s->now - s->full_at < FULL_EVERY) {
            panel_note(s, PANEL_FULL_SOON, "%llu s after the last",
                    (unsigned long long)((s->now - s->full_at) / (1000 * MS)));
        }
        s->had_full = true;
        s->full_at = s->now;
    }
}

static void veil(uint8_t *v, uint8_t kind, bool was_ink, bool is_ink)
{
    if (kind == WAVE_FULL) {
        *v = 0;
    } else if (kind == WAVE_FAST) {
        *v /= 2;
    } else if (is_ink) {
        *v = was_ink ? *v : 0;
    } else if (was_ink) {
        *v = (uint8_t)(*v + VEIL_OF_ERASING > VEIL_MAX ? VEIL_MAX
                                                       : *v + VEIL_OF_ERASING);
    }
}

void panel_drive(struct panel_sim *s, const struct panel_wave *w,
        const struct panel_box *box,
        uint8_t (*new_ink)(const struct panel_sim *s, uint16_t x, uint16_t y),
        uint8_t (*old_ink)(const struct panel_sim *s, uint16_t x, uint16_t y))
{
    uint32_t stale = 0;
    uint16_t stale_x = 0, stale_y = 0;
    for (uint16_t y = box->y0; y <= box->y1 && y < s->m->height; y++) {
        for (uint16_t x = box->x0; x <= box->x1 && x < s->m->width; x++) {
            size_t at = (size_t)y * s->m->width + x;
            uint8_t now = new_ink(s, x, y), old = old_ink(s, x, y);
            uint8_t to =
                    now > PANEL_BLACK
                            ? now
                            : w->to[old == PANEL_BLACK][now == PANEL_BLACK];
            if (to != KEEP) {
                veil(&s->veil[at], w->kind, s->ink[at] != PANEL_WHITE,
                        to != PANEL_WHITE);
                s->ink[at] = to;
            }
            if (s->ink[at] != now && stale++ == 0) {
                stale_x = x;
                stale_y = y;
            }
        }
    }
    if (stale > 0) {
        panel_note(s, PANEL_STALE, "%u pixels, first at %u,%u", (unsigned)stale,
                stale_x, stale_y);
    }
}

uint16_t panel_sim_width(const struct panel_sim *s)
{
    return s->m->width;
}

uint16_t panel_sim_height(const struct panel_sim *s)
{
    return s->m->height;
}

enum panel_ink panel_sim_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    if (x >= s->m->width || y >= s->m->height) {
        return PANEL_OTHER;
    }
    return (enum panel_ink)s->ink[(size_t)y * s->m->width + x];
}

uint8_t panel_sim_veil(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    if (x >= s->m->width || y >= s->m->height) {
        return 0;
    }
    return s->veil[(size_t)y * s->m->width + x];
}

uint32_t panel_sim_refreshes(const struct panel_sim *s)
{
    return s->refreshes;
}

uint32_t panel_sim_refresh_ms(const struct panel_sim *s)
{
    return s->refresh_ms;
}

/* A row as PBM has it; returns its bytes. */
static size_t pbm_row(const struct panel_sim *s, uint16_t y, uint8_t *row)
{
    size_t n = (s->m->width + 7u) / 8u;
    memset(row, 0, n);
    for (uint16_t x = 0; x < s->m->width; x++) {
        if (panel_sim_ink(s, x, y) != PANEL_WHITE) {
            row[x / 8] |= (uint8_t)(0x80 >> x % 8);
        }
    }
    return n;
}

int panel_sim_write_pbm(const struct panel_sim *s, FILE *out)
{
    uint8_t row[512];
    bool good = fprintf(out, "P4\n%u %u\n", s->m->width, s->m->height) > 0;
    for (uint16_t y = 0; y < s->m->height && good; y++) {
        size_t n = pbm_row(s, y, row);
        good = fwrite(row, 1, n, out) == n;
    }
    return good && fflush(out) == 0 ? NG_OK : NG_EIO;
}

uint32_t panel_sim_pbm_crc(const struct panel_sim *s)
{
    uint8_t row[512];
    uint32_t crc = 0;
    for (uint16_t y = 0; y < s->m->height; y++) {
        crc = panel_crc(crc, row, pbm_row(s, y, row));
    }
    return crc;
}
