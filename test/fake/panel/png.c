/* SPDX-License-Identifier: MIT */
/* The glass for people: paper that is not quite white, ink that is not quite
 * black, and what shines through. */
#include "chip.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

int panel_sim_write_png(const struct panel_sim *s, FILE *out)
{
    static const uint8_t inks[][3] = {
            {225, 224, 216}, {38, 38, 42}, {178, 42, 38}, {120, 120, 120}};
    static const uint8_t lit[] = {190, 225, 255}, dark[] = {8, 8, 10};
    uint16_t width = panel_sim_width(s), height = panel_sim_height(s);
    uint8_t *rgb = malloc((size_t)width * height * 3);
    if (rgb == NULL) {
        return NG_EIO;
    }
    for (size_t i = 0; i < (size_t)width * height; i++) {
        uint16_t x = (uint16_t)(i % width), y = (uint16_t)(i / width);
        enum panel_ink ink = panel_sim_ink(s, x, y);
        unsigned veil = ink == PANEL_WHITE ? panel_sim_veil(s, x, y) : 0;
        const uint8_t *c = inks[ink];
        if ((s->m->flags & LIT) != 0) {
            c = ink == PANEL_WHITE ? dark : lit;
            veil = 0;
        }
        for (unsigned k = 0; k < 3; k++) {
            rgb[3 * i + k] = (uint8_t)(c[k] - (unsigned)c[k] * veil / 200);
        }
    }
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = PNG_FORMAT_RGB;
    bool good = png_image_write_to_stdio(&image, out, 0, rgb, 0, NULL) != 0;
    free(rgb);
    return good && fflush(out) == 0 ? NG_OK : NG_EIO;
}
