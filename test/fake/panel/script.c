/* SPDX-License-Identifier: MIT */
#include "script.h"
#include "chip.h"

#include <stdlib.h>
#include <string.h>

static void send(struct panel_sim *s, bool data, unsigned long b, size_t times)
{
    uint8_t many[256];
    memset(many, (int)(b & 0xFF), sizeof many);
    panel_sim_pin(s, NG_PIN_DC, data);
    while (times > 0) {
        size_t n = times < sizeof many ? times : sizeof many;
        panel_sim_spi(s, many, NULL, n);
        times -= n;
    }
}

/* Hex digits, two a byte; at most 16 bytes. */
static size_t hex(const char *digits, uint8_t *bytes)
{
    size_t n = 0;
    while (n < 16 && digits[0] != '\0' && digits[1] != '\0') {
        char two[] = {digits[0], digits[1], '\0'};
        bytes[n++] = (uint8_t)strtoul(two, NULL, 16);
        digits += 2;
    }
    return n;
}

/* Words for an IT8951, in transfers of up to 127 behind a preamble. */
static void words(struct panel_sim *s, unsigned long value, size_t times)
{
    uint8_t frame[256] = {0};
    while (times > 0) {
        size_t n = times < 127 ? times : 127;
        for (size_t i = 1; i <= n; i++) {
            frame[2 * i] = (uint8_t)(value >> 8);
            frame[2 * i + 1] = (uint8_t)value;
        }
        panel_sim_spi(s, frame, NULL, 2 * n + 2);
        times -= n;
    }
}

static void word(struct panel_sim *s, const char *w)
{
    unsigned long n = strtoul(w + 1, NULL, 10);
    const char *colon = strchr(w, ':');
    uint8_t bytes[16];
    struct ng_hal hal = panel_sim_hal(s);
    switch (w[0]) {
    case 'p':
        panel_sim_pin(s, NG_PIN_PWR, n != 0);
        break;
    case 'r':
        panel_sim_pin(s, NG_PIN_RST, n != 0);
        break;
    case 's':
        panel_sim_pin(s, NG_PIN_CS, n != 0);
        break;
    case '+':
        panel_sim_advance(s, n * 1000);
        break;
    case 'u':
        panel_sim_advance(s, n);
        break;
    case '?':
        panel_sim_busy(s);
        break;
    case 'w':
        panel_sim_advance(s, 1000);
        hal.wait(s, (s->m->flags & BUSY_HIGH) == 0, 60000);
        break;
    case 'c':
        send(s, false, strtoul(w + 1, NULL, 16), 1);
        break;
    case 'e':
        panel_sim_end(s);
        break;
    case '*':
        send(s, true, colon == NULL ? 0 : strtoul(colon + 1, NULL, 16), n);
        break;
    case '=':
        panel_sim_spi(s, bytes, NULL, hex(w + 1, bytes));
        break;
    case '~':
        words(s, colon == NULL ? 0 : strtoul(colon + 1, NULL, 16), n);
        break;
    default:
        send(s, true, strtoul(w, NULL, 16), 1);
    }
}

void panel_script(struct panel_sim *s, const char *script)
{
    char text[40];
    while (*script != '\0') {
        size_t n = strcspn(script, " "), keep = n;
        keep = keep < sizeof text ? keep : sizeof text - 1;
        memcpy(text, script, keep);
        text[keep] = '\0';
        if (n > 0) {
            word(s, text);
        }
        script += n + strspn(script + n, " ");
    }
}
