/* SPDX-License-Identifier: MIT */
/* The configuration: INI, read with inih.
 *
 *   [edition]            settings, see settings.h
 *   title = Morning
 *   [feed BBC World]     one section a source
 *   url = https://...
 *   section = World
 */
#ifndef NG_LINUX_CONFIG_H
#define NG_LINUX_CONFIG_H

#include "linux/settings.h"

struct feed {
    const char *name, *url, *section, *pin; /* the last two may be NULL */
    uint32_t limit, weight;                 /* 0: the default */
    int feed_only;
    unsigned given; /* bit i: key i was set */
    int line;       /* of its [feed NAME] */
};

struct config {
    struct settings set;
    struct feed *feeds;
    size_t n_feeds;
    size_t n_errors;
};

/* Called with each error: line 0 is the file as a whole. */
struct config_errors {
    void (*error)(void *ctx, int line, const char *text);
    void *ctx;
};

/* Reads the whole file and reports every error in it. 0; -1 when there was
 * one; -2 when the file cannot be opened (errno says why; not reported). */
int config_read(
        struct config *c, const char *path, const struct config_errors *errors);

/* Sets one key of a feed, as settings_set does. */
int feed_set(struct feed *f, const char *key, const char *value, char *why,
        size_t n_why);

/* The feed of that name (ASCII case ignored) or address, or NULL. */
const struct feed *config_find(
        const struct config *c, const char *name, const char *url);

#endif
