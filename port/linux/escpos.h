/* SPDX-License-Identifier: MIT */
/* Receipt printers that speak ESC/POS (Epson's command reference): a page as
 * raster (GS v 0) or an edition as text in one of their code pages (ESC t). */
#ifndef NG_LINUX_ESCPOS_H
#define NG_LINUX_ESCPOS_H

#include "ng/base.h"
#include "ng/encode.h"
#include "ng/panel.h"

#define ESCPOS_BAND 24u /* rows: cheap printers have small buffers */

struct escpos {
    const struct ng_sink *out;
    /* Optional: called after each band, to let the printer follow. */
    int (*pause)(void *ctx);
    void *ctx;
    bool cut;
};

/* dots: 384 for 58 mm of paper, 576 for 80 mm; a multiple of 8. */
int escpos_picture(struct escpos *e, const struct ng_picture *page,
        uint16_t dots, uint16_t height);

/* Text as ng_text() writes it with NG_TEXT_ANSI, to be written between begin
 * and end: bold stays, what else it says of style is dropped. */
struct escpos_text {
    struct ng_sink sink; /* write here */
    /* leave these alone */
    struct escpos *printer;
    uint8_t state, n;
    char digits[4];
};

/* NG_EARG: these printers have no such code page. */
int escpos_text_begin(
        struct escpos_text *t, struct escpos *e, enum ng_encoding encoding);
int escpos_text_end(struct escpos_text *t);

#endif
