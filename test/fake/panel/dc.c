/* SPDX-License-Identifier: MIT */
/* Controllers with a D/C pin: a command byte, then its arguments or data. */
#include "chip.h"

void panel_dc_settle(
        struct panel_sim *s, void (*end)(struct panel_sim *s, uint8_t code))
{
    struct panel_dc *d = &s->dc;
    if (d->command != NULL && !d->ignored) {
        if (d->command->max == STREAM) {
            end(s, d->code);
        } else if (d->n < d->command->min) {
            panel_note(s, PANEL_ARGUMENTS, "command %02X: %u of %u", d->code,
                    (unsigned)d->n, d->command->min);
        } else {
            panel_check_known(s, d->code, d->args, d->n);
        }
    }
    d->command = NULL;
    d->known = false;
    d->ignored = false;
}

static void command(struct panel_sim *s, uint8_t b,
        const struct panel_command *table, size_t n,
        void (*run)(struct panel_sim *s, uint8_t code, const uint8_t *args))
{
    struct panel_dc *d = &s->dc;
    if (s->m->chip->settle != NULL) {
        s->m->chip->settle(s);
    }
    panel_trace_command(s, b);
    d->code = b;
    d->n = 0;
    d->ran = false;
    d->known = true;
    d->ignored = true; /* until it proves good */
    if (!panel_may(s, "command", b)) {
        return;
    }
    for (size_t i = 0; i < n && d->command == NULL; i++) {
        d->command = table[i].code == b ? &table[i] : NULL;
    }
    if (d->command == NULL) {
        panel_note(s, PANEL_COMMAND, "%02X", b);
        return;
    }
    if (panel_is_busy(s) && !d->command->while_busy) {
        panel_note(s, PANEL_BUSY, "command %02X", b);
        return;
    }
    d->ignored = false;
    if (d->command->min == 0) {
        d->ran = true;
        run(s, b, d->args);
    }
}

static void data(struct panel_sim *s, uint8_t b,
        void (*run)(struct panel_sim *s, uint8_t code, const uint8_t *args),
        void (*stream)(struct panel_sim *s, uint8_t code, uint8_t b))
{
    struct panel_dc *d = &s->dc;
    panel_trace_data(s, b);
    if (!d->known) {
        d->known = d->ignored = true;
        if (panel_may(s, "data", b)) {
            panel_note(s, PANEL_STRAY, "%02X", b);
        }
        return;
    }
    if (d->ignored) {
        return;
    }
    if (!panel_may(s, "data", b)) {
        d->ignored = true;
        return;
    }
    bool is_stream = d->command->max == STREAM;
    /* an argument that may be left out may come while it is at work */
    if (panel_is_busy(s) && (is_stream || !d->ran) && !d->command->while_busy) {
        panel_note(s, PANEL_BUSY, "data of command %02X", d->code);
        d->ignored = true;
        return;
    }
    if (is_stream) {
        stream(s, d->code, b);
        return;
    }
    if (d->n >= d->command->max) {
        panel_note(s, PANEL_ARGUMENTS, "command %02X: over %u", d->code,
                d->command->max);
        d->ignored = true;
        return;
    }
    d->args[d->n++] = b;
    if (d->n == d->command->min) {
        d->ran = true;
        run(s, d->code, d->args);
    }
}

uint8_t panel_dc_byte(struct panel_sim *s, uint8_t b,
        const struct panel_command *table, size_t n,
        void (*run)(struct panel_sim *s, uint8_t code, const uint8_t *args),
        void (*stream)(struct panel_sim *s, uint8_t code, uint8_t b))
{
    if (s->pins[NG_PIN_DC] != 1) {
        command(s, b, table, n, run);
    } else {
        data(s, b, run, stream);
    }
    return 0xFF; /* MISO is not wired */
}
