/* SPDX-License-Identifier: MIT */
/* IT8951: words instead of D/C, a memory of a byte a pixel of its own. */
#include "chip.h"

#include <string.h>

#define BASE 0x00119F00u /* of the picture, as the device info says */
#define START_MS 1730u
#define WAKE_MS 20u
#define WORK (30 * US) /* after most commands */
#define INIT_MS 2000u

enum { PRE_COMMAND = 0x6000, PRE_WRITE = 0x0000, PRE_READ = 0x1000 };
enum {
    RUN = 0x01,
    STANDBY,
    SLEEP,
    REG_READ = 0x10,
    REG_WRITE,
    LOAD = 0x20,
    LOAD_AREA,
    LOAD_END,
    SHOW = 0x34,
    SHOW_BUFFER = 0x37,
    POWER,
    VCOM,
    INFO = 0x302
};
enum { MODE_INIT, MODE_DU, MODE_GC16, MODE_A2_SMALL = 4, MODE_A2 = 6 };

/* arguments of a command; more words are the load's pixels, or too many */
static const struct args {
    uint16_t command;
    uint8_t min, max;
} commands[] = {{RUN, 0, 0}, {STANDBY, 0, 0}, {SLEEP, 0, 0}, {REG_READ, 1, 1},
        {REG_WRITE, 2, 2}, {LOAD, 1, 1}, {LOAD_AREA, 5, 5}, {LOAD_END, 0, 0},
        {SHOW, 5, 5}, {SHOW_BUFFER, 7, 7}, {POWER, 1, 1}, {VCOM, 1, 2},
        {INFO, 0, 0}};

static const struct args *find(uint16_t command)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (commands[i].command == command) {
            return &commands[i];
        }
    }
    return NULL;
}

static void reset(struct panel_sim *s)
{
    memset(&s->c.it, 0, sizeof s->c.it);
    s->c.it.command = UINT16_MAX;
    memset(s->plane[1].written, 0, s->plane_n);
    panel_be_busy(s, START_MS * MS);
}

/* ---- loading ------------------------------------------------------------ */

static void load_begins(struct panel_sim *s)
{
    struct panel_it *t = &s->c.it;
    uint16_t x = t->command == LOAD ? 0 : t->arg[1];
    uint16_t y = t->command == LOAD ? 0 : t->arg[2];
    uint16_t w = t->command == LOAD ? s->m->width : t->arg[3];
    uint16_t h = t->command == LOAD ? s->m->height : t->arg[4];
    uint32_t target = (uint32_t)t->target_hi << 16 | t->target_lo;
    if (w == 0 || h == 0 || x + w > s->m->width || y + h > s->m->height) {
        panel_note(s, PANEL_WINDOW, "load %u,%u %ux%u", x, y, w, h);
        return;
    }
    if ((t->arg[0] & 3) != 0) {
        panel_note(s, PANEL_VALUE, "turned loads are not modelled");
    }
    if (t->packed != 1) {
        panel_note(s, PANEL_VALUE, "packed write is off");
    }
    if (target != BASE) {
        panel_note(s, PANEL_VALUE, "target %08x, not %08x", (unsigned)target,
                BASE);
    }
    t->load = (struct panel_box){
            x, y, (uint16_t)(x + w - 1), (uint16_t)(y + h - 1)};
    t->load_bpp = t->arg[0];
    t->load_at = 0;
    t->loading = true;
}

/* Pixels of a word: 2, 3 (as 4), 4 or 8 bits each; the first one in the
 * highest bits if big-endian, else in the lowest. */
static void load_word(struct panel_sim *s, uint16_t word)
{
    struct panel_it *t = &s->c.it;
    static const uint8_t sizes[] = {2, 4, 4, 8};
    unsigned bits = sizes[t->load_bpp >> 4 & 3];
    bool big = (t->load_bpp >> 8 & 1) != 0;
    uint32_t across = (uint32_t)(t->load.x1 - t->load.x0 + 1);
    uint32_t down = (uint32_t)(t->load.y1 - t->load.y0 + 1);
    unsigned per_word = 16 / bits;
    /* each row begins with a word */
    uint32_t padded = (across + per_word - 1) / per_word * per_word;
    if (t->load_at >= padded * down) {
        if (t->load_at++ == padded * down) {
            panel_note(s, PANEL_OVERRUN, "load of %ux%u", (unsigned)across,
                    (unsigned)down);
        }
        return;
    }
    for (unsigned i = 0; i < per_word; i++) {
        unsigned shift = big ? 16 - bits * (i + 1) : bits * i;
        unsigned v = (unsigned)word >> shift & ((1u << bits) - 1);
        uint32_t x = t->load_at % padded, y = t->load_at / padded;
        t->load_at++;
        if (x < across) {
            panel_plane_put(s, 0,
                    (t->load.y0 + y) * s->m->stride + t->load.x0 + x,
                    (uint8_t)(v << (8 - bits)), 0);
        }
    }
}

