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

static void word(struct panel_sim *s, const char *w)
{
    unsigned long n = strtoul(w + 1, NULL, 10);
    const char *colon = strchr(w, ':');
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
    default:
        send(s, true, strtoul(w, NULL, 16), 1);
    }
}

void panel_script(struct panel_sim *s, const char *script)
{
    char text[32];
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
