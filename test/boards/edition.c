/* SPDX-License-Identifier: MIT */
/* The edition of a test run: by the emulator's arguments. A word with "://" is
 * a source; others are NAME=VALUE. */
#include "firmware/edition.h"

#include "board.h"
#include "cortexm/semihost.h"

#include <string.h>

#define SOURCES_MAX 16

static char text[800], server[64];
static struct ng_source sources[SOURCES_MAX];
static struct ng_trust_pin pin;
static struct ng_firmware_edition edition = {.sources = sources,
        .title = NG_STR_INIT("The Board Edition"),
        .time_server = server,
        .columns = 64,
        .every_s = 1,
        .attempts = 1};

static uint32_t number(struct ng_str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        n = n * 10 + (uint32_t)(s.s[i] - '0');
    }
    return n;
}

/* "harbour.test/" and 64 digits */
static void set_pin(struct ng_str value)
{
    static char host[32];
    int32_t slash = ng_str_find(value, NG_STR("/"));
    if (slash < 0 || slash >= (int32_t)sizeof host) {
        return;
    }
    memcpy(host, value.s, (size_t)slash);
    struct ng_str hex = ng_str_cut(value, (uint32_t)slash + 1, value.len);
    for (uint32_t i = 0; i < hex.len && i < 2 * sizeof pin.spki; i++) {
        char c = hex.s[i];
        pin.spki[i / 2] = (uint8_t)(pin.spki[i / 2] << 4 |
                                    (c <= '9' ? c - '0' : c - 'a' + 10));
    }
    pin.host = host;
    edition.pins = &pin;
    edition.n_pins = 1;
}

static void set(struct ng_str name, struct ng_str value)
{
    if (ng_str_eq(name, NG_STR("time")) && value.len < sizeof server) {
        memcpy(server, value.s, value.len);
    } else if (ng_str_eq(name, NG_STR("pin"))) {
        set_pin(value);
    } else if (ng_str_eq(name, NG_STR("stories"))) {
        edition.max_stories = (uint8_t)number(value);
    } else if (ng_str_eq(name, NG_STR("attempts"))) {
        edition.attempts = number(value);
    } else if (ng_str_eq(name, NG_STR("entropy"))) {
        ng_semihost_no_entropy();
    } else if (ng_str_eq(name, NG_STR("patience"))) {
        edition.patience_ms = number(value);
    } else if (ng_str_eq(name, NG_STR("hang"))) {
        ng_board_write("hangs\n", 6);
        for (volatile bool on = true; on;) {
        }
    } else if (ng_str_eq(name, NG_STR("every"))) {
        edition.every_s = number(value);
    }
}

static void word(struct ng_str w)
{
    int32_t equals = ng_str_find(w, NG_STR("="));
    if (ng_str_find(w, NG_STR("://")) >= 0) {
        if (edition.n_sources < SOURCES_MAX) {
            sources[edition.n_sources++].url = w;
        }
    } else if (equals >= 0) {
        set(ng_str_cut(w, 0, (uint32_t)equals),
                ng_str_cut(w, (uint32_t)equals + 1, w.len));
    }
}

const struct ng_firmware_edition *ng_firmware_edition(void)
{
    struct ng_str rest = ng_semihost_arguments(text, sizeof text);
    while (rest.len > 0) {
        int32_t space = ng_str_find(rest, NG_STR(" "));
        uint32_t n = space < 0 ? rest.len : (uint32_t)space;
        word(ng_str_cut(rest, 0, n));
        rest = ng_str_cut(rest, n + 1, rest.len);
    }
    return &edition;
}