static void load_ends(struct panel_sim *s)
{
    struct panel_it *t = &s->c.it;
    uint32_t n = (uint32_t)(t->load.x1 - t->load.x0 + 1) *
                 (uint32_t)(t->load.y1 - t->load.y0 + 1);
    if (!t->loading) {
        panel_note(s, PANEL_LOAD_OPEN, "none was begun");
    } else if (t->load_at < n) {
        panel_note(s, PANEL_UNDERRUN, "load: %u of %u pixels",
                (unsigned)t->load_at, (unsigned)n);
    }
    t->loading = false;
}

/* ---- showing ------------------------------------------------------------ */

static bool one_bit(const struct panel_it *t)
{
    return (t->reg_1bpp & 4) != 0;
}

/* One bit a pixel: eight to a byte of the memory, the left one in the lowest
 * bit; 1 shows the low byte of register 1250, 0 the high one. */
static uint8_t new_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    const struct panel_it *t = &s->c.it;
    const uint8_t *row = s->plane[0].bits + (size_t)y * s->m->stride;
    unsigned grey = row[x];
    if (t->mode == MODE_INIT) {
        return PANEL_WHITE;
    }
    if (one_bit(t)) {
        bool on = (row[x / 8] >> (x % 8) & 1) != 0;
        grey = on ? t->reg_colour & 0xFFu : (unsigned)t->reg_colour >> 8;
    }
    grey &= 0xF0;
    return grey == 0xF0 || grey == 0xC0 ? PANEL_WHITE
           : grey == 0                  ? PANEL_BLACK
                                        : PANEL_OTHER;
}

/* What the controller believes the glass to show. */
static uint8_t old_ink(const struct panel_sim *s, uint16_t x, uint16_t y)
{
    return s->plane[1].bits[(size_t)y * s->m->stride + x];
}

static void check_memory(struct panel_sim *s)
{
    const struct panel_it *t = &s->c.it;
    struct panel_box b = t->show;
    if (one_bit(t)) {
        b.x0 /= 8;
        b.x1 /= 8;
    }
    if (t->mode != MODE_INIT && panel_plane_unwritten(s, 0, &b)) {
        panel_note(s, PANEL_UNWRITTEN, "picture");
    }
    if ((t->mode == MODE_DU || t->mode == MODE_A2) &&
            panel_plane_unwritten(s, 1, &t->show)) {
        panel_note(s, PANEL_UNWRITTEN, "mode %u before a full one", t->mode);
    }
}

