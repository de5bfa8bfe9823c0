/* SPDX-License-Identifier: MIT */
/* What to print: copy this and build with EDITION=my.c. Besides, .pins may name
 * keys that certain hosts must have (net/trust.h). */
#include "firmware/edition.h"

static const struct ng_source sources[] = {
        {.name = NG_STR_INIT("Harbour Post"),
                .url = NG_STR_INIT("https://harbour.example/feed.rss"),
                .section = NG_STR_INIT("World")},
        {.url = NG_STR_INIT("https://nordic.example/feed.atom"), .limit = 6},
};

static const struct ng_firmware_edition edition = {
        .sources = sources,
        .n_sources = sizeof sources / sizeof *sources,
        .title = NG_STR_INIT("The Morning Edition"),
        .time_server = "pool.ntp.org",
        .utc_offset_min = 0,
        .columns = 64,
        .max_stories = 8,
        .every_s = 6 * 3600,
};

const struct ng_firmware_edition *ng_firmware_edition(void)
{
    return &edition;
}
