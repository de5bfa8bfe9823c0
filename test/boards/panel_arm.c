/* SPDX-License-Identifier: MIT */
/* A panel's driver on a Cortex-M3 in the emulator, the panel at the end of
 * the board's second UART (its panel.c), where the simulator of the tests
 * answers. Shows one picture, fully, then another, partially. */
#include "board.h"
#include "cortexm/semihost.h"
#include "firmware/say.h"
#include "panel/models.h"

#include <string.h>

/* Stripes that are as wide as ctx says. */
static int draw(void *ctx, const struct ng_panel *to)
{
    const uint8_t *wide = ctx;
    uint8_t row[128];
    size_t stride = (to->width + 7u) / 8u;
    int err = stride <= sizeof row ? NG_OK : NG_EARG;
    for (uint16_t y = 0; y < to->height && err == NG_OK; y++) {
        memset(row, 0, sizeof row);
        for (uint16_t x = 0; x < to->width; x++) {
            if ((x + y) / *wide % 3 == 0) {
                row[x / 8] |= (uint8_t)(0x80 >> x % 8);
            }
        }
        err = to->rows(to->ctx, y, 1, row, NULL);
    }
    return err;
}

int main(void)
{
    static uint8_t wide = 40, narrow = 24;
    const struct ng_picture first = {draw, &wide}, second = {draw, &narrow};
    struct ng_epd e;
    ng_board_init();
    struct ng_hal hal;
    ng_board_panel_open(&hal);
    ng_epd_init(&e, &ng_epd_7in5_v2, &hal, NG_ROTATE_0);
    int err = ng_epd_show(&e, &first, NULL, NG_REFRESH_FULL);
    if (err == NG_OK) {
        err = ng_epd_show(&e, &second, &first, NG_REFRESH_PARTIAL);
    }
    int end = ng_board_panel_close();
    ng_sink_str(&ng_console, ng_str_of(err == NG_OK ? "shown\n" : e.error));
    ng_board_restart(err == NG_OK && end == NG_OK);
    return 0;
}
