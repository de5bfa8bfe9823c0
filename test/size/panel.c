/* SPDX-License-Identifier: MIT */
/* A board with one panel, for make size: MODEL is its symbol. */
#include "panel/models.h"

int ng_panel_size(struct ng_epd *e, const struct ng_hal *hal,
        const struct ng_picture *now, const struct ng_picture *old,
        enum ng_refresh how);

int ng_panel_size(struct ng_epd *e, const struct ng_hal *hal,
        const struct ng_picture *now, const struct ng_picture *old,
        enum ng_refresh how)
{
    ng_epd_init(e, &MODEL, hal, NG_ROTATE_0);
    return ng_epd_show(e, now, old, how);
}
