/* SPDX-License-Identifier: MIT */
#include "chip.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define NOTES_MAX 64u

static const char *const names[PANEL_CODES] = {[0] = "none",
        [PANEL_RESET_MISSING] = "reset-missing",
        [PANEL_RESET_LOW] = "reset-low",
        [PANEL_RESET_SHORT] = "reset-short",
        [PANEL_RESET_LONG] = "reset-long",
        [PANEL_RESET_EARLY] = "reset-early",
        [PANEL_RESET_SOON] = "reset-soon",
        [PANEL_ASLEEP] = "asleep",
        [PANEL_UNPOWERED] = "unpowered",
        [PANEL_BUSY] = "busy",
        [PANEL_BUSY_EARLY] = "busy-early",
        [PANEL_COMMAND] = "command",
        [PANEL_ARGUMENTS] = "arguments",
        [PANEL_STRAY] = "stray",
        [PANEL_WINDOW] = "window",
        [PANEL_ALIGN] = "align",
        [PANEL_COUNTER] = "counter",
        [PANEL_OVERRUN] = "overrun",
        [PANEL_UNDERRUN] = "underrun",
        [PANEL_POWER] = "power",
        [PANEL_WAVEFORM] = "waveform",
        [PANEL_UNWRITTEN] = "unwritten",
        [PANEL_STALE] = "stale",
        [PANEL_POLARITY] = "polarity",
        [PANEL_SLEEP_POWERED] = "sleep-powered",
        [PANEL_SLEEP_CHECK] = "sleep-check",
        [PANEL_END_POWERED] = "end-powered",
        [PANEL_END_AWAKE] = "end-awake",
        [PANEL_PARTIALS] = "partials",
        [PANEL_FULL_SOON] = "full-soon",
        [PANEL_SPI_FAST] = "spi-fast",
        [PANEL_SPI_MODE] = "spi-mode",
        [PANEL_SIZE] = "size",
        [PANEL_HRDY] = "hrdy",
        [PANEL_LOAD_ALIGN] = "load-align",
        [PANEL_VCOM] = "vcom",
        [PANEL_POWER_CUT] = "power-cut",
        [PANEL_UNSELECTED] = "unselected",
        [PANEL_VALUE] = "value",
        [PANEL_LOAD_OPEN] = "load-open"};

const char *panel_code_name(enum panel_code code)
{
    return (unsigned)code < PANEL_CODES ? names[code] : names[0];
}

bool panel_code_is_advice(enum panel_code code)
{
    return code == PANEL_PARTIALS || code == PANEL_FULL_SOON;
}

/* Appends to a growing text; when there is no memory, it ends there. */
static void append(char **text, size_t *n, size_t *cap, const char *s)
{
    size_t len = strlen(s);
    if (*n + len + 1 > *cap) {
        size_t want = (*n + len + 1) * 2;
        char *more = realloc(*text, want);
        if (more == NULL) {
            return;
        }
        *text = more;
        *cap = want;
    }
    memcpy(*text + *n, s, len + 1);
    *n += len;
}

void panel_note(
        struct panel_sim *s, enum panel_code code, const char *format, ...)
{
    char what[160], line[240];
    s->count[code]++;
    if (s->n_noted++ >= NOTES_MAX) {
        return;
    }
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    snprintf(line, sizeof line, "%llu us: %d %s: %s\n",
            (unsigned long long)(s->now / US), (int)code, names[code], what);
    append(&s->text, &s->n_text, &s->text_cap, line);
}

uint32_t panel_sim_count(const struct panel_sim *s, enum panel_code code)
{
    return (unsigned)code < PANEL_CODES ? s->count[code] : 0;
}

const char *panel_sim_violations(const struct panel_sim *s)
{
    return s->text == NULL ? "" : s->text;
}

uint32_t panel_sim_faults(const struct panel_sim *s)
{
    uint32_t sum = 0;
    for (unsigned i = 0; i < PANEL_CODES; i++) {
        sum += panel_code_is_advice((enum panel_code)i) ? 0 : s->count[i];
    }
    return sum;
}

void panel_sim_forget(struct panel_sim *s)
{
    panel_trace_flush(s);
    memset(s->count, 0, sizeof s->count);
    s->n_noted = 0;
    s->n_text = s->n_trace = 0;
    if (s->text != NULL) {
        s->text[0] = '\0';
    }
    if (s->trace != NULL) {
        s->trace[0] = '\0';
    }
}

/* CRC-32 of IEEE 802.3, bit by bit: pictures are small. */
uint32_t panel_crc(uint32_t crc, const void *bytes, size_t n)
{
    const uint8_t *b = bytes;
    crc = ~crc;
    for (size_t i = 0; i < n; i++) {
        crc ^= b[i];
        for (int k = 0; k < 8; k++) {
            crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1u)));
        }
    }
    return ~crc;
}

static void line(struct panel_sim *s, const char *text)
{
    append(&s->trace, &s->n_trace, &s->trace_cap, text);
}

/* What was sent since the last command, as one line. */
static void flush_data(struct panel_sim *s)
{
    char text[80];
    if (s->burst == 0) {
        return;
    }
    if (s->burst > sizeof s->burst_first) {
        snprintf(text, sizeof text, "D %u crc=%08x\n", (unsigned)s->burst,
                (unsigned)s->burst_crc);
    } else {
        size_t n = 1;
        text[0] = 'D';
        for (uint32_t i = 0; i < s->burst; i++) {
            n += (size_t)snprintf(
                    text + n, sizeof text - n, " %02X", s->burst_first[i]);
        }
        snprintf(text + n, sizeof text - n, "\n");
    }
    line(s, text);
    s->burst = s->burst_crc = 0;
}

/* Time that passed without traffic. */
static void flush_wait(struct panel_sim *s)
{
    char text[40];
    if (s->now >= s->traced + MS) {
        flush_data(s);
        snprintf(text, sizeof text, "W %llums\n",
                (unsigned long long)((s->now - s->traced) / MS));
        line(s, text);
    }
    s->traced = s->now;
}

void panel_trace_flush(struct panel_sim *s)
{
    flush_wait(s);
    flush_data(s);
}

void panel_trace_command(struct panel_sim *s, uint8_t code)
{
    char text[16];
    panel_trace_flush(s);
    snprintf(text, sizeof text, "C %02X\n", code);
    line(s, text);
}

void panel_trace_data(struct panel_sim *s, uint8_t b)
{
    flush_wait(s);
    if (s->burst < sizeof s->burst_first) {
        s->burst_first[s->burst] = b;
    }
    s->burst++;
    s->burst_crc = panel_crc(s->burst_crc, &b, 1);
}

void panel_trace_pin(struct panel_sim *s, const char *name, bool level)
{
    char text[24];
    panel_trace_flush(s);
    snprintf(text, sizeof text, "%s %d\n", name, level);
    line(s, text);
}

const char *panel_sim_trace(const struct panel_sim *s)
{
    return s->trace == NULL ? "" : s->trace;
}