/* How long it is not ready. */
static uint64_t show(struct panel_sim *s)
{
    struct panel_it *t = &s->c.it;
    struct panel_wave w = panel_wave_otp(s, WAVE_FULL);
    uint16_t x = t->arg[0], y = t->arg[1], width = t->arg[2];
    uint16_t height = t->arg[3];
    t->mode = t->arg[4];
    if (t->loading) {
        panel_note(s, PANEL_LOAD_OPEN, "shown before its end");
    }
    if (width == 0 || height == 0 || x + width > s->m->width ||
            y + height > s->m->height) {
        panel_note(s, PANEL_WINDOW, "show %u,%u %ux%u", x, y, width, height);
        return WORK;
    }
    if (one_bit(t) && (x % 32 != 0 || t->load.x0 * 8 % 32 != 0 ||
                              (t->load.x1 + 1) * 8 % 32 != 0)) {
        panel_note(s, PANEL_LOAD_ALIGN, "x %u, load %u to %u", x,
                t->load.x0 * 8, t->load.x1 * 8 + 7);
    }
    if (!t->vcom_set || t->vcom == 0 || t->vcom != s->vcom) {
        panel_note(s, PANEL_VCOM, "%u mV, not %u", t->vcom, s->vcom);
    }
    if (s->now < t->lut_until) {
        panel_note(s, PANEL_BUSY, "still showing");
    }
    t->show = (struct panel_box){
            x, y, (uint16_t)(x + width - 1), (uint16_t)(y + height - 1)};
    if (t->mode == MODE_DU || t->mode == MODE_A2) {
        w = panel_wave_otp(s, WAVE_PARTIAL);
    } else if (t->mode == MODE_INIT) {
        w.ms = INIT_MS;
    } else if (t->mode != MODE_GC16) {
        panel_note(s, PANEL_VALUE, "mode %u", t->mode);
    }
    check_memory(s);
    if (!panel_booster(s)) {
        return START_MS * MS;
    }
    if (t->mode != MODE_INIT) { /* that one only prepares */
        panel_refresh_begins(s, &w);
    }
    panel_drive(s, &w, &t->show, new_ink, old_ink);
    for (uint16_t at_y = t->show.y0; at_y <= t->show.y1; at_y++) {
        for (uint16_t at_x = t->show.x0; at_x <= t->show.x1; at_x++) {
            panel_plane_put(s, 1, (uint32_t)at_y * s->m->stride + at_x,
                    new_ink(s, at_x, at_y), 0);
        }
    }
    t->lut_until = s->now + w.ms * MS * (s->fault == PANEL_FAULT_COLD ? 2 : 1);
    if (s->fault == PANEL_FAULT_STUCK) {
        t->lut_until = FOR_EVER;
    }
    return WORK;
}

/* ---- words -------------------------------------------------------------- */

static bool showing(struct panel_sim *s)
{
    bool on = s->now < s->c.it.lut_until;
    s->booster = s->booster && on; /* it switches off by itself */
    return on;
}

static uint16_t read_register(struct panel_sim *s, uint16_t address)
{
    const struct panel_it *t = &s->c.it;
    switch (address) {
    case 0x0004:
        return t->packed;
    case 0x0208:
        return t->target_lo;
    case 0x020A:
        return t->target_hi;
    case 0x113A:
        return t->reg_1bpp;
    case 0x1224:
        return showing(s) ? 1 : 0;
    case 0x1250:
        return t->reg_colour;
    default:
        return 0;
    }
}

static void write_register(struct panel_sim *s, uint16_t address, uint16_t v)
{
    struct panel_it *t = &s->c.it;
    switch (address) {
    case 0x0004:
        t->packed = v;
        break;
    case 0x0208:
        t->target_lo = v;
        break;
    case 0x020A:
        t->target_hi = v;
        break;
    case 0x113A:
        t->reg_1bpp = v;
        break;
    case 0x1250:
        t->reg_colour = v;
        break;
    default:
        break;
    }
}

static void answer(struct panel_sim *s, uint16_t word)
{
    s->c.it.read[0] = word;
    s->c.it.n_read = 1;
    s->c.it.read_at = 0;
}

static void device_info(struct panel_sim *s)
{
    struct panel_it *t = &s->c.it;
    memset(t->read, 0, sizeof t->read);
    t->read[0] = s->m->width;
    t->read[1] = s->m->height;
    t->read[2] = BASE & 0xFFFF;
    t->read[3] = BASE >> 16;
    t->read[4] = 0x5357;  /* "SW" of its firmware's name */
    t->read[12] = 0x4D36; /* "M6" of its waveforms' */
    t->n_read = 20;
    t->read_at = 0;
}

/* All arguments are there. */
static void run(struct panel_sim *s)
{
    struct panel_it *t = &s->c.it;
    uint64_t work = WORK;
    switch (t->command) {
    case RUN:
        work = s->asleep ? WAKE_MS * MS : WORK;
        s->asleep = false;
        break;
    case STANDBY:
    case SLEEP:
        if (showing(s)) {
            panel_note(s, PANEL_SLEEP_POWERED, "still showing");
        }
        s->booster = false;
        panel_fall_asleep(s);
        break;
    case REG_READ:
        answer(s, read_register(s, t->arg[0]));
        break;
    case REG_WRITE:
        write_register(s, t->arg[0], t->arg[1]);
        break;
    case LOAD:
    case LOAD_AREA:
        load_begins(s);
        break;
    case LOAD_END:
        load_ends(s);
        break;
    case SHOW:
    case SHOW_BUFFER:
        work = show(s);
        break;
    case VCOM:
        if (t->arg[0] == 0) {
            answer(s, t->vcom_set ? t->vcom : 2600);
        }
        break;
    case INFO:
        device_info(s);
        break;
    default:
        break;
    }
    panel_be_busy(s, work);
}

