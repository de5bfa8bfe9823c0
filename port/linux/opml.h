/* SPDX-License-Identifier: MIT */
/* Subscription lists (OPML 1.0, 2.0). */
#ifndef NG_LINUX_OPML_H
#define NG_LINUX_OPML_H

#include "linux/config.h"

/* One subscription; strings live until the callback returns. section: the
 * title of the innermost outline it lies in, else its category; may be
 * empty. Returns NG_OK, or an ng_err that ends the reading. */
struct opml_reader {
    int (*feed)(void *ctx, struct ng_str name, struct ng_str url,
            struct ng_str section);
    void *ctx;
};

/* Reads the file ("-": stdin). The number of feeds; NG_EFORMAT: it has none;
 * NG_EIO with errno. Outlines without an http or https address are passed
 * over. */
int opml_read(const char *path, const struct opml_reader *to);

int opml_write(
        const struct ng_sink *out, const struct config *c, const char *title);

#endif