static void command(struct panel_sim *s, uint16_t word)
{
    struct panel_it *t = &s->c.it;
    const struct args *old = find(t->command), *now = find(word);
    if (old != NULL && t->n_arg < old->min) {
        panel_note(s, PANEL_ARGUMENTS, "command %04X: %u of %u", t->command,
                t->n_arg, old->min);
    }
    panel_trace_command(s, (uint8_t)(word >> 8));
    panel_trace_data(s, (uint8_t)word);
    t->command = word;
    t->n_arg = 0;
    if (now == NULL) {
        panel_note(s, PANEL_COMMAND, "%04X", word);
        t->command = UINT16_MAX;
    } else if (s->asleep && word != RUN) {
        panel_note(s, PANEL_ASLEEP, "command %04X", word);
        t->command = UINT16_MAX;
    } else if (now->min == 0) {
        run(s);
    }
}

static void data(struct panel_sim *s, uint16_t word)
{
    struct panel_it *t = &s->c.it;
    const struct args *a = find(t->command);
    panel_trace_data(s, (uint8_t)(word >> 8));
    panel_trace_data(s, (uint8_t)word);
    if (a == NULL) {
        panel_note(s, PANEL_STRAY, "%04X", word);
        return;
    }
    if (t->n_arg >= a->max) {
        if (t->command == LOAD || t->command == LOAD_AREA) {
            if (t->loading) {
                load_word(s, word);
            }
            return;
        }
        panel_note(s, PANEL_ARGUMENTS, "command %04X: over %u", t->command,
                a->max);
        return;
    }
    t->arg[t->n_arg++] = word;
    if (t->command == VCOM && t->n_arg == 2) {
        t->vcom = word;
        t->vcom_set = t->arg[0] != 0; /* 0 only asks */
    } else if (t->n_arg == a->min) {
        run(s);
    }
}

static void select_it(struct panel_sim *s, bool on)
{
    struct panel_it *t = &s->c.it;
    if (!on && t->half != 0) {
        panel_note(s, PANEL_ARGUMENTS, "half a word");
    }
    t->n_word = 0;
    t->half = 0;
}

/* A whole word came; its place in the frame says what it is. */
static void word_in(struct panel_sim *s, uint16_t word)
{
    struct panel_it *t = &s->c.it;
    if (t->n_word == 0) {
        t->preamble = word;
        t->waiting = panel_is_busy(s);
        if (!panel_may(s, "preamble", (uint8_t)(word >> 8))) {
            t->preamble = UINT16_MAX;
        } else if (t->waiting) {
            panel_note(s, PANEL_HRDY, "preamble %04X", word);
            t->preamble = UINT16_MAX;
        } else if (word != PRE_COMMAND && word != PRE_WRITE &&
                   word != PRE_READ) {
            panel_note(s, PANEL_COMMAND, "preamble %04X", word);
        }
    } else if (t->preamble == PRE_COMMAND && t->n_word == 1) {
        command(s, word);
    } else if (t->preamble == PRE_COMMAND) {
        panel_note(s, PANEL_ARGUMENTS, "two commands in a frame");
    } else if (t->preamble == PRE_WRITE) {
        data(s, word);
    } else if (t->preamble == PRE_READ && t->n_word > 1) {
        t->read_at++;
    }
    t->n_word = t->n_word < UINT16_MAX ? (uint16_t)(t->n_word + 1) : t->n_word;
}

static uint8_t byte(struct panel_sim *s, uint8_t b)
{
    struct panel_it *t = &s->c.it;
    uint16_t out = 0;
    if (t->preamble == PRE_READ && t->n_word > 1 && t->read_at < t->n_read) {
        out = t->read[t->read_at];
    }
    if (t->half == 0) {
        t->word = (uint16_t)(b << 8);
        t->half = 1;
        return (uint8_t)(out >> 8);
    }
    t->half = 0;
    word_in(s, (uint16_t)(t->word | b));
    return (uint8_t)out;
}

static void settle(struct panel_sim *s)
{
    showing(s);
}

const struct panel_chip panel_it8951 = {reset, byte, select_it, NULL, settle};
